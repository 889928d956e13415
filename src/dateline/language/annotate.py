"""The stage that gives each document its sentences, tokens, syntax and raw name spans."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.language.engine import Engine, Passage
from dateline.language.paragraphs import Stretch, cut_paragraphs
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.language import Sentence


def annotate_syntax(document: Document, engine: Engine) -> AnnotatedDocument:
    """One document with its syntax."""
    return Language(engine).annotate([AnnotatedDocument(document)])[0]


@dataclass(frozen=True, slots=True)
class Language:
    """Paragraphs first, then sentences: no sentence crosses a border that ``cut_paragraphs`` sees."""

    engine: Engine
    name: str = "language"
    version: str = "1"
    needs: tuple[str, ...] = ("document",)
    gives: str = "syntax"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """The same documents with ``syntax`` filled."""
        cut = [cut_paragraphs(one.document) for one in batch]
        passages = [
            Passage(one.document.text, tuple((s.start, s.end) for s in some))
            for one, some in zip(batch, cut, strict=True)
        ]
        parsed = self.engine.parse(passages)
        return [
            replace(one, syntax=replace(syntax, sentences=_kinds(syntax.sentences, some)))
            for one, syntax, some in zip(batch, parsed, cut, strict=True)
        ]


def _kinds(sentences: Sequence[Sentence], stretches: Sequence[Stretch]) -> tuple[Sentence, ...]:
    """Sentences with the paragraph and the kind of their stretch."""
    return tuple(
        replace(one, paragraph=stretches[one.paragraph].paragraph, kind=stretches[one.paragraph].kind)
        for one in sentences
    )
