"""Claims that the engine's attribution labels see and the rules over the tree do not: where a parse went wrong."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extraction.claim_drafts import Draft
from dateline.extraction.clauses import Tree, is_word, trimmed
from dateline.extraction.cues import load_cue_words, load_speech_nouns
from dateline.extraction.speakers import KnownNames, Speaker, describe_speaker
from dateline.records.claim import Mode, Stance
from dateline.records.language import AttributionSpan

#: Mean chance of a span's words below which it is left alone (chosen on PolNeAR dev: precision before volume).
SURE = 0.6
#: A content of fewer words says nothing by itself.
LEAST_WORDS = 4
#: Tokens between a content and its cue, or a cue and its source.
NEAR = 12


@dataclass(frozen=True, slots=True)
class _Part:
    """Token indices, both inclusive."""

    first: int
    last: int
    part: str


def find_learned(
    tree: Tree, attributions: Sequence[AttributionSpan], drafts: Sequence[Draft], names: KnownNames
) -> list[Draft]:
    """Further drafts: a content with its cue beside it in one sentence, neither touched by ``drafts``."""
    parts = _parts(tree, attributions)
    taken = [(draft.start, draft.end) for draft in drafts]
    used = {at for draft in drafts if draft.cue is not None for at in range(draft.cue[0], draft.cue[1] + 1)}
    cues = [one for one in parts if one.part == "cue" and not used & set(range(one.first, one.last + 1))]
    sources = [one for one in parts if one.part == "source"]
    found = []
    for content in (one for one in parts if one.part == "content"):
        start, end = tree.span(content.first, content.last)
        if any(start < b and a < end for a, b in taken) or _words(tree, content) < LEAST_WORDS:
            continue
        cue = _nearest(tree, content, cues)
        if cue is None:
            continue
        source = _nearest(tree, cue, [one for one in sources if not content.first <= one.first <= content.last])
        speaker = None if source is None else _speaker(tree, source, cue, names)
        noun = tree.tokens[cue.first].lemma.lower() in load_speech_nouns()
        if speaker is None and not noun:
            continue
        found.append(Draft(speaker, (cue.first, cue.last), start, end, Mode.INDIRECT, _stance(tree, cue)))
    return found


def _parts(tree: Tree, attributions: Sequence[AttributionSpan]) -> list[_Part]:
    starts = [token.start for token in tree.tokens]
    found = []
    for one in attributions:
        if one.score < SURE:
            continue
        first, last = bisect_left(starts, one.start), bisect_right(starts, one.end - 1) - 1
        reach = trimmed(tree, first, last) if one.part == "content" else (first, last)
        if reach is not None and reach[0] <= reach[1]:
            found.append(_Part(*reach, one.part))
    return found


def _words(tree: Tree, part: _Part) -> int:
    return sum(is_word(tree.tokens[at]) for at in range(part.first, part.last + 1))


def _nearest(tree: Tree, part: _Part, others: Sequence[_Part]) -> _Part | None:
    """The one beside ``part`` in its sentence (a content's first), with at most NEAR tokens between."""
    sentence = tree.sentence_first[part.first]
    near = []
    for other in others:
        if tree.sentence_first[other.first] != sentence:
            continue
        gap = max(other.first - part.last, part.first - other.last)
        if 0 < gap <= NEAR:
            near.append((gap, other.first, other))
    return min(near, key=lambda one: one[:2])[2] if near else None


def _speaker(tree: Tree, source: _Part, cue: _Part, names: KnownNames) -> Speaker | None:
    inside = range(source.first, source.last + 1)
    outer = [at for at in inside if tree.tokens[at].head not in inside or tree.tokens[at].head == at]
    head = next((at for at in outer if tree.tokens[at].pos in ("NOUN", "PROPN", "PRON")), source.last)
    return describe_speaker(tree, head, names=names, cue=(cue.first, cue.last), reach=(source.first, source.last))


def _stance(tree: Tree, cue: _Part) -> Stance:
    words, nouns = load_cue_words(), load_speech_nouns()
    for at in range(cue.first, cue.last + 1):
        lemma = tree.tokens[at].lemma.lower()
        if lemma in words:
            return words[lemma].stance
        if lemma in nouns:
            return nouns[lemma]
    return Stance.ASSERTS
