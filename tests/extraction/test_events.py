"""Event mentions: which words name them, who takes part, where, when, and how sure the passage is."""

import csv
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dateline.extraction.claims import find_claims
from dateline.extraction.events import MAX_PASSAGE, Events, find_event_mentions
from dateline.extraction.names import find_mentions
from dateline.extraction.ontology import Ontology, load_ontology
from dateline.extraction.quantities import find_quantities
from dateline.extraction.times import find_times
from dateline.language.annotate import annotate_syntax
from dateline.language.native_engine import NativeEngine
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Published, PublishedBasis
from dateline.records.entity import Place
from dateline.records.event import EventMention, Status
from dateline.records.mention import Basis
from dateline.records.period import Period, Precision, day

CASES = Path(__file__).parents[1] / "cases"
CITIES = {"geneva": "CH", "oslo": "NO", "lima": "PE"}
COUNTRIES = {"norway": "NO", "chad": "TD"}


class TinyGazetteer:
    """Three cities and two countries."""

    version = "tiny"

    def lookup(self, name: str) -> tuple[Place, ...]:
        key = name.lower()
        if key in CITIES:
            return (Place(name, 0.0, 0.0, 10.0, CITIES[key], key, "city", 5_000_000),)
        return (Place(name, 0.0, 0.0, 500.0, COUNTRIES[key], key, "country", 5_000_000),) if key in COUNTRIES else ()


@cache
def engine() -> NativeEngine:
    return NativeEngine()


@cache
def ontology() -> Ontology:
    return load_ontology()


def annotated(text: str, published: date | None = None) -> AnnotatedDocument:
    known = Published() if published is None else Published(day(published), PublishedBasis.EXPLICIT)
    one = annotate_syntax(Document("doc-x", "cap-x", 0, 0, len(text), text, published=known), engine())
    one = replace(one, times=find_times(one))
    one = replace(one, mentions=find_mentions(one, TinyGazetteer()))
    return replace(one, quantities=find_quantities(one), claims=find_claims(one))


def found(text: str, published: date | None = None) -> tuple[EventMention, ...]:
    return find_event_mentions(annotated(text, published), ontology())


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pick(text: str, event_type: str, trigger: str) -> EventMention:
    events = [e for e in found(text) if e.type == event_type and e.trigger.quote == trigger]
    assert events, f"no {event_type} at {trigger!r}: {[(e.type, e.trigger.quote) for e in found(text)]}"
    return events[0]


@pytest.mark.parametrize("row", rows("event_status.csv"), ids=lambda row: row["text"])
def test_status_follows_the_table_of_the_contract(row: dict[str, str]) -> None:
    assert pick(row["text"], row["type"], row["trigger"]).status is Status(row["status"])


@pytest.mark.parametrize("row", rows("events.csv"), ids=lambda row: row["text"])
def test_event_names_its_participants_and_place(row: dict[str, str]) -> None:
    event = pick(row["text"], row["type"], row["trigger"])
    filled = {
        "agents": "|".join(a.evidence.quote for a in event.arguments if a.role == "agent"),
        "patients": "|".join(a.evidence.quote for a in event.arguments if a.role in ("patient", "recipient")),
        "place": "".join(a.evidence.quote for a in event.arguments if a.role == "place"),
    }
    assert filled == {key: row[key] for key in filled}


def test_statement_time_is_not_the_time_of_the_event() -> None:
    event = pick_dated("The mayor said on Tuesday that rebels had attacked the barracks.", "ATTACK")
    assert event.time_id is None and event.period_basis is not Basis.RELATIVE


def test_time_in_the_clause_of_the_event_is_its_time() -> None:
    event = pick_dated("The mayor said on Tuesday that rebels attacked the barracks on 3 March 2024.", "ATTACK")
    assert (event.period, event.period_basis) == (day(date(2024, 3, 3)), Basis.EXPLICIT)


def test_time_before_two_joined_verbs_goes_for_both() -> None:
    events = found("On 3 March 2024 Lena Marwick visited Oslo and met Tomas Okello.")
    assert [(e.type, e.period) for e in events] == [
        ("VISIT", day(date(2024, 3, 3))),
        ("MEET", day(date(2024, 3, 3))),
    ]


