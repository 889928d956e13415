"""Places found in whole texts and put on the map: ours beside the most populous namesake and nine geoparsers.

Usage: .venv/bin/python -m benchmarks.places [--documents N] [FIGURE=FLOOR ...]
       (such as lgl=0.52 geovirus=0.64 lgl_given=0.8)

LGL (local American papers, full of namesakes) and GeoVirus (Wikinews on epidemics), development parts; the peers are
what nine systems answered on the same texts (`geoparser_outputs`). All are scored by this script: gold places with
coordinates; a gold place is matched by one answer that overlaps it, exact spans first. Columns: F1 of spans; of the
matched ones the share within 161 km (A@161), mean and median error in km, AUC of ln(error + 1) / ln 20039 (lower is
better); end to end: found and within 161 km, of all gold, and of all that was written. "Given": every gold span is
placed, a name that is not placed is wrong. Names that stand for a government (``literal`` false) are not written.
"""

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean, median
from typing import Any

from benchmarks.engines import Options, finish, print_table, read_options
from training.data import read_lines

from dateline.pipeline.api import Reader
from dateline.resolution.places import resolve_places, resolve_spans

SETS = ("lgl", "geovirus")
RIGHT_KM = 161.0
#: Half the circumference of the Earth: no error is larger.
FARTHEST_KM = 20039.0
BATCH = 32

#: Start, end, and the point if there is one.
Answer = tuple[int, int, tuple[float, float] | None]


@dataclass(slots=True)
class Tally:
    """Counts over a set. ``errors``: kilometres, of matched answers with a point."""

    gold: int = 0
    written: int = 0
    matched: int = 0
    errors: list[float] = field(default_factory=list)

    def add(self, gold: Sequence[Answer], answers: Sequence[Answer]) -> None:
        """Counts one document."""
        self.gold += len(gold)
        self.written += len(answers)
        for wanted, found in match(gold, answers):
            self.matched += 1
            if wanted[2] and found[2]:
                self.errors.append(kilometres(wanted[2], found[2]))

    def row(self) -> dict[str, float | str]:
        """The figures of the table."""
        right = sum(error <= RIGHT_KM for error in self.errors)
        return {
            "span F1": 2 * self.matched / max(1, self.gold + self.written),
            "A@161": right / max(1, len(self.errors)),
            "mean km": f"{mean(self.errors):.0f}" if self.errors else "-",
            "median km": f"{median(self.errors):.0f}" if self.errors else "-",
            "AUC": sum(math.log(error + 1) for error in self.errors) / math.log(FARTHEST_KM) / max(1, len(self.errors)),
            "end to end": right / max(1, self.gold),
            "of written": right / max(1, self.written),
        }


