"""Who means whom: mentions of a passage and, for each, the nearest mention before it that means the same."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.language.links import FEATURES, LINK, REACH, Candidate, feature_planes
from dateline.language.model_files import ModelFiles
from dateline.language.spans import probabilities

Array = NDArray[np.float32]
#: Mentions scored at a time; memory is in proportion.
BLOCK = 400
#: Taken from the score of having no antecedent: clusters of GUM dev are as good as without it, and of the mentions that
#: have an antecedent more get one.
READY = 0.5


def antecedents(
    model: ModelFiles, candidates: Sequence[Candidate], here: Array, there: Array, none: Array
) -> list[tuple[int, float] | None]:
    """For each candidate the number of its antecedent and the chance of it, or None. ``here``, ``there`` (mentions,
    width) and ``none`` (mentions, 1): what each mention brings to its link."""
    found: list[tuple[int, float] | None] = []
    count = len(candidates)
    for start in range(0, count, BLOCK):
        low = max(0, start - REACH)
        block = slice(low, min(count, start + BLOCK))
        scores = _scores(model, candidates[block], here[block], there[block])
        table = probabilities(np.concatenate([none[block] - READY, scores], 1))[start - low :]
        best = table.argmax(1)
        for row, column in enumerate(best.tolist()):
            found.append((start + row - column, round(float(table[row, column]), 3)) if column else None)
    return found


def _scores(model: ModelFiles, candidates: Sequence[Candidate], here: Array, there: Array) -> Array:
    """(mentions, REACH); only what has a mention before it is worked out, in a short text the smaller part."""
    count = len(candidates)
    back = np.arange(count)[:, None] - 1 - np.arange(REACH)[None, :]
    real = np.flatnonzero(back >= 0)
    later, earlier = real // REACH, back.ravel()[real]
    features = np.empty((FEATURES, len(real)), np.float32)
    for number, plane in feature_planes(candidates):
        features[number] = plane.ravel()[real]
    pair = features.T @ model.heads["link_features.weight"].T
    pair += (model.heads["link_features.bias"] + here[:, LINK:])[later]
    pair += there[:, LINK:][earlier]
    product = (here[:, :LINK] @ there[:, :LINK].T)[later, earlier] / np.sqrt(np.float32(LINK))
    scores = np.full(count * REACH, -1e4, np.float32)
    scores[real] = (
        product + np.maximum(pair, 0.0, out=pair) @ model.heads["link_pair.weight"][0] + model.heads["link_pair.bias"]
    )
    return scores.reshape(count, REACH)
