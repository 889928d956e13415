"""Place names found, whatever they are then taken to mean: ours beside the outputs of nine geoparsers, by one script.

Usage: .venv/bin/python -m benchmarks.place_names [--documents N] [FIGURE=FLOOR ...]

Text -> engine -> times -> names, the product's own stages. Each gold place is matched once, exact spans first, then the
likest that shares a character. "as written" are the names that mean the ground (``Mention.literal``), "all" those that
stand for a government or a team too: the two sets mark both. Of the other systems, names without a point are left out,
as in README-documents.md. LGL marks demonyms and the places inside bodies' names, which are no places here (docs,
annotation.md), and 626 places without a point, which count in "LGL, unresolved too" only. Province: share of the press
releases of ``conflict_reports`` in which the province's name is inside a place name found, and inside one that the
gazetteer knows.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.engines import BATCH, OURS, ROOT, below, open_engine, print_table, read_floors
from benchmarks.scoring import Counts
from training.data import read_lines

from dateline.extraction.names import find_mentions
from dateline.extraction.times import find_times
from dateline.language.annotate import Language
from dateline.pipeline.api import as_document
from dateline.records.corpus import AnnotatedDocument
from dateline.records.mention import Form, Kind
from dateline.store.gazetteer import GazetteerFile

Span = tuple[int, int]
#: Spans of one document that mean the ground, and all spans.
Answer = tuple[tuple[Span, ...], tuple[Span, ...]]
SETS = {"geovirus": "GeoVirus", "lgl": "LGL"}


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one system on one set: spans that overlap gold, and spans equal to it."""

    overlap: Counts = Counts()
    same: Counts = Counts()

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(self.overlap + other.overlap, self.same + other.same)

    def row(self) -> dict[str, float | str]:
        """For the table."""
        overlap, same = self.overlap, self.same
        return {"P": overlap.precision, "R": overlap.recall, "F1": overlap.f1, "exact F1": same.f1}


def matched(gold: Sequence[Span], written: Sequence[Span]) -> dict[int, int]:
    """Index of a gold span to that of the written one it is found by; each is used once."""
    left = dict(enumerate(written))
    pairs: dict[int, int] = {}
    for likeness in (_equal, _share):
        for number, wanted in enumerate(gold):
            best = max(left, key=lambda one: (likeness(wanted, left[one]), -one), default=None)
            if number not in pairs and best is not None and likeness(wanted, left[best]) > 0:
                pairs[number] = best
                del left[best]
    return pairs


def _equal(one: Span, other: Span) -> float:
    return float(one == other)


def _share(one: Span, other: Span) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def measure(gold: Iterable[Sequence[Span]], written: Iterable[Sequence[Span]]) -> Figures:
    """Counts over all documents, in the same order."""
    total = Figures()
    for wanted, found in zip(gold, written, strict=True):
        pairs = matched(wanted, found)
        same = sum(wanted[number] == found[other] for number, other in pairs.items())
        sizes = (len(found), len(wanted))
        total += Figures(Counts(len(pairs), *sizes), Counts(same, *sizes))
    return total


def read_texts(texts: Iterable[tuple[str, str | None]], gazetteer: GazetteerFile) -> list[Answer]:
    """The place names of ours in each text; ``texts``: with the day of publication, None if it is not known."""
    stage = Language(open_engine(OURS))
    documents = [AnnotatedDocument(as_document(text, published)) for text, published in texts]
    answers = []
    for at in range(0, len(documents), BATCH):
        for one in stage.annotate(documents[at : at + BATCH]):
            answers.append(_answer(one, gazetteer))
    return answers


def _answer(one: AnnotatedDocument, gazetteer: GazetteerFile) -> Answer:
    timed = AnnotatedDocument(one.document, one.syntax, find_times(one))
    names = [
        mention
        for mention in find_mentions(timed, gazetteer)
        if mention.kind is Kind.PLACE and mention.form is Form.NAME
    ]
    spans = [(mention.evidence.span.start, mention.evidence.span.end) for mention in names]
    return tuple(span for span, name in zip(spans, names, strict=True) if name.literal), tuple(spans)


