"""Names of the two reports read by hand (``../shared/seeds/gold-dev``): the engine alone, and the product on it.

Usage: .venv/bin/python -m benchmarks.engine_seeds [--engines ours,sm,md] [--model FOLDER] [--show] [FIGURE=FLOOR ...]

"spans": the same characters, whatever the kind, as the seeds' scorer counts; then each kind. Nationalities are no names
there, dates and numbers neither. Of the engine alone a leading article and a final "'s" are taken off. The product is
the stages that ship on the same engine. ``--show`` prints what each of them misses and what it writes beside.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.engine_names import count_names, folded
from benchmarks.engines import OURS, finish, open_engines, parse_texts, print_table, read_options
from benchmarks.scoring import Counts, exact

from dateline.language.engine import Engine
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.mention import Form, Kind

Name = tuple[int, int, str]
Row = dict[str, Any]

KINDS = ("PER", "ORG", "LOC", "OTHER")
ENGINE = {
    "PERSON": "PER", "ORG": "ORG", "PLACE": "LOC", "PRODUCT": "OTHER", "EVENT": "OTHER", "WORK": "OTHER",
    "OTHER": "OTHER",
}  # fmt: skip
GOLD = {
    "person": "PER", "place": "LOC", "country": "LOC", "media": "ORG", "armed_group": "ORG", "armed_force": "ORG",
    "government_body": "ORG", "international_org": "ORG",
}  # fmt: skip
PRODUCT = {"person": "PER", "organisation": "ORG", "place": "LOC"}


def gold_names(entities: Iterable[Row]) -> dict[str, set[Name]]:
    """By file: every mention that is a name, is not part of another and has a capital or a figure, as the scorer takes
    them."""
    found: dict[str, set[Name]] = {}
    for entity in entities:
        kind = GOLD.get(entity["type"], "OTHER")
        for one in entity["mentions"]:
            if not one.get("nested") and has_mark(one["text"]):
                found.setdefault(one["file"], set()).add((one["start"], one["end"], kind))
    return found


def has_mark(name: str) -> bool:
    """A capital or a figure."""
    return any(one.isupper() or one.isdigit() for one in name)


def inside(names: Iterable[Name], articles: Iterable[tuple[int, int]]) -> set[Name]:
    """Those within an article: what stands round it is not annotated."""
    bounds = list(articles)
    return {name for name in names if any(start <= name[0] and name[1] <= end for start, end in bounds)}


def count_seeds(gold: Mapping[str, set[Name]], written: Mapping[str, set[Name]]) -> dict[str, Counts]:
    """Under "spans" whatever the kind, under "all" with it, and each kind."""
    total = dict.fromkeys(("spans", "all", *KINDS), Counts())
    for file, names in gold.items():
        found = written.get(file, set())
        counts = count_names(names, found, KINDS)
        counts["spans"] = exact((one[:2] for one in names), {one[:2] for one in found})
        total = {key: total[key] + counts[key] for key in total}
    return total


def engine_names(engine: Engine, articles: Sequence[Row], texts: Mapping[str, str]) -> dict[str, set[Name]]:
    """By file, the names of the engine alone within the articles."""
    files = sorted(texts)
    found = {}
    for file, syntax in zip(files, parse_texts(engine, [texts[one] for one in files]), strict=True):
        names = folded(texts[file], ((one.start, one.end, one.label) for one in syntax.names), ENGINE)
        found[file] = inside(names, ((one["start"], one["end"]) for one in articles if one["file"] == file))
    return found


def product_names(engine: Engine, articles: Sequence[Row], texts: Mapping[str, str]) -> dict[str, set[Name]]:
    """By file, the names that the stages that ship find on this engine; every article is a document."""
    from dateline.extraction.ontology import load_ontology
    from dateline.pipeline.stages import build_stages
    from dateline.store.gazetteer import GazetteerFile

    batch = [AnnotatedDocument(as_document(one, texts[one["file"]])) for one in articles]
    for stage in build_stages(engine, GazetteerFile.open(), load_ontology()):
        batch = stage.annotate(batch)
    found: dict[str, set[Name]] = {}
    for article, document in zip(articles, batch, strict=True):
        for one in document.mentions:
            quote, span = one.evidence.quote, one.evidence.span
            if one.form is Form.NAME and one.kind is not Kind.NATIONALITY and has_mark(quote):
                kind = PRODUCT.get(one.kind.value, "OTHER")
                found.setdefault(article["file"], set()).add(
                    (article["start"] + span.start, article["start"] + span.end, kind)
                )
    return found


def as_document(article: Row, text: str) -> Document:
    """An article of the gold, with its headline."""
    piece, headline = text[article["start"] : article["end"]], article.get("headline")
    return Document(
        article["id"], article["file"], 0, article["start"], article["end"], piece, headline=headline,
        headline_end=len(headline) if headline and piece.startswith(headline) else 0,
    )  # fmt: skip


def show(
    column: str, gold: Mapping[str, set[Name]], written: Mapping[str, set[Name]], texts: Mapping[str, str]
) -> None:
    """Print what is missed and what stands beside gold, for a person to read."""
    for file, names in gold.items():
        found = written.get(file, set())
        for mark, some in (("missed", names - found), ("beside", found - names)):
            for start, end, kind in sorted(some):
                print(f"  {column} {mark} {file[:3]}:{start} {kind} {' '.join(texts[file][start:end].split())}")


def main() -> int:
    """Print the table; 1 when a figure of ours is below its floor."""
    shown = "--show" in sys.argv
    options = read_options(__doc__, [one for one in sys.argv[1:] if one != "--show"])
    folder = options.shared / "seeds"
    gold = gold_names(json.loads((folder / "gold-dev" / "entities.json").read_text(encoding="utf-8")))
    articles = json.loads((folder / "gold-dev" / "articles.json").read_text(encoding="utf-8"))
    texts = {file: (folder / file).read_bytes().decode("utf-8") for file in sorted(gold)}
    rows: dict[str, dict[str, float | str]] = {}
    figures: dict[str, float] = {}
    for name, engine in open_engines(options).items():
        for part, read in (("engine", engine_names), ("product", product_names)):
            written = read(engine, articles, texts)
            for label, count in count_seeds(gold, written).items():
                rows.setdefault(f"{label} ({count.wanted})", {})[f"{name}, {part}"] = count.f1
                if name == OURS and label in ("spans", "all"):
                    figures[f"{part}_{label}"] = count.f1
            if shown:
                show(f"{name}, {part}", gold, written, texts)
    print_table(f"names of the reports read by hand, exact F1, {len(articles)} reports", rows)
    return finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
