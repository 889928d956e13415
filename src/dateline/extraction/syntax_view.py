"""Questions to the syntax of one document: which token stands where, what heads a stretch, what hangs on it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extraction.clauses import children_of
from dateline.records.language import Sentence, Syntax, Token


@dataclass(frozen=True, slots=True)
class SyntaxView:
    """Tokens with their children. Robust against odd trees: every answer is an index or None."""

    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    starts: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, syntax: Syntax) -> "SyntaxView":
        """The syntax of one document; an empty one has no answers."""
        starts = tuple(token.start for token in syntax.tokens)
        return cls(syntax.tokens, syntax.sentences, starts, children_of(syntax.tokens))

    def inside(self, start: int, end: int) -> range:
        """Indices of the tokens that begin in ``start:end``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def head(self, start: int, end: int) -> int | None:
        """The last token of ``start:end`` whose head lies outside, or the last one; None when no token begins there."""
        indices = self.inside(start, end)
        outside = [
            number
            for number in indices
            if self.tokens[number].head not in indices or self.tokens[number].head == number
        ]
        return outside[-1] if outside else (indices[-1] if indices else None)

    def sentence(self, position: int) -> int | None:
        """Index of the sentence around a character."""
        number = bisect_right([sentence.start for sentence in self.sentences], position) - 1
        return number if number >= 0 and position < self.sentences[number].end else None
