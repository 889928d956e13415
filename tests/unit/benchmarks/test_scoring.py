"""The counts behind every F1 of the engine."""

from itertools import chain

from benchmarks.scoring import Counts, exact, halves, shared
from hypothesis import given
from hypothesis import strategies as st

spans = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda one: ((one[0], one[0] + one[1]),))


def test_equal_spans_are_right_as_often_as_they_stand_on_both_sides() -> None:
    assert exact(["a", "a", "b"], ["a", "a", "a", "c"]) == Counts(right=2, written=4, wanted=3)


def test_counts_of_two_documents_are_pooled() -> None:
    pooled = Counts(1, 2, 4) + Counts(1, 2, 0)
    assert (pooled.precision, pooled.recall, pooled.f1) == (0.5, 0.5, 0.5)


def test_nothing_wanted_and_nothing_written_is_no_division_by_zero() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0.0, 0.0, 0.0)


def test_half_of_the_longer_span_is_enough() -> None:
    assert halves([((0, 10),)], [((5, 10),)]) == Counts(1, 1, 1)
    assert halves([((0, 10),)], [((6, 10),)]) == Counts(0, 1, 1)


def test_a_span_that_swallows_the_other_is_not_half_of_itself() -> None:
    assert halves([((0, 10),)], [((0, 100),)]) == Counts(0, 1, 1)


def test_one_answer_is_right_for_one_span_only() -> None:
    assert halves([((0, 10),), ((0, 10),)], [((0, 10),)]) == Counts(1, 1, 2)


def test_the_likest_pair_is_matched_first() -> None:
    assert halves([((0, 10),), ((0, 6),)], [((0, 6),), ((0, 10),)]) == Counts(2, 2, 2)


def test_the_parts_of_a_span_count_together() -> None:
    assert shared(((0, 4), (10, 14)), ((0, 4),)) == 0.5


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_what_is_exact_is_half_right_too(
    gold: list[tuple[tuple[int, int]]], written: list[tuple[tuple[int, int]]]
) -> None:
    strict, loose = exact(gold, written), halves(gold, written)
    assert strict.right <= loose.right <= min(loose.written, loose.wanted)
    assert all(0 <= shared(one, other) <= 1 for one in gold for other in chain(gold, written))
