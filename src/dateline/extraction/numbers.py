"""Numbers in digits and words, and what they are worth."""

import re
from functools import cache

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip

#: One word of a spelt number, longest first so that "sixteen" is not read as "six".
_WORD = "|".join(sorted([*UNITS, *TENS, *SCALES], key=lambda word: (-len(word), word)))

#: A number: digits with thousands marks, decimals or a fraction, a scale word after them, or number words.
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?(?:[ -]\d/\d)?"
SCALED = rf"(?:{DIGITS})(?:[ -](?:dozen|hundred|thousand|million|billion|trillion))?"
WORDS = (
    rf"(?:(?:half a|a)[ -](?:dozen|hundred|thousand|million|billion)|(?:{_WORD}))(?:(?:[ -]and)?[ -](?:{_WORD})){{0,7}}"
)
NUMBER = rf"(?:{SCALED}|{WORDS})"


@cache
def _digits_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<whole>[\d,]+(?:\.\d+)?)(?:[ -](?P<over>\d)/(?P<under>\d))?(?:[ -]?(?P<scale>[a-z]+))?", re.I
    )


def parse_number(text: str) -> float | None:
    """The value of a number as written ("25,000", "2 1/2", "3.5 million", "twenty-five", "a dozen"); None if it is
    none."""
    folded = " ".join(text.split()).lower()
    match = _digits_pattern().fullmatch(folded)
    if match:
        return _from_digits(match)
    return _from_words(folded.replace("-", " ").split())


def _from_digits(match: re.Match[str]) -> float | None:
    value = float(match["whole"].replace(",", "") or "nan")
    if value != value:
        return None
    if match["over"]:
        if match["under"] == "0":
            return None
        value += int(match["over"]) / int(match["under"])
    scale = match["scale"]
    if scale is None:
        return value
    factor = SCALES.get(scale) or SHORT_SCALES.get(scale)
    return None if factor is None else round(value * factor, 6)


def _from_words(words: list[str]) -> float | None:
    """Number words by the usual rule: small ones add up, "hundred" multiplies what stands before it, larger scales
    close a group."""
    total, group, seen = 0.0, 0.0, False
    for word in words:
        if word in ("a", "an", "and"):
            continue
        if word == "half":
            group, seen = 0.5, True
        elif word in UNITS or word in TENS:
            group, seen = group + (UNITS[word] if word in UNITS else TENS[word]), True
        elif word in SCALES:
            group, seen = (group or 1.0) * SCALES[word], True
            if SCALES[word] >= 1_000:
                total, group = total + group, 0.0
        else:
            return None
    return total + group if seen else None


def whole(value: float) -> int | None:
    """The number as an int if it is one, else None."""
    return int(value) if value == int(value) else None
