"""How many gold places the gazetteer could put on the map, if the right candidate were always chosen.

Usage: .venv/bin/python -m benchmarks.gazetteer_reach [--documents N] [FIGURE=FLOOR ...]
       (such as lgl=0.88 geovirus=0.90)

LGL and GeoVirus, development parts: for each gold place, whether some candidate of ``lookup`` for the name as the text
has it lies within 161 km of the gold point. "Names only" leaves out the nationalities ("the Turkish army") that LGL
marks like places: they are no names of a gazetteer. The second table says, by GeoNames feature class (LGL) or together
(GeoVirus, which gives none), what is missing: no candidate at all, or all far; the lines below it the commonest.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any

from benchmarks.engines import finish, print_table, read_options
from training.data import read_lines

from dateline.records.entity import Place
from dateline.store.gazetteer import GazetteerFile

SETS = ("lgl", "geovirus")
RIGHT_KM = 161.0

#: Names shown of each kind of miss.
SHOWN = 25

CLASSES = {"A": "areas", "P": "towns", "H": "water", "T": "mountains, islands", "L": "parks, regions", "S": "buildings"}

#: GeoNames codes of countries: a word for one that no gazetteer holds is its nationality.
COUNTRIES = frozenset({"PCLI", "PCL", "PCLD", "PCLF", "PCLS", "TERR"})


def reach(gazetteer: GazetteerFile, records: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str, str]]:
    """For each gold place its class, its name in the text and "reached", "far", "unknown" or "nationality"."""
    for record in records:
        for gold in record["places"]:
            name = record["text"][gold["start"] : gold["end"]]
            yield CLASSES.get(gold.get("class", ""), "other"), name, outcome(gazetteer.lookup(name), gold)


def outcome(candidates: tuple[Place, ...], gold: Mapping[str, Any]) -> str:
    """What the best of the candidates is worth."""
    if any(kilometres(place, gold["latitude"], gold["longitude"]) <= RIGHT_KM for place in candidates):
        return "reached"
    if candidates:
        return "far"
    return "nationality" if gold.get("code") in COUNTRIES else "unknown"


def kilometres(place: Place, latitude: float, longitude: float) -> float:
    """Great-circle distance (haversine, mean Earth radius 6371 km)."""
    north, south = radians(place.latitude), radians(latitude)
    turn = sin(radians(place.longitude - longitude) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(sin((north - south) / 2) ** 2 + cos(north) * cos(south) * turn)))


def main() -> int:
    """Print the tables; 1 when a figure is below its floor."""
    options = read_options(__doc__)
    gazetteer = GazetteerFile.open()
    figures: dict[str, float] = {}
    for name in SETS:
        records = list(read_lines(options.data / "places" / f"{name}.dev.jsonl.gz"))[: options.documents]
        found = list(reach(gazetteer, records))
        counts = Counter(result for _kind, _name, result in found)
        total = max(1, len(found))
        figures[name] = counts["reached"] / total
        figures[f"{name}_names"] = counts["reached"] / max(1, total - counts["nationality"])
        row: dict[str, float | str] = {"places": f"{len(found)}", "reached": figures[name]}
        row["names only"] = figures[f"{name}_names"]
        print_table(f"reach of {gazetteer.version}", {name: row})
        by_class: dict[str, Counter[str]] = defaultdict(Counter)
        for kind, _name, result in found:
            by_class[kind][result] += 1
        columns = ("reached", "far", "unknown", "nationality")
        print_table("by class", {kind: {one: f"{by_class[kind][one]}" for one in columns} for kind in sorted(by_class)})
        for result in ("unknown", "far"):
            missed = Counter(said for _kind, said, one in found if one == result).most_common(SHOWN)
            print(f"{result}:", ", ".join(f"{said} {count}" for said, count in missed))
    return finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
