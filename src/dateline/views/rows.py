"""The objects of the export and of ``--json``, one function a record type; every key is always there."""

from typing import Any

from dateline.records.claim import Claim
from dateline.records.conflict import ConflictMember
from dateline.records.corpus import AnnotatedDocument, Corpus
from dateline.records.document import Document
from dateline.records.entity import Entity
from dateline.records.event import Argument, EventMention
from dateline.records.mention import Mention, Quantity, TimeExpression
from dateline.records.period import to_edtf
from dateline.views.lookup import Lookup, Told, look_up
from dateline.views.originals import anchor_row
from dateline.views.where import event_area, place_cells

Row = dict[str, Any]


def document_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``documents.jsonl``, in the order they were added."""
    known = look_up(corpus)
    return [document_row(known, one) for one in known.corpus.documents]


def mention_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``mentions.jsonl``, document by document, in the order of the text."""
    known = look_up(corpus)
    return [mention_row(known, one) for one in known.mentions.values()]


def time_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``times.jsonl``, document by document."""
    known = look_up(corpus)
    return [time_row(known, one) for one in known.times.values()]


def entity_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``entities.jsonl``, in the order of the resolution."""
    return [entity_row(one) for one in look_up(corpus).entities.values()]


def event_mention_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``event_mentions.jsonl``, document by document."""
    known = look_up(corpus)
    return [event_mention_row(known, one) for one in known.event_mentions.values()]


def event_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``events.jsonl``, in the order of the resolution."""
    known = look_up(corpus)
    return [event_row(known, one) for one in known.events]


def claim_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``claims.jsonl``, document by document."""
    known = look_up(corpus)
    return [claim_row(known, one) for one in known.claims.values()]


def conflict_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``conflicts.jsonl``, in the order of the resolution."""
    known = look_up(corpus)
    return [conflict_row(known, one) for one in known.conflicts]


def origin_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``origins.jsonl``, in the order of the resolution."""
    known = look_up(corpus)
    return [origin_row(known, one) for one in known.origins]


def failure_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``failures.jsonl``, in the order they were recorded."""
    failures = look_up(corpus).corpus.failures
    return [{"item": one.item, "stage": one.stage, "message": one.message} for one in failures]


def document_row(known: Lookup, annotated: AnnotatedDocument) -> Row:
    """One report."""
    document = annotated.document
    regions = [{**_where(known, annotated, one.start, one.end), "kind": one.kind} for one in document.boilerplate]
    ends = (known.capture_offset(annotated, 0), known.capture_offset(annotated, len(document.text)))
    return {
        "id": document.id,
        "capture": known.uri(annotated),
        "capture_start": ends[0],
        "capture_end": None if ends[0] is None else (document.capture_end if document.capture_end else ends[1]),
        "text": document.text,
        "headline": document.headline,
        "outlet": document.outlet,
        "byline": document.byline,
        "agency": document.agency,
        "dateline_place": document.dateline_place,
        "published": to_edtf(document.published.period),
        "published_basis": document.published.basis.value,
        "published_why": document.published.why or None,
        "language": document.language,
        "url": document.url,
        "via": list(document.via),
        "page": document.page.value,
        "understood": document.understood,
        "version_of": _version_of(known, document),
        "notes": list(document.notes),
        "origin_id": known.origin_of.get(document.id),
        "story_id": None,
        "main_event_id": main_event_id(known, annotated),
        "boilerplate": regions,
        "anchors": [anchor_row(one) for one in document.anchors],
    }


def _version_of(known: Lookup, document: Document) -> str | None:
    """The id of the capture of the same page before it changed."""
    capture = known.captures.get(document.capture_id)
    return capture.previous_id if capture is not None else None


def main_event_id(known: Lookup, annotated: AnnotatedDocument) -> str | None:
    """The event that the headline, else the first sentence of the body, tells first; None if they tell none."""
    sentences = annotated.syntax.sentences
    leads = [one for one in sentences if one.kind == "headline"] + [one for one in sentences if one.kind == "body"][:1]
    for lead in leads:
        told = [one for one in annotated.event_mentions if lead.start <= one.trigger.span.start < lead.end]
        for one in sorted(told, key=lambda each: each.trigger.span.start):
            if one.id in known.event_of:
                return known.event_of[one.id]
    return None


def mention_row(known: Lookup, told: Told[Mention]) -> Row:
    """One name, role or pronoun."""
    one = told.record
    return {
        **_passage(known, told.document, one.id, one.evidence.span.start, one.evidence.span.end),
        "text": one.evidence.quote,
        "kind": one.kind.value,
        "form": one.form.value,
        "entity_id": known.entity_of.get(one.id),
    }


def time_row(known: Lookup, told: Told[TimeExpression]) -> Row:
    """One phrase that says when."""
    one = told.record
    return {
        **_passage(known, told.document, one.id, one.evidence.span.start, one.evidence.span.end),
        "text": one.evidence.quote,
        **time_cells(one),
    }


def time_cells(time: TimeExpression) -> Row:
    """When, as a TIMEX3 value and as a period, and by which rule."""
    return {
        "period": to_edtf(time.period),
        "basis": time.basis.value,
        "timex_type": time.timex_type,
        "timex_value": time.timex_value,
        "rule": time.rule,
        "anchor": time.anchor,
        "alternatives": [to_edtf(one) for one in time.alternatives],
    }


def entity_row(entity: Entity) -> Row:
    """One person, group, place or thing."""
    place = entity.place
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "place": None if place is None else place_cells(place),
    }


