"""When a report was published, from what its own text and its source say; nothing is guessed from world knowledge."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.reading.calendar_days import DATE_LINE, LABELLED, WEEKDAYS, Day, full_days, recent_years, weekday_days
from dateline.reading.date_stamps import find_stamp
from dateline.reading.earliest_day import earliest_day
from dateline.reading.opening_days import opening_day, pictured_day, year_beside
from dateline.reading.reference_numbers import year_numbered
from dateline.reading.told_days import LEAD_PARAGRAPHS, dates_with_weekday, lead_of, past_dates, period_after
from dateline.records.document import Published, PublishedBasis
from dateline.records.period import Period, Precision, day, from_edtf

NO_DATE = "neither the report nor its source names a day that dates it"
EARLIEST_YEAR = 1990  # before this hardly a report was born digital; archives carry explicit dates
MAX_YEARS_AFTER_MENTION = 4  # weekday and date repeat after 5, 6 or 11 years: up to 4 only one year can fit
FRESH_DAYS = 60  # saved within two months of the date: 1 pile in 30 would fit by chance
PICTURE_DAYS = 1  # a picture of the day is printed that day or the next
FIRST_PICTURE_DAYS = 2  # a picture dated without a year, a day later still
DATELINE_DAYS = 1  # a paper prints the next day what is datelined today
ARITHMETIC_DAYS = 2  # a weekday named with its date is a few days back at most

_TIED = re.compile(r"\b(?:of|on|since|in|from|until|by|before|after|for|to|and|the)\s*$", re.I)
_FILE_PHOTO = re.compile(r"\bfile(?:[ -](?:photo|picture|image)|d\b)|\barchive\b|\bundated\b", re.I)


@dataclass(frozen=True, slots=True)
class Parts:
    """A report taken apart for dating.

    ``headline`` and ``day`` (the day in its dateline) None if it has none; ``header``: lines around it that may hold
    its date (above and under the headline, after the end); ``captions``; ``body``: its paragraphs; ``top``: the lines
    above its first paragraph.
    """

    headline: str | None = None
    header: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    day: str | None = None
    top: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that dates the report, its year maybe open: ``years`` are those in which it can fall, earliest first;
    ``slack``: how many days later the report may have come out; ``told``: whether the text tells it as a day of the
    news, so that its weekday and later ones count."""

    day: Day
    words: str
    years: tuple[int, ...]
    slack: int
    told: bool = True


def published_as_given(value: str, today: date | None) -> Published | None:
    """What a source's metadata say: ISO 8601, EDTF or a written date; None if it holds no date up to ``today``."""
    text = value.strip()
    period: Period | None
    try:
        period = from_edtf(re.sub(r"(?<=\d)[T ]\d\d?:.*$", "", text))
    except ValueError:
        days = full_days(text)
        found = days[0].on(days[0].year or 0) if len(days) == 1 else None
        period = day(found) if found else None
    if period is None or (today and period.start and period.start > today + timedelta(days=1)):
        return None
    return Published(period, PublishedBasis.METADATA, f"given with the report: {text[:60]}")


def find_published(parts: Parts, *, today: date | None) -> Published:
    """The publication period that ``parts`` give; one without a period, with ``why`` and what is ``possible``, when
    they do not settle it.

    ``today``: no report is younger; None if not known.
    """
    stated = (
        _from_date_line(parts, today)
        or _from_stamp(parts, today)
        or _from_headline(parts, today)
        or _from_caption(parts, today)
    )
    if stated is not None:
        return stated
    anchors = _anchors(parts, today)
    settled = next((found for one in anchors if (found := _settled(one, parts, today))), None)
    return settled or _unsettled(anchors, parts, today)


def _unsettled(anchors: Sequence[Anchor], parts: Parts, today: date | None) -> Published:
    """What the report leaves open: from some day on, some of several years, or nothing at all."""
    earliest = earliest_day(parts.body, today=today) if not anchors else None
    if earliest is None:
        return Published(why=_why_unknown(anchors), possible=_open(anchors, parts.body))
    return Published(Period(earliest[0], None, Precision.RANGE), PublishedBasis.INFERRED, earliest[1])


