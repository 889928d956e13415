"""Date the reports that do not date themselves, from the other reports of the pile.

Five kinds of evidence, each written into ``why``: a day without a year beside dated reports; a count of days from a
happening that the pile dates ("11 days after the earthquake"); a happening told with its weekday here and with its date
elsewhere; a story that dated reports tell in the same words; and a place in an archive that stands in order of dates.
Where two of them disagree the report stays undated.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Published, PublishedBasis
from dateline.records.entity import Entity
from dateline.records.mention import Basis
from dateline.records.origin import Origin
from dateline.records.period import Period, Precision
from dateline.resolution.archive_order import Between, place_in_order
from dateline.resolution.landmark_days import count_from, find_landmarks
from dateline.resolution.shared_meetings import WEEKDAY_VALUE, date_by_meetings
from dateline.resolution.story_days import Neighbour, date_by_story, find_neighbours, share_near

#: A report counts as dated when its period is no longer than this.
MAX_DAYS = 10
#: Reports of one affair appear within weeks of one another; the same weekday and date do not return for five years.
BESIDE_DAYS = 90
#: A day without weekday returns every year, so it wants several dated reports nearer to it.
NEAR_DAYS, MIN_NEAR = 45, 3
#: A weekday and a date meet again after 5, 6 or 11 years: within four years of the latest named only one can fit.
MAX_YEARS_AFTER_MENTION = 4
#: Of the reports likest to it, so much of their likeness must lie round one of the days that a text leaves open ...
STORY_SHARE, STORY_DAYS, MIN_STORY_LIKENESS = 0.8, 30, 0.2
#: ... and when next to none of it does, that day dates a picture or a background: it is not believed.
AGAINST_SHARE, MIN_AGAINST_LIKENESS = 0.15, 0.12
#: A report that others date only to within so many days was itself dated by its likeness: it is no witness for more.
WITNESS_DAYS = 3
#: The weekdays of the news stand at the top.
LEAD_CHARACTERS = 1200
NUMBER = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?!\d\d\b)")
YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d])")


@dataclass(frozen=True, slots=True)
class Pile:
    """What the pile knows: the day of each dated report by id, the years that any report names, sorted, the titles for
    a person to read, and the days of happenings that many reports date alike, by the word for them."""

    days: Mapping[str, date]
    years: tuple[int, ...]
    titles: Mapping[str, str]
    landmarks: Mapping[str, date]


def infer_published(
    documents: Sequence[AnnotatedDocument], entities: Sequence[Entity], origins: Sequence[Origin]
) -> dict[str, Published]:
    """Publication periods for documents without one, by document id; documents that nothing dates are left out."""
    undated = [one for one in documents if not is_dated(one.document)]
    if not undated:
        return {}
    pile = _pile(documents)
    neighbours = find_neighbours([one.document for one in documents], pile.days, [one.document.id for one in undated])
    meetings = date_by_meetings(documents, entities, origins) if pile.days else {}
    order = place_in_order([one.document.id for one in documents], pile.days)
    found = {}
    for one in undated:
        settled = _settled(one.document, pile, neighbours[one.document.id])
        written = settled is not None and not _is_yearly(one.document.published.possible)
        proposals = (
            settled,
            _counted(one.document, pile.landmarks),
            meetings.get(one.document.id),
            # Reports of one affair may use the same words weeks apart: a written weekday goes before.
            None if written else _told_alike(one, neighbours[one.document.id], pile),
            _in_order(order.get(one.document.id), pile),
        )
        agreed = _agreed([proposal for proposal in proposals if proposal is not None])
        if agreed is not None:
            found[one.document.id] = agreed
    return found


def is_dated(document: Document) -> bool:
    """Whether the publication is known to within ten days."""
    period = document.published.period
    return period is not None and period.days is not None and period.days <= MAX_DAYS


def _pile(documents: Sequence[AnnotatedDocument]) -> Pile:
    plain = [one.document for one in documents]
    periods = {one.id: one.published.period for one in plain if is_dated(one)}
    days = {key: one.start for key, one in periods.items() if one and (one.days or 0) <= WITNESS_DAYS}
    values = [time.timex_value for one in documents for time in one.times if time.basis is Basis.EXPLICIT]
    years = sorted({int(year) for value in values for year in YEAR.findall(value)})
    titles = {one.id: one.headline or one.id for one in plain}
    return Pile({key: value for key, value in days.items() if value}, tuple(years), titles, find_landmarks(documents))


def _settled(document: Document, pile: Pile, neighbours: Sequence[Neighbour]) -> Published | None:
    """One of the periods that the text leaves open: that of its own number, of like reports, or the only one beside
    dated reports of the pile."""
    open_periods = [(one, one.start) for one in document.published.possible if one.start]
    if not open_periods:
        return None
    yearly = _is_yearly(document.published.possible)
    numbered = _by_number(open_periods, document.text)
    chosen = numbered or _by_story(open_periods, neighbours)
    if chosen is None and yearly:
        chosen = _beside(open_periods, pile, within_days=NEAR_DAYS, at_least=MIN_NEAR)
    elif chosen is None:
        at_least = min(MIN_NEAR, len(pile.days))
        chosen = _beside(open_periods, pile, within_days=BESIDE_DAYS, at_least=at_least)
        chosen = chosen or _by_years(open_periods, pile)
    if chosen is None:
        return None
    if numbered is None and (_against(chosen[0], neighbours) or _is_landmark(chosen[0], pile, exactly=not yearly)):
        return None
    period, reason = chosen
    together = f"its weekday and date fall together in {_tried(open_periods)}"
    what = "its day stands without a year" if yearly else together
    return Published(period, PublishedBasis.INFERRED, f"{what}; {reason}")


def _is_yearly(possible: Sequence[Period]) -> bool:
    """Whether the periods return every year: a day without weekday."""
    starts = [one.start for one in possible if one.start]
    return any((right - left).days < 2 * 366 for left, right in pairwise(starts))


def _is_landmark(period: Period, pile: Pile, *, exactly: bool) -> bool:
    """Whether it begins with a day that many reports tell of, or soon after: that is background, long after too.

    ``exactly``: with that day alone. A period beside a weekday begins with the latest day that the report tells of, so
    one that tells of later days is no mere background.
    """
    steps = range(1 if exactly else 3)
    return any(
        period.start == landmark + timedelta(days=step) for landmark in pile.landmarks.values() for step in steps
    )


def _by_number(open_periods: Sequence[tuple[Period, date]], text: str) -> tuple[Period, str] | None:
    """The one whose month and year begin the number of the release ("2012-04-S-053")."""
    numbered = {(int(one["year"]), int(one["month"])) for one in NUMBER.finditer(text[:LEAD_CHARACTERS])}
    fit = [(one, start) for one, start in open_periods if (start.year, start.month) in numbered]
    return (fit[0][0], f"the number of the release is of {fit[0][1]:%B %Y}") if len(fit) == 1 else None


def _tried(open_periods: Sequence[tuple[Period, date]]) -> str:
    return ", ".join(str(start.year) for _, start in open_periods)


def _by_story(
    open_periods: Sequence[tuple[Period, date]], neighbours: Sequence[Neighbour]
) -> tuple[Period, str] | None:
    if not neighbours or neighbours[0].likeness < MIN_STORY_LIKENESS:
        return None
    for period, start in open_periods:
        if share_near(neighbours, start, within_days=STORY_DAYS) >= STORY_SHARE:
            return period, f"the reports most like it are of those weeks of {start.year}"
    return None


def _against(period: Period, neighbours: Sequence[Neighbour]) -> bool:
    """Whether reports that are like it, three at least, all come out at another time."""
    if period.start is None or len(neighbours) < MIN_NEAR or neighbours[0].likeness < MIN_AGAINST_LIKENESS:
        return False
    return share_near(neighbours, period.start, within_days=STORY_DAYS) < AGAINST_SHARE


def _beside(
    open_periods: Sequence[tuple[Period, date]], pile: Pile, *, within_days: int, at_least: int
) -> tuple[Period, str] | None:
    """The only open period with so many dated reports so near; None if another has any."""
    beside = {
        start: (period, near)
        for period, start in open_periods
        if (near := sum(abs((start - day).days) <= within_days for day in pile.days.values()))
    }
    if len(beside) != 1:
        return None
    ((start, (period, near)),) = beside.items()
    return (period, f"other reports of this pile are of those weeks of {start.year}") if near >= at_least else None


def _by_years(open_periods: Sequence[tuple[Period, date]], pile: Pile) -> tuple[Period, str] | None:
    """The only one in the latest year that the pile names or in the four after it, if no dated report is near any."""
    near = any(abs((start - day).days) <= BESIDE_DAYS for _, start in open_periods for day in pile.days.values())
    if near or not pile.years:
        return None
    latest = pile.years[-1]
    fit = [(one, start) for one, start in open_periods if latest <= start.year <= latest + MAX_YEARS_AFTER_MENTION]
    if len(fit) != 1:
        return None
    period, start = fit[0]
    return period, f"the reports of this pile name years up to {latest}, so {start.year}"


def _counted(document: Document, landmarks: Mapping[str, date]) -> Published | None:
    counted = count_from(document.text, landmarks)
    if counted is None:
        return None
    why = f"it tells of “{counted.words}”, and reports of this pile date that {counted.word} {counted.landmark}"
    return Published(counted.period, PublishedBasis.INFERRED, why)


def _told_alike(one: AnnotatedDocument, neighbours: Sequence[Neighbour], pile: Pile) -> Published | None:
    """From the day before to two days after that round which the likest dated reports lie."""
    story = date_by_story(neighbours, _weekdays(one), characters=len(one.document.text))
    if story is None:
        return None
    period = Period(story.day - timedelta(days=1), story.day + timedelta(days=3), Precision.RANGE)
    named = " and ".join(f"“{pile.titles[other][:60]}”" for other in story.like[:2])
    why = f"it tells in the same words what reports of {story.day} tell ({named})"
    return Published(period, PublishedBasis.INFERRED, why)


def _in_order(between: Between | None, pile: Pile) -> Published | None:
    if between is None:
        return None
    named = f"“{pile.titles[between.before][:60]}” and “{pile.titles[between.after][:60]}”"
    why = f"the reports stand in the order of their dates, and it stands between {named}"
    return Published(between.period, PublishedBasis.INFERRED, why)


def _weekdays(one: AnnotatedDocument) -> list[int]:
    """The weekdays, 0 = Monday, that the lead names without a date."""
    lead = [time for time in one.times if time.evidence.span.start < LEAD_CHARACTERS]
    bare = [time for time in lead if not time.evidence.quote.lower().startswith(("last", "next"))]
    return [int(found["weekday"]) - 1 for time in bare if (found := WEEKDAY_VALUE.match(time.timex_value))]


def _agreed(proposals: Sequence[Published]) -> Published | None:
    """The days that all proposals share, with the reason of the first; none if two of them do not meet."""
    if not proposals:
        return None
    periods = [one.period for one in proposals if one.period]
    if not all(left.meets(right) for left in periods for right in periods):
        return None
    start = max(one.start for one in periods if one.start)
    end = min(one.end for one in periods if one.end)
    first = proposals[0]
    return first if len(proposals) == 1 else replace(first, period=Period(start, end, Precision.RANGE))
