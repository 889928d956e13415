"""Which reports of a large pile may share text."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolution import screening
from dateline.resolution.screening import Candidate, common_runs, find_candidates

SETS = st.lists(st.sets(st.integers(0, 40), min_size=1), min_size=1, max_size=8)


def runs(values: set[int]) -> "np.ndarray[tuple[int], np.dtype[np.uint32]]":
    return np.array(sorted(values), np.uint32)


@given(SETS)
def test_a_small_pile_is_compared_exactly(sets: list[set[int]]) -> None:
    wanted = [
        Candidate(left, right, len(sets[left] & sets[right]))
        for left, right in combinations(range(len(sets)), 2)
        if len(sets[left] & sets[right]) >= 0.4 * min(len(sets[left]), len(sets[right]))
    ]
    assert find_candidates([runs(one) for one in sets], 0.4) == wanted


@given(SETS)
def test_the_slices_do_not_change_the_pairs(sets: list[set[int]]) -> None:
    pile = [runs(one) for one in sets]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screening, "SLICE", 3)
        patch.setattr(screening, "MOST_WAITING", 1)
        cut = find_candidates(pile, 0.1)
    assert cut == find_candidates(pile, 0.1)


def test_a_run_of_many_holders_pairs_each_with_the_first_only() -> None:
    found = find_candidates([runs({7, 8})] * 100, 0.5)
    assert [(one.left, one.right, one.shared) for one in found] == [(0, right, 2) for right in range(1, 100)]


def test_a_sampled_pile_shows_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(3)
    shared = dice.integers(0, 2**32, 200, np.uint32)
    pile = [
        np.unique(np.append(dice.integers(0, 2**32, 300, np.uint32), shared if place < 2 else shared[:0]))
        for place in range(9)
    ]
    monkeypatch.setattr(screening, "MOST_ENTRIES", 700)
    assert [(one.left, one.right) for one in find_candidates(pile, 0.4)] == [(0, 1)]


def test_runs_that_too_many_reports_hold_are_common() -> None:
    assert common_runs([runs({1, 2}), runs({2, 3}), runs({2})], 2).tolist() == [2]
    assert find_candidates([], 0.5) == []
