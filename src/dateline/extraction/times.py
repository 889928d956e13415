"""Time expressions of one document: found by a grammar, placed on the calendar from the publication."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.extraction.calendar import NARRATIVE, PUBLICATION, YEAR_OF, Reading
from dateline.extraction.time_anchors import (
    RECENT,
    Named,
    counted_from_event,
    story_year,
)
from dateline.extraction.time_candidates import NO_DAY, Candidate, context_of_text, find_candidates, with_text
from dateline.extraction.time_context import Tense, tense_of
from dateline.extraction.time_grammar import Context
from dateline.extraction.time_readings import Readings, common_stretch, merged, midnight_readings, readings_of
from dateline.extraction.time_scene import Anchor, Scene, scene_of
from dateline.extraction.time_shape import Shape, apply_shape, shape_of
from dateline.extraction.time_zones import clock_start, over_midnight, with_zones
from dateline.records.corpus import AnnotatedDocument
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.identity import content_id
from dateline.records.mention import TimeExpression
from dateline.records.period import Period, to_edtf

NAME, VERSION = "times", "4"
#: How many earlier periods a narrative step may look back over: a report's paragraph or two.
MEMORY = 12
#: How many dates before it an event may be counted from ("two days after the attack").
MOST_NAMED = 60
#: And how many paragraphs: "the next day" further on counts from something that is not a date.
REACH_PARAGRAPHS = 2
BREAK = re.compile(r"\n\s*")
#: Rules for months, which count back from the end of a year.
MONTHS = ("month", "months-year")
#: Rules whose year, where it is not given, may be one that the text named.
YEARLESS = frozenset({
    "month-day", "day-month", *MONTHS, "days-of-month", "month-days", "days-of-months", "months-days",
})  # fmt: skip


def find_times(annotated: AnnotatedDocument) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in text order, none overlapping.

    Relative ones are counted from the day in the dateline, else from ``document.published.period``: from both its ends,
    so that a wide publication period gives a wide result. With neither, their ``period`` is None and ``timex_value``
    has X for what is not known. Where the words allow more than one reading, ``alternatives`` has all of them. Syntax
    is used for tense where there is any; the text alone is enough.
    """
    text = annotated.document.text
    whole = context_of_text(text)
    found = find_candidates(text, whole)
    scene = scene_of(annotated, found, whole)
    breaks = [match.end() for match in BREAK.finditer(text)]
    named: list[Named] = []
    times: list[TimeExpression] = []
    for one in found:
        paragraph = bisect_right(breaks, one.start)
        near = [past for past in named[-MEMORY:] if paragraph - past.paragraph <= REACH_PARAGRAPHS]
        try:
            told = _resolve(scene, one, near, named[-MOST_NAMED:])
        except (ValueError, OverflowError):
            continue  # a step beyond the first or the last day of the calendar
        if told is None:
            continue
        if times and times[-1].evidence.span.end > told.shape.start:
            if times[-1].evidence.span.end >= told.shape.end:
                continue  # "14:32" behind "9 June at 14:32"
            times.pop()  # "10 p.m." in front of "10 p.m. Wednesday"
        times.append(_expression(annotated, one, told))
        if _is_told_by_reporter(text, told) and told.reading.period is not None:
            place = (told.shape.start, told.shape.end)
            named.append(Named(*place, paragraph, told.reading.period, text[slice(*place)]))
    return with_zones(text, times)


@dataclass(frozen=True, slots=True)
class Told:
    """An expression as resolved. ``anchor``: what it was counted from, in words."""

    reading: Reading
    shape: Shape
    alternatives: tuple[Period, ...] = ()
    anchor: str | None = None
    rule: str | None = None


def _is_told_by_reporter(text: str, told: Told) -> bool:
    """Whether "the next day" may count from it: a date, without "since" or "until", outside of quoted words."""
    if told.reading.timex_type not in ("DATE", "TIME") or told.shape.direction or told.reading.value.endswith("_REF"):
        return False
    before = text[text.rfind("\n", 0, told.shape.start) + 1 : told.shape.start]
    return before.count("“") <= before.count("”") and before.count('"') % 2 == 0


def _resolve(scene: Scene, one: Candidate, near: Sequence[Named], named: Sequence[Named]) -> Told | None:
    """What an expression means in its text. ``near``: the times named shortly before; ``named``: all of them."""
    if one.rule.id in ("duration", "day-after-event"):
        counted = counted_from_event(scene.text, one.match, named)
        if counted is not None:
            reading, event, end = counted
            return Told(
                reading, Shape(one.start, end), anchor=f"the event of {_named_words(event)}", rule="after-event"
            )
    anchor = scene.anchor(one.start)
    tense = tense_of(scene.text, clock_start(scene.text, one.start), one.end, scene.syntax)
    context = replace(
        with_text(scene.whole, one.match),
        future=tense is Tense.FUTURE,
        past=tense is Tense.PAST,
        earlier=tuple(past.period for past in reversed(near)),
    )
    counted_by = anchor or scene.hint
    plain = _seen_from(one, context, counted_by)
    if plain is None:
        return None
    year = _year_of_story(scene, one, plain.chosen, tense)
    if year is not None:
        return _in_story(scene, one, plain.chosen, year)
    reading = plain.chosen
    unknown = counted_by is None and reading.source in (PUBLICATION, YEAR_OF)
    if unknown or (anchor is None and reading.source == PUBLICATION):
        plain = Readings(replace(reading, value=reading.generic, period=None))
    told = _shaped(scene, one, plain, anchor)
    if counted_by is not None:
        context = replace(context, reference=counted_by.period.last or counted_by.period.start or NO_DAY)
    words = _anchor_words(one, context, plain.chosen, counted_by, near)
    return replace(told, anchor=words)


