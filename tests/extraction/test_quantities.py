"""Quantities: how many of what, how firmly, and what is no quantity."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extraction.numbers import parse_number
from dateline.extraction.quantities import Quantities, find_quantities
from dateline.extraction.times import find_times
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.language import Syntax, Token
from dateline.records.mention import Quantity

CASES = Path(__file__).parents[1] / "cases"


def document(text: str) -> AnnotatedDocument:
    one = AnnotatedDocument(Document("doc-x", "cap-x", 0, 0, len(text), text))
    return replace(one, times=find_times(one))


def quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(document(text))


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize("row", rows("quantities.csv"), ids=lambda row: row["quote"])
def test_a_number_is_read_with_what_it_counts(row: dict[str, str]) -> None:
    found = [
        (one.evidence.quote, one.what, one.value, one.low, one.high, one.unit or "", one.bound, one.scope)
        for one in quantities(row["text"])
    ]
    ends = number(row["value"]), number(row["low"]), number(row["high"])
    assert found == [(row["quote"], row["what"], *ends, row["unit"], row["bound"], row["scope"])]


@pytest.mark.parametrize("row", rows("not_quantities.csv"), ids=lambda row: row["text"])
def test_numbers_that_count_nothing_are_left_alone(row: dict[str, str]) -> None:
    assert [one.evidence.quote for one in quantities(row["text"])] == []


def test_two_verbs_share_out_their_numbers() -> None:
    found = quantities("The blast killed 12 and wounded 30.")
    assert [(one.evidence.quote, one.what) for one in found] == [("12", "killed"), ("30", "wounded")]


def test_a_part_counts_what_the_whole_counts() -> None:
    found = quantities("The blast killed 12 people, including seven children.")
    assert [(one.evidence.quote, one.what, one.scope) for one in found] == [
        ("12 people", "killed", "this"),
        ("seven children", "killed", "subset"),
    ]


def test_the_verb_over_the_noun_says_what_happened_to_it() -> None:
    text = "Police freed 12 miners whom rebels had kidnapped"
    words = [
        ("Police", 1, "nsubj", "NOUN"),
        ("freed", 1, "root", "VERB"),
        ("12", 3, "nummod", "NUM"),
        ("miners", 1, "obj", "NOUN"),
    ]
    tokens, at = [], 0
    for word, head, relation, pos in words:
        at = text.index(word, at)
        tokens.append(Token(at, at + len(word), word, {"freed": "detain"}.get(word, word), pos, "", head, relation))
    one = replace(document(text), syntax=Syntax(tokens=tuple(tokens)))
    assert [(found.evidence.quote, found.what) for found in find_quantities(one)] == [("12 miners", "detained")]


@pytest.mark.parametrize(
    ("text", "value"),
    [("25,000", 25000), ("2 1/2", 2.5), ("3.5 million", 3.5e6), ("twenty-five", 25), ("a dozen", 12),
     ("two hundred and six thousand", 206_000), ("of", None)],
)  # fmt: skip
def test_numbers_in_digits_and_words(text: str, value: float | None) -> None:
    assert parse_number(text) == value


def test_the_stage_fills_quantities() -> None:
    (filled,) = Quantities().annotate([document("They counted 47 attacks.")])
    assert [one.evidence.quote for one in filled.quantities] == ["47 attacks"]


WORDS = st.sampled_from(
    [
        "at least",
        "33",
        "people",
        "killed",
        "dozens",
        "of",
        "$",
        "3",
        "million",
        "-",
        ",",
        "\n",
        "two",
        "between",
        "and",
        "40",
        "%",
        "km",
        "one",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_spans_quote_the_text_and_ends_are_in_order(text: str) -> None:
    for one in quantities(text):
        assert text[one.evidence.span.start : one.evidence.span.end] == one.evidence.quote
        assert one.low is None or one.high is None or one.low <= one.high
