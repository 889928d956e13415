"""Copies, rewrites and independent reports: labels of the 80 pairs of data/reprints, and what becomes one origin.

Usage: .venv/bin/python -m benchmarks.reprints [--data FOLDER] [FIGURE=FLOOR ...]

``accuracy``, ``macro_f1``: five labels; ``reuse``, ``same_event``: F1 of the first three and the first four against the
rest. ``joined_…``: pairs of a label that ``find_origins`` joins, each pair a pile of its own; ``pile_…``: all texts as
one pile; ``across``: origins of that pile that hold texts of two pairs. ``story_…``: "same event" on pairs of
data/stories: all pairs of a story, and for each text the one of another story with most of its names.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.scoring import Counts, exact

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Published, PublishedBasis
from dateline.records.period import Period, Precision
from dateline.resolution.comparison import Comparison, Label, compare
from dateline.resolution.event_signs import read_signs
from dateline.resolution.origins import find_origins

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
LABELS = [one.value for one in Label]
#: Measured with cuts of five-word Jaccard chosen on the same pairs (README-documents.md).
PEER = {"reuse": 0.950}
CEILINGS = {"across", "joined_same-event-independent", "joined_different"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports and what they are to each other."""

    left: Document
    right: Document
    label: str


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a packed ``.jsonl`` file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def document(name: str, text: str, day: str | None = None) -> Document:
    """A report of nothing but its text and maybe its day."""
    period = None
    if day is not None:
        start = date.fromisoformat(day)
        period = Period(start, start + timedelta(days=1), Precision.DAY)
    basis = PublishedBasis.METADATA if period else PublishedBasis.UNKNOWN
    return Document(name, name, 0, 0, len(text), text, published=Published(period, basis))


def read_pairs(data: Path) -> list[Pair]:
    """The labelled pairs."""
    records = read_lines(data / "reprints" / "pairs.jsonl.gz")
    sides = ([document(one[side]["id"], one[side]["text"]) for side in ("left", "right")] for one in records)
    return [Pair(left, right, one["label"]) for (left, right), one in zip(sides, records, strict=True)]


def label_figures(pairs: Sequence[Pair], found: Sequence[Comparison]) -> dict[str, float]:
    """Accuracy, macro F1 and the two splits."""
    gold, written = [one.label for one in pairs], [one.label.value for one in found]
    figures = {"accuracy": sum(map(str.__eq__, gold, written)) / len(gold)}
    by_label = {label: _counts(gold, written, [label]) for label in LABELS}
    figures["macro_f1"] = sum(one.f1 for one in by_label.values()) / len(LABELS)
    figures["reuse"] = _counts(gold, written, LABELS[:3]).f1
    figures["same_event"] = _counts(gold, written, LABELS[:4]).f1
    return figures | {f"f1_{label}": one.f1 for label, one in by_label.items()}


def _counts(gold: Iterable[str], written: Iterable[str], labels: Sequence[str]) -> Counts:
    wanted = (place for place, label in enumerate(gold) if label in labels)
    return exact(wanted, (place for place, label in enumerate(written) if label in labels))


def origin_figures(pairs: Sequence[Pair]) -> dict[str, float]:
    """How many pairs of each label become one origin, alone and in one pile."""
    figures: dict[str, float] = {}
    alone = Counter(one.label for one in pairs if len(find_origins(_annotated([one.left, one.right]))) == 1)
    texts = {one.id: one for pair in pairs for one in (pair.left, pair.right)}
    origins = find_origins(_annotated(texts.values()))
    origin_of = {name: one.id for one in origins for name in one.document_ids}
    joined = Counter(one.label for one in pairs if origin_of[one.left.id] == origin_of[one.right.id])
    for label in LABELS:
        figures[f"joined_{label}"], figures[f"pile_{label}"] = alone[label], joined[label]
    partners = {frozenset((pair.left.id, pair.right.id)) for pair in pairs}
    figures["across"] = sum(not any(set(one.document_ids) <= group for group in _grown(partners)) for one in origins)
    return figures


def _grown(partners: Iterable[frozenset[str]]) -> list[set[str]]:
    """Pairs that share a text, as one group."""
    groups: list[set[str]] = []
    for pair in partners:
        touching = [one for one in groups if one & pair]
        groups = [one for one in groups if not one & pair] + [set(pair).union(*touching)]
    return groups


def _annotated(documents: Iterable[Document]) -> list[AnnotatedDocument]:
    return [AnnotatedDocument(one) for one in documents]


def story_figures(data: Path, name: str, *, dated: bool) -> dict[str, float]:
    """Precision and recall of "same event" among the pairs of a story and the likest pairs of two."""
    records = read_lines(data / "stories" / f"{name}.jsonl.gz")
    texts = [
        document(one["id"], f"{one['title']}\n{one['text']}", one["published"] if dated else None) for one in records
    ]
    names = [frozenset(read_signs(one.text).names) for one in texts]
    stories = [one["story"] for one in records]
    pairs = {(a, b) for b in range(len(texts)) for a in range(b) if stories[a] == stories[b]}
    wanted = set(pairs)
    for one in range(len(texts)):
        others = [place for place in range(len(texts)) if stories[place] != stories[one]]
        likest = max(others, key=lambda place: (len(names[one] & names[place]), place))
        pairs.add((min(one, likest), max(one, likest)))
    found = exact(wanted, (one for one in pairs if compare(texts[one[0]], texts[one[1]]).label is not Label.DIFFERENT))
    kind = f"story_{name}{'_dated' if dated else ''}"
    return {f"{kind}_precision": found.precision, f"{kind}_recall": found.recall, f"{kind}_f1": found.f1}


def main() -> int:
    """Print the figures; 1 when one misses its bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--pairs-only", action="store_true", help="without the story sets, which take most of the time")
    parser.add_argument("bounds", nargs="*", metavar="FIGURE=FLOOR")
    options = parser.parse_args()
    pairs = read_pairs(options.data)
    found = [compare(one.left, one.right) for one in pairs]
    figures = label_figures(pairs, found) | origin_figures(pairs)
    for name, dated in () if options.pairs_only else (("basil", True), ("basil", False), ("neus", False)):
        figures |= story_figures(options.data, name, dated=dated)
    print(f"reprints: {len(pairs)} pairs")
    for name, figure in figures.items():
        print(f"  {name:32} {figure:7.3f}  {PEER.get(name, '')}")
    print(
        "sources counted:",
        dict(sorted(Counter((a.label, b.sources) for a, b in zip(pairs, found, strict=True)).items())),
    )
    for pair, one in zip(pairs, found, strict=True):
        if pair.label != one.label.value:
            print(f"  {pair.left.id} and {pair.right.id}: {pair.label}, taken for {one.label.value} ({one.reason})")
    missed = [name for name, bound in (one.split("=") for one in options.bounds) if _misses(name, figures[name], bound)]
    print(*(f"{name} is {figures[name]:.3f}" for name in missed), sep="\n", end="" if not missed else "\n")
    return 1 if missed else 0


def _misses(name: str, figure: float, bound: str) -> bool:
    return figure > float(bound) if name in CEILINGS else figure < float(bound)


if __name__ == "__main__":
    sys.exit(main())
