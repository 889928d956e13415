"""Stretches that may be names, and what the engine says of any stretch."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extraction.name_words import Word
from dateline.records.language import NameSpan
from dateline.records.mention import Kind

#: Engine labels that say a stretch is one name.
NAMING = frozenset({"PERSON", "ORG", "PLACE", "PRODUCT", "EVENT", "WORK"})


@dataclass(frozen=True, slots=True)
class Draft:
    """Consecutive words that may be one name. ``titled``: a title stood before it. ``kind``: already sure, or None."""

    words: tuple[Word, ...]
    titled: bool = False
    kind: Kind | None = None
    titles: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """First character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.words[-1].end


@dataclass(frozen=True, slots=True)
class EngineSpans:
    """The engine's raw spans, sorted, with the questions that the rules ask of them."""

    spans: tuple[NameSpan, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, spans: Sequence[NameSpan]) -> "EngineSpans":
        """From spans in any order."""
        ordered = tuple(sorted(spans, key=lambda span: (span.start, span.end)))
        return cls(ordered, tuple(span.start for span in ordered))

    def covering(self, start: int, end: int) -> NameSpan | None:
        """The span that holds all of ``start:end`` (a trailing possessive does not matter), None if none does."""
        for span in self.touching(start, end):
            if span.start <= start and end <= span.end:
                return span
        return None

    def touching(self, start: int, end: int) -> list[NameSpan]:
        """All spans that share a character with ``start:end``."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_left(self.starts, end)
        return [span for span in self.spans[first:last] if span.start < end and start < span.end]
