"""Names, roles and pronouns of one document."""

import csv
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extraction.names import Names, find_mentions
from dateline.language.annotate import annotate_syntax
from dateline.language.native_engine import NativeEngine
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.language import Sentence, Syntax
from dateline.records.mention import Form, Kind, Mention
from dateline.store.gazetteer import GazetteerFile

TABLE = (Path(__file__).parents[1] / "cases" / "names.csv").read_text(encoding="utf-8")
CASES = list(csv.DictReader(TABLE.splitlines()))


@lru_cache(maxsize=1)
def engine() -> NativeEngine:
    return NativeEngine()


@lru_cache(maxsize=1)
def gazetteer() -> GazetteerFile:
    return GazetteerFile.open()


def annotated(text: str, headline: str = "") -> AnnotatedDocument:
    whole = f"{headline}\n\n{text}" if headline else text
    document = Document("doc-1", "cap-1", 0, 0, len(whole), whole, headline or None, len(headline))
    return annotate_syntax(document, engine())


def mentions(text: str, headline: str = "") -> tuple[Mention, ...]:
    return find_mentions(annotated(text, headline), gazetteer())


def names(text: str, headline: str = "") -> list[str]:
    return [f"{m.evidence.quote} {m.kind.value}" for m in mentions(text, headline) if m.form is Form.NAME]


def referents(text: str, form: Form) -> dict[str, str | None]:
    found = mentions(text)
    by_id = {mention.id: mention.evidence.quote for mention in found}
    return {m.evidence.quote: by_id.get(m.same_as or "") for m in found if m.form is form}


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_names_of_one_sentence(case: dict[str, str]) -> None:
    assert names(case["text"]) == [name for name in case["names"].split("|") if name]


def test_a_headline_in_title_case_holds_only_names_known_from_the_text() -> None:
    text = "Police in Lyon arrested the engineer Odile Marchetti. Marchetti denied it."
    assert names(text, "Lyon Police Arrest Leading Engineer Marchetti Over Stolen Plans")[:2] == [
        "Lyon place",
        "Marchetti person",
    ]


def test_a_surname_has_the_kind_of_the_full_name() -> None:
    found = names("Minister Tova Lindqvist spoke. Lindqvist left.")
    assert found == ["Tova Lindqvist person", "Lindqvist person"]


def test_a_capital_that_speaks_is_not_the_city() -> None:
    found = {m.evidence.quote: m.literal for m in mentions("Oslo says the boats were seen near Lisbon.")}
    assert found == {"Oslo": False, "Lisbon": True}


def test_a_capital_that_decides_is_not_the_city() -> None:
    assert [m.literal for m in mentions("They were told of Oslo's decision.")] == [False]


def test_a_role_refers_to_the_one_who_bore_the_title() -> None:
    text = (
        "Danish Defense Minister Karsten Holmvik met Italian President Livia Serrano. The Danish defence minister left."
    )
    assert referents(text, Form.ROLE) == {"The Danish defence minister": "Karsten Holmvik"}


def test_a_role_that_fits_two_persons_refers_to_none() -> None:
    text = "Minister Karsten Holmvik met Minister Livia Serrano. The minister left."
    assert referents(text, Form.ROLE) == {"The minister": None}


def test_a_pronoun_refers_to_the_only_person_near() -> None:
    assert referents("Karsten Holmvik flew to Rome. He returned.", Form.PRONOUN) == {"He": "Karsten Holmvik"}


def test_a_pronoun_between_two_persons_is_left_out() -> None:
    assert referents("Karsten Holmvik met Pavel Oresny. He returned.", Form.PRONOUN) == {}


def test_the_stage_fills_mentions_and_nothing_else() -> None:
    one = annotated("Karsten Holmvik flew to Rome.")
    assert Names(gazetteer()).annotate([one]) == [replace(one, mentions=find_mentions(one, gazetteer()))]


def test_an_empty_document_has_no_mentions() -> None:
    empty = Document("doc-1", "cap-1", 0, None, None, "")
    assert find_mentions(AnnotatedDocument(empty), gazetteer()) == ()


PIECES = [
    "Oslo",
    "Al-",
    "-",
    "'s",
    "U.S.",
    "Minister",
    "of",
    " ",
    "\n",
    "(",
    "“",
    "MiG-29",
    "Ann Lee",
    "é",
    "王",
    "the",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_spans_lie_inside_the_text_and_names_do_not_overlap(text: str) -> None:
    sentences = (Sentence(0, len(text), 0, 0, 0),) if text else ()
    document = AnnotatedDocument(Document("d", "c", 0, None, None, text), Syntax(sentences))
    found = [m for m in find_mentions(document, gazetteer()) if m.form is Form.NAME]
    spans = [(m.evidence.span.start, m.evidence.span.end) for m in found]
    assert all(text[m.evidence.span.start : m.evidence.span.end] == m.evidence.quote for m in found)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_kinds_are_the_contract_s() -> None:
    assert {kind.value for kind in Kind} >= {"person", "organisation", "place", "nationality", "product", "event"}
