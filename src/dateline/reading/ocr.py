"""Text on pictures of pages, read by Tesseract where the user has installed it (extra ``ocr``)."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from dateline.errors import ReadingError
from dateline.reading.pdf_layout import around
from dateline.reading.pdf_words import Sheet, Stretch

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72
MAX_DOTS = 30_000_000  # of one picture, 30 MB in grey; larger pages are read more coarsely
MAX_PAGES = 200  # some seconds each
MAX_PAGE_SECONDS = 60
MIN_CONFIDENCE = 30  # of 100; below are specks and folds
WORD = 5  # Tesseract's level for one word

MISSING = (
    "the PDF holds pictures of pages and no text; install OCR (pip install 'dateline[ocr]' and the program tesseract), "
    "or save a copy with text from a scanning program"
)


def sheets_read(document: "PdfDocument", item: str) -> Iterator[Sheet]:
    """The words on the pictures of pages. Raises ReadingError when OCR is not installed or there are too many pages."""
    try:
        import pytesseract
    except ImportError as error:
        raise ReadingError(MISSING, item=item) from error
    if len(document) > MAX_PAGES:
        raise ReadingError(
            f"the PDF holds pictures of {len(document):,} pages, more than {MAX_PAGES}; split it", item=item
        )
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(DOTS_PER_INCH / POINTS_PER_INCH, (MAX_DOTS / max(width * height, 1.0)) ** 0.5)
        picture = page.render(scale=scale, grayscale=True).to_pil()
        page.close()
        try:
            table = pytesseract.image_to_data(picture, timeout=MAX_PAGE_SECONDS, output_type=pytesseract.Output.DICT)
        except pytesseract.TesseractNotFoundError as error:
            raise ReadingError(MISSING, item=item) from error
        except (RuntimeError, pytesseract.TesseractError) as error:
            raise ReadingError(f"tesseract cannot read page {number} of the PDF; save it as text", item=item) from error
        stretches = tuple(lines_in(table, scale))
        yield Sheet(number, width, height, stretches, sum(len(one.text) for one in stretches), 0)


def lines_in(table: dict[str, list[Any]], scale: float) -> Iterator[Stretch]:
    """The lines in Tesseract's table of words; ``scale``: its dots for one point."""
    words = [
        at
        for at, text in enumerate(table["text"])
        if table["level"][at] == WORD and str(text).strip() and float(table["conf"][at]) >= MIN_CONFIDENCE
    ]
    for _, line in groupby(
        words, key=lambda at: tuple(table[name][at] for name in ("block_num", "par_num", "line_num"))
    ):
        found = list(line)
        boxes = [
            (
                table["left"][at] / scale,
                table["top"][at] / scale,
                (table["left"][at] + table["width"][at]) / scale,
                (table["top"][at] + table["height"][at]) / scale,
            )
            for at in found
        ]
        yield Stretch(" ".join(str(table["text"][at]).strip() for at in found), around(boxes))
