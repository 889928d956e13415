"""One capture to its documents, by the kind of file it is."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from dateline.charsets import decode
from dateline.errors import ReadingError
from dateline.reading.exports import export_in_page, export_in_paragraphs, export_in_text, export_in_xml
from dateline.reading.html import read_html
from dateline.reading.laid_out import whole_text
from dateline.reading.limits import check_text
from dateline.reading.markdown import read_markdown
from dateline.reading.message import read_message
from dateline.reading.office import DOCX, ODT, RTF, office_paragraphs, office_reports
from dateline.reading.pdf import pdf_paragraphs, pdf_reports
from dateline.reading.plain import read_plain
from dateline.reading.relays import find_relays
from dateline.reading.stated import Stated, stated_by, today_of, with_stated
from dateline.records.document import Capture, Document

VERSION = "7"

#: Makes the documents of one capture, at least one; raises ReadingError.
Read = Callable[[Capture, bytes], tuple[Document, ...]]

#: What a refused file is, and what to do instead.
REFUSED = {
    "application/msword": ("an old Office file, or one locked with a password", "save it as .docx, .txt or .html"),
    "application/xml": ("an XML file of a kind that is not known", "save each report as .txt or .html"),
    "application/json": (
        "a JSON file",
        "write one report a line into a .jsonl file: {id, text, title, published, outlet, url}",
    ),
    "application/octet-stream": ("binary data", "check that it is a text and save it as UTF-8"),
}
_SURROGATES = re.compile("[\ud800-\udfff]")


def read(capture: Capture, body: bytes, more: Mapping[str, Read] | None = None) -> tuple[Document, ...]:
    """The documents in ``body``, at least one. Raises :class:`ReadingError` naming the capture and what to do.

    ``more``: readers of other packages, by media type; they go before ours.
    """
    reader = (more or {}).get(capture.media_type) or READERS.get(capture.media_type)
    if reader is None:
        kind = capture.media_type
        what, remedy = REFUSED.get(kind, (f"a file of type {kind}", "save its text as a .txt file"))
        raise ReadingError(f"looks like {what}, not a report; {remedy}", item=capture.uri)
    return tuple(replace(one, via=find_relays(one)) for one in reader(capture, body))


def _read_text(capture: Capture, body: bytes) -> tuple[Document, ...]:
    """A plain text, split into its reports."""
    text = decode(body).text
    exported = export_in_text(capture, text)
    if exported:
        return _checked(exported, capture)
    check_text(text, capture.uri)
    documents = read_plain(text, capture_id=capture.id, today=today_of(capture))
    if not documents:
        raise ReadingError("the file holds no words; nothing to read", item=capture.uri)
    stated = stated_by(capture, today_of(capture))
    return (with_stated(documents[0], stated),) if len(documents) == 1 else documents


def _read_page(capture: Capture, body: bytes) -> tuple[Document, ...]:
    exported = export_in_page(capture, decode(body, markup=True).text)
    if exported:
        return _checked(exported, capture)
    pages = read_html(capture, body, today=today_of(capture))
    for one in pages:
        check_text(one.text, capture.uri)
    stated = stated_by(capture, today_of(capture))
    told = stated if len(pages) == 1 else Stated(outlet=stated.outlet, language=stated.language)
    return tuple(with_stated(one, told) for one in pages)


def _read_office(capture: Capture, body: bytes) -> tuple[Document, ...]:
    paragraphs, told = office_paragraphs(capture.media_type, body, capture.uri)
    exported = export_in_paragraphs(capture, paragraphs)
    return _checked(exported, capture) if exported else office_reports(capture, paragraphs, told)


def _read_pdf(capture: Capture, body: bytes) -> tuple[Document, ...]:
    paragraphs, told = pdf_paragraphs(body, capture.uri)
    exported = export_in_paragraphs(capture, paragraphs)
    return _checked(exported, capture) if exported else pdf_reports(capture, paragraphs, told)


def _read_mail(capture: Capture, body: bytes) -> tuple[Document, ...]:
    return _checked(read_message(capture, body), capture)


def _read_xml(capture: Capture, body: bytes) -> tuple[Document, ...]:
    exported = export_in_xml(capture, body)
    if not exported:
        what, remedy = REFUSED["application/xml"]
        raise ReadingError(f"looks like {what}, not a report; {remedy}", item=capture.uri)
    return _checked(exported, capture)


def _checked(exported: tuple[Document, ...], capture: Capture) -> tuple[Document, ...]:
    """The reports of an export, each of a size that can be read; what is given with the file holds for one alone."""
    for one in exported:
        check_text(one.text, capture.uri)
    alone = len(exported) == 1
    return (with_stated(exported[0], stated_by(capture, today_of(capture))),) if alone else exported


def _read_report(capture: Capture, body: bytes) -> tuple[Document, ...]:
    """One line of a ``.jsonl`` file as one document, never split; ``text`` is exactly the line's."""
    try:
        line = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"not JSON ({str(error)[:120]}); write one object a line", item=capture.uri) from error
    stated = stated_by(capture, today_of(capture))
    words = line.get("text")
    text = _SURROGATES.sub("\ufffd", words if isinstance(words, str) and words.strip() else stated.headline or "")
    if not text.strip():
        raise ReadingError("the line holds no text; put the report's text in the field text", item=capture.uri)
    check_text(text, capture.uri)
    return (whole_text(capture, text, stated),)


READERS: Mapping[str, Read] = {
    "text/plain": _read_text,
    "text/markdown": read_markdown,
    "text/html": _read_page,
    "application/xml": _read_xml,
    "message/rfc822": _read_mail,
    DOCX: _read_office,
    ODT: _read_office,
    RTF: _read_office,
    "application/pdf": _read_pdf,
    "application/x-dateline-report+json": _read_report,
}
