"""Days that a report tells of without a full date: which weekdays it names as past, and what lies ahead of it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.reading.calendar_days import Day, full_days, weekday_days, weekday_number
from dateline.records.period import Period, Precision

LEAD_PARAGRAPHS = 4  # the day of the news stands at the top; dates further down are background
LEAD_CHARACTERS = 1500  # the same for a page whose paragraphs ran together
MAX_DAYS_AFTER_ANCHOR = 2  # "Friday" in a text about Tuesday is as often the Friday before
FUTURE_CHARACTERS = 60  # a word that sets a day in the future stands in the same clause

_FUTURE = re.compile(
    r"\b(?:will|shall|would|next|upcoming|scheduled|planned|plans|expected|due|slated"
    r"|set to|to be held|until|by|ahead of)\b",
    re.I,
)
_WEEKDAY_WORD = re.compile(
    r"(?<![\w-])(?P<before>last |next |this |of |every |each )?"
    r"(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s\b)"
)
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s+[A-Z“\"])[^.!?]*)*[.!?]*")


def lead_of(body: Sequence[str]) -> list[str]:
    """The paragraphs that tell the news of the day: the first four, 1,500 characters at most."""
    kept, left = [], LEAD_CHARACTERS
    for paragraph in body[:LEAD_PARAGRAPHS]:
        kept.append(paragraph[:left])
        left -= len(paragraph)
        if left <= 0:
            break
    return kept


def is_ahead(text: str, place: int) -> bool:
    """Whether a word shortly before ``place`` in its sentence sets what stands there in the future."""
    before = text[:place]
    sentence = before[max(before.rfind(". "), before.rfind("; ")) + 1 :]
    return _FUTURE.search(sentence[-FUTURE_CHARACTERS:]) is not None


def past_dates(paragraph: str) -> list[Day]:
    """The dates with a weekday in ``paragraph``, full ones first, that no word before them sets in the future."""
    return [one for one in dates_with_weekday(paragraph) if not is_ahead(paragraph, one.start)]


def dates_with_weekday(paragraph: str) -> list[Day]:
    """The dates with a weekday in ``paragraph``: those with a year that agree with the calendar, then those without."""
    full = [one for one in full_days(paragraph) if one.weekday is not None and one.on(one.year or 0)]
    return full + weekday_days(paragraph)


def past_weekdays(paragraphs: Sequence[str]) -> list[int]:
    """The weekdays (0 = Monday) that ``paragraphs`` tell as past without "last" or "next", in order."""
    return [
        number
        for paragraph in paragraphs
        for sentence in _SENTENCE.findall(paragraph)
        for match in _WEEKDAY_WORD.finditer(sentence)
        if not match["before"] and not _FUTURE.search(sentence[: match.start()][-FUTURE_CHARACTERS:])
        if (number := weekday_number(match["name"])) is not None
    ]


def period_after(found: date, body: Sequence[str], *, slack: int) -> Period:
    """From the latest moment that ``body`` reports after ``found``, two days at most, to ``slack`` days later."""
    ahead = [(number - found.weekday()) % 7 for number in past_weekdays(body)]
    last = found + timedelta(days=max((days for days in ahead if days <= MAX_DAYS_AFTER_ANCHOR), default=0))
    return Period(last, last + timedelta(days=slack + 1), Precision.RANGE)
