"""A day without a year that heads a report: in its dateline, before its headline, before its first picture."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.reading.agencies import AGENCY
from dateline.reading.calendar_days import MONTH_WORD, Day, bare_days, full_days
from dateline.reading.told_days import past_weekdays

OPENING_CHARACTERS = 600  # where titles, captions and points ran together with the first paragraph
NEAR_DAYS = 10  # a full date so near the heading day is of the same year

_DAY = rf"(?:{MONTH_WORD} \d{{1,2}}|\d{{1,2}} {MONTH_WORD})"
#: "HAVANA, May 28 (Reuters) -", "NEW YORK, Sept. 24 --", also in the middle of a line.
_DATELINE = re.compile(
    rf"(?<![\w,])[A-Z][A-Z.’' -]{{2,40}}(?:, (?:[A-Z][\w.]*[ ]?){{1,3}})?,? (?P<day>{_DAY}) "
    rf"?(?:\((?:{AGENCY})\)|--|[\u2013\u2014]|- )"
)
_HEADING = re.compile(rf"(?P<day>{_DAY}): [A-Z‘“\"]")


def opening_day(headings: Sequence[str], stated: str | None, body: Sequence[str]) -> Day | None:
    """The day without a year in the dateline (``stated`` where it was found already) or before one of ``headings``."""
    opening = body[0][:OPENING_CHARACTERS] if body else ""
    dateline = _DATELINE.search(opening)
    heading = next(filter(None, map(_HEADING.match, headings)), None)
    for words in (stated, dateline and dateline["day"], heading and heading["day"]):
        days = bare_days(words) if words else []
        if days:
            return days[0]
    return None


def pictured_day(captions: Sequence[str], lead: Sequence[str]) -> Day | None:
    """The day without a year that dates the first picture, with its weekday: the first one that the lead tells."""
    scenes = [match["day"] for one in (*captions, *lead[:1]) if (match := _HEADING.match(one))]
    weekdays = past_weekdays(lead)
    days = bare_days(scenes[0]) if scenes else []
    return replace(days[0], weekday=weekdays[0]) if days and weekdays else None


def year_beside(one: Day, texts: Sequence[str]) -> int | None:
    """The year that full dates a few days from ``one`` give to it; None if there is none, or two."""
    years = {near for text in texts for near in _near(one, text)}
    return years.pop() if len(years) == 1 else None


def _near(one: Day, text: str) -> list[int]:
    years = []
    for full in full_days(text):
        told = full.on(full.year or 0)
        for year in (full.year or 0) - 1, full.year or 0, (full.year or 0) + 1:
            own = one.on(year)
            if told and own and abs((told - own).days) <= NEAR_DAYS:
                years.append(year)
    return years
