"""When dated reports of the pile tell the same story as an undated one: the days round which they come out.

Reports of one story use the same rare words within days of one another (Kumar et al. 2012 date documents so by their
words alone). Words and pairs of words are weighted by rarity in the pile, reports compared by cosine.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dateline.records.document import Document
from dateline.resolution.shingles import own_text, words_of

COMMON_SHARE = 0.1  # a word in more than a tenth of the pile tells the topic, not the day
MIN_COMMON_DOCUMENTS = 10  # but three reports of one story in a small pile share theirs
MAX_COMMON_DOCUMENTS = 200  # and time grows by the square of it
MAX_CHARACTERS = 4000  # the story stands at the top; the rest is background
MAX_TERMS = 150  # the rarest words tell the story; all of them cost time by the square
MAX_NEIGHBOURS = 12
SPREAD_DAYS = 2.0  # reports of one story follow one another within days
REACH_DAYS = 4  # how far from the busiest day a report still belongs to the story
#: From here on stories dated by their neighbours are right within two days in 93 of 100 cases (Timeline17, BASIL), if
#: the lead names weekdays of just those days; without one, only near copies are: formulaic releases are all alike.
MIN_LIKENESS, MIN_LIKENESS_WITHOUT_WEEKDAY, MIN_AGREEMENT = 0.15, 0.4, 0.7
MIN_CHARACTERS = 1000  # of a report without a weekday; short ones consist of the words of their site
ELSEWHEN_DAYS, MAX_ELSEWHEN = 10, 0.5  # a report of other weeks that is half as like shows that likeness tells little
WEEKDAY_STEPS = (-2, -1, 0)  # papers name the weekday of yesterday, less often that of today
SHARPNESS = 3  # likeness counts by its cube: one close report outweighs many distant ones


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A dated report like the one asked about. ``likeness``: 0-1."""

    document_id: str
    day: date
    likeness: float


@dataclass(frozen=True, slots=True)
class StoryDay:
    """The day round which the reports most like one come out. ``likeness``: of the likest of them, 0-1;
    ``agreement``: 0-1, the share of all likeness that lies within four days of it; ``like``: those reports' ids."""

    day: date
    likeness: float
    agreement: float
    like: tuple[str, ...]


def find_neighbours(
    documents: Sequence[Document], days: Mapping[str, date], wanted: Sequence[str]
) -> dict[str, tuple[Neighbour, ...]]:
    """For each id of ``wanted`` the dated reports most like it, the likest first; ``days``: those of dated ones."""
    if not days:
        return dict.fromkeys(wanted, ())
    weights = _weights(documents)
    holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for document_id in sorted(days):
        for term, weight in weights.get(document_id, ()):
            holders[term].append((document_id, weight))
    found = {}
    for document_id in wanted:
        likeness: dict[str, float] = defaultdict(float)
        for term, weight in weights[document_id]:
            for other, its in holders.get(term, ()):
                likeness[other] += weight * its
        likeness.pop(document_id, None)
        best = sorted(likeness.items(), key=lambda one: (-round(one[1], 6), one[0]))[:MAX_NEIGHBOURS]
        found[document_id] = tuple(Neighbour(other, days[other], min(1.0, value)) for other, value in best)
    return found


def date_by_story(neighbours: Sequence[Neighbour], weekdays: Sequence[int], *, characters: int) -> StoryDay | None:
    """The story's day where it is sure enough to date a report; None where it is not.

    ``weekdays``: those that its lead names, 0 = Monday; ``characters``: how long it is.
    """
    story = story_day(neighbours)
    if story is None or story.agreement < MIN_AGREEMENT:
        return None
    apart = [one.likeness for one in neighbours if abs((one.day - story.day).days) > ELSEWHEN_DAYS]
    if max(apart, default=0.0) >= MAX_ELSEWHEN * story.likeness:
        return None
    near = {(story.day + timedelta(days=step)).weekday() for step in WEEKDAY_STEPS}
    fitting = sum(number in near for number in weekdays)
    if weekdays:
        return story if story.likeness >= MIN_LIKENESS and fitting * 2 >= len(weekdays) else None
    return story if story.likeness >= MIN_LIKENESS_WITHOUT_WEEKDAY and characters >= MIN_CHARACTERS else None


def story_day(neighbours: Sequence[Neighbour]) -> StoryDay | None:
    """The day round which ``neighbours`` lie thickest; None if there are none."""
    if not neighbours:
        return None
    first = min(one.day for one in neighbours)
    days = sorted({one.day for one in neighbours})
    around = sorted({day + timedelta(days=step) for day in days for step in range(-1, 2)} | {first})
    peak = max(around, key=lambda day: (round(_density(neighbours, day), 9), -day.toordinal()))
    inside = [one for one in neighbours if abs((one.day - peak).days) <= REACH_DAYS]
    total = sum(one.likeness**SHARPNESS for one in neighbours)
    share = sum(one.likeness**SHARPNESS for one in inside) / total if total else 0.0
    return StoryDay(peak, neighbours[0].likeness, share, tuple(one.document_id for one in inside))


def share_near(neighbours: Sequence[Neighbour], day: date, *, within_days: int) -> float:
    """0-1: how much of the likeness of ``neighbours`` lies within so many days of ``day``."""
    total = sum(one.likeness**SHARPNESS for one in neighbours)
    near = sum(one.likeness**SHARPNESS for one in neighbours if abs((one.day - day).days) <= within_days)
    return near / total if total else 0.0


def _density(neighbours: Sequence[Neighbour], day: date) -> float:
    return sum(
        one.likeness**SHARPNESS * math.exp(-(((one.day - day).days / SPREAD_DAYS) ** 2) / 2) for one in neighbours
    )


def _weights(documents: Sequence[Document]) -> dict[str, tuple[tuple[str, float], ...]]:
    """The terms of each document with their weights, of length one taken together."""
    counts = {one.id: _terms(own_text(one)) for one in documents}
    holders: Counter[str] = Counter()
    for own in counts.values():
        holders.update(own.keys())
    limit = max(MIN_COMMON_DOCUMENTS, min(MAX_COMMON_DOCUMENTS, COMMON_SHARE * len(documents)))
    rarity = {term: math.log(len(counts) / held) for term, held in holders.items() if 2 <= held <= limit}
    found = {}
    for document_id, own in counts.items():
        rare = [
            (-rarity[term] * (1 + math.log(count)) if count > 1 else -rarity[term], term)
            for term, count in own.items()
            if term in rarity
        ]
        rare.sort()
        kept = rare[:MAX_TERMS]
        length = math.sqrt(sum(weight * weight for weight, _ in kept)) or 1.0
        found[document_id] = tuple((term, -weight / length) for weight, term in kept)
    return found


def _terms(text: str) -> Counter[str]:
    words = words_of(text[:MAX_CHARACTERS])
    terms = Counter(words)
    terms.update(map(" ".join, pairwise(words)))
    return terms
