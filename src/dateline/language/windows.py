"""Cut passages into words, and words into windows that the encoder reads at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.language.engine import Passage
from dateline.language.pieces import CLS, SEP, Pieces
from dateline.language.words import cut_words

#: Pieces of a window. The encoder could take 512; trained windows are no longer than this.
MOST_PIECES = 220
#: Words after which a stretch without any sentence end is cut.
MOST_WORDS = 150
#: Pieces of a batch, padding counted: memory and speed are flat around it.
BATCH_PIECES = 2400
_ENDS = frozenset(".!?…")

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Words:
    """The words of one passage. ``borders``: indices of words that begin a stretch, and their stretch's number."""

    spans: list[tuple[int, int]]
    texts: list[str]
    borders: dict[int, int]


@dataclass(slots=True)
class Window:
    """Words ``first`` to ``last`` (half-open) of passage ``passage``; ``pieces`` are what the encoder reads."""

    passage: int
    first: int
    last: int
    ids: list[int] = field(default_factory=list)
    casing: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


def words_of(passage: Passage) -> Words:
    """Cut each stretch into words."""
    words = Words([], [], {})
    for number, (start, end) in enumerate(passage.stretches):
        piece = passage.text[start:end]
        found = cut_words(piece)
        if found:
            words.borders[len(words.spans)] = number
        words.spans += [(start + a, start + b) for a, b in found]
        words.texts += [piece[a:b] for a, b in found]
    return words


def cut_windows(words: Words, passage: int, pieces: Pieces, starts: Sequence[int] | None = None) -> Iterator[Window]:
    """Windows of whole sentences as far as marks tell (or ``starts`` says), each at most MOST_PIECES pieces."""
    known = [pieces.of(text) for text in words.texts]
    cuts = sorted(starts) if starts is not None else _cuts(words)
    cuts = [*(cuts if cuts and cuts[0] == 0 else [0, *cuts]), len(words.texts)]
    start = size = 0
    for cut, following in pairwise(cuts):
        cost = 1 + sum(len(known[at][0]) for at in range(cut, following))
        if cut > start and size + cost > MOST_PIECES:
            yield _window(words, known, passage, start, cut)
            start, size = cut, 0
        while cost > MOST_PIECES:  # one sentence, longer than a window
            stop, cost_here = start, 1
            while stop < following and stop - start < MOST_WORDS and cost_here + len(known[stop][0]) <= MOST_PIECES:
                cost_here += len(known[stop][0])
                stop += 1
            if stop == following:
                break
            yield _window(words, known, passage, start, stop)
            start, size, cost = stop, 0, cost - cost_here
        size += cost
    if start < len(words.texts):
        yield _window(words, known, passage, start, len(words.texts))


def _cuts(words: Words) -> list[int]:
    after = {at + 1 for at, text in enumerate(words.texts) if text[-1] in _ENDS}
    return sorted((after | words.borders.keys()) - {len(words.texts)})


def _window(words: Words, known: list[tuple[list[int], int]], passage: int, first: int, last: int) -> Window:
    window = Window(passage, first, last, [CLS], [0])
    for at in range(first, last):
        if at > first and at in words.borders:
            window.ids.append(SEP)
            window.casing.append(0)
        ids, case = known[at]
        window.places.append(len(window.ids))
        window.ids += ids
        window.casing += [case] * len(ids)
    window.ids.append(SEP)
    window.casing.append(0)
    return window


def batches(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, BATCH_PIECES at most."""
    batch: list[Window] = []
    for window in sorted(windows, key=lambda one: len(one.ids)):
        if batch and len(window.ids) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def padded(batch: Sequence[Window]) -> dict[str, Ints]:
    """The arrays of a batch: ids, casing, mask (windows, pieces) and first (windows, words)."""
    rows, pieces = len(batch), max(len(window.ids) for window in batch)
    count = max(len(window.places) for window in batch)
    ids, casing, mask = (np.zeros((rows, pieces), np.int64) for _ in range(3))
    first = np.zeros((rows, count), np.int64)
    for row, window in enumerate(batch):
        size = len(window.ids)
        ids[row, :size], casing[row, :size], mask[row, :size] = window.ids, window.casing, 1
        first[row, : len(window.places)] = window.places
    return {"ids": ids, "casing": casing, "mask": mask, "first": first}
