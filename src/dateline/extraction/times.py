"""Time expressions of one document: found by a grammar, placed on the calendar from the publication."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateline.extraction import time_durations, time_explicit, time_relative, time_weekdays
from dateline.extraction.calendar import NARRATIVE, PUBLICATION, TEXT, YEAR_OF, Reading, span_of
from dateline.extraction.time_context import Tense, is_no_time, tense_of
from dateline.extraction.time_grammar import Context, Rule
from dateline.extraction.time_shape import Shape, apply_shape, shape_of
from dateline.extraction.time_words import blanks
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.identity import content_id
from dateline.records.mention import TimeExpression
from dateline.records.period import Period, Precision, to_edtf

NAME, VERSION = "times", "2"
#: A day to count from when only the form of a value is wanted; its periods are thrown away.
NO_DAY = date(2000, 6, 14)
#: How many earlier periods a narrative step may look back over: a report's paragraph or two.
MEMORY = 12
#: And how many paragraphs: "the next day" further on counts from something that is not a date.
REACH_PARAGRAPHS = 2
BREAK = re.compile(r"\n\s*")


def find_times(annotated: AnnotatedDocument) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in text order, none overlapping.

    Relative ones are counted from ``document.published.period``: from both its ends, so that a wide publication period
    gives a wide result. With no publication known their ``period`` is None and ``timex_value`` has X for what is not
    known. Syntax is used for tense where there is any; the text alone is enough.
    """
    document = annotated.document
    found = _candidates(document.text)
    anchor = document.published.period
    hint = None if anchor is not None else _full_date(found)
    breaks = [match.end() for match in BREAK.finditer(document.text)]
    named: tuple[tuple[int, Period], ...] = ()
    times: list[TimeExpression] = []
    for one in found:
        paragraph = bisect_right(breaks, one.start)
        earlier = tuple(period for told, period in named if paragraph - told <= REACH_PARAGRAPHS)
        reading, shape = _resolve(one, annotated, anchor or hint, earlier, known=anchor is not None)
        if reading is None:
            continue
        if times and times[-1].evidence.span.end > shape.start:
            if times[-1].evidence.span.end >= shape.end:
                continue  # "14:32" behind "9 June at 14:32"
            times.pop()  # "10 p.m." in front of "10 p.m. Wednesday"
        times.append(_expression(document, one, reading, shape, hint))
        if (
            reading.period is not None
            and reading.timex_type in ("DATE", "TIME")
            and not shape.direction
            and not reading.value.endswith("_REF")
            and not _is_quoted(document.text, shape.start)
        ):
            named = ((paragraph, reading.period), *named)[:MEMORY]
    return tuple(times)


def _is_quoted(text: str, start: int) -> bool:
    """Whether a place of the text stands in somebody's quoted words: the reporter's "the next day" counts from none
    of the days named there."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a rule that is a time by itself. ``first``: its reading seen from NO_DAY."""

    rule: Rule
    match: re.Match[str]
    first: Reading

    @property
    def start(self) -> int:
        """Where the bare phrase begins."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where the bare phrase ends."""
        return self.match.end()


@cache
def _grammar() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    rules = (*time_explicit.RULES, *time_weekdays.RULES, *time_relative.RULES, *time_durations.RULES)
    return tuple((rule, re.compile(blanks(rule.pattern), re.IGNORECASE)) for rule in rules)


def _candidates(text: str) -> list[Candidate]:
    """Every phrase the grammar reads, the longest first where two overlap, then the earlier rule; in text order."""
    found = []
    for order, (rule, pattern) in enumerate(_grammar()):
        for match in pattern.finditer(text):
            if not _well_written(match) or is_no_time(rule.id, text, match.start(), match.end()):
                continue
            reading = _read(rule, match, _context(match, NO_DAY, Tense.NONE, ()))
            if reading is not None:
                found.append((match.start() - match.end(), match.start(), order, Candidate(rule, match, reading)))
    taken: list[Candidate] = []
    covered = bytearray(len(text))
    for _, _, _, one in sorted(found, key=lambda entry: entry[:3]):
        if not any(covered[one.start : one.end]):
            covered[one.start : one.end] = b"\1" * (one.end - one.start)
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)


