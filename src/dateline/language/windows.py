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
_MARKS = 2  # of every window: at its beginning and at its end
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


def given_words(text: str, spans: list[tuple[int, int]]) -> Words:
    """Words that are known already; every line is a stretch."""
    borders = {0: 0} if spans else {}
    for at in range(1, len(spans)):
        if "\n" in text[spans[at - 1][1] : spans[at][0]]:
            borders[at] = len(borders)
    return Words(spans, [text[a:b] for a, b in spans], borders)


def cut_windows(words: Words, passage: int, pieces: Pieces, starts: Sequence[int] | None = None) -> Iterator[Window]:
    """Windows of whole sentences as far as marks tell (or ``starts`` says), each at most MOST_PIECES pieces."""
    known = [pieces.of(text) for text in words.texts]
    cuts = sorted(starts) if starts is not None else _cuts(words)
    cuts = [*(cuts if cuts and cuts[0] == 0 else [0, *cuts]), len(words.texts)]
    # the pieces of a word, and one for a mark that may stand before it
    marked = words.borders.keys() | set(cuts)
    costs = [len(ids) + (at in marked) for at, (ids, _) in enumerate(known)]
    start, size = 0, _MARKS
    for cut, following in pairwise(cuts):
        cost = sum(costs[cut:following])
        if cut > start and size + cost > MOST_PIECES:
            yield _window(words, known, passage, start, cut)
            start, size = cut, _MARKS
        while size + cost > MOST_PIECES:  # one sentence, longer than a window
            stop, here = start, _MARKS
            while stop - start < MOST_WORDS and here + costs[stop] <= MOST_PIECES:
                here += costs[stop]
                stop += 1
            yield _window(words, known, passage, start, stop)
            start, cost = stop, cost - (here - _MARKS)
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


def arrays(window: Window) -> dict[str, Ints]:
    """What the graph takes: ids, casing, mask (1, pieces) and first (1, words), the first piece of each word."""
    ids = np.array([window.ids], np.int64)
    return {
        "ids": ids,
        "casing": np.array([window.casing], np.int64),
        "mask": np.ones_like(ids),
        "first": np.array([window.places], np.int64),
    }
