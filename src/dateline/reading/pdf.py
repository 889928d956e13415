"""A PDF to its reports, each line with its place on the page; nothing in the file is run, opened or fetched."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from dateline.errors import ReadingError
from dateline.reading.file_properties import Properties, with_properties
from dateline.reading.laid_out import Paragraph
from dateline.reading.limits import MAX_CHARACTERS, check_text
from dateline.reading.ocr import sheets_read
from dateline.reading.pdf_margins import without_margins
from dateline.reading.pdf_paragraphs import paragraphs_of
from dateline.reading.pdf_reports import reports_in
from dateline.reading.pdf_streams import is_bomb
from dateline.reading.pdf_words import Sheet, sheet_of
from dateline.reading.stated import stated_by, today_of
from dateline.records.document import Capture, Document

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MAX_PAGES = 2_000
MAX_SECONDS = 20.0
MAX_STAMP_CHARACTERS = 60  # on a picture of a page: a fax line or a seal, not its text
MIN_PICTURE_SHARE = 0.4  # of the page that a picture of it covers

DAMAGED = "the PDF is damaged; open it in a PDF program and save it anew, or copy its text into a .txt file"
LOCKED = "the PDF is locked with a password; save an unlocked copy"
BOMB = "the PDF unpacks to far more than pages hold; copy its text into a .txt file"
EMPTY = "the PDF holds no words; nothing to read"

_PDFIUM = Lock()  # PDFium is not safe in threads: one file at a time
_BROWSERS = re.compile(r"Mozilla/|Chrom(?:e|ium)|HeadlessChrome|Firefox|Safari|Skia/PDF|wkhtmltopdf", re.I)
_ROOT = re.compile(rb"(\d{1,9})\s+(\d{1,5})\s+obj\s*<<[^>]{0,400}?/Type\s*/Catalog")


def pdf_reports(capture: Capture, paragraphs: Sequence[Paragraph], told: Properties) -> tuple[Document, ...]:
    """The reports in the paragraphs of a PDF. Raises ReadingError when there are no words."""
    documents = reports_in(capture, paragraphs, stated_by(capture, today_of(capture)), web_page=told.web_page)
    return with_properties(documents, told)


def pdf_paragraphs(body: bytes, item: str) -> tuple[list[Paragraph], Properties]:
    """The paragraphs of a PDF in reading order, each line with an anchor, and what the file says of itself.

    Raises ReadingError, naming ``item``, when it is damaged, locked, too long or holds no text.
    """
    if is_bomb(body):
        raise ReadingError(BOMB, item=item)
    with _PDFIUM:
        document = _opened(body, item)
        try:
            told: dict[str, str] = document.get_metadata_dict(skip_empty=True)
            sheets, notes = _sheets(document, item)
        finally:
            document.close()
    unreadable = sum(sheet.unreadable for sheet in sheets)
    paragraphs = paragraphs_of(without_margins(sheets))
    if not paragraphs:
        raise ReadingError(EMPTY, item=item)
    check_text("\n".join(one.text for one in paragraphs), item, unreadable=unreadable)
    return paragraphs, Properties(told.get("Title", ""), told.get("Author", ""), _is_web_page(told), notes)


def _is_web_page(told: Mapping[str, str]) -> bool:
    return _BROWSERS.search(f"{told.get('Creator', '')} {told.get('Producer', '')}") is not None


def _opened(body: bytes, item: str) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError, raw

    for tried in (body, _mended(body)):
        try:
            return PdfDocument(tried)
        except PdfiumError as error:
            problem = error
            if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
                raise ReadingError(LOCKED, item=item) from error
    raise ReadingError(DAMAGED, item=item) from problem


def _mended(body: bytes) -> bytes:
    """With the first line, and with the last ones, that a PDF cut at either end has lost."""
    root = _ROOT.search(body)
    end = b"\nendobj\ntrailer\n<</Root %b %b R>>\n%%%%EOF\n" % root.groups() if root else b""
    return b"%PDF-1.7\n" + body + end


def _sheets(document: "PdfDocument", item: str) -> tuple[list[Sheet], tuple[str, ...]]:
    """The pages with their words, and notes on those that have none; where all are pictures, they are read by OCR."""
    if len(document) > MAX_PAGES:
        raise ReadingError(f"the PDF has {len(document):,} pages, more than {MAX_PAGES:,}; split it", item=item)
    found = list(_pages(document, item))
    pictures = sum(is_picture for _, is_picture in found)
    if pictures and pictures == len(found):
        return list(sheets_read(document, item)), ()
    counts = {"are pictures without text": pictures, "are damaged": len(document) - len(found)}
    notes = tuple(
        f"{count} of {len(document)} pages {what} and are left out" for what, count in counts.items() if count
    )
    return [sheet for sheet, _ in found], notes


def _pages(document: "PdfDocument", item: str) -> Iterator[tuple[Sheet, bool]]:
    """Each page that can be read, and whether it is only a picture."""
    from pypdfium2 import PdfiumError

    latest, characters = time.monotonic() + MAX_SECONDS, 0
    for number in range(1, len(document) + 1):
        if time.monotonic() > latest:
            raise ReadingError(f"the PDF takes longer than {MAX_SECONDS:.0f} seconds to read; split it", item=item)
        try:
            page = document[number - 1]
            sheet = sheet_of(page, number)
            is_picture = sheet is not None and sheet.characters <= MAX_STAMP_CHARACTERS and _is_picture(page)
            page.close()
        except PdfiumError:
            continue
        characters += sheet.characters if sheet else 0
        if sheet is None or characters > MAX_CHARACTERS:
            raise ReadingError(f"the PDF has more than {MAX_CHARACTERS:,} characters; split it", item=item)
        yield sheet, is_picture


def _is_picture(page: "PdfPage") -> bool:
    """Whether one picture covers a good part of the page."""
    from pypdfium2 import raw

    left, bottom, right, top = page.get_bbox()
    needed = MIN_PICTURE_SHARE * (right - left) * (top - bottom)
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        start, lower, end, upper = picture.get_bounds()
        if (min(end, right) - max(start, left)) * (min(upper, top) - max(lower, bottom)) >= needed:
            return True
    return False
