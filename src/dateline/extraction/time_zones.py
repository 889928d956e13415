"""Times of day that reach over midnight, and one moment told in two time zones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dateline.extraction.calendar import PUBLICATION, Reading, nearest_weekday
from dateline.extraction.time_grammar import Context, Rule
from dateline.extraction.time_words import DASH, WEEKDAY, weekday_number
from dateline.records.mention import Basis, TimeExpression
from dateline.records.period import Period, Precision, day

ZONE = re.compile(r"\b(?:GMT|UTC|Z|[ECMP][SD]T|CES?T|EES?T|BST|IST|MSK|local(?: time)?)\b")
#: What stands between two tellings of one moment: "… (2:30 a.m. …".
_BETWEEN = re.compile(r"[,;]?\s*(?:[(\[/]\s*(?:or |i\.e\.,? )?|,? or )", re.IGNORECASE)
_CLOCK = re.compile(r"T(\d\d):(\d\d)$")
_CLOCK_BEFORE = re.compile(r"\d{1,2}(?::\d\d)?\s?[ap]\.\s?m\.(?:\s[A-Z]{3})?,?(?:\son)?\s$")
_ZONE_NEXT = re.compile(rf"\s{ZONE.pattern}")
MINUTES_OF_A_DAY = 24 * 60


def read_two_days(match: re.Match[str], context: Context) -> Reading | None:
    """ "Monday night into Tuesday": the two days that the night touches."""
    first, last = weekday_number(match["weekday"]), weekday_number(match["weekday2"])
    if last != first % 7 + 1:
        return None
    left = nearest_weekday(context.reference, first, future=context.future)
    if not context.future and (context.reference - left).days == 0:
        left -= timedelta(days=7)  # the second day is over, or begun, when it is told
    period = Period(left, left + timedelta(days=2), Precision.RANGE)
    return Reading(f"{left}TNI", f"XXXX-WXX-{first}TNI", period, PUBLICATION, "TIME")


def over_midnight(reading: Reading, words: str) -> Reading:
    """ "overnight", which touches the day before and the day of the publication, has both."""
    if words.lower() != "overnight" or reading.period is None or reading.period.start is None:
        return reading
    start = reading.period.start
    return replace(reading, period=Period(start, start + timedelta(days=2), Precision.RANGE))


def clock_start(text: str, start: int) -> int:
    """Where a clock time in front of a day begins, else the day: the stops of "10 p.m. Tuesday" end no clause."""
    found = _CLOCK_BEFORE.search(text, max(0, start - 24), start)
    return start if found is None else found.start()


@dataclass(frozen=True, slots=True)
class Told:
    """A clock time with its zone as the text tells it; ``minutes`` after midnight."""

    minutes: int
    zone: str


def with_zones(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times, where one moment is told in two zones: the day of each stays as told; where they differ, both have
    both as alternatives. A clock in brackets without a day gets the one that makes it the same moment."""
    found = list(times)
    for at in range(1, len(found)):
        left, right = found[at - 1], found[at]
        here, there = _told(text, left), _told(text, right)
        gap = text[left.evidence.span.end : right.evidence.span.start]
        if here is None or there is None or here.zone == there.zone or left.period is None or left.period.days != 1:
            continue
        if _BETWEEN.fullmatch(_without_zone(gap)):
            found[at - 1], found[at] = _same_moment(left, right, there.minutes - here.minutes)
    return tuple(found)


def _without_zone(gap: str) -> str:
    return ZONE.sub("", gap).strip(" ") or gap


def _told(text: str, one: TimeExpression) -> Told | None:
    clock = _CLOCK.search(one.timex_value)
    if clock is None:
        return None
    span = one.evidence.span
    zone = ZONE.search(text, span.start, span.end) or _ZONE_NEXT.match(text, span.end)
    return Told(60 * int(clock[1]) + int(clock[2]), zone[0].split()[0].lstrip("(") if zone else "")


def _same_moment(left: TimeExpression, right: TimeExpression, difference: int) -> tuple[TimeExpression, TimeExpression]:
    """``difference``: minutes by which the second clock is ahead; zones lie less than half a day apart."""
    assert left.period is not None and left.period.start is not None
    step = 1 if difference < -MINUTES_OF_A_DAY // 2 else -1 if difference > MINUTES_OF_A_DAY // 2 else 0
    other = right.period or day(left.period.start + timedelta(days=step))
    if right.period is None:
        clock = right.timex_value.partition("T")[2]
        told = f"the same moment as “{' '.join(left.evidence.quote.split())}”"
        value = f"{other.start}T{clock}"
        right = replace(right, period=other, timex_value=value, basis=Basis.RELATIVE, anchor=told)
    if (
        other == left.period
        or other.days != 1
        or other.start is None
        or abs((other.start - left.period.start).days) > 1
    ):
        return left, right
    both = (left.period, other)
    return replace(left, alternatives=both), replace(right, alternatives=both)


RULES = (
    Rule("night-into",
        rf"\b(?P<weekday>{WEEKDAY})(?: (?:late )?(?:night|evening))?(?: and)? into (?:the )?(?:early |small |wee )?"
        rf"(?:hours of )?(?P<weekday2>{WEEKDAY})(?: morning)?", read_two_days),
    Rule("overnight-weekdays",
        rf"\b(?:overnight|the night) (?:from |of |on |between )?(?P<weekday>{WEEKDAY})(?:{DASH}| to | into | and )"
        rf"(?P<weekday2>{WEEKDAY})", read_two_days),
)  # fmt: skip
