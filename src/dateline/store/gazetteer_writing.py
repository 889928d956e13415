"""Writes the gazetteer file; ``tools/build_gazetteer.py`` calls it, the program only reads."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from dateline.records.entity import Place
from dateline.store.gazetteer_names import FORMAT, Entry

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE place (
  rowid INTEGER PRIMARY KEY, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
  radius_km REAL NOT NULL, country TEXT, gazetteer_id TEXT NOT NULL, kind TEXT NOT NULL, population INTEGER NOT NULL,
  region TEXT, district TEXT
);
CREATE TABLE name (folded TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (folded, place))
  WITHOUT ROWID;
CREATE TABLE skeleton (skeleton TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (skeleton, place)) WITHOUT ROWID;
"""

_INDEXES = """
CREATE INDEX place_country ON place (country) WHERE kind = 'country';
CREATE INDEX place_region ON place (region) WHERE kind = 'region';
CREATE INDEX place_district ON place (district) WHERE kind = 'district';
"""


def write_gazetteer(path: Path, entries: Iterable[Entry], *, content: str) -> int:
    """Write the file, replacing it in one step; returns how many places it holds. ``content``: the data's version."""
    temporary = path.with_suffix(".partial")
    temporary.unlink(missing_ok=True)
    names: list[tuple[str, int, int]] = []
    skeletons: list[tuple[str, int]] = []
    with closing(sqlite3.connect(temporary)) as connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _SCHEMA)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("format", FORMAT), ("content", content)])
        count = 0
        for count, entry in enumerate(entries, start=1):
            connection.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", (count, *_values(entry.place)))
            names.extend((key, count, rank) for key, rank in entry.index_keys().items())
            skeletons.extend((key, count) for key in entry.skeletons())
        # In the order of the keys the tables grow at their end only: fast, and without gaps in the file.
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(names))
        connection.executemany("INSERT INTO skeleton VALUES (?, ?)", sorted(skeletons))
        connection.executescript(_INDEXES)
        connection.commit()
    temporary.replace(path)
    return count


def _values(place: Place) -> tuple[str | float | int | None, ...]:
    """The columns of a place after its number; points to about ten metres."""
    return (
        place.name,
        round(place.latitude, 4),
        round(place.longitude, 4),
        place.radius_km,
        place.country,
        place.gazetteer_id,
        place.kind,
        place.population,
        place.region,
        place.district,
    )
