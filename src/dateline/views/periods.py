"""When, as a reader sees it: as exact as known and no more."""

from datetime import date

from dateline.records.period import Period, Precision

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

UNDATED = "undated"


def show_period(period: Period | None) -> str:
    """ "12 Sep 2017", "12–13 Sep 2017", "Sep 2017", "2017", "by 12 Sep 2017", "since 12 Sep 2017" or "undated"."""
    if period is None:
        return UNDATED
    about = "about " if period.approximate else ""
    if period.start is None:
        return f"by {about}{_day(period.last)}"
    if period.last is None:
        return f"since {about}{_day(period.start)}"
    return about + _closed(period.start, period.last, period.precision)


def sort_key(period: Period | None) -> tuple[int, date, date]:
    """Earliest first, at its start or, when that is open, at its end; undated last."""
    if period is None:
        return (1, date.max, date.max)
    anchor = period.start or period.last or date.max
    return (0, anchor, period.last or date.max)


def _closed(first: date, last: date, precision: Precision) -> str:
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and precision is not Precision.RANGE:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if precision is Precision.MONTH and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(one: date | None) -> str:
    return UNDATED if one is None else f"{one.day} {MONTHS[one.month - 1]} {one.year}"
