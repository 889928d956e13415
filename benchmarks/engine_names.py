"""Exact names of the engine alone, before any rule of ours: ours beside spaCy's small and medium models.

Usage: .venv/bin/python -m benchmarks.engine_names [--engines ours,sm,md] [--model FOLDER] [FIGURE=FLOOR ...]

F1 of span and kind. Of gold and answers alike a leading "the", "a", "an" and a final "'s" are taken off (models.md); an
engine knows no facilities of their own, they are places. Sets: Worldwide Newswire dev (never trained on), GUM dev, and
the held-out tenth of our own annotations.
"""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.engines import OURS, ROOT, Options, finish, open_engines, parse_texts, print_table, read_options
from benchmarks.scoring import Counts, exact
from training.casing import restore_case
from training.data import open_texts, read_lines

Name = tuple[int, int, str]

ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
POSSESSIVE = ("'s", "’s")
#: An engine's label in the kinds of a set; a label that is not there is not measured.
THREE = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC"}
ALL = {
    "PERSON": "PER", "ORG": "ORG", "PLACE": "LOC", "NORP": "NAT", "PRODUCT": "PROD", "EVENT": "EVENT",
    "WORK": "OTHER", "OTHER": "OTHER",
}  # fmt: skip
#: The kinds of our annotations and of the open sets in those of the table.
GOLD = {"PLACE": "LOC", "FAC": "LOC"}


@dataclass(frozen=True, slots=True)
class NameSet:
    """Texts, each with its gold names; ``fold``: see THREE and ALL."""

    title: str
    texts: tuple[str, ...]
    names: tuple[tuple[Name, ...], ...]
    fold: Mapping[str, str]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a leading article and a final possessive."""
    if article := ARTICLE.match(text, start, end):
        start = article.end()
    return start, end - 2 if text[start:end].endswith(POSSESSIVE) else end


def folded(text: str, names: Iterable[Name], fold: Mapping[str, str]) -> set[Name]:
    """Trimmed names whose label ``fold`` knows, with the kind it gives."""
    return {(*trimmed(text, start, end), fold[label]) for start, end, label in names if label in fold}


def count_names(gold: set[Name], written: set[Name], kinds: Iterable[str]) -> dict[str, Counts]:
    """By kind, and "all" over the kinds."""
    found = {
        kind: exact((one for one in gold if one[2] == kind), (one for one in written if one[2] == kind))
        for kind in kinds
    }
    return {"all": sum(found.values(), Counts()), **found}


def measure(one: NameSet, answers: Iterable[Sequence[Name]]) -> dict[str, Counts]:
    """Counts over a set; ``answers``: spans with the engine's labels, for each text."""
    kinds = tuple(dict.fromkeys(one.fold.values()))
    fold_gold = {kind: kind for kind in kinds} | {name: kind for name, kind in GOLD.items() if kind in kinds}
    total = {kind: Counts() for kind in ("all", *kinds)}
    for text, names, written in zip(one.texts, one.names, answers, strict=True):
        counts = count_names(folded(text, names, fold_gold), folded(text, written, one.fold), kinds)
        total = {kind: total[kind] + counts[kind] for kind in total}
    return total


def read_sets(options: Options) -> dict[str, NameSet]:
    """The sets by the name of their figure."""
    folder, most = options.data / "names", options.documents
    texts, names = held_out(ROOT / "training" / "annotations", options.data)
    texts, names = texts[:most], names[:most]
    return {
        "newswire": _open_set("Worldwide Newswire dev", folder / "worldwide_newswire.dev.jsonl.gz", most),
        "gum": _open_set("GUM open dev", folder / "gum_open.dev.jsonl.gz", most),
        "held_out": NameSet("our held-out tenth, all kinds", texts, names, ALL),
        "held_out_three": NameSet("our held-out tenth, PER/ORG/LOC", texts, names, THREE),
    }


def _open_set(title: str, path: Path, most: int | None) -> NameSet:
    records = list(islice(read_lines(path), most))
    names = [tuple((n["start"], n["end"], n["kind"]) for n in one["names"]) for one in records]
    return NameSet(title, tuple(one["text"] for one in records), tuple(names), THREE)


def held_out(folder: Path, data: Path) -> tuple[tuple[str, ...], tuple[tuple[Name, ...], ...]]:
    """Texts and names of the annotations that no model was trained on; reports in capitals in their normal case."""
    known = open_texts(data)
    texts, names = [], []
    for path in sorted(folder.glob("*.jsonl")):
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if record.get("held_out"):
                marked = tuple((n["start"], n["end"], n["kind"]) for n in record["names"])
                text = known[record["set"], record["id"]]
                texts.append(restore_case(text, marked) if record["set"] == "muc4" else text)
                names.append(marked)
    return tuple(texts), tuple(names)


def main() -> int:
    """Print the table; 1 when a figure of ours is below its floor."""
    options = read_options(__doc__)
    engines = open_engines(options)
    figures: dict[str, float] = {}
    for key, one in read_sets(options).items():
        rows: dict[str, dict[str, float | str]] = {}
        for name, engine in engines.items():
            parsed = parse_texts(engine, one.texts)
            counts = measure(one, ([(n.start, n.end, n.label) for n in syntax.names] for syntax in parsed))
            for kind, count in counts.items():
                rows.setdefault(f"{kind} ({count.wanted})", {})[name] = count.f1
            rows.setdefault("precision", {})[name] = counts["all"].precision
            rows.setdefault("recall", {})[name] = counts["all"].recall
            if name == OURS:
                figures[key] = counts["all"].f1
        print_table(f"names, exact F1: {one.title}, {len(one.texts)} texts", rows)
    return finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
