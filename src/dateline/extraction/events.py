"""What one document says happened, is planned or did not happen: event mentions by patterns over syntax."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extraction.event_arguments import find_arguments
from dateline.extraction.event_patterns import CLASS, Match, find_matches
from dateline.extraction.event_place import EventPlace, find_place, hints_of
from dateline.extraction.event_scene import MAX_REACH, Scene, build_scene, governor
from dateline.extraction.event_status import find_status
from dateline.extraction.event_time import Clock, EventTime, build_clock, find_time, heads_of
from dateline.extraction.event_time_again import told_again
from dateline.extraction.ontology import Ontology
from dateline.records.corpus import AnnotatedDocument
from dateline.records.event import Argument, EventMention
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.identity import content_id
from dateline.records.language import Sentence
from dateline.records.mention import Mention, Quantity

STAGE, VERSION = "events", "12"
#: The contract's limit on a passage; a longer sentence gives way to the clause round the trigger.
MAX_PASSAGE = 500

#: Roles that make a noun an event told of someone; a place or an instrument alone does not.
PARTIES = frozenset({"agent", "patient", "recipient"})


@dataclass(frozen=True, slots=True)
class Heads:
    """The words on which times and quantities hang, and the words that trigger events."""

    clock: Clock
    quantities: tuple[tuple[Quantity, int], ...]
    triggers: frozenset[int]


def find_event_mentions(annotated: AnnotatedDocument, ontology: Ontology) -> tuple[EventMention, ...]:
    """The event mentions of one document in the order of their triggers; one a passage, type and set of participants.

    Needs syntax, times, mentions, quantities, areas and claims; whatever of these is missing is simply not used.
    """
    scene = build_scene(annotated)
    matches = find_matches(scene, ontology)
    starts = {token.start: index for index, token in enumerate(annotated.syntax.tokens)}
    quantities = [(one, heads_of(scene, one.evidence.span, starts=starts)) for one in annotated.quantities]
    triggers = frozenset(match.frame.trigger for match in matches if match.trigger.is_noun)
    heads = Heads(
        build_clock(scene, triggers=triggers),
        tuple((one, head) for one, head in quantities if head is not None),
        triggers,
    )
    found: dict[tuple[object, ...], EventMention] = {}
    for match in matches:
        mention = _event_mention(scene, ontology, match=match, heads=heads)
        if mention is not None:
            parties = tuple(sorted((a.role, a.evidence.span.start) for a in mention.arguments if a.role in PARTIES))
            key = (mention.evidence.span, mention.type, parties)
            found.setdefault(key, mention)
    return told_again(tuple(found.values()), heads.clock.account, annotated)


@dataclass(frozen=True, slots=True)
class Events:
    """The stage round :func:`find_event_mentions`."""

    ontology: Ontology
    name: str = STAGE
    version: str = VERSION
    needs: tuple[str, ...] = ("syntax", "times", "mentions", "quantities", "areas", "claims")
    gives: str = "event_mentions"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """The same documents with ``event_mentions`` filled."""
        return [replace(one, event_mentions=find_event_mentions(one, self.ontology)) for one in batch]


def _event_mention(scene: Scene, ontology: Ontology, *, match: Match, heads: Heads) -> EventMention | None:
    trigger, frame = match.trigger, match.frame
    event_type = ontology.types[trigger.type]
    maker = Maker(STAGE, VERSION, model=f"ontology {ontology.version}")
    arguments = find_arguments(scene, match, event_type=event_type, events=heads.triggers, maker=maker)
    status = find_status(scene, frame.trigger, support=frame.support, event_type=trigger.type)
    hints = hints_of(scene, frame, event_type=event_type, triggers=heads.triggers)
    parties = frozenset(one.mention_id for one in arguments if one.role in PARTIES and one.mention_id is not None)
    where = find_place(scene, frame, hints=replace(hints, parties=parties))
    when = find_time(heads.clock, frame, status=status, event_type=trigger.type)
    if not _is_told(match, arguments, where=where, when=when):
        return None
    sentence = _sentence_of(scene, frame.trigger)
    token = scene.tree.tokens[frame.trigger]
    word = _evidence(scene, token.start, token.end, maker)
    passage = _evidence(scene, *_passage(scene, frame.support, trigger=frame.trigger, sentence=sentence), maker)
    place = where.mention
    if place is not None:
        arguments = (*arguments, Argument("place", replace(place.evidence, maker=maker), place.id))
    return EventMention(
        content_id("evm", scene.annotated.document.id, token.start, token.end, trigger.type),
        trigger.type, word, passage, arguments, when.period, when.basis,
        when.time.id if when.time is not None else None, place.id if place is not None else None, status,
        _quantities(scene, match, heads=heads, arguments=arguments), _claim(scene.annotated, word.span), _rule(match),
        trigger.ends, when.why, where.basis, where.why, _area(scene.annotated, place),
    )  # fmt: skip


def _is_told(match: Match, arguments: tuple[Argument, ...], *, where: EventPlace, when: EventTime) -> bool:
    """Whether enough is said to call it an event: someone takes part, or the word needs nobody."""
    named = any(argument.role in PARTIES for argument in arguments)
    if not match.trigger.is_noun:
        somewhere = where.mention is not None and match.rank >= CLASS
        return named or somewhere or match.fixed is not None  # "the siege was lifted" needs nobody's name
    return named or match.trigger.alone or where.mention is not None or when.time is not None


def _sentence_of(scene: Scene, index: int) -> Sentence:
    sentences = scene.annotated.syntax.sentences
    return sentences[bisect_right([s.first_token for s in sentences], index) - 1]


def _passage(scene: Scene, support: int, *, trigger: int, sentence: Sentence) -> tuple[int, int]:
    """The sentence; where that is too long the clause; where that is too long as much as fits before and after."""
    if sentence.end - sentence.start <= MAX_PASSAGE:
        return sentence.start, sentence.end
    tree = scene.tree
    first, last = min(tree.left[support], trigger), max(tree.right[support], trigger)
    if tree.tokens[last].end - tree.tokens[first].start <= MAX_PASSAGE:
        return tree.span(first, last)
    middle = tree.tokens[trigger]
    start, end = trigger, trigger
    while start > sentence.first_token and middle.end - tree.tokens[start - 1].start <= MAX_PASSAGE // 2:
        start -= 1
    while end + 1 < sentence.last_token and tree.tokens[end + 1].end - tree.tokens[start].start <= MAX_PASSAGE:
        end += 1
    return tree.tokens[start].start, min(tree.tokens[end].end, tree.tokens[start].start + MAX_PASSAGE)


def _quantities(scene: Scene, match: Match, *, heads: Heads, arguments: tuple[Argument, ...]) -> tuple[str, ...]:
    carriers = {match.frame.trigger, match.frame.support}
    fillers = {head for found in match.frame.slots.values() for head in found}
    ids = []
    for quantity, head in heads.quantities:
        if abs(head - match.frame.trigger) > MAX_REACH:
            continue
        inside = any(argument.evidence.span.overlaps(quantity.evidence.span) for argument in arguments)
        on_filler = head in fillers or scene.head(head) in fillers
        if inside or on_filler or governor(scene, head, also=heads.triggers) in carriers:
            ids.append(quantity.id)
    return tuple(ids)


def _area(annotated: AnnotatedDocument, place: Mention | None) -> str | None:
    """The area that the place of the event helps to tell ("15 km east of ...")."""
    return next((one.id for one in annotated.areas if place is not None and place.id in one.mention_ids), None)


def _claim(annotated: AnnotatedDocument, trigger: Span) -> str | None:
    """The innermost claim whose content holds the trigger."""
    holding = [claim for claim in annotated.claims if claim.content.span.covers(trigger)]
    size = [
        (claim.content.span.end - claim.content.span.start, claim.content.span.start, claim.id) for claim in holding
    ]
    return min(size)[2] if size else None


def _rule(match: Match) -> str:
    trigger = match.trigger
    kind = "noun" if trigger.is_noun else "verb"
    carried = ".carried" if trigger.is_noun and match.frame.support != match.frame.trigger else ""
    words = "_".join(filter(None, (trigger.lemma, trigger.particle)))
    fixed = ".fixed" if match.fixed is not None else ""
    return f"{kind}{carried}{fixed}:{words}"


def _evidence(scene: Scene, start: int, end: int, maker: Maker) -> Evidence:
    document = scene.annotated.document
    return Evidence(Span(document.id, start, end), document.text[start:end], maker)
