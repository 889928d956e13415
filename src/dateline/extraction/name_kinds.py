"""What a name names: votes from in and around each mention, added up over the document."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import sqrt

from dateline.extraction.name_drafts import Draft
from dateline.extraction.name_scene import Scene, name_of
from dateline.extraction.name_signs import ground_votes
from dateline.extraction.name_votes import Votes, votes_of
from dateline.records.mention import Kind

#: What bears the name of where it was found: a place name before one of these names no place.
AILMENTS = frozenset({"virus", "viruses", "ebolavirus", "strain", "strains", "fever", "syndrome", "disease"})

#: Fewer votes than these make no place: an engine that is not sure, and nothing else.
MIN_PLACE = 1.6

#: Votes of the words around a surname from which it is a place all the same.
SURE_GROUND = 2.5


def decide_kinds(drafts: Sequence[Draft], scene: Scene) -> list[Kind]:
    """One kind a draft. The same spelling has the same kind all through a document unless a draft was already sure."""
    together = _together(drafts, scene)
    _share_with_acronyms(drafts, together, scene.text)
    surnames = _surnames(drafts, together, scene.text)
    kinds: list[Kind] = []
    for draft in drafts:
        name = name_of(draft, scene.text)
        kind = _here(draft, scene) or draft.kind
        if kind is not None:
            kinds.append(kind)
        elif len(draft.words) == 1 and name in surnames:
            kinds.append(_surname_or_place(draft, scene))
        else:
            votes = together[name.casefold()]
            best = _best(votes)
            kinds.append(Kind.OTHER if best is Kind.PLACE and votes[best] < MIN_PLACE else best)
    return kinds


def _here(draft: Draft, scene: Scene) -> Kind | None:
    """What this mention is whatever its spelling is elsewhere: a strain, a water with the form of an adjective."""
    after = scene.after(draft)
    followed = after is not None and bool(after.joined)
    if after is not None and followed and after.lower in AILMENTS and not draft.words[-1].possessive:
        return Kind.OTHER
    if draft.kind is Kind.NATIONALITY:
        place = scene.knowledge.place(name_of(draft, scene.text))
        span = scene.engine.covering(draft.start, draft.end)
        noun = followed and after is not None and after.pos in ("NOUN", "PROPN", "ADJ")
        if place is not None and place.kind in ("water", "region") and span is not None and span.label == "PLACE":
            return None if noun else Kind.PLACE
    return None


def _surname_or_place(draft: Draft, scene: Scene) -> Kind:
    """A single word that also ends a person's name: a place only where the engine or the words around it say so."""
    name = name_of(draft, scene.text)
    span = scene.engine.covering(draft.start, draft.end)
    label = span.label if span is not None else ""
    if label == "PERSON" or scene.knowledge.place(name) is None:
        return Kind.PERSON
    if label == "PLACE" or scene.knowledge.government(name) or ground_votes(draft, scene) >= SURE_GROUND:
        return Kind.PLACE
    return Kind.PERSON


def _together(drafts: Sequence[Draft], scene: Scene) -> dict[str, Votes]:
    """Votes by spelling. What is known of the spelling is the same each time it is asked, and an engine that has not
    met a name repeats its guess: both count as their mean. What stands around a name is new each time and adds up, but
    slower and slower: of a name told forty times a few will stand oddly."""
    names = [name_of(draft, scene.text).casefold() for draft in drafts]
    often = Counter(names)
    together: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for draft, name in zip(drafts, names, strict=True):
        known, around = votes_of(draft, scene)
        for kind, weight in known.items():
            together[name][kind] += weight / often[name]
        for kind, weight in around.items():
            together[name][kind] += weight / sqrt(often[name])
    return together


def _share_with_acronyms(drafts: Sequence[Draft], together: dict[str, Votes], text: str) -> None:
    """ "Civil Relief Union (CRU)": the letters are whatever the words are."""
    for left, right in pairwise(drafts):
        if text[left.end : right.start].strip() == "(" and len(right.words) == 1:
            letters = right.words[0].text.replace(".", "")
            if letters.isupper() and is_acronym_of(letters, [word.text for word in left.words]):
                kind = _best(together[name_of(left, text).casefold()]) if left.kind is None else left.kind
                together[name_of(right, text).casefold()][kind] += 3


def is_acronym_of(letters: str, words: Sequence[str]) -> bool:
    """Whether ``letters`` are the words' initials, small words counted or left out."""
    pieces = [piece for word in words for piece in word.replace("-", " ").split()]
    every = "".join(piece[0] for piece in pieces).upper()
    capitals = "".join(piece[0] for piece in pieces if piece[0].isupper())
    return letters.upper() in (every, capitals)


def _best(votes: Votes) -> Kind:
    order = list(Kind)
    return min(votes, key=lambda kind: (-votes[kind], order.index(kind))) if votes else Kind.OTHER


def _surnames(drafts: Sequence[Draft], together: Mapping[str, Votes], text: str) -> frozenset[str]:
    return frozenset(
        word.text
        for draft in drafts
        for word in (draft.words[0], draft.words[-1])
        if len(draft.words) > 1
        and draft.kind is None
        and _best(together[name_of(draft, text).casefold()]) is Kind.PERSON
    )
