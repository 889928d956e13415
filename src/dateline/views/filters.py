"""One filter for every list: who, where, what, when, how sure, and from whom."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateline.records.claim import Claim
from dateline.records.conflict import Conflict
from dateline.records.corpus import AnnotatedDocument, Corpus
from dateline.records.entity import Entity
from dateline.records.event import Event, Status
from dateline.records.mention import Kind
from dateline.records.origin import Origin
from dateline.records.period import Period, Precision, from_edtf
from dateline.views.lookup import Lookup, look_up
from dateline.views.words import fold

TYPE_NAME = re.compile(r"[A-Za-z][A-Za-z_-]*\Z")


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; None keeps all.

    ``who``, ``where``, ``source``: part of a name, whatever its case and accents. ``type`` and ``status`` may list
    several, with commas. ``start`` and ``end``: EDTF; an event is kept when it may have happened between them.
    """

    who: str | None = None
    where: str | None = None
    type: str | None = None
    start: str | None = None
    end: str | None = None
    status: str | None = None
    source: str | None = None

    @property
    def empty(self) -> bool:
        """Whether it keeps everything."""
        parts = (self.who, self.where, self.type, self.start, self.end, self.status, self.source)
        return not any(parts)


@dataclass(frozen=True, slots=True)
class _Terms:
    """A filter whose words have been read and found right."""

    who: str
    where: str
    source: str
    types: frozenset[str]
    statuses: frozenset[str]
    window: Period | None


def select_events(corpus: Corpus | Lookup, filter: Filter, *, types: Collection[str] = ()) -> list[Event]:
    """The events that ``filter`` keeps, in the order of the resolution.

    ``types``: the type names of the ontology in use; when given, a type that is neither there nor in the corpus
    is an error. Raises ValueError naming a date, type or status that cannot be read.
    """
    known = look_up(corpus)
    terms = _read(filter, frozenset(types) | {one.type for one in known.events.values()} if types else frozenset())
    return [one for one in known.events.values() if _keeps_event(known, one, terms)]


def select_entities(corpus: Corpus | Lookup, filter: Filter) -> list[Entity]:
    """The entities whose own name fits ``who`` or ``where``, and that the kept events or sources are about."""
    known = look_up(corpus)
    kept = list(known.entities.values())
    terms = _read(filter, frozenset())
    if terms.who:
        kept = [one for one in kept if _named(one, terms.who)]
    if terms.where:
        kept = [one for one in kept if one.kind is Kind.PLACE and _named(one, terms.where)]
    if terms.types or terms.statuses or terms.window:
        rest = Filter(type=filter.type, start=filter.start, end=filter.end, status=filter.status)
        about = {each for event in select_events(known, rest) for each in _entities_of(known, event)}
        kept = [one for one in kept if one.id in about]
    if terms.source:
        kept = [one for one in kept if any(_from_source(known, each, terms.source) for each in _homes(known, one))]
    return kept


def select_claims(corpus: Corpus | Lookup, filter: Filter) -> list[Claim]:
    """The claims whose speaker fits ``who``, whose report fits ``source``, and whose events fit the rest."""
    known = look_up(corpus)
    terms = _read(filter, frozenset())
    rest = Filter(where=filter.where, type=filter.type, start=filter.start, end=filter.end, status=filter.status)
    events = None if rest.empty else {one.id for one in select_events(known, rest)}
    kept = []
    for told in known.claims.values():
        claim = told.record
        about = {known.event_of.get(each) for each in known.mentions_of_claim.get(claim.id, ())}
        if terms.who and not _said_by(known, claim, terms.who):
            continue
        if terms.source and not _from_source(known, told.document, terms.source):
            continue
        if events is None or about & events:
            kept.append(claim)
    return kept


def select_conflicts(corpus: Corpus | Lookup, filter: Filter) -> list[Conflict]:
    """The conflicts about events that ``filter`` keeps; all of them for an empty filter."""
    known = look_up(corpus)
    if filter.empty:
        return list(known.conflicts.values())
    ids = {each for event in select_events(known, filter) for each in known.conflicts_of_event.get(event.id, ())}
    return [one for one in known.conflicts.values() if one.id in ids]


def select_documents(corpus: Corpus | Lookup, filter: Filter) -> list[AnnotatedDocument]:
    """The reports of ``source``, published between the dates, that name ``who`` and ``where`` and tell the rest."""
    known = look_up(corpus)
    terms = _read(filter, frozenset())
    rest = Filter(type=filter.type, status=filter.status)
    telling = None if rest.empty else {each for one in select_events(known, rest) for each in one.document_ids}
    return [one for one in known.corpus.documents if _keeps_document(known, one, terms, telling)]


