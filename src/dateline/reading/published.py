"""When a report was published, from what its own text and its source say; nothing is guessed from world knowledge."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.reading.calendar_days import (
    DATE_LINE,
    LABELLED,
    WEEKDAYS,
    Day,
    full_days,
    weekday_days,
    weekday_number,
    years_mentioned,
)
from dateline.records.document import Published, PublishedBasis
from dateline.records.period import Period, Precision, day, from_edtf

NO_DATE = "neither the report nor its source names a day that dates it"
EARLIEST_YEAR = 1990  # before this hardly a report was born digital; archives carry explicit dates
LEAD_PARAGRAPHS = 4  # the day of the news stands at the top; dates further down are background
MAX_YEARS_AFTER_MENTION = 4  # weekday and date repeat after 5, 6 or 11 years: up to 4 only one year can fit
FRESH_DAYS = 60  # saved within two months of the date: 1 pile in 30 would fit by chance
CAPTION_DAYS = 1  # a picture of the day is printed that day or the next
ARITHMETIC_DAYS = 2  # a weekday named with its date is a few days back at most
MAX_DAYS_AFTER_ANCHOR = 2  # "Friday" in a text about Tuesday is as often the Friday before

_FUTURE = re.compile(
    r"\b(?:will|shall|would|next|upcoming|scheduled|planned|plans|expected|due|slated"
    r"|set to|to be held|until|by|ahead of)\b",
    re.I,
)
_WEEKDAY_WORD = re.compile(
    r"(?<![\w-])(?P<before>last |next |this |of |every |each )?"
    r"(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s\b)"
)
_TIED = re.compile(r"\b(?:of|on|since|in|from|until|by|before|after|for|to|and|the)\s*$", re.I)
_FILE_PHOTO = re.compile(r"\bfile(?:[ -](?:photo|picture|image)|d\b)|\barchive\b|\bundated\b", re.I)
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s+[A-Z“\"])[^.!?]*)*[.!?]*")


@dataclass(frozen=True, slots=True)
class Parts:
    """A report taken apart for dating.

    ``headline`` and ``day`` (the day in its dateline) None if it has none; ``header``: lines around it that may hold
    its date (above and under the headline, after the end); ``captions``; ``body``: its paragraphs.
    """

    headline: str | None = None
    header: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    day: str | None = None


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
    return (
        _from_date_line(parts, today)
        or _from_headline(parts, today)
        or _from_caption(parts, today)
        or _from_weekday_date(parts, today)
        or Published(why=_why_unknown(parts, today), possible=possible_periods(parts, today=today))
    )


def possible_periods(parts: Parts, *, today: date | None) -> tuple[Period, ...]:
    """The periods that weekday arithmetic leaves open, earliest first; empty when no weekday stands with a date."""
    anchor, possible = _anchor_and_years(parts, today)
    return tuple(
        _period_after(found, parts.body, slack=ARITHMETIC_DAYS)
        for year in possible
        if anchor and (found := anchor.on(year))
    )


def _from_date_line(parts: Parts, today: date | None) -> Published | None:
    lines = sorted(
        (line for line in parts.header if DATE_LINE.fullmatch(line.strip())),
        key=lambda line: not LABELLED.match(line.strip()),
    )
    for line in [*lines, *([parts.day] if parts.day else [])]:
        for named in full_days(line):
            found = named.on(named.year or 0)
            if found and (today is None or found <= today + timedelta(days=1)):
                return Published(
                    day(found), PublishedBasis.EXPLICIT, f"the report carries the date “{line.strip()[:80]}”"
                )
    return None


def _from_headline(parts: Parts, today: date | None) -> Published | None:
    """The date that ends a headline ("Evening update, May 7, 2024"), unless a word ties it to a happening."""
    headline = parts.headline or ""
    named = next((one for one in full_days(headline) if one.end == len(headline)), None)
    if named is None or _TIED.search(headline[: named.start]):
        return None
    found = named.on(named.year or 0)
    if found is None or (today and found > today + timedelta(days=1)):
        return None
    return Published(day(found), PublishedBasis.EXPLICIT, f"the headline ends with the date {found}")


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
                period = _period_after(found, parts.body, slack=CAPTION_DAYS)
                words = caption[named.start : named.end]
                why = f"a caption dates its picture “{words}”, and the report tells of {name} without a date"
                return Published(period, PublishedBasis.INFERRED, why)
    return None


def _from_weekday_date(parts: Parts, today: date | None) -> Published | None:
    anchor, possible = _anchor_and_years(parts, today)
    if anchor is None or not possible:
        return None
    text = "\n".join(parts.body)
    latest = (today or date.max).year
    if anchor.year is not None:
        year, reason = anchor.year, "the text gives day and year"
    else:
        own = settle_year(possible, years_mentioned(text, latest=latest))
        fresh = _fresh_year(anchor, possible, today=today)
        chosen = own or fresh
        if chosen is None:
            return None
        source = "the text names" if own else "the day it was saved makes likely"
        year, reason = chosen, f"of the years in which it falls so ({_years(possible)}), {chosen} is the one {source}"
    found = anchor.on(year)
    if found is None:
        return None
    period = _period_after(found, parts.body, slack=ARITHMETIC_DAYS)
    later = "" if period.start == found else f"; the latest moment it reports is {period.start}"
    words = next((p[d.start : d.end] for p in parts.body for d in _dated(p) if d == anchor), "a weekday with its date")
    return Published(period, PublishedBasis.INFERRED, f"“{words}” is {found}: {reason}{later}")


def settle_year(possible: Sequence[int], mentioned: Sequence[int]) -> int | None:
    """The only one of ``possible`` that is not before the latest year mentioned nor more than four years after it."""
    if not mentioned:
        return None
    latest = max(mentioned)
    near = [year for year in possible if latest <= year <= latest + MAX_YEARS_AFTER_MENTION]
    return near[0] if len(near) == 1 else None


def _fresh_year(anchor: Day, possible: Sequence[int], *, today: date | None) -> int | None:
    found = anchor.on(possible[-1])
    return possible[-1] if today and found and timedelta(0) <= today - found <= timedelta(days=FRESH_DAYS) else None


def _anchor_and_years(parts: Parts, today: date | None) -> tuple[Day | None, list[int]]:
    """The latest weekday with its date that the lead tells as past, and the years in which both hold."""
    named = [one for paragraph in parts.body[:LEAD_PARAGRAPHS] for one in _past(paragraph)]
    if parts.day is not None:
        named += [one for one in weekday_days(parts.day) if one.weekday is not None]
    if not named:
        return None, []
    fixed = [one for one in named if one.year is not None]
    anchor = max(fixed or named, key=lambda one: (one.year or 0, one.month, one.day))
    if anchor.year is not None:
        return anchor, [anchor.year]
    last = today or date.max
    years = range(EARLIEST_YEAR, min(last.year, 2100) + 1)
    return anchor, [
        year for year in years if (found := anchor.on(year)) and found <= last and all(one.on(year) for one in named)
    ]


def _past(paragraph: str) -> list[Day]:
    """The weekday dates of ``paragraph`` that no word before them in the sentence sets in the future."""
    kept = []
    for one in _dated(paragraph):
        before = paragraph[: one.start]
        sentence = before[max(before.rfind(". "), before.rfind("; ")) + 1 :]
        if not _FUTURE.search(sentence[-60:]):
            kept.append(one)
    return kept


def _dated(paragraph: str) -> list[Day]:
    full = [one for one in full_days(paragraph) if one.weekday is not None and one.on(one.year or 0)]
    return full + weekday_days(paragraph)


def _period_after(found: date, body: Sequence[str], *, slack: int) -> Period:
    """From the latest moment that the body reports after ``found`` to ``slack`` days later."""
    last = found + timedelta(days=_days_after(found.weekday(), body))
    return Period(last, last + timedelta(days=slack + 1), Precision.RANGE)


def _days_after(weekday: int, body: Sequence[str]) -> int:
    """How many days after the anchor the latest weekday told as past falls, 0 to 2."""
    latest = 0
    for paragraph in body:
        for sentence in _SENTENCE.findall(paragraph):
            for match in _WEEKDAY_WORD.finditer(sentence):
                number = weekday_number(match["name"])
                ahead = ((number or 0) - weekday) % 7
                future = _FUTURE.search(sentence[: match.start()][-60:])
                if ahead <= MAX_DAYS_AFTER_ANCHOR and not match["before"] and not future:
                    latest = max(latest, ahead)
    return latest


def _why_unknown(parts: Parts, today: date | None) -> str:
    anchor, possible = _anchor_and_years(parts, today)
    if anchor is None or not possible:
        return NO_DATE if anchor is None else "a weekday stands with a date on which it never falls"
    words = next((p[d.start : d.end] for p in parts.body for d in _dated(p) if d == anchor), "a weekday with its date")
    return f"“{words}” falls so in {_years(possible)}; nothing in the report says which year"


def _years(possible: Sequence[int]) -> str:
    shown = [str(year) for year in possible[-4:]]
    return ", ".join(shown[:-1]) + (" or " if len(shown) > 1 else "") + shown[-1]
