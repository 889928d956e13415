"""When an event is said to happen: by the words of its own clause, else by what the report's date allows."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extraction.event_frames import Frame
from dateline.extraction.event_scene import MAX_REACH, MAX_STEPS, Scene, governor
from dateline.extraction.event_words import PASSING
from dateline.records.event import Status
from dateline.records.evidence import Span
from dateline.records.mention import Basis, TimeExpression
from dateline.records.period import Period, Precision


def heads_of(scene: Scene, span: Span, *, starts: dict[int, int]) -> int | None:
    """The word of a span whose head lies outside it, None when the span holds no whole word."""
    tokens = scene.tree.tokens
    index = starts.get(span.start)
    inside: list[int] = []
    while index is not None and index < len(tokens) and tokens[index].start < span.end:
        inside.append(index)
        index += 1
    return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event mention happens, and why so. ``time``: the expression that says it, with or without a period."""

    time: TimeExpression | None = None
    period: Period | None = None
    basis: Basis | None = None
    why: str | None = None


def find_time(
    scene: Scene,
    frame: Frame,
    *,
    heads: tuple[tuple[TimeExpression, int], ...],
    triggers: frozenset[int],
    status: Status,
) -> EventTime:
    """When by the clause's own words; else what the report's date allows: what goes on goes on then, what is told as
    having happened, or said not to have, lies before."""
    time = _time_of(scene, frame, heads=heads, triggers=triggers)
    if time is not None and time.period is not None:
        return EventTime(time, time.period, time.basis, f"“{time.evidence.quote}” stands in its clause")
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


def _time_of(
    scene: Scene, frame: Frame, *, heads: tuple[tuple[TimeExpression, int], ...], triggers: frozenset[int]
) -> TimeExpression | None:
    """The time expression that hangs on the event, nearest first; None if its clause names none.

    One without a period counts when it names a point of the calendar ("Tuesday" in a report without a date): another
    report may date it.
    """
    near = [
        (abs(head - frame.trigger), time)
        for time, head in heads
        if _says_when(time)
        and abs(head - frame.trigger) <= MAX_REACH
        and (
            _hangs_on(scene, head, frame=frame, triggers=triggers)
            or _left_over(scene, head, frame=frame, heads=heads, triggers=triggers)
        )
    ]
    shared = [] if near else list(_shared(scene, frame, heads=heads, triggers=triggers))
    return min(near or shared, key=lambda pair: (pair[0], pair[1].evidence.span.start), default=(0, None))[1]


def _says_when(time: TimeExpression) -> bool:
    return time.period is not None or (time.timex_type in ("DATE", "TIME") and not time.timex_value.endswith("_REF"))


def _carriers(scene: Scene, frame: Frame) -> Iterator[int]:
    """The trigger, the verb that carries it, and verbs above that share its time ("began to withdraw on Monday")."""
    yield frame.trigger
    yield frame.support
    here: int | None = frame.support
    for _ in range(MAX_STEPS):
        head = None if here is None else scene.head(here)
        if here is None or head is None or scene.relation(here) != "xcomp" or scene.lemma(head) not in PASSING:
            return
        yield head
        here = head


def _hangs_on(scene: Scene, head: int, *, frame: Frame, triggers: frozenset[int]) -> bool:
    """Whether a time belongs to the event; between a subject and its verb it belongs to the subject ("her visit on
    Saturday revealed ..."), wherever a parser hung it."""
    carriers = set(_carriers(scene, frame))
    above = governor(scene, head, also=triggers)
    if head in carriers or above in carriers:
        return True
    between = above is not None and frame.trigger < head < above
    return between and frame.trigger in triggers and governor(scene, frame.trigger, also=frozenset()) == above


def _left_over(
    scene: Scene, head: int, *, frame: Frame, heads: tuple[tuple[TimeExpression, int], ...], triggers: frozenset[int]
) -> bool:
    """In "flew out on Thursday after his talks in Lima two days before" the verb has its day, and the second time is
    that of the noun before it."""
    above = governor(scene, frame.trigger, also=frozenset())
    if above is None or not above < frame.trigger < head or governor(scene, head, also=triggers) != above:
        return False
    return any(above < other < frame.trigger and governor(scene, other, also=triggers) == above for _, other in heads)


def _shared(
    scene: Scene, frame: Frame, *, heads: tuple[tuple[TimeExpression, int], ...], triggers: frozenset[int]
) -> Iterator[tuple[int, TimeExpression]]:
    """A time at the head of a sentence goes for every verb joined by "and": "On Monday he flew in and met ..."."""
    first = scene.head(frame.support)
    if first is None or scene.relation(frame.support) != "conj" or scene.tree.child(frame.support, "nsubj") is not None:
        return
    for time, head in heads:
        if _says_when(time) and head < first and governor(scene, head, also=triggers) == first:
            yield abs(head - frame.trigger), time
