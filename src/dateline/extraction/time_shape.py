"""What round a dated phrase belongs to it: "early", "the end of", "evening", a clock time, "since"."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateline.extraction.calendar import Reading, add_units, third_of, unit_holding
from dateline.extraction.time_durations import read_count
from dateline.extraction.time_grammar import MAX_COUNT
from dateline.extraction.time_words import APPROXIMATE, COUNT, DAY_PARTS, PART_OF_DAY, UNIT, blanks, unit_name
from dateline.records.period import Period, Precision

#: How far before or behind a phrase its modifiers may reach.
REACH = 48
#: A day to step from when only the form of the value is wanted.
NO_YEAR = date(2000, 1, 3)


@dataclass(frozen=True, slots=True)
class Shape:
    """A phrase with what belongs to it.

    ``part``: START, MID, END, EARLIER, LATER or None; ``time_of_day``: what follows the T of the
    value; ``direction``: since, until, before, after or None; ``approximate``: about, around;
    ``offset``: how many of which unit to step from the day named."""

    start: int
    end: int
    part: str | None = None
    time_of_day: str | None = None
    direction: str | None = None
    approximate: bool = False
    offset: tuple[int, str] | None = None


#: A clock time: "10 p.m.", "22:00 GMT", "noon", "4 o'clock in the morning".
CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?[ ]?(?P<half>[ap]\.[ ]?m\b\.?|[ap]m\b)|(?P<hour2>[01]?\d|"
    r"2[0-3]):(?P<minute2>[0-5]\d)(?::[0-5]\d)?(?:[ ]?hours)?|"
    r"(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?= (?:hours|hrs|GMT|UTC|local time))(?: (?:hours|hrs))?|"
    r"(?P<word>noon|midnight|midday|dawn|dusk)|(?P<hour3>\d{1,2}) (?:o['’]clock)(?: in the (?P<part>morning|"
    r"afternoon|evening))?)"
    r"(?:[ ](?P<zone>GMT|UTC|EST|EDT|CST|CDT|PST|PDT|CET|BST|local time|\(?\d{2}:?\d{2} GMT\)?)\b\)?)?"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    sources = {
        "part": r"\b(?:(?:the |at the )?(?:very )?(?:(?P<start>beginning|start|early part|first days)|"
        r"(?P<mid>middle)|(?P<end>end|close|last days|final days)) of (?:the )?|(?:the )?(?:very "
        r")?(?:(?P<start2>early|beginning)|(?P<earlier>earlier)|(?P<mid2>mid)|(?P<end2>late|end)|"
        r"(?P<later>later))(?:[ -]in[ ]|[ -]))$",
        "day_part": rf"(?: (?:in the )?(?:(?P<early>early|late|mid)[ -])?(?P<part>{PART_OF_DAY})(?!s)|(?P<at>,? at "
        r"(?P<word>noon|midnight|midday|dawn|dusk))\b)",
        "clock_before": rf"(?:(?<=\s)|(?<=^)|(?<=\()){CLOCK},?(?: on)? $",
        "clock_after": rf"(?:,? at|,)? {CLOCK}",
        "part_before": r"\b(?:the )?(?:(?:early|late|mid)[ -])?(?P<part>morning|afternoon|evening|night) of (?:the )?$",
        "small_hours": r"\b(?:the )?(?:early|small) hours of $",
        "offset": rf"\b(?:the |(?P<count>{COUNT}) )(?P<unit>{UNIT}) (?P<when>after|before) (?:the )?$",
        "part_of_day": r"(?:(?:the )?(?:early|mid|late)[ -])?(?P<part>morning|afternoon|evening|night) $",
        "direction": r"\b(?P<word>since|until|till|before|prior to|after|as of|through)(?: at least)?(?: the)? $",
        "approximate": rf"\b{APPROXIMATE} $",
        "around": r"\b(?P<around>around|about|circa|approximately) $",
        "counted": r"(?:an?|half|one|two|three|four|five|six|seven|eight|nine|ten|\d+|[a-z]+teen|[a-z]+ty)\b",
    }
    return {name: re.compile(blanks(source), re.I) for name, source in sources.items()}


def shape_of(text: str, start: int, end: int, reading: Reading) -> Shape:
    """The modifiers round ``text[start:end]`` that change what ``reading`` means."""
    shape = Shape(start, end)
    if reading.timex_type in ("DURATION", "SET"):
        return _approximate_length(text, shape) if reading.timex_type == "DURATION" else shape
    if reading.period is None and not reading.value.startswith(("XXXX", "1", "2")):
        return shape
    is_day = reading.period is None or reading.period.precision is Precision.DAY or "-WXX-" in reading.generic
    if is_day and reading.timex_type == "DATE":
        shape = _with_time_of_day(text, shape)
    shape = _with_part(text, shape)
    patterns = _patterns()
    left = text[max(0, shape.start - REACH) : shape.start]
    counted = text[start:end].lower().endswith("ago") and patterns["counted"].match(text[start:end])
    around = patterns["approximate" if counted else "around"].search(left)
    if around:
        shape = replace(shape, start=shape.start - len(left) + around.start(), approximate=True)
        left = text[max(0, shape.start - REACH) : shape.start]
    if is_day and shape == Shape(start, end):
        shape = _with_offset(text, shape)
    direction = None if shape.offset else patterns["direction"].search(left)
    return replace(shape, direction=" ".join(direction["word"].lower().split())) if direction else shape


def _approximate_length(text: str, shape: Shape) -> Shape:
    left = text[max(0, shape.start - REACH) : shape.start]
    found = _patterns()["approximate"].search(left)
    if found and not _patterns()["counted"].match(text[shape.start : shape.end]):
        found = None  # "over the last two weeks": a preposition
    return replace(shape, start=shape.start - len(left) + found.start(), approximate=True) if found else shape


def _with_offset(text: str, shape: Shape) -> Shape:
    """ "three days after June 2", "the day before Tuesday"."""
    left = text[max(0, shape.start - REACH) : shape.start]
    found = _patterns()["offset"].search(left)
    if not found:
        return shape
    count, vague = read_count(found["count"] or "one")
    if vague or count is None or count != int(count) or count > MAX_COUNT:
        return shape
    steps = int(count) if found["when"].lower() == "after" else -int(count)
    return replace(shape, start=shape.start - len(left) + found.start(), offset=(steps, unit_name(found["unit"])))


def _with_part(text: str, shape: Shape) -> Shape:
    left = text[max(0, shape.start - REACH) : shape.start]
    found = _patterns()["part"].search(left)
    if not found:
        return shape
    names = [name.rstrip("2").upper() for name, value in found.groupdict().items() if value]
    start = shape.start - len(left) + found.start()
    if text[start : start + 3].lower() == "at ":
        start += 3
    return replace(shape, start=start, part=names[0])


def _with_time_of_day(text: str, shape: Shape) -> Shape:
    patterns = _patterns()
    right = text[shape.end : shape.end + REACH]
    found = patterns["day_part"].match(right)
    if found:
        word = (found["part"] or found["word"]).lower()
        shape = replace(shape, end=shape.end + found.end(), time_of_day=DAY_PARTS[word])
    else:
        clock = patterns["clock_after"].match(right)
        if clock:
            shape = replace(shape, end=shape.end + clock.end(), time_of_day=clock_value(clock))
    left = text[max(0, shape.start - REACH) : shape.start]
    hours = patterns["small_hours"].search(left)
    if hours:
        return replace(shape, start=shape.start - len(left) + hours.start(), time_of_day=shape.time_of_day or "MO")
    clock = patterns["clock_before"].search(left)
    if clock:
        return replace(shape, start=shape.start - len(left) + clock.start(), time_of_day=clock_value(clock))
    part = patterns["part_before"].search(left) or patterns["part_of_day"].search(left)
    if part:
        return replace(shape, start=shape.start - len(left) + part.start(), time_of_day=DAY_PARTS[part["part"].lower()])
    return shape


def clock_value(match: re.Match[str]) -> str:
    """ "22:00" for "10 p.m."; the day-part code for "dawn" and "dusk"."""
    if match["word"]:
        return {"noon": "12:00", "midday": "12:00", "midnight": "24:00", "dawn": "MO", "dusk": "EV"}[
            match["word"].lower()
        ]
    hour = int(match["hour"] or match["hour2"] or match["hour3"] or match["hour4"])
    half = (match["half"] or "").lower()
    if (half.startswith("p") or (match["part"] or "").lower() in ("afternoon", "evening")) and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02d}:{match['minute'] or match['minute2'] or match['minute4'] or '00'}"


def apply_shape(reading: Reading, shape: Shape, anchor: Period | None) -> Reading:
    """The reading narrowed to its part, given its time of day, or opened by "since" and "until"."""
    period, value, generic, timex_type = reading.period, reading.value, reading.generic, reading.timex_type
    if shape.part and period is not None:
        period = _part_of(period, shape.part, anchor)
    if shape.offset:
        moved = _moved(reading, shape.offset)
        period, value, generic = moved.period, moved.value, moved.generic
    if shape.time_of_day:
        value, generic, timex_type = f"{value}T{shape.time_of_day}", f"{generic}T{shape.time_of_day}", "TIME"
    if shape.approximate and period is not None:
        period = replace(period, approximate=True)
    if shape.direction and period is not None:
        period = _opened(period, shape.direction, anchor, timed=timex_type == "TIME")
    return replace(reading, period=period, value=value, generic=generic, timex_type=timex_type)


def _part_of(period: Period, part: str, anchor: Period | None) -> Period:
    """A third of the period; "earlier this month" is what is over of it at the anchor, "later" what is left."""
    if part not in ("EARLIER", "LATER"):
        return third_of(period, part)
    now = None if anchor is None else anchor.end if part == "EARLIER" else anchor.start
    if now is None or period.start is None or period.end is None or not period.start < now < period.end:
        return period
    if part == "EARLIER":
        return Period(period.start, now, period.precision, approximate=True)
    return Period(now, period.end, period.precision, approximate=True)


def _moved(reading: Reading, offset: tuple[int, str]) -> Reading:
    """The unit that lies ``offset`` from a day; no period where there is none to step from."""
    count, unit = offset
    start = None if reading.period is None or reading.period.days != 1 else reading.period.start
    moved = unit_holding(add_units(start or NO_YEAR, count, unit), unit, reading.source)
    if moved is None:
        return replace(reading, value=reading.generic, period=None)
    return moved if start else replace(moved, value=moved.generic, period=None)


def _opened(period: Period, direction: str, anchor: Period | None, *, timed: bool) -> Period:
    """ "since" runs to the end of the anchor, "until" from it; "before" and "after" open a side unless a clock time
    is meant."""
    now = None if anchor is None else anchor.end
    if direction == "since" and period.start is not None:
        return Period(
            period.start, now if now is None or now > period.start else period.end, Precision.RANGE, period.approximate
        )
    if direction in ("until", "till", "through") and period.end is not None:
        begin = None if anchor is None else anchor.start
        begin = begin if begin is not None and begin < period.end else None
        return Period(begin, period.end, Precision.RANGE, period.approximate)
    if timed:
        return period
    if direction in ("before", "prior to") and period.start is not None:
        return Period(None, period.start, Precision.RANGE, period.approximate)
    if direction == "after" and period.end is not None:
        return Period(period.end, now if now is None or now > period.end else None, Precision.RANGE, period.approximate)
    return period
