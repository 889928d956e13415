"""Names, pronouns and short noun phrases can be meant again."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.mentions import Mention, find_mentions


def test_the_head_of_a_name_is_the_word_that_hangs_outside() -> None:
    # Ann Lee came
    assert find_mentions([(0, 2)], [], ["NNP", "NNP", "VBD"], [2, 0, 2], ["nsubj", "flat", "root"]) == [(0, 2, 0)]


def test_a_name_that_is_the_root_has_the_root_as_its_head() -> None:
    assert find_mentions([(0, 2)], [], ["NNP", "NNP"], [1, 1], ["compound", "root"]) == [(0, 2, 1)]


def test_pronouns_are_mentions_without_being_asked_for() -> None:
    # his men saw her
    tags, heads = ["PRP$", "NNS", "VBD", "PRP"], [1, 2, 2, 2]
    assert find_mentions([], [], tags, heads, ["nmod:poss", "nsubj", "root", "obj"]) == [(0, 1, 0), (3, 4, 3)]


def test_a_pronoun_inside_a_name_is_none() -> None:
    assert find_mentions([(0, 2)], [], ["PRP$", "NNP"], [1, 1], ["nmod:poss", "root"]) == [(0, 2, 1)]


def test_a_noun_takes_what_touches_it_on_the_left() -> None:
    # the old port city fell
    tags, heads = ["DT", "JJ", "NN", "NN", "VBD"], [3, 3, 3, 4, 4]
    relations = ["det", "amod", "compound", "nsubj", "root"]
    assert find_mentions([], [3], tags, heads, relations) == [(0, 4, 3)]


def test_a_noun_leaves_what_does_not_belong_to_a_short_phrase() -> None:
    # who , the city , fell
    tags, heads = ["WP", "DT", "NN"], [2, 2, 2]
    assert find_mentions([], [2], tags, heads, ["nsubj", "det", "root"]) == [(1, 3, 2)]


def test_a_noun_takes_a_flat_neighbour_on_the_right() -> None:
    # envoy Marta spoke
    tags, heads = ["NN", "NNP", "VBD"], [2, 0, 2]
    assert find_mentions([], [0], tags, heads, ["nsubj", "flat", "root"]) == [(0, 2, 0)]


def test_only_nouns_are_taken() -> None:
    assert find_mentions([], [0], ["VBD"], [0], ["root"]) == []


def test_a_noun_inside_a_name_is_no_mention_of_its_own() -> None:
    assert find_mentions([(0, 2)], [0, 1], ["NNP", "NNP"], [1, 1], ["compound", "root"]) == [(0, 2, 1)]


def test_the_longer_of_two_that_begin_together_comes_first() -> None:
    # his men saw ; both begin at 0
    tags, heads = ["PRP$", "NNS", "VBD"], [1, 2, 2]
    found = find_mentions([], [1], tags, heads, ["nmod:poss", "nsubj", "root"])
    assert found == [(0, 2, 1), (0, 1, 0)]


def test_no_words_no_mentions() -> None:
    assert find_mentions([], [], [], [], []) == []


@st.composite
def sentences(draw: st.DrawFn) -> list[Mention]:
    count = draw(st.integers(1, 9))
    order = draw(st.permutations(range(count)))
    heads = [0] * count
    for place, word in enumerate(order):
        heads[word] = order[draw(st.integers(0, place - 1))] if place else word
    tags = draw(st.lists(st.sampled_from(["NN", "NNP", "PRP", "VBD", "DT"]), min_size=count, max_size=count))
    labels = st.sampled_from(["det", "amod", "compound", "flat", "nsubj", "nmod:poss"])
    relations = draw(st.lists(labels, min_size=count, max_size=count))
    edges = sorted(draw(st.sets(st.integers(0, count), max_size=4)))
    names = list(zip(edges[::2], edges[1::2], strict=False))
    return find_mentions(names, range(count), tags, heads, relations)


@given(sentences())
def test_mentions_hold_their_heads_and_stand_in_order_without_a_double(found: list[Mention]) -> None:
    assert all(first <= head < last for first, last, head in found)
    keys = [(first, -last) for first, last, _ in found]
    assert keys == sorted(set(keys))
