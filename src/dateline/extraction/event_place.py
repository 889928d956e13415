"""Where an event is said to happen: which place of its sentence is its own, else the place the report is sent from."""

from dataclasses import dataclass
from math import exp

from dateline.extraction.event_frames import Frame
from dateline.extraction.event_place_dateline import dateline_of
from dateline.extraction.event_place_names import Candidate, candidates
from dateline.extraction.event_place_signs import Anchor, Signs, signs_of, upwards, way_to
from dateline.extraction.event_place_weights import ASKED_FOR, OTHER_EVENT, WEIGHTS
from dateline.extraction.event_scene import Scene, meant
from dateline.extraction.ontology import EventType
from dateline.records.event import PlaceBasis
from dateline.records.mention import Mention

#: A preposition and the words between it and a name are quoted to this length, in characters.
MAX_QUOTE = 60


@dataclass(frozen=True, slots=True)
class RankedPlace:
    """A place of the event's sentence. ``chance``: that it is the event's own, 0-1; with those of the other places
    and of "none of them" it adds up to 1."""

    candidate: Candidate
    chance: float
    signs: Signs


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event mention happens, and why so."""

    mention: Mention | None = None
    basis: PlaceBasis | None = None
    why: str | None = None


#: Types of words and not of deeds: most places of their sentence are spoken of.
OF_WORDS = frozenset(
    "STATEMENT REQUEST REJECT DENY ACCUSE CHARGE THREATEN SANCTION COERCE AGREE SUPPORT APPOINT RESIGN".split()
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of an event beside grammar. ``asked``: heads of the phrases that say where for an event of its
    type ("to" for a journey); ``others``: the other event nouns, which keep what hangs on them; ``parties``: ids of
    mentions that take part, as a country does in a treaty; ``of_words``: somebody says something, so that a place
    counts only where it is said."""

    asked: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()
    parties: frozenset[str] = frozenset()
    of_words: bool = False


NO_HINTS = Hints()


def hints_of(scene: Scene, frame: Frame, *, event_type: EventType, triggers: frozenset[int]) -> Hints:
    """The hints for an event of a type, without its parties. ``triggers``: the event nouns of the document."""
    slots = ("venue", *event_type.place)
    asked = frozenset(meant(scene, head) for slot in slots for head in frame.slots.get(slot, ()))
    return Hints(asked, triggers - {frame.trigger, frame.support}, of_words=event_type.name in OF_WORDS)


def find_place(scene: Scene, frame: Frame, *, hints: Hints = NO_HINTS) -> EventPlace:
    """The place its sentence names for it, else the dateline's where that may stand in; none where neither is.

    A country or capital that stands for its government is no place.
    """
    anchor = Anchor(frame.trigger, frame.support)
    found = places_of(scene, anchor, hints=hints)
    ground = next((one for one in found if one.candidate.mention.literal), None)
    if ground is not None:
        return EventPlace(ground.candidate.mention, PlaceBasis.CLAUSE, _why(scene, anchor, ground))
    sent_from = None if candidates(scene, frame.trigger) else dateline_of(scene, anchor)
    if sent_from is not None:
        why = f"its sentence names no place; the report is sent from “{sent_from.evidence.quote}”"
        return EventPlace(sent_from, PlaceBasis.DATELINE, why)
    return EventPlace()


def places_of(scene: Scene, anchor: Anchor, *, hints: Hints = NO_HINTS) -> tuple[RankedPlace, ...]:
    """The places where an event happened, the likeliest first; empty if its sentence names none.

    More than one only where they are joined ("in Lyon and Lille").
    """
    among = candidates(scene, anchor.trigger)
    ranked = rank_places(scene, anchor, among=among, hints=hints)
    if not ranked or ranked[0].chance <= 1 - sum(one.chance for one in ranked):
        return ()
    head = _list_of(ranked[0].candidate, among)
    return tuple(one for one in ranked if one is ranked[0] or _list_of(one.candidate, among) == head)


