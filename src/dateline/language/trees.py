"""The best tree over the words of a sentence: Chu-Liu/Edmonds, where the best heads alone do not make one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
#: Tried in turn, natural logarithms of chances.
ROOT_COSTS = (0.0, 3.0, 9.0)


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
    # A node above all words. Hanging on it costs something; if one word does so in the best tree, it is the best tree
    # with one root. The last cost is more than any choice of heads can win, so that one word does; the smaller ones
    # nearly always suffice, and leave fewer cycles.
    weights = np.full((count + 1, count + 1), -np.inf)
    for cost in (*ROOT_COSTS, 1.0 + 2.0 * float(np.ptp(normal, axis=1).sum())):
        weights[:count, :count] = normal
        weights[:count, count] = np.diagonal(normal) - cost
        np.fill_diagonal(weights, -np.inf)
        weights[count] = -np.inf
        found = _arborescence(weights, count)[:count]
        if found.count(count) == 1:
            break
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


@dataclass(frozen=True, slots=True)
class _Ring:
    """A cycle taken as one word, its first. ``heads``: of its words. ``ways_in``: for each word outside, the one of the
    cycle that would take it as its head. ``ways_out``: for each word, the one of the cycle that best heads it."""

    words: list[int]
    heads: list[int]
    ways_in: list[int]
    ways_out: list[int]


def _arborescence(weights: NDArray[np.float64], root: int) -> list[int]:
    """The best heads; ``weights`` are used up. A cycle is drawn together in the matrix itself, so that each one costs
    its own size times the number of words (Tarjan 1977)."""
    heads: list[int] = weights.argmax(1).tolist()
    heads[root] = root
    rings: list[_Ring] = []
    while words := cycle(heads):
        ring = _drawn_together(weights, words, heads)
        rings.append(ring)
        first, inside = words[0], set(words)
        heads = [first if head in inside else head for head in heads]
        for word in words:
            heads[word] = word  # left out from now on
        heads[first] = int(weights[first].argmax())
    for ring in reversed(rings):
        first = ring.words[0]
        outer = heads[first]
        for word, head in enumerate(heads):
            if head == first and word != first:
                heads[word] = ring.ways_out[word]
        for word, head in zip(ring.words, ring.heads, strict=True):
            heads[word] = head
        heads[ring.ways_in[outer]] = outer
    return heads


def _drawn_together(weights: NDArray[np.float64], words: list[int], heads: list[int]) -> _Ring:
    """Make the first word stand for all, in its row and column; nothing hangs on the others, and they on nothing."""
    ring = np.array(words)
    first, others = words[0], ring[1:]
    out = weights[:, ring]
    own = [heads[word] for word in words]
    broken = weights[ring] - weights[ring, own][:, None]
    entry = broken.argmax(0)
    into = broken[entry, np.arange(len(weights))]
    into[ring] = -np.inf
    weights[:, first] = out.max(1)
    weights[ring, first] = -np.inf
    weights[:, others] = -np.inf
    weights[first] = into
    return _Ring(words, own, ring[entry].tolist(), ring[out.argmax(1)].tolist())
