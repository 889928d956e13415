"""Who means whom, scored in blocks as if all at once."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from dateline.language import references
from dateline.language.links import FEATURES, HIDDEN, LINK, REACH, Candidate
from dateline.language.model_files import ModelFiles
from dateline.language.references import BLOCK, READY, antecedents

Array = NDArray[np.float32]
WIDTH = LINK + HIDDEN


def people(count: int) -> list[Candidate]:
    words = ("he", "lee", "oran", "they", "army", "she")
    return [
        Candidate((words[at % 6],), words[at % 6], "NNP" if at % 6 in (1, 2) else "PRP", at, at + 1, at // 4)
        for at in range(count)
    ]


def parts(count: int, seed: int = 1) -> tuple[Array, Array, Array]:
    chance = np.random.default_rng(seed)
    here, there = (chance.normal(0, 3, (count, WIDTH)).astype(np.float32) for _ in range(2))
    return here, there, chance.normal(0, 1, (count, 1)).astype(np.float32)


def numbers(found: list[tuple[int, float] | None]) -> list[int | None]:
    return [None if one is None else one[0] for one in found]


def test_nobody_means_nobody(model: ModelFiles) -> None:
    assert antecedents(model, [], *parts(0)) == []


def test_the_first_mention_means_none_before(model: ModelFiles) -> None:
    assert antecedents(model, people(1), *parts(1)) == [None]


@pytest.mark.parametrize("count", [2, REACH + 2, BLOCK, BLOCK + 1, 2 * BLOCK + 30])
def test_an_antecedent_stands_before_and_within_reach(model: ModelFiles, count: int) -> None:
    found = antecedents(model, people(count), *parts(count))
    assert len(found) == count
    assert any(found) or count == 2
    for at, one in enumerate(found):
        assert one is None or (max(0, at - REACH) <= one[0] < at and 0 < one[1] <= 1)


def test_blocks_give_what_one_block_gives(model: ModelFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 2 * BLOCK + 30
    in_blocks = antecedents(model, people(count), *parts(count))
    monkeypatch.setattr(references, "BLOCK", 10 * BLOCK)
    at_once = antecedents(model, people(count), *parts(count))
    assert numbers(in_blocks) == numbers(at_once)
    assert np.allclose([one[1] for one in in_blocks if one], [one[1] for one in at_once if one], atol=2e-3)


def test_the_score_is_product_and_features_and_bias(model: ModelFiles) -> None:
    weights = np.zeros((HIDDEN, FEATURES), np.float32)
    weights[0, 12] = 5.0  # both pronouns, the same word
    heads = {
        "link_features.weight": weights, "link_features.bias": np.zeros(HIDDEN, np.float32),
        "link_pair.weight": np.ones((1, HIDDEN), np.float32), "link_pair.bias": np.array([-1.0], np.float32),
    }  # fmt: skip
    bare = replace(model, heads=heads)
    nothing = np.zeros((7, WIDTH), np.float32)
    found = antecedents(bare, people(7), nothing, nothing, np.zeros((7, 1), np.float32))
    # the second "he", six mentions after the first: 5 - 1 against five others at -1 and none at -READY
    expected = np.exp(4) / (np.exp(4) + 5 * np.exp(-1) + np.exp(-READY))
    assert found == [None] * 6 + [(0, round(float(expected), 3))]


def test_who_surely_means_nobody_has_no_antecedent(model: ModelFiles) -> None:
    here, there, _ = parts(50)
    assert antecedents(model, people(50), here, there, np.full((50, 1), 1e4, np.float32)) == [None] * 50
