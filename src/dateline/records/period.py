"""When: a stretch of calendar days, and how finely it was given."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum


class Precision(Enum):
    """The finest calendar unit that the text commits to."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open stretch of days, ``start <= day < end``; ``None`` leaves that side open.

    "In March 2024" is the whole month with precision MONTH, never the 1st or the 16th.
    ``approximate``: the text itself says about, around, early, late.
    """

    start: date | None
    end: date | None
    precision: Precision
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a period has at least one side; use None for an unknown period")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"a period ends after it starts: {self.start} .. {self.end}")

    @property
    def last(self) -> date | None:
        """The last day inside the period; None if its end is open."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def days(self) -> int | None:
        """How many days it holds; None if a side is open."""
        return None if self.start is None or self.end is None else (self.end - self.start).days

    def meets(self, other: "Period") -> bool:
        """Whether the two share a day."""
        left = self.end is None or other.start is None or other.start < self.end
        right = other.end is None or self.start is None or self.start < other.end
        return left and right

    def within(self, other: "Period") -> bool:
        """Whether every day of this period lies in ``other``."""
        after = other.start is None or (self.start is not None and self.start >= other.start)
        before = other.end is None or (self.end is not None and self.end <= other.end)
        return after and before


def day(value: date) -> Period:
    """The period of one day."""
    return Period(value, value + timedelta(days=1), Precision.DAY)


def month(year: int, number: int) -> Period:
    """The period of one calendar month; ``number``: 1-12."""
    after = date(year + number // 12, number % 12 + 1, 1)
    return Period(date(year, number, 1), after, Precision.MONTH)


def whole_year(year: int) -> Period:
    """The period of one calendar year."""
    return Period(date(year, 1, 1), date(year + 1, 1, 1), Precision.YEAR)


def to_edtf(period: Period | None) -> str | None:
    """EDTF level 0 with ``~`` for approximate; a closed interval where both sides are known.

    >>> to_edtf(month(2024, 3))
    '2024-03'
    """
    if period is None:
        return None
    mark = "~" if period.approximate else ""
    if period.start is None or period.last is None:
        left = ".." if period.start is None else period.start.isoformat() + mark
        right = ".." if period.last is None else period.last.isoformat() + mark
        return f"{left}/{right}"
    first, last = period.start, period.last
    if period.precision is Precision.DAY and first == last:
        return first.isoformat() + mark
    if period.precision is Precision.MONTH and period == replace(
        month(first.year, first.month), approximate=bool(mark)
    ):
        return f"{first:%Y-%m}{mark}"
    if period.precision is Precision.YEAR and period == replace(whole_year(first.year), approximate=bool(mark)):
        return f"{first.year:04d}{mark}"
    return first.isoformat() + mark if first == last else f"{first.isoformat()}{mark}/{last.isoformat()}{mark}"


def from_edtf(text: str) -> Period:
    """The period of an EDTF level-0 string (``2017-09-12``, ``2017-09``, ``2017``, ``a/b``, ``../b``, ``a/..``).

    Raises ValueError with the string when it is none of these.
    """
    left, slash, right = text.strip().partition("/")
    approximate = text.rstrip().endswith(("~", "%")) or left.endswith(("~", "%"))
    try:
        if not slash:
            one = _side(left)
            return Period(one.start, one.end, one.precision, approximate)
        first = None if left in ("", "..") else _side(left)
        last = None if right in ("", "..") else _side(right)
        start, end = (first.start if first else None), (last.end if last else None)
        return Period(start, end, Precision.RANGE, approximate)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"not an EDTF date or interval: {text!r}") from error


def _side(text: str) -> Period:
    parts = [int(part) for part in text.strip("~?%").split("T")[0].split("-")]
    if len(parts) == 1:
        return whole_year(parts[0])
    if len(parts) == 2:
        return month(parts[0], parts[1])
    return day(date(parts[0], parts[1], parts[2]))
