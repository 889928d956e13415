"""Whether two spellings can be one name: folding, consonants, initials."""

import re
from functools import lru_cache

#: Shorter words have too few consonants for a likeness to mean anything ("Hamid", "Hamad").
MIN_LENGTH_BY_CONSONANTS = 6

#: rapidfuzz ratio, 0-100, that words with equal consonants need ("Muhammad", "Mohammed" 75; "Husayn", "Hussein" 77).
MIN_RATIO_SAME_CONSONANTS = 70.0

#: Ratio that longer words of different consonants need: one letter in nine may be another.
MIN_RATIO_SLIP = 88.0
MIN_LENGTH_SLIP = 9

#: Words a letter apart that are never one.
NEVER_ONE = frozenset({frozenset({"nigerian", "nigerien"}), frozenset({"minister", "ministry"})})

_ARTICLES = frozenset(["al", "el", "ad", "adh", "ar", "as", "ash", "at", "ath", "az", "an", "ez", "es", "er", "ed"])
_SMALL = frozenset({
    "the", "of", "for", "and", "on", "in", "de", "la", "le", "du", "des", "von", "van", "der", "bin", "ibn", "ben",
})  # fmt: skip
_SPELLED = {
    "defence": "defense", "centre": "center", "organisation": "organization", "programme": "program", "labour": "labor",
    "theatre": "theater", "saint": "st", "mount": "mt", "harbour": "harbor", "regime": "government",
}  # fmt: skip
_VOWEL_GROUPS = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("ey", "i"), ("ei", "i"), ("iy", "i"), ("yi", "i"), ("ij", "i"))


@lru_cache(maxsize=50_000)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name in lower-case ASCII, without articles, dots and apostrophes (``Deir ez-Zor`` -> deir zor).

    Never empty for a name with a letter or digit in any script.
    """
    from anyascii import anyascii

    plain = re.sub(r"['’`ʼ‘]s\b", "", name)
    plain = re.sub(r"['’`ʼ‘.]", "", plain)
    words = re.findall(r"[0-9a-z]+", anyascii(plain).casefold())
    kept = [_SPELLED.get(word, word) for word in words if word not in _ARTICLES]
    if kept and kept[0] == "the" and len(kept) > 1:
        kept = kept[1:]
    return tuple(kept or words)


def content(words: tuple[str, ...]) -> frozenset[str]:
    """The words of a folded name that carry it: no "of", no "the"."""
    return frozenset(word for word in words if word not in _SMALL) or frozenset(words)


@lru_cache(maxsize=50_000)
def consonants(word: str) -> str:
    """The consonants of a folded word, letters that transliterations exchange made one (``qaddafi`` -> kdf)."""
    for pair, single in (
        ("kh", "h"),
        ("dh", "d"),
        ("gh", "g"),
        ("ts", "s"),
        ("tz", "s"),
        ("sch", "sh"),
        ("ck", "k"),
        ("ph", "f"),
    ):
        word = word.replace(pair, single)
    word = word.translate(str.maketrans("qcvwxj", "kkwwsj")).replace("gaddaf", "kaddaf")
    start = "a" if word[:1] in ("a", "e", "i", "o", "u") else ""
    return start + re.sub(
        r"(.)\1+", r"\1", re.sub(r"[aeiouyh]+", "", word[:1] + word[1:].replace("h", "") if word else "")
    )


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    """The word with exchangeable vowels made one; words that differ in no more are one word ("Sergei", "Sergey")."""
    for pair, single in _VOWEL_GROUPS:
        word = word.replace(pair, single)
    word = word.translate(str.maketrans("eyoq", "iiuk"))
    word = re.sub(r"(.)\1+", r"\1", word)
    return re.sub(r"(?<=[aiu])h$", "", word)


@lru_cache(maxsize=200_000)
def same_word(left: str, right: str) -> bool:
    """Whether two folded words can be spellings of one word. Symmetric; precision first."""
    if left == right or _sound(left) == _sound(right):
        return True
    shorter = min(len(left), len(right))
    if frozenset({left, right}) in NEVER_ONE:
        return False
    if shorter < MIN_LENGTH_BY_CONSONANTS or left[:1].isdigit() or right[:1].isdigit():
        return False
    from rapidfuzz.fuzz import ratio

    likeness = float(ratio(left, right))
    if consonants(left) == consonants(right) and likeness >= MIN_RATIO_SAME_CONSONANTS:
        return True
    return shorter >= MIN_LENGTH_SLIP and likeness >= MIN_RATIO_SLIP


def same_words(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two folded names agree word for word, or are one word cut differently (``tel novo``, ``telnovo``)."""
    if len(left) == len(right) and all(same_word(a, b) for a, b in zip(left, right, strict=True)):
        return True
    return len(left) != len(right) and same_word("".join(left), "".join(right))


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two folded full names can be one person: surnames agree, and no first name stands against another.

    "A. Novak" fits "Anna Novak"; "Anna Novak" does not fit "Petra Novak"; a longer name fits the shorter inside it.
    """
    if len(left) > len(right):
        left, right = right, left
    if len(left) < 2 or not same_word(left[-1], right[-1]):
        return same_words(left, right) and len(left) > 1
    first_left, first_right = left[0], right[0]
    initial = 1 in (len(first_left), len(first_right)) and first_left[0] == first_right[0]
    if not (initial or same_word(first_left, first_right)):
        return False
    middle = right[1:-1]
    return all(any(same_word(word, other) or word[0] == other for other in middle) for word in left[1:-1]) or not middle


def is_acronym(letters: str, name: str) -> bool:
    """Whether ``letters`` (``SDF``, ``U.N.``) are the initials of ``name``, small words counted or not."""
    plain = letters.replace(".", "")
    if not (2 <= len(plain) <= 8 and plain.isupper()):
        return False
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", name))
    if len(words) < 2 or plain in words:
        return False
    every = "".join(word[0] for word in words).upper()
    main = "".join(word[0] for word in words if word.casefold() not in _SMALL).upper()
    return plain in (every, main)
