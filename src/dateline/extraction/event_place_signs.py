"""How a place name stands to an event word: the signs by which its place is told from other places of the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from dateline.extraction.event_place_names import Candidate
from dateline.extraction.event_scene import MAX_STEPS, Scene
from dateline.extraction.event_words import words

#: Prepositions by what they say of a place: that it holds, that it lies by, that it is crossed, aimed at, left.
PREPOSITIONS = {
    "in": words("in at inside within"),
    "near": words("near around outside north south east west beyond off"),
    "across": words("on over along across throughout through between above"),
    "to": words("to into toward towards onto"),
    "against": words("against for with by"),
    "from": words("from"),
    "of": words("of"),
}
#: Before "of" they say that a place is not far: "north of Lyon", "on the outskirts of Lyon".
NEARING = words(
    """
    north south east west northeast northwest southeast southwest outside outskirts vicinity edge kilometer
    kilometre mile km
    """
)
#: Relations by which one clause hangs on another, the strongest partition first.
JOINS = {
    "content": ("ccomp", "parataxis", "csubj"),
    "modifier": ("acl", "acl:relcl", "appos"),
    "adverbial": ("advcl",),
    "joined": ("conj",),
}
#: A name so short and all in capitals is a country's or a body's: "US soldiers", "UK".
MAX_LETTERS = 3
#: A place among the first words of a sentence sets the scene for all of it.
OPENING_WORDS = 3
#: Counts above these say no more.
MANY_VERBS, MANY = 4, 3

Signs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of an event. ``trigger``: names it; ``support``: the verb that carries a noun, else the trigger too."""

    trigger: int
    support: int


@dataclass(frozen=True, slots=True)
class Way:
    """How a place hangs on an event. ``link``: how its clause stands to the event's: "same", "above ..." (the event's
    hangs on it), "below ..." (it hangs on the event's), "elsewhere" ...; ``top``: the head of the whole phrase in that
    clause; ``depth``: how many nouns deep in it the place stands, at most 2."""

    link: str
    top: int
    depth: int


def signs_of(scene: Scene, anchor: Anchor, one: Candidate, *, among: tuple[Candidate, ...]) -> Signs:
    """The signs of one candidate by name, most of them 1 where present; all are of form and grammar, none of words.

    A name joined to another one ("in Lyon and Lille") has the other's way to the event.
    """
    place = one if one.joined is None else among[one.joined]
    way = way_to(scene, anchor, place)
    role = _role(scene, way.top)
    found = {
        f"preposition {preposition(scene, place)}", f"link {way.link}", f"use {_use(scene, place)}", f"role {role}",
        *_event_signs(scene, anchor), *_name_signs(scene, anchor, one),
    }  # fmt: skip
    if way.link == "same":
        found |= {f"same clause, {role} {way.depth}"}
        found |= {"same clause, from"} if "preposition from" in found else set()
    return dict.fromkeys(found, 1.0) | _distances(scene, anchor, one, place=place, among=among)


def _event_signs(scene: Scene, anchor: Anchor) -> Iterator[str]:
    """How the event itself is told; it says how likely a place is at all."""
    token = scene.tree.tokens[anchor.trigger]
    if token.tag in ("VBD", "VBG"):
        yield f"event {token.tag}"
    yield "event " + (clause_join(token.relation) or ("root" if token.relation == "root" else "other"))


def _name_signs(scene: Scene, anchor: Anchor, one: Candidate) -> Iterator[str]:
    letters = one.mention.evidence.quote.replace(".", "")
    if letters.isupper() and len(letters) <= MAX_LETTERS:
        yield "letters"
    if not one.mention.literal:
        yield "government"
    if one.outer:
        yield "outer"
    if one.inner:
        yield "inner"
    if one.first < anchor.trigger:
        yield "before"
    if one.first - scene.tree.sentence_first[anchor.trigger] < OPENING_WORDS:
        yield "opens"