def _well_written(match: re.Match[str]) -> bool:
    """Names of months and weekdays are capitalised; "may" and "march" are verbs."""
    groups = match.groupdict()
    return not any(
        groups.get(name) and groups[name][0].islower() for name in ("month", "month2", "weekday", "weekday2")
    )


def _context(match: re.Match[str], reference: date, tense: Tense, earlier: tuple[Period, ...]) -> Context:
    before = match.string[max(0, match.start() - 40) : match.start()]
    return Context(
        reference,
        tense is Tense.FUTURE,
        tense is Tense.PAST,
        earlier,
        before,
    )


def _read(rule: Rule, match: re.Match[str], context: Context) -> Reading | None:
    """The reading, or None for what is on no calendar ("30 February", a million years ago)."""
    try:
        return rule.read(match, context)
    except (ValueError, OverflowError):
        return None


def _resolve(
    one: Candidate, annotated: AnnotatedDocument, anchor: Period | None, earlier: tuple[Period, ...], *, known: bool
) -> tuple[Reading | None, Shape]:
    """The reading from both ends of the anchor, with the modifiers round it."""
    text = annotated.document.text
    tense = tense_of(text, one.start, one.end, annotated.syntax)
    sides = [] if anchor is None else [side for side in (anchor.start, anchor.last) if side is not None]
    readings = [_read(one.rule, one.match, _context(one.match, side, tense, earlier)) for side in sides or [NO_DAY]]
    kept = [reading for reading in readings if reading is not None]
    if not kept:
        return None, Shape(one.start, one.end)
    reading = _merge(kept[0], kept[-1], anchor)
    if (not sides and reading.source in (PUBLICATION, YEAR_OF)) or (not known and reading.source == PUBLICATION):
        reading = replace(reading, value=reading.generic, period=None)
    shape = shape_of(text, one.start, one.end, reading)
    return apply_shape(reading, shape, anchor if known else None), shape


def _merge(left: Reading, right: Reading, anchor: Period | None) -> Reading:
    """One reading of the two seen from the ends of the anchor; an anchor open on a side opens the result there."""
    if left == right and not (
        anchor is not None and None in (anchor.start, anchor.end) and left.source in (PUBLICATION, YEAR_OF)
    ):
        return left
    if left.period is None or right.period is None:
        return replace(left, value=left.generic, period=None)
    joined = span_of(left.period, right.period)
    if anchor is not None and left.source in (PUBLICATION, YEAR_OF):
        start = None if anchor.start is None else joined.start
        end = None if anchor.end is None else joined.end
        if start is None and end is None:
            return replace(left, value=left.generic, period=None)
        joined = Period(start, end, Precision.RANGE, joined.approximate)
    return replace(left, value=left.value if left.value == right.value else left.generic, period=joined)


def _full_date(found: list[Candidate]) -> Period | None:
    """The first full date the text itself gives (a dateline, a caption): it settles the year of the others."""
    for one in found:
        if one.first.source == TEXT and one.first.period is not None and one.first.period.precision is Precision.DAY:
            return one.first.period
    return None


def _expression(
    document: Document, one: Candidate, reading: Reading, shape: Shape, hint: Period | None
) -> TimeExpression:
    rule = f"{one.rule.id}+{shape.direction.replace(' ', '-')}" if shape.direction else one.rule.id
    return TimeExpression(
        id=content_id("tim", document.id, shape.start, shape.end),
        evidence=Evidence(
            Span(document.id, shape.start, shape.end), document.text[shape.start : shape.end], Maker(NAME, VERSION)
        ),
        period=reading.period,
        basis=reading.basis,
        timex_type=reading.timex_type,
        timex_value=reading.value,
        rule=rule,
        anchor=_anchor_words(reading, document.published.period, hint),
    )


def _anchor_words(reading: Reading, anchor: Period | None, hint: Period | None) -> str | None:
    if reading.source == NARRATIVE:
        return "the time named before it in the text" if reading.period else None
    if reading.source in (PUBLICATION, YEAR_OF) and anchor is not None:
        return f"published {to_edtf(anchor)}"
    if reading.source == YEAR_OF and hint is not None:
        return f"the full date in the text, {to_edtf(hint)}"
    return None


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
