"""Windows of whole sentences with their labels as numbers, and the batches made of them."""

import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from torch import Tensor

from dateline.language.links import REACH, Candidate, pair_features
from dateline.language.pieces import CLS, PADDING, SEP, Pieces
from training.data import CLAIM_PARTS, Example
from training.model import Labels
from training.renaming import Renamer

NOT_LABELLED = -100
MOST_PIECES = 220
MASK_PIECE = 103
BIO = {"O": 0, "B": 1, "I": 2}


@dataclass(slots=True)
class Window:
    """Everything the network needs of one stretch of a document; label arrays have one number a word."""

    ids: list[int]
    casing: list[int]
    first: list[int]
    tags: dict[str, list[int]]
    allowed: list[int] | None
    heads: list[int] | None
    relations: list[int] | None
    sentence: list[int] | None
    mentions: list[tuple[int, int, int, int]]
    features: Any
    vectors: list[tuple[int, int, str]]


class Allowed:
    """Sets of labels that are not wrong, as rows of a table."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.number: dict[frozenset[str], int] = {}

    def of(self, labels: frozenset[str]) -> int:
        """The row of a set."""
        return self.number.setdefault(labels, len(self.number))

    def table(self) -> Tensor:
        """(sets, labels), True where allowed."""
        return torch.tensor([[name in labels for name in self.names] for labels in self.number])


class Maker:
    """Cuts examples into windows."""

    def __init__(self, pieces: Pieces, labels: Labels, renamer: Renamer | None, seed: int) -> None:
        self.pieces, self.labels, self.renamer = pieces, labels, renamer
        self.allowed = Allowed(labels.names)
        self.seed, self.random = seed, random.Random(seed)
        self.index = {
            "upos": {label: at for at, label in enumerate(labels.upos)},
            "xpos": {label: at for at, label in enumerate(labels.xpos)},
            "relations": {label: at for at, label in enumerate(labels.relations)},
            "trigger": {label: at for at, label in enumerate(labels.triggers)},
            "status": {label: at for at, label in enumerate(labels.statuses)},
        }

    def windows(self, example: Example, *, train: bool) -> Iterator[Window]:
        """In order; a cut falls at a sentence if sentences are known, else at a line or a full stop."""
        if train and self.renamer is not None:
            example = self.renamer.renamed(example)
        words = example.words
        known = [self.pieces.of(word) for word in words]
        cuts = self._cuts(example, words)
        limit = MOST_PIECES if not train else self.random.choice((90, 150, MOST_PIECES, MOST_PIECES, MOST_PIECES))
        start = end = size = 0
        for at, cut in enumerate(cuts):
            following = cuts[at + 1] if at + 1 < len(cuts) else len(words)
            cost = sum(len(known[word][0]) for word in range(cut, following)) + 1
            if end > start and size + cost > limit:
                yield self._window(example, words, known, start, end, train=train)
                start, size = cut, 0
            while size + cost > 500:
                stop = cut + 150
                yield self._window(example, words, known, start, stop, train=train)
                start = cut = stop
                size, cost = 0, sum(len(known[word][0]) for word in range(cut, following)) + 1
            end, size = following, size + cost
        if end > start:
            yield self._window(example, words, known, start, end, train=train)

    def _cuts(self, example: Example, words: list[str]) -> list[int]:
        if example.starts is not None:
            return example.starts
        ends = {at + 1 for at, word in enumerate(words) if word in (".", "!", "?")}
        return sorted((ends | example.breaks | {0}) - {len(words)})

    def _window(
        self, example: Example, words: list[str], known: list[tuple[list[int], int]], start: int, end: int, *,
        train: bool,
    ) -> Window:  # fmt: skip
        ids, casing, first = [CLS], [0], []
        case = self.random.random() if train else 1.0
        shown = [self.pieces.of(words[at].upper())[1] if case < 0.04 else known[at][1] for at in range(start, end)]
        if 0.04 <= case < 0.08:
            shown = [1 if known[at][1] not in (5, 7) else known[at][1] for at in range(start, end)]
        for at in range(start, end):
            if at in example.breaks and at > start:
                ids.append(SEP)
                casing.append(0)
            first.append(len(ids))
            ids += known[at][0]
            casing += [shown[at - start]] * len(known[at][0])
        ids.append(SEP)
        casing.append(0)
        inside = range(start, end)
        tags: dict[str, list[int]] = {}
        if example.starts is not None:
            begins = set(example.starts)
            tags["start"] = [int(at in begins) for at in inside]
            tags["upos"] = [self.index["upos"].get(example.upos[at], NOT_LABELLED) for at in inside]
            tags["xpos"] = [self.index["xpos"].get(example.xpos[at], NOT_LABELLED) for at in inside]
        if example.claims is not None:
            for part in CLAIM_PARTS:
                tags[part] = [BIO[example.claims[part][at]] for at in inside]
        if example.triggers is not None:
            tags["trigger"] = [self.index["trigger"][example.triggers[at]] for at in inside]
            tags["status"] = [self.index["status"].get(example.statuses[at], NOT_LABELLED) for at in inside]
        allowed = [self.allowed.of(example.names[at]) for at in inside] if example.names is not None else None
        heads = relations = sentence = None
        if example.heads is not None:
            heads = [example.heads[at] - start if start <= example.heads[at] < end else NOT_LABELLED for at in inside]
            relations = [self.index["relations"].get(example.relations[at], NOT_LABELLED) for at in inside]
            sentence = [0] * len(inside)
            number = 0
            for at in range(1, len(inside)):
                number += tags["start"][at]
                sentence[at] = number
        mentions = self._mentions(example, start, end)
        if mentions and example.source == "gum":
            marked = {mention[2] for mention in mentions}
            tags["mention"] = [int(at in marked) for at in range(len(inside))]
        features = None
        if example.chains is not None and len(mentions) > 1:
            placed = [(a + start, b + start, head + start, chain) for a, b, head, chain in mentions]
            features = pair_features(candidates_of(example, placed))
        vectors = []
        if example.starts is not None:
            bounds = [at for at in example.starts if start <= at < end] + [end]
            for a, b in pairwise(bounds):
                if 5 <= b - a <= 60:
                    text = example.text[example.spans[a][0] : example.spans[b - 1][1]]
                    vectors.append((a - start, b - start, text))
        return Window(ids, casing, first, tags, allowed, heads, relations, sentence, mentions, features, vectors)

    def _mentions(self, example: Example, start: int, end: int) -> list[tuple[int, int, int, int]]:
        """(first, last + 1, head, chain) in the window, by position; singles have chains of their own."""
        found = []
        for number, chain in enumerate(example.chains or ()):
            found += [(a - start, b - start, h - start, number) for a, b, h in chain if start <= a and b <= end]
        found += [
            (a - start, b - start, h - start, -1 - at)
            for at, (a, b, h) in enumerate(example.singles)
            if start <= a and b <= end
        ]
        return sorted(set(found), key=lambda m: (m[0], -m[1]))


@dataclass(slots=True)
class Batch:
    """Padded tensors of some windows."""

    windows: list[Window]
    ids: Tensor
    casing: Tensor
    mask: Tensor
    first: Tensor
    real: Tensor
    tags: dict[str, Tensor]
    allowed: Tensor
    heads: Tensor
    relations: Tensor
    sentence: Tensor


def collate(windows: list[Window], heads: Sequence[str], *, masked: float = 0.0) -> Batch:
    """``heads``: names of the tag heads; ``masked``: share of pieces to hide."""
    count, pieces = len(windows), max(len(window.ids) for window in windows)
    length = max(len(window.first) for window in windows)
    ids = np.full((count, pieces), PADDING, np.int64)
    casing, mask = np.zeros((count, pieces), np.int64), np.zeros((count, pieces), np.int64)
    first, real = np.zeros((count, length), np.int64), np.zeros((count, length), bool)
    tags = {head: np.full((count, length), NOT_LABELLED, np.int64) for head in heads}
    allowed, arcs, relations = (np.full((count, length), NOT_LABELLED, np.int64) for _ in range(3))
    sentence = np.full((count, length), -1, np.int64)
    for row, window in enumerate(windows):
        n, m = len(window.ids), len(window.first)
        ids[row, :n], casing[row, :n], mask[row, :n] = window.ids, window.casing, 1
        first[row, :m], real[row, :m] = window.first, True
        for head in tags.keys() & window.tags.keys():
            tags[head][row, :m] = window.tags[head]
        if window.allowed is not None:
            allowed[row, :m] = window.allowed
        if window.heads is not None:
            arcs[row, :m], relations[row, :m], sentence[row, :m] = window.heads, window.relations, window.sentence
    if masked:
        hide = (np.random.random(ids.shape) < masked) & (casing > 0)
        ids[hide] = MASK_PIECE
    t = torch.from_numpy
    return Batch(
        windows, t(ids), t(casing), t(mask), t(first), t(real), {head: t(value) for head, value in tags.items()},
        t(allowed), t(arcs), t(relations), t(sentence),
    )  # fmt: skip


class Mixture:
    """An endless stream of batches drawn from sources by weight; windows of like length stand together. ``most``: word
    pieces in a batch, with padding."""

    def __init__(self, maker: Maker, sources: dict[str, list[Example]], weights: dict[str, float], most: int) -> None:
        self.maker, self.most, self.random = maker, most, random.Random(maker.seed)
        self.names = [name for name in sources if weights.get(name)]
        self.weights = [weights[name] for name in self.names]
        self.streams = {name: self._stream(sources[name]) for name in self.names}

    def _stream(self, examples: list[Example]) -> Iterator[Window]:
        while True:
            order = list(examples)
            self.random.shuffle(order)
            grouped = order if sum(len(e.spans) for e in order) / len(order) > 80 else _joined(order)
            pool: list[Window] = []
            for example in grouped:
                pool += self.maker.windows(example, train=True)
                if len(pool) > 200:
                    self.random.shuffle(pool)
                    yield from pool[100:]
                    del pool[100:]
            self.random.shuffle(pool)
            yield from pool

    def __iter__(self) -> Iterator[list[Window]]:
        totals = dict.fromkeys(self.names, 0.0)
        while True:
            pool: list[Window] = []
            size = 0
            while size < self.most * 8:
                # the source that is furthest behind its share
                name = min(self.names, key=lambda n: totals[n] / self.weights[self.names.index(n)])
                window = next(self.streams[name])
                totals[name] += len(window.ids)
                pool.append(window)
                size += len(window.ids)
            pool.sort(key=lambda window: len(window.ids))
            batches: list[list[Window]] = [[]]
            for window in pool:
                if batches[-1] and len(window.ids) * (len(batches[-1]) + 1) > self.most:
                    batches.append([])
                batches[-1].append(window)
            self.random.shuffle(batches)
            yield from batches


def _joined(examples: list[Example]) -> list[Example]:
    """Single sentences put together, eight a text, each a line of its own."""
    joined = []
    for at in range(0, len(examples), 8):
        some = examples[at : at + 8]
        text, spans, breaks, names, name_spans = "", [], set(), [], []
        for example in some:
            shift, first = len(text), len(spans)
            spans += [(a + shift, b + shift) for a, b in example.spans]
            breaks.add(first)
            names += example.names or []
            name_spans += [(a + first, b + first, kind) for a, b, kind in example.name_spans]
            text += example.text + "\n"
        joined.append(Example(some[0].source, some[0].id, text, spans, breaks, names=names, name_spans=name_spans))
    return joined


def gold_links(chains: Sequence[int]) -> Tensor:
    """(m, 1 + REACH), True for every right antecedent, or for none; ``chains``: the number of each mention's chain."""
    chain = torch.tensor(chains)
    back = torch.arange(len(chain)).unsqueeze(1) - 1 - torch.arange(REACH).unsqueeze(0)
    right = (chain[back.clamp(min=0)] == chain.unsqueeze(1)) & (back >= 0)
    return torch.cat([~right.any(1, keepdim=True), right], 1)


def candidates_of(example: Example, mentions: Sequence[tuple[int, int, int, int]]) -> list[Candidate]:
    """Mentions (first, last + 1, head, chain) of a document as the features want them."""
    words = [word.lower() for word in example.words]
    starts = example.starts
    if starts is None:
        starts = [at + 1 for at, word in enumerate(words) if word in (".", "!", "?")]
    kinds = {at: kind for first, last, kind in reversed(example.name_spans) for at in range(first, last)}
    return [
        Candidate(
            tuple(words[first:last]), words[head], example.xpos[head] if example.xpos else "", first, last,
            bisect_right(starts, first), kinds.get(head, ""),
        )
        for first, last, head, _ in mentions
    ]  # fmt: skip
