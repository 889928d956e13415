"""An e-mail to its reports: one that it tells or forwards, or the several of a newsletter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from dateline.errors import ReadingError
from dateline.reading.export_dates import find_date
from dateline.reading.laid_out import BETWEEN, Paragraph, one_report, reports_on
from dateline.reading.message_lines import Carried, Passage, passages_of
from dateline.reading.message_parts import header, parsed, text_of_message
from dateline.reading.plain import read_plain
from dateline.reading.stated import Stated, stated_by, today_of
from dateline.records.document import Capture, Document, PageKind, Published, PublishedBasis, Region
from dateline.records.period import day

FIRST_YEAR = 1980  # clocks that were never set say 1904, 1969 or 1970
MAX_NAME_CHARACTERS = 80

_REPLY = re.compile(r"\s*(?:re|aw|antw|sv|vs|res|odp|rif|fwd?|wg|tr|rv|enc|doorst|i)\s*(?:\[\d+\])?\s*:\s*", re.I)
_FORWARD = re.compile(r"\s*(?:(?:re|aw)\s*:\s*)*(?:fwd?|wg|tr|rv|enc|doorst|i)\s*:", re.I)
_LIST = re.compile(r"\s*\[[^\]\n]{1,40}\]\s*")


def read_message(capture: Capture, body: bytes) -> tuple[Document, ...]:
    """The reports of an e-mail, at least one; attachments are not opened. Raises ReadingError if it holds no words.

    A forwarded report has the headline, sender and date of the message in which it first went out.
    """
    message = parsed(body, capture.uri)
    if not any(header(message, name) for name in ("From", "Date", "Subject", "Message-ID")):
        raise ReadingError("it has no header of an e-mail; save its text as a .txt file", item=capture.uri)
    subject = header(message, "Subject") or ""
    passages, carried = passages_of(text_of_message(message), forwarded=_FORWARD.match(subject) is not None)
    stated = stated_by(capture, today_of(capture)).over(_stated(message, carried, today_of(capture)))
    running = [one for one in passages if one.kind is None]
    if not running:
        return (_without_text(capture, stated),)
    found = reports_on(capture, [Paragraph(one.text) for one in running], stated, page=PageKind.MESSAGE)
    if len(found) > 1:
        return tuple(_of_newsletter(one, stated) for one in found)
    return (_report(capture, passages, stated),)


def _without_text(capture: Capture, stated: Stated) -> Document:
    """A message that is all in its subject, or in its attachments."""
    if not stated.headline:
        raise ReadingError("the e-mail holds no text of its own; add what is attached to it", item=capture.uri)
    return one_report(capture, [Paragraph(stated.headline)], stated, page=PageKind.MESSAGE)


def _stated(message: Message, carried: Carried, today: date | None) -> Stated:
    """What the headers say: of the message itself, or of the one that it forwards."""
    sender = parseaddr(carried.sender or header(message, "From") or "")[0] or (carried.sender or "")
    sent = carried.sent or header(message, "Date")
    why = "the forwarded e-mail was sent" if carried.sent else "the e-mail was sent"
    return Stated(
        headline=_headline(carried.subject or header(message, "Subject")),
        outlet=None if carried.sender else _outlet(message),
        byline=_name(sender),
        published=_published(sent, why, today),
    )


def _headline(subject: str | None) -> str | None:
    """The subject without the marks of answers, forwards and lists."""
    text, before = subject or "", ""
    while text != before:
        text, before = _LIST.sub("", _REPLY.sub("", text, count=1), count=1) if _led(text) else text, text
    return " ".join(text.split()) or None


def _led(text: str) -> bool:
    return _REPLY.match(text) is not None or _LIST.match(text) is not None


def _outlet(message: Message) -> str | None:
    """The name of the list or the organisation that a header gives."""
    listed = (header(message, "List-Id") or "").partition("<")[0]
    return _name(listed) or _name(header(message, "Organization") or header(message, "Organisation") or "")


def _name(words: str) -> str | None:
    """A name as it is shown; None for an address or what is too long for one."""
    name = " ".join(words.split(" via ")[0].strip(" \"'<>").split())
    return name if 1 < len(name) <= MAX_NAME_CHARACTERS and "@" not in name else None


def _published(sent: str | None, why: str, today: date | None) -> Published:
    """The day on which it was sent, in the sender's own time zone."""
    if not sent:
        return Published(why="the e-mail does not say when it was sent")
    written = " ".join(sent.split())[:60]
    try:
        on: date | None = parsedate_to_datetime(sent).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        found = find_date(sent)
        on = found.period.start if found and found.period.days == 1 else None
    if on is None or on.year < FIRST_YEAR or (today and on > today + timedelta(days=1)):
        return Published(why=f"the date of the e-mail cannot be right: {written}")
    return Published(day(on), PublishedBasis.METADATA, f"{why} {written}")


def _of_newsletter(document: Document, stated: Stated) -> Document:
    """One of several reports; without a day of its own it came out when the message was sent."""
    known = document.published.period is not None or stated.published is None
    published = document.published if known or stated.published is None else stated.published
    return replace(document, page=PageKind.MESSAGE, published=published)


def _report(capture: Capture, passages: Sequence[Passage], stated: Stated) -> Document:
    """The message as one report: the subject is its headline unless its text begins with one of its own."""
    running = [one.text for one in passages if one.kind is None]
    (own, *_) = read_plain(BETWEEN.join(running), capture_id=capture.id, today=today_of(capture)) or (None,)
    headline = own.headline if own is not None and own.headline and own.headline == running[0] else stated.headline
    stated = replace(stated, headline=headline)
    shown = list(passages) if headline == running[0] else [Passage(headline or ""), *passages]
    if headline == running[0]:
        first = next(i for i, one in enumerate(shown) if one.kind is None)
        shown = [shown[first], *shown[:first], *shown[first + 1 :]]
    shown = [one for one in shown if one.text.strip()]
    found = one_report(capture, [Paragraph(one.text) for one in shown], stated, page=PageKind.MESSAGE)
    regions = tuple(_regions(found, shown))
    own_day = own.published if own is not None else Published()
    dated = own_day.basis is PublishedBasis.EXPLICIT and _not_after(own_day, found.published)
    return replace(found, boilerplate=regions, published=own_day if dated else found.published)


def _not_after(own: Published, sent: Published) -> bool:
    if sent.period is None or own.period is None:
        return True
    return own.period.start is not None and sent.period.end is not None and own.period.start < sent.period.end


def _regions(document: Document, shown: Sequence[Passage]) -> Iterator[Region]:
    """The passages that are no running text, and what the text shows of itself elsewhere."""
    start = 0
    marked: list[tuple[int, int]] = []
    found: list[Region] = []
    for one in shown:
        if one.kind is not None:
            found.append(Region(start, start + len(one.text), one.kind))
            marked.append((start, start + len(one.text)))
        start += len(one.text) + len(BETWEEN)
    free = [
        one
        for one in document.boilerplate
        if one.start >= document.headline_end and not any(one.start < end and begin < one.end for begin, end in marked)
    ]
    yield from sorted(found + free, key=lambda one: (one.start, one.end))
