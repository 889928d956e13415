"""Signs that two reports tell of one event, in whatever words: names, numbers, hours, ages, addresses, rare words.

Read from the bare text, so that two texts can be compared without a language engine. No word has a weight of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from math import exp, log, log1p, sqrt

from dateline.resolution.common_words import rarity, tells
from dateline.resolution.shingles import quotations, words_of

#: Logistic weights, fitted on pairs of data/incidents, data/stories and, as different ones, data/timelines; see
#: benchmarks/reprints.py for what they reach there and on data/reprints, which had no part in it.
WEIGHTS = {
    "names": 1.83, "name_weight": 0.41, "words": 2.51, "lead": 4.69, "ages": 2.29, "numbers": 0.42, "weekdays": 1.63,
    "quotations": 1.26, "clock_agrees": 1.15, "clock_differs": -0.54, "address_differs": -2.07, "days_apart": -1.51,
    "length": -0.29,
}  # fmt: skip
BIAS = -3.68

LEAD_WORDS = 70  # what the first two or three sentences hold
RARE_NAME = 0.6  # rarity from which a capitalised word is no title or common noun
SHARED_PROSE = 12  # words in a row that independent reports do not share: a notice or a copied paragraph
MIN_OWN_WORDS = 25  # fewer left without shared prose, and the whole text is compared
MONTHS_APART = 60  # days from which two reports are as far apart as can be
MOST_CHARACTERS = 60_000  # a report has fewer; keeps a comparison short whatever is in the file
USUAL_LENGTH = 150  # words

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul"
)
_CALENDAR = frozenset((*_WEEKDAYS, *_MONTHS.split(), "aug", "sept", "sep", "oct", "nov", "dec"))
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(r"\b(\d{1,2})(?::(\d\d))?\s*([ap])\.?m\b", re.IGNORECASE)
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old|,\s(\d{1,2})(?=[,;.])|\baged?\s(\d{1,2})\b", re.IGNORECASE)
_STREET = r"(?:St|Ave|Street|Avenue|Road|Rd|Dr|Drive|Blvd|Boulevard|Lane|Ln|Way|Highway)"
_ADDRESS = re.compile(
    rf"\b(\d{{2,5}})[- ](?:block\b|[NSEW]\b|(?:North|South|East|West)\b|(?:[A-Z]\w+ ){{1,3}}{_STREET}\b)"
)
_ENDS = re.compile(r"[.!?:“\"\n]")


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text tells by; words in small letters. ``names``, ``words``: with how often they stand there."""

    length: int
    names: Counter[str]
    words: Counter[str]
    lead: frozenset[str]
    ages: frozenset[str]
    clocks: frozenset[tuple[str, ...]]
    addresses: frozenset[str]
    numbers: frozenset[str]
    weekdays: frozenset[str]
    quotations: frozenset[tuple[str, ...]]


def same_event_chance(left: str, right: str, days_apart: int | None = None) -> float:
    """0-1: how likely two texts tell of one event; above 0.5 the signs are for it.

    Prose that both have word for word does not count: it shows a common text, or a notice of the site.
    ``days_apart``: between their publication, None if not known.
    """
    own_left, own_right = without_shared_prose(left[:MOST_CHARACTERS], right[:MOST_CHARACTERS])
    found = compare_signs(read_signs(own_left), read_signs(own_right), days_apart)
    total = BIAS + sum(WEIGHTS[name] * value for name, value in found.items())
    return 1 / (1 + exp(-total))


def compare_signs(left: Signs, right: Signs, days_apart: int | None) -> dict[str, float]:
    """The figures that WEIGHTS weighs."""
    rare_left, rare_right = _rare_names(left), _rare_names(right)
    shared = rare_left & rare_right
    weight = sum(rarity(one) * min(2.0, 1 + log(min(left.names[one], right.names[one])) / 2) for one in sorted(shared))
    clocks = left.clocks and right.clocks
    addresses = left.addresses and right.addresses
    return {
        "names": len(shared) / max(3, min(len(rare_left), len(rare_right))),
        "name_weight": log1p(weight),
        "words": _cosine(left.words, right.words),
        "lead": len(left.lead & right.lead) / max(5, min(len(left.lead), len(right.lead))),
        "ages": _overlap(left.ages, right.ages, unknown=0.0),
        "numbers": log1p(len(left.numbers & right.numbers)),
        "weekdays": _overlap(left.weekdays, right.weekdays, unknown=0.5),
        "quotations": log1p(len(left.quotations & right.quotations)),
        "clock_agrees": float(bool(clocks and left.clocks & right.clocks)),
        "clock_differs": float(bool(clocks and not left.clocks & right.clocks)),
        "address_differs": float(bool(addresses and not left.addresses & right.addresses)),
        "days_apart": min(1.0, log1p(days_apart) / log(MONTHS_APART)) if days_apart else 0.0,
        "length": log(max(10, min(left.length, right.length)) / USUAL_LENGTH),
    }


