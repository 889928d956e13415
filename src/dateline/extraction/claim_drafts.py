"""Claims before they become records, and how several of one passage are joined, cut and ordered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.extraction.claims_direct import Quoted
from dateline.extraction.claims_indirect import Reach
from dateline.extraction.clauses import Tree
from dateline.extraction.speakers import Speaker
from dateline.records.claim import Mode, SpeakerKind, Stance

#: Two contents that share this much are one claim told twice by our patterns.
SAME_CONTENT = 0.8


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it becomes a record: token indices for speaker and cue, characters for the content."""

    speaker: Speaker | None
    cue: Reach | None
    start: int
    end: int
    mode: Mode
    stance: Stance
    via: tuple[str, ...] = ()


def words_of(tree: Tree, text: str, speaker: Speaker) -> str:
    """The words that name a speaker."""
    start, end = tree.span(speaker.first, speaker.last)
    return text[start:end]


def add_nominal(tree: Tree, text: str, *, drafts: Sequence[Draft], nominal: Sequence[Draft]) -> list[Draft]:
    """``drafts`` with those ``nominal`` ones that say something new.

    "Said X, according to Y" becomes X by way of Y; "voiced concern that" gives way to the clause after "that".
    """
    kept = [*drafts, *nominal]
    near = _overlapping(kept)
    dropped = {len(drafts) + i for i, one in enumerate(nominal) if one.speaker is None}
    for index in range(len(drafts), len(kept)):
        one = kept[index]
        if index in dropped or one.speaker is None or one.cue is None:
            continue
        framed = tree.tokens[one.cue[0]].text.lower() == "according"
        others = [i for i in near[index] if i not in dropped and (i < index)]
        same = [i for i in others if _overlap(kept[i], one, of_shorter=framed) >= SAME_CONTENT]
        own = [i for i in others if kept[i].speaker == one.speaker]
        if own:
            kept[own[0]] = one
        elif same and framed:
            via, border = words_of(tree, text, one.speaker), tree.tokens[one.cue[0]].start
            for i in same:
                kept[i] = _cut(text, replace(kept[i], via=(*kept[i].via, via)), border)
        if own or same:
            dropped.add(index)
    return [draft for index, draft in enumerate(kept) if index not in dropped]


def _overlapping(drafts: Sequence[Draft]) -> list[list[int]]:
    """For each draft the indices of the others whose contents share a character with it, in order."""
    near: list[list[int]] = [[] for _ in drafts]
    open_ones: list[int] = []
    for index in sorted(range(len(drafts)), key=lambda i: (drafts[i].start, drafts[i].end)):
        open_ones = [i for i in open_ones if drafts[i].end > drafts[index].start]
        for i in open_ones:
            near[i].append(index)
            near[index].append(i)
        open_ones.append(index)
    return [sorted(one) for one in near]


def _overlap(left: Draft, right: Draft, *, of_shorter: bool) -> float:
    shared = min(left.end, right.end) - max(left.start, right.start)
    lengths = (left.end - left.start, right.end - right.start)
    return max(0, shared) / (min(lengths) if of_shorter else max(lengths))


def _cut(text: str, draft: Draft, border: int) -> Draft:
    """The draft with its content ended before ``border``, if it reached beyond it."""
    if not draft.start < border < draft.end:
        return draft
    return replace(draft, end=draft.start + len(text[draft.start : border].rstrip(" ,;\u00a0")))


def end_before_outer(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """For "X said A, the agency reported": what X said ends where the agency is named."""
    near = _overlapping(drafts)
    found = []
    for index, draft in enumerate(drafts):
        ends = [drafts[i].end for i in near[index] if _reports_on(tree, drafts[i], draft)]
        found.append(replace(draft, end=min(ends)) if ends else draft)
    return found


def _reports_on(tree: Tree, outer: Draft, inner: Draft) -> bool:
    """Whether ``outer``'s cue stands after its content, and that content holds the cue of ``inner``."""
    if outer.cue is None or inner.cue is None or outer.end > tree.tokens[outer.cue[0]].start:
        return False
    return inner.start < outer.end < inner.end and outer.start <= tree.tokens[inner.cue[0]].start < outer.end


def mark_direct(text: str, drafts: Iterable[Draft], *, quoted: Iterable[Quoted]) -> list[Draft]:
    """The same drafts; a content that is one quotation from end to end is direct speech."""
    marks = {one.quotation.outer_start: one.quotation for one in quoted}
    found = []
    for draft in drafts:
        mark = marks.get(draft.start) if draft.mode is Mode.INDIRECT else None
        if mark is not None and mark.end <= draft.end <= mark.outer_end + 1:
            end = mark.start + len(text[mark.start : mark.end].rstrip(",; "))
            draft = replace(draft, mode=Mode.DIRECT, start=mark.start, end=end)
        found.append(draft)
    return found


def add_media(tree: Tree, text: str, *, drafts: Sequence[Draft]) -> list[Draft]:
    """The same drafts; claims told inside a claim of the media came by way of them."""
    near = _overlapping(drafts)
    found = []
    for index, draft in enumerate(drafts):
        via = list(draft.via)
        for outer in (drafts[i] for i in near[index]):
            media = outer.speaker is not None and outer.speaker.kind in (SpeakerKind.MEDIA, SpeakerKind.OUTLET)
            inside = outer.start <= draft.start and draft.end <= outer.end
            if media and inside and outer.speaker is not None and outer.speaker != draft.speaker:
                words = words_of(tree, text, outer.speaker)
                via.extend([words] if words not in via else [])
        found.append(replace(draft, via=tuple(via)))
    return found


def in_order(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts by content; of two with the same content and speaker the later one."""
    unique = {(d.start, d.end, d.speaker and (d.speaker.first, d.speaker.last)): d for d in drafts}
    return sorted(
        unique.values(), key=lambda d: (d.start, d.end, d.cue or (-1, -1), d.speaker.first if d.speaker else -1)
    )
