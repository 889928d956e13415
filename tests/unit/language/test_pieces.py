"""Every word has pieces, and a class of casing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.pieces import CASE_CLASSES, CLS, MOST_PIECES, SEP, UNKNOWN, Pieces, case_class


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "oran don’t été 5th"),
        (2, "UN OSCE S-400"),
        (3, "A É"),
        (4, "Oran Él"),
        (5, "1,200 2026 ٣٤"),
        (6, "iPhone McLee"),
        (7, "... 他 🚢 -"),
    ],
)
def test_a_class_of_casing(number: int, words: str) -> None:
    assert [case_class(word) for word in words.split()] == [number] * len(words.split())


@given(st.text(max_size=12))
def test_a_class_is_never_that_of_no_word(word: str) -> None:
    assert 1 <= case_class(word) < CASE_CLASSES


def test_the_encoder_knows_no_case(pieces: Pieces) -> None:
    assert pieces.of("Oran")[0] == pieces.of("oran")[0]
    assert pieces.of("Oran")[1] != pieces.of("oran")[1]


def test_a_word_asked_for_again_is_the_same(pieces: Pieces) -> None:
    assert pieces.of("Iversen") == pieces.of("Iversen")


def test_a_word_of_nothing_known_is_unknown(pieces: Pieces) -> None:
    assert pieces.of("\u200b") == ([UNKNOWN], 7)


def test_half_of_a_surrogate_pair_is_read(pieces: Pieces) -> None:
    assert len(pieces.of("\ud800")[0]) == 1


@given(st.text(min_size=1, max_size=120))
def test_a_word_has_one_to_eight_pieces_and_no_mark_of_windows(pieces: Pieces, word: str) -> None:
    ids, _ = pieces.of(word)
    assert 1 <= len(ids) <= MOST_PIECES
    assert not {CLS, SEP} & set(ids)


def test_a_long_word_keeps_its_first_pieces(pieces: Pieces) -> None:
    assert pieces.of("antidisestablishmentarianism" * 3)[0][:2] == pieces.of("antidisestablishmentarianism")[0][:2]


def test_a_missing_tokenizer_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"(?i)no such file|cannot find"):
        Pieces(tmp_path / "tokenizer.json")
