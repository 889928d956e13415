"""The places that dateline's own authors wrote down (``gazetteer_supplement.csv``)."""

import csv
from dataclasses import dataclass

from dateline.records.entity import Place
from dateline.store.gazetteer import DEFAULT_PATH
from dateline.store.gazetteer_names import Entry, index_key

FILE = DEFAULT_PATH.with_name("gazetteer_supplement.csv")


@dataclass(frozen=True, slots=True)
class Row:
    """A row. ``code``: of the country ("NG"), division ("NG.05") or GeoNames place ("geonames:4140963") that it
    corrects; such a row adds names, and a point where it has one. ``exact``: names in this spelling only."""

    name: str
    kind: str
    point: tuple[float, float] | None
    radius_km: float
    country: str | None
    population: int
    capital: str
    alternates: tuple[str, ...]
    code: str
    exact: tuple[str, ...]


def read_supplement() -> list[Row]:
    """All rows, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [_row(one) for one in csv.DictReader(lines)]


def _row(one: dict[str, str]) -> Row:
    return Row(
        name=one["name"],
        kind=one["kind"],
        point=(float(one["latitude"]), float(one["longitude"])) if one["latitude"] else None,
        radius_km=float(one["radius_km"] or 0),
        country=one["country"] or None,
        population=int(one["population"] or 0),
        capital=one["capital"],
        alternates=tuple(filter(None, one["alternates"].split("|"))),
        code=one["code"],
        exact=tuple(filter(None, one["exact"].split("|"))),
    )


def corrections(rows: list[Row]) -> dict[str, Row]:
    """The rows that correct a place of another source, by its code."""
    return {row.code: row for row in rows if row.code}


def entry_of(row: Row) -> Entry:
    """A place of its own. Raises ValueError when the row has no point."""
    if row.point is None:
        raise ValueError(f"{FILE}: {row.name} corrects nothing and has no point")
    identity = f"dateline:{row.kind}-{index_key(row.name)}"
    place = Place(row.name, *row.point, row.radius_km, row.country, identity, row.kind, row.population)
    return Entry(place, row.alternates, proposable=True, exact=row.exact)
