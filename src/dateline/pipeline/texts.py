"""Stand-off annotations of single texts, in the shape of ``dateline annotate``."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from dateline.errors import DatelineError
from dateline.extraction.claim_layout import attribution_rows
from dateline.pipeline.api import Reader
from dateline.records.claim import Claim
from dateline.records.corpus import AnnotatedDocument
from dateline.records.entity import Place
from dateline.records.event import EventMention
from dateline.records.evidence import Evidence
from dateline.records.mention import Quantity
from dateline.records.period import to_edtf
from dateline.resolution.entities import cluster_entities
from dateline.resolution.places import resolve_places

Row = dict[str, Any]
#: Texts that are read at once; enough to fill the engine's batches, few enough that output flows.
TEXTS_AT_ONCE = 32


def annotations_of(reader: Reader, lines: Iterable[Row], *, tokens: bool = False) -> Iterator[Row]:
    """One row a line ``{id, text, published}``, in order; a line that fails gives ``{id, error}``."""
    stream = iter(lines)
    while batch := list(islice(stream, TEXTS_AT_ONCE)):
        good = [line for line in batch if isinstance(line.get("text"), str) and line["text"].strip()]
        try:
            read = reader.read_many([(line["text"], line.get("published")) for line in good])
            found = {id(line): as_row(reader, one, tokens=tokens) for line, one in zip(good, read, strict=True)}
        except (DatelineError, ValueError, AttributeError, OverflowError):
            found = {id(line): _alone(reader, line, tokens=tokens) for line in good}
        for line in batch:
            nothing = {"error": line.get("error") or "no text in this line"}
            yield {"id": line.get("id"), **found.get(id(line), nothing)}


def annotation_of(reader: Reader, text: str, published: str | None, *, tokens: bool = False) -> Row:
    """One text. Raises SettingsError when ``published`` cannot be read."""
    return {"id": None, **as_row(reader, reader.read(text, published), tokens=tokens)}


def _alone(reader: Reader, line: Row, *, tokens: bool) -> Row:
    try:
        return as_row(reader, reader.read(line["text"], line.get("published")), tokens=tokens)
    except (DatelineError, ValueError, AttributeError, OverflowError) as error:
        return {"error": f"{type(error).__name__}: {error}"}


def as_row(reader: Reader, one: AnnotatedDocument, *, tokens: bool = False) -> Row:
    """Everything found in one text, with its coreference clusters and places."""
    entities = cluster_entities([one], reader.gazetteer, ())
    owner = {mention_id: entity for entity in entities for mention_id in entity.mention_ids}
    numbers = {entity.id: number for number, entity in enumerate(entities)}
    claims = {claim.id: claim for claim in one.claims}
    quantities = {quantity.id: quantity for quantity in one.quantities}
    row: Row = {
        "sentences": [{"start": each.start, "end": each.end} for each in one.sentences],
        "mentions": [
            {
                **_bounds(each.evidence), "kind": each.kind.value, "form": each.form.value,
                "cluster": numbers[owner[each.id].id] if each.id in owner else None,
            }
            for each in one.mentions
        ],
        "times": [
            {
                **_bounds(each.evidence), "timex_type": each.timex_type, "timex_value": each.timex_value,
                "period": to_edtf(each.period), "basis": each.basis.value, "rule": each.rule,
            }
            for each in one.times
        ],
        "places": _places(one, resolve_places([one], reader.gazetteer)),
        "quantities": [_quantity(each) for each in one.quantities],
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


def _places(one: AnnotatedDocument, places: dict[str, Place]) -> list[Row]:
    return [
        {
            **_bounds(mention.evidence), "latitude": place.latitude, "longitude": place.longitude,
            "radius_km": place.radius_km, "country": place.country, "gazetteer_id": place.gazetteer_id,
            "literal": mention.literal,
        }
        for mention in one.mentions
        if (place := places.get(mention.id)) is not None
    ]  # fmt: skip


def _quantity(one: Quantity) -> Row:
    return {
        "what": one.what, "value": one.value, "low": one.low, "high": one.high, "unit": one.unit, "bound": one.bound,
        "scope": one.scope, **_bounds(one.evidence),
    }  # fmt: skip


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
        "place": _bounds(place) if place and one.place_mention_id else None,
        "status": one.status.value,
        "quantities": [_quantity(quantities[each]) for each in one.quantity_ids if each in quantities],
        "claim": attribution_rows([claim], text)[0] if claim else None,
    }
