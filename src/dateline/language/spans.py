"""From labels of words to spans: which words belong together, and what kind they are."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
#: What the chance of being in no name counts: a name is looked at again by what the rest of the document says.
OUTSIDE = 0.85


def probabilities(logits: Array) -> Array:
    """Softmax over the last axis."""
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32)


def runs(parts: NDArray[np.int64], breaks: set[int]) -> list[tuple[int, int]]:
    """Half-open runs of words. ``parts``: 0 outside, 1 begins, 2 goes on (after an outside word it begins too);
    ``breaks``: words at which a run ends in any case."""
    found = []
    start = -1
    for at, part in enumerate(parts.tolist()):
        if start >= 0 and (part != 2 or at in breaks):
            found.append((start, at))
            start = -1
        if part and start < 0:
            start = at
    if start >= 0:
        found.append((start, len(parts)))
    return found


def kinds_of(chances: Array, kinds: int) -> Array:
    """(words, 1 + 2 * kinds) chances of O, B-k, I-k ... to (words, kinds): of being in a name of each kind."""
    return chances[:, 1::2][:, :kinds] + chances[:, 2::2][:, :kinds]


def name_parts(chances: Array) -> NDArray[np.int64]:
    """0, 1, 2 for each word: outside, begins, goes on; the kinds' chances taken together."""
    outside, begins, goes = chances[:, 0], chances[:, 1::2].sum(1), chances[:, 2::2].sum(1)
    return np.where(OUTSIDE * outside > begins + goes, 0, np.where(begins >= goes, 1, 2)).astype(np.int64)