def event_mention_row(known: Lookup, told: Told[EventMention]) -> Row:
    """One report's telling of an event."""
    one = told.record
    quantities = [known.quantities[each].record for each in one.quantity_ids if each in known.quantities]
    return {
        **_passage(known, told.document, one.id, one.evidence.span.start, one.evidence.span.end),
        "event_id": known.event_of.get(one.id),
        "type": one.type,
        "trigger": {"start": one.trigger.span.start, "end": one.trigger.span.end},
        "quote": one.evidence.quote,
        "arguments": [_argument(known, each) for each in one.arguments],
        "period": to_edtf(one.period),
        "period_basis": None if one.period_basis is None else one.period_basis.value,
        "period_why": one.period_why,
        "time_id": one.time_id,
        "place_entity_id": known.entity_of.get(one.place_mention_id or ""),
        "place_basis": None if one.place_basis is None else one.place_basis.value,
        "place_why": one.place_why,
        "area": event_area(known, one),
        "status": one.status.value,
        "quantities": [quantity_cells(each) for each in quantities],
        "claim_id": one.claim_id if one.claim_id in known.claims else None,
    }


def event_row(known: Lookup, event_id: str) -> Row:
    """One happening."""
    event = known.events[event_id]
    return {
        "id": event.id,
        "type": event.type,
        "summary": event.summary or None,
        "period": to_edtf(event.period),
        "place_entity_id": event.place_entity_id,
        "arguments": [{"role": one.role, "entity_id": one.entity_id} for one in event.participants],
        "mention_ids": list(event.mention_ids),
        "document_ids": list(event.document_ids),
        "origin_count": event.origin_count,
        "status": event.status.value,
    }


def claim_row(known: Lookup, told: Told[Claim]) -> Row:
    """Who is reported as saying what."""
    one = told.record
    content = _where(known, told.document, one.content.span.start, one.content.span.end)
    return {
        "id": one.id,
        "document_id": told.document.document.id,
        "speaker": _speaker(known, one),
        "cue": None if one.cue is None else {"start": one.cue.span.start, "end": one.cue.span.end},
        "content": {**content, "quote": one.content.quote},
        "mode": one.mode.value,
        "stance": one.stance.value,
        "via": list(one.via),
        "event_mention_ids": list(known.mentions_of_claim.get(one.id, ())),
    }


def conflict_row(known: Lookup, conflict_id: str) -> Row:
    """Accounts that do not agree."""
    conflict = known.conflicts[conflict_id]
    return {
        "id": conflict.id,
        "kind": conflict.kind.value,
        "slot": conflict.slot,
        "members": [_member(known, one) for one in conflict.members if one.document_id in known.documents],
        "why": conflict.why,
    }


def origin_row(known: Lookup, origin_id: str) -> Row:
    """Reports that go back to one text."""
    origin = known.origins[origin_id]
    links = [{"left": a.left, "right": a.right, "reason": a.reason, "overlap": a.overlap} for a in origin.why]
    return {"id": origin.id, "document_ids": list(origin.document_ids), "why": links}


def _where(known: Lookup, annotated: AnnotatedDocument, start: int, end: int) -> Row:
    return {
        "start": start,
        "end": end,
        "capture_start": known.capture_offset(annotated, start),
        "capture_end": known.capture_offset(annotated, end),
    }


def _passage(known: Lookup, annotated: AnnotatedDocument, record_id: str, start: int, end: int) -> Row:
    return {"id": record_id, "document_id": annotated.document.id, **_where(known, annotated, start, end)}


def _argument(known: Lookup, argument: Argument) -> Row:
    span = argument.evidence.span
    entity_id = known.entity_of.get(argument.mention_id or "")
    words = argument.evidence.quote
    return {"role": argument.role, "entity_id": entity_id, "start": span.start, "end": span.end, "text": words}


def quantity_cells(quantity: Quantity) -> Row:
    """How many of what, with its words in the document."""
    return {
        "what": quantity.what,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "bound": quantity.bound,
        "scope": quantity.scope,
        "start": quantity.evidence.span.start,
        "end": quantity.evidence.span.end,
    }


def _speaker(known: Lookup, claim: Claim) -> Row | None:
    if claim.speaker is None and claim.speaker_kind is None:
        return None
    return {
        "entity_id": known.entity_of.get(claim.speaker_mention_id or ""),
        "kind": None if claim.speaker_kind is None else claim.speaker_kind.value,
        "start": None if claim.speaker is None else claim.speaker.span.start,
        "end": None if claim.speaker is None else claim.speaker.span.end,
        "text": None if claim.speaker is None else claim.speaker.quote,
    }


def _member(known: Lookup, member: ConflictMember) -> Row:
    annotated = known.documents[member.document_id]
    return {
        "event_mention_id": member.event_mention_id,
        "claim_id": member.claim_id,
        "document_id": member.document_id,
        **_where(known, annotated, member.start, member.end),
        "quote": annotated.document.text[member.start : member.end],
    }


def quantity_row(known: Lookup, told: Told[Quantity]) -> Row:
    """One number, for ``show``; in the export it stands inside its event mention."""
    one = told.record
    passage = _passage(known, told.document, one.id, one.evidence.span.start, one.evidence.span.end)
    return {**passage, "text": one.evidence.quote, **quantity_cells(one)}


def capture_row(known: Lookup, capture_id: str) -> Row:
    """One file, address or line as it was found, for ``show``."""
    one = known.captures[capture_id]
    documents = [each.document.id for each in known.corpus.documents if each.document.capture_id == capture_id]
    return {
        "id": one.id,
        "uri": one.uri,
        "media_type": one.media_type,
        "bytes_sha256": one.bytes_sha256,
        "fetched_at": one.fetched_at,
        "given": dict(one.given),
        "previous_id": one.previous_id,
        "document_ids": documents,
    }
