"""Date a report that does not date itself, from the same event dated in another report of the pile.

"... met the president in the capital last Tuesday" says no date. If another report of the pile tells of a meeting of
the same two people in the same city on "Tuesday, Sept. 12" of a year it fixes, the undated report came out within the
week after that Tuesday. And where a weekday with its date fits several years, the years that the pile names settle it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Published, PublishedBasis
from dateline.records.entity import Entity
from dateline.records.event import Status
from dateline.records.mention import Basis, TimeExpression
from dateline.records.origin import Origin
from dateline.records.period import Period, Precision
from dateline.resolution.tellings import Telling, owners, tellings

#: A bare weekday is the last one before publication; more than six days back a paper writes the date.
WEEK = 7
#: Two reports of one meeting share at least two people or bodies; one alone meets somebody every day.
MIN_SHARED = 2
#: Reports of one affair appear within weeks of one another; the same weekday and date do not return for five years.
BESIDE_DAYS = 90
#: A weekday and a date meet again after 5, 6 or 11 years: within four years of the latest named only one can fit.
MAX_YEARS_AFTER_MENTION = 4
YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d])")
MEETINGS = frozenset({"MEET", "CONSULT", "NEGOTIATE", "VISIT", "TRAVEL"})
WEEKDAY_VALUE = re.compile(r"(?:XXXX-W\d\d|XXXX-WXX)-(?P<weekday>[1-7])")


def infer_published(
    documents: Sequence[AnnotatedDocument], entities: Sequence[Entity], origins: Sequence[Origin]
) -> dict[str, Published]:
    """Publication periods for documents without one, by document id; documents that nothing dates are left out."""
    undated = [one for one in documents if one.document.published.period is None]
    years = _years_named(documents) if undated else []
    days = [period.start for one in documents if (period := one.document.published.period) and period.start]
    found: dict[str, Published] = {}
    for document in undated:
        settled = _settled(document.document.published, days, years)
        if settled is not None:
            found[document.document.id] = settled
    if not undated or len(undated) == len(documents):
        return found
    told = list(tellings(documents, owners(entities), origins))
    dated: dict[str, list[Telling]] = defaultdict(list)
    waiting: dict[str, list[Telling]] = defaultdict(list)
    for one in told:
        if _day(one) is not None:
            for entity_id in one.entity_ids:
                dated[entity_id].append(one)
        elif _weekday_time(one) is not None:
            waiting[one.document.document.id].append(one)
    for document in undated:
        own = waiting.get(document.document.id, ())
        agreed = _agreed([found for one in own for other in _sharing(one, dated) for found in _from(one, other)])
        if agreed is not None:
            found.setdefault(document.document.id, agreed)
    return found


def _sharing(one: Telling, dated: Mapping[str, Sequence[Telling]]) -> list[Telling]:
    """The dated tellings that share a participant with it, in the order of the corpus."""
    found = {other.order: other for entity_id in one.entity_ids for other in dated.get(entity_id, ())}
    return [found[order] for order in sorted(found)]


def _years_named(documents: Sequence[AnnotatedDocument]) -> list[int]:
    """Every year that a time expression of the pile names outright."""
    values = [time.timex_value for one in documents for time in one.times if time.basis is Basis.EXPLICIT]
    return sorted({int(year) for value in values for year in YEAR.findall(value)})


def _settled(published: Published, days: Sequence[date], years: Sequence[int]) -> Published | None:
    """The only possible period beside a dated report of the pile; else the only one in the latest year that the pile
    names or in the four after it."""
    starts = [(one, one.start) for one in published.possible if one.start]
    tried = ", ".join(str(start.year) for _, start in starts)
    beside = [(one, start) for one, start in starts if any(abs((start - day).days) <= BESIDE_DAYS for day in days)]
    if len(beside) == 1:
        period, start = beside[0]
        reason = f"other reports of this pile are of those weeks of {start.year}"
    elif not beside and years:
        latest = years[-1]
        near = [(one, start) for one, start in starts if latest <= start.year <= latest + MAX_YEARS_AFTER_MENTION]
        if len(near) != 1:
            return None
        period, start = near[0]
        reason = f"the reports of this pile name years up to {latest}, so {start.year}"
    else:
        return None
    return Published(period, PublishedBasis.INFERRED, f"its weekday and date fall together in {tried}; {reason}")


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
