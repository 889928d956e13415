"""Web pages: article text, day of publication, single pages left whole, paragraphs with a place; ours beside others.

Usage: .venv/bin/python -m benchmarks.pages [--data FOLDER] [FIGURE=FLOOR ...]

Text: multisets of four-word shingles, precision and recall averaged over the pages, F1 of the averages; ours without
the headline and without regions that tell nothing ("whole": with them), beside trafilatura alone in the same run.
Days: from the markup alone, never the address; a day withheld is a miss. Precision at coverage: how often a given day
is right, and how many pages get one. "unsplit": the share of these single-article pages that stay one document.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.charsets import decode
from dateline.errors import ReadingError
from dateline.reading.html import opened_page, published_by, read_html
from dateline.records.document import Capture, Document

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
TODAY = date(2026, 3, 1)  # after every page of the set, so that figures do not change with the calendar
SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Text:
    """Averages over pages, 0-1. ``exact``: the share of pages whose words are just those of the gold text."""

    precision: float
    recall: float
    exact: float

    @property
    def f1(self) -> float:
        """Of the averages."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class Days:
    """How many days are right, wrong and not given."""

    right: int
    wrong: int
    none: int

    @property
    def precision(self) -> float:
        """Right ones among those given."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Right ones among these and those not given: the metric of the set, which counts a wrong day once."""
        return self.right / max(1, self.right + self.none)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def accuracy(self) -> float:
        """Right ones among all pages."""
        return self.right / max(1, self.right + self.wrong + self.none)


def main() -> int:
    """Print the table; 1 when a figure is below its floor."""
    arguments = sys.argv[1:]
    folder = SHARED
    if "--data" in arguments:
        at = arguments.index("--data")
        folder = Path(arguments[at + 1])
        del arguments[at : at + 2]
    wanted = {name: float(floor) for name, _, floor in (one.partition("=") for one in arguments)}
    figures = {**_texts(folder / "pages"), **_days(folder / "pages")}
    split = figures.pop("split_text") + figures.pop("split_dates")
    figures["unsplit"] = 1 - split / figures.pop("pages")
    for name, value in figures.items():
        print(f"{name:28} {value:.4f}")
    missed = {name: floor for name, floor in wanted.items() if figures[name] < floor}
    for name, floor in missed.items():
        print(f"{name} is {figures[name]:.4f}, below its floor {floor}")
    return 1 if missed else 0


def _texts(folder: Path) -> dict[str, float]:
    from trafilatura import extract

    gold, body, whole, alone = [], [], [], []
    split = placed = letters = 0
    for one, page in _pages(folder / "extraction"):
        documents = _read(one["id"], page)
        split += len(documents) > 1
        gold.append(one["body"])
        body.append("\n".join(_running_text(each) for each in documents))
        whole.append("\n".join(each.text[each.headline_end :] for each in documents))
        alone.append(extract(page) or "")
        for each in documents:
            letters += len(re.sub(r"\s", "", each.text))
            placed += sum(len(re.sub(r"\s", "", each.text[anchor.start : anchor.end])) for anchor in each.anchors)
    ours, all_of_it, theirs = (score_texts(gold, outputs) for outputs in (body, whole, alone))
    print(f"text of {len(gold)} pages       P / R / F1 / exact")
    for name, row in (("ours", ours), ("ours, whole", all_of_it), ("trafilatura alone", theirs)):
        print(f"  {name:24} {row.precision:.4f} / {row.recall:.4f} / {row.f1:.4f} / {row.exact:.2f}")
    return {
        "text_f1": ours.f1,
        "text_f1_whole": all_of_it.f1,
        "text_f1_over_trafilatura": ours.f1 - theirs.f1,
        "anchored": placed / max(1, letters),
        "split_text": float(split),
        "pages": float(len(gold)),
    }


def _days(folder: Path) -> dict[str, float]:
    from htmldate import find_date

    def ours(page: bytes) -> str | None:
        found = published_by(opened_page(decode(page, markup=True).text, item="page"), TODAY, with_address=False)
        return str(found.period.start) if found and found.period else None

    def htmldate(page: bytes) -> str | None:
        return find_date(page, original_date=True, max_date=TODAY.isoformat())

    pages = list(_pages(folder / "dates"))
    rows = {"ours": score_days(pages, ours), "htmldate alone": score_days(pages, htmldate)}
    print(f"days of {len(pages)} pages      P / R / F1 / accuracy / coverage")
    for name, row in rows.items():
        coverage = 1 - row.none / max(1, len(pages))
        print(
            f"  {name:24} {row.precision:.4f} / {row.recall:.4f} / {row.f1:.4f} / {row.accuracy:.4f} / {coverage:.3f}"
        )
    split = sum(len(_read(one["id"], page)) > 1 for one, page in pages)
    return {
        "days_f1": rows["ours"].f1,
        "days_precision": rows["ours"].precision,
        "days_f1_over_htmldate": rows["ours"].f1 - rows["htmldate alone"].f1,
        "split_dates": float(split),
        "pages": float(len(pages)) + sum(1 for _ in _pages(folder / "extraction")),
    }


def score_texts(gold: Sequence[str], outputs: Sequence[str]) -> Text:
    """The metric of the Zyte article extraction benchmark, over pages in order."""
    precision = recall = exact = 0.0
    for wanted, found in zip(gold, outputs, strict=True):
        left, right = _shingles(wanted), _shingles(found)
        both = (left & right).total()
        precision += both / max(1, right.total())
        recall += both / max(1, left.total())
        exact += re.findall(r"\w+", wanted) == re.findall(r"\w+", found)
    return Text(precision / len(gold), recall / len(gold), exact / len(gold))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def score_days(pages: Sequence[tuple[dict[str, Any], bytes]], find: Callable[[bytes], str | None]) -> Days:
    """Days found against the set's."""
    found = [(one["published"], find(page)) for one, page in pages]
    right = sum(wanted == given for wanted, given in found)
    none = sum(given is None for _, given in found)
    return Days(right, len(found) - right - none, none)


def _running_text(document: Document) -> str:
    """The document without its headline and the regions that tell nothing; crossheads are text."""
    text = document.text
    for one in sorted(document.boilerplate, key=lambda region: -region.start):
        if one.kind != "heading" and one.start >= document.headline_end:
            text = text[: one.start] + text[one.end :]
    return text[document.headline_end :]


def _read(name: str, page: bytes) -> tuple[Document, ...]:
    try:
        return read_html(Capture(name, name, "text/html", "0", TODAY.isoformat()), page, today=TODAY)
    except ReadingError as error:
        print(f"  {name}: {error}")
        return ()


def _pages(folder: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    with gzip.open(folder / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        for one in map(json.loads, lines):
            with gzip.open(folder / one["file"]) as page:
                yield one, page.read()


if __name__ == "__main__":
    sys.exit(main())
