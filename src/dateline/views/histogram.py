"""How many events happened and how many reports appeared, over the time the pile covers."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.records.event import Event
from dateline.records.period import Period, Precision
from dateline.views.lookup import Lookup
from dateline.views.periods import show_period

#: Bars across the page.
BARS = 60

#: An event is drawn where it is known to a month; a wider period would be drawn more exactly than it is known.
WIDEST_DAYS = 31

#: Share of the events, from each end, that may lie outside the drawn time: one event of 1997 must not squeeze 2017.
OUTSIDE = 0.03


@dataclass(frozen=True, slots=True)
class Bar:
    """``first`` to ``last``: days, both inside. ``happened``, ``reported``: how many; the shares are of the highest."""

    first: date
    last: date
    happened: int
    reported: int
    happened_share: float
    reported_share: float
    shown: str


def build_histogram(known: Lookup, events: Sequence[Event]) -> list[Bar]:
    """Bars of equal length in time order; an empty list when fewer than two days are known."""
    happened = sorted(day for one in events if (day := _day(one.period)))
    documents = {each for one in events for each in one.document_ids}
    published = [known.documents[one].document.published.period for one in sorted(documents) if one in known.documents]
    reported = sorted(day for one in published if (day := _day(one)))
    if not happened:
        return []
    aside = int(len(happened) * OUTSIDE)
    inside = happened[aside : len(happened) - aside]
    first, last = min(inside), max([*inside, *reported[-1:]])
    days = (last - first).days + 1
    if days < 2:
        return []
    step = max(1, -(-days // BARS))
    starts = [first + timedelta(days=step * number) for number in range(-(-days // step))]
    counts = [(_between(happened, one, step), _between(reported, one, step)) for one in starts]
    most = [max(1, max(count[side] for count in counts)) for side in (0, 1)]
    return [_bar(one, step, count, most) for one, count in zip(starts, counts, strict=True)]


def _bar(first: date, step: int, count: tuple[int, int], most: list[int]) -> Bar:
    last = first + timedelta(days=step - 1)
    shown = show_period(Period(first, last + timedelta(days=1), Precision.RANGE))
    return Bar(first, last, count[0], count[1], count[0] / most[0], count[1] / most[1], shown)


def _day(period: Period | None) -> date | None:
    if period is None or period.start is None or (period.days or WIDEST_DAYS + 1) > WIDEST_DAYS:
        return None
    return period.start


def _between(days: Sequence[date], first: date, step: int) -> int:
    return bisect_left(days, first + timedelta(days=step)) - bisect_left(days, first)
