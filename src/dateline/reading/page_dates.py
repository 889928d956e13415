"""The day on which a page was published: every place where the page or its address says one is weighed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.reading.linked_data import Thing
from dateline.reading.page_date_signs import Sign, in_address, signs_on
from dateline.reading.page_names import Names
from dateline.reading.page_tree import Page
from dateline.records.document import Published, PublishedBasis
from dateline.records.period import day

EARLIEST = date(1990, 1, 1)  # an older date in a page's metadata is a placeholder
#: How much a sign says, by its kind; of one group the strongest counts. What a page's software wrote as its publication
#: counts most, then what stands at its headline, then what could be any date. Set by hand on pages/dates.
WEIGHTS = {
    "linked": ("data", 5.0),
    "linked page": ("data", 3.5),
    "linked created": ("data", 2.5),
    "meta": ("meta", 4.0),
    "meta date": ("meta", 2.5),
    "marked": ("shown", 4.0),
    "headline": ("shown", 3.5),
    "above": ("shown", 1.8),
    "end": ("shown", 2.5),
    "teaser": ("shown", 2.5),
    "elsewhere": ("shown", 0.8),
    "address": ("address", 3.0),
    "script": ("script", 1.0),
    "changed": ("changed", 0.8),
}
SURE = 0.8  # any date that stands alone on a page; less is a placeholder's weight
MIN_MARGIN = 0.4  # pages/dates: of 4 days given with less over the next one, none was right
ONE_DAY, NO_TIME = timedelta(days=1), timedelta(0)
READINGS = (0.6, 0.4)  # shares of the weight for 3 April and 4 March where a page writes 03/04 and nothing says which
PLACEHOLDER = 0.3  # of the weight for the first of January, which software writes that knows a year alone


@dataclass(frozen=True, slots=True)
class Weighed:
    """The day for which most speaks, how much, how much more than for the next, and the signs that name it."""

    day: date
    weight: float
    margin: float
    signs: tuple[Sign, ...]


def weigh(signs: Sequence[Sign], today: date | None) -> Weighed | None:
    """The day for which most speaks; None if none is named up to ``today``. Of two equal ones the margin is 0."""
    scores = scored(signs, today)
    if not scores:
        return None
    best = by_the_pages_clock(max(scores, key=lambda one: (scores[one], -one.toordinal())), signs)
    shifted = best not in scores or scores[best] < max(scores.values())
    top = max(scores.values()) if shifted else scores[best]
    others = [score for one, score in scores.items() if abs(one - best) > (ONE_DAY if shifted else NO_TIME)]
    return Weighed(best, top, top - max(others, default=0.0), tuple(one for one in signs if best in one.days))


def scored(signs: Iterable[Sign], today: date | None) -> dict[date, float]:
    """By day, what speaks for it."""
    latest = today + timedelta(days=1) if today else date.max
    groups: dict[date, dict[str, float]] = {}
    for one in signs:
        days = [each for each in one.days if EARLIEST <= each <= latest]
        for each, share in zip(days, READINGS if len(days) > 1 else (1.0,), strict=False):
            group, weight = WEIGHTS[one.kind]
            weight *= share * (PLACEHOLDER if (each.month, each.day) == (1, 1) else 1)
            own = groups.setdefault(each, {})
            own[group] = max(own.get(group, 0), weight)
    return {each: sum(own.values()) for each, own in groups.items()}


def by_the_pages_clock(best: date, signs: Sequence[Sign]) -> date:
    """The day at the headline or in the address when it is next to one that only Greenwich time gives: near midnight a
    page's software and its readers have different days."""
    strong = [one for one in signs if best in one.days and one.kind not in ("changed", "script", "elsewhere")]
    if not strong or not all(one.utc for one in strong):
        return best
    shown = [
        one.days[0]
        for one in signs
        if one.kind in ("headline", "marked", "address") and not one.utc and len(one.days) == 1
    ]
    return shown[0] if shown and abs(shown[0] - best) == ONE_DAY else best


def published_on(
    page: Page,
    names: Names,
    data: tuple[Sequence[Thing], Thing | None],
    *,
    addresses: Sequence[str],
    today: date | None,
) -> Published | None:
    """The day of publication of a page with the reasons for it; None when too little speaks for one day.

    ``data``: the things of its JSON-LD and its main article among them; ``addresses``: its own, which may hold the day.
    """
    signs = [*signs_on(page, names, *data), *(sign for url in addresses if (sign := in_address(url)))]
    found = weigh(signs, today)
    if found is None or found.weight < SURE or found.margin < MIN_MARGIN:
        return None
    return Published(day(found.day), PublishedBasis.METADATA, _why(found))


def _why(found: Weighed) -> str:
    """The strongest sign of each group, in words."""
    best: dict[str, Sign] = {}
    for one in found.signs:
        group = WEIGHTS[one.kind][0]
        if group not in best or WEIGHTS[one.kind][1] > WEIGHTS[best[group].kind][1]:
            best[group] = one
    if len(best) > 1:
        best.pop("changed", None)
    strongest = sorted(best.values(), key=lambda one: -WEIGHTS[one.kind][1])[:3]
    words = [one.where for one in strongest]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]} agree"
