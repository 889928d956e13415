"""Where the words of a time expression allow more than one day: all that they may mean, and whether one is likelier."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.extraction.calendar import PUBLICATION, YEAR_OF, Reading, on_day, span_of, weekend_of
from dateline.extraction.time_grammar import Context, Rule
from dateline.extraction.time_holidays import FEASTS, choose
from dateline.extraction.time_words import weekday_number
from dateline.records.period import Period, Precision, day

#: "On 5 March", told in September: two dates are equally near when their distances differ by no more than this.
EQUALLY_NEAR = timedelta(days=60)
#: Two readings this close together still say roughly when: the expression then gets the stretch that holds both.
MOST_APART_DAYS = 10
#: Up to Wednesday "this weekend" may be the one that is over.
EARLY_IN_WEEK = 3
#: Rules whose side of the publication is chosen by tense alone; with no tense, reports look back (18 of 21 bare
#: weekdays of TimeBank and AQUAINT).
BY_TENSE = ("weekday", "the-weekend", "weekdays", "night-into", "overnight-weekdays")
YEARLESS = ("month-day", "day-month", "month")


@dataclass(frozen=True, slots=True)
class Readings:
    """What an expression may mean, seen from one day. ``chosen``: the likeliest, or the first where none is
    (``decided`` False). ``others``: the rest."""

    chosen: Reading
    others: tuple[Reading, ...] = ()
    decided: bool = True


def readings_of(rule: Rule, match: re.Match[str], context: Context, first: Reading, *, known: bool) -> Readings:
    """All readings of a match; ``first``: the one that its rule gives; ``known``: whether the day it counts from is."""
    if rule.id == "numeric":
        return _numeric(match, context, first, known=known)
    if not known or first.period is None:
        return Readings(first)
    if rule.id == "marked-weekday":
        return _marked_weekday(match, context, first)
    if rule.id == "marked-unit" and match["unit"].lower() == "weekend":
        return _this_weekend(match, context, first)
    if rule.id == "feast" and match["feast"].lower() == "labour day" and match["year"] is None:
        return _other_labour_day(context, first)
    if context.past or context.future or (match.groupdict().get("year") or match.groupdict().get("weekday2")):
        return Readings(first)
    if rule.id in BY_TENSE:
        return _with_others(first, _both_ways(rule, match, context))
    if rule.id in YEARLESS and not match.groupdict().get("weekday"):
        return _yearless(rule, match, context, first)
    return Readings(first)


def _with_others(first: Reading, found: tuple[Reading | None, ...]) -> Readings:
    others = tuple(one for one in found if one is not None and one.period not in (None, first.period))
    return Readings(first, others)


def _both_ways(rule: Rule, match: re.Match[str], context: Context) -> tuple[Reading | None, ...]:
    """What the rule says of a clause that looks back, and of one that looks ahead."""
    return tuple(rule.read(match, replace(context, past=past, future=not past)) for past in (True, False))


def _yearless(rule: Rule, match: re.Match[str], context: Context, first: Reading) -> Readings:
    """A date without a year: both years when they are about equally near. A month is then the last one, a day none."""
    found = _with_others(first, _both_ways(rule, match, context))
    if not found.others or first.period is None:
        return Readings(first)
    distances = [_distance(one.period, context.reference) for one in (first, found.others[0])]
    if abs(distances[0] - distances[1]) > EQUALLY_NEAR:
        return Readings(first)
    return Readings(first, found.others[:1], decided=rule.id == "month")


def _distance(period: Period | None, reference: date) -> timedelta:
    start = reference if period is None or period.start is None else period.start
    return abs(start - reference)


def _numeric(match: re.Match[str], context: Context, first: Reading, *, known: bool) -> Readings:
    """``05/09/2017``: the other dates of the text tell the order; else the one that is not after the publication is
    likelier, or the one that is where the clause looks ahead."""
    if first.period is not None:
        return Readings(first)
    left, right, year = int(match["first"]), int(match["second"]), int(match["year"])
    try:
        days = [on_day(date(year, number, count), "", first.source) for number, count in ((left, right), (right, left))]
    except ValueError:
        return Readings(first)
    if context.day_first is not None:
        return Readings(days[1] if context.day_first else days[0])
    if known:
        latest = context.reference + timedelta(days=1)
        ahead = [one.period is not None and one.period.start is not None and one.period.start > latest for one in days]
        if ahead[0] != ahead[1]:
            at = ahead.index(context.future)
            return Readings(days[at], (days[1 - at],))
    return Readings(first, tuple(days), decided=False)


def day_first(text: str) -> bool | None:
    """Whether the dates in figures of a text put the day first (25/09/2017), or the month (09/25/2017); None where
    they do not tell, or do not agree."""
    orders = set()
    for found in re.finditer(r"(?<![\w/])([0-3]?\d)/([0-3]?\d)/(?:19|20)\d\d(?![\w/])", text):
        left, right = int(found[1]), int(found[2])
        if 12 < left <= 31 and 1 <= right <= 12:
            orders.add(True)
        elif 12 < right <= 31 and 1 <= left <= 12:
            orders.add(False)
    return orders.pop() if len(orders) == 1 else None


def _marked_weekday(match: re.Match[str], context: Context, first: Reading) -> Readings:
    """ "Last Tuesday", said on Thursday, is the day before yesterday or that of last week; "next Friday", said on
    Wednesday, is the day after tomorrow or that of next week, and no use is the commoner."""
    word = " ".join(match["word"].lower().split())
    gap = weekday_number(match["weekday"]) - context.reference.isoweekday()
    if word == "last" and gap < 0:
        return Readings(first, (_weeks_off(first, -1),))
    if word == "next" and gap > 0 and not match[0].lower().startswith("the"):
        return Readings(first, (_weeks_off(first, 1),), decided=False)
    return Readings(first)


def _weeks_off(reading: Reading, count: int) -> Reading:
    assert reading.period is not None and reading.period.start is not None
    return on_day(reading.period.start + timedelta(weeks=count), reading.generic, reading.source)


def _this_weekend(match: re.Match[str], context: Context, first: Reading) -> Readings:
    """Early in the week, "this weekend" is the last one where the clause looks back."""
    word = " ".join(match["word"].lower().split())
    if word != "this" or context.future or context.reference.isoweekday() > EARLY_IN_WEEK:
        return Readings(first)
    last = weekend_of(context.reference - timedelta(weeks=1), first.source)
    return Readings(last, (first,)) if context.past else Readings(first, (last,))


def _other_labour_day(context: Context, first: Reading) -> Readings:
    """In Canada and Australasia, Labour Day is not that of May."""
    other = choose(FEASTS["labor day"], context)
    assert other.start is not None
    return Readings(first, (on_day(other.start, first.generic, first.source),))


def hull(periods: tuple[Period, ...]) -> Period | None:
    """The stretch that holds all of them; None where a side is open on both ends."""
    try:
        joined = periods[0]
        for one in periods[1:]:
            joined = span_of(joined, one)
    except ValueError:
        return None
    return joined


def common_stretch(periods: tuple[Period, ...]) -> Period | None:
    """What the expression gets where no reading is likelier: the stretch that holds all, if it is short."""
    joined = hull(periods)
    return joined if joined is not None and joined.days is not None and joined.days <= MOST_APART_DAYS else None


def midnight_readings(period: Period) -> tuple[Period, ...]:
    """ "Midnight Friday" begins Friday or ends it."""
    assert period.end is not None
    return (period, day(period.end))


def merged(left: Readings, right: Readings, anchor: Period | None) -> Readings:
    """The readings seen from the first and the last day of the anchor, as one; where the two do not offer as many, only
    the likeliest is kept."""
    chosen = merged_reading(left.chosen, right.chosen, anchor)
    if left == right and chosen == left.chosen:
        return left
    if len(left.others) != len(right.others):
        return Readings(chosen)
    others = (merged_reading(*pair, anchor) for pair in zip(left.others, right.others, strict=True))
    return Readings(chosen, tuple(one for one in others if one.period is not None), left.decided and right.decided)


def merged_reading(left: Reading, right: Reading, anchor: Period | None) -> Reading:
    """One reading of the two seen from the ends of the anchor; an anchor open on a side opens the result there."""
    counted = left.source in (PUBLICATION, YEAR_OF)
    is_open = counted and anchor is not None and None in (anchor.start, anchor.end)
    if left == right and not is_open:
        return left
    if left.period is None or right.period is None:
        return replace(left, value=left.generic, period=None)
    joined = span_of(left.period, right.period)
    if anchor is not None and counted:
        start = None if anchor.start is None else joined.start
        end = None if anchor.end is None else joined.end
        if start is None and end is None:
            return replace(left, value=left.generic, period=None)
        joined = Period(start, end, Precision.RANGE, joined.approximate)
    return replace(left, value=left.value if left.value == right.value else left.generic, period=joined)
