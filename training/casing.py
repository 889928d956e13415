"""Give a text in capitals its normal case back, as far as the names that a reader marked in it tell."""

import re
from collections.abc import Sequence

_SMALL = frozenset(
    "of the and for in on to a an de la el las los del y e da do dos das by with at from al bin ibn van von der".split()
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)
_VOWEL = re.compile(r"[aeiouy]")


def restore_case(text: str, names: Sequence[tuple[int, int, str]]) -> str:
    """The same text, character by character, in lower case but for names, sentence starts, days and months."""
    chars = list(text.lower())
    if len(chars) != len(text):
        return text
    low = "".join(chars)
    for match in re.finditer(r"(?:^|[.!?][\"')]*\s+|\n\s*[\"'(]?|-- )([a-z])", low):
        chars[match.start(1)] = low[match.start(1)].upper()
    for match in re.finditer(r"\b[a-z]+\b", low):
        if match.group() in _CALENDAR and (match.group() not in ("may", "march") or _dated(low, match.end())):
            chars[match.start()] = chars[match.start()].upper()
        elif match.group() == "i":
            chars[match.start()] = "I"
    for start, end, kind in names:
        words = list(re.finditer(r"[^\W\d_]+", low[start:end]))
        for number, word in enumerate(words):
            at = start + word.start()
            if number and word.group() in _SMALL:
                continue
            if _is_acronym(word.group(), kind, len(words)):
                chars[at : start + word.end()] = map(_capital, low[at : start + word.end()])
            else:
                chars[at] = _capital(low[at])
    return "".join(chars)


def _capital(letter: str) -> str:
    upper = letter.upper()
    return upper if len(upper) == 1 else letter  # not every letter's capital is one character


def _dated(low: str, end: int) -> bool:
    return bool(re.match(r"\s+\d", low[end : end + 4]))


def _is_acronym(word: str, kind: str, count: int) -> bool:
    if kind not in ("ORG", "PROD") or count > 2:
        return False
    return 2 <= len(word) <= 4 or (len(word) <= 6 and not _VOWEL.search(word))
