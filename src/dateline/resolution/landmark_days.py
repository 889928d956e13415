"""Happenings that the whole pile dates, and reports that count their days from them: "11 days after the earthquake"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.records.corpus import AnnotatedDocument
from dateline.records.mention import Basis
from dateline.records.period import Period, Precision

MIN_REPORTS = 3  # so many reports must date the happening alike; one may be wrong, two may copy each other
MIN_SHARE = 0.3  # of all dates that stand with its word, and twice as many as give any other day
MIN_LEAD = 2
NEAR_CHARACTERS = 80  # the word and its date stand in one clause
LEAD_CHARACTERS = 1000  # further down a count of days belongs to another story
MIN_DAYS = 4  # "two days after the quake" tells what happened then, not when it is told
MAX_DAYS = 400

#: English words for what happens on one day; a landmark is one of these, as "Saturday's stadium" counts from nothing.
HAPPENINGS = frozenset(
    "accident ambush airstrike arrest assassination attack avalanche ballot battle blast blowout bombing bombardment "
    "clash collapse collision coup crash cyclone death defeat derailment disaster disappearance earthquake election "
    "eruption evacuation execution explosion fire flood hijacking hurricane inauguration invasion kidnapping killing "
    "landslide launch massacre murder offensive outbreak overthrow poll protest quake raid rampage referendum "
    "resignation revolt riot robbery ruling sentencing shelling shooting siege sinking spill stabbing storm strike "
    "summit takeover tornado tragedy truce tsunami typhoon uprising verdict vote wildfire ceasefire "
    "demonstration".split()
)

_COUNT_LIST = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_COUNTS = {word: number for number, word in enumerate(_COUNT_LIST.split(), start=1)}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s+(?=[A-Z“\"‘])|\n")
_DAYS_SINCE = re.compile(
    r"\b(?P<count>\d{1,3}|[a-z]+(?:-[a-z]+)?) days (?:after|since|into|on from)\b(?P<what>[^.;:!?\n]{3,60})", re.I
)
_DAY_OF = re.compile(r"\bday (?P<count>\d{1,3}) (?:of|since|after)\b(?P<what>[^.;:!?\n]{3,60})", re.I)
_DAY_VALUE = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)-(?P<day>\d\d)(?:T.*)?$")
_CLAUSE = re.compile(r"\b(?:that|which|who|when|where|and|but|as|said)\b", re.I)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS_OWN = re.compile(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})['’]s (?P<what>(?:[\w.-]+ ){{0,3}}[\w-]+)", re.I)
_LAST_WEEKS = re.compile(r"\blast week['’]s (?P<what>(?:[\w.-]+ ){0,3}[\w-]+)", re.I)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day as a report gives it; ``year`` None where it leaves it out."""

    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The period that a count from a landmark gives; ``words`` are those of the report, ``word`` the happening."""

    period: Period
    words: str
    word: str
    landmark: date


def find_landmarks(documents: Sequence[AnnotatedDocument]) -> dict[str, date]:
    """The day of each happening that the pile dates alike, by the word for it ("earthquake").

    Dates without a year count too; one report at least must give the year.
    """
    days: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    years: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for document in documents:
        told = set(_dated_words(document))
        for word, one in {(word, (one.month, one.day)) for word, one in told}:
            days[word][one] += 1
        for year, one in {(one.year, (one.month, one.day)) for _, one in told if one.year is not None}:
            years[one][year] += 1
    landmarks = {}
    for word, counted in days.items():
        ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        best, reports = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0
        enough = reports >= MIN_REPORTS and reports >= MIN_SHARE * counted.total()
        if enough and reports >= MIN_LEAD * second and years[best]:
            year, _ = min(years[best].items(), key=lambda one: (-one[1], one[0]))
            landmarks[word] = date(year, *best)
    return landmarks


def count_from(text: str, landmarks: Mapping[str, date]) -> Counted | None:
    """The publication period that the lead of ``text`` gives by counting from a landmark; None if it counts from none.

    Two that do not meet give none.
    """
    found = list(_counted(text[:LEAD_CHARACTERS], landmarks))
    if not found or not all(one.period.meets(found[0].period) for one in found):
        return None
    return min(found, key=lambda one: one.period.days or 0)


def _dated_words(document: AnnotatedDocument) -> Iterator[tuple[str, CalendarDay]]:
    """The words for happenings that stand with a date in one clause, and that date."""
    text = document.document.text
    for time in document.times:
        match = _DAY_VALUE.match(time.timex_value) if time.basis is Basis.EXPLICIT else None
        if match is None:
            continue
        year = None if match["year"] == "XXXX" else int(match["year"])
        day = CalendarDay(year, int(match["month"]), int(match["day"]))
        span = time.evidence.span
        before = _SENTENCE_END.split(text[max(0, span.start - NEAR_CHARACTERS) : span.start])[-1]
        after = _SENTENCE_END.split(text[span.end : span.end + NEAR_CHARACTERS])[0]
        for word in _WORD.findall(f"{before} {after}".lower()):
            if word in HAPPENINGS:
                yield word, day


def _counted(lead: str, landmarks: Mapping[str, date]) -> Iterator[Counted]:
    for pattern in (_DAYS_SINCE, _DAY_OF):
        for match in pattern.finditer(lead):
            days = _number(match["count"])
            named = _landmark(match["what"], landmarks)
            if named and days is not None and MIN_DAYS <= days <= MAX_DAYS:
                word, landmark = named
                yield Counted(_days(landmark, days - 1, days + 1), match.group().strip(), word, landmark)
    for match in _WEEKDAYS_OWN.finditer(lead):
        named = _landmark(match["what"], landmarks)
        if named and named[1].weekday() == _WEEKDAYS.index(match["weekday"].lower()):
            yield Counted(_days(named[1], 0, 6), match.group(), *named)
    for match in _LAST_WEEKS.finditer(lead):
        named = _landmark(match["what"], landmarks)
        if named:
            monday = 7 - named[1].weekday()
            yield Counted(_days(named[1], monday, monday + 6), match.group(), *named)


def _days(landmark: date, first: int, last: int) -> Period:
    return Period(landmark + timedelta(days=first), landmark + timedelta(days=last + 1), Precision.RANGE)


def _landmark(what: str, landmarks: Mapping[str, date]) -> tuple[str, date] | None:
    """The first word of ``what`` that is a landmark; None if there is none or two differ."""
    phrase = _CLAUSE.split(what)[0]
    named = [(word, landmarks[word]) for word in map(str.lower, _WORD.findall(phrase)) if word in landmarks]
    return named[0] if named and all(one[1] == named[0][1] for one in named) else None


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    tens, _, units = word.lower().partition("-")
    if units:
        return _TENS[tens] + _COUNTS[units] if tens in _TENS and units in _COUNTS else None
    return _COUNTS.get(tens) or _TENS.get(tens)
