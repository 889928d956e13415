"""Date a report by a happening that another report dates: the same people in the same place on the same weekday."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Published, PublishedBasis
from dateline.records.entity import Entity
from dateline.records.event import Status
from dateline.records.mention import TimeExpression
from dateline.records.origin import Origin
from dateline.records.period import Period, Precision
from dateline.resolution.tellings import Telling, owners, tellings

#: A bare weekday is the last one before publication; more than six days back a paper writes the date.
WEEK = 7
#: Two reports of one meeting share at least two people or bodies; one alone meets somebody every day.
MIN_SHARED = 2
MEETINGS = frozenset({"MEET", "CONSULT", "NEGOTIATE", "VISIT", "TRAVEL"})
WEEKDAY_VALUE = re.compile(r"(?:XXXX-W\d\d|XXXX-WXX)-(?P<weekday>[1-7])")


def date_by_meetings(
    documents: Sequence[AnnotatedDocument], entities: Sequence[Entity], origins: Sequence[Origin]
) -> dict[str, Published]:
    """The week after a happening that an undated report tells with a weekday and a dated one with a date, by id."""
    dated: dict[str, list[Telling]] = defaultdict(list)
    waiting: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings(documents, owners(entities), origins):
        if _day(one) is not None:
            for entity_id in one.entity_ids:
                dated[entity_id].append(one)
        elif _weekday_time(one) is not None:
            waiting[one.document.document.id].append(one)
    found = {}
    for document_id, own in waiting.items():
        agreed = _agreed([date for one in own for other in _sharing(one, dated) for date in _from(one, other)])
        if agreed is not None:
            found[document_id] = agreed
    return found


def _sharing(one: Telling, dated: Mapping[str, Sequence[Telling]]) -> list[Telling]:
    """The dated tellings that share a participant with it, in the order of the corpus."""
    found = {other.order: other for entity_id in one.entity_ids for other in dated.get(entity_id, ())}
    return [found[order] for order in sorted(found)]


def _day(one: Telling) -> date | None:
    """The day of a telling that its own report dates to the day."""
    period = one.mention.period
    known = one.mention.time_id is not None and one.document.document.published.period is not None
    return period.start if known and period is not None and period.days == 1 else None


def _from(undated: Telling, dated: Telling) -> Iterator[Published]:
    day = _day(dated)
    time = _weekday_time(undated)
    if day is None or time is None or not _same_happening(undated, dated):
        return
    expression, weekday = time
    if day.isoweekday() != weekday or undated.mention.status in (Status.PLANNED, Status.HYPOTHETICAL):
        return
    bare = not expression.evidence.quote.lower().startswith("last")
    first = day if bare else day + timedelta(days=1)
    period = Period(first, day + timedelta(days=WEEK), Precision.RANGE)
    other = dated.document.document.headline or dated.document.document.id
    why = f"its “{expression.evidence.quote}” is the day of an event that another report ({other}) dates {day}"
    yield Published(period, PublishedBasis.INFERRED, why)


def _same_happening(left: Telling, right: Telling) -> bool:
    kin = left.mention.type == right.mention.type or {left.mention.type, right.mention.type} <= MEETINGS
    shared = left.entity_ids & right.entity_ids
    places = left.place is None or right.place is None or left.place.id == right.place.id
    same_place = left.place is not None and right.place is not None and left.place.id == right.place.id
    return kin and places and (len(shared) >= MIN_SHARED or (len(shared) == 1 and same_place))


def _weekday_time(one: Telling) -> tuple[TimeExpression, int] | None:
    """The weekday that the telling gives without a date, 1 (Monday) to 7."""
    for expression in one.document.times:
        if expression.id == one.mention.time_id and expression.period is None:
            found = WEEKDAY_VALUE.match(expression.timex_value)
            return (expression, int(found["weekday"])) if found else None
    return None


def _agreed(dates: Sequence[Published]) -> Published | None:
    """The first, if every proposal meets it; reports that date it differently date it not at all."""
    if not dates:
        return None
    first = dates[0]
    agree = all(one.period and first.period and one.period.meets(first.period) for one in dates)
    return first if agree else None
