"""Labels of words become spans."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dateline.language.spans import kinds_of, name_parts, probabilities, runs


def found(parts: list[int], *breaks: int) -> list[tuple[int, int]]:
    return runs(np.array(parts, np.int64), set(breaks))


def test_a_run_begins_and_goes_on() -> None:
    assert found([0, 1, 2, 2, 0, 1]) == [(1, 4), (5, 6)]


def test_a_new_beginning_ends_the_run_before() -> None:
    assert found([1, 1, 2]) == [(0, 1), (1, 3)]


def test_going_on_after_an_outside_word_begins_too() -> None:
    assert found([2, 2, 0, 2]) == [(0, 2), (3, 4)]


def test_a_break_ends_a_run_in_any_case() -> None:
    assert found([1, 2, 2, 2], 2) == [(0, 2), (2, 4)]


def test_no_words_no_runs() -> None:
    assert found([]) == []


@given(st.lists(st.sampled_from([0, 1, 2]), max_size=20), st.sets(st.integers(0, 20)))
def test_runs_hold_exactly_the_words_that_are_not_outside(parts: list[int], breaks: set[int]) -> None:
    some = found(parts, *breaks)
    assert [at for a, b in some for at in range(a, b)] == [at for at, part in enumerate(parts) if part]
    assert not any(at in breaks for a, b in some for at in range(a + 1, b))
    assert all(parts[at] == 2 for a, b in some for at in range(a + 1, b))


@given(arrays.arrays(np.float32, (3, 4), elements=st.floats(-1e4, 1e4, width=32)))
def test_chances_add_up_to_one(logits: np.ndarray) -> None:  # type: ignore[type-arg]
    chances = probabilities(logits)
    assert chances.dtype == np.float32
    assert np.allclose(chances.sum(-1), 1, atol=1e-5)
    assert (chances >= 0).all()
    assert np.take_along_axis(chances, logits.argmax(-1)[:, None], 1).tolist() == chances.max(-1)[:, None].tolist()


def test_beginning_and_going_on_of_a_kind_count_together() -> None:
    chances = np.array([[0.1, 0.2, 0.3, 0.25, 0.15]], np.float32)
    assert np.allclose(kinds_of(chances, 2), [[0.5, 0.4]])


def test_a_word_is_in_a_name_if_all_kinds_together_say_so() -> None:
    outside, begins, goes_on = [0.6, 0.2, 0.1, 0.1, 0.0], [0.4, 0.2, 0.1, 0.2, 0.1], [0.4, 0.1, 0.2, 0.1, 0.2]
    assert name_parts(np.array([outside, begins, goes_on], np.float32)).tolist() == [0, 1, 2]
