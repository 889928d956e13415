"""Mailboxes (MBOX) and e-mails: the messages of one, the attached documents of the other."""

import email
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from io import BufferedReader
from itertools import count
from pathlib import PurePosixPath

from dateline.sources.found import Brought, Budget, Member, Trouble
from dateline.sources.media import MESSAGE
from dateline.sources.member_names import Names, Passed, cleaned, cleaned_line

PIECE_BYTES = 1_000_000
LONGEST_FROM = 600  # the "From " line, the blank one before it and the beginning of a header below
MAX_MESSAGE_BYTES = 50_000_000  # mail servers refuse half of that; parsing more takes minutes
MAX_MESSAGE_LINES = 1_000_000  # 50 MB of attachments have 700,000; each line costs memory of its own
MAX_COMPARISONS = 30_000_000  # Python compares every line with every boundary that is open
MAX_PARTS = 1_000  # of one message, containers of parts included
BROKEN = "its parts cannot be told apart; open it in a mail program and save what it holds"
TOO_LONG = "is longer than {:,} bytes; save its attachments and add those you need"

#: Attached for the mail program or to look nice, not to be read.
_NO_DOCUMENT = re.compile(
    r"(?:image|audio|video|font)/|application/(?:x-)?pkcs7|application/pgp|text/(?:calendar|x?-?vcard)|"
    r"application/(?:ics|ms-tnef|vnd\.ms-tnef)|message/(?:delivery-status|disposition|partial|external)",
    re.I,
)
_NO_DOCUMENT_SUFFIXES = frozenset(
    ".p7s .p7m .asc .sig .ics .vcf .png .jpg .jpeg .gif .svg .webp .heic .mp3 .m4a .mp4 .mov".split()
)
_SUFFIX_OF = {"application/pdf": ".pdf", "text/html": ".html", "text/csv": ".csv", "text/plain": ".txt"}
_FIRST_FROM = re.compile(rb"From [^\n]{1,400}\n(?=[!-9;-~]{1,80}:|>From )")
_FROM = re.compile(rb"\n\r?\nFrom [^\n]{0,390}(?:\d{4}[^\n]{0,6}|[^\s]{1,9} *\r?)\n(?=[!-9;-~]{1,80}:|>From )")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)
_MULTIPART = re.compile(rb"\bmultipart/", re.I)
_ATTACHMENT = re.compile(rb"\b(?:message/rfc822|filename|attachment)\b", re.I)
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*<([^<>\s]{3,120})>", re.I | re.M)
_UNREADABLE = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def unpack_mailbox(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The messages of an MBOX file, each called by its Message-ID, so that it keeps its name when others are deleted.

    A message begins at a "From " line after a blank line (or at the start) with a header line below it.
    """
    names, passed = Names(), Passed()
    longest = min(MAX_MESSAGE_BYTES, budget.member_bytes)
    for number, message in enumerate(_messages(file, longest), start=1):
        if message is None:
            passed.add(f"message {number}", TOO_LONG.format(longest))
            continue
        budget.take(len(message))
        head = re.split(rb"\r?\n\r?\n", message[:PIECE_BYTES], maxsplit=1)[0]
        told = _MESSAGE_ID.search(head)
        name = cleaned_line(told.group(1).decode("ascii", "replace")) if told else f"message {number}"
        yield Member(names.unlike(name.replace("/", "_")), message, media_type=MESSAGE)
    yield from passed.troubles()


def _messages(file: BufferedReader, longest: int) -> Iterator[bytes | None]:
    """The messages one by one, without their "From " lines; None for one that is too long."""
    held, searched, too_long, at_start = b"", 0, False, True
    while piece := file.read(PIECE_BYTES):
        held, start = held + piece, 0
        if at_start and (first := _FIRST_FROM.match(held)):
            start = searched = first.end()
        at_start = False
        while match := _FROM.search(held, searched):
            yield from _message(held[start : match.start() + 1], longest, too_long=too_long)
            start = searched = match.end()
            too_long = False
        held, searched = held[start:], max(0, len(held) - start - LONGEST_FROM)
        if too_long or searched > longest:
            held, searched, too_long = held[searched:], 0, True
    yield from _message(held, longest, too_long=too_long)


def _message(body: bytes, longest: int, *, too_long: bool) -> Iterator[bytes | None]:
    if too_long or len(body) > longest:
        yield None
    elif body.strip():
        yield _unquoted(body)


def _unquoted(message: bytes) -> bytes:
    """Without the mark that a mailbox puts before a line of the text that begins with "From "."""
    return _QUOTED_FROM.sub(rb"\1", message)


def unpack_message(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The documents attached to an e-mail and the e-mails forwarded in it, not its pictures, signatures and dates."""
    body = file.read(MAX_MESSAGE_BYTES + 1)
    if len(body) > MAX_MESSAGE_BYTES or body.count(b"\n") > MAX_MESSAGE_LINES:
        yield Trouble(None, f"the message {TOO_LONG.format(MAX_MESSAGE_BYTES)}")
        return
    multiparts = len(_MULTIPART.findall(body))
    if not multiparts and not _ATTACHMENT.search(body):
        return
    if multiparts * body.count(b"\n") > MAX_COMPARISONS:
        yield Trouble(None, BROKEN)
        return
    try:
        parts = _attached(email.message_from_bytes(body, policy=compat32))
    except _UNREADABLE:
        yield Trouble(None, BROKEN)
        return
    names = Names()
    for number, part in enumerate(parts, start=1):
        try:
            name, content = _name(part, number), _content(part)
        except _UNREADABLE:
            yield Trouble(f"attachment {number}", "is damaged; ask for it again or save it by hand")
            continue
        if content and PurePosixPath(name.lower()).suffix not in _NO_DOCUMENT_SUFFIXES:
            budget.take(len(content))
            kind = MESSAGE if part.get_content_type() == MESSAGE else None
            yield Member(names.unlike(name), content, media_type=kind)


def _attached(message: Message) -> list[Message]:
    """The parts that are documents of their own, in order. Raises ValueError for more parts than a message has."""
    waiting, found = [message], []
    for number in count():
        if not waiting:
            break
        if number > MAX_PARTS:
            raise ValueError("too many parts")
        part = waiting.pop()
        if part.get_content_type() == MESSAGE and part is not message:
            found.append(part)
        elif part.is_multipart():
            inner = part.get_payload()
            waiting.extend(one for one in reversed(list(inner)) if isinstance(one, Message))
        elif part is not message and _is_document(part):
            found.append(part)
    return found


def _is_document(part: Message) -> bool:
    if _NO_DOCUMENT.match(part.get_content_type()):
        return False
    if part.get_content_disposition() == "attachment":
        return True
    return part.get_filename() is not None and part.get_content_maintype() != "text"


def _name(part: Message, number: int) -> str:
    """The file name of an attachment; the subject of a forwarded message; else its number."""
    name = part.get_filename()
    if not name and part.get_content_type() == MESSAGE:
        name = f"{part.get_payload(0)['Subject'] or f'message {number}'}.eml".replace("/", "_")  # type: ignore[index]
    if not name:
        return f"attachment {number}{_SUFFIX_OF.get(part.get_content_type(), '')}"
    if "=?" in name:
        name = str(make_header(decode_header(name)))
    return cleaned(cleaned_line(name))


def _content(part: Message) -> bytes:
    if part.get_content_type() == MESSAGE:
        inner = part.get_payload(0) if part.is_multipart() else None
        return inner.as_bytes() if isinstance(inner, Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
