"""Slips of trees put right, and never a tree made into something else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.repairs import repair
from dateline.language.trees import cycle

RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "obl", "acl", "advcl", "ccomp", "xcomp", "conj", "flat", "nmod:desc", "mark", "case",
    "cop", "aux:pass", "parataxis",
)  # fmt: skip
TAGS = ("NN", "NNS", "NNP", "VBD", "VBZ", "VB", "VBG", "VBN", "IN", "TO", "CC", "JJ", "WRB", "POS")


@settings(max_examples=300)
@given(st.integers(1, 9), st.integers(0, 3), st.data())
def test_a_tree_stays_a_tree(count: int, first: int, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(count)))
    heads = list(range(first + count))
    relations, tags = ["root"] * len(heads), ["NN"] * len(heads)
    for at, word in enumerate(order):
        if at:
            heads[first + word] = first + order[data.draw(st.integers(0, at - 1))]
            relations[first + word] = data.draw(st.sampled_from(RELATIONS))
        tags[first + word] = data.draw(st.sampled_from(TAGS))
    repair(first, first + count, heads, relations, tags)
    roots = [at for at in range(first, first + count) if heads[at] == at]
    assert len(roots) == 1
    assert [at for at in range(first, first + count) if relations[at] == "root"] == roots
    assert not cycle([head - first for head in heads[first:]])


def test_changes_that_make_no_tree_are_not_kept() -> None:
    heads, relations, tags = [0, 4, 4, 2, 0], ["root", "case", "case", "appos", "nsubj:pass"], ["JJ", "NN", "IN"]
    tags += ["IN", "NNP"]
    repair(0, 5, heads, relations, tags)
    assert (heads, relations[4]) == ([0, 4, 4, 2, 0], "nsubj:pass")


def test_an_infinitive_completes_its_verb_which_has_the_subject() -> None:
    # the army continues to shell towns
    heads, relations = [1, 4, 2, 4, 2, 4], ["det", "nsubj", "root", "mark", "parataxis", "obj"]
    repair(0, 6, heads, relations, ["DT", "NN", "VBZ", "TO", "VB", "NNS"])
    assert (heads, relations) == ([1, 2, 2, 4, 2, 4], ["det", "nsubj", "root", "mark", "xcomp", "obj"])
