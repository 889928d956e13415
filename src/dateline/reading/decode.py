"""Bytes to text, with nothing changed on the way: no newline translation, no normalising, a byte order mark kept."""

import codecs
import re
from dataclasses import dataclass

SAMPLE_BYTES = 65_536  # what the charset is judged by; a longer sample is slower and no surer
MAX_BROKEN_SHARE = 0.05  # UTF-8 with a few damaged bytes is still UTF-8; another charset breaks nearly every letter
#: Charsets that browsers read as the larger one, and pages are written for browsers.
SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
WIDE_ZERO_SHARE = 0.25  # zeros in every second byte: UTF-16 without a mark

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-zA-Z0-9_.:-]{2,40})""")
_ISO_2022 = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp"), (b"\x1b(J", "iso2022_jp"))
#: Bytes that Windows-1252 English uses beyond ASCII: quotation marks, dashes, ellipsis, no-break space, accents.
_WINDOWS_BYTES = frozenset(
    [0x80, 0x85, *range(0x91, 0x98), 0xA0, 0xA3, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, *range(0xC0, 0x100)]
)
_WINDOWS_PUNCTUATION = frozenset([0x85, *range(0x91, 0x98), 0xA0])


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
    """The charset of bytes that are not clean UTF-8: declared, damaged UTF-8, Windows-1252, or the detector's guess."""
    declared = _declared(body) if markup else None
    if declared and declared != "utf-8":
        return declared
    if _mostly_utf8(body):
        return "utf-8"
    high = [byte for byte in body[:SAMPLE_BYTES] if byte >= 0x80]
    sparse = len(high) < 0.05 * min(len(body), SAMPLE_BYTES)
    if sparse and set(high) <= _WINDOWS_BYTES and sum(b in _WINDOWS_PUNCTUATION for b in high) * 2 >= len(high):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(body[:SAMPLE_BYTES]).best()
    return SUPERSETS.get(best.encoding, best.encoding) if best is not None else "utf-8"


def _declared(body: bytes) -> str | None:
    match = _DECLARED.search(body[:4096])
    if match is None:
        return None
    try:
        found = codecs.lookup(match.group(1).decode("ascii"))
    except LookupError:
        return None
    if not getattr(found, "_is_text_encoding", True):
        return None
    return SUPERSETS.get(found.name, found.name)


def _mostly_utf8(body: bytes) -> bool:
    """Whether damaged bytes are few against the letters beyond ASCII that are whole UTF-8."""
    text = body[:SAMPLE_BYTES].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return broken <= MAX_BROKEN_SHARE * len(text) and broken <= whole
