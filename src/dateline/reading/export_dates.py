"""The dates in the records of news databases, in the languages that databases speak."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateline.records.period import Period, day, month

MAX_DATE_LINE_CHARACTERS = 160  # a date with its weekday, clock time and edition; a longer line is prose

#: January to December without accents: English, French, German, Austrian, Spanish, Italian, Portuguese, Dutch, Danish,
#: Norwegian, Swedish, Polish and Russian (both as they stand in dates).
_MONTH_NAMES = """
january february march april may june july august september october november december
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
januar februar marz april mai juni juli august september oktober november dezember
janner feber marz april mai juni juli august september oktober november dezember
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
januar februar marts april maj juni juli august september oktober november december
januar februar mars april mai juni juli august september oktober november desember
januari februari mars april maj juni juli augusti september oktober november december
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
"""
#: What may stand before a date on its line: weekdays, articles, labels.
_BEFORE_NAMES = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
lundi mardi mercredi jeudi vendredi samedi dimanche
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
lunes martes miercoles jueves viernes sabado domingo
lunedi martedi mercoledi giovedi venerdi sabato domenica
segunda-feira terca-feira quarta-feira quinta-feira sexta-feira
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
mandag tirsdag onsdag torsdag fredag lordag sondag mandag tisdag
the den der le la el il am date datum fecha data published
"""
_BEFORE = frozenset(_BEFORE_NAMES.split())

_WORD = r"(?P<month>[^\W\d_]{3,12})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>[12]\d|3[01]|0?[1-9])"
_PATTERNS = (
    re.compile(
        rf"{_DAY}(?:er|st|nd|rd|th|\.|º|°)?[ \u00a0]*(?:de[ ]|of[ ]|d['’])?[ ]?{_WORD},?[ \u00a0]+(?:del?[ ])?{_YEAR}"
    ),
    re.compile(rf"(?<!\w){_WORD}[ \u00a0]+{_DAY}(?:st|nd|rd|th)?,?[ \u00a0]+(?:[^\W\d_]+,?[ ])?{_YEAR}"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)([-/.])(?P<number>\d{1,2})\2(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[ ]?年[ ]?(?P<number>\d{1,2})[ ]?月[ ]?(?P<day>\d{1,2})[ ]?日"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"(?<![\d/.-])(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}"),
)
_MONTH_YEAR = re.compile(rf"(?<!\w){_WORD}[ ]+(?:de[ ])?{_YEAR}")
_WORDS = re.compile(r"[^\W\d_]+(?:-feira)?")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as written: half-open code points and the period it names, a day or a month."""

    start: int
    end: int
    period: Period


def find_date(text: str) -> Dated | None:
    """The first date with day, month and year in ``text``, else the first month with its year; None if it has none.

    The weekday beside it is not checked: what a database's record says, holds. A numeric date is taken only when its
    order is beyond doubt (a point between the numbers, or one of them above 12).
    """
    days = [found for pattern in _PATTERNS for match in pattern.finditer(text) if (found := _day(match))]
    return min(days, key=lambda one: one.start) if days else next(_months(text), None)


def date_line(text: str) -> Dated | None:
    """The date that a header line begins with (after a weekday at most); None if the line is something else."""
    line = text.strip()
    found = find_date(line) if len(line) <= MAX_DATE_LINE_CHARACTERS else None
    if found is None or any(_plain(word) not in _BEFORE for word in _WORDS.findall(line[: found.start])):
        return None
    return None if re.search(r"\d", line[: found.start]) else found


def _day(match: re.Match[str]) -> Dated | None:
    parts = match.groupdict()
    year, wanted = int(parts["year"]), None
    if "first" in parts:
        wanted = _in_order(int(parts["first"]), int(parts["second"]), with_points=parts["mark"] == ".")
    else:
        number = int(parts["number"]) if "number" in parts else month_number(parts["month"])
        wanted = (number, int(parts["day"])) if number else None
    if wanted is not None:
        with suppress(ValueError):  # a day that no calendar has
            return Dated(match.start(), match.end(), day(date(year, *wanted)))
    return None


def _in_order(first: int, second: int, *, with_points: bool) -> tuple[int, int] | None:
    """Month and day of a numeric date."""
    if with_points or first > 12 or first == second:
        return second, first
    return (first, second) if second > 12 else None


def _months(text: str) -> Iterator[Dated]:
    for match in _MONTH_YEAR.finditer(text):
        number = month_number(match["month"])
        if number:
            yield Dated(match.start(), match.end(), month(int(match["year"]), number))


def month_number(word: str) -> int | None:
    """1-12 for a month's name or its short form in any of the languages; None for another word."""
    return _numbers().get(_plain(word))


@cache
def _numbers() -> dict[str, int]:
    """Every name and every beginning of three letters or more that only one month has."""
    found: dict[str, set[int]] = {}
    for line in _MONTH_NAMES.split("\n"):
        for number, name in enumerate(line.split(), start=1):
            for length in range(3, len(name) + 1):
                found.setdefault(name[:length], set()).add(number)
    return {start: numbers.pop() for start, numbers in found.items() if len(numbers) == 1}


def _plain(word: str) -> str:
    """In small letters, without accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(one))