def possible_periods(parts: Parts, *, today: date | None) -> tuple[Period, ...]:
    """The periods that the calendar leaves open for the day that dates the report, earliest first; empty when no such
    day stands in it."""
    return _open(_anchors(parts, today), parts.body)


def settle_year(possible: Sequence[int], mentioned: Sequence[int]) -> int | None:
    """The only one of ``possible`` that is not before the latest year mentioned nor more than four years after it."""
    if not mentioned:
        return None
    latest = max(mentioned)
    near = [year for year in possible if latest <= year <= latest + MAX_YEARS_AFTER_MENTION]
    return near[0] if len(near) == 1 else None


def _from_date_line(parts: Parts, today: date | None) -> Published | None:
    lines = sorted(
        (line for line in parts.header if DATE_LINE.fullmatch(line.strip())),
        key=lambda line: not LABELLED.match(line.strip()),
    )
    for line in [*lines, *([parts.day] if parts.day else [])]:
        for named in full_days(line):
            found = named.on(named.year or 0)
            if found and not _ahead(found, today):
                return _explicit(found, f"the report carries the date “{line.strip()[:80]}”")
    return None


def _from_stamp(parts: Parts, today: date | None) -> Published | None:
    stamp = find_stamp(parts.body)
    if stamp is None or _ahead(stamp.found, today):
        return None
    if stamp.late:
        eve = Period(stamp.found - timedelta(days=1), stamp.found + timedelta(days=1), Precision.RANGE)
        return Published(eve, PublishedBasis.INFERRED, f"a note under the report is of “{stamp.words}”")
    return _explicit(stamp.found, f"the page stamps the report “{stamp.words}”")


def _from_headline(parts: Parts, today: date | None) -> Published | None:
    """The date that ends a headline ("Evening update, May 7, 2024"), unless a word ties it to a happening."""
    headline = parts.headline or ""
    named = next((one for one in full_days(headline) if one.end == len(headline)), None)
    found = named.on(named.year or 0) if named and not _TIED.search(headline[: named.start]) else None
    return _explicit(found, f"the headline ends with the date {found}") if found and not _ahead(found, today) else None


def _explicit(found: date, why: str) -> Published:
    return Published(day(found), PublishedBasis.EXPLICIT, why)


def _ahead(found: date, today: date | None) -> bool:
    """Whether the day lies after today; a clock elsewhere may be one day ahead."""
    return today is not None and found > today + timedelta(days=1)


def _from_caption(parts: Parts, today: date | None) -> Published | None:
    for caption in parts.captions:
        if _FILE_PHOTO.search(caption):
            continue
        for named in full_days(caption):
            found = named.on(named.year or 0)
            if found is None or (today and found > today):
                continue
            name = WEEKDAYS[found.weekday()].capitalize()
            if re.search(rf"\b{name}\b", " ".join(parts.body[:LEAD_PARAGRAPHS])):
                period = period_after(found, parts.body, slack=PICTURE_DAYS)
                words = caption[named.start : named.end]
                why = f"a caption dates its picture “{words}”, and the report tells of {name} without a date"
                return Published(period, PublishedBasis.INFERRED, why)
    return None


def _anchors(parts: Parts, today: date | None) -> list[Anchor]:
    """The days that may date the report, the surest first."""
    found = [_weekday_anchor(parts, today)]
    heading = opening_day((parts.headline or "", *parts.top), parts.day, parts.body)
    if heading is not None:
        years = _years_of([heading], today)
        numbered = year_numbered(heading, parts.top)
        slack = DATELINE_DAYS if numbered is None else 0  # who numbers a release issues it the day it is datelined
        found.append(Anchor(heading, _words(heading), years, slack, told=False))
    pictured = pictured_day(parts.captions, lead_of(parts.body))
    if pictured is not None:
        years = _years_of([pictured], today)
        found.append(Anchor(pictured, _words(pictured), years, FIRST_PICTURE_DAYS, told=False))
    return [one for one in found if one is not None]


