"""The derived tables: what each holds, and its rows worked out from the records."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.records.evidence import Evidence
from dateline.records.period import Period, to_edtf
from dateline.store.codec import to_bytes
from dateline.store.text import storable

Documents = Sequence[AnnotatedDocument]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``columns``: as in CREATE TABLE; ``index``: the columns looked up most, or None; ``rows``: one tuple a row.

    No keys and no foreign keys: these rows are worked out, and an odd one must never keep the others from being saved.
    """

    name: str
    columns: str
    index: str | None
    rows: Callable[[Documents, Resolution], Iterable[Row]]


def origin_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """Which documents go back to one text."""
    for number, origin in enumerate(resolution.origins):
        yield number, origin.id, len(origin.document_ids), to_bytes(origin)


def origin_document_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """One row a document of an origin."""
    return ((origin.id, one) for origin in resolution.origins for one in origin.document_ids)


def entity_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """Persons, organisations, places and things."""
    for number, one in enumerate(resolution.entities):
        place = one.place
        where = (place.latitude, place.longitude, place.radius_km, place.country) if place else (None,) * 4
        named = storable(place.gazetteer_id) if place else None
        aliases = storable("; ".join(one.aliases))
        yield number, one.id, one.kind.value, storable(one.name), aliases, *where, named, to_bytes(one)


def place_choice_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """What each place name of each document was taken to mean."""
    for number, one in enumerate(resolution.places):
        named = storable(one.place.gazetteer_id) if one.place else None
        yield number, next(iter(one.mention_ids), None), named, storable(one.why), to_bytes(one)


def event_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """What happened, across documents."""
    for number, one in enumerate(resolution.events):
        described = (one.id, one.type, storable(one.summary), *_when(one.period), one.place_entity_id)
        yield number, *described, one.status.value, one.origin_count, len(one.mention_ids), to_bytes(one)


def participant_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """Who takes which part in an event."""
    return ((one.id, part.role, part.entity_id) for one in resolution.events for part in one.participants)


def conflict_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """Where accounts differ."""
    for number, one in enumerate(resolution.conflicts):
        yield number, one.id, one.kind.value, one.slot, storable(one.why), to_bytes(one)


def conflict_member_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """The sides of a conflict."""
    for one in resolution.conflicts:
        for side in one.members:
            yield one.id, side.document_id, side.start, side.end, side.event_mention_id, side.claim_id


def sentence_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """Every sentence that is searched."""
    number = 0
    for annotated in documents:
        text = annotated.document.text
        for one in annotated.syntax.sentences:
            number += 1
            # Valid Unicode only: this text is there to be searched, not to be quoted.
            words = text[one.start : one.end].encode("utf-8", "replace").decode()
            yield number, annotated.document.id, one.start, one.end, one.paragraph, one.kind, words


def time_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """Phrases that say when."""
    for annotated in documents:
        for one in annotated.times:
            value = storable(one.timex_value)
            yield one.id, *_passage(one.evidence), *_when(one.period), one.basis.value, one.timex_type, value, one.rule


def mention_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """Names, roles and pronouns, with the entity each was found to be."""
    entity_of = {mention: one.id for one in resolution.entities for mention in one.mention_ids}
    for annotated in documents:
        for one in annotated.mentions:
            yield one.id, *_passage(one.evidence), one.kind.value, one.form.value, entity_of.get(one.id)


def quantity_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """How many and how much."""
    for annotated in documents:
        for one in annotated.quantities:
            amount = (one.value, one.low, one.high, storable(one.unit), one.bound, one.scope)
            yield one.id, *_passage(one.evidence), one.what, *amount


def claim_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """Who is reported as saying what."""
    for annotated in documents:
        for one in annotated.claims:
            speaker = (_quote(one.speaker), one.speaker_kind and one.speaker_kind.value, one.speaker_mention_id)
            said = (_quote(one.cue), one.mode.value, one.stance.value, storable("; ".join(one.via)))
            yield one.id, *_passage(one.content), *speaker, *said


def event_mention_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """One document's telling of an event, with the event it was joined to."""
    event_of = {mention: one.id for one in resolution.events for mention in one.mention_ids}
    for annotated in documents:
        for one in annotated.event_mentions:
            told = (event_of.get(one.id), one.type, _quote(one.trigger), *_when(one.period), one.place_mention_id)
            yield one.id, *_passage(one.evidence), *told, one.status.value, one.claim_id, one.rule


