"""A corpus with its records in reach: by id, and from each to what it belongs to."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.records.claim import Claim
from dateline.records.conflict import Conflict
from dateline.records.corpus import AnnotatedDocument, Corpus
from dateline.records.document import Capture
from dateline.records.entity import Entity, PlaceChoice
from dateline.records.event import Event, EventMention
from dateline.records.language import Sentence
from dateline.records.mention import Area, Mention, Quantity, TimeExpression
from dateline.records.origin import Origin

#: Reports that arrive as lines of a ``.jsonl`` file have no text on disk to count offsets in.
REPORT_LINE = "application/x-dateline-report+json"


Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Told(Generic[Record]):
    """A record of one document, together with that document."""

    record: Record
    document: AnnotatedDocument


@dataclass(frozen=True, slots=True)
class Lookup:
    """Every record of a corpus by id. Built once by :func:`look_up`; the dictionaries are not to be changed."""

    corpus: Corpus
    captures: dict[str, Capture]
    documents: dict[str, AnnotatedDocument]
    mentions: dict[str, Told[Mention]]
    times: dict[str, Told[TimeExpression]]
    quantities: dict[str, Told[Quantity]]
    areas: dict[str, Told[Area]]
    claims: dict[str, Told[Claim]]
    event_mentions: dict[str, Told[EventMention]]
    entities: dict[str, Entity]
    events: dict[str, Event]
    conflicts: dict[str, Conflict]
    origins: dict[str, Origin]
    place_choices: dict[str, PlaceChoice]
    entity_of: dict[str, str]
    event_of: dict[str, str]
    origin_of: dict[str, str]
    conflicts_of_event: dict[str, tuple[str, ...]]
    mentions_of_claim: dict[str, tuple[str, ...]]

    def capture_offset(self, document: AnnotatedDocument, offset: int) -> int | None:
        """The place in the decoded file of a place in the document's text; None if the file is not plain text."""
        start = document.document.capture_start
        capture = self.captures.get(document.document.capture_id)
        if start is None or (capture is not None and capture.media_type == REPORT_LINE):
            return None
        return start + offset

    def uri(self, document: AnnotatedDocument) -> str:
        """The path, address or line id of the capture the document comes from."""
        capture = self.captures.get(document.document.capture_id)
        return capture.uri if capture is not None else document.document.capture_id

    def outlet(self, document: AnnotatedDocument) -> str:
        """The outlet's name, else the agency's, else the file it came in."""
        return document.document.outlet or document.document.agency or self.uri(document).rsplit("/", 1)[-1]

    def entity(self, mention_id: str | None) -> Entity | None:
        """The entity that a mention belongs to; None for no mention or one that is in no entity."""
        return None if mention_id is None else self.entities.get(self.entity_of.get(mention_id, ""))

    def speaker(self, claim: Claim) -> str | None:
        """Who is reported as saying it: the entity's name, else the words of the text, None if nobody is named."""
        entity = self.entity(claim.speaker_mention_id)
        if entity is not None:
            return entity.name
        return None if claim.speaker is None else claim.speaker.quote

    def sentence(self, document_id: str, number: int) -> Sentence | None:
        """The document's sentence of that number, counted from 0; None when it has no such sentence."""
        annotated = self.documents.get(document_id)
        sentences = () if annotated is None else annotated.syntax.sentences
        return sentences[number] if 0 <= number < len(sentences) else None

    def sentence_number(self, document_id: str, offset: int) -> int | None:
        """The number of the sentence that ``offset`` of the text lies in, or of the last one before it."""
        annotated = self.documents.get(document_id)
        if annotated is None or not annotated.syntax.sentences:
            return None
        return max(0, bisect_right(annotated.syntax.sentences, offset, key=lambda one: one.start) - 1)

    def sentence_at(self, document_id: str, offset: int) -> Sentence | None:
        """The sentence that ``offset`` of the document's text lies in, or the last one before it."""
        number = self.sentence_number(document_id, offset)
        return None if number is None else self.sentence(document_id, number)


def look_up(corpus: "Corpus | Lookup") -> Lookup:
    """Put every record of ``corpus`` in reach; a Lookup comes back as it is, so that callers may build it once."""
    if isinstance(corpus, Lookup):
        return corpus
    resolution = corpus.resolution
    entity_of = {mention: entity.id for entity in resolution.entities for mention in entity.mention_ids}
    event_of = {mention: event.id for event in resolution.events for mention in event.mention_ids}
    documents = corpus.documents
    claims = {one.id: Told(one, document) for document in documents for one in document.claims}
    told = {one.id: Told(one, document) for document in documents for one in document.event_mentions}
    return Lookup(
        corpus=corpus,
        captures={one.id: one for one in corpus.captures},
        documents={one.document.id: one for one in documents},
        mentions={one.id: Told(one, document) for document in documents for one in document.mentions},
        times={one.id: Told(one, document) for document in documents for one in document.times},
        quantities={one.id: Told(one, document) for document in documents for one in document.quantities},
        areas={one.id: Told(one, document) for document in documents for one in document.areas},
        claims=claims,
        event_mentions=told,
        entities={one.id: one for one in resolution.entities},
        events={one.id: one for one in resolution.events},
        conflicts={one.id: one for one in resolution.conflicts},
        origins={one.id: one for one in resolution.origins},
        place_choices={mention: one for one in resolution.places for mention in one.mention_ids},
        entity_of=entity_of,
        event_of=event_of,
        origin_of={document: one.id for one in resolution.origins for document in one.document_ids},
        conflicts_of_event=_conflicts_of_event(resolution.conflicts, event_of, told),
        mentions_of_claim=_mentions_of_claim(told),
    )


def _mentions_of_claim(told: dict[str, Told[EventMention]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in told.values():
        if one.record.claim_id is not None:
            found[one.record.claim_id].append(one.record.id)
    return {claim: tuple(mentions) for claim, mentions in found.items()}


def _conflicts_of_event(
    conflicts: tuple[Conflict, ...], event_of: dict[str, str], told: dict[str, Told[EventMention]]
) -> dict[str, tuple[str, ...]]:
    by_claim = _mentions_of_claim(told)
    found: dict[str, list[str]] = defaultdict(list)
    for conflict in conflicts:
        mentions = [one.event_mention_id for one in conflict.members if one.event_mention_id]
        mentions += [each for one in conflict.members if one.claim_id for each in by_claim.get(one.claim_id, ())]
        events = [*conflict.event_ids, *(event_of[each] for each in mentions if each in event_of)]
        for event in dict.fromkeys(events):
            found[event].append(conflict.id)
    return {event: tuple(ids) for event, ids in found.items()}
