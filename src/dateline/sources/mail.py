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

MAX_LINE_BYTES = 1_000_000  # a longer line is taken in pieces; only the first can begin a message
MAX_MESSAGE_BYTES = 50_000_000  # mail servers refuse half of that; parsing more takes minutes
MAX_MESSAGE_LINES = 3_000_000  # 50 MB of attachments have 700,000; each line costs memory of its own
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
_FROM_LINE = re.compile(rb"From \S.*\d{4}|From \S+ *\r?\n$")
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,80}:|>From ")
_QUOTED_FROM = re.compile(rb"^>(>*From )")
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
        head = re.split(rb"\r?\n\r?\n", message[:MAX_LINE_BYTES], maxsplit=1)[0]
        told = _MESSAGE_ID.search(head)
        name = cleaned_line(told.group(1).decode("ascii", "replace")) if told else f"message {number}"
        yield Member(names.unlike(name.replace("/", "_")), message, media_type=MESSAGE)
    yield from passed.troubles()


def _messages(file: BufferedReader, longest: int) -> Iterator[bytes | None]:
    """The messages one by one, without their "From " lines; None for one that is too long."""
    held, from_line, blank, too_long = bytearray(), b"", True, False
    while line := file.readline(MAX_LINE_BYTES):
        if from_line and _HEADER_LINE.match(line):
            if too_long or (held and not held.isspace()):
                yield None if too_long else _without_last_blank_line(held)
            held, too_long = bytearray(), False
        elif from_line:
            held += from_line
        from_line = line if blank and _FROM_LINE.match(line) else b""
        if from_line:
            blank = False
            continue
        blank = not line.strip()
        too_long = too_long or len(held) + len(line) > longest
        held += b"" if too_long else _QUOTED_FROM.sub(rb"\1", line)
    if too_long or (held and not held.isspace()):
        yield None if too_long else bytes(held)


def _without_last_blank_line(message: bytearray) -> bytes:
    """The line that parts a message from the next one belongs to the mailbox."""
    return bytes(message.removesuffix(b"\n").removesuffix(b"\r"))


def unpack_message(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The documents attached to an e-mail and the e-mails forwarded in it, not its pictures, signatures and dates."""
    body = file.read(MAX_MESSAGE_BYTES + 1)
    if len(body) > MAX_MESSAGE_BYTES or body.count(b"\n") > MAX_MESSAGE_LINES:
        yield Trouble(None, f"the message {TOO_LONG.format(MAX_MESSAGE_BYTES)}")
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
