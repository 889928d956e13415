"""Records whose quote is not the text at its span: left out and reported, never moved to where the words may now be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from dateline.records.conflict import Conflict
from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.records.document import Document
from dateline.records.event import Event, EventMention
from dateline.records.evidence import Evidence
from dateline.records.failure import Failure

STAGE = "store"


class _Identified(Protocol):
    """Any record that is kept under an id."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Identified)


@dataclass(frozen=True, slots=True)
class Sound:
    """What is left once the orphans are out, and what to tell about them."""

    documents: tuple[AnnotatedDocument, ...]
    resolution: Resolution
    failures: tuple[Failure, ...]


def without_orphans(documents: Sequence[AnnotatedDocument], resolution: Resolution) -> Sound:
    """The same, less every record whose evidence does not hold and whatever rests on it alone."""
    checked = [_sound_document(annotated) for annotated in documents]
    failures = tuple(failure for _, found in checked for failure in found)
    kept = tuple(annotated for annotated, _ in checked)
    if not failures:
        return Sound(kept, resolution, ())
    return Sound(kept, _sound_resolution(resolution, kept, frozenset(failure.item for failure in failures)), failures)


def evidence_of(value: object) -> Iterator[Evidence]:
    """Every Evidence anywhere inside a record, in field order."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from evidence_of(part)
    else:
        # Asked of the type, not with is_dataclass: this runs over every field of every record that is loaded.
        for name in getattr(type(value), "__dataclass_fields__", ()):
            yield from evidence_of(getattr(value, name))


def _sound_document(annotated: AnnotatedDocument) -> tuple[AnnotatedDocument, tuple[Failure, ...]]:
    failures: list[Failure] = []
    times = _sound_records(annotated.document, annotated.times, failures)
    mentions = _sound_records(annotated.document, annotated.mentions, failures)
    quantities = _sound_records(annotated.document, annotated.quantities, failures)
    claims = _sound_records(annotated.document, annotated.claims, failures)
    tellings = _sound_records(annotated.document, annotated.event_mentions, failures)
    if not failures:
        return annotated, ()
    lost = frozenset(failure.item for failure in failures)
    supported = tuple(one for one in tellings if _supported(one, lost, failures))
    return replace(
        annotated,
        times=times,
        mentions=tuple(replace(one, same_as=_unless(lost, one.same_as)) for one in mentions),
        quantities=quantities,
        claims=tuple(replace(one, speaker_mention_id=_unless(lost, one.speaker_mention_id)) for one in claims),
        event_mentions=tuple(_without(one, lost) for one in supported),
    ), tuple(failures)


def _sound_records(document: Document, records: tuple[R, ...], failures: list[Failure]) -> tuple[R, ...]:
    sound: list[R] = []
    for record in records:
        wrong = next((one for one in evidence_of(record) if not _holds(document, one)), None)
        if wrong is None:
            sound.append(record)
        else:
            where = f"{wrong.span.document_id}:{wrong.span.start}-{wrong.span.end}"
            failures.append(_failure(record.id, f"its quote is not the text at {where}"))
    return tuple(sound)


def _holds(document: Document, evidence: Evidence) -> bool:
    span = evidence.span
    return span.document_id == document.id and document.text[span.start : span.end] == evidence.quote


def _supported(telling: EventMention, lost: frozenset[str], failures: list[Failure]) -> bool:
    """Without its claim a telling would pass for the reporter's own, without its time phrase for a guess."""
    support = next((one for one in (telling.claim_id, telling.time_id) if one in lost), None)
    if support is not None:
        failures.append(_failure(telling.id, f"it rests on {support}, which was left out"))
    return support is None


def _failure(record_id: str, reason: str) -> Failure:
    return Failure(record_id, STAGE, f"{record_id} was left out: {reason}; run `dateline add` on any report to rebuild")


def _without(telling: EventMention, lost: frozenset[str]) -> EventMention:
    return replace(
        telling,
        arguments=tuple(replace(one, mention_id=_unless(lost, one.mention_id)) for one in telling.arguments),
        place_mention_id=_unless(lost, telling.place_mention_id),
        quantity_ids=tuple(one for one in telling.quantity_ids if one not in lost),
    )


def _unless(lost: frozenset[str], record_id: str | None) -> str | None:
    return None if record_id in lost else record_id


def _sound_resolution(
    resolution: Resolution, documents: Sequence[AnnotatedDocument], lost: frozenset[str]
) -> Resolution:
    document_of = {one.id: annotated.document.id for annotated in documents for one in annotated.event_mentions}
    origin_of = {document: origin.id for origin in resolution.origins for document in origin.document_ids}
    entities = tuple(
        replace(one, mention_ids=tuple(mention for mention in one.mention_ids if mention not in lost))
        for one in resolution.entities
        if not lost.issuperset(one.mention_ids)
    )
    events = [
        _narrowed(one, lost, document_of, origin_of)
        for one in resolution.events
        if not lost.issuperset(one.mention_ids)
    ]
    gone = {one.id for one in resolution.entities} - {one.id for one in entities}
    events = [_without_entities(one, gone) for one in events]
    left = {one.id for one in events}
    conflicts = [_remaining(one, lost, left) for one in resolution.conflicts]
    return Resolution(
        resolution.origins, entities, tuple(events), tuple(one for one in conflicts if len(one.members) > 1)
    )


def _narrowed(event: Event, lost: frozenset[str], document_of: dict[str, str], origin_of: dict[str, str]) -> Event:
    """The event as its remaining mentions tell it; it never gains an origin."""
    if lost.isdisjoint(event.mention_ids):
        return event
    mentions = tuple(one for one in event.mention_ids if one not in lost)
    told_by = {document_of[one] for one in mentions if one in document_of}
    origins = {origin_of.get(one, one) for one in told_by}
    return replace(
        event,
        mention_ids=mentions,
        document_ids=tuple(one for one in event.document_ids if one in told_by),
        origin_count=min(event.origin_count, len(origins)),
    )


def _without_entities(event: Event, gone: set[str]) -> Event:
    return replace(
        event,
        place_entity_id=None if event.place_entity_id in gone else event.place_entity_id,
        participants=tuple(one for one in event.participants if one.entity_id not in gone),
    )


def _remaining(conflict: Conflict, lost: frozenset[str], events: set[str]) -> Conflict:
    members = (one for one in conflict.members if lost.isdisjoint((one.event_mention_id, one.claim_id)))
    return replace(
        conflict, members=tuple(members), event_ids=tuple(one for one in conflict.event_ids if one in events)
    )