def _weekday_anchor(parts: Parts, today: date | None) -> Anchor | None:
    """The latest weekday with its date that the lead tells as past, and the years in which all such pairs hold."""
    named = [one for paragraph in lead_of(parts.body) for one in past_dates(paragraph)]
    if parts.day is not None:
        named += [one for one in weekday_days(parts.day) if one.weekday is not None]
    if not named:
        return None
    fixed = [one for one in named if one.year is not None]
    latest = max(fixed or named, key=lambda one: (one.year or 0, one.month, one.day))
    words = next((p[d.start : d.end] for p in parts.body for d in dates_with_weekday(p) if d == latest), "")
    years = (latest.year,) if latest.year is not None else _years_of([latest, *named], today)
    return Anchor(latest, words or "a weekday with its date", years, ARITHMETIC_DAYS)


def _years_of(days: Sequence[Day], today: date | None) -> tuple[int, ...]:
    """The years in which every one of ``days`` falls as written, the first of them not after today."""
    last = today or date.max
    years = range(EARLIEST_YEAR, min(last.year, 2100) + 1)
    return tuple(
        year for year in years if (own := days[0].on(year)) and own <= last and all(one.on(year) for one in days)
    )


def _settled(anchor: Anchor, parts: Parts, today: date | None) -> Published | None:
    year, reason = _year(anchor, parts, today)
    found = anchor.day.on(year) if year is not None else None
    if found is None:
        return None
    period = _period(anchor, found, parts.body)
    later = "" if period.start == found else f"; the latest moment it reports is {period.start}"
    return Published(period, PublishedBasis.INFERRED, f"“{anchor.words}” is {found}: {reason}{later}")


def _year(anchor: Anchor, parts: Parts, today: date | None) -> tuple[int | None, str]:
    """The year of an anchor and how it is known; None if nothing settles it."""
    if anchor.day.year is not None:
        return anchor.day.year, "the text gives day and year"
    texts = (parts.headline or "", *parts.header, *parts.captions, *parts.body)
    beside = year_beside(anchor.day, texts)
    if beside in anchor.years:
        return beside, f"a full date beside it is of {beside}"
    numbered = year_numbered(anchor.day, parts.top)
    if numbered in anchor.years:
        return numbered, f"the number of the release is of {numbered}"
    if not anchor.told:
        return None, ""
    fall = f"of the years in which it falls so ({_years(anchor.years)})"
    own = settle_year(anchor.years, recent_years("\n".join(parts.body), latest=(today or date.max).year))
    if own is not None:
        return own, f"{fall}, {own} is the one the text names"
    latest = anchor.day.on(anchor.years[-1]) if anchor.years else None
    if today and latest and timedelta(0) <= today - latest <= timedelta(days=FRESH_DAYS):
        return latest.year, f"{fall}, {latest.year} is the one the day it was saved makes likely"
    return None, ""


def _period(anchor: Anchor, found: date, body: Sequence[str]) -> Period:
    period = period_after(found, body if anchor.told else (), slack=anchor.slack)
    return day(found) if period.days == 1 and period.start == found else period


def _open(anchors: Sequence[Anchor], body: Sequence[str]) -> tuple[Period, ...]:
    """The periods of the first anchor that has any."""
    for one in anchors:
        days = [found for year in one.years if (found := one.day.on(year))]
        if days:
            return tuple(_period(one, found, body) for found in days)
    return ()


def _why_unknown(anchors: Sequence[Anchor]) -> str:
    if not anchors:
        return NO_DATE
    one = next((one for one in anchors if one.years), None)
    if one is None:
        return "a weekday stands with a date on which it never falls"
    if one.day.weekday is None:
        return f"“{one.words}” stands without a year; nothing in the report says which"
    return f"“{one.words}” falls so in {_years(one.years)}; nothing in the report says which year"


def _words(one: Day) -> str:
    return date(2000, one.month, one.day).strftime("%B ") + str(one.day)


def _years(possible: Sequence[int]) -> str:
    shown = [str(year) for year in possible[-4:]]
    return ", ".join(shown[:-1]) + (" or " if len(shown) > 1 else "") + (shown[-1] if shown else "")
