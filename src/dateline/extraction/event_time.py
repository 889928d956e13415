"""When and where an event is said to happen, from the words of its own clause and nothing else."""

from collections.abc import Iterator

from dateline.extraction.event_frames import Frame
from dateline.extraction.event_scene import MAX_REACH, MAX_STEPS, Scene, governor, meant
from dateline.extraction.event_words import PASSING, words
from dateline.records.evidence import Span
from dateline.records.mention import Form, Kind, Mention, TimeExpression

#: Prepositions that say where. "from" is left to types that ask for it.
WHERE = words(
    """
    in at near inside outside around across within on over along throughout off north south east west to into
    """
)
#: Of these, the ones that only say where it goes: taken when a type asks for them.
WHITHER = frozenset({"to", "into", "on", "over"})


def heads_of(scene: Scene, span: Span, *, starts: dict[int, int]) -> int | None:
    """The word of a span whose head lies outside it, None when the span holds no whole word."""
    tokens = scene.tree.tokens
    index = starts.get(span.start)
    inside: list[int] = []
    while index is not None and index < len(tokens) and tokens[index].start < span.end:
        inside.append(index)
        index += 1
    return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)


def time_of(
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


def place_of(scene: Scene, frame: Frame, *, slots: tuple[str, ...], triggers: frozenset[int]) -> Mention | None:
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
