"""Rivers and lakes of Natural Earth (public domain), as kept in ``natural_earth.csv`` beside this file."""

import csv
from collections.abc import Iterator
from pathlib import Path

from dateline.records.entity import Place
from dateline.store.gazetteer_names import Entry, index_key
from gazetteer.neighbours import NamesOnTheMap
from gazetteer.spelling import is_word

FILE = Path(__file__).with_name("natural_earth.csv")


def natural_entries(known: NamesOnTheMap, words: frozenset[str]) -> Iterator[Entry]:
    """One a row. ``known``: the other places and our own rows: a river goes by its bare name only where no town
    or division does, and is left out where its full name is written down already."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            if index_key(row["name"]) in known:
                continue
            names = [name for name in row["alternates"].split("|") if name and not is_word(name, words)]
            names = [name for name in names if index_key(name) not in known]
            where = (float(row["latitude"]), float(row["longitude"]), float(row["radius_km"]), None)
            yield Entry(Place(row["name"], *where, f"naturalearth:{row['kind']}-{number}", "water"), tuple(names), True)
