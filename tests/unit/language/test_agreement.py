"""What a document says of a name in one place counts in another."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.agreement import Named, agree, missed

PER, ORG = 0, 1


def named(first: int, last: int, *chances: float) -> Named:
    return Named(first, last, np.array(chances, np.float32))


def kinds(names: list[Named], words: str) -> list[int]:
    return [kind for _, kind, _ in agree(names, words.split(), PER)]


def test_a_name_alone_keeps_its_kind_and_chance() -> None:
    one = named(0, 1, 0.2, 0.6)
    assert agree([one], ["Oran"], PER) == [(one, ORG, 0.75)]


def test_the_other_places_of_a_name_count() -> None:
    names = [named(0, 1, 0.45, 0.55), named(2, 3, 0.9, 0.1), named(4, 5, 0.9, 0.1)]
    assert kinds(names, "Torven fell Torven rose Torven") == [PER, PER, PER]


def test_capitals_make_no_other_name() -> None:
    assert kinds([named(0, 1, 0.45, 0.55), named(1, 2, 0.9, 0.1)], "TORVEN Torven") == [PER, PER]


def test_a_last_name_hears_of_the_full_name() -> None:
    assert kinds([named(0, 2, 0.9, 0.1), named(3, 4, 0.4, 0.6)], "Ilya Torven met Torven") == [PER, PER]


def test_a_last_name_does_not_hear_of_an_organisation() -> None:
    assert kinds([named(0, 2, 0.1, 0.9), named(3, 4, 0.6, 0.4)], "Torven Bank met Bank") == [ORG, PER]


def test_a_first_name_does_not_hear_of_the_full_name() -> None:
    assert kinds([named(0, 2, 0.9, 0.1), named(3, 4, 0.4, 0.6)], "Ilya Torven met Ilya") == [PER, ORG]


def test_no_names() -> None:
    assert agree([], [], PER) == []


@given(st.lists(st.tuples(st.floats(0, 1, width=32), st.floats(0, 1, width=32)), max_size=6))
def test_every_name_comes_back_once_with_a_score_between_0_and_1(chances: list[tuple[float, float]]) -> None:
    names = [named(at, at + 1, *some) for at, some in enumerate(chances)]
    found = agree(names, ["Ann", "Lee", "ann", "Oran", "LEE", "x"], PER)
    assert [one for one, _, _ in found] == names
    assert all(0 <= score <= 1 for _, _, score in found)


def places(words: str, outside: float = 0.5, chance: float = 0.9, borders: set[int] | None = None) -> list[Named]:
    split = words.split()
    first = named(0, words.partition(" | ")[0].count(" ") + 1, chance, 0.1)
    split.remove("|")
    found = missed([first], split, np.full(len(split), outside, np.float32), borders or set())
    return [Named(one.first, one.last, one.chances) for one in found]


def spans(words: str, **given_: float) -> list[tuple[int, int]]:
    return [(one.first, one.last) for one in places(words, **given_)]


def test_the_same_words_further_on_are_found() -> None:
    assert spans("Oran Port | fell and Oran Port rose") == [(4, 6)]


def test_other_capitals_are_the_same_words() -> None:
    assert spans("Torven | and TORVEN") == [(2, 3)]


def test_words_in_lower_case_are_left_alone() -> None:
    assert spans("Torven | and torven") == []


def test_short_names_are_left_alone() -> None:
    assert spans("Lee | and Lee") == []


def test_an_unsure_name_is_not_looked_for() -> None:
    assert spans("Torven | and Torven", chance=0.5) == []


def test_where_the_network_is_sure_that_there_is_none_it_is_left_alone() -> None:
    assert spans("Torven | and Torven", outside=0.98) == []


def test_half_of_the_words_at_the_end_is_no_name() -> None:
    assert spans("Oran Port | fell near Oran") == []


def test_a_name_does_not_cross_a_border() -> None:
    assert places("Oran Port | fell Oran Port", borders={0, 4}) == []


def test_the_longest_of_two_names_is_taken() -> None:
    names = [named(0, 1, 0.9, 0.1), named(1, 3, 0.9, 0.1)]
    words = "Oran Oran Port saw Oran Port".split()
    found = missed(names, words, np.full(6, 0.5, np.float32), set())
    assert [(one.first, one.last) for one in found] == [(4, 6)]


def test_what_is_found_carries_the_chances_of_the_name() -> None:
    (one,) = places("Torven | and Torven")
    assert one.chances.tolist() == named(0, 1, 0.9, 0.1).chances.tolist()
