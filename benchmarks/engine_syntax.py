"""Words, sentences, tags and trees from raw text, and tags and trees of given words: ours beside spaCy.

Usage: .venv/bin/python -m benchmarks.engine_syntax [--engines ours,sm,md] [--model FOLDER] [FIGURE=FLOOR ...]

From raw text the measure of CoNLL 2018: words are aligned by their characters, every figure is an F1, so a word cut
otherwise counts against tag and arc too. Relations without subtype. With the treebank's words and sentences given the
same figures are plain shares. spaCy follows other guidelines, turned into UD by rule: its arcs compare only roughly.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.engines import OURS, finish, open_engines, parse_texts, print_table, read_options
from benchmarks.scoring import Counts, exact
from training.treebank import Tree, read_trees

from dateline.language.engine import Engine
from dateline.records.language import Syntax

Span = tuple[int, int]

MEASURES = ("words", "sentences", "upos", "uas", "las")
SETS = {"gum": ("GUM open dev", "gum_open"), "ewt": ("EWT dev", "ud_ewt")}


@dataclass(frozen=True, slots=True)
class Analysis:
    """One text: for each word its characters, tag, head (own number for a root) and relation; spans of sentences."""

    words: tuple[Span, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    sentences: tuple[Span, ...]


def gold_of(tree: Tree) -> Analysis:
    """What the treebank says."""
    ends = [*tree.starts[1:], len(tree.spans)]
    sentences = tuple((tree.spans[a][0], tree.spans[b - 1][1]) for a, b in zip(tree.starts, ends, strict=True))
    return Analysis(tuple(tree.spans), tuple(tree.upos), tuple(tree.heads), tuple(tree.relations), sentences)


def written_of(syntax: Syntax) -> Analysis:
    """What an engine says."""
    return Analysis(
        tuple((token.start, token.end) for token in syntax.tokens),
        tuple(token.pos for token in syntax.tokens),
        tuple(token.head for token in syntax.tokens),
        tuple(token.relation for token in syntax.tokens),
        tuple((one.start, one.end) for one in syntax.sentences),
    )


def compare(gold: Analysis, written: Analysis) -> dict[str, Counts]:
    """The five measures on one text; words are the same when they have the same characters."""
    place = {span: number for number, span in enumerate(written.words)}
    aligned = [place.get(span) for span in gold.words]
    counts = dict.fromkeys(("words", "upos", "uas", "las"), 0)
    for here, there in enumerate(aligned):
        if there is None:
            continue
        counts["words"] += 1
        counts["upos"] += gold.tags[here] == written.tags[there]
        if aligned[gold.heads[here]] == written.heads[there]:
            counts["uas"] += 1
            counts["las"] += universal(gold.relations[here]) == universal(written.relations[there])
    size = len(written.words), len(gold.words)
    found = {name: Counts(right, *size) for name, right in counts.items()}
    return found | {"sentences": exact(gold.sentences, written.sentences)}


def universal(relation: str) -> str:
    """Without its subtype."""
    return relation.split(":")[0]


def pooled(pairs: Iterable[tuple[Analysis, Analysis]]) -> dict[str, Counts]:
    """Gold and written of many texts."""
    total = dict.fromkeys(MEASURES, Counts())
    for gold, written in pairs:
        counts = compare(gold, written)
        total = {name: total[name] + counts[name] for name in MEASURES}
    return total


def with_words_given(engine: Engine, trees: Iterable[Tree]) -> Iterable[Syntax]:
    """Each text parsed with the treebank's words and sentences. Raises AttributeError for an engine that cannot."""
    able: Any = engine
    for tree in trees:
        yield able.parse_words(tree.text, list(tree.spans), list(tree.starts))


def read_set(path: Path, most: int | None) -> list[Tree]:
    """The documents of a treebank that have words."""
    return [tree for tree in islice(read_trees(path), most) if tree.spans]


def main() -> int:
    """Print the tables; 1 when a figure of ours is below its floor."""
    options = read_options(__doc__)
    engines = open_engines(options)
    figures: dict[str, float] = {}
    for key, (title, file) in SETS.items():
        trees = read_set(options.data / "syntax" / f"{file}.dev.conllu.gz", options.documents)
        gold = [gold_of(tree) for tree in trees]
        rows: dict[str, dict[str, float | str]] = {}
        for name, engine in engines.items():
            parsed = parse_texts(engine, [tree.text for tree in trees])
            written = [written_of(syntax) for syntax in parsed]
            for measure, count in pooled(zip(gold, written, strict=True)).items():
                rows.setdefault(f"raw text, {measure}", {})[name] = count.f1
                if name == OURS:
                    figures[f"{key}_raw_{measure}"] = count.f1
            if not hasattr(engine, "parse_words"):
                continue
            written = [written_of(syntax) for syntax in with_words_given(engine, trees)]
            counts = pooled(zip(gold, written, strict=True))
            for measure in ("upos", "uas", "las"):
                rows.setdefault(f"words given, {measure}", {})[name] = counts[measure].f1
                if name == OURS:
                    figures[f"{key}_given_{measure}"] = counts[measure].f1
        words = sum(len(one.words) for one in gold)
        print_table(f"syntax: {title}, {len(trees)} texts, {words} words", rows)
    return finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