def read_signs(text: str) -> Signs:
    """The signs of one text."""
    words, small = words_of(text), text.casefold()
    return Signs(
        length=len(words),
        names=Counter(_names(text)),
        words=Counter(one for one in words if not one.isdigit() and tells(one)),
        lead=frozenset(one for one in words[:LEAD_WORDS] if tells(one)),
        ages=frozenset(one for found in _AGE.findall(text) for one in found if one),
        clocks=frozenset((hour, minute or "00", half.lower()) for hour, minute, half in _CLOCK.findall(text)),
        addresses=frozenset(_ADDRESS.findall(text)),
        numbers=frozenset(one for one in _TOKEN.findall(text) if _is_number(one)),
        weekdays=frozenset(one for one in _WEEKDAYS if one in small),
        quotations=frozenset(run for one in quotations(text) for run in _word_runs(words_of(one))),
    )


def without_shared_prose(left: str, right: str) -> tuple[str, str]:
    """Both texts without the runs of twelve words and more that both have; unchanged if too little would be left."""
    known = set(_long_runs(left)) & set(_long_runs(right))
    if not known:
        return left, right
    cut = _cut(left, known), _cut(right, known)
    return cut if all(len(words_of(one)) >= MIN_OWN_WORDS for one in cut) else (left, right)


def _long_runs(text: str) -> Iterator[tuple[str, ...]]:
    words = words_of(text)
    return (tuple(words[at : at + SHARED_PROSE]) for at in range(len(words) - SHARED_PROSE + 1))


def _cut(text: str, known: Set[tuple[str, ...]]) -> str:
    """``text`` without the words of the ``known`` runs, a space for each stretch that is cut."""
    shared: set[int] = set()
    for at, run in enumerate(_long_runs(text)):
        if run in known:
            shared.update(range(at, at + SHARED_PROSE))
    kept, start = [], 0
    for place, word in enumerate(re.finditer(r"\w+", text)):
        if place in shared:
            kept.append(text[start : word.start()].rstrip() if place - 1 in shared else text[start : word.start()])
            start = word.end()
    return " ".join(one for one in (*kept, text[start:]) if one.strip())


def _names(text: str) -> Iterator[str]:
    """The capitalised words, but for days and months and for a common word that opens a sentence."""
    end, before = 0, ""
    for found in _TOKEN.finditer(text):
        word, gap = found.group(), text[end : found.start()]
        small = word.casefold().replace("’", "'").removesuffix("'s")
        opens = not end or (_ENDS.search(gap) is not None and not (gap == ". " and len(before) <= 3))
        if word[0].isupper() and small not in _CALENDAR and not (opens and rarity(small) < 1):
            yield small
        end, before = found.end(), word


def _is_number(token: str) -> bool:
    return token[0].isdigit() and len(token) > 1 and _YEAR.fullmatch(token) is None


def _word_runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + 5]) for at in range(len(words) - 4))


def _rare_names(signs: Signs) -> set[str]:
    return {one for one in signs.names if rarity(one) > RARE_NAME}


def _overlap(left: Set[str], right: Set[str], *, unknown: float) -> float:
    """Share of the smaller set that the other has too; ``unknown`` if one is empty."""
    return len(left & right) / min(len(left), len(right)) if left and right else unknown


def _cosine(left: Counter[str], right: Counter[str]) -> float:
    """0-1, over square roots of counts times rarity."""
    both = sum(rarity(one) ** 2 * sqrt(left[one] * right[one]) for one in sorted(left.keys() & right.keys()))
    norms = [sum(rarity(one) ** 2 * count for one, count in words.items()) for words in (left, right)]
    return both / sqrt(norms[0] * norms[1]) if both else 0.0
