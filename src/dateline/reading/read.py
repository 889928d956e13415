"""One capture to its documents, by the kind of file it is."""

import json
import re
from collections.abc import Callable, Mapping

from dateline.errors import ReadingError
from dateline.reading.decode import decode
from dateline.reading.html import read_html
from dateline.reading.laid_out import whole_text
from dateline.reading.plain import read_plain
from dateline.reading.stated import stated_by, today_of, with_stated
from dateline.records.document import Capture, Document

VERSION = "4"
MAX_CHARACTERS = 2_000_000  # the longest reports have some 100,000; a whole newspaper year would drown the pile
MAX_LINE_CHARACTERS = 500_000  # no paragraph is that long; the sentence splitter would take minutes
MAX_UNREADABLE_SHARE = 0.1  # above this most words are damaged

#: Makes the documents of one capture, at least one; raises ReadingError.
Read = Callable[[Capture, bytes], tuple[Document, ...]]

#: What a refused file is, and what to do instead.
REFUSED = {
    "application/msword": ("an old Office file", "save it as .docx, .txt or .html"),
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
    return reader(capture, body)


def _read_text(capture: Capture, body: bytes) -> tuple[Document, ...]:
    """A plain text, split into its reports."""
    text = decode(body).text
    _check(text, capture.uri)
    documents = read_plain(text, capture_id=capture.id, today=today_of(capture))
    if not documents:
        raise ReadingError("the file holds no words; nothing to read", item=capture.uri)
    stated = stated_by(capture, today_of(capture))
    return (with_stated(documents[0], stated),) if len(documents) == 1 else documents


def _read_page(capture: Capture, body: bytes) -> tuple[Document, ...]:
    pages = read_html(capture, body, today=today_of(capture))
    _check(pages[0].text, capture.uri)
    stated = stated_by(capture, today_of(capture))
    return (with_stated(pages[0], stated), *pages[1:])


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
    _check(text, capture.uri)
    return (whole_text(capture, text, stated),)


READERS: Mapping[str, Read] = {
    "text/plain": _read_text,
    "text/html": _read_page,
    "application/x-dateline-report+json": _read_report,
}


def _check(text: str, item: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise ReadingError(
            f"the text has {len(text):,} characters, more than {MAX_CHARACTERS:,}; split it into single reports",
            item=item,
        )
    if len(text) > MAX_LINE_CHARACTERS and max(map(len, text.splitlines()), default=0) > MAX_LINE_CHARACTERS:
        raise ReadingError(
            f"a line has more than {MAX_LINE_CHARACTERS:,} characters; break it into paragraphs", item=item
        )
    if text.count("\ufffd") > MAX_UNREADABLE_SHARE * len(text):
        raise ReadingError("more than a tenth of it cannot be read in any known charset; save it as UTF-8", item=item)
