"""Direct speech: which quotation hangs on which cue."""

from bisect import bisect_left
from dataclasses import dataclass

from dateline.extraction.clauses import Tree, is_verbal, is_word
from dateline.extraction.cues import Cue
from dateline.extraction.quotes import Quotation

TERMINATORS = frozenset(".?!;…")
#: Words between a quotation and its cue: enough for "said in an interview with the daily ...", not for a new thought.
MAX_GAP = 30
#: Names and titles in quotation marks are shorter than this, statements that no comma introduces are longer.
MIN_BARE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with its tokens (half-open) and, once found, its cue; None is a quotation that goes on."""

    quotation: Quotation
    first: int
    last: int
    cue: Cue | None = None


def locate(tree: Tree, quotations: tuple[Quotation, ...]) -> list[Quoted]:
    """Quotations with their tokens; those without a word are dropped."""
    starts = [token.start for token in tree.tokens]
    found = (Quoted(q, bisect_left(starts, q.start), bisect_left(starts, q.end)) for q in quotations)
    return [one for one in found if any(is_word(token) for token in tree.tokens[one.first : one.last])]


def attribute_quotations(tree: Tree, text: str, *, quoted: list[Quoted], cues: dict[int, Cue]) -> list[Quoted]:
    """The quotations that somebody is said to have spoken, in order, each with its cue.

    ``cues``: cues outside quotations by token index. A quotation that takes up the one before it has that one's cue.
    """
    inside = {index for one in quoted for index in range(one.first, one.last)}
    found: list[Quoted] = []
    for one in quoted:
        cue = _cue_of(tree, text, one, cues, inside)
        if cue is None and found and _goes_on(tree, text, found[-1], one):
            cue = found[-1].cue
        if cue is not None:
            found.append(Quoted(one.quotation, one.first, one.last, cue))
    return found


def _cue_of(tree: Tree, text: str, one: Quoted, cues: dict[int, Cue], inside: set[int]) -> Cue | None:
    before = _zone_before(tree, text, one, inside)
    after = _zone_after(tree, text, one, inside)
    opens = not any(is_word(tree.tokens[index]) for index in before)
    trailing = _trailing_cue(tree, after, cues)
    leading = _leading_cue(tree, text, one, (before, after), cues)
    if opens and trailing is not None:
        return trailing
    if leading is not None:
        return leading
    return trailing if trailing is not None and _is_whole(tree, before) else None


def _is_whole(tree: Tree, before: list[int]) -> bool:
    """Whether the quotation starts a thought of its own: only a comma or colon binds it to what stands before."""
    nearest = next((tree.tokens[index].text for index in before if tree.tokens[index].text not in "“\"''``‘"), "")
    return nearest in (",", ":", "-", "–", "—")


def _zone_before(tree: Tree, text: str, one: Quoted, inside: set[int]) -> list[int]:
    """Token indices right before the quotation, nearest first, as far as the end of another sentence or quotation."""
    zone: list[int] = []
    for index in range(one.first - 1, max(-1, one.first - 1 - MAX_GAP), -1):
        token, following = tree.tokens[index], tree.tokens[index + 1]
        if index in inside or token.text in TERMINATORS or "\n" in text[token.end : following.start]:
            break
        zone.append(index)
    return zone


def _zone_after(tree: Tree, text: str, one: Quoted, inside: set[int]) -> list[int]:
    zone: list[int] = []
    for index in range(one.last, min(len(tree.tokens), one.last + MAX_GAP)):
        token = tree.tokens[index]
        left = tree.tokens[index - 1].end if index else 0
        if index in inside or "\n" in text[left : token.start]:
            break
        if token.text in TERMINATORS and (zone and any(is_word(tree.tokens[i]) for i in zone)):
            break
        zone.append(index)
    return zone


def _trailing_cue(tree: Tree, zone: list[int], cues: dict[int, Cue]) -> Cue | None:
    """``"...", said X`` and ``"...", X said``: nothing stands between but the speaker."""
    words = [index for index in zone if is_word(tree.tokens[index])]
    if not words:
        return None
    for index in words:
        cue = cues.get(index)
        if cue is not None and cue.allows("quote"):
            subject = tree.child(cue.verb, "nsubj", "nsubj:pass")
            adjacent = words[0] in (cue.first, cue.verb) or (subject is not None and tree.left[subject] <= words[0])
            return cue if adjacent or cue.verb - words[0] <= MIN_BARE_WORDS + 2 else None
        if (
            is_verbal(tree.tokens[index])
            and tree.tokens[index].tag in ("VBD", "VBZ", "VBP", "MD")
            and not _aside(tree, index)
        ):
            return None
    return None


def _aside(tree: Tree, index: int) -> bool:
    """A verb inside the speaker's own phrase ("the man who led the talks said") or an auxiliary of the cue."""
    token = tree.tokens[index]
    return token.relation.startswith(("acl", "aux")) or tree.tokens[token.head].relation.startswith("acl")


def _leading_cue(
    tree: Tree, text: str, one: Quoted, zones: tuple[list[int], list[int]], cues: dict[int, Cue]
) -> Cue | None:  # fmt: skip
    """``X said: "..."``: the nearest cue, with no other clause between."""
    before, after = zones
    gap: list[int] = []
    mark = _is_whole(tree, before)
    colon = mark and any(tree.tokens[index].text == ":" for index in before[:2])
    for index in before:
        cue = cues.get(index)
        if tree.tokens[index].relation.startswith("nsubj") and one.first <= tree.tokens[index].head < one.last:
            return None
        if cue is not None and cue.allows("quote"):
            return cue if mark or _stands_alone(tree, text, one, gap, after) else None
        token = tree.tokens[index]
        if not colon and (token.relation == "mark" and token.lemma == "that" and gap and _words(tree, gap)):
            return None
        if not colon and is_verbal(token) and not token.relation.startswith("acl"):
            return None
        gap.append(index)
    return None


def _words(tree: Tree, indices: list[int]) -> bool:
    return any(is_word(tree.tokens[index]) for index in indices)


def _stands_alone(tree: Tree, text: str, one: Quoted, gap: list[int], after: list[int]) -> bool:
    """Without comma or colon: a clause of some length that ends where the sentence ends."""
    tokens = tree.tokens[one.first : one.last]
    clause = any(is_verbal(token) for token in tokens) and any(t.relation.startswith("nsubj") for t in tokens)
    long_enough = sum(is_word(token) for token in tokens) >= MIN_BARE_WORDS
    ends = not after or not is_word(tree.tokens[after[0]]) or text[one.quotation.end - 1] in ".?!,"
    return clause and long_enough and ends


def _goes_on(tree: Tree, text: str, last: Quoted, one: Quoted) -> bool:
    """Whether a quotation without a cue continues ``last``: same paragraph right after its cue, or left open."""
    between = text[last.quotation.outer_end : one.quotation.outer_start]
    if last.quotation.goes_on:
        return not any(character.isalnum() for character in between)
    if "\n" in between or last.cue is None:
        return False
    if not any(character.isalnum() for character in between):
        return True
    verbs = [
        index
        for index in range(last.last, one.first)
        if tree.tokens[index].tag in ("VBD", "VBZ", "VBP") and not _aside(tree, index) and index != last.cue.verb
    ]
    cue_between = last.last <= last.cue.verb < one.first
    opens = between.rstrip("“\"'` \u00a0")[-1:] in (".", "?", "!")
    return cue_between and opens and not verbs