def rank_places(
    scene: Scene, anchor: Anchor, *, among: tuple[Candidate, ...], hints: Hints = NO_HINTS
) -> tuple[RankedPlace, ...]:
    """Every candidate with its chance, the likeliest first; of equal ones the earlier."""
    signs = [signs_of(scene, anchor, one, among=among) for one in among]
    scores = [sum(WEIGHTS.get(name, 0.0) * value for name, value in some.items()) for some in signs]
    for number, hint in enumerate(_hinted(scene, anchor, among, hints=hints)):
        scores[number] += hint
    whole = 1 + sum(map(exp, scores))  # "none of them" scores exp(0)
    ranked = [RankedPlace(*parts) for parts in zip(among, (exp(score) / whole for score in scores), signs, strict=True)]
    return tuple(sorted(ranked, key=lambda one: (-one.chance, one.candidate.first)))


def _hinted(scene: Scene, anchor: Anchor, among: tuple[Candidate, ...], *, hints: Hints) -> list[float]:
    """What the hints add to each candidate's score; a place that only says where another lies shares its lot."""
    found = []
    for one in among:
        if hints.asked & {one.phrase, *range(one.first, one.last + 1)}:
            found.append(ASKED_FOR)
        elif (
            one.mention.id in hints.parties
            or _is_anothers(scene, anchor, one, hints.others)
            or (hints.of_words and _is_spoken_of(scene, anchor, one))
        ):
            found.append(OTHER_EVENT)
        else:
            found.append(0.0)
    beside = [min(found[max(0, number - 1) : number + 2]) for number in range(len(among))]
    return [beside[number] if one.outer else found[number] for number, one in enumerate(among)]


def _is_spoken_of(scene: Scene, anchor: Anchor, one: Candidate) -> bool:
    """Whether a place is not where something is said but what it is about: all but "in Lyon" on the word itself."""
    way = way_to(scene, anchor, one)
    return way.link != "same" or scene.relation(way.top) not in ("obl", "nmod")


def _is_anothers(scene: Scene, anchor: Anchor, one: Candidate, others: frozenset[int]) -> bool:
    """Whether a place hangs on another event, which this one is only done to: "planned the bombing of Lyon". An event
    that acts or says how is no other happening: "the blast in Lyon killed", "killed in a blast in Lyon"."""
    for index in upwards(scene, one.phrase):
        if index == anchor.trigger or scene.is_verb(index):
            return False
        if index in others and scene.relation(index) in ("obj", "nmod", "conj"):
            return True
    return False


def _list_of(one: Candidate, among: tuple[Candidate, ...]) -> int:
    return among.index(one) if one.joined is None else one.joined


def _why(scene: Scene, anchor: Anchor, place: RankedPlace) -> str:
    """What decided, in a reader's words: "“near Lyon” hangs on “clashed”"."""
    one, tokens = place.candidate, scene.tree.tokens
    link = way_to(scene, anchor, one).link
    own = anchor.trigger in upwards(scene, one.phrase)
    event = tokens[anchor.trigger if own or link != "same" else anchor.support].text
    manner = {
        "same": f"hangs on “{event}”",
        "antecedent": f"stands with what “{event}” tells of",
        "above": f"belongs to the clause that “{event}” hangs on",
        "below": f"belongs to a clause that hangs on “{event}”",
    }.get(link.split()[0], f"stands in the sentence of “{event}”")
    inside = "; it is the innermost of the places named together" if "inner" in place.signs else ""
    return f"“{_quote(scene, one)}” {manner}{inside}"


def _quote(scene: Scene, one: Candidate) -> str:
    """The name with its preposition and what stands between, where that is short."""
    tokens, text = scene.tree.tokens, scene.annotated.document.text
    cases = [c for index in (one.phrase, one.word) for c in scene.tree.all_children(index, "case") if c < one.first]
    start, end = tokens[min(cases, default=one.first)].start, one.mention.evidence.span.end
    return " ".join(text[start:end].split()) if end - start <= MAX_QUOTE else one.mention.evidence.quote
