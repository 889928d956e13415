"""The best tree is the best of all trees."""

from functools import cache
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from dateline.language.trees import best_tree

Scores = NDArray[np.float32]


def is_tree(heads: list[int]) -> bool:
    if sum(head == word for word, head in enumerate(heads)) != 1:
        return False
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = heads[at]
        if heads[at] != at:
            return False
    return True


@cache
def all_trees(count: int) -> NDArray[np.int64]:
    return np.array([heads for heads in product(range(count), repeat=count) if is_tree(list(heads))])


def value(scores: Scores, heads: NDArray[np.int64] | list[int]) -> NDArray[np.float64]:
    exact = scores.astype(np.float64)
    chances = exact - np.logaddexp.reduce(exact, axis=1, keepdims=True)
    return np.asarray(chances[np.arange(len(scores)), np.asarray(heads)].sum(-1))


def square(most: int, elements: st.SearchStrategy[float]) -> st.SearchStrategy[Scores]:
    return st.integers(1, most).flatmap(lambda n: arrays.arrays(np.float32, (n, n), elements=elements))


def test_there_are_as_many_trees_as_cayley_says() -> None:
    assert [len(all_trees(count)) for count in range(1, 6)] == [1, 2, 9, 64, 625]


def test_one_word_is_the_root() -> None:
    assert best_tree(np.array([[-5.0]], np.float32)) == [0]


def test_best_heads_that_make_a_tree_are_taken() -> None:
    assert best_tree(np.array([[0, 9, 0], [0, 9, 0], [0, 9, 0]], np.float32)) == [1, 1, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, 9, 0], [9, 0, 8], [0, 0, 9]], np.float32)
    assert best_tree(scores) == [1, 2, 2]


def test_two_roots_become_one() -> None:
    scores = np.array([[9, 8], [0, 9]], np.float32)
    assert best_tree(scores) == [1, 1]


def test_the_root_is_chosen_for_the_whole_tree_and_not_alone() -> None:
    # Word 0 is the likelier root, but then word 1 has no good head.
    scores = np.array([[9, 8.5], [-20, 8]], np.float32)
    assert best_tree(scores) == [1, 1]


NUMBERS = st.floats(-30, 30, width=32)


@given(square(5, st.one_of(NUMBERS, st.integers(-2, 2).map(float))))
def test_no_tree_is_better(scores: Scores) -> None:
    found = best_tree(scores)
    assert is_tree(found)
    assert value(scores, found) >= value(scores, all_trees(len(scores))).max() - 1e-6


@given(square(12, st.one_of(st.floats(-(2.0**100), 2.0**100, width=32), st.sampled_from([0.0, 1.0]))))
def test_any_scores_give_one_tree(scores: Scores) -> None:
    assert is_tree(best_tree(scores))


@given(st.integers(1, 40))
def test_ties_give_one_tree(count: int) -> None:
    assert is_tree(best_tree(np.zeros((count, count), np.float32)))


def test_a_long_sentence_of_cycles_in_cycles_gives_one_tree() -> None:
    count = 220
    places = np.arange(count)
    scores = -np.abs(places[:, None] - places[None, :]).astype(np.float32)
    np.fill_diagonal(scores, -500)
    assert is_tree(best_tree(scores))
