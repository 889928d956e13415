"""Spellings of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolution.spelling import fold, is_acronym, same_person, same_word, same_words


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Sergei", "Sergey", True),
        ("Muhammad", "Mohammed", True),
        ("Kaddouri", "Qadduri", True),
        ("Hamid", "Hamad", False),
        ("Lindqvist", "Lindquist", True),
        ("Marek", "Mirko", False),
        ("Karlsen", "Karlson", True),
        ("Iran", "Iraq", False),
    ],
)
def test_spellings_of_one_word(left: str, right: str, same: bool) -> None:
    assert same_word(fold(left)[0], fold(right)[0]) is same


def test_articles_and_apostrophes_are_folded_away() -> None:
    assert fold("Tall al-Sana'a’s") == fold("Tall Sanaa") == ("tall", "sanaa")


def test_a_name_cut_differently_is_the_same() -> None:
    assert same_words(fold("Deir ez-Zour"), fold("Deirzour"))


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Anna Novak", "Ana Novak", True),
        ("A. Novak", "Anna Novak", True),
        ("Anna Novak", "Petra Novak", False),
        ("Anna Maria Novak", "Anna Novak", True),
        ("Anna Novak", "Anna Nowicki", False),
    ],
)
def test_first_names_decide_between_persons_of_one_surname(left: str, right: str, same: bool) -> None:
    assert same_person(fold(left), fold(right)) is same


def test_acronyms_count_small_words_or_leave_them_out() -> None:
    assert is_acronym("BPB", "Bureau for the Protection of Birds")
    assert is_acronym("U.N.", "United Nations")
    assert not is_acronym("AP", "AP Photo")


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_symmetric(left: str, right: str) -> None:
    assert same_words(fold(left), fold(right)) == same_words(fold(right), fold(left))


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(" ".join(once)) == once