def select_origins(corpus: Corpus | Lookup, filter: Filter) -> list[Origin]:
    """The origins of the reports that ``filter`` keeps."""
    known = look_up(corpus)
    kept = {one.document.id for one in select_documents(known, filter)}
    return [one for one in known.origins.values() if kept.intersection(one.document_ids)]


def _read(filter: Filter, types: frozenset[str]) -> _Terms:
    wanted = frozenset(one.strip().upper() for one in (filter.type or "").split(",") if one.strip())
    for one in sorted(wanted):
        if not TYPE_NAME.match(one) or (types and one not in types):
            hint = f"; known types: {', '.join(sorted(types))}" if types else "; a type is one word, such as MEET"
            raise ValueError(f"unknown event type {one!r} in the filter{hint}")
    statuses = frozenset(one.strip().lower() for one in (filter.status or "").split(",") if one.strip())
    for one in sorted(statuses - {each.value for each in Status}):
        allowed = ", ".join(each.value for each in Status)
        raise ValueError(f"unknown status {one!r} in the filter; use one of: {allowed}")
    return _Terms(
        who=fold(filter.who or "").strip(),
        where=fold(filter.where or "").strip(),
        source=fold(filter.source or "").strip(),
        types=wanted,
        statuses=statuses,
        window=_window(filter),
    )


def _window(filter: Filter) -> Period | None:
    first = _date(filter.start, "from")
    last = _date(filter.end, "to")
    start = first.start if first is not None else None
    end = last.end if last is not None else None
    if start is not None and end is not None and end <= start:
        raise ValueError(f"the filter ends before it starts: from {filter.start!r} to {filter.end!r}")
    return None if start is None and end is None else Period(start, end, Precision.RANGE)


def _date(text: str | None, name: str) -> Period | None:
    if not text or not text.strip():
        return None
    try:
        return from_edtf(text)
    except ValueError as error:
        message = f"the filter's {name!r} is not a date: {text!r}; write 2017-09-12, 2017-09 or 2017"
        raise ValueError(message) from error


def _keeps_event(known: Lookup, event: Event, terms: _Terms) -> bool:
    if terms.types and event.type.upper() not in terms.types:
        return False
    if terms.statuses and event.status.value not in terms.statuses:
        return False
    if terms.window is not None and (event.period is None or not event.period.meets(terms.window)):
        return False
    if terms.who and not any(_named(one, terms.who) for one in _people(known, event)):
        return False
    if terms.where and not any(_named(one, terms.where) for one in _places(known, event)):
        return False
    return not terms.source or any(
        _from_source(known, known.documents[each], terms.source)
        for each in event.document_ids
        if each in known.documents
    )


def _keeps_document(known: Lookup, one: AnnotatedDocument, terms: _Terms, telling: set[str] | None) -> bool:
    if terms.source and not _from_source(known, one, terms.source):
        return False
    published = one.document.published.period
    if terms.window is not None and (published is None or not published.meets(terms.window)):
        return False
    if telling is not None and one.document.id not in telling:
        return False
    found = [entity for mention in one.mentions if (entity := known.entity(mention.id)) is not None]
    return all(not words or any(_named(each, words) for each in found) for words in (terms.who, terms.where))


def _named(entity: Entity, folded: str) -> bool:
    return any(folded in fold(one) for one in (entity.name, *entity.aliases))


def _people(known: Lookup, event: Event) -> Iterable[Entity]:
    ids = [one.entity_id for one in event.participants if one.role != "place"]
    return [known.entities[each] for each in ids if each in known.entities]


def _places(known: Lookup, event: Event) -> Iterable[Entity]:
    ids = [event.place_entity_id, *(one.entity_id for one in event.participants if one.role == "place")]
    return [known.entities[each] for each in ids if each is not None and each in known.entities]


def _entities_of(known: Lookup, event: Event) -> set[str]:
    return {one.id for one in (*_people(known, event), *_places(known, event))}


def _homes(known: Lookup, entity: Entity) -> Iterable[AnnotatedDocument]:
    return [known.mentions[each].document for each in entity.mention_ids if each in known.mentions]


def _from_source(known: Lookup, one: AnnotatedDocument, folded: str) -> bool:
    named = (one.document.outlet, one.document.agency, known.uri(one))
    return any(folded in fold(each) for each in named if each)


def _said_by(known: Lookup, claim: Claim, folded: str) -> bool:
    entity = known.entity(claim.speaker_mention_id)
    if entity is not None and _named(entity, folded):
        return True
    return claim.speaker is not None and folded in fold(claim.speaker.quote)
