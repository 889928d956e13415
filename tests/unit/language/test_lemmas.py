"""Dictionary forms."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.lemmas import lemma_of

CASES = Path(__file__).parents[2] / "cases" / "lemmas.csv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['word']} {row['pos']} {row['tag']}")
def test_lemmas_of_the_table(row: dict[str, str]) -> None:
    assert lemma_of(row["word"], row["pos"], row["tag"]) == row["lemma"]


def test_a_word_too_long_for_the_dictionary_keeps_its_form() -> None:
    assert lemma_of("Xs" * 30, "NOUN", "NNS") == "xs" * 30


POS = st.sampled_from("NOUN VERB ADJ ADV AUX PRON PROPN PART DET ADP PUNCT X SYM NUM".split())
TAGS = st.sampled_from("NN NNS VB VBD VBZ VBP JJR RB MD PRP DT .".split())


@given(st.text(min_size=1, max_size=8), POS, TAGS)
def test_every_word_has_a_lemma(word: str, pos: str, tag: str) -> None:
    assert lemma_of(word, pos, tag)


@given(st.text(min_size=1, max_size=8), TAGS)
def test_a_name_keeps_its_form(word: str, tag: str) -> None:
    assert lemma_of(word, "PROPN", tag) == word