def match(gold: Sequence[Answer], answers: Sequence[Answer]) -> list[tuple[Answer, Answer]]:
    """Each gold place with the answer that overlaps it, exact spans first, each answer once."""
    left = list(answers)
    pairs: list[tuple[Answer, Answer]] = []
    for exact in (True, False):
        for wanted in gold:
            if any(wanted is done for done, _ in pairs):
                continue
            fits = (
                one for one in left if (one[:2] == wanted[:2] if exact else one[0] < wanted[1] and wanted[0] < one[1])
            )
            found = next(fits, None)
            if found is not None:
                left.remove(found)
                pairs.append((wanted, found))
    return pairs


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Great-circle distance, on a sphere of 6371 km."""
    p, q, turn = math.radians(left[0]), math.radians(right[0]), math.radians(right[1] - left[1])
    return 6371 * math.acos(max(-1.0, min(1.0, math.sin(p) * math.sin(q) + math.cos(p) * math.cos(q) * math.cos(turn))))


def as_answers(places: Iterable[Mapping[str, Any]]) -> list[Answer]:
    """Places of a record; the point is None where no coordinates stand."""
    return [
        (one["start"], one["end"], None if one["latitude"] is None else (one["latitude"], one["longitude"]))
        for one in places
    ]


def gold_of(record: Mapping[str, Any]) -> list[Answer]:
    """Gold places with coordinates."""
    return [one for one in as_answers(record["places"]) if one[2]]


def found_by_us(reader: Reader, records: Sequence[Mapping[str, Any]]) -> tuple[list[list[Answer]], list[list[Answer]]]:
    """What we write for each text, and the same names with the most populous place of each."""
    ours: list[list[Answer]] = []
    populous: list[list[Answer]] = []
    for at in range(0, len(records), BATCH):
        batch = records[at : at + BATCH]
        for one in reader.read_many([(record["text"], record.get("published")) for record in batch]):
            places = resolve_places([one], reader.gazetteer)
            named = [mention for mention in one.mentions if mention.id in places and mention.literal]
            spans = [(mention.evidence.span.start, mention.evidence.span.end) for mention in named]
            ours.append(
                [
                    (*span, (places[mention.id].latitude, places[mention.id].longitude))
                    for span, mention in zip(spans, named, strict=True)
                ]
            )
            populous.append([(*span, most_populous(reader, one.document.text[slice(*span)])) for span in spans])
    return ours, populous


def most_populous(reader: Reader, name: str) -> tuple[float, float] | None:
    """The naive choice."""
    found = reader.gazetteer.lookup(name)
    largest = max(found, key=lambda place: place.population, default=None)
    return (largest.latitude, largest.longitude) if largest else None


def given_spans(reader: Reader, records: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Share of gold places within 161 km when the spans are given: chosen by us, and the most populous."""
    total = ours = populous = 0
    for record in records:
        gold = gold_of(record)
        choices = resolve_spans(record["text"], [one[:2] for one in gold], reader.gazetteer)
        for (start, end, point), choice in zip(gold, choices, strict=True):
            assert point is not None
            total += 1
            place, naive = choice.place, most_populous(reader, record["text"][start:end])
            ours += place is not None and kilometres(point, (place.latitude, place.longitude)) <= RIGHT_KM
            populous += naive is not None and kilometres(point, naive) <= RIGHT_KM
    return {"ours": ours / max(1, total), "most populous": populous / max(1, total)}


def peers(options: Options, name: str, records: Sequence[Mapping[str, Any]]) -> dict[str, Tally]:
    """The tallies of the nine systems."""
    answers: dict[str, dict[str, list[Answer]]] = defaultdict(dict)
    for one in read_lines(options.data / "geoparser_outputs" / f"{name}_outputs.jsonl.gz"):
        answers[one["system"]][one["document"]] = [found for found in as_answers(one["places"]) if found[2]]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for system in sorted(answers):
        for record in records:
            tallies[system].add(gold_of(record), answers[system].get(record["id"], []))
    return tallies


def main() -> int:
    """Print the tables; 1 when a figure of ours is below its floor."""
    options = read_options(__doc__)
    reader = Reader()
    figures: dict[str, float] = {}
    for name in SETS:
        records = list(read_lines(options.data / "places" / f"{name}.dev.jsonl.gz"))[: options.documents]
        tallies = {"ours": Tally(), "our names, most populous": Tally()}
        for record, *found in zip(records, *found_by_us(reader, records), strict=True):
            for tally, answers in zip(tallies.values(), found, strict=True):
                tally.add(gold_of(record), answers)
        rows = {title: tally.row() for title, tally in (tallies | peers(options, name, records)).items()}
        given = given_spans(reader, records)
        rows["ours"]["given spans"], rows["our names, most populous"]["given spans"] = given.values()
        print_table(f"places, {name}: {len(records)} texts, {tallies['ours'].gold} places", rows)
        figures[name] = float(rows["ours"]["end to end"])
        figures[f"{name}_precision"] = float(rows["ours"]["of written"])
        figures[f"{name}_given"] = given["ours"]
    return finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
