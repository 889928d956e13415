"""One capture to its documents, by the kind of file it is."""

import json
import re
from datetime import date

from dateline.errors import ReadingError
from dateline.reading.datelines import find_opening
from dateline.reading.decode import decode
from dateline.reading.html import read_html
from dateline.reading.language_of import language_of
from dateline.reading.plain import read_plain, report_in
from dateline.reading.published import published_as_given
from dateline.records.document import Capture, Document, Published
from dateline.records.identity import content_id

VERSION = "3"
MAX_CHARACTERS = 2_000_000  # the longest reports have some 100,000; a whole newspaper year would drown the pile
MAX_LINE_CHARACTERS = 500_000  # no paragraph is that long; the sentence splitter would take minutes
MAX_UNREADABLE_SHARE = 0.1  # above this most words are damaged

#: What a refused file is, and what to do instead.
REFUSED = {
    "application/pdf": ("a PDF", "save its text as a .txt file; reading PDF comes with a later version"),
    "application/zip": ("a ZIP or Office file", "unpack it, or save the document as .txt or .html"),
    "application/msword": ("an Office file", "save it as .txt or .html"),
    "application/rtf": ("an RTF file", "save it as .txt or .html"),
    "application/xml": ("an XML file", "save each report as .txt or .html; feeds come with a later version"),
    "application/json": (
        "a JSON file",
        "write one report a line into a .jsonl file: {id, text, title, published, outlet, url}",
    ),
    "application/warc": ("a web archive", "save each page as .html; archives come with a later version"),
    "message/rfc822": ("an e-mail file", "save the message's text as a .txt file"),
    "application/mbox": ("a mailbox", "save each message's text as a .txt file"),
    "application/octet-stream": ("binary data", "check that it is a text and save it as UTF-8"),
}
_SURROGATES = re.compile("[\ud800-\udfff]")


def read(capture: Capture, body: bytes) -> tuple[Document, ...]:
    """The documents in ``body``, at least one. Raises :class:`ReadingError` naming the capture and what to do."""
    today = _today(capture.fetched_at)
    if capture.media_type == "application/x-dateline-report+json":
        return (_read_report(capture, body, today=today),)
    if capture.media_type == "text/html":
        pages = read_html(capture, body, today=today)
        _check(pages[0].text, capture.uri)
        return pages
    if capture.media_type != "text/plain":
        what, remedy = REFUSED.get(
            capture.media_type, (f"a file of type {capture.media_type}", "save its text as a .txt file")
        )
        raise ReadingError(f"looks like {what}, not a report; {remedy}", item=capture.uri)
    text = decode(body).text
    _check(text, capture.uri)
    documents = read_plain(text, capture_id=capture.id, today=today)
    if not documents:
        raise ReadingError("the file holds no words; nothing to read", item=capture.uri)
    return documents


def _read_report(capture: Capture, body: bytes, *, today: date | None) -> Document:
    """One line of a ``.jsonl`` file as one document, never split; ``text`` is exactly the line's."""
    try:
        line = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"not JSON ({str(error)[:120]}); write one object a line", item=capture.uri) from error
    given = dict(capture.given)
    words, title = line.get("text"), given.get("title")
    text = _SURROGATES.sub("\ufffd", words if isinstance(words, str) and words.strip() else title or "")
    if not text.strip():
        raise ReadingError("the line holds no text; put the report's text in the field text", item=capture.uri)
    _check(text, capture.uri)
    found = report_in(text, capture_id=capture.id, title=title, today=today)
    stated = published_as_given(given["published"], today) if given.get("published") else None
    opening = find_opening(text[:300].lstrip())
    return Document(
        id=content_id("doc", capture.id, 0, text),
        capture_id=capture.id,
        position=0,
        capture_start=None,
        capture_end=None,
        text=text,
        headline=title or found.headline,
        headline_end=found.headline_end,
        outlet=given.get("outlet") or found.outlet,
        byline=found.byline,
        agency=found.agency or (opening.agency if opening else None),
        dateline_place=found.dateline_place or (opening.place if opening else None),
        published=stated or _unless_given(found.published, given.get("published")),
        language=language_of(text),
        boilerplate=found.boilerplate,
    )


def _unless_given(found: Published, given: str | None) -> Published:
    if given is None or found.period is not None:
        return found
    return Published(why=f"the date given with the report is none: {given[:60]}")


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


def _today(fetched_at: str) -> date | None:
    try:
        return date.fromisoformat(fetched_at[:10])
    except ValueError:
        return None
