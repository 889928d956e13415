"""An engine for tests that knows words and full stops, and says of names and triggers what it is told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.language.engine import Passage, in_document
from dateline.language.words import cut_words
from dateline.records.language import NameSpan, Sentence, Syntax, Token, TriggerSpan


@dataclass(frozen=True)
class PlainEngine:
    """``names``, ``triggers``: of every passage."""

    names: tuple[NameSpan, ...] = ()
    triggers: tuple[TriggerSpan, ...] = ()
    name: str = "plain"
    version: str = "1"

    def parse(self, passages: Sequence[Passage]) -> list[Syntax]:
        """See the port."""
        return [
            replace(
                in_document(one, (plain_syntax(one.text[a:b]) for a, b in one.stretches)),
                names=self.names,
                triggers=self.triggers,
            )
            for one in passages
        ]


def plain_syntax(text: str) -> Syntax:
    """Words, each a root; a sentence ends at each full stop."""
    tokens = [Token(a, b, text[a:b], text[a:b], "X", "XX", at, "root") for at, (a, b) in enumerate(cut_words(text))]
    sentences, first = [], 0
    for at, token in enumerate(tokens, 1):
        if token.text == "." or at == len(tokens):
            sentences.append(Sentence(tokens[first].start, token.end, first, at, 0))
            first = at
    return Syntax(tuple(sentences), tuple(tokens))
