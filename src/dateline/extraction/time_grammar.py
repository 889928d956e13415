"""The parts of the grammar of time: a rule, what it may look at, and what the text told before."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extraction.calendar import Reading, add_months
from dateline.records.period import Period, Precision

#: No phrase of a news report counts further than this many units; above it the number is something else.
MAX_COUNT = 5_000
#: A date without a year is not taken to lie further off than this on the side its tense points to: beyond, writers
#: add the year.
FAR = timedelta(days=270)


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at: the day it counts from, the tense of the clause, the periods named before (latest
    first); and of the whole text, whether its dates in figures put the day first, and whether it names years before
    1000."""

    reference: date
    future: bool = False
    past: bool = False
    earlier: tuple[Period, ...] = ()
    before_text: str = ""
    day_first: bool | None = None
    early_years: bool = False

    def latest(self, *precisions: Precision) -> Period | None:
        """The last period named before this expression with one of these precisions."""
        return next((one for one in self.earlier if one.precision in precisions), None)

    def latest_quarter(self) -> date | None:
        """The first day of the latest calendar quarter among those named before."""
        starts = [one.start for one in self.earlier if is_quarter(one) and one.start is not None]
        return max(starts, default=None)


Read = Callable[[re.Match[str], Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern and what it means. ``id`` is stable: it is kept with every expression the rule found. ``near``: a
    simple pattern of which every match holds one, so that the text is searched only there; "" where there is none."""

    id: str
    pattern: str
    read: Read
    near: str = ""


def is_quarter(period: Period) -> bool:
    """Whether it is exactly one calendar quarter."""
    if period.precision is not Precision.RANGE or period.start is None:
        return False
    return (period.start.month - 1) % 3 == 0 and period.start.day == 1 and period.end == add_months(period.start, 3)


def year_nearest(reference: date, number: int, day_number: int, context: Context) -> int:
    """The year of a month and day without one: the next when the clause looks ahead, the last when it looks back,
    else the nearest."""
    candidates = [clamp_day(reference.year + step, number, day_number) for step in (-1, 0, 1)]
    if context.future:
        ahead = [one for one in candidates if timedelta(0) <= one - reference <= FAR]
        candidates = ahead or candidates
    elif context.past:
        back = [one for one in candidates if timedelta(0) <= reference - one <= FAR]
        candidates = back or candidates
    return min(candidates, key=lambda one: (abs(one - reference), one)).year


def clamp_day(year: int, number: int, day_number: int) -> date:
    """The date, or the last day of February for a 29th in a common year."""
    try:
        return date(year, number, day_number)
    except ValueError:
        return date(year, number, 28) if number == 2 and day_number == 29 else date(year, number, day_number)


def year_by_weekday(reference: date, number: int, day_number: int, weekday: int) -> int | None:
    """The year within three of ``reference`` in which that date falls on ``weekday``; None if there is none."""
    fits = []
    for step in (0, -1, 1, -2, 2, -3, 3):
        one = clamp_day(reference.year + step, number, day_number)
        if one.isoweekday() == weekday and one.day == day_number:
            fits.append(one)
    return min(fits, key=lambda one: (abs(one - reference), one)).year if fits else None


def full_year(text: str) -> int:
    """A year as written, "'98" included (up to 29 is this century)."""
    digits = int(re.sub(r"\D", "", text))
    if digits >= 100:
        return digits
    return 2000 + digits if digits < 30 else 1900 + digits


def day_number(text: str) -> int:
    """The number of "12th", "12" or "1st"."""
    return int(re.sub(r"\D", "", text))
