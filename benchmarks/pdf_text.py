"""Reports printed to PDF in five layouts, read back: words in order, paragraphs, reports, pages a second.

Usage: .venv/bin/python -m benchmarks.pdf_text [FIGURE=FLOOR ...]
       (such as words_two=0.98 paragraphs_two=0.8 one_report=0.95 pages_a_second=20)

The bodies of `pages/extraction` of the shared data are printed by Debian's chromium, with a title, running heads and
page numbers. Words: F1 of four-word runs against the body, as the page benchmark counts them; beside ours, the text as
PDFium gives it. Paragraphs: F1 of paragraphs whose words are exactly those of one of the body. One report: share of
files that are not split. Bodies in scripts for which no font is installed count as missed.
Pages a second: processor time of `pdf_paragraphs` alone.
"""

import html
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.engines import finish, print_table, read_options
from benchmarks.scoring import Counts, exact
from training.data import read_lines

from dateline.reading.pdf import pdf_paragraphs, pdf_reports
from dateline.records.document import Capture

CHROMIUM = Path("/usr/bin/chromium")
TITLE = "Engineers inspect the valley road after a week of rain"
PDFIUM = "pdfium"
LAYOUTS = {
    "one": 'body{font:11pt "Liberation Serif";text-align:justify;hyphens:auto} p{margin:0 0 8pt}',
    "indent": 'body{font:11pt "Liberation Serif"} p{margin:0;text-indent:14pt}',
    "gap": 'body{font:10pt "Liberation Sans"} p{margin:0 0 10pt}',
    "two": 'body{font:9pt "Liberation Serif";text-align:justify;hyphens:auto} main{columns:2;column-gap:16pt} '
    "p{margin:0;text-indent:10pt}",
    "three": 'body{font:8pt "DejaVu Serif";text-align:justify;hyphens:auto} main{columns:3;column-gap:12pt} '
    "p{margin:0;text-indent:8pt}",
}
CAPTURE = Capture("c", "printed.pdf", "application/pdf", "hash", "2026-01-01")
HEADER = "The Valley Courier"
HEAD = f'<span style="font-size:8px;margin-left:60px">{HEADER}</span>'
FOOT = '<span style="font-size:8px;margin-left:60px">Page <span class="pageNumber"></span></span>'
WORD = re.compile(r"\w+")


def main() -> int:
    """Print the table; 1 when a figure is below its floor, 2 when there is no browser to print with."""
    options = read_options(__doc__)
    if not CHROMIUM.exists():
        print(f"needs {CHROMIUM} to print with")
        return 2
    bodies = [row["body"] for row in read_lines(options.shared / "data" / "pages" / "extraction" / "pages.jsonl.gz")]
    figures: dict[str, float] = {}
    rows: dict[str, dict[str, float | str]] = {}
    whole = pages = 0
    seconds = 0.0
    for name in LAYOUTS:
        words, plain, paragraphs = Counts(), Counts(), Counts()
        for body, printed in zip(bodies, print_bodies(bodies, LAYOUTS[name]), strict=True):
            start = time.process_time()
            paragraphs_found, told = pdf_paragraphs(printed, "printed.pdf")
            seconds += time.process_time() - start
            whole += len(pdf_reports(CAPTURE, paragraphs_found, told)) == 1
            found = [one.text for one in paragraphs_found if one.text not in (TITLE, HEADER)]
            raw = pdfium_text(printed)
            pages += len(raw)
            words += exact(runs(body), runs("\n".join(found)))
            plain += exact(runs(body), runs("\n".join(raw)))
            paragraphs += exact([*parts(body.split("\n"))], [*parts(found)])
        figures |= {f"words_{name}": words.f1, f"paragraphs_{name}": paragraphs.f1}
        rows[name] = {"words": words.f1, f"words, {PDFIUM}": plain.f1, "paragraphs": paragraphs.f1}
    figures |= {"one_report": whole / (len(bodies) * len(LAYOUTS)), "pages_a_second": pages / seconds}
    print_table(f"{len(bodies)} reports printed in five layouts", rows)
    print(f"read as one report: {figures['one_report']:.3f}; pages a second: {figures['pages_a_second']:.0f}")
    return finish(figures, options)


def print_bodies(bodies: Sequence[str], style: str) -> Iterator[bytes]:
    """Each body as a PDF, on Letter and A4 in turn."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False, offline=True).new_page()
        for number, body in enumerate(bodies):
            told = "".join(f"<p>{html.escape(one)}</p>" for one in body.split("\n") if one.strip())
            title = f'<h1 style="font-size:20pt;text-align:left;hyphens:none">{TITLE}</h1>'
            page.set_content(f"<html lang=en><style>{style}</style>{title}<main>{told}</main></html>")
            yield page.pdf(
                format="A4" if number % 2 else "Letter",
                margin={"top": "60px", "bottom": "60px", "left": "60px", "right": "60px"},
                display_header_footer=True,
                header_template=HEAD,
                footer_template=FOOT,
            )
        browser.close()


def pdfium_text(printed: bytes) -> list[str]:
    """The text of each page as PDFium gives it."""
    from pypdfium2 import PdfDocument

    return [page.get_textpage().get_text_range() for page in PdfDocument(printed)]


def runs(text: str) -> list[tuple[str, ...]]:
    """Its runs of four words."""
    words = WORD.findall(text)
    return [tuple(words[i : i + 4]) for i in range(len(words) - 3)]


def parts(paragraphs: Sequence[str]) -> Iterator[str]:
    """The letters of each paragraph that has any."""
    return (letters for one in paragraphs if (letters := "".join(WORD.findall(one))))


if __name__ == "__main__":
    sys.exit(main())
