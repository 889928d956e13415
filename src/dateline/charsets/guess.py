"""Guesses the charset of bytes that do not say it: the one in which they make the likeliest letters.

Every candidate decodes a sample. A letter costs the more the rarer it is in the language that fits best
(``alphabets``); a letter of another script beside it, a capital inside a word, a sign or a control character cost
much. The cheapest wins. The idea is that of the detectors of Mozilla and chardet (Li and Momoi 2001, "A composite
approach to language/encoding detection"), with letters instead of pairs of letters.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from dateline.charsets.alphabets import CHINESE, HANGUL, LATIN, OTHER, SHORT_WORDS
from dateline.charsets.euc_tw import decode_euc_tw

EUC_TW = "euc_tw"  # not among Python's

SAMPLE_BYTES = 8_192  # of lines that hold anything beyond ASCII
SEARCHED_BYTES = 4_000_000
#: Costs, in nats per character; letters of the language cost what their rank makes of them (1 to 5).
CAPITAL = 0.7
FOREIGN_LETTER = 7.0  # of the script, not of the language
OTHER_SCRIPT = 9.0
SIGN = 10.0
UNSEEN = 12.0  # control characters, private ones, and bytes that make none
INSIDE = 5.0  # a capital after a small letter, a letter of another script beside one, a sign between two letters
COMMON_SIGNS = {**dict.fromkeys("’“”„–—…«»", 2.0), **dict.fromkeys("‘•§°©®™€£№·´‚‹›\xa0", 3.0)}
HINT = 1.5  # for each short word of the language, up to one for two letters beyond ASCII
PRIOR_PER_BYTE = 1 / 40  # of ``CANDIDATES``; right and wrong guesses are 0.5 nats a byte apart and more

_WORD = re.compile(r"(?<![<&/\w])[a-z]{1,5}(?![;\w])")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
#: Over the classes of ``_Classes``.
_MISFITS = re.compile(
    r"[la](?=A)|a(?=L)|g(?=G)"  # a capital after a small letter
    r"|[lLaA](?=[gGc])|[gGc](?=[lLaA])"  # a letter of another script beside one
    r"|(?<=[lLaAgGc])\$(?=[lLaAgGc])"  # a sign between two letters
    r"|(?<![lLaAgGc])'(?=[gG])"  # an apostrophe before a word that has no use for it
)

Cost = Callable[[Counter[str]], float]


@dataclass(frozen=True, slots=True)
class Guess:
    """``cost``: nats for each byte beyond ASCII, 2 to 4 for a right guess."""

    encoding: str
    cost: float


def guess(body: bytes, *, declared: str | None = None) -> Guess | None:
    """The likeliest charset of ``body``, None when there is nothing to go by. ``declared`` is kept unless another one
    fits far better."""
    sample = _sample(body)
    beyond = sum(byte > 0x7F for byte in sample)
    if not beyond:
        return None
    guesses = [
        Guess(name, (_cost(sample, name) + prior) / beyond + prior * PRIOR_PER_BYTE)
        for name, prior in CANDIDATES.items()
    ]
    best = min(guesses, key=lambda one: one.cost)
    if declared is not None:
        told = Guess(declared, _cost(sample, declared) / beyond)
        return told if told.cost <= best.cost + FAR else best
    return best


def text_in(body: bytes, encoding: str) -> str:
    """The text of ``body`` in a charset by Python's name or EUC-TW; bytes that make no character become U+FFFD."""
    return decode_euc_tw(body) if encoding == EUC_TW else body.decode(encoding, "replace")


def _sample(body: bytes) -> bytes:
    lines: list[bytes] = []
    size = 0
    for match in _LINE.finditer(body, 0, SEARCHED_BYTES):
        lines.append(match.group()[: SAMPLE_BYTES - size])
        size += len(lines[-1])
        if size >= SAMPLE_BYTES:
            break
    return b"\n".join(lines)


def _cost(sample: bytes, encoding: str) -> float:
    text = text_in(sample, encoding)
    found = Counter(_BEYOND.findall(text))
    special = COSTS.get(encoding)
    cost = special(found) if special else _alphabetic(found, _hints(sample))
    return cost + INSIDE * len(_MISFITS.findall(text.translate(_CLASSES)))


