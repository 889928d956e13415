"""Where: points with their radius, areas worked out from their words, and why a name was taken for a place."""

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.records.corpus import Corpus
from dateline.records.entity import Place, PlaceChoice
from dateline.records.event import EventMention
from dateline.records.mention import Area, Kind, Mention
from dateline.resolution.areas import derive_place
from dateline.views.lookup import Lookup, Told, look_up

Row = dict[str, Any]

#: A name that was not looked up: a facility without a place, say.
NOT_ASKED = PlaceChoice((), None)


def place_cells(place: Place) -> Row:
    """A point with a radius."""
    return {
        "name": place.name,
        "kind": place.kind,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": place.radius_km,
        "country": place.country,
        "region": place.region,
        "gazetteer_id": place.gazetteer_id,
    }


def area_rows(corpus: Corpus | Lookup) -> list[Row]:
    """``areas.jsonl``, document by document."""
    known = look_up(corpus)
    return [area_row(known, one) for one in known.areas.values()]


def area_row(known: Lookup, told: Told[Area]) -> Row:
    """Land told by where it lies to named places."""
    document, span = told.document, told.record.evidence.span
    ends = [known.capture_offset(document, end) for end in (span.start, span.end)]
    named = [known.entity_of.get(one) for one in told.record.mention_ids]
    return {
        "id": told.record.id,
        "document_id": span.document_id,
        "capture_start": ends[0],
        "capture_end": ends[1],
        "place_entity_ids": named,
        **area_cells(told.record, _places(known, told.record)),
    }


def area_cells(area: Area, places: Mapping[str, Place]) -> Row:
    """What an area says and the circle it lies in; ``latitude``, ``longitude`` and ``radius_km`` are None where the
    words do not say enough, and ``why`` tells. ``places``: by mention id."""
    circle, why = derive_place(area, places)
    return {
        "start": area.evidence.span.start,
        "end": area.evidence.span.end,
        "text": area.evidence.quote,
        "relation": area.relation.value,
        "distance_km": area.distance_km,
        "bearing": area.bearing,
        "latitude": None if circle is None else circle.latitude,
        "longitude": None if circle is None else circle.longitude,
        "radius_km": None if circle is None else circle.radius_km,
        "why": why,
    }


def event_area(known: Lookup, mention: EventMention) -> Row | None:
    """The area in which a telling puts its event; None if it tells none."""
    told = known.areas.get(mention.area_id or "")
    return None if told is None else area_cells(told.record, _places(known, told.record))


def place_reasons(known: Lookup, members: Iterable[str]) -> list[Row]:
    """For each place name behind the members, once a name and document: the place it was taken for and what decided,
    what else it can mean, why it is the place of an event, and the area it tells."""
    found: dict[tuple[str, str, str | None], Row] = {}
    for one in members:
        event = known.event_mentions.get(one)
        told = known.mentions.get(one if event is None else event.record.place_mention_id or "")
        if told is None or told.record.kind is not Kind.PLACE:
            continue
        document = told.document.document.id
        key = (document, told.record.evidence.quote, None if event is None else event.record.place_why)
        if key not in found:
            found[key] = {"id": one, **_reason(known, told), **_of_event(known, event)}
    return list(found.values())


def _reason(known: Lookup, told: Told[Mention]) -> Row:
    choice = known.place_choices.get(told.record.id, NOT_ASKED)
    entity = known.entity(told.record.id)
    place = entity.place if entity is not None else None
    return {
        "phrase": told.record.evidence.quote,
        "literal": told.record.literal,
        "place": None if place is None else place_cells(place),
        "why": choice.why or None,
        "candidates": [
            {**place_cells(each.place), "score": round(each.score, 2), "why": list(each.why)}
            for each in choice.candidates
        ],
    }


def _of_event(known: Lookup, event: Told[EventMention] | None) -> Row:
    if event is None:
        return {"basis": None, "event_why": None, "area": None}
    basis = event.record.place_basis
    return {
        "basis": None if basis is None else basis.value,
        "event_why": event.record.place_why,
        "area": event_area(known, event.record),
    }


def _places(known: Lookup, area: Area) -> dict[str, Place]:
    entities = ((one, known.entity(one)) for one in area.mention_ids)
    return {one: entity.place for one, entity in entities if entity is not None and entity.place is not None}
