"""When an event is said to happen: by its own clause, by the account it is told in, else by what bounds it."""

import re
from dataclasses import dataclass
from datetime import timedelta

from dateline.extraction.event_frames import Frame
from dateline.extraction.event_scene import Scene
from dateline.extraction.event_time_account import Account, Told, build_account, carried_on, is_news
from dateline.extraction.event_time_clause import Hung, own_time, time_before
from dateline.extraction.event_time_words import SPEECH_TYPES
from dateline.records.event import Status
from dateline.records.evidence import Span
from dateline.records.mention import Basis, TimeExpression
from dateline.records.period import Period, Precision

#: What stands before the day in a dateline: capitalised names and no clause ("KABUL, Afghanistan (", "Oslo, ").
_DATELINE = re.compile(r"\s*(?:[A-Z\u00c0-\u00de][\w.’'-]*[ ,]{1,2}|(?:of|de|la|el|al)[ ]){1,6}\(?")
_DATELINE_END = re.compile(r"\)?\s*(?:\([^()\n]{1,40}\)\s*)?(?:[-\u2010-\u2015\u2212:]|\n|$)|\)")
#: What stands before the day on which a page was put up or changed.
_STAMP = re.compile(
    r"\b(?:posted|updated|published|modified|edited|created|filed|issued|released)(?:\s+by\s[^\n:]{1,40}?)?\s*(?:on|at)?\s*:?\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event mention happens, and why so. ``time``: the expression that says it, with or without a period."""

    time: TimeExpression | None = None
    period: Period | None = None
    basis: Basis | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates the events of one document: its times where they hang, and its account. ``is_news_of_the_day``: the
    text states the day of the report and names no other time."""

    hung: Hung
    account: Account
    is_news_of_the_day: bool


def build_clock(scene: Scene, *, triggers: frozenset[int]) -> Clock:
    """The clock of one document. ``triggers``: its event nouns, which have times of their own."""
    starts = {token.start: index for index, token in enumerate(scene.tree.tokens)}
    text, published = scene.annotated.document.text, scene.annotated.document.published.period
    heads: list[tuple[TimeExpression, int]] = []
    dates = others = 0
    for time in scene.annotated.times:
        heading = _is_heading(text, time.evidence.span)
        head = None if heading else heads_of(scene, time.evidence.span, starts=starts)
        if head is not None:
            heads.append((time, head))
        if heading or (time.period is not None and time.period == published and time.basis is Basis.EXPLICIT):
            dates += 1
        elif time.timex_type in ("DATE", "TIME"):
            others += 1
    hung = Hung(scene, tuple(heads), triggers)
    return Clock(hung, build_account(hung), dates > 0 and others == 0)


def heads_of(scene: Scene, span: Span, *, starts: dict[int, int]) -> int | None:
    """The word of a span whose head lies outside it, None when the span holds no whole word."""
    tokens = scene.tree.tokens
    index = starts.get(span.start)
    inside: list[int] = []
    while index is not None and index < len(tokens) and tokens[index].start < span.end:
        inside.append(index)
        index += 1
    return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)


def find_time(clock: Clock, frame: Frame, *, status: Status, event_type: str) -> EventTime:
    """When by the clause's own words; else by the account that tells it as part of a dated happening; else within what
    it came after, and what the report's date allows: what goes on goes on then, what is told as having happened, or
    said not to have, lies before. ``event_type``: types of words take no day from an account."""
    scene = clock.hung.scene
    time = own_time(clock.hung, frame)
    if time is not None and time.period is not None:
        return _checked(scene, time, time.period, status=status)
    if status is not Status.OCCURRED:
        return _bounded(scene, frame, time, status=status)
    first = _by_what_came_first(clock, frame, time)
    if first is not None or event_type in SPEECH_TYPES:
        return first or _bounded(scene, frame, time, status=status)
    told = carried_on(clock.hung, clock.account, frame, event_type=event_type)
    if told is not None:
        return EventTime(told.time, told.period, Basis.RELATIVE, _told_why(clock, told, frame))
    return _by_dateline(clock, frame) or _bounded(scene, frame, time, status=status)


def _by_what_came_first(clock: Clock, frame: Frame, time: TimeExpression | None) -> EventTime | None:
    """From the time of what the event came after until the report was written."""
    first = time_before(clock.hung, frame)
    if first is None or first.period is None or first.period.start is None:
        return None
    published = clock.hung.scene.annotated.document.published.period
    end = None if published is None else published.end
    if end is not None and end <= first.period.start:
        return None
    why = f"told as coming after “{first.evidence.quote}”"
    return EventTime(time, Period(first.period.start, end, Precision.RANGE), first.basis, why)


def _by_dateline(clock: Clock, frame: Frame) -> EventTime | None:
    """The day of the dateline or the one before, for a report that carries its day and names no other time at all:
    what such a report tells is news of the day."""
    published = clock.hung.scene.annotated.document.published.period
    if not clock.is_news_of_the_day or published is None or published.start is None or published.days != 1:
        return None
    if not is_news(clock.hung, clock.account, frame):
        return None
    period = Period(published.start - timedelta(days=1), published.end, Precision.RANGE, approximate=True)
    return EventTime(None, period, Basis.PUBLICATION, "news of a report that carries its day and names no other time")


def _checked(scene: Scene, time: TimeExpression, period: Period, *, status: Status) -> EventTime:
    """The clause's own time, unless it lies after the report though the event is told as having happened."""
    published, quote = scene.annotated.document.published.period, time.evidence.quote
    end, start = None if published is None else published.end, period.start
    later = end is not None and start is not None and start >= end
    if later and status in (Status.OCCURRED, Status.ONGOING):
        return EventTime(time, why=f"“{quote}” lies after the report, which tells it as having happened")
    return EventTime(time, period, time.basis, f"“{quote}” stands in its clause")


def _told_why(clock: Clock, told: Told, frame: Frame) -> str:
    here, quote = clock.account.sentence_of(frame.trigger), told.time.evidence.quote
    if clock.account.sentences[here].kind == "headline":
        return f"the headline of what happened “{quote}”, as the report below it tells"
    if told.sentence > here:
        return f"the report says further on that it happened “{quote}”"
    where = "the same sentence" if told.sentence == here else "a sentence before"
    where = "the first sentence" if told.sentence == clock.account.first != here else where
    return f"told as part of what happened “{quote}” ({where})"


def _bounded(scene: Scene, frame: Frame, time: TimeExpression | None, *, status: Status) -> EventTime:
    published = scene.annotated.document.published.period
    if published is None:
        return EventTime(time)
    if status is Status.ONGOING and _is_now(scene, frame.support):
        return EventTime(time, published, Basis.PUBLICATION, "told as going on when the report was written")
    if status in (Status.OCCURRED, Status.DENIED) and published.end is not None:
        before = Period(None, published.end, Precision.RANGE)
        return EventTime(time, before, Basis.PUBLICATION, "its clause names no time; not after the report was written")
    return EventTime(time)


def _is_now(scene: Scene, verb: int) -> bool:
    """Whether a verb is in the present, so that what goes on goes on when the report is written."""
    above = scene.head(verb)
    if above is not None and scene.relation(verb) == "ccomp" and scene.tree.tokens[above].tag == "VBD":
        return False  # "reported on Friday that the fleet is leaving" was present then
    auxiliaries = {scene.tree.tokens[c].text.lower() for c in scene.tree.all_children(verb, "aux", "aux:pass", "cop")}
    present = {"is", "are", "has", "have", "'s", "’s"}
    return bool(auxiliaries & present) or (not auxiliaries and scene.tree.tokens[verb].tag in ("VBZ", "VBP"))


def _is_heading(text: str, span: Span) -> bool:
    """Whether a day is that of the report and of no event: in its dateline, or behind "posted" or "updated"."""
    before = text[max(text.rfind("\n", 0, span.start) + 1, span.start - 100) : span.start]
    if _STAMP.search(before):
        return True
    return _DATELINE.fullmatch(before) is not None and _DATELINE_END.match(text[span.end : span.end + 60]) is not None
