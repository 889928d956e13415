"""Measures of coreference, on examples whose figures can be worked out by hand."""

from itertools import permutations

import pytest
from benchmarks.chains import Links, b_cubed, best_pairing, ceaf_e, clusters_of, count_links, muc
from hypothesis import given
from hypothesis import strategies as st

GOLD = [frozenset("abc"), frozenset("defg")]
WRITTEN = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def test_the_example_of_the_reference_scorer() -> None:
    """Pradhan et al. 2014, section 4: MUC 0.4, B3 0.46, CEAFe 0.52."""
    assert muc(GOLD, WRITTEN).f1 == pytest.approx(0.4)
    shares = b_cubed(GOLD, WRITTEN)
    assert (shares.precise / shares.written, shares.recalled / shares.wanted) == pytest.approx((0.5, 0.4167), abs=1e-3)
    assert ceaf_e(GOLD, WRITTEN).f1 == pytest.approx(0.52)


def test_what_is_all_right_scores_one() -> None:
    assert [measure(GOLD, GOLD).f1 for measure in (muc, b_cubed, ceaf_e)] == [1.0, 1.0, 1.0]


def test_nothing_written_scores_nothing() -> None:
    assert [measure(GOLD, []).f1 for measure in (muc, b_cubed, ceaf_e)] == [0.0, 0.0, 0.0]


def test_links_join_what_they_reach() -> None:
    assert set(clusters_of([("b", "a"), ("c", "b"), ("e", "d")])) == {frozenset("abc"), frozenset("de")}


def test_any_earlier_mention_of_the_chain_is_right() -> None:
    assert count_links(["x", "y", "x", "x"], [None, None, 0, 0]) == Links(right=2, anaphoric=2, left=2, first=2)


def test_a_mention_of_another_chain_and_no_mention_are_wrong() -> None:
    assert count_links(["x", "y", "x", "x"], [None, 0, 1, None]) == Links(right=0, anaphoric=2, left=1, first=2)


def test_a_later_mention_is_no_antecedent() -> None:
    assert count_links(["x", "x", "x"], [None, 2, 0]) == Links(right=1, anaphoric=2, left=1, first=1)


tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.floats(0, 1, width=16), min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(tables)
def test_no_pairing_is_better_than_the_best(worth: list[list[float]]) -> None:
    rows, columns = len(worth), len(worth[0])
    if rows <= columns:
        every = (sum(worth[at][to] for at, to in enumerate(order)) for order in permutations(range(columns), rows))
    else:
        every = (sum(worth[to][at] for at, to in enumerate(order)) for order in permutations(range(rows), columns))
    assert best_pairing(worth) == pytest.approx(max(every))
