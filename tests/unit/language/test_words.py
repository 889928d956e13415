"""Words are cut as in the treebanks, and every character stays where it was."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.language.words import LONGEST_WORD, cut_words

CASES = Path(__file__).parents[2] / "cases" / "words.csv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["why"]))
def test_words_of_the_table(row: dict[str, str]) -> None:
    assert [row["text"][a:b] for a, b in cut_words(row["text"])] == row["words"].split("|")


@pytest.mark.parametrize("text", ["", "   ", "\n\t\u2003"])
def test_white_space_holds_no_word(text: str) -> None:
    assert cut_words(text) == []


def test_a_word_too_long_is_cut() -> None:
    spans = cut_words("x" * (2 * LONGEST_WORD + 1))
    assert spans == [(0, 100), (100, 200), (200, 201)]


def test_a_word_of_just_the_greatest_length_is_not_cut() -> None:
    assert cut_words("x" * LONGEST_WORD) == [(0, LONGEST_WORD)]


PIECES = ["Mr.", "U.S.", "n't", "'s", "’", "-", "a", "B.", "1,200", "km", " ", "\n", "@", "http://", "www.", ":)", "."]
WRITING = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@given(WRITING)
@example("\x1c a\x85b\u200bc\ufeff")
@example("\U0001f469\u200d\U0001f692 e\u0301")
def test_every_character_but_white_space_lies_in_exactly_one_word(text: str) -> None:
    held = [at for a, b in cut_words(text) for at in range(a, b)]
    assert held == [at for at, char in enumerate(text) if not char.isspace()]


@given(WRITING)
def test_no_word_is_empty_or_too_long(text: str) -> None:
    assert all(0 < b - a <= LONGEST_WORD for a, b in cut_words(text))


HOSTILE = ["a-", "x@y-", "A.a", "1,", "1_", "www.,", "http://", "re-", "n't", "a'", ".", "("]


@pytest.mark.parametrize("piece", HOSTILE)
def test_two_hundred_thousand_characters_of_one_pattern_are_cut(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    spans = cut_words(text)
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())
