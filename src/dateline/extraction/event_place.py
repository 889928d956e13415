"""Where an event is said to happen, from the words of its own clause and nothing else."""

from dataclasses import dataclass

from dateline.extraction.event_frames import Frame
from dateline.extraction.event_scene import MAX_REACH, MAX_STEPS, Scene, governor, meant
from dateline.extraction.event_words import words
from dateline.records.event import PlaceBasis
from dateline.records.mention import Form, Kind, Mention

#: Prepositions that say where. "from" is left to types that ask for it.
WHERE = words(
    """
    in at near inside outside around across within on over along throughout off north south east west to into
    """
)
#: Of these, the ones that only say where it goes: taken when a type asks for them.
WHITHER = frozenset({"to", "into", "on", "over"})


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event mention happens, and why so."""

    mention: Mention | None = None
    basis: PlaceBasis | None = None
    why: str | None = None


def find_place(scene: Scene, frame: Frame, *, slots: tuple[str, ...], triggers: frozenset[int]) -> EventPlace:
    """The place its own clause names; none when it names none."""
    mention = _place_of(scene, frame, slots=slots, triggers=triggers)
    if mention is None:
        return EventPlace()
    return EventPlace(mention, PlaceBasis.CLAUSE, f"“{mention.evidence.quote}” stands in its clause")


def _place_of(scene: Scene, frame: Frame, *, slots: tuple[str, ...], triggers: frozenset[int]) -> Mention | None:
    """The place mention that says where: what the type's own slots hold, else the nearest one hanging on the event
    by a preposition of place. None when its clause names none."""
    named = _in_slots(scene, frame, slots=("venue", *slots))
    if named is not None:
        return named
    carriers = {frame.trigger, frame.support}
    near: list[tuple[int, int, Mention]] = []
    first = max(scene.tree.sentence_first[frame.trigger], frame.trigger - MAX_REACH)
    for index in range(first, min(scene.tree.sentence_last[frame.trigger], frame.trigger + MAX_REACH)):
        mention = scene.mention_at[index]
        if mention is None or not _is_place(mention):
            continue
        head = _phrase_head(scene, index)
        if set(scene.cases(head)) & (WHERE - WHITHER) and governor(scene, head, also=triggers) in carriers:
            direct = scene.head(head) in carriers
            near.append((0 if direct else 1, abs(index - frame.trigger), mention))
    return min(near, key=lambda row: row[:2], default=(0, 0, None))[2]


def _in_slots(scene: Scene, frame: Frame, *, slots: tuple[str, ...]) -> Mention | None:
    for slot in slots:
        for head in frame.slots.get(slot, ()):
            mention = scene.mention_at[meant(scene, head)]
            if mention is not None and _is_place(mention):
                return mention
    return None


#: Nouns whose place is the place named before or behind them: "Lyon province", "the city of Lyon".
PLACE_NOUNS = words(
    """
    province region city town village district countryside suburb outskirts airport airbase base port area
    island valley governorate county neighbourhood neighborhood capital border coast peninsula camp state
    territory street square
    """
)


def _phrase_head(scene: Scene, index: int) -> int:
    """The head of the noun phrase that a place name belongs to, where that is a word for a place."""
    for _ in range(MAX_STEPS):
        head, relation = scene.head(index), scene.relation(index)
        inside = relation in ("compound", "flat", "nmod:poss", "appos") or (
            relation == "nmod" and "of" in scene.cases(index)
        )
        if head is None or not inside or scene.lemma(head) not in PLACE_NOUNS:
            return index
        index = head
    return index


def _is_place(mention: Mention) -> bool:
    return mention.kind is Kind.PLACE and mention.form is Form.NAME and mention.literal
