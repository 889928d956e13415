"""Bytes to text, with nothing changed on the way: no newline translation, no normalising, a byte order mark kept.

What no mark, no UTF and no escape explains is told by a kept library (chardet).
"""

import codecs
import re
from dataclasses import dataclass

SAMPLE_BYTES = 65_536  # what the charset is judged by; a longer sample is slower and no surer
MAX_SEARCHED_BYTES = 4_000_000  # for lines with anything beyond ASCII; a page may begin with a megabyte of script
MAX_BROKEN_SHARE = 0.05  # UTF-8 with a few damaged bytes is still UTF-8; another charset breaks nearly every letter
#: Charsets that browsers read as the larger one, and pages are written for browsers.
SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
LEAD_BYTES = 200  # words before the first letter beyond ASCII, which tell the language
DEFAULT = "cp1252"  # what browsers take where nothing is said
FEW_BEYOND = 8  # bytes beyond ASCII, a few among plain letters: an accent or a quotation mark tells no language
WIDE_ZERO_SHARE = 0.25  # zeros in every second byte: UTF-16 without a mark

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-zA-Z0-9_.:-]{2,40})""")
_ISO_2022 = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp"), (b"\x1b(J", "iso2022_jp"))
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_ASCII = bytes(range(0x80))


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` in code points; ``encoding``: the Python codec that made it."""

    text: str
    encoding: str


def decode(body: bytes, *, markup: bool = False) -> Decoded:
    """The text of ``body``. Bytes that no charset explains become U+FFFD. ``markup``: heed a declared charset."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return Decoded(body.decode(encoding, "replace"), encoding)
    wide = _wide(body)
    if wide:
        return Decoded(body.decode(wide, "replace"), wide)
    for escape, encoding in _ISO_2022:
        if escape in body[:SAMPLE_BYTES]:
            return Decoded(body.decode(encoding, "replace"), encoding)
    try:
        return Decoded(body.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        encoding = _legacy(body, markup=markup)
        return Decoded(body.decode(encoding, "replace"), encoding)


def _wide(body: bytes) -> str | None:
    head = body[:SAMPLE_BYTES]
    if head.count(0) < WIDE_ZERO_SHARE * len(head) / 2:
        return None
    quarters = [head[offset::4].count(0) for offset in range(4)]
    size = max(1, len(head) // 4)
    if quarters[0] > 0.9 * size and quarters[1] > 0.9 * size:
        return "utf-32-be"
    if quarters[2] > 0.9 * size and quarters[3] > 0.9 * size:
        return "utf-32-le"
    return "utf-16-be" if quarters[0] + quarters[2] > quarters[1] + quarters[3] else "utf-16-le"


def _legacy(body: bytes, *, markup: bool) -> str:
    """The charset of bytes that are not clean UTF-8: damaged UTF-8, the declared one, or the library's guess."""
    declared = _declared(body) if markup else None
    if declared not in (None, "utf-8"):
        return str(declared)
    lines = _telling(body)
    if _mostly_utf8(lines):
        return "utf-8"
    beyond = len(lines) - len(lines.translate(None, _BEYOND_ASCII))
    if beyond < FEW_BEYOND and 4 * beyond < len(lines):
        return DEFAULT
    from chardet import detect

    return _codec(detect(lines)["encoding"] or "") or "utf-8"


def _telling(body: bytes) -> bytes:
    """The lines with anything beyond ASCII, each from a little before it; what tells the charset."""
    found, size = [], 0
    for line in body[:MAX_SEARCHED_BYTES].splitlines():
        if not line.isascii():
            first = len(line) - len(line.lstrip(_ASCII))
            found.append(line[max(0, first - LEAD_BYTES) : first + SAMPLE_BYTES])
            size += len(found[-1])
        if size >= SAMPLE_BYTES:
            break
    return b"\n".join(found)[:SAMPLE_BYTES] or body[:SAMPLE_BYTES]


def _declared(body: bytes) -> str | None:
    match = _DECLARED.search(body[:4096])
    return _codec(match.group(1).decode("ascii")) if match else None


def _codec(name: str) -> str | None:
    """Python's codec of this name, the larger one where browsers take it; None if it has none for texts."""
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    return SUPERSETS.get(found.name, found.name) if getattr(found, "_is_text_encoding", True) else None


def _mostly_utf8(lines: bytes) -> bool:
    """Whether damaged bytes are few against the letters beyond ASCII that are whole UTF-8."""
    text = lines.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return broken <= MAX_BROKEN_SHARE * len(text) and broken <= whole
