"""Time expressions against the sets of TempEval-3: how many are found, and how many have the right value.

Usage: .venv/bin/python -m benchmarks.times [--text-only] [--peer] [--errors N] [--shared FOLDER] [FIGURE=FLOOR ...]

Counted as TempEval-3 does (UzZaman et al. 2013): relaxed F1 (spans that overlap, each matched once, the likest first),
strict F1 (equal spans) and value F1 (overlapping and with the same TIMEX3 value, among all). The day of publication is
given and not among the answers. Figures: SET_relaxed, SET_strict, SET_value for timebank, aquaint, both (those two
pooled) and meantime_apple, of whose texts only the beginning is annotated, so that its precision means nothing.

--text-only leaves out the syntax, which otherwise settles tenses: much faster, and about half a point of value lower.
--peer runs the search of the package dateparser beside ours where it is installed. Its values are days; where the
annotators give a month or a year, its day counts as right when it lies in it.
Published, on another part of the same corpus, the unseen Platinum set: HeidelTime .903 relaxed, .813 strict, .776
value; SUTime .903, .796, .674.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.engines import OURS, ROOT, below, open_engine, print_table, read_floors

from dateline.extraction.times import find_times
from dateline.language.annotate import Language
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Published, PublishedBasis
from dateline.records.period import from_edtf

SETS = ("timebank", "aquaint", "meantime_apple")
POOLED = ("timebank", "aquaint")
FIGURES = ("relaxed", "strict", "value")
KINDS = ("missed", "false", "span", "value")


@dataclass(frozen=True, slots=True)
class Answer:
    """An expression that a system found; ``told``: by which rule, for the lists of errors."""

    start: int
    end: int
    value: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one system on one set, and what went wrong, by kind."""

    counts: Counter[str]
    errors: dict[str, list[str]]

    def figures(self) -> dict[str, float]:
        """F1 of each kind."""
        return {name: 2 * self.counts[name] / max(1, self.counts["gold"] + self.counts["given"]) for name in FIGURES}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of every set; 1 when one of ours is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--text-only", action="store_true")
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N errors of each kind")
    parser.add_argument("floors", nargs="*", metavar="FIGURE=FLOOR")
    given = parser.parse_args(arguments)
    ours: dict[str, Tally] = {}
    peers: dict[str, Tally] = {}
    for name in SETS:
        records = list(read_records(given.shared / "data/times" / f"{name}.train.jsonl.gz"))
        ours[name] = tally(records, answers_of_ours(records, syntax=not given.text_only))
        if given.peer and has_peer():
            peers[name] = tally(records, map(answers_of_peer, records))
    figures = table(ours)
    print_table("F1, TempEval-3", rows_of(figures, table(peers)))
    for name, one in ours.items() if given.errors else ():
        for kind in KINDS:
            print(f"-- {name} {kind} {len(one.errors[kind])}", *one.errors[kind][: given.errors], sep="\n   ")
    faults = below(figures, read_floors(given.floors))
    if faults:
        print("below the floor:", "; ".join(faults))
    return 1 if faults else 0


def rows_of(ours: dict[str, float], peers: dict[str, float]) -> dict[str, dict[str, float | str]]:
    """A line for each set, ours beside the peer's."""
    return {
        name: {
            f"{system} {figure}": found.get(f"{name}_{figure}", "-")
            for system, found in (("dateline", ours), ("dateparser", peers))
            for figure in FIGURES
        }
        for name in (*SETS, "both")
    }


def table(tallies: dict[str, Tally]) -> dict[str, float]:
    """The figures by the names that a floor uses; of nothing, none."""
    if not tallies:
        return {}
    pooled = Tally(sum((tallies[name].counts for name in POOLED), Counter()), {})
    return {
        f"{name}_{figure}": value
        for name, one in (*tallies.items(), ("both", pooled))
        for figure, value in one.figures().items()
    }


def answers_of_ours(records: Sequence[dict[str, Any]], *, syntax: bool) -> Iterator[list[Answer]]:
    """What the grammar finds in each text."""
    documents = [document_of(record) for record in records]
    if syntax:
        documents = Language(open_engine(OURS)).annotate(documents)
    for document in documents:
        yield [
            Answer(one.evidence.span.start, one.evidence.span.end, one.timex_value, one.rule)
            for one in find_times(document)
        ]


def has_peer() -> bool:
    """Whether the package dateparser is installed."""
    try:
        import dateparser  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        return False
    return True


def answers_of_peer(record: dict[str, Any]) -> list[Answer]:
    """What ``dateparser.search`` finds in a text; it gives words, which are looked for in order."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    text, found, at = record["text"], [], 0
    base = datetime.fromisoformat(record["published"][:10])
    for words, day in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(Answer(start, at, day.date().isoformat(), "dateparser"))
    return found


def tally(records: Iterable[dict[str, Any]], answers: Iterable[list[Answer]]) -> Tally:
    """Match every gold expression with the answer that overlaps it most, and count."""
    sums = Tally(Counter(), {kind: [] for kind in KINDS})
    for record, given in zip(records, answers, strict=True):
        sums.counts.update(gold=len(record["times"]), given=len(given))
        used: set[int] = set()
        for gold in record["times"]:
            near = [(share, -at) for at, one in enumerate(given) if at not in used and (share := overlap(gold, one))]
            if not near:
                sums.errors["missed"].append(_told(record, gold["start"], gold["end"], gold["value"]))
                continue
            at = -max(near)[1]
            used.add(at)
            _compare(record, gold, given[at], sums)
        for at, one in enumerate(given):
            if at not in used:
                sums.errors["false"].append(f"{one.told}: {_told(record, one.start, one.end, one.value)}")
    return sums


def _compare(record: dict[str, Any], gold: dict[str, Any], one: Answer, sums: Tally) -> None:
    exact, right = (one.start, one.end) == (gold["start"], gold["end"]), is_right(gold["value"], one)
    sums.counts.update(relaxed=1, strict=int(exact), value=int(right))
    told = f"{one.told}: {_told(record, gold['start'], gold['end'], gold['value'])} ours"
    if not exact:
        sums.errors["span"].append(f"{told} [{record['text'][one.start : one.end]}]")
    if not right:
        sums.errors["value"].append(f"{told} {one.value} published {record['published'][:10]}")


def is_right(value: str, one: Answer) -> bool:
    """Whether it is the value; a peer that knows only days is right about a month when its day lies there."""
    if one.told == "dateparser" and re.fullmatch(r"\d{4}(?:-\d\d)?", value):
        return one.value.startswith(value)
    return one.value == value


def _told(record: dict[str, Any], start: int, end: int, value: str) -> str:
    text = record["text"]
    around = f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 30]}"
    return f"{' '.join(around.split())} = {value}"


def overlap(gold: dict[str, Any], one: Answer) -> float:
    """Characters in both, as a share of those in either."""
    shared = min(gold["end"], one.end) - max(gold["start"], one.start)
    return shared / (max(gold["end"], one.end) - min(gold["start"], one.start)) if shared > 0 else 0.0


def document_of(record: dict[str, Any]) -> AnnotatedDocument:
    """A document with text and publication only."""
    published = (
        Published(from_edtf(record["published"][:10]), PublishedBasis.METADATA, "")
        if record.get("published")
        else Published()
    )
    return AnnotatedDocument(
        Document(str(record["id"]), "cap", 0, 0, len(record["text"]), record["text"], published=published)
    )


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a plain or gzipped file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    sys.exit(main())
