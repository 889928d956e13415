"""Everything found in one text, in the shape of ``dateline annotate``."""

from collections.abc import Mapping, Sequence

from dateline.extraction.claim_layout import attribution_rows
from dateline.records.claim import Claim
from dateline.records.corpus import AnnotatedDocument
from dateline.records.entity import Entity, Place
from dateline.records.event import EventMention
from dateline.records.evidence import Evidence
from dateline.records.mention import Quantity
from dateline.records.period import to_edtf
from dateline.views.rows import Row, quantity_cells, time_cells
from dateline.views.where import area_cells, place_cells


def annotation_row(
    one: AnnotatedDocument, entities: Sequence[Entity], places: Mapping[str, Place], *, tokens: bool = False
) -> Row:
    """``entities``: of this text alone, they number its coreference clusters; ``places``: by mention id."""
    cluster = {mention: number for number, entity in enumerate(entities) for mention in entity.mention_ids}
    claims = {claim.id: claim for claim in one.claims}
    quantities = {quantity.id: quantity for quantity in one.quantities}
    row: Row = {
        "sentences": [{"start": each.start, "end": each.end} for each in one.sentences],
        "mentions": [
            {
                **_bounds(each.evidence), "kind": each.kind.value, "form": each.form.value,
                "cluster": cluster.get(each.id),
            }
            for each in one.mentions
        ],
        "times": [{**_bounds(each.evidence), **time_cells(each)} for each in one.times],
        "places": [
            {**_bounds(each.evidence), **place_cells(places[each.id]), "literal": each.literal}
            for each in one.mentions
            if each.id in places
        ],
        "areas": [area_cells(each, places) for each in one.areas],
        "quantities": [quantity_cells(each) for each in one.quantities],
        "event_mentions": [_event(each, one.document.text, claims, quantities) for each in one.event_mentions],
        "claims": attribution_rows(one.claims, one.document.text),
    }  # fmt: skip
    if tokens:
        row["tokens"] = [
            {
                "start": each.start, "end": each.end, "lemma": each.lemma, "pos": each.pos, "head": each.head,
                "relation": each.relation,
            }
            for each in one.syntax.tokens
        ]  # fmt: skip
    return row


def _bounds(evidence: Evidence) -> Row:
    return {"start": evidence.span.start, "end": evidence.span.end}


def _event(one: EventMention, text: str, claims: dict[str, Claim], quantities: dict[str, Quantity]) -> Row:
    claim = claims.get(one.claim_id or "")
    place = next((each.evidence for each in one.arguments if each.mention_id == one.place_mention_id), None)
    return {
        "type": one.type,
        "trigger": _bounds(one.trigger),
        **_bounds(one.evidence),
        "arguments": [
            {"role": each.role, **_bounds(each.evidence), "text": each.evidence.quote} for each in one.arguments
        ],
        "period": to_edtf(one.period),
        "period_why": one.period_why,
        "place": _bounds(place) if place and one.place_mention_id else None,
        "place_why": one.place_why,
        "status": one.status.value,
        "quantities": [quantity_cells(quantities[each]) for each in one.quantity_ids if each in quantities],
        "claim": attribution_rows([claim], text)[0] if claim else None,
    }
