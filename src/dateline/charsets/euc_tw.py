"""EUC-TW, the charset of Unix in Taiwan, which Python does not know: by way of Big5, whose characters it holds.

The order of the characters is nearly the same in both; where it breaks is listed in RFC 1922, appendix "Big-5 to CNS".
"""

import re
from bisect import bisect_right
from functools import cache

#: Of CNS 11643 planes 1 and 2: from which place on the characters follow from which Big5 code, hexadecimal.
_STARTS = (
    # plane 1: signs, then the common characters
    "2121=A140 2257=A1F7 2258=A1F6 2259=A1F8 2421=A2AF 4221=A3C0 4421=A440 5323=AD40 5753=ACFE 5754=AFD0 6B50=BE52 "
    "6B51=BBC8 6F5C=BE53 7535=C2CB 7536=C1AB 7737=C2CC 782D=C456 782E=C361 7864=C3BA 7865=C3B9 7866=C3BB 7962=C457",
    # plane 2: the rarer ones
    "2121=C940 212B=C94B 214C=C9BE 214D=C96C 217D=C9BF 224D=CAF7 224E=C9ED 2439=CAF8 387E=D77B 3F6A=D77A 3F6B=DBA7 "
    "4424=DDFD 554B=EBF1 554C=E8A3 5722=ECDE 5723=E976 5A28=F0CB 5A29=EB5B 5B3F=EBF2 5C6A=ECDF 5D74=F056 5D75=EDAA "
    "6039=EEEC 6243=F057 6337=F0CC 642F=EEEB 6430=F163 6438=F16C 6573=F269 664D=F4B5 664E=F2C3 6761=F16B 6762=F375 "
    "6934=F268 6935=F466 6962=F4B6 6A4B=F663 6A4C=F4FD 6C52=F664 7166=F9C4 7167=F977 7234=F9C5 7235=F9C7 7240=F9C6 "
    "7241=F9D2",
)
_LAST = (0x7D4B, 0x7244)
_CHARACTER = re.compile(rb"\x8e([\xa1\xa2])([\xa1-\xfe]{2})|([\xa1-\xfe]{2})|\x8e[\xa3-\xb0][\xa1-\xfe]{2}|[\x80-\xff]")


def decode_euc_tw(body: bytes) -> str:
    """The text of ``body``; what is no character, or lies beyond Big5, becomes U+FFFD."""
    return _CHARACTER.sub(_big5, body).decode("cp950", "replace")


def _big5(match: re.Match[bytes]) -> bytes:
    plane, wide, short = match.groups()
    pair = wide or short
    if pair is None:
        return b"\xff"  # in no charset a character
    return _of_place(1 if plane == b"\xa2" else 0, int.from_bytes(pair, "big") & 0x7F7F)


@cache
def _of_place(plane: int, place: int) -> bytes:
    starts = _starts(plane)
    found = bisect_right(starts, (place, 0xFFFF)) - 1
    if found < 0 or place > _LAST[plane]:
        return b"\xff"
    start, code = starts[found]
    row, column = divmod(_cell(code) + _index(place) - _index(start), 157)
    return bytes((0xA1 + row, column + (0x40 if column < 63 else 0x62)))


@cache
def _starts(plane: int) -> list[tuple[int, int]]:
    return [(int(one[:4], 16), int(one[5:], 16)) for one in _STARTS[plane].split()]


def _index(place: int) -> int:
    """The number of a place of 94 by 94."""
    return ((place >> 8) - 0x21) * 94 + (place & 0xFF) - 0x21


def _cell(code: int) -> int:
    """The number of a Big5 code, 157 to a row."""
    low = code & 0xFF
    return ((code >> 8) - 0xA1) * 157 + low - (0x40 if low < 0x7F else 0x62)