def test_what_is_told_as_past_without_a_time_happened_by_the_day_of_publication() -> None:
    event = found("Rebels attacked the barracks.", date(2024, 3, 5))[0]
    by_then = Period(None, date(2024, 3, 6), Precision.RANGE)
    assert (event.period, event.period_basis, event.time_id) == (by_then, Basis.PUBLICATION, None)


def test_what_is_told_without_a_time_in_an_undated_report_stays_undated() -> None:
    event = found("The valley is quiet.\n\nRebels attacked the barracks.")[0]
    assert (event.period, event.period_basis) == (None, None)


def test_what_goes_on_in_the_present_goes_on_at_publication() -> None:
    event = found("The valley is quiet.\n\nRebels are attacking the barracks.", date(2024, 3, 5))[0]
    assert (event.period, event.period_basis) == (day(date(2024, 3, 5)), Basis.PUBLICATION)


def test_event_belongs_to_the_claim_that_holds_its_trigger() -> None:
    one = annotated("The mayor said that rebels attacked the barracks.")
    event = next(e for e in find_event_mentions(one, ontology()) if e.type == "ATTACK")
    assert [event.claim_id] == [claim.id for claim in one.claims]


def test_quantity_of_a_participant_belongs_to_the_event() -> None:
    one = annotated("Rebels killed 12 soldiers on Monday.")
    event = find_event_mentions(one, ontology())[0]
    assert set(event.quantity_ids) == {quantity.id for quantity in one.quantities} and event.quantity_ids


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian-backed forces are tired.",
        "Armed groups live in the valley.",
        "The visiting minister likes fish.",
        "The minister said the weather was fine.",
        "The attack helicopter was expensive.",
        "He left the room.",
        "",
    ],
)
def test_words_that_tell_no_event_give_none(text: str) -> None:
    assert found(text) == ()


def test_light_verb_and_its_noun_are_one_event() -> None:
    assert [e.type for e in found("Lena Marwick held talks with Tomas Okello.")] == ["NEGOTIATE"]


def test_nationality_before_forces_is_the_participant() -> None:
    event = pick("Norwegian jets bombed the airport near Lima.", "ATTACK", "bombed")
    assert [a.mention_id is not None for a in event.arguments if a.role == "agent"] == [True]


def test_what_does_harm_is_no_agent() -> None:
    event = pick("Three airstrikes destroyed the bridge near Oslo.", "ATTACK", "destroyed")
    assert [(a.role, a.evidence.quote) for a in event.arguments if a.role != "place"] == [("patient", "bridge")]


def test_a_nationality_and_another_side_are_one_participant() -> None:
    event = pick("Norwegian and coalition forces attacked the rebels.", "ATTACK", "attacked")
    assert "Norwegian and coalition forces" in [a.evidence.quote for a in event.arguments if a.role == "agent"]


def test_overlong_sentence_gives_way_to_the_clause() -> None:
    text = "Rebels attacked the barracks " + "and the old road by the green river " * 20 + "."
    events = found(text)
    assert events
    for event in events:
        assert event.evidence.span.end - event.evidence.span.start <= MAX_PASSAGE
        assert event.evidence.span.start <= event.trigger.span.start < event.trigger.span.end <= event.evidence.span.end


def test_every_quote_is_the_text_at_its_span() -> None:
    text = "“Rebels attacked the barracks”, said Lena Marwick.\n\nNorway’s visit to Chad — 12 soldiers were killed."
    events = found(text)
    assert len(events) > 1
    for event in events:
        for evidence in (event.trigger, event.evidence, *(a.evidence for a in event.arguments)):
            assert text[evidence.span.start : evidence.span.end] == evidence.quote


def test_stage_fills_event_mentions_and_is_deterministic() -> None:
    one = annotated("Rebels attacked the barracks and Norway sent troops to Chad.")
    stage = Events(ontology())
    assert stage.annotate([one]) == stage.annotate([one])
    assert stage.annotate([one])[0].event_mentions == find_event_mentions(one, ontology())


def test_document_without_syntax_has_no_events() -> None:
    bare = AnnotatedDocument(Document("doc-x", "cap-x", 0, 0, 20, "Rebels attacked Lima"))
    assert find_event_mentions(bare, ontology()) == ()


def pick_dated(text: str, event_type: str) -> EventMention:
    return next(e for e in found(text, date(2024, 3, 6)) if e.type == event_type)
