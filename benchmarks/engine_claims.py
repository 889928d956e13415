"""Source, cue and content of attributions on PolNeAR dev (never trained on): the product on each engine, and the engine
alone.

Usage: .venv/bin/python -m benchmarks.engine_claims [--engines ours,sm,md] [--model FOLDER] [FIGURE=FLOOR ...]

"exact": the same characters. "half": spans that share at least half of the longer one, each matched once. The product's
claims are rows as ``dateline annotate`` prints them, a span that serves three claims counts three times. The engine
alone has no rows: there every part of a span is one span, and counts once.
"""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.engines import BATCH, OURS, Options, finish, open_engines, parse_texts, print_table, read_options
from benchmarks.scoring import Counts, Parts, exact, halves
from training.data import read_lines

from dateline.extraction.claim_layout import attribution_rows
from dateline.language.engine import Engine
from dateline.records.corpus import AnnotatedDocument
from dateline.records.language import Syntax

Row = dict[str, Any]

PARTS = ("source", "cue", "content")
MATCHES: dict[str, Callable[[Collection[Parts], Collection[Parts]], Counts]] = {"exact": exact, "half": halves}


def part_of_rows(rows: Iterable[Row], part: str) -> list[Parts]:
    """That part of every claim that has it, in one or more pieces."""
    return [tuple((start, end) for start, end in row[part]) for row in rows if row[part]]


def single_spans(spans: Iterable[Parts]) -> list[Parts]:
    """Every piece as a span of its own, once."""
    return [(piece,) for piece in sorted({piece for span in spans for piece in span})]


def raw_part(syntax: Syntax, part: str) -> list[Parts]:
    """The spans of one part that the engine itself found, once each."""
    return single_spans(((one.start, one.end),) for one in syntax.attributions if one.part == part)


def product_rows(engine: Engine, records: Sequence[Row]) -> Iterator[list[Row]]:
    """The claims of each text, by the stages that ship on this engine."""
    from dateline.extraction.ontology import load_ontology
    from dateline.pipeline.api import as_document
    from dateline.pipeline.stages import build_stages
    from dateline.store.gazetteer import GazetteerFile

    stages = build_stages(engine, GazetteerFile.open(), load_ontology())
    for at in range(0, len(records), BATCH):
        some = records[at : at + BATCH]
        batch = [AnnotatedDocument(as_document(one["text"], one.get("published"))) for one in some]
        for stage in stages:
            batch = stage.annotate(batch)
        for record, document in zip(some, batch, strict=True):
            yield attribution_rows(document.claims, record["text"])


def count_parts(gold: Iterable[list[Parts]], written: Iterable[list[Parts]], match: str) -> Counts:
    """Over all texts."""
    return sum((MATCHES[match](some, others) for some, others in zip(gold, written, strict=True)), Counts())


def product_figures(records: Sequence[Row], engine: Engine) -> dict[str, Counts]:
    """By match and part, such as "exact content"."""
    rows = list(product_rows(engine, records))
    return {
        f"{match} {part}": count_parts(
            (part_of_rows(one["claims"], part) for one in records), (part_of_rows(some, part) for some in rows), match
        )
        for match in MATCHES
        for part in PARTS
    }


def raw_figures(records: Sequence[Row], engine: Engine) -> dict[str, Counts]:
    """The same of the engine alone."""
    parsed = list(parse_texts(engine, [one["text"] for one in records]))
    return {
        f"{match} {part}": count_parts(
            (single_spans(part_of_rows(one["claims"], part)) for one in records),
            (raw_part(syntax, part) for syntax in parsed),
            match,
        )
        for match in MATCHES
        for part in PARTS
    }


def read_articles(path: Path, most: int | None) -> list[Row]:
    """PolNeAR's articles; the layers of further annotators are left aside."""
    return list(islice(read_lines(path), most))


def measure(options: Options) -> dict[str, float]:
    """Print the table; the figures of ours by name."""
    records = read_articles(options.data / "claims" / "polnear.dev.jsonl.gz", options.documents)
    rows: dict[str, dict[str, float | str]] = {}
    figures: dict[str, float] = {}
    for name, engine in open_engines(options).items():
        for kind, measured in (("product", product_figures), ("engine", raw_figures)):
            if kind == "engine" and name != OURS:
                continue
            counts = measured(records, engine)
            for label, count in counts.items():
                column = f"{name}, {kind}"
                rows.setdefault(f"{label}, F1", {})[column] = count.f1
                rows.setdefault(f"{label}, precision / recall", {})[column] = (
                    f"{count.precision:.3f} / {count.recall:.3f}"
                )
                if name == OURS:
                    figures[f"{kind}_{label.replace(' ', '_')}"] = count.f1
    print_table(f"attributions: PolNeAR dev, {len(records)} articles", rows)
    return figures


def main() -> int:
    """1 when a figure of ours is below its floor."""
    options = read_options(__doc__)
    return finish(measure(options), options)


if __name__ == "__main__":
    sys.exit(main())