def argument_rows(documents: Documents, resolution: Resolution) -> Iterable[Row]:
    """Who or what plays which part in a telling."""
    for annotated in documents:
        for one in annotated.event_mentions:
            for part in one.arguments:
                yield one.id, *_passage(part.evidence), part.role, part.mention_id


def _passage(evidence: Evidence) -> Row:
    return evidence.span.document_id, evidence.span.start, evidence.span.end, storable(evidence.quote)


def _quote(evidence: Evidence | None) -> str | bytes | None:
    return storable(evidence.quote) if evidence else None


def _when(period: Period | None) -> Row:
    """EDTF, then the first and the last day inside, None where open or unknown."""
    if period is None:
        return None, None, None
    days = (None if one is None else one.isoformat() for one in (period.start, period.last))
    return to_edtf(period), *days


WHEN = "period TEXT, first_day TEXT, last_day TEXT"
PASSAGE = "document_id TEXT, start INTEGER, end INTEGER, text TEXT"

TABLES = (
    Table("origins", "number INTEGER, id TEXT, document_count INTEGER, payload BLOB", "id", origin_rows),
    Table("origin_documents", "origin_id TEXT, document_id TEXT", "origin_id", origin_document_rows),
    Table(
        "entities",
        "number INTEGER, id TEXT, kind TEXT, name TEXT, aliases TEXT, latitude REAL, longitude REAL, radius_km REAL, "
        "country TEXT, gazetteer_id TEXT, payload BLOB",
        "id",
        entity_rows,
    ),
    Table(
        "place_choices",
        "number INTEGER, mention_id TEXT, gazetteer_id TEXT, why TEXT, payload BLOB",
        "mention_id",
        place_choice_rows,
    ),
    Table(
        "events",
        f"number INTEGER, id TEXT, type TEXT, summary TEXT, {WHEN}, place_entity_id TEXT, status TEXT, "
        "origin_count INTEGER, telling_count INTEGER, payload BLOB",
        "id",
        event_rows,
    ),
    Table("event_participants", "event_id TEXT, role TEXT, entity_id TEXT", "event_id", participant_rows),
    Table("conflicts", "number INTEGER, id TEXT, kind TEXT, slot TEXT, why TEXT, payload BLOB", "id", conflict_rows),
    Table(
        "conflict_members",
        "conflict_id TEXT, document_id TEXT, start INTEGER, end INTEGER, event_mention_id TEXT, claim_id TEXT",
        "conflict_id",
        conflict_member_rows,
    ),
    Table(
        "sentences",
        "id INTEGER PRIMARY KEY, document_id TEXT, start INTEGER, end INTEGER, paragraph INTEGER, kind TEXT, text TEXT",
        "document_id, start",
        sentence_rows,
    ),
    Table(
        "times",
        f"id TEXT, {PASSAGE}, {WHEN}, basis TEXT, timex_type TEXT, timex_value TEXT, rule TEXT",
        "id",
        time_rows,
    ),
    Table("mentions", f"id TEXT, {PASSAGE}, kind TEXT, form TEXT, entity_id TEXT", "entity_id", mention_rows),
    Table(
        "quantities",
        f"id TEXT, {PASSAGE}, what TEXT, value REAL, low REAL, high REAL, unit TEXT, bound TEXT, scope TEXT",
        "id",
        quantity_rows,
    ),
    Table(
        "claims",
        f"id TEXT, {PASSAGE}, speaker TEXT, speaker_kind TEXT, speaker_mention_id TEXT, cue TEXT, mode TEXT, "
        "stance TEXT, via TEXT",
        "id",
        claim_rows,
    ),
    Table(
        "event_mentions",
        f"id TEXT, {PASSAGE}, event_id TEXT, type TEXT, trigger TEXT, {WHEN}, place_mention_id TEXT, status TEXT, "
        "claim_id TEXT, rule TEXT",
        "event_id",
        event_mention_rows,
    ),
    Table(
        "event_arguments",
        "event_mention_id TEXT, document_id TEXT, start INTEGER, end INTEGER, text TEXT, role TEXT, mention_id TEXT",
        "event_mention_id",
        argument_rows,
    ),
)

#: The chronology as one reads it: a line an event, with who and where spelt out.
CHRONOLOGY = """CREATE VIEW chronology AS
SELECT events.period, events.type, events.summary,
    (SELECT group_concat(event_participants.role || ': ' || entities.name, '; ') FROM event_participants
     JOIN entities ON entities.id = event_participants.entity_id WHERE event_id = events.id) AS who,
    (SELECT name FROM entities WHERE entities.id = events.place_entity_id) AS place,
    events.status, events.origin_count, events.telling_count, events.id
FROM events ORDER BY events.number"""
