"""What the two sides of a gap have in common."""

from collections import Counter
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.piles import FERRY, SCHOOLS

from dateline.reading.cohesion import depths, likeness, measure_cohesion

VECTORS = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.floats(0.7, 9), max_size=4), max_size=30)


def direct(vectors: list[dict[str, float]], i: int, width: int) -> float:
    before, after = Counter[str](), Counter[str]()
    for side, part in ((before, vectors[max(0, i - width) : i]), (after, vectors[i : i + width])):
        for vector in part:
            for stem, weight in vector.items():
                side[stem] += weight  # type: ignore[assignment]
    product = sum(weight * after[stem] for stem, weight in before.items())
    squares = sum(one**2 for one in before.values()) * sum(one**2 for one in after.values())
    return product / sqrt(squares) if squares else 0.0


@settings(deadline=None)
@given(VECTORS, st.integers(1, 8))
def test_moving_windows_give_the_cosines_that_counting_afresh_gives(
    vectors: list[dict[str, float]], width: int
) -> None:
    found = likeness(vectors, width)
    assert found == pytest.approx([direct(vectors, i, width) for i in range(len(vectors))], abs=1e-6)


def test_words_are_least_alike_where_one_report_ends_and_another_begins() -> None:
    ferry = FERRY.split("\n")
    page = measure_cohesion([*ferry, *SCHOOLS.split("\n")])
    inside = likeness(page.words, 4)[2:-2]
    assert min(inside) == likeness(page.words, 4)[len(ferry)]


def test_first_words_of_sentences_are_no_names() -> None:
    page = measure_cohesion(["The ferry came late, Oster said.", "Late in the day, the Alma sailed without Oster."])
    assert [sorted(names) for names in page.names] == [["Oster"], ["Alma", "Oster"]]


def test_a_dip_is_measured_from_the_highest_values_on_both_sides() -> None:
    assert depths([0.5, 0.1, 0.9], reach=1) == pytest.approx([0.0, 1.2, 0.0])
