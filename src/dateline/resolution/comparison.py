"""Two reports side by side: how far one is the other's text, and whether they tell of one event."""

from dataclasses import dataclass
from enum import Enum

from dateline.records.document import Document
from dateline.resolution.copies import Shared, may_be_a_notice, reason_to_join, runs_of, share, tell_of_one_event
from dateline.resolution.shingles import RunCounter, own_text, quotations, words_of

SAME_WORDS = 0.999  # of all runs: the same words
MIN_LIGHT_EDIT = 0.7  # Jaccard; data/reprints: light edits reach .74, partial reprints .64
MIN_PARTIAL = 0.12  # Jaccard; data/reprints: partial reprints reach .17, independent and different reports .09
MIN_PARTIAL_CONTAINMENT = (
    0.3  # for a short report inside a long one, where similarity says nothing; others stay below .23
)
MIN_PARTIAL_RUNS = 12  # of two short reports, a few stock phrases are a third
MIN_QUOTED_WORDS = 8  # a shorter quotation is not rare
MAX_QUOTATIONS = 200  # a report has fewer; keeps a comparison short whatever is in the file


class Label(Enum):
    """What two reports are to each other."""

    EXACT = "exact"
    LIGHT_EDIT = "light-edit"
    PARTIAL = "partial"
    SAME_EVENT = "same-event-independent"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """``containment``: share of the shorter one's five-word runs that the other has too; ``similarity``: share of all
    their runs that both have (Jaccard); 0-1, a site's forms left out. ``quotations``: long ones that both have, as the
    left one writes them. ``sources``: how many independent witnesses the two are. ``reason``: for a person to read.
    """

    label: Label
    containment: float
    similarity: float
    quotations: tuple[str, ...]
    sources: int
    reason: str


def compare(left: Document, right: Document) -> Comparison:
    """What ``left`` and ``right`` are to each other; both are only read, no annotation is needed.

    A partial reprint counts for one source where :func:`find_origins` would join the two, else for two: what the
    smaller part repeats is one witness, but each has enough of its own to be another.
    """
    counter = RunCounter()
    texts = own_text(left), own_text(right)
    shared = share(*(counter.runs(words_of(one)) for one in texts))
    quoted = shared_quotations(*texts)
    label = _label_of_reuse(left, right, shared, counter)
    if label is None:
        one_event = tell_of_one_event(left, right)
        label = Label.SAME_EVENT if one_event else Label.DIFFERENT
        reason = "signs of one event, told apart" if one_event else "no news in common, and no sign of one event"
        sources = 2
    else:
        joined = reason_to_join(left, right, share(runs_of(left, counter), runs_of(right, counter)))
        sources = 2 if label is Label.PARTIAL and joined is None else 1
        reason = _reason(label, joined, shared)
    return Comparison(label, shared.containment, shared.similarity, quoted, sources, reason)


def shared_quotations(left: str, right: str) -> tuple[str, ...]:
    """The quotations of eight words and more in ``left`` that ``right`` quotes too, whole or inside a longer one."""
    there = [f" {' '.join(words_of(one))} " for one in quotations(right)[:MAX_QUOTATIONS]]
    found = []
    for one in quotations(left)[:MAX_QUOTATIONS]:
        words = words_of(one)
        if len(words) >= MIN_QUOTED_WORDS and any(f" {' '.join(words)} " in other for other in there):
            found.append(one)
    return tuple(dict.fromkeys(found))


def _label_of_reuse(left: Document, right: Document, shared: Shared, counter: RunCounter) -> Label | None:
    """None if neither is the other's text, even in part."""
    whole = (counter.runs(words_of(own_text(one, forms=True))) for one in (left, right))
    if share(*whole).similarity >= SAME_WORDS:
        return Label.EXACT
    if shared.similarity >= MIN_LIGHT_EDIT:
        return Label.LIGHT_EDIT
    contained = shared.containment >= MIN_PARTIAL_CONTAINMENT and shared.runs >= MIN_PARTIAL_RUNS
    if not contained and shared.similarity < MIN_PARTIAL:
        return None
    return None if may_be_a_notice(shared) and not tell_of_one_event(left, right) else Label.PARTIAL


def _reason(label: Label, joined: str | None, shared: Shared) -> str:
    if label is Label.EXACT:
        return "copy: the same words throughout"
    part = f"{shared.containment:.0%} of the shorter report's five-word runs stand in the other too"
    if label is Label.LIGHT_EDIT:
        return f"copy with small changes: {part}"
    return joined or f"shares passages, but each has more of its own: {part}"
