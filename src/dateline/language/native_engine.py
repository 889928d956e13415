"""dateline's own engine: one small encoder, read once, and all that is asked of a text read off it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.language.agreement import Named, agree, missed
from dateline.language.assembly import sentence_numbers, sentences_of, tokens_of
from dateline.language.decoding import Known, Reading, decode, link_parts, sentence_vectors
from dateline.language.encoder import Encoder
from dateline.language.engine import Passage
from dateline.language.links import Candidate
from dateline.language.mentions import Mention
from dateline.language.model_files import ModelFiles, load_model, shipped_folder
from dateline.language.pieces import Pieces
from dateline.language.references import antecedents
from dateline.language.spans import kinds_of
from dateline.language.threads import one_thread
from dateline.language.windows import Window, Words, cut_windows, given_words, words_of
from dateline.records.language import (
    AttributionSpan,
    Link,
    NameSpan,
    Syntax,
    TriggerSpan,
)

#: Raised when decoding changes what comes out of the same model.
DECODER = "3"
LABELS = {
    "PER": "PERSON", "ORG": "ORG", "PLACE": "PLACE", "FAC": "PLACE", "NAT": "NORP", "PROD": "PRODUCT",
    "EVENT": "EVENT", "OTHER": "WORK", "DATE": "DATE",
}  # fmt: skip


class NativeEngine:
    """The engine that ships. Loads on first use (under a second). ``folder``: of another model of the same make."""

    name = "dateline-en"

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or shipped_folder()

    @cached_property
    def _model(self) -> ModelFiles:
        return load_model(self._folder)

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self._model)

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces(self._model.folder / "tokenizer.json")

    @property
    def version(self) -> str:
        """Of the model and of the decoding."""
        return f"{self._model.version}-{DECODER}"

    def parse(self, passages: Sequence[Passage]) -> list[Syntax]:
        """See the port."""
        words = [words_of(passage) for passage in passages]
        with one_thread():
            return [self._syntax(one, some) for one, some in zip(words, self._read(words, None), strict=True)]

    def sentence_vectors(self, passages: Sequence[Passage]) -> list[NDArray[np.int8]]:
        """For each passage one row a sentence of ``parse`` (sentences, 384), unit length times 127: the cosine of two
        rows says how near two sentences are in meaning. For finding what may belong together, not for deciding that it
        does (models.md, section 5)."""
        empty = np.zeros((0, 384), np.float32)
        with one_thread():
            return [
                sentence_vectors(self._model, np.concatenate([empty, *(one.means for one in some)]))
                for some in self._read([words_of(passage) for passage in passages], None)
            ]

    def parse_words(self, text: str, words: list[tuple[int, int]], sentence_starts: list[int]) -> Syntax:
        """A text whose words and sentences are known: for measuring on treebanks."""
        given = given_words(text, words)
        with one_thread():
            return self._syntax(given, next(self._read([given], [sentence_starts])))

    def link_mentions(
        self, text: str, words: list[tuple[int, int]], sentence_starts: list[int], mentions: list[Mention]
    ) -> list[int | None]:
        """For known mentions (first word, last + 1, head; by position) the number of the antecedent of each."""
        given = given_words(text, words)
        with one_thread():
            readings = next(self._read([given], [sentence_starts], mentions))
            found = self._links(given, readings, self._names(given, readings))
        links: dict[Mention, Mention | None] = {
            mention: None if link is None else found[link[0]][0] for mention, link in found
        }
        number = {mention: at for at, mention in enumerate(mentions)}
        return [number[other] if (other := links.get(mention)) else None for mention in mentions]

    def _read(
        self, words: list[Words], starts: list[list[int]] | None, mentions: list[Mention] | None = None
    ) -> Iterator[list[Reading]]:
        """The windows of each passage in order, decoded: a passage is given while the next ones are being read."""
        windows = (
            window
            for number, one in enumerate(words)
            for window in cut_windows(one, number, self._pieces, starts[number] if starts else None)
        )
        found: list[Reading] = []
        passage = 0
        for window, scores in self._encoder.run(windows):
            for _ in range(passage, window.passage):
                yield found
                found = []
            passage = window.passage
            found.append(decode(self._model, scores, _known(window, words[passage], starts, mentions)))
        for _ in range(passage, len(words)):
            yield found
            found = []

    def _syntax(self, words: Words, readings: list[Reading]) -> Syntax:
        if not words.spans:
            return Syntax()
        names = self._names(words, readings)
        kinds = self._model.labels["names"][1::2]
        spans = words.spans
        return Syntax(
            sentences_of(words, readings),
            tokens_of(words, readings),
            tuple(
                NameSpan(spans[name.first][0], spans[name.last - 1][1], LABELS[kinds[kind][2:]], score)
                for name, kind, score in names
            ),
            tuple(
                AttributionSpan(spans[one.first + a][0], spans[one.first + b - 1][1], part, score)
                for one in readings
                for a, b, part, score in sorted(one.parts)
            ),
            tuple(
                TriggerSpan(*spans[one.first + word], kind, status, score)
                for one in readings
                for word, kind, status, score in one.triggers
            ),
            self._link_spans(words, readings, names),
        )

    def _names(self, words: Words, readings: list[Reading]) -> list[tuple[Named, int, float]]:
        kinds = self._model.labels["names"][1::2]
        count = len(kinds)
        found = []
        for one in readings:
            chances = kinds_of(one.names, count)
            found += [Named(one.first + a, one.first + b, chances[a:b].mean(0)) for a, b in one.name_runs]
        outside = np.concatenate([one.names[:, 0] for one in readings])
        undated = [name for name in found if kinds[int(name.chances.argmax())] != "B-DATE"]
        further = missed(undated, words.texts, outside, set(words.borders))
        taken = {at for name in found for at in range(name.first, name.last)}
        found += [name for name in further if taken.isdisjoint(range(name.first, name.last))]
        found.sort(key=lambda name: name.first)
        return agree(found, words.texts, kinds.index("B-PER"))

    def _links(
        self, words: Words, readings: list[Reading], names: list[tuple[Named, int, float]]
    ) -> list[tuple[Mention, tuple[int, float] | None]]:
        """All mentions of the passage, each with the number of its antecedent and the chance of it."""
        kinds = self._model.labels["names"][1::2]
        named = {at: kinds[kind][2:] for name, kind, _ in names for at in range(name.first, name.last)}
        mentions = [(one.first + a, one.first + b, one.first + h) for one in readings for a, b, h in one.mentions]
        sentence, tags = sentence_numbers(words, readings), [tag for one in readings for tag in one.xpos]
        lower = [text.lower() for text in words.texts]
        candidates = [
            Candidate(tuple(lower[a:b]), lower[head], tags[head], a, b, sentence[a], named.get(head, ""))
            for a, b, head in mentions
        ]
        brought = [link_parts(self._model, one.states) for one in readings]
        here, there, none = (np.concatenate([one[part] for one in brought]) for part in range(3))
        return list(zip(mentions, antecedents(self._model, candidates, here, there, none), strict=True))

    def _link_spans(
        self, words: Words, readings: list[Reading], names: list[tuple[Named, int, float]]
    ) -> tuple[Link, ...]:
        spans = words.spans
        links = self._links(words, readings, names)
        found = []
        for (first, last, _), link in links:
            if link is not None:
                before, after, _ = links[link[0]][0]
                found.append(Link(spans[first][0], spans[last - 1][1], spans[before][0], spans[after - 1][1], link[1]))
        return tuple(found)


def _known(window: Window, words: Words, starts: list[list[int]] | None, mentions: list[Mention] | None) -> Known:
    """What a window brings to its decoding, its words counted from 0."""
    first, inside = window.first, range(window.first, window.last)
    return Known(
        first,
        words.texts[window.first : window.last],
        {at - first for at in words.borders if at in inside},
        [at - first for at in starts[window.passage] if at in inside] if starts else None,
        [(a - first, b - first, h - first) for a, b, h in mentions if first <= a and b <= window.last]
        if mentions is not None
        else None,
    )
