"""The stage that gives each document its sentences, tokens, syntax and raw name spans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.language.engine import Engine, Passage
from dateline.language.paragraphs import Stretch, cut_paragraphs
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.language import Sentence, Syntax

#: Up to a full stop before a space, or to one of a script that writes none behind it.
_SENTENCE = re.compile(r"\S(?:[^.!?…。！？؟۔।။]|[.!?…](?![\s\"”»’)]))*[.!?…。！？؟۔।။]*[\"”»’」』)]*")


def annotate_syntax(document: Document, engine: Engine) -> AnnotatedDocument:
    """One document with its syntax."""
    return Language(engine).annotate([AnnotatedDocument(document)])[0]


@dataclass(frozen=True, slots=True)
class Language:
    """Paragraphs first, then sentences: no sentence crosses a border that ``cut_paragraphs`` sees.

    The engine reads what it understands; a document in another language gets sentences by its punctuation alone.
    """

    engine: Engine
    name: str = "language"
    version: str = "2"
    needs: tuple[str, ...] = ("document",)
    gives: str = "syntax"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """The same documents with ``syntax`` filled."""
        cut = [cut_paragraphs(one.document) for one in batch]
        read = [
            Passage(one.document.text, tuple((s.start, s.end) for s in some))
            for one, some in zip(batch, cut, strict=True)
            if one.document.understood
        ]
        parsed = iter(self.engine.parse(read))
        found = []
        for one, some in zip(batch, cut, strict=True):
            text = one.document.text
            syntax = next(parsed) if one.document.understood else Syntax(punctuated(text, some))
            found.append(replace(one, syntax=replace(syntax, sentences=_kinds(syntax.sentences, some))))
        return found


def punctuated(text: str, stretches: Sequence[Stretch]) -> tuple[Sentence, ...]:
    """The sentences of ``stretches`` by the marks that end one in most scripts, without tokens."""
    return tuple(
        Sentence(one.start + match.start(), one.start + match.end(), 0, 0, number)
        for number, one in enumerate(stretches)
        for match in _SENTENCE.finditer(text[one.start : one.end])
    )


def _kinds(sentences: Sequence[Sentence], stretches: Sequence[Stretch]) -> tuple[Sentence, ...]:
    """Sentences with the paragraph and the kind of their stretch."""
    return tuple(
        replace(one, paragraph=stretches[one.paragraph].paragraph, kind=stretches[one.paragraph].kind)
        for one in sentences
    )
