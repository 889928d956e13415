"""Windows hold every word once, in order, and are never too long."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.engine import Passage
from dateline.language.pieces import CLS, SEP, Pieces
from dateline.language.windows import (
    MOST_PIECES,
    MOST_WORDS,
    Window,
    Words,
    arrays,
    cut_windows,
    given_words,
    words_of,
)

SHORT, LONG = "the", "\U0001f6a2antidisestablishmentarianism"


def lines(*texts: str) -> Words:
    return words_of(Passage.whole("\n".join(texts)))


def bounds(windows: list[Window]) -> list[tuple[int, int]]:
    return [(one.first, one.last) for one in windows]


def test_words_stand_at_their_place_in_the_passage() -> None:
    passage = Passage("No: Ann came. Bob left.", ((4, 13), (14, 23)))
    words = words_of(passage)
    assert words.texts == ["Ann", "came", ".", "Bob", "left", "."]
    assert [passage.text[a:b] for a, b in words.spans] == words.texts
    assert words.borders == {0: 0, 3: 1}


def test_a_stretch_without_words_has_no_border() -> None:
    assert words_of(Passage("a   b", ((0, 1), (1, 4), (4, 5)))).borders == {0: 0, 1: 2}


def test_no_passage_no_words_no_windows(pieces: Pieces) -> None:
    words = words_of(Passage("", ()))
    assert (words.spans, words.texts, words.borders) == ([], [], {})
    assert list(cut_windows(words, 0, pieces)) == []


def test_every_line_of_given_words_is_a_stretch() -> None:
    words = given_words("a b\nc\n\nd", [(0, 1), (2, 3), (4, 5), (7, 8)])
    assert (words.texts, words.borders) == (["a", "b", "c", "d"], {0: 0, 2: 1, 3: 2})


def test_given_words_may_be_none() -> None:
    assert given_words("", []) == Words([], [], {})


def test_a_window_shows_its_words_and_a_mark_between_stretches(pieces: Pieces) -> None:
    (window,) = cut_windows(lines("the", "the"), 3, pieces)
    (the,), case = pieces.of("the")
    assert window == Window(3, 0, 2, [CLS, the, SEP, the, SEP], [0, case, 0, case, 0], [1, 3])


def test_a_sentence_that_does_not_fit_begins_the_next_window(pieces: Pieces) -> None:
    words = lines("the " * 120 + ".", "the " * 120 + ".")
    assert bounds(list(cut_windows(words, 0, pieces))) == [(0, 121), (121, 242)]


def test_a_stretch_without_any_end_is_cut_by_words(pieces: Pieces) -> None:
    found = bounds(list(cut_windows(lines("the " * 400), 0, pieces)))
    assert found == [(0, MOST_WORDS), (MOST_WORDS, 2 * MOST_WORDS), (2 * MOST_WORDS, 400)]


def test_known_sentence_starts_go_before_marks(pieces: Pieces) -> None:
    words = lines("the . " * 150)
    found = bounds(list(cut_windows(words, 0, pieces, [0, 151])))
    assert found == [(0, 151), (151, 300)]


@pytest.mark.parametrize("count", range(MOST_PIECES - 4, MOST_PIECES + 4))
def test_a_sentence_of_about_a_window_is_never_more_than_one(pieces: Pieces, count: int) -> None:
    found = list(cut_windows(lines("the " * count), 0, pieces))
    assert max(len(one.ids) for one in found) <= MOST_PIECES
    assert len(found) == (1 if count < MOST_PIECES - 2 else 2)


@pytest.mark.parametrize("count", range(70, 75))
def test_marks_between_lines_count(pieces: Pieces, count: int) -> None:
    found = list(cut_windows(lines(*["the the"] * count), 0, pieces))
    assert max(len(one.ids) for one in found) <= MOST_PIECES


STRETCHES = st.lists(
    st.lists(st.tuples(st.sampled_from([SHORT, LONG, ".", "Oran"]), st.integers(1, 90)), min_size=1, max_size=4),
    max_size=6,
).map(lambda some: ["  ".join((word + " ") * times for word, times in one).strip() for one in some])


@settings(max_examples=50)
@given(STRETCHES, st.data())
def test_windows_hold_every_word_once_in_order_and_fit(pieces: Pieces, texts: list[str], data: st.DataObject) -> None:
    words = lines(*texts)
    count = len(words.texts)
    starts = data.draw(st.none() | st.sets(st.integers(0, max(0, count - 1)), max_size=20).map(sorted))
    found = list(cut_windows(words, 7, pieces, starts if count else None))
    assert [at for one in found for at in range(one.first, one.last)] == list(range(count))
    assert all(one.first < one.last and one.passage == 7 for one in found)
    for one in found:
        assert len(one.ids) == len(one.casing) <= MOST_PIECES
        assert (one.ids[0], one.ids[-1]) == (CLS, SEP)
        assert len(one.places) == one.last - one.first
        assert [one.ids[place] for place in one.places] == [
            pieces.of(word)[0][0] for word in words.texts[one.first : one.last]
        ]


@settings(max_examples=50)
@given(STRETCHES)
def test_windows_end_at_the_ends_of_sentences_where_there_are_any(pieces: Pieces, texts: list[str]) -> None:
    words = lines(*texts)
    ends = {0, len(words.texts)} | {at + 1 for at, word in enumerate(words.texts) if word == "."} | set(words.borders)
    for one in cut_windows(words, 0, pieces):
        if one.last not in ends:
            sentence = range(max(e for e in ends if e < one.last), min(e for e in ends if e > one.last))
            assert sum(len(pieces.of(words.texts[at])[0]) for at in sentence) > MOST_PIECES - 4


def test_a_window_ends_inside_a_sentence_only_if_the_sentence_is_longer_than_a_window(pieces: Pieces) -> None:
    words = lines("the . " + "the " * 300 + ". the .")
    cuts = [second for _, second in pairwise([0, *(one.last for one in cut_windows(words, 0, pieces))])]
    assert cuts == [2, 152, 305]


def test_arrays_of_a_window(pieces: Pieces) -> None:
    (window,) = cut_windows(lines("Oran fell.", "Ann left."), 0, pieces)
    found = arrays(window)
    assert found["ids"].tolist() == [window.ids]
    assert found["casing"].tolist() == [window.casing]
    assert found["mask"].tolist() == [[1] * len(window.ids)]
    assert found["first"].tolist() == [window.places]
    assert {one.dtype for one in found.values()} == {np.dtype(np.int64)}
