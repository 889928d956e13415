"""What a question asks: its content words, the names and dates in it, and the kind of answer it wants."""

import re
from dataclasses import dataclass
from datetime import date

from dateline.records.period import Period
from dateline.views.synonyms import alternatives
from dateline.views.words import derived, fold, words_of

STOPPED = """
a an the of in on at by for to from with without into over under about after before between during through and or but if
than then that this these those there here it its he him his she her they them their we us our you your i me my is are
was were be been being am do does did done doing have has had having can could may might must shall should will would no
not nor so as s t also any some such other own same just very too up out off again only whom whose who what which when
where why how many much long far often ever since until ago
"""

REPORTED = """
according source sources say says said report reports reported claim claims claimed date day year month name named
happen happened happens take place tell told exactly time kind type sort
"""

#: Words that every text has; they find nothing.
STOP_WORDS = frozenset(STOPPED.split())

#: Words with which a question speaks of the reports and not of the matter.
ABOUT_REPORTS = frozenset(REPORTED.split())

#: How much a word about the reports counts beside a word about the matter.
ABOUT_REPORTS_WEIGHT = 0.3

#: How much a capitalised word counts: a report that does not have the name is about something else.
NAME_WEIGHT = 1.5

CAPITALISED = re.compile(r"(?<![\w’'])[^\W\d_a-z][\w’'-]*")

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
DATES = (
    re.compile(rf"\b{YEAR}-(?P<number>\d\d)(?:-(?P<day>\d\d))?\b"),
    re.compile(rf"\b{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?\b"),
    re.compile(rf"\b{MONTH}\s+{DAY}(?!\d)(?:,?\s+{YEAR})?"),
    re.compile(rf"\b{MONTH}\s+{YEAR}\b"),
    re.compile(rf"\b{YEAR}\b"),
)

PLACES = "place|city|town|country|village|airport|base|region"
SPEECH = "said|says|claim|den|accus|announc|report|confirm|warn"
WANTS = (
    ("time", re.compile(r"\bwhen\b|\b(?:what|which) (?:date|day|year|month|time)\b|\bhow long\b")),
    ("place", re.compile(rf"\bwhere\b|\b(?:what|which) (?:{PLACES})\b")),
    ("number", re.compile(r"\bhow (?:many|much|far|large|big|long|old|often|high|deep)\b|\bwhat (?:number|share)\b")),
    ("speaker", re.compile(rf"\b(?:sources?|according|said|says?)\b|\bclaim|\bwho (?:has |have )?(?:{SPEECH})")),
    ("person", re.compile(r"\bwho(?:m|se)?\b")),
    ("reason", re.compile(r"\bwhy\b")),
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a passage should speak of: ``words`` as asked, ``weight`` beside the others, and words that may
    stand for it at :data:`~dateline.views.synonyms.SYNONYM_WEIGHT`."""

    words: tuple[str, ...]
    weight: float
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedDate:
    """A date named in the question; None where it leaves a part out."""

    year: int | None
    month: int | None
    day: int | None

    def meets(self, period: Period) -> bool:
        """Whether ``period`` is short enough to answer to this date and shares a day with it."""
        if period.start is None or period.last is None or (period.days or 0) > LONGEST_MATCH_DAYS:
            return False
        years = range(period.start.year, period.last.year + 1)
        return any(self._in_year(period, year) for year in years if self.year in (None, year))

    def _in_year(self, period: Period, year: int) -> bool:
        try:
            first = date(year, self.month or 1, self.day or 1)
            last = date(year, self.month or 12, self.day or (28 if self.month else 31))
        except ValueError:
            return False
        return period.start is not None and period.last is not None and period.start <= last and first <= period.last


#: A longer period, such as a whole year, shares a day with nearly every date.
LONGEST_MATCH_DAYS = 40


@dataclass(frozen=True, slots=True)
class Question:
    """``wants``: of time, place, number, speaker, person, reason."""

    text: str
    terms: tuple[Term, ...]
    dates: tuple[AskedDate, ...]
    wants: frozenset[str]


def read_question(text: str) -> Question:
    """Take a question apart. Words in a date are left to ``dates``; nothing is looked up."""
    folded = fold(text)
    dates, rest = _dates(folded)
    names = set(words_of(" ".join(CAPITALISED.findall(text)[int(text[:1].isupper()) :])))
    terms = []
    for word in dict.fromkeys(words_of(rest)):
        if word in STOP_WORDS or (len(word) < 2 and not word.isdigit()):
            continue
        weight = ABOUT_REPORTS_WEIGHT if word in ABOUT_REPORTS else NAME_WEIGHT if word in names else 1.0
        others = (*alternatives(word), *derived(word)) if word not in names else ()
        terms.append(Term((word,), weight, tuple(dict.fromkeys(others))))
    wants = frozenset(name for name, pattern in WANTS if pattern.search(folded))
    return Question(text, tuple(terms), dates, wants)


def _dates(folded: str) -> tuple[tuple[AskedDate, ...], str]:
    found = []
    rest = folded
    for pattern in DATES:
        for match in pattern.finditer(rest):
            parts = match.groupdict()
            name = parts.get("month")
            number = parts.get("number")
            month = MONTHS.index(name[:3]) + 1 if name else int(number) if number else None
            year, day = parts.get("year"), parts.get("day")
            found.append(AskedDate(int(year) if year else None, month, int(day) if day else None))
        rest = pattern.sub(" ", rest)
    return tuple(found), rest
