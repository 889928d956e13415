"""The port that every language engine stands behind."""

from collections.abc import Sequence
from typing import Protocol

from dateline.records.language import Syntax


class Engine(Protocol):
    """Reads plain paragraphs. ``name`` and ``version`` together identify what it would say of a text."""

    @property
    def name(self) -> str:
        """Of the engine, such as "spacy-md"."""
        ...

    @property
    def version(self) -> str:
        """Of the program and its model, for cache keys."""
        ...

    def parse(self, texts: Sequence[str]) -> list[Syntax]:
        """One Syntax a text, in order; offsets in code points from the start of that text, token indices from 0."""
        ...
