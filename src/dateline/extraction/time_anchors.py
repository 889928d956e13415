"""What the times of a text are counted from: its dateline, what it named before, the year it tells of."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extraction.calendar import NARRATIVE, Reading, add_units, unit_holding
from dateline.extraction.time_durations import read_count
from dateline.extraction.time_grammar import MAX_COUNT, Context, Rule
from dateline.extraction.time_words import unit_name
from dateline.records.period import Period, Precision

#: A report may be put on a page this many days after the day in its dateline.
DATELINE_DAYS = 10
#: A dateline stands among the first lines, below headline and agency.
DATELINE_WITHIN = 1_500
_DATELINE_BEFORE = re.compile(r"\W*[A-Z][A-Z.'’ -]{2,}(?:,[^\n(]{2,40})?[, ]{0,2}\(?")
_DATELINE_AFTER = re.compile(r"\)?[ \t]*(?:\([^)\n]{2,30}\)[ \t]*)?(?:[–—-]{1,2}[ \t\n]|\n)")
_YEAR_MONTH = re.compile(r"(?<![\w/.-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?!\d)")
#: A date without a year that lies this close to the publication is of its year, whatever year was named before.
RECENT = timedelta(days=45)
#: A text tells of the past when it names so many years and none near its publication. For a month without a year it
#: takes more: news reports with much background name three (TimeBank, AQUAINT).
YEARS_OF_A_STORY, YEARS_FOR_MONTHS = 3, 6
#: A text that names this share of its years after its publication was revised since: the publication says nothing.
SHARE_AHEAD = 1 / 3
#: How far back a sentence is looked at.
SENTENCE = 400
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“A-Z\[])|\n")
_EVENT_NEXT = re.compile(
    r"\s(?P<when>after|before)(?=\s(?:the|his|her|their|its|that|this)\s(?:[a-z-]+\s){0,2}?(?P<noun>[a-z]{4,})\b"
    r"(?!\s(?:[a-z-]+ing|of)\b))"
)
_INSERTED = re.compile(r"(?:,\s(?:an?|the|which|who|whom|whose|where|[a-z]+ed|born|built|begun|held|set)\b|\()[^,()]*$")
#: What happens at a time and is counted from; of other nouns ("two months after his team …") the text dates no event.
_EVENT_NOUN = re.compile(
    r"(?:attack|bombing|blast|explosion|shooting|killing|murder|raid|strike|airstrike|clash|coup|crash|quake|earthquake|"
    r"election|vote|referendum|death|arrest|battle|invasion|assault|siege|ceasefire|truce|protest|riot|massacre|"
    r"kidnapping|abduction|hijacking|accident|fire|flood|storm|hurricane|cyclone|funeral|visit|meeting|summit|speech|"
    r"announcement|decision|verdict|ruling|trial|release|launch|incident|deal|agreement|fighting|ambush|collapse|"
    r"resignation|rescue|escape|operation|offensive|withdrawal|outbreak|eruption|landslide|wedding|match|game)(?:s|es)?"
)
#: In front of the noun, these show that the day is another event's ("charged on Friday with the murder").
_ASIDE = re.compile(
    r"\b(?:with|of|for|about|over|to|from|by|after|before|since|into|(?:in|during)\sthe)\s(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A time that the reporter named: where, in which paragraph, and when that was."""

    start: int
    end: int
    paragraph: int
    period: Period
    quote: str

    @property
    def words(self) -> str:
        """For a person to read."""
        return f"“{' '.join(self.quote.split())}”, named before it"


@dataclass(frozen=True, slots=True)
class YearNamed:
    """A year that the text gives in figures, and where it ends."""

    end: int
    year: int


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a date stands in a dateline: "KABUL, Afghanistan (Jan. 25, 2013) -", "BAGHDAD, Sept. 12 (Reuters) --"."""
    if start > DATELINE_WITHIN:
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(_DATELINE_BEFORE.fullmatch(line) and _DATELINE_AFTER.match(text, end))


def year_of_file_number(text: str, month: int) -> int | None:
    """The year of a dateline without one, from a file number among the first lines that begins with its year and month
    ("2010-12-S-243" above "Dec. 21"); None where there is none, or they differ."""
    years = {int(found[1]) for found in _YEAR_MONTH.finditer(text, 0, DATELINE_WITHIN) if int(found[2]) == month}
    return years.pop() if len(years) == 1 else None


def fits_publication(dateline: date, published: Period) -> bool:
    """Whether a report with that date in its dateline could be published then."""
    first = published.start is None or dateline >= published.start - timedelta(days=DATELINE_DAYS)
    return first and (published.last is None or dateline <= published.last)


def story_year(
    text: str, start: int, years: Sequence[YearNamed], published: Period | None, *, for_month: bool
) -> int | None:
    """The year of a date without one, from the years that the text names before it; None if it is that of the report.

    Either its own sentence names one, or the text tells of the past and the last year named is the one it is at.
    """
    before = years[: bisect_right([one.end for one in years], start)]
    if not before:
        return None
    sentence, last = _sentence_start(text, start), before[-1]
    if last.end > sentence and not _is_aside(text, sentence, last.end):
        return last.year
    least = YEARS_FOR_MONTHS if for_month else YEARS_OF_A_STORY
    return last.year if tells_of_the_past(years, published, least) else None


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a year stands in an insertion: "the group, founded in 2014, struck on 3 March"."""
    return text[end : end + 1] in (",", ")") and bool(_INSERTED.search(text, start, end))