def _seen_from(one: Candidate, context: Context, anchor: Anchor | None) -> Readings | None:
    """What it means from both ends of the anchor, taken together."""
    known = anchor is not None
    ends = (anchor.period.start, anchor.period.last) if anchor is not None else ()
    found = []
    for side in [end for end in ends if end is not None] or [NO_DAY]:
        here = replace(context, reference=side)
        reading = one.read(here)
        if reading is not None:
            first = over_midnight(reading, one.match[0])
            found.append(readings_of(one.rule, one.match, here, first, known=known))
    return merged(found[0], found[-1], None if anchor is None else anchor.period) if found else None


def _year_of_story(scene: Scene, one: Candidate, plain: Reading, tense: Tense) -> int | None:
    """The year named before, for a date without one that is not about the time of publication."""
    if one.rule.id not in YEARLESS or one.gives("year") or one.gives("weekday"):
        return None
    anchor = scene.anchor(one.start)
    if anchor is not None:
        last = anchor.period.last or anchor.period.start
        if last is None or plain.period is None or _days_off(plain.period, last) <= RECENT.days:
            return None
        if tense is Tense.FUTURE and plain.period.start is not None and plain.period.start > last:
            return None
    period = None if anchor is None else anchor.period
    return story_year(scene.text, one.start, scene.years, period, for_month=one.rule.id in MONTHS)


def _days_off(period: Period, reference: date) -> int:
    if period.start is not None and reference < period.start:
        return (period.start - reference).days
    return (reference - period.last).days if period.last is not None and period.last < reference else 0


def _in_story(scene: Scene, one: Candidate, plain: Reading, year: int) -> Told | None:
    """A date without a year in a year that the text named: from its end for months, from its middle for days, since
    these take the nearest."""
    months = one.rule.id in MONTHS
    context = replace(scene.whole, reference=date(year, 12, 31) if months else date(year, 7, 1), past=months)
    reading = one.read(context)
    if reading is None:
        return None
    anchor = scene.anchor(one.start)
    others = (plain,) if anchor is not None and plain.period not in (None, reading.period) else ()
    told = _shaped(scene, one, Readings(reading, others), anchor)
    return replace(told, anchor=f"the year {year}, named before it")


def _shaped(scene: Scene, one: Candidate, found: Readings, anchor: Anchor | None) -> Told:
    """With what stands round it; where no reading is likelier, the period is the short stretch of all, or None."""
    chosen, period = found.chosen, None if anchor is None else anchor.period
    shape = shape_of(scene.text, one.start, one.end, chosen)
    reading = apply_shape(chosen, shape, period)
    shaped = (reading, *(apply_shape(other, shape, period) for other in found.others))
    alternatives = tuple(dict.fromkeys(each.period for each in shaped if each.period is not None))
    if len(alternatives) < 2:
        alternatives = ()
    if not found.decided:
        stretch = common_stretch(alternatives) if alternatives else None
        reading = replace(reading, value=reading.generic, period=stretch)
    elif shape.time_of_day == "24:00" and not shape.direction and reading.period is not None:
        alternatives = alternatives or midnight_readings(reading.period)
    return Told(reading, shape, alternatives)


def _anchor_words(
    one: Candidate, context: Context, reading: Reading, anchor: Anchor | None, near: Sequence[Named]
) -> str | None:
    if reading.source == NARRATIVE:
        return None if reading.period is None else _which_named(one, context, reading, near)
    if anchor is None or reading.source not in (PUBLICATION, YEAR_OF):
        return None
    return anchor.words if reading.source == YEAR_OF or not anchor.year_only else None


def _which_named(one: Candidate, context: Context, reading: Reading, near: Sequence[Named]) -> str:
    """The time named before that alone gives the same reading, in words."""
    for past in reversed(near):
        if one.read(replace(context, earlier=(past.period,))) == reading:
            return _named_words(past)
    return "the time named before it in the text"


def _named_words(past: Named) -> str:
    return f"{to_edtf(past.period)} ({past.words})"


def _expression(annotated: AnnotatedDocument, one: Candidate, told: Told) -> TimeExpression:
    document, shape, reading = annotated.document, told.shape, told.reading
    rule = told.rule or one.rule.id
    return TimeExpression(
        id=content_id("tim", document.id, shape.start, shape.end),
        evidence=Evidence(
            Span(document.id, shape.start, shape.end), document.text[shape.start : shape.end], Maker(NAME, VERSION)
        ),
        period=reading.period,
        basis=reading.basis,
        timex_type=reading.timex_type,
        timex_value=reading.value,
        rule=f"{rule}+{shape.direction.replace(' ', '-')}" if shape.direction else rule,
        anchor=told.anchor,
        alternatives=told.alternatives,
    )


@dataclass(frozen=True, slots=True)
class Times:
    """The stage: fills ``times``."""

    name: str = NAME
    version: str = VERSION
    needs: tuple[str, ...] = ("syntax",)
    gives: str = "times"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """Each document with its time expressions."""
        return [replace(one, times=find_times(one)) for one in batch]
