"""The best tree over the words of a sentence: Chu-Liu/Edmonds, where the best heads alone do not make one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_tree(scores: Scores) -> list[int]:
    """``scores`` (n, n): row is the dependent, column the head, the diagonal is being the root. One root; a word's head
    is an index, its own for the root. Time is n squared for most sentences, n cubed at worst."""
    count = len(scores)
    if count == 1:
        return [0]
    heads = scores.argmax(1)
    roots = np.flatnonzero(heads == np.arange(count))
    if len(roots) == 1 and not cycle(heads.tolist()):
        return [int(head) for head in heads]
    exact = scores.astype(np.float64)
    normal = exact - np.logaddexp.reduce(exact, axis=1, keepdims=True)
    # A node above all words; hanging on it costs more than any choice of heads can win, so that one word does.
    cost = 1.0 + 2.0 * float(np.ptp(normal, axis=1).sum())
    weights = np.full((count + 1, count + 1), -np.inf)
    weights[:count, :count] = normal
    weights[:count, count] = np.diagonal(normal) - cost
    np.fill_diagonal(weights, -np.inf)
    found = _arborescence(weights, count)[:count]
    return [word if head == count else head for word, head in enumerate(found)]


def cycle(heads: Sequence[int]) -> list[int]:
    """The words of a cycle of two or more, else none."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        at = start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            if heads[at] == at:
                break
            at = heads[at]
        if state[at] == 1 and heads[at] != at and at in path:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return []


def _arborescence(weights: NDArray[np.float64], root: int) -> list[int]:
    heads: list[int] = weights.argmax(1).tolist()
    heads[root] = root
    ring_of_words = cycle(heads)
    if not ring_of_words:
        return heads
    count = len(weights)
    inside = np.zeros(count, bool)
    inside[ring_of_words] = True
    rest = np.flatnonzero(~inside)
    size = len(rest)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = weights[np.ix_(rest, rest)]
    ring = np.array(ring_of_words)
    # out of the cycle: the best head inside for each word outside
    out = weights[np.ix_(rest, ring)]
    smaller[:size, size] = out.max(1)
    out_head = ring[out.argmax(1)]
    # into the cycle: the best place to break it
    broken = weights[np.ix_(ring, rest)] - weights[ring, [heads[word] for word in ring_of_words]][:, None]
    smaller[size, :size] = broken.max(0)
    entry = ring[broken.argmax(0)]
    found = _arborescence(smaller, int(np.flatnonzero(rest == root)[0]))
    result = list(heads)
    for place, word in enumerate(rest.tolist()):
        result[word] = int(out_head[place]) if found[place] == size else int(rest[found[place]])
    outer = found[size]
    result[int(entry[outer])] = int(rest[outer])
    result[root] = root
    return result
