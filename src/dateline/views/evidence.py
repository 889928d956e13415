"""One record with all its accounts (show), and the chain of passages, rules and decisions behind it (why)."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from dateline.errors import UnknownRecord
from dateline.records.corpus import AnnotatedDocument, Corpus
from dateline.records.evidence import Evidence
from dateline.records.judgement import Judgement
from dateline.records.period import to_edtf
from dateline.views import rows
from dateline.views.accounts import account_json, build_accounts, when_reason
from dateline.views.lookup import Lookup, look_up
from dateline.views.originals import build_places
from dateline.views.reasons import joins_of, members_of, rules_of
from dateline.views.where import area_row, place_reasons

#: Which record an id names first when several kinds share it: a cluster carries the id of its earliest member.
KINDS = (
    "event",
    "entity",
    "conflict",
    "document",
    "origin",
    "event_mention",
    "claim",
    "mention",
    "time",
    "quantity",
    "area",
    "capture",
    "judgement",
)


def build_record(corpus: Corpus | Lookup, record_id: str, *, kind: str | None = None) -> rows.Row:
    """``{kind, record, accounts, conflicts, also}``: the record as in the export, and every account of it.

    ``kind`` picks one where several records share the id; ``also`` names the others. ``accounts``: the tellings of
    an event, the claims and events an entity or a document is in. Raises UnknownRecord with the nearest id.
    """
    known = look_up(corpus)
    found = kinds_of(known, record_id)
    chosen = _choose(known, record_id, found, kind)
    conflicts = known.conflicts_of_event.get(_event_of(known, record_id, chosen) or "", ())
    return {
        "id": record_id,
        "kind": chosen,
        "record": _record(known, record_id, chosen),
        "accounts": _accounts(known, record_id, chosen),
        "conflicts": [rows.conflict_row(known, one) for one in conflicts],
        "also": [one for one in found if one != chosen],
    }


def build_evidence(corpus: Corpus | Lookup, record_id: str, *, kind: str | None = None) -> rows.Row:
    """``{kind, passages, rules, times, places, joins, judgements}``: everything that led to the record.

    ``passages``: the sentences, with document, outlet and publication period and how it is known. ``rules``: which
    maker and rule found each part. ``times``: what each date was read from. ``places``: what each place name was
    taken for, and what else it can mean. ``joins``: why accounts were put together.
    ``judgements``: decisions of people on any member. Raises UnknownRecord with the nearest id.
    """
    known = look_up(corpus)
    chosen = _choose(known, record_id, kinds_of(known, record_id), kind)
    members = members_of(known, record_id, chosen)
    touched = {record_id, *members}
    return {
        "id": record_id,
        "kind": chosen,
        "passages": [_passage(known, one) for one in _passages(known, members)],
        "rules": rules_of(known, members),
        "times": _times(known, members),
        "places": place_reasons(known, members),
        "joins": joins_of(known, record_id, chosen),
        "judgements": [judgement_row(one) for one in known.corpus.judgements if {one.left_id, one.right_id} & touched],
    }


def kinds_of(known: Lookup, record_id: str) -> list[str]:
    """The kinds of record that have this id, the one it names first leading."""
    return [kind for kind in KINDS if record_id in _shelf(known, kind)]


def judgement_row(one: Judgement) -> rows.Row:
    """A person's decision."""
    return {
        "id": one.id,
        "verdict": one.verdict.value,
        "left_id": one.left_id,
        "right_id": one.right_id,
        "value": one.value,
        "person": one.person,
        "because": one.because,
        "decided_at": one.decided_at,
    }


def _shelf(known: Lookup, kind: str) -> dict[str, Any]:
    if kind == "judgement":
        return {one.id: one for one in known.corpus.judgements}
    shelf: dict[str, Any] = getattr(known, {"entity": "entities", "quantity": "quantities"}.get(kind, f"{kind}s"))
    return shelf


def _choose(known: Lookup, record_id: str, found: list[str], kind: str | None) -> str:
    if kind in found:
        return str(kind)
    if found and kind is None:
        return found[0]
    every = [one for each in KINDS if kind in (None, each) for one in _shelf(known, each)]
    nearest = get_close_matches(record_id, every, n=1, cutoff=0.6)
    hint = f"; did you mean {nearest[0]}?" if nearest else "; the lists (dateline timeline, entities, …) show ids"
    raise UnknownRecord(f"no {kind or 'record'} has the id {record_id!r}{hint}")


