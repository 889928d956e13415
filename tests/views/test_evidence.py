"""show and why: every kind of id, every account, the whole chain."""

import json
from dataclasses import replace

import pytest
from tests.views.fixtures import build_corpus

from dateline.errors import UnknownRecord
from dateline.records.event import Argument
from dateline.views.accounts import build_accounts
from dateline.views.evidence import build_evidence, build_record

IDS = {
    "event": "evt-siege",
    "entity": "ent-oskava",
    "conflict": "cfl-siege",
    "document": "doc-herald",
    "origin": "org-herald",
    "event_mention": "evm-meeting",
    "claim": "clm-ministry",
    "mention": "men-vasko",
    "time": "tim-tuesday",
    "quantity": "qty-wounded",
    "capture": "cap-herald",
    "judgement": "jdg-1",
}


@pytest.mark.parametrize(("kind", "record_id"), IDS.items())
def test_every_kind_of_record_shows_and_says_why(kind: str, record_id: str) -> None:
    shown = build_record(build_corpus(), record_id)
    why = build_evidence(build_corpus(), record_id)
    assert (shown["kind"], why["kind"], shown["record"]["id"]) == (kind, kind, record_id)
    assert why["passages"]
    assert json.loads(json.dumps([shown, why])) == [shown, why]


def test_an_event_shows_all_its_accounts_and_its_conflict() -> None:
    shown = build_record(build_corpus(), "evt-siege")
    assert [(one["outlet"], one["speaker"], one["status"]) for one in shown["accounts"]] == [
        ("Orlen Herald", "defence ministry", "occurred"),
        ("courier.txt", "Residents", "denied"),
        ("Valley Post", None, "occurred"),
    ]
    assert [one["id"] for one in shown["conflicts"]] == ["cfl-siege"]


def test_the_cells_in_which_accounts_differ_are_marked() -> None:
    corpus = build_corpus()
    accounts = build_accounts(corpus, corpus.resolution.events[0])
    assert [one.differs for one in accounts] == [("status",), ("status",), ("status",)]
    assert [one.numbers for one in accounts] == [("At least 12 soldiers (wounded)",), (), ()]


def test_one_account_differs_from_nothing() -> None:
    corpus = build_corpus()
    assert [one.differs for one in build_accounts(corpus, corpus.resolution.events[1])] == [()]


def test_why_names_the_phrase_the_rule_and_the_anchor_of_a_date() -> None:
    times = build_evidence(build_corpus(), "evt-siege")["times"]
    assert times[0]["phrase"] == "Tuesday"
    assert times[0]["rule"] == "weekday-before"
    assert times[0]["anchor"] == "published 2031-03-05"
    assert times[1]["why"] == "the passage does not say when"


def test_why_gives_joins_rules_and_judgements() -> None:
    why = build_evidence(build_corpus(), "evt-siege")
    assert why["joins"] == [
        "same type, place and week",
        "doc-herald and doc-reprint go back to one text: reprint",
    ]
    assert {one["rule"] for one in why["rules"]} == {"passive:lift"}
    assert [one["person"] for one in why["judgements"]] == ["mv"]


def test_a_passage_carries_its_outlet_date_and_sentence() -> None:
    passage = build_evidence(build_corpus(), "evt-siege")["passages"][0]
    assert (passage["outlet"], passage["published"], passage["published_why"]) == (
        "Orlen Herald",
        "2031-03-05",
        "the report dates itself",
    )
    assert passage["quote"] in passage["sentence"]


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnknownRecord, match="evt-siege"):
        build_record(build_corpus(), "evt-sieges")


def test_an_id_like_nothing_points_to_the_lists() -> None:
    with pytest.raises(UnknownRecord, match="timeline"):
        build_evidence(build_corpus(), "%%%")


def test_a_kind_that_does_not_have_the_id_is_refused() -> None:
    with pytest.raises(UnknownRecord, match="no entity has the id 'evt-siege'"):
        build_record(build_corpus(), "evt-siege", kind="entity")


def test_the_place_of_an_account_is_not_one_of_its_people() -> None:
    corpus = build_corpus()
    event = corpus.resolution.events[0]
    first = corpus.documents[0]
    mention = first.event_mentions[0]
    place = Argument("place", mention.trigger, "men-oskava-herald")
    told = replace(first, event_mentions=(replace(mention, arguments=(place,)), *first.event_mentions[1:]))
    accounts = build_accounts(replace(corpus, documents=(told, *corpus.documents[1:])), event)
    assert (accounts[0].who, "who" in accounts[0].differs) == ((), False)
