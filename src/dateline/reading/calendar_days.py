"""Calendar days as news pages write them: full dates, days without a year, date lines."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?)"


def _named(pattern: str, suffix: str) -> str:
    return re.sub(r"\?P<(\w+)>", rf"?P<\g<1>_{suffix}>", pattern)


_MONTH_FIRST = rf"{_MONTH} {_DAY},? {_YEAR}"
_DAY_FIRST = rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}"
_ISO = r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
_FULL = re.compile(
    rf"(?<![\w-])(?:{_WEEKDAY},? (?:the )?)?"
    rf"(?:{_named(_MONTH_FIRST, '1')}|{_named(_DAY_FIRST, '2')}|{_named(_ISO, '3')})(?![\w-]|\.\d)",
    re.I,
)
_PARTIAL = re.compile(
    rf"(?<![\w-])(?:{_WEEKDAY},? (?:the )?"
    rf"(?:{_named(_MONTH, '1')} {_named(_DAY, '1')}|{_named(_DAY, '2')}(?: of)? {_named(_MONTH, '2')})"
    rf"(?!,? (?:19|20)\d\d)(?!\w)"
    rf"|{_named(_WEEKDAY, '4')} \("
    rf"(?:{_named(_MONTH, '4')} {_named(_DAY, '4')}|{_named(_DAY, '5')} {_named(_MONTH, '5')})\))",
)
_BARE = re.compile(
    rf"(?<![\w-])(?:{_named(_MONTH, '1')} {_named(_DAY, '1')}|{_named(_DAY, '2')}(?: of)? {_named(_MONTH, '2')})"
    r"(?![\w%]|[,.:]\d|,? (?:19|20)\d\d)"
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?![\d/.-])")
_ZONE = r"(?: ?\(?(?:GMT|UTC|BST|CET|EST|EDT|ET|PT|UK|local time|[A-Z]{2,4}T?)\)?(?:[+-]\d{1,2}(?::?\d\d)?)?)"
_CLOCK = rf"(?:[,;]? ?(?:at )?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?{_ZONE}?)"
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
#: A month in full or shortened; no group of its own.
MONTH_WORD = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_ANY_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PLAIN = (
    rf"(?:{_SHORT_WEEKDAY},? )?(?:{MONTH_WORD} {_ANY_DAY},? (?:19|20)\d\d|{_ANY_DAY} {MONTH_WORD},? (?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d)"
)
_SAYS = (
    r"(?:(?:first )?(?:published|posted|updated|created|released|issued|filed|written|date|dated"
    r"|last (?:updated|modified|edited)"
    r"|page last updated|publication date|date published|upload date|pubdate)(?: on| at)?\s*[:|-]?\s*)"
)
#: A line that is nothing but a date, with a label, a clock time or an outlet beside it.
DATE_LINE = re.compile(
    rf"(?:[\[(]?{_SAYS}?{_CLOCK}?[, ]*{_PLAIN}{_CLOCK}*[\])]?(?:\s*[|/–—·•-]\s*[^|\d]{{2,60}})?"
    rf"|[A-Z][\w’'.& -]{{1,50}}(?:,|\s[|/–—·•-])\s+{_PLAIN}{_CLOCK}*"
    rf"|[A-Z][\w’'.&,/ -]{{1,60}}\s[|]\s+{_PLAIN}{_CLOCK}*)(?:\s*[-–|/·,]?\s*{_SAYS}{_PLAIN}?{_CLOCK}*)?\s*",
    re.I,
)
LABELLED = re.compile(rf"[\[(]?{_SAYS}", re.I)
_COUNTED = (
    r"people|troops|fighters|soldiers|civilians|men|women|refugees|families|homes|members|tons|tonnes|miles|kilomet\w+|metres"
    r"|meters|km"
)
_YEAR_IN_TEXT = re.compile(
    rf"(?<![\d,.$€£#/])(?:mid-|early-|late-)?((?:19[5-9]|20\d)\d)(?![\d,/%]\d|\d|%| (?:{_COUNTED}))"
)
_MONTH_YEAR = re.compile(rf"{MONTH_WORD}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? ((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as the text names it. ``year`` and ``weekday`` (0 = Monday) None if not given. Half-open code points."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None

    def on(self, year: int) -> date | None:
        """This day in ``year``; None if there is none or its weekday is another."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None


def full_days(text: str) -> list[Day]:
    """The dates with day, month and year in ``text``, in order; those that no calendar has are left out."""
    found = [_day(match) for match in _FULL.finditer(text)]
    found += [day for match in _NUMERIC.finditer(text) if (day := _numeric(match)) is not None]
    return sorted((day for day in found if day is not None and _exists(day)), key=lambda day: day.start)


def weekday_days(text: str) -> list[Day]:
    """The dates with weekday, month and day but no year ("Tuesday, Sept. 12"), in order."""
    return [day for match in _PARTIAL.finditer(text) if (day := _day(match)) is not None]


def bare_days(text: str) -> list[Day]:
    """The dates with month and day but no year ("Jan. 25"), in order, whether or not a weekday stands before them."""
    return [day for match in _BARE.finditer(text) if (day := _day(match)) is not None and _exists(day)]


def years_mentioned(text: str, *, latest: int) -> list[int]:
    """The calendar years that ``text`` names, 1950 to ``latest``, sorted, each once."""
    return sorted({year for match in _YEAR_IN_TEXT.finditer(text) if (year := int(match.group(1))) <= latest})


def recent_years(text: str, *, latest: int) -> list[int]:
    """The years that ``text`` names, if the last of them seems recent to it: named with a month, or beside another of
    the two years before. Of 240 reports that name years otherwise, a third are more than five years younger."""
    years = years_mentioned(text, latest=latest)
    if not years:
        return []
    with_month = any(int(found[1]) == years[-1] for found in _MONTH_YEAR.finditer(text))
    return years if with_month or len([one for one in years if one >= years[-1] - 2]) > 1 else []


def weekday_number(word: str) -> int | None:
    """0 for Monday to 6 for Sunday; None if ``word`` is no weekday or a short form of one."""
    low = word.lower().rstrip(".")
    return next((number for number, name in enumerate(WEEKDAYS) if len(low) > 2 and name.startswith(low[:3])), None)


def _month_number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(number for number, name in enumerate(MONTHS, start=1) if name.startswith(word.lower()[:3]))


def _day(match: re.Match[str]) -> Day | None:
    parts = {re.sub(r"_\d$", "", key): value for key, value in match.groupdict().items() if value is not None}
    weekday = weekday_number(parts["weekday"]) if "weekday" in parts else None
    year = int(parts["year"]) if "year" in parts else None
    return Day(match.start(), match.end(), year, _month_number(parts["month"]), int(parts["day"]), weekday)


def _numeric(match: re.Match[str]) -> Day | None:
    """A numeric date whose order is beyond doubt: 25/12/2016, 12/25/2016, 05.06.2016 with points is day first."""
    first, second, year = (int(part) for part in match.groups())
    day_first = first > 12 or "." in match.group() or first == second
    if not day_first and second <= 12:
        return None
    day, month = (first, second) if day_first else (second, first)
    return Day(match.start(), match.end(), year, month, day, None) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _exists(day: Day) -> bool:
    try:
        date(day.year or 2000, day.month, day.day)
    except ValueError:
        return False
    return True
