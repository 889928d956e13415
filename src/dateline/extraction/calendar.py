"""Calendar arithmetic: weeks, quarters, seasons and decades as periods with their TIMEX3 values."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.extraction.time_words import SEASON_STARTS
from dateline.records.mention import Basis
from dateline.records.period import Period, Precision, day, month, whole_year

#: Sources a reading may be counted from.
TEXT, PUBLICATION, YEAR_OF, NARRATIVE = "text", "publication", "year", "narrative"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase means, seen from one day.

    ``value``: the TIMEX3 value; ``generic``: the same with what the phrase alone does not say as X, used when there is
    no anchor. ``period`` None: not on the calendar. ``source``: TEXT (says it all), PUBLICATION, YEAR_OF (only the year
    is counted from the publication) or NARRATIVE (counted from an earlier expression of the text).
    """

    value: str
    generic: str
    period: Period | None
    source: str = TEXT
    timex_type: str = "DATE"

    @property
    def basis(self) -> Basis:
        """EXPLICIT if the phrase itself names the calendar day, month or year."""
        return Basis.EXPLICIT if self.source in (TEXT, YEAR_OF) else Basis.RELATIVE


def on_day(value: date, generic: str, source: str) -> Reading:
    """One day."""
    return Reading(value.isoformat(), generic, day(value), source)


def in_week(value: date, generic: str, source: str) -> Reading:
    """The week, Monday to Sunday, that holds ``value``."""
    year, week, _ = value.isocalendar()
    return Reading(f"{year}-W{week:02d}", generic, week_of(value), source)


def weekend_of(value: date, source: str) -> Reading:
    """Saturday and Sunday of the week that holds ``value``."""
    year, week, weekday = value.isocalendar()
    saturday = value + timedelta(days=6 - weekday)
    period = Period(saturday, saturday + timedelta(days=2), Precision.RANGE)
    return Reading(f"{year}-W{week:02d}-WE", "XXXX-WXX-WE", period, source)


def in_month(year: int, number: int, generic: str, source: str) -> Reading:
    """One calendar month."""
    return Reading(f"{year:04d}-{number:02d}", generic, month(year, number), source)


def in_year(year: int, generic: str, source: str) -> Reading:
    """One calendar year."""
    return Reading(f"{year:04d}", generic, whole_year(year), source)


def in_quarter(year: int, number: int, generic: str, source: str) -> Reading:
    """Quarter ``number`` (1-4) of a year."""
    start = date(year, 3 * number - 2, 1)
    return Reading(f"{year:04d}-Q{number}", generic, Period(start, add_months(start, 3), Precision.RANGE), source)


def in_half(year: int, number: int, source: str) -> Reading:
    """Half ``number`` (1-2) of a year."""
    start = date(year, 6 * number - 5, 1)
    return Reading(
        f"{year:04d}-H{number}", f"XXXX-H{number}", Period(start, add_months(start, 6), Precision.RANGE), source
    )


def in_season(year: int, code: str, source: str) -> Reading:
    """A season of a year; winter begins in December of the year before. Always approximate."""
    start = date(year - (code == "WI"), SEASON_STARTS[code], 1)
    period = Period(start, add_months(start, 3), Precision.SEASON, approximate=True)
    return Reading(f"{year:04d}-{code}", f"XXXX-{code}", period, source)


def in_decade(year: int, source: str) -> Reading:
    """The decade that holds ``year``; TIMEX3 writes it with three digits."""
    first = year - year % 10
    period = Period(date(first, 1, 1), date(first + 10, 1, 1), Precision.DECADE)
    return Reading(f"{first // 10:03d}", "XXX", period, source)


def in_century(number: int, source: str) -> Reading:
    """The ``number``-th century; TIMEX3 writes the two digits that its years begin with."""
    first = 100 * (number - 1)
    period = Period(date(max(first, 1), 1, 1), date(first + 100, 1, 1), Precision.RANGE)
    return Reading(f"{number - 1:02d}", "XX", period, source)


def week_of(value: date) -> Period:
    """Monday to Sunday of the week that holds ``value``."""
    monday = value - timedelta(days=value.weekday())
    return Period(monday, monday + timedelta(days=7), Precision.WEEK)


def add_months(value: date, count: int) -> date:
    """``value`` moved by ``count`` months, on the last day of the month where there is no such day."""
    index = value.year * 12 + value.month - 1 + count
    year, number = index // 12, index % 12 + 1
    return date(year, number, min(value.day, monthrange(year, number)[1]))


def add_units(value: date, count: int, unit: str) -> date:
    """``value`` moved by ``count`` days, weeks, months, quarters, years, decades or centuries."""
    if unit in ("week", "weekend"):
        return value + timedelta(weeks=count)
    if unit == "fortnight":
        return value + timedelta(weeks=2 * count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit in months:
        return add_months(value, count * months[unit])
    if unit in ("day", "night"):
        return value + timedelta(days=count)
    return value


def unit_holding(value: date, unit: str, source: str) -> Reading | None:
    """The calendar unit that holds ``value``; None for a unit below a day."""
    if unit in ("day", "night"):
        return on_day(value, "XXXX-XX-XX", source)
    if unit in ("week", "fortnight"):
        return in_week(value, "XXXX-WXX", source)
    if unit == "weekend":
        return weekend_of(value, source)
    if unit == "month":
        return in_month(value.year, value.month, "XXXX-XX", source)
    if unit == "quarter":
        return in_quarter(value.year, (value.month + 2) // 3, "XXXX-QX", source)
    if unit == "year":
        return in_year(value.year, "XXXX", source)
    if unit == "decade":
        return in_decade(value.year, source)
    return in_century(value.year // 100 + 1, source) if unit == "century" else None


def nearest_weekday(reference: date, weekday: int, *, future: bool = False, strictly: bool = False) -> date:
    """The last such weekday up to ``reference`` (or the next from it on); ``strictly`` leaves out the day itself."""
    distance = (weekday - reference.isoweekday()) % 7 if future else (reference.isoweekday() - weekday) % 7
    if strictly and distance == 0:
        distance = 7
    return reference + timedelta(days=distance if future else -distance)


def third_of(period: Period, part: str) -> Period:
    """The first, middle or last third (``part``: START, MID, END) of a closed period, marked approximate."""
    if period.start is None or period.end is None or period.days is None or period.days < 3:
        return replace(period, approximate=True)
    third = timedelta(days=max(1, period.days // 3))
    start, end = period.start, period.end
    first, last = start + third, end - third
    if period.precision is Precision.YEAR:
        first, last = add_months(start, 4), add_months(start, 8)
    bounds = {"START": (start, first), "MID": (first, last), "END": (last, end)}
    return Period(*bounds[part], period.precision, approximate=True)


def span_of(left: Period, right: Period) -> Period:
    """From the start of the earlier to the end of the later; a side open in either stays open."""
    start = None if left.start is None or right.start is None else min(left.start, right.start)
    end = None if left.end is None or right.end is None else max(left.end, right.end)
    return Period(start, end, Precision.RANGE, left.approximate or right.approximate)