def tells_of_the_past(years: Sequence[YearNamed], published: Period | None, least: int) -> bool:
    """Whether a text names many years, and none near its publication or many after it."""
    if len(years) < least:
        return False
    if published is None or published.start is None:
        return True
    distances = [one.year - published.start.year for one in years]
    ahead = sum(distance > 0 for distance in distances)
    return all(abs(distance) > 1 for distance in distances) or ahead > SHARE_AHEAD * len(years)


def counted_from_event(text: str, match: re.Match[str], named: Sequence[Named]) -> tuple[Reading, Named, int] | None:
    """ "two days after the attack", where the text dated the attack before: the reading, that time, and where the words
    end. ``match``: the length of time."""
    beside = _EVENT_NEXT.match(text, match.end())
    count, vague = read_count(match["count"] or "one")
    if beside is None or vague or count is None or count != int(count) or count > MAX_COUNT:
        return None
    found = dated_mention(text, match.start(), beside["noun"], named)
    if found is None or found.period.start is None:
        return None
    steps, unit = int(count) * (1 if beside["when"] == "after" else -1), unit_name(match["unit"])
    reading = unit_holding(add_units(found.period.start, steps, unit), unit, NARRATIVE)
    return None if reading is None else (reading, found, beside.end())


def dated_mention(text: str, before: int, noun: str, named: Sequence[Named]) -> Named | None:
    """The day named in the latest earlier sentence that has the noun, or a word of its stem."""
    if not _EVENT_NOUN.fullmatch(noun):
        return None
    stem = re.compile(rf"(?<!\w){noun[:5]}", re.IGNORECASE)
    here = _sentence_start(text, before)
    days = [one for one in named if one.period.precision is Precision.DAY and one.end <= here]
    for one in sorted(days, key=lambda one: -one.start):
        right = _SENTENCE_END.search(text, one.end, one.end + SENTENCE)
        sentence = text[_sentence_start(text, one.start) : right.start() if right else here]
        if any(not _ASIDE.search(sentence[: found.start()]) for found in stem.finditer(sentence)):
            return one
    return None


def _sentence_start(text: str, start: int) -> int:
    found = _SENTENCE_END.finditer(text, max(0, start - SENTENCE), start + 1)  # one further, for what must stand behind
    ends = [one.end() for one in found if one.end() <= start]
    return ends[-1] if ends else max(0, start - SENTENCE)


def read_day_after(match: re.Match[str], context: Context) -> Reading | None:
    """ "the day after the attack": the stage counts it from the event if the text dated it; alone it has no period."""
    blank = unit_holding(context.reference, unit_name(match["unit"]), NARRATIVE)
    return None if blank is None else Reading(blank.generic, blank.generic, None, NARRATIVE)


def read_since_then(match: re.Match[str], context: Context) -> Reading | None:
    """ "since then": from the last time named before to the publication."""
    latest = context.latest(Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR)
    after = context.reference + timedelta(days=1)
    if latest is None or latest.start is None or latest.start >= after:
        return Reading("PAST_REF", "PAST_REF", None, NARRATIVE)
    return Reading("PAST_REF", "PAST_REF", Period(latest.start, after, Precision.RANGE), NARRATIVE)


RULES = (
    Rule("day-after-event",
        r"\bthe(?P<count>) (?P<unit>day|week|month|year)(?= (?:after|before) (?:the|his|her|their|its|that|this) "
        r"(?:[a-z-]+ ){0,2}?[a-z]{4,}\b)", read_day_after),
    Rule("since-then", r"\bsince then\b", read_since_then),
)  # fmt: skip
