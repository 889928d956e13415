"""The chronology: one row an event, earliest first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateline.records.corpus import Corpus
from dateline.records.event import Event, EventMention, Status
from dateline.records.mention import Kind
from dateline.records.period import to_edtf
from dateline.views.filters import Filter, select_events
from dateline.views.lookup import Lookup, Told, look_up
from dateline.views.periods import show_period, sort_key
from dateline.views.rows import Row

#: A pronoun that nothing resolves names nobody.
PRONOUNS = frozenset(
    "i we you he she it they me us him her them who which my our his its their this that these".split()
)
#: Roles of those who take part; an instrument or a place is not somebody.
PARTY_ROLES = frozenset({"agent", "patient", "recipient"})


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event as a line.

    ``when``: EDTF, None if undated; ``when_shown``: the same for a person. ``line``: one grounded sentence; its words
    are in ``document_id`` at ``start:end`` when ``quoted``, else composed from them. ``according_to``: speakers, else
    outlets. ``origins``: how many independent origins the ``documents`` go back to. ``disagree``: accounts differ.
    """

    event_id: str
    when: str | None
    when_shown: str
    type: str
    line: str
    quoted: bool
    who: tuple[str, ...]
    where: str | None
    according_to: tuple[str, ...]
    documents: tuple[str, ...]
    origins: int
    status: str
    disagree: bool
    conflict_ids: tuple[str, ...]
    document_id: str | None
    start: int | None
    end: int | None


def build_timeline(corpus: Corpus | Lookup, filter: Filter, *, types: Collection[str] = ()) -> list[TimelineRow]:
    """The events that ``filter`` keeps, by the start of their period, undated ones last. Raises as select_events."""
    known = look_up(corpus)
    return [timeline_row(known, one) for one in in_order(select_events(known, filter, types=types))]


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events by the start of their period, undated ones last, ties by id."""
    return sorted(events, key=lambda one: (*sort_key(one.period), one.id))


def timeline_json(row: TimelineRow) -> Row:
    """The row as an object of ``--json`` and of ``/api/timeline``."""
    return {
        "event_id": row.event_id,
        "when": row.when,
        "when_shown": row.when_shown,
        "type": row.type,
        "line": row.line,
        "quoted": row.quoted,
        "who": list(row.who),
        "where": row.where,
        "according_to": list(row.according_to),
        "document_ids": list(row.documents),
        "origin_count": row.origins,
        "status": row.status,
        "disagree": row.disagree,
        "conflict_ids": list(row.conflict_ids),
        "document_id": row.document_id,
        "start": row.start,
        "end": row.end,
    }


def leading_mention(known: Lookup, event: Event) -> Told[EventMention] | None:
    """The telling that stands for the event: the first that says as much as the event does, else the first."""
    told = [known.event_mentions[each] for each in event.mention_ids if each in known.event_mentions]
    if not told:
        return None
    return max(told, key=lambda one: _fit(event, one.record))


def voices(known: Lookup, event: Event) -> tuple[str, ...]:
    """Who says so: the speakers of the claims that carry it, and the outlets that tell it in their own voice."""
    found: list[str] = []
    for each in event.mention_ids:
        told = known.event_mentions.get(each)
        if told is None:
            continue
        claim = known.claims.get(told.record.claim_id or "")
        speaker = None if claim is None else known.speaker(claim.record)
        found.append(speaker or known.outlet(told.document))
    return tuple(dict.fromkeys(found))


def _fit(event: Event, mention: EventMention) -> tuple[bool, bool, bool]:
    same_status = mention.status is event.status or (
        event.status is Status.CLAIMED and mention.status in (Status.OCCURRED, Status.ONGOING)
    )
    return (same_status, mention.period == event.period, mention.place_mention_id is not None)


def _parties(known: Lookup, event: Event, leading: Told[EventMention] | None) -> tuple[str, ...]:
    """Who takes part: the names of the entities, then the leading passage's own words for those without a name."""
    people = [known.entities[one.entity_id] for one in event.participants if one.entity_id in known.entities]
    named = [one.name for one in people if one.kind is not Kind.NATIONALITY]
    worded = []
    for argument in () if leading is None else leading.record.arguments:
        entity = known.entity(argument.mention_id)
        if argument.role in PARTY_ROLES and (entity is None or entity.kind is Kind.NATIONALITY):
            worded.append(argument.evidence.quote)
    worded = [words for words in worded if words.lower() not in PRONOUNS]
    return tuple(dict.fromkeys([*named, *worded]))


def timeline_row(known: Lookup, event: Event) -> TimelineRow:
    """The line of one event."""
    leading = leading_mention(known, event)
    quote = "" if leading is None else leading.record.evidence.quote
    line = " ".join((event.summary or quote).split())
    span = None if leading is None else leading.record.evidence.span
    place = known.entities.get(event.place_entity_id or "")
    who = tuple(one for one in _parties(known, event, leading) if place is None or one != place.name)
    conflicts = known.conflicts_of_event.get(event.id, ())
    return TimelineRow(
        event_id=event.id,
        when=to_edtf(event.period),
        when_shown=show_period(event.period),
        type=event.type,
        line=line,
        quoted=line == " ".join(quote.split()),
        who=who,
        where=None if place is None else place.name,
        according_to=voices(known, event),
        documents=event.document_ids,
        origins=event.origin_count,
        status=event.status.value,
        disagree=bool(conflicts),
        conflict_ids=conflicts,
        document_id=None if span is None else span.document_id,
        start=None if span is None else span.start,
        end=None if span is None else span.end,
    )
