"""Where the paragraphs of an extracted text stand in the page: each with the element that holds it.

Both texts are compared without white space and signs, in the order of the page: long paragraphs first, short ones only
between the places of their neighbours. What is not found has no place.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.reading.page_tree import Element

LONG = 40  # letters; a paragraph as long stands once on a page, a shorter one ("More") may stand anywhere
SEED = 24  # letters at the start of a piece by which its place is found
MAX_OCCURRENCES = 8  # of one paragraph: in the text, in teasers, in a print version
WINDOW = 50_000  # letters after the paragraph before in which one is looked for
MAX_MISSES = 8  # pieces not found in a row, after which the rest of a paragraph has no place
MIN_PIECE = 12  # letters; shorter rests of a paragraph are left without a place
_SIGNS = re.compile(r"[\W_]+")
_UNSEEN = frozenset(("head", "script", "style", "noscript", "template", "svg"))


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a paragraph, half-open code points, and the smallest element that holds all of it."""

    start: int
    end: int
    element: Element


@dataclass(frozen=True, slots=True)
class _Letters:
    """A page's letters and figures in one string; ``starts[i]`` is where the text of ``owners[i]`` begins."""

    text: str
    starts: list[int]
    owners: list[Element]

    def holder(self, start: int, end: int) -> Element:
        """The smallest element that holds the letters from ``start`` to ``end``."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        holder = self.owners[first]
        for owner in self.owners[first + 1 : last + 1]:
            around = {owner, *owner.iterancestors()}
            while holder not in around:
                holder = holder.getparent()
        return holder


def find_places(root: Element, paragraphs: Sequence[str]) -> list[tuple[Place, ...]]:
    """For each paragraph its places: one, several where the page has parted it, none if it is not found."""
    letters = _letters_of(root)
    bare = [_SIGNS.sub("", text) for text in paragraphs]
    spans = _long_ones(letters, bare)
    afters = _starts_after(spans, len(letters.text))
    floor = 0
    for number, words in enumerate(bare):
        if not spans[number] and words:
            until = min(afters[number], floor + WINDOW)
            at = letters.text.find(words, floor, until)
            spans[number] = [(0, at, len(words))] if at >= 0 else _pieces(letters.text, words, floor, until)
        if spans[number]:
            floor = spans[number][-1][1] + spans[number][-1][2]
    return [tuple(_places(letters, text, pieces)) for text, pieces in zip(paragraphs, spans, strict=True)]


def _starts_after(spans: Sequence[Sequence[tuple[int, int, int]]], end: int) -> list[int]:
    """For each paragraph, where on the page the next one with a place begins."""
    afters: list[int] = []
    for pieces in reversed(spans):
        afters.append(end)
        end = pieces[0][1] if pieces else end
    return afters[::-1]


def _long_ones(letters: _Letters, bare: Sequence[str]) -> list[list[tuple[int, int, int]]]:
    """The places of the long paragraphs that stand on the page in one piece: of all, the most that keep its order."""
    chains: list[tuple[int, int, int]] = []  # (where it starts, paragraph, the chain's link before it)
    ends: list[int] = []  # for each length, the link that ends the chain of that length earliest on the page
    reached: list[int] = []
    begins = _beginnings(letters, bare)
    for number, words in enumerate(bare):
        places = begins.get(words[:SEED], []) if len(words) >= LONG else []
        for at in reversed([each for each in places if letters.text.startswith(words, each)]):
            length = bisect_left(reached, at)
            chains.append((at, number, ends[length - 1] if length else -1))
            reached[length : length + 1] = [at]
            ends[length : length + 1] = [len(chains) - 1]
    spans: list[list[tuple[int, int, int]]] = [[] for _ in bare]
    link = ends[-1] if ends else -1
    while link >= 0:
        at, number, link = chains[link]
        spans[number] = [(0, at, len(bare[number]))]
    return spans


def _beginnings(letters: _Letters, bare: Sequence[str]) -> dict[str, list[int]]:
    """Where texts of the page begin with the first letters of a long paragraph, by these letters."""
    begins: dict[str, list[int]] = {words[:SEED]: [] for words in bare if len(words) >= LONG}
    for at in letters.starts:
        places = begins.get(letters.text[at : at + SEED])
        if places is not None and len(places) < MAX_OCCURRENCES:
            places.append(at)
    return begins


def _letters_of(root: Element) -> _Letters:
    parts: list[str] = []
    starts: list[int] = []
    owners: list[Element] = []
    length = 0

    def add(text: str | None, owner: Element) -> None:
        nonlocal length
        words = _SIGNS.sub("", text or "")
        if words:
            parts.append(words)
            starts.append(length)
            owners.append(owner)
            length += len(words)

    from lxml.etree import iterwalk

    walk = iterwalk(root, events=("start", "end"))
    for event, one in walk:
        if event == "start" and one.tag in _UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            add(one.text, one)
        elif event == "end" and one is not root:
            add(one.tail, one.getparent())
    return _Letters("".join(parts), starts, owners)


def _pieces(page: str, words: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Where the letters of a paragraph stand between two points of the page: (offset in it, offset in the page,
    length), in order; the whole if it stands in one piece."""
    at = page.find(words, start, end)
    if at >= 0:
        return [(0, at, len(words))]
    found: list[tuple[int, int, int]] = []
    offset = misses = 0
    while len(words) - offset >= MIN_PIECE and misses < MAX_MISSES:
        seed = words[offset : offset + SEED]
        at = page.find(seed, start, end)
        if at < 0:
            offset, misses = offset + SEED // 2, misses + 1
            continue
        misses, length = 0, len(seed)
        while offset + length < len(words) and at + length < end and page[at + length] == words[offset + length]:
            length += 1
        found.append((offset, at, length))
        offset, start = offset + length, at + length
    return found


def _places(letters: _Letters, text: str, pieces: Sequence[tuple[int, int, int]]) -> Iterator[Place]:
    """From numbers of letters to offsets in ``text``; signs before its first and after its last letter belong to it."""
    positions = [i for i, character in enumerate(text) if not _SIGNS.match(character)] if pieces else []
    for offset, at, length in pieces:
        start = 0 if offset == 0 else positions[offset]
        end = len(text) if offset + length >= len(positions) else positions[offset + length - 1] + 1
        yield Place(start, end, letters.holder(at, at + length))
