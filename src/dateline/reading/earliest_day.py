"""The day before which a report cannot have come out, though nothing says how long after."""

import re
from collections.abc import Sequence
from datetime import date

from dateline.reading.calendar_days import MONTH_WORD, bare_days, years_mentioned
from dateline.reading.told_days import is_ahead, lead_of

OPENING_CHARACTERS = 600  # the day of the news stands in the first sentences
PAST_CHARACTERS = 40

_ON_DAY = re.compile(
    rf"\b[Oo]n (?:\d{{1,2}} ?[-\u2013] ?)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)? {MONTH_WORD}|{MONTH_WORD} \d{{1,2}})"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|lost|won|took|held|came|fell|began|left|met|gave|made|went|saw|[a-z]{3,}ed)\b",
    re.I,
)


def earliest_day(body: Sequence[str], *, today: date | None) -> tuple[date, str] | None:
    """The first day on which a report can have come out, and why; None if it does not say.

    It gives the day of its news without a year ("on 27 November"), as papers do in the running year, and another year
    only by its number ("lost in 2014"): so that year is over.
    """
    opening = "\n".join(lead_of(body))[:OPENING_CHARACTERS]
    told = [one for one in _ON_DAY.finditer(opening) if not is_ahead(opening, one.start())]
    days = [(day.month, day.day, one["day"]) for one in told for day in bare_days(opening[one.start("day") :])[:1]]
    text = "\n".join(body)
    year = max(years_mentioned(text, latest=(today or date.max).year), default=None)
    if not days or year is None or not _is_over(text, year):
        return None
    month, day, words = max(days)
    try:
        found = date(year + 1, month, day)
    except ValueError:
        return None
    if today is not None and found > today:
        return None
    return found, f"it tells of “{words}” without a year and of {year} as over; nothing says how long after"


def _is_over(text: str, year: int) -> bool:
    """Whether every mention of the year is "in 2014" behind a verb of the past and no word of the future."""
    places = [one.start() for one in re.finditer(rf"\b{year}\b", text)]
    before = [text[max(0, place - PAST_CHARACTERS) : place] for place in places]
    past = all(one.lower().endswith("in ") and _PAST.search(one) for one in before)
    return past and not any(is_ahead(text, place) for place in places)
