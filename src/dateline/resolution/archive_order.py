"""Archives that stand in the order of their dates: a report lies between the dated ones before and after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dateline.records.period import Period, Precision

MIN_DATED = 12  # so many in order by chance: never; a handful often are
MAX_OUT_OF_ORDER = 0.03  # several archives one after another begin anew; a date that is wrong breaks it too
MIN_ASCENTS = 6  # of one day again and again nothing follows
MAX_GAP_DAYS = 10  # further apart the neighbours tell too little


@dataclass(frozen=True, slots=True)
class Between:
    """The days between two dated reports of an ordered archive, and those reports' ids."""

    period: Period
    before: str
    after: str


def place_in_order(ids: Sequence[str], days: Mapping[str, date]) -> dict[str, Between]:
    """For each undated id its days, if the dated ones of ``ids`` stand in order of ``days``, up or down.

    A neighbour counts only where the dated report beyond it agrees, so that one wrong date bounds nothing.
    """
    dated = [(place, days[one]) for place, one in enumerate(ids) if one in days]
    step = _direction([day for _, day in dated])
    if step == 0:
        return {}
    found: dict[str, Between] = {}
    for index, ((left, first), (right, last)) in enumerate(pairwise(dated)):
        around = [day for _, day in dated[max(0, index - 1) : index + 3]]
        if right - left == 1 or not _sorted(around, step) or abs((last - first).days) >= MAX_GAP_DAYS:
            continue
        period = Period(min(first, last), max(first, last) + timedelta(days=1), Precision.RANGE)
        found.update({one: Between(period, ids[left], ids[right]) for one in ids[left + 1 : right]})
    return found


def _direction(days: Sequence[date]) -> int:
    """1 for an archive in order, -1 for one from the latest back, 0 for neither."""
    if len(days) < MIN_DATED:
        return 0
    steps = [(right - left).days for left, right in pairwise(days)]
    up, down = sum(one > 0 for one in steps), sum(one < 0 for one in steps)
    allowed = max(1.0, MAX_OUT_OF_ORDER * len(steps))
    if up >= MIN_ASCENTS and down <= allowed:
        return 1
    return -1 if down >= MIN_ASCENTS and up <= allowed else 0


def _sorted(days: Sequence[date], step: int) -> bool:
    return all((right - left).days * step >= 0 for left, right in pairwise(days))
