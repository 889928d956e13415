"""How much the blocks on both sides of each gap of a page have in common: words, and names alone.

After Hearst (TextTiling, Computational Linguistics 23, 1997): the blocks of one report share words that the next
report's lack. Time is linear in the length of the page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt

MAX_SHARE = 0.34  # a word in more than a third of the blocks is the page's common topic and parts nothing
MAX_NAME_SHARE = 0.5  # names are rarer than words
MAX_WORDS = 400  # of one block; a longer one is a page without line breaks
STEM_LETTERS = 6  # enough to join "rebels" and "rebellion" without a dictionary
MIN_LETTERS = 4
NEAR_BLOCKS = 10  # a word that comes again within so many blocks belongs to the same report
ROUNDING = 1e-6  # weights are 0.7 and more; sums that add and take away keep an error far under this
SALIENT = 8  # words of a block by which its share in the page's topic is judged

Vector = Mapping[str, float]

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"\b[A-Z][A-Za-z\u00c0-\u024f’-]{2,}")
_SMALL = re.compile(r"\b[a-z]{2,}\b")


@dataclass(frozen=True, slots=True)
class Cohesion:
    """For each block, with the gap before it.

    ``words``, ``names``: vectors of weights by stem and by name. ``again``: the share of a block's weight that comes
    again in the next blocks, 0-1; ``salience``: how far it is made of the page's common words, 1 for the page's mean.
    """

    words: tuple[Vector, ...]
    names: tuple[Vector, ...]
    again: tuple[float, ...]
    salience: tuple[float, ...]


def measure_cohesion(texts: Sequence[str]) -> Cohesion:
    """The words and names of a page's blocks, rarer ones weighing more."""
    stems = [Counter(_stems(text)) for text in texts]
    count = Counter(stem for one in stems for stem in one)
    words = tuple(_weigh(one, count, size=len(texts), most=MAX_SHARE) for one in stems)
    return Cohesion(words, _names(texts), _comes_again(words), _salience(stems, count))


def _stems(text: str) -> Iterator[str]:
    """The stems of the words of ``text``, small words left out."""
    for number, match in enumerate(_WORD.finditer(text)):
        if number >= MAX_WORDS:
            return
        word = match.group()
        if len(word) >= MIN_LETTERS or word.isdigit() or (len(word) > 1 and word.isupper()):
            yield word.lower()[:STEM_LETTERS]


def _weigh(one: Mapping[str, int], count: Mapping[str, int], *, size: int, most: float) -> Vector:
    ceiling = max(2, most * size)
    return {
        stem: (1 + log(times)) * log(1 + size / count[stem]) for stem, times in one.items() if count[stem] <= ceiling
    }


def _names(texts: Sequence[str]) -> tuple[Vector, ...]:
    """Capitalised words that the page never writes small: names, without the first words of sentences."""
    small = {word for text in texts for word in _SMALL.findall(text)}
    named = [dict.fromkeys((name for name in _NAME.findall(text) if name.lower() not in small), 1) for text in texts]
    count = Counter(name for one in named for name in one)
    return tuple(_weigh(one, count, size=len(texts), most=MAX_NAME_SHARE) for one in named)


def _comes_again(words: Sequence[Vector]) -> tuple[float, ...]:
    found = [0.0] * len(words)
    later: dict[str, int] = {}
    for i in range(len(words) - 1, -1, -1):
        total = sum(words[i].values())
        near = sum(weight for stem, weight in words[i].items() if stem in later and later[stem] - i <= NEAR_BLOCKS)
        found[i] = near / total if total else 0.0
        later.update(dict.fromkeys(words[i], i))
    return tuple(found)


def _salience(stems: Sequence[Mapping[str, int]], count: Mapping[str, int]) -> tuple[float, ...]:
    raw = [sum(nlargest(SALIENT, (count[stem] for stem in one))) for one in stems]
    mean = sum(raw) / max(1, len(raw))
    return tuple(one / mean if mean else 1.0 for one in raw)


def likeness(vectors: Sequence[Vector], width: int) -> list[float]:
    """For each block, the cosine (0-1) of the ``width`` blocks before it with the ``width`` blocks from it on."""
    before, after = _Window(), _Window()
    product = sum(after.add(vector, 1.0, before) for vector in vectors[:width])
    found: list[float] = []
    for i, vector in enumerate(vectors):
        found.append(_cosine(product, before.square, after.square))
        product += after.add(vector, -1.0, before) + before.add(vector, 1.0, after)
        if i + width < len(vectors):
            product += after.add(vectors[i + width], 1.0, before)
        if i >= width:
            product += before.add(vectors[i - width], -1.0, after)
    return found


class _Window:
    """The sum of the vectors in a window that moves, and the ``square`` of its length, kept up to date."""

    def __init__(self) -> None:
        self.square = 0.0
        self._sums: dict[str, float] = {}

    def add(self, vector: Vector, sign: float, other: "_Window") -> float:
        """Add ``vector``, or take it away with ``sign`` -1; gives by how much the product with ``other`` grows."""
        sums, others, product = self._sums, other._sums, 0.0
        for stem, weight in vector.items():
            change, old = sign * weight, sums.get(stem, 0.0)
            self.square += change * (2 * old + change)
            product += change * others.get(stem, 0.0)
            if (new := old + change) > ROUNDING:
                sums[stem] = new
            else:
                sums.pop(stem, None)
        return product


def _cosine(product: float, left: float, right: float) -> float:
    squares = left * right
    return min(1.0, max(0.0, product / sqrt(squares))) if squares > ROUNDING else 0.0


def depths(values: Sequence[float], reach: int) -> list[float]:
    """How deep each value lies under the highest ones within ``reach`` on either side, summed over both sides."""
    size = len(values)
    return [
        max(values[max(0, i - reach) : i + 1]) + max(values[i : min(size, i + reach + 1)]) - 2 * value
        for i, value in enumerate(values)
    ]
