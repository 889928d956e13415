"""Groups from pairs."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dateline.resolution.clusters import cluster

IDS = [f"m{number}" for number in range(8)]
PAIRS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=12)


def test_pairs_join_by_way_of_others() -> None:
    assert cluster(["a", "b", "c", "d"], [("a", "c"), ("c", "d")]) == [("a", "c", "d"), ("b",)]


def test_what_must_stay_apart_does_not_meet_by_way_of_a_third() -> None:
    assert cluster(["a", "b", "c"], [("a", "b"), ("b", "c")], [("a", "c")]) == [("a", "b"), ("c",)]


def test_a_persons_pair_joins_before_the_programs() -> None:
    same, different = [("a", "b")], [("a", "c")]
    assert cluster(["a", "b", "c"], same, different, firm_pairs=[("b", "c")]) == [("a",), ("b", "c")]


def test_unknown_ids_say_nothing() -> None:
    assert cluster(["a", "b"], [("a", "z"), ("z", "b")]) == [("a",), ("b",)]


@given(PAIRS, PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_does_not_matter(
    same: list[tuple[str, str]], different: list[tuple[str, str]], chance: Random
) -> None:
    once = cluster(IDS, same, different)
    chance.shuffle(same)
    chance.shuffle(different)
    assert cluster(IDS, [(right, left) for left, right in same], [(b, a) for a, b in different]) == once


@given(PAIRS, PAIRS)
def test_every_id_is_in_one_group_and_no_group_holds_a_different_pair(
    same: list[tuple[str, str]], different: list[tuple[str, str]]
) -> None:
    groups = cluster(IDS, same, different)
    assert sorted(one for group in groups for one in group) == IDS
    assert not any(a != b and a in group and b in group for group in groups for a, b in different)