def _distances(
    scene: Scene, anchor: Anchor, one: Candidate, *, place: Candidate, among: tuple[Candidate, ...]
) -> Signs:
    low, high = sorted((anchor.trigger, place.word))
    between = range(low + 1, high)
    first, last = sorted((anchor.trigger, one.first))
    return {
        "verbs between": min(sum(scene.is_verb(i) for i in between), MANY_VERBS),
        "places between": min(sum(first < other.first < last for other in among if other is not one), MANY),
        "commas between": min(sum(scene.tree.tokens[i].text in ",;:" for i in between), MANY),
        "distance": log2(1 + len(between)),
    }


def _role(scene: Scene, top: int) -> str:
    relation = scene.relation(top)
    return {"nsubj": "subject", "nsubj:pass": "passive subject", "obj": "object", "obl": "adjunct"}.get(
        relation, "other"
    )


def _use(scene: Scene, one: Candidate) -> str:
    """How a place is named: by itself, with a word for a place, as a mark of another noun ("Lyon police") ..."""
    if one.phrase != one.word:
        return "with its kind"
    relation = scene.relation(one.word)
    if relation in ("compound", "amod", "nmod:poss"):
        return "mark"
    return {"nsubj": "subject", "nsubj:pass": "passive subject", "appos": "apposition"}.get(relation, "itself")


def preposition(scene: Scene, one: Candidate) -> str:
    """The class of the preposition that a place stands behind, "none" or "other"."""
    for index in dict.fromkeys((one.phrase, one.word)):
        cases = set(scene.cases(index))
        head = scene.head(index)
        if "of" in cases and head is not None and scene.lemma(head) in NEARING:
            return "near"
        for name, some in PREPOSITIONS.items():
            if cases & some:
                return name
        if cases:
            return "other"
    return "none"


def way_to(scene: Scene, anchor: Anchor, one: Candidate) -> Way:
    """How a place hangs on an event."""
    nouns, clause = _nouns_above(scene, one.phrase)
    if anchor.trigger in nouns[1:]:  # on an event noun: "the attack in Lyon"
        nouns, clause = nouns[: nouns.index(anchor.trigger, 1)], anchor.trigger
    depth = sum(scene.relation(i) in ("nmod", "nmod:poss", "compound", "amod", "acl") for i in nouns[:-1])
    return Way(_link(scene, anchor, clause=clause, nouns=nouns), nouns[-1], min(depth, 2))


def _nouns_above(scene: Scene, phrase: int) -> tuple[list[int], int | None]:
    """The nouns from a phrase up to its clause, itself first, and the word that heads that clause."""
    nouns: list[int] = []
    for index in upwards(scene, phrase):
        if index != phrase and _is_clause(scene, index):
            return nouns, index
        nouns.append(index)
    return nouns, None


def _link(scene: Scene, anchor: Anchor, *, clause: int | None, nouns: list[int]) -> str:
    if clause is not None and clause in (anchor.trigger, anchor.support):
        return "same"
    way = list(upwards(scene, anchor.trigger))
    if any(noun in way for noun in nouns):
        return "antecedent"
    if clause is None:
        return "none"
    if clause in way:
        return "above " + _partition(scene, way[: way.index(clause)])
    below = list(upwards(scene, clause))
    if anchor.trigger in below:
        return "below " + _partition(scene, below[: below.index(anchor.trigger)])
    return "elsewhere"


def _partition(scene: Scene, steps: list[int]) -> str:
    """What parts a word from one above it: the strongest partition on the way."""
    joins = {clause_join(scene.relation(index)) for index in steps}
    return next((name for name in JOINS if name in joins), "close")


def clause_join(relation: str) -> str | None:
    """The name of a relation that parts clauses, None for the others."""
    return next((name for name, relations in JOINS.items() if relation in relations), None)


def _is_clause(scene: Scene, index: int) -> bool:
    return scene.is_verb(index) or scene.tree.tokens[index].pos == "AUX" or scene.tree.child(index, "cop") is not None


def upwards(scene: Scene, index: int) -> Iterator[int]:
    """A word and what it hangs on, up to the root; a loop in a broken tree ends after twice MAX_STEPS."""
    here: int | None = index
    for _ in range(2 * MAX_STEPS):
        if here is None:
            return
        yield here
        here = scene.head(here)
