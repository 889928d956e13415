"""The phrases of a text that the grammar of time reads, before anything is counted."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateline.extraction import (
    time_anchors,
    time_durations,
    time_explicit,
    time_hijri,
    time_history,
    time_holidays,
    time_relative,
    time_weekdays,
    time_zones,
)
from dateline.extraction.calendar import Reading
from dateline.extraction.time_context import is_no_time
from dateline.extraction.time_grammar import Context, Rule
from dateline.extraction.time_hijri import OTHER_MONTH_BEFORE
from dateline.extraction.time_history import MARKED
from dateline.extraction.time_readings import day_first
from dateline.extraction.time_words import MONTH, MONTH_NAME, UNIT, WEEKDAY, blanks

#: A day to count from when only the form of a value is wanted; its periods are thrown away.
NO_DAY = date(2000, 6, 14)
#: Words that every match of a rule with that fragment holds: the text is searched round them only.
NEAR = (
    (MONTH, r"\b(?=[A-Z])(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"),
    (MONTH_NAME, r"\b(?=[A-Z])(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"),
    (WEEKDAY, r"\b(?=[A-Z])(?i:mon|tue|wed|thu|fri|sat|sun)"),
    (UNIT, r"(?i:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur)"),
)
#: How far round such a word a match and what it looks at may reach, in characters.
AROUND = 120
#: How much of the text before a phrase a rule may look at, in characters.
BEFORE = 40


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

    def gives(self, group: str) -> bool:
        """Whether the phrase has that part: "year", "weekday"."""
        return bool(self.match.groupdict().get(group))

    def read(self, context: Context) -> Reading | None:
        """Its reading, or None for what is on no calendar ("30 February", a million years ago)."""
        return read(self.rule, self.match, context)


def find_candidates(text: str, whole: Context) -> list[Candidate]:
    """Every phrase the grammar reads, the longest first where two overlap, then the earlier rule; in text order.
    ``whole``: what ``context_of_text`` says."""
    found = []
    stretches: dict[str, list[tuple[int, int]]] = {}
    for order, (rule, pattern) in enumerate(grammar()):
        if rule.near not in stretches:
            stretches[rule.near] = stretches_near(text, rule.near)
        for match in (found for ends in stretches[rule.near] for found in pattern.finditer(text, *ends)):
            if not _well_written(match) or is_no_time(rule.id, text, match.start(), match.end()):
                continue
            here = with_text(whole, match)
            if rule.id == "year" and OTHER_MONTH_BEFORE.search(here.before_text):
                continue
            reading = read(rule, match, here)
            if reading is not None:
                found.append((match.start() - match.end(), match.start(), order, Candidate(rule, match, reading)))
    taken: list[Candidate] = []
    covered = bytearray(len(text))
    for _, _, _, one in sorted(found, key=lambda entry: entry[:3]):
        if not any(covered[one.start : one.end]):
            covered[one.start : one.end] = b"\1" * (one.end - one.start)
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)


@cache
def grammar() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules with their patterns; the earlier wins where two match the same words."""
    rules = (
        *time_history.RULES, *time_explicit.RULES, *time_holidays.RULES, *time_weekdays.RULES, *time_zones.RULES,
        *time_relative.RULES, *time_durations.RULES, *time_hijri.RULES, *time_anchors.RULES,
    )  # fmt: skip
    return tuple((with_near(rule), re.compile(blanks(rule.pattern), re.IGNORECASE)) for rule in rules)


def with_near(rule: Rule) -> Rule:
    """The rule with the words that its months or units show to be in every match."""
    if rule.near:
        return rule
    return replace(rule, near=next((near for fragment, near in NEAR if _always_holds(rule.pattern, fragment)), ""))


def _always_holds(pattern: str, fragment: str) -> bool:
    """Whether every match of a pattern holds a fragment: it stands in no optional group and no alternative of it."""
    rest = pattern.replace(fragment, "\0")
    outside = re.sub(r"\(\?P<\w+>\0\)(?!\?)", "\0", rest)
    if "\0" not in outside:
        return False
    depth, found = 0, False
    for sign in re.findall(r"\\.|\[\^?\]?[^\]]*\]|[()|\0]", outside):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign == "|":
            return False
        found |= depth == 0 and sign == "\0"
    return found


def stretches_near(text: str, near: str) -> list[tuple[int, int]]:
    """The parts of a text round the words that ``near`` finds, apart from each other; all of it for ""."""
    if not near:
        return [(0, len(text))]
    ends: list[tuple[int, int]] = []
    for word in re.finditer(near, text):
        start, end = max(0, word.start() - AROUND), min(len(text), word.end() + AROUND)
        if ends and start <= ends[-1][1]:
            start = ends.pop()[0]
        ends.append((start, end))
    return ends


def _well_written(match: re.Match[str]) -> bool:
    """Names of months and weekdays are capitalised; "may" and "march" are verbs."""
    groups = match.groupdict()
    return not any(
        groups.get(name) and groups[name][0].islower() for name in ("month", "month2", "weekday", "weekday2")
    )


def context_of_text(text: str) -> Context:
    """What the rules may know of a whole text, seen from NO_DAY."""
    return Context(NO_DAY, day_first=day_first(text), early_years=MARKED.search(text) is not None)


def with_text(context: Context, match: re.Match[str]) -> Context:
    """The same with the text before a match."""
    return replace(context, before_text=match.string[max(0, match.start() - BEFORE) : match.start()])


def read(rule: Rule, match: re.Match[str], context: Context) -> Reading | None:
    """The reading of a match, None for what is on no calendar."""
    try:
        return rule.read(match, context)
    except (ValueError, OverflowError):
        return None
