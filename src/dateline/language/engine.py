"""The port that every language engine stands behind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.records.language import AttributionSpan, Link, NameSpan, Sentence, Syntax, Token, TriggerSpan


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and the stretches of it to read, in order and apart from each other: half-open characters.

    No sentence, name or claim of an engine crosses the border of a stretch; what an engine makes of the neighbourhood
    of stretches (who "he" is) is its own affair.
    """

    text: str
    stretches: tuple[tuple[int, int], ...]

    @classmethod
    def whole(cls, text: str) -> "Passage":
        """The lines of a text."""
        spans, at = [], 0
        for line in text.splitlines(keepends=True):
            left = at + len(line) - len(line.lstrip())
            right = at + len(line.rstrip())
            if left < right:
                spans.append((left, right))
            at += len(line)
        return cls(text, tuple(spans))


class Engine(Protocol):
    """Reads texts in Universal Dependencies v2 and Penn tags. ``name`` and ``version`` together identify what it would
    say of a text."""

    @property
    def name(self) -> str:
        """Of the engine, such as "dateline-en" or "spacy:en_core_web_sm"."""
        ...

    @property
    def version(self) -> str:
        """Of the program and its model, for cache keys."""
        ...

    def parse(self, passages: Sequence[Passage]) -> list[Syntax]:
        """One Syntax a passage, in order; offsets in code points of the passage's text, token indices from 0.

        ``Sentence.paragraph`` is the number of the stretch, ``Sentence.kind`` "body".
        """
        ...


def in_document(passage: Passage, parts: Iterable[Syntax]) -> Syntax:
    """The readings of a passage's stretches, each with its own offsets, put together."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[NameSpan] = []
    attributions: list[AttributionSpan] = []
    triggers: list[TriggerSpan] = []
    links: list[Link] = []
    for number, ((shift, _), part) in enumerate(zip(passage.stretches, parts, strict=True)):
        first = len(tokens)
        tokens += [replace(t, start=t.start + shift, end=t.end + shift, head=t.head + first) for t in part.tokens]
        sentences += [
            replace(
                s, start=s.start + shift, end=s.end + shift, first_token=s.first_token + first,
                last_token=s.last_token + first, paragraph=number,
            )
            for s in part.sentences
        ]  # fmt: skip
        names += [replace(n, start=n.start + shift, end=n.end + shift) for n in part.names]
        attributions += [replace(a, start=a.start + shift, end=a.end + shift) for a in part.attributions]
        triggers += [replace(t, start=t.start + shift, end=t.end + shift) for t in part.triggers]
        links += [
            replace(
                k, start=k.start + shift, end=k.end + shift, antecedent_start=k.antecedent_start + shift,
                antecedent_end=k.antecedent_end + shift,
            )
            for k in part.links
        ]  # fmt: skip
    return Syntax(
        sentences=tuple(sentences), tokens=tuple(tokens), names=tuple(names), attributions=tuple(attributions),
        triggers=tuple(triggers), links=tuple(links),
    )  # fmt: skip


def each_stretch_once(passages: Sequence[Passage]) -> list[str]:
    """The different stretches of all passages: for engines that read stretch by stretch."""
    return sorted({passage.text[start:end] for passage in passages for start, end in passage.stretches})