def compare(data: Path, name: str, most: int | None, gazetteer: GazetteerFile) -> dict[str, float]:
    """Print one set's table; our figures by name."""
    records = list(islice(read_lines(data / "places" / f"{name}.dev.jsonl.gz"), most))
    gold = [tuple((one["start"], one["end"]) for one in record["places"]) for record in records]
    answers = read_texts(((record["text"], record.get("published")) for record in records), gazetteer)
    literal, every = ([answer[part] for answer in answers] for part in (0, 1))
    rows = {"ours, as written": measure(gold, literal), "ours, all": measure(gold, every)}
    figures = {f"{name}_overlap": rows["ours, as written"].overlap.f1, f"{name}_all": rows["ours, all"].overlap.f1}
    for system, found in peers(data, name).items():
        rows[system] = measure(gold, [found.get(record["id"], ()) for record in records])
    print_table(f"place names: {SETS[name]}, {len(records)} texts", {label: one.row() for label, one in rows.items()})
    more = [tuple((one["start"], one["end"]) for one in record.get("unresolved", ())) for record in records]
    if any(more):
        whole = [(*known, *other) for known, other in zip(gold, more, strict=True)]
        wide = {"ours, as written": measure(whole, literal), "ours, all": measure(whole, every)}
        print_table(f"{SETS[name]}, unresolved too", {label: one.row() for label, one in wide.items()})
        figures[f"{name}_unresolved_too"] = wide["ours, as written"].overlap.f1
    return figures


def peers(data: Path, name: str) -> dict[str, dict[str, tuple[Span, ...]]]:
    """Spans with a point, by system and document."""
    found: dict[str, dict[str, tuple[Span, ...]]] = {}
    for line in read_lines(data / "geoparser_outputs" / f"{name}_outputs.jsonl.gz"):
        spans = ((one["start"], one["end"]) for one in line["places"] if one["latitude"] is not None)
        found.setdefault(line["system"], {})[line["document"]] = tuple(sorted(set(spans)))
    return dict(sorted(found.items()))


def provinces(data: Path, most: int | None, gazetteer: GazetteerFile) -> dict[str, float]:
    """Print and give the shares of releases whose province is named, found, and known."""
    records = list(islice(read_lines(data / "conflict_reports" / "isaf.jsonl.gz"), most))
    answers = read_texts(((record["text"], None) for record in records), gazetteer)
    shares = {"in the text": 0, "found": 0, "known to the gazetteer": 0}
    for record, (literal, _) in zip(records, answers, strict=True):
        named = [record["text"][start:end] for start, end in literal]
        wanted = [str(one).lower() for one in record["gold"].get("province") or ["?"]]
        shares["in the text"] += _holds([record["text"]], wanted)
        shares["found"] += _holds(named, wanted)
        shares["known to the gazetteer"] += _holds(named, wanted, lambda name: bool(gazetteer.lookup(name)))
    rows = {label: {"share": count / max(1, len(records))} for label, count in shares.items()}
    print_table(f"province of the press release, {len(records)} releases", rows)
    return {"province": rows["found"]["share"], "province_known": rows["known to the gazetteer"]["share"]}


def _holds(names: Sequence[str], wanted: Sequence[str], known: Callable[[str], bool] = bool) -> bool:
    return any(one in name.lower() and known(name) for name in names for one in wanted)


def main() -> int:
    """Print the tables; 1 when a figure of ours is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--documents", type=int, help="only the first so many of each set")
    parser.add_argument("floors", nargs="*", metavar="FIGURE=FLOOR", help="exit 1 when a figure of ours is below")
    given = parser.parse_args()
    figures: dict[str, float] = {}
    gazetteer = GazetteerFile.open()
    for name in SETS:
        figures |= compare(given.shared / "data", name, given.documents, gazetteer)
    figures |= provinces(given.shared / "data", given.documents, gazetteer)
    print("\nours:", ", ".join(f"{name} {figure:.3f}" for name, figure in figures.items()))
    faults = below(figures, read_floors(given.floors))
    if faults:
        print("below the floor:", "; ".join(faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