def _record(known: Lookup, record_id: str, kind: str) -> rows.Row:
    match kind:
        case "event":
            return rows.event_row(known, record_id)
        case "entity":
            return rows.entity_row(known.entities[record_id])
        case "conflict":
            return rows.conflict_row(known, record_id)
        case "document":
            return rows.document_row(known, known.documents[record_id])
        case "origin":
            return rows.origin_row(known, record_id)
        case "event_mention":
            return rows.event_mention_row(known, known.event_mentions[record_id])
        case "claim":
            return rows.claim_row(known, known.claims[record_id])
        case "mention":
            return rows.mention_row(known, known.mentions[record_id])
        case "time":
            return rows.time_row(known, known.times[record_id])
        case "quantity":
            return rows.quantity_row(known, known.quantities[record_id])
        case "area":
            return area_row(known, known.areas[record_id])
        case "capture":
            return rows.capture_row(known, record_id)
    return judgement_row(_shelf(known, "judgement")[record_id])


def _event_of(known: Lookup, record_id: str, kind: str) -> str | None:
    return record_id if kind == "event" else known.event_of.get(record_id) if kind == "event_mention" else None


def _accounts(known: Lookup, record_id: str, kind: str) -> list[rows.Row]:
    event_id = _event_of(known, record_id, kind)
    if event_id is not None and event_id in known.events:
        return [account_json(one) for one in build_accounts(known, known.events[event_id])]
    return [_passage(known, one) for one in _passages(known, members_of(known, record_id, kind))]


def _passages(known: Lookup, members: Iterable[str]) -> list[tuple[AnnotatedDocument, str, Evidence]]:
    found: list[tuple[AnnotatedDocument, str, Evidence]] = []
    for one in members:
        if one in known.event_mentions:
            told = known.event_mentions[one]
            found.append((told.document, one, told.record.evidence))
        elif one in known.claims:
            said = known.claims[one]
            found.append((said.document, one, said.record.content))
        else:
            for shelf in (known.mentions, known.times, known.quantities, known.areas):
                if one in shelf:
                    found.append((shelf[one].document, one, shelf[one].record.evidence))
    return found


def _passage(known: Lookup, found: tuple[AnnotatedDocument, str, Evidence]) -> rows.Row:
    annotated, record_id, evidence = found
    document, span = annotated.document, evidence.span
    sentence = known.sentence_at(document.id, span.start)
    return {
        "id": record_id,
        "document_id": document.id,
        "capture": known.uri(annotated),
        "outlet": document.outlet,
        "headline": document.headline,
        "published": to_edtf(document.published.period),
        "published_basis": document.published.basis.value,
        "published_why": document.published.why or None,
        "start": span.start,
        "end": span.end,
        "capture_start": known.capture_offset(annotated, span.start),
        "capture_end": known.capture_offset(annotated, span.end),
        "original": build_places(document, span.start, span.end),
        "quote": evidence.quote,
        "sentence": evidence.quote if sentence is None else document.text[sentence.start : sentence.end],
        "speaker": _speaker(known, record_id),
    }


def _speaker(known: Lookup, record_id: str) -> str | None:
    told = known.event_mentions.get(record_id)
    claim = known.claims.get(record_id if told is None else told.record.claim_id or "")
    return None if claim is None else known.speaker(claim.record)


def _times(known: Lookup, members: Iterable[str]) -> list[rows.Row]:
    found = []
    for one in members:
        told = known.event_mentions.get(one)
        time = known.times.get(one if told is None else told.record.time_id or "")
        if told is None and time is None:
            continue
        period = told.record.period if told is not None else time.record.period if time is not None else None
        found.append(
            {
                "id": one,
                "period": to_edtf(period),
                "phrase": None if time is None else time.record.evidence.quote,
                "rule": None if time is None else time.record.rule,
                "anchor": None if time is None else time.record.anchor,
                "alternatives": [] if time is None else [to_edtf(each) for each in time.record.alternatives],
                "why": when_reason(known, told.record) if told is not None else None,
            }
        )
    return found