class _Classes(dict[int, str]):
    """Characters by what they may stand beside: small and capital letters of ASCII (l, L), of the rest of Latin (a, A)
    and of Greek and Cyrillic (g, G), of scripts without capitals (c), signs ($), all else (a blank)."""

    def __missing__(self, code: int) -> str:
        self[code] = found = self._class(chr(code))
        return found

    @staticmethod
    def _class(one: str) -> str:
        if one >= "\u2e80" or one in "·\xad":  # East Asian letters stand beside anything
            return " "
        if one in "’´":
            return "'"
        if not one.isalpha():
            return "$" if one > "\x7f" and not one.isspace() and not unicodedata.combining(one) else " "
        small = "l" if one < "\x80" else "a" if one < "\u0370" else "g" if one < "\u0590" else "c"
        return small.upper() if one.isupper() else small


_CLASSES = _Classes()


def _hints(sample: bytes) -> Mapping[str, float]:
    """What the short words without accents say: how much less each language costs."""
    words = Counter(_WORD.findall(sample.decode("latin-1").lower()))
    beyond = sum(byte > 0x7F for byte in sample)
    hits = {language: sum(words[one] for one in short) for language, short in SHORT_WORDS.items()}
    return {language: HINT * min(count, beyond / 2) for language, count in hits.items()}


def _alphabetic(found: Counter[str], hints: Mapping[str, float]) -> float:
    """In the language that fits best."""
    return min(
        sum(count * _letter_cost(one, name) for one, count in found.items()) - hints.get(name, 0.0)
        for name in (*LATIN, *OTHER)
    )


@cache
def _letter_cost(one: str, language: str) -> float:
    small = one.lower()
    cost = _ranked(language).get(small)
    if cost is not None:
        return cost + CAPITAL * (small != one)
    if one in COMMON_SIGNS:
        return COMMON_SIGNS[one]
    if not one.isprintable() or one == "\ufffd" or "\ue000" <= one <= "\uf8ff":
        return UNSEEN
    if not one.isalpha():
        return SIGN
    same_script = (one < "\u0370") == (language in LATIN)
    return FOREIGN_LETTER if same_script else OTHER_SCRIPT


@cache
def _ranked(language: str) -> Mapping[str, float]:
    """The cost of each letter: frequencies fall about as one over rank, less steeply among whole alphabets."""
    letters = LATIN.get(language) or OTHER[language]
    flat = 1.0 if language in LATIN else 4.0
    weights = {letter: 1.0 / (rank + flat) for rank, letter in enumerate(letters)}
    return {letter: -log(weight / sum(weights.values())) for letter, weight in weights.items()}


def _east_asian(common: frozenset[str], script: str, rare: float) -> Cost:
    pattern = re.compile(script)

    def cost(found: Counter[str]) -> float:
        return sum(count * _character_cost(one) for one, count in found.items())

    @cache
    def _character_cost(one: str) -> float:
        if one in common:
            return 2.5
        if pattern.match(one):
            return rare
        if "\u3000" <= one <= "\u3011" or "\uff01" <= one <= "\uff5e" or one in COMMON_SIGNS:
            return 4.0
        if one == "\ufffd" or not one.isprintable() or "\ue000" <= one <= "\uf8ff":
            return UNSEEN
        return 12.0 if "\u3040" <= one <= "\ud7a3" else 14.0

    return cost


_KANA = frozenset(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30FF))))
_chinese = _east_asian(CHINESE, "[\u4e00-\u9fff]", 9.0)
_japanese = _east_asian(_KANA, "[\u4e00-\u9fff]", 9.0)
_korean = _east_asian(HANGUL, "[\uac00-\ud7a3]", 9.0)
COSTS: Mapping[str, Cost] = {
    "gb18030": _chinese,
    "big5hkscs": _chinese,
    EUC_TW: _chinese,
    "cp932": _japanese,
    "euc_jp": _japanese,
    "cp949": _korean,
    "johab": _korean,
}
#: Charsets by how likely they are before the bytes are seen: what their sample costs more, and each byte a little.
CANDIDATES: Mapping[str, float] = {
    "cp1252": 0.0,
    **dict.fromkeys(["cp1250", "cp1251", "cp1254", "iso8859_2", "koi8_r", "gb18030", "cp932", "euc_jp", "cp949"], 2.5),
    **dict.fromkeys(["big5hkscs", "cp1253", "iso8859_7", "cp1255", "cp1256", "iso8859_6", "iso8859_5", "cp874"], 2.5),
    **dict.fromkeys(
        ["cp1257", "cp1258", "koi8_u", "cp866", "cp855", "mac_cyrillic", "johab", "iso8859_15", EUC_TW], 6.0
    ),
    **dict.fromkeys(["mac_roman", "cp850", "cp852", "iso8859_3", "iso8859_4", "iso8859_10", "mac_latin2"], 8.0),
}
FAR = 2.0  # nats a byte: a wrong guess among charsets of one script differs by more, a right declaration by less
