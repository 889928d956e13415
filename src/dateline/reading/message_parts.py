"""What an e-mail says in its own words: its headers and the text of its parts, attachments left out."""

import codecs
import email
import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from typing import Any

from dateline.charsets import decode
from dateline.errors import ReadingError
from dateline.reading.page_tree import lines_of, tree_of

MAX_MESSAGE_BYTES = 50_000_000  # mail servers refuse half of that
MAX_BOUNDARIES = 300  # parts inside parts; a real message has a handful, and every level costs time for every line
MAX_COMPARISONS = 30_000_000  # Python compares every line with every boundary that is open
MAX_HEADER_CHARACTERS = 4_000  # of one header; a longer one is an attack
MIN_STUB_SHARE = 0.3  # a plain part with fewer words than that of the page beside it only says "see the page"
MAX_PART_CHARACTERS = 4_000_000
BROKEN = "the e-mail's parts cannot be told apart; open it in a mail program and save its text as a .txt file"

#: What the parser of the standard library raises on messages that no program wrote.
_UNREADABLE = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
#: Charsets that accept any bytes, so that a wrong one shows only as wrong letters.
_ACCEPT_ALL = re.compile(r"us-ascii|ascii|iso-?8859-|latin|windows-125|cp125", re.I)
#: Codecs of the standard library that are no charset of a text; some take time by the square.
_NO_CHARSETS = frozenset("idna punycode unicode-escape raw-unicode-escape undefined".split())
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ud800-\udfff]")
_BASE64_LINES = re.compile(r"(?:^[A-Za-z0-9+/=]{60,80}[ \t\r]*\n){3,}", re.M)


def parsed(body: bytes, item: str) -> Message:
    """The message in ``body``. Raises ReadingError, naming ``item``, when it is none or too large."""
    if len(body) > MAX_MESSAGE_BYTES:
        raise ReadingError(f"the e-mail is longer than {MAX_MESSAGE_BYTES:,} bytes; save its text alone", item=item)
    boundaries = body.lower().count(b"boundary=")
    if boundaries > MAX_BOUNDARIES or boundaries * body.count(b"\n") > MAX_COMPARISONS:
        raise ReadingError(BROKEN, item=item)
    try:
        return email.message_from_bytes(body, policy=compat32)
    except _UNREADABLE as error:
        raise ReadingError(BROKEN, item=item) from error


def header(message: Message, name: str) -> str | None:
    """A header on one line, decoded as far as that goes; None if there is none."""
    raw: Any = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None:
        return None
    text = decode(str(raw)[:MAX_HEADER_CHARACTERS].encode("utf-8", "surrogateescape")).text
    with suppress(*_UNREADABLE):  # words in a charset that does not exist stay as they are written
        text = str(make_header(decode_header(text)))
    return " ".join(_CONTROLS.sub("", text).split()) or None


def text_of_message(message: Message) -> str:
    """The text of its parts in order, each parted by a blank line; empty if none can be read."""
    return "\n\n".join(text for part in _shown(message, depth=0) if (text := _text(part)).strip())


def _shown(message: Message, depth: int) -> Iterator[Message]:
    """The parts that a mail program shows: of alternatives the plain one, unless it is a stub."""
    if message.get_content_type() == "message/rfc822" or depth > MAX_BOUNDARIES:
        return
    if not message.is_multipart():
        if message.get_content_maintype() == "text" and not _attached(message):
            yield message
        return
    inner = [one for one in message.get_payload() if isinstance(one, Message)]
    shown = [list(_shown(one, depth + 1)) for one in inner]
    if message.get_content_type() == "multipart/alternative":
        yield from _best([one for one in shown if one])
        return
    for parts in shown:
        yield from parts


def _attached(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or part.get_filename() is not None
    except _UNREADABLE:
        return False


def _best(alternatives: list[list[Message]]) -> list[Message]:
    counts = [sum(len(_text(part).split()) for part in parts) for parts in alternatives]
    plain = [parts[0].get_content_type() == "text/plain" for parts in alternatives]
    enough = [plain[i] and counts[i] >= MIN_STUB_SHARE * max(counts) and counts[i] > 0 for i in range(len(plain))]
    order = sorted(range(len(alternatives)), key=lambda i: (not enough[i], -counts[i]))
    return alternatives[order[0]] if order else []


def _text(part: Message) -> str:
    try:
        content = part.get_payload(decode=True)
        charset = part.get_content_charset()
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        deleting = str(part.get_param("delsp", "")).lower() == "yes"
    except _UNREADABLE:
        return ""
    if not isinstance(content, bytes):
        return ""
    text = _decoded(content, charset)[:MAX_PART_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")
    if part.get_content_subtype() in ("html", "xhtml"):
        return _page_text(text)
    text = _BASE64_LINES.sub("\n", _CONTROLS.sub("", text))
    return unflowed(text, deleting=deleting) if flowed else text


def _decoded(content: bytes, charset: str | None) -> str:
    """By the declared charset, unless the bytes show that another was meant."""
    if charset is None or content.isascii():
        return decode(content).text
    if _ACCEPT_ALL.match(charset):
        with suppress(UnicodeDecodeError):
            return content.decode("utf-8")
    try:
        return decode(content).text if codecs.lookup(charset).name in _NO_CHARSETS else content.decode(charset)
    except (UnicodeError, LookupError):
        return decode(content).text


def _page_text(markup: str) -> str:
    """The lines of a page, every one a paragraph; those that it quotes begin with ">", as in a plain text."""
    root = tree_of(markup)
    if root is None:
        return ""
    lines = []
    for line in lines_of(root):
        quoted = any(one.tag == "blockquote" and _cites(one) for one in (line.element, *line.element.iterancestors()))
        lines.append(("> " if quoted else "") + _CONTROLS.sub("", line.text))
    return "\n\n".join(lines)


def _cites(element: Any) -> bool:
    return "cite" in (element.get("type") or "") or "quote" in (element.get("class") or "")


def unflowed(text: str, *, deleting: bool) -> str:
    """The text with the line breaks that a mail program put in taken out (RFC 3676: a line that ends with a space goes
    on). ``deleting``: the space at the break is not part of the text."""
    found: list[str] = []
    goes_on, depth_before = False, 0
    for line in text.split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        signature = words == "-- "
        if goes_on and depth == depth_before and not signature:
            found[-1] += words
        else:
            found.append(f"{'>' * depth} {words}" if depth else words)
        goes_on, depth_before = words.endswith(" ") and not signature, depth
        if goes_on and deleting:
            found[-1] = found[-1][:-1]
    return "\n".join(found)
