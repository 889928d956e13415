"""Who "he" is, on GUM dev: links of given mentions, and clusters from raw text.

Usage: .venv/bin/python -m benchmarks.engine_coreference [--model FOLDER] [FIGURE=FLOOR ...]

Given the mentions of the gold: the share of anaphoric ones, those with an earlier mention of their chain anywhere in
the document, that get a mention of their chain; on the mentions of chains, as in the trial of models.md, and again with
the singletons among them. spaCy's models know no coreference; beside ours stand two rules: the nearest earlier mention
with the same words, and the mention just before. From raw text mentions are compared by their head words, since GUM
marks whole noun phrases with all that follows the noun, and singletons do not count.
"""

import sys
from collections.abc import Hashable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.chains import Cluster, Links, Shares, b_cubed, ceaf_e, clusters_of, count_links, muc
from benchmarks.engines import OURS, Options, finish, open_engines, parse_texts, print_table, read_options
from training.data import Example, add_gum_layers, treebank

from dateline.language.engine import Engine
from dateline.records.language import Syntax

Mention = tuple[int, int, int]
Span = tuple[int, int]

MEASURES = {"MUC": muc, "B3": b_cubed, "CEAFe": ceaf_e}


def read_documents(data: Path, most: int | None) -> list[Example]:
    """GUM's development part with trees and mentions."""
    examples = list(islice(treebank(data / "syntax" / "gum_open.dev.conllu.gz", "gum"), most))
    add_gum_layers(examples, data, "dev")
    return examples


def given_mentions(example: Example, *, singles: bool = True) -> tuple[list[Mention], list[Hashable]]:
    """The mentions of a document by position, longer ones first, and the chain of each; a singleton is its own."""
    chain_of: dict[Mention, Hashable] = {mention: ("single", mention) for mention in example.singles if singles}
    for number, chain in enumerate(example.chains or ()):
        chain_of.update((mention, ("chain", number)) for mention in chain)
    mentions = sorted(chain_of, key=lambda mention: (mention[0], -mention[1], mention[2]))
    return mentions, [chain_of[mention] for mention in mentions]


def same_words(words: Sequence[str], mentions: Sequence[Mention]) -> list[int | None]:
    """For each mention the nearest earlier one with the same words, whatever their case."""
    latest: dict[tuple[str, ...], int] = {}
    found: list[int | None] = []
    for at, (first, last, _) in enumerate(mentions):
        key = tuple(word.lower() for word in words[first:last])
        found.append(latest.get(key))
        latest[key] = at
    return found


def head_word(syntax: Syntax, span: Span) -> Span:
    """Characters of the first word of a span whose head lies outside it; the span when no word lies in it."""
    inside = {at for at, token in enumerate(syntax.tokens) if span[0] <= token.start and token.end <= span[1]}
    for at in sorted(inside):
        token = syntax.tokens[at]
        if token.head == at or token.head not in inside:
            return token.start, token.end
    return span


def written_clusters(syntax: Syntax) -> list[Cluster]:
    """What the engine's links join, mentions by their head words."""
    return clusters_of(
        (head_word(syntax, (link.start, link.end)), head_word(syntax, (link.antecedent_start, link.antecedent_end)))
        for link in syntax.links
    )


def gold_clusters(example: Example) -> list[Cluster]:
    """The chains of two and more, mentions by their head words; a word is of the first chain that has it."""
    taken: set[Span] = set()
    found: list[Cluster] = []
    for chain in example.chains or ():
        heads = {example.spans[head] for _, _, head in chain} - taken
        taken |= heads
        if len(heads) > 1:
            found.append(frozenset(heads))
    return found


def linked(engine: Engine, example: Example, mentions: list[Mention]) -> list[int | None]:
    """The engine's antecedents of given mentions. Raises AttributeError for an engine that cannot."""
    able: Any = engine
    starts = list(example.starts or ())
    found: list[int | None] = able.link_mentions(example.text, list(example.spans), starts, mentions)
    return found


def measure(options: Options) -> dict[str, float]:
    """Print both tables; the figures of ours by name."""
    ours = open_engines(Options(options.shared, (OURS,), options.model)).get(OURS)
    examples = read_documents(options.data, options.documents)
    figures: dict[str, float] = {}
    for singles in (False, True):
        links = measure_links(ours, examples, singles=singles)
        if OURS in links:
            name = "right_antecedent_with_singles" if singles else "right_antecedent"
            figures[name] = links[OURS].right / max(1, links[OURS].anaphoric)
            figures[f"{name}_left_alone"] = links[OURS].left / max(1, links[OURS].first)
    if ours is not None:
        figures |= raw_figures(ours, examples)
        shown: dict[str, dict[str, float | str]] = {
            name: {OURS: figure} for name, figure in figures.items() if name.startswith("raw_")
        }
        print_table("clusters from raw text, mentions by head words", shown)
    return figures


def measure_links(ours: Engine | None, examples: Sequence[Example], *, singles: bool) -> dict[str, Links]:
    """Print the table of links; counts of ours and of the two rules. ``singles``: singletons are among the mentions."""
    links: dict[str, Links] = {}
    for example in examples:
        mentions, chains = given_mentions(example, singles=singles)
        answers = {
            "same words": same_words(example.words, mentions),
            "just before": [at - 1 if at else None for at in range(len(mentions))],
        }
        if ours is not None and hasattr(ours, "link_mentions"):
            answers = {OURS: linked(ours, example, mentions), **answers}
        for name, found in answers.items():
            links[name] = links.get(name, Links()) + count_links(chains, found)
    some = next(iter(links.values()), Links())
    rows: dict[str, dict[str, float | str]] = {
        f"anaphoric, right ({some.anaphoric})": {n: one.right / max(1, one.anaphoric) for n, one in links.items()},
        f"first of a chain, left alone ({some.first})": {n: one.left / max(1, one.first) for n, one in links.items()},
    }
    among = "with" if singles else "without"
    print_table(f"links of given mentions, {among} singletons: GUM open dev, {len(examples)} texts", rows)
    return links


def raw_figures(engine: Engine, examples: Sequence[Example]) -> dict[str, float]:
    """F1 of each measure over all texts, and their mean."""
    total = dict.fromkeys(MEASURES, Shares())
    for example, syntax in zip(examples, parse_texts(engine, [one.text for one in examples]), strict=True):
        gold, written = gold_clusters(example), written_clusters(syntax)
        total = {name: total[name] + counted(gold, written) for name, counted in MEASURES.items()}
    figures = {f"raw_{name.lower()}": shares.f1 for name, shares in total.items()}
    return figures | {"raw_conll": sum(figures.values()) / len(figures)}


def main() -> int:
    """1 when a figure of ours is below its floor."""
    options = read_options(__doc__)
    return finish(measure(options), options)


if __name__ == "__main__":
    sys.exit(main())
