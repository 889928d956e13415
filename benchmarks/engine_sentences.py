"""Sentences in raw text, both ends exact: ours beside spaCy as it comes, and beside spaCy given our lines.

Usage: .venv/bin/python -m benchmarks.engine_sentences [--engines ours,sm,md] [--model FOLDER] [FIGURE=FLOOR ...]

The text has the treebank's own spaces and paragraphs (a line break between them). "whole": spaCy's own pipeline on the
whole text, what a user of spaCy gets; "lines": behind our port, where no sentence crosses a line. The floor is ours
minus the small model on the whole text.
"""

import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

from benchmarks.engine_syntax import SETS, gold_of, read_set
from benchmarks.engines import OURS, SPACY, Options, finish, open_engines, parse_texts, print_table, read_options
from benchmarks.scoring import Counts, exact

from dateline.language.engine import Engine

Span = tuple[int, int]

#: Parts of a spaCy pipeline that sentences do not need: the parser decides on them.
UNUSED = ("tagger", "attribute_ruler", "lemmatizer", "ner")


def sentence_counts(gold: Iterable[Sequence[Span]], written: Iterable[Sequence[Span]]) -> Counts:
    """Over all texts."""
    return sum((exact(some, others) for some, others in zip(gold, written, strict=True)), Counts())


def without_space(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans without white space at their ends; what is nothing else is left out."""
    found = []
    for start, end in spans:
        piece = text[start:end]
        if piece.strip():
            found.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return found


def on_whole_texts(package: str, texts: Sequence[str]) -> Iterator[list[Span]]:
    """The sentences of a spaCy pipeline as it comes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pipeline: Any = import_module(package).load(exclude=list(UNUSED))
        parsed = list(pipeline.pipe(texts))
    for text, document in zip(texts, parsed, strict=True):
        yield without_space(text, ((one.start_char, one.end_char) for one in document.sents))


def columns(engines: dict[str, Engine], texts: Sequence[str]) -> Iterator[tuple[str, list[list[Span]]]]:
    """The sentences of each engine, and of each that is spaCy's once more on whole texts."""
    for name, engine in engines.items():
        spans = [[(one.start, one.end) for one in syntax.sentences] for syntax in parse_texts(engine, texts)]
        if name == OURS:
            yield name, spans
        else:
            yield f"{name} whole", list(on_whole_texts(SPACY.get(name, name), texts))
            yield f"{name} lines", spans


def measure(options: Options) -> dict[str, float]:
    """Print the table; the figures of ours by name."""
    engines = open_engines(options)
    rows: dict[str, dict[str, float | str]] = {}
    figures: dict[str, float] = {}
    for key, (title, file) in SETS.items():
        trees = read_set(options.data / "syntax" / f"{file}.dev.conllu.gz", options.documents)
        gold = [gold_of(tree).sentences for tree in trees]
        label = f"{title} ({sum(map(len, gold))})"
        reached: dict[str, float] = {}
        for column, written in columns(engines, [tree.text for tree in trees]):
            count = sentence_counts(gold, written)
            reached[column] = count.f1
            rows.setdefault(f"{label}, F1", {})[column] = count.f1
            rows.setdefault(f"{label}, precision", {})[column] = count.precision
            rows.setdefault(f"{label}, recall", {})[column] = count.recall
        if OURS in reached:
            figures[key] = reached[OURS]
            if "sm whole" in reached:
                figures[f"{key}_over_sm"] = reached[OURS] - reached["sm whole"]
    print_table("sentences in raw text, exact", rows)
    return figures


def main() -> int:
    """1 when a figure of ours is below its floor."""
    options = read_options(__doc__)
    return finish(measure(options), options)


if __name__ == "__main__":
    sys.exit(main())
