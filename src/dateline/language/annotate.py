"""The stage that gives each document its sentences, tokens, syntax and raw name spans."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.language.engine import Engine
from dateline.language.paragraphs import Stretch, cut_paragraphs
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.language import NameSpan, Sentence, Syntax, Token


def annotate_syntax(document: Document, engine: Engine) -> AnnotatedDocument:
    """One document with its syntax."""
    return Language(engine).annotate([AnnotatedDocument(document)])[0]


@dataclass(frozen=True, slots=True)
class Language:
    """Paragraphs first, then sentences: an engine never sees two paragraphs at once."""

    engine: Engine
    name: str = "language"
    version: str = "1"
    needs: tuple[str, ...] = ("document",)
    gives: str = "syntax"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """The same documents with ``syntax`` filled; equal paragraphs are parsed once."""
        cut = [cut_paragraphs(one.document) for one in batch]
        texts = {one.document.text[s.start : s.end] for one, some in zip(batch, cut, strict=True) for s in some}
        ordered = sorted(texts)
        parsed = dict(zip(ordered, self.engine.parse(ordered), strict=True))
        return [
            replace(one, syntax=_joined(some, [parsed[one.document.text[s.start : s.end]] for s in some]))
            for one, some in zip(batch, cut, strict=True)
        ]


def _joined(stretches: list[Stretch], parts: list[Syntax]) -> Syntax:
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    names: list[NameSpan] = []
    for stretch, part in zip(stretches, parts, strict=True):
        first, shift = len(tokens), stretch.start
        tokens.extend(replace(t, start=t.start + shift, end=t.end + shift, head=t.head + first) for t in part.tokens)
        sentences.extend(
            Sentence(
                s.start + shift, s.end + shift, s.first_token + first, s.last_token + first,
                stretch.paragraph, stretch.kind,
            )
            for s in part.sentences
        )  # fmt: skip
        names.extend(replace(n, start=n.start + shift, end=n.end + shift) for n in part.names)
    return Syntax(tuple(sentences), tuple(tokens), tuple(names))
