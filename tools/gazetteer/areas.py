"""Countries, first-order and second-order divisions: a point in the middle and a radius from the spread of towns."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import pi, sqrt

from dateline.records.entity import Place
from dateline.store.gazetteer_names import Entry, index_key
from gazetteer.packages import Division, Town, country_aliases, country_rows, divisions
from gazetteer.spelling import COMPASS, bare_name, called_names, is_word, latin_names
from gazetteer.spread import Point, middle_and_radius
from gazetteer.supplement import Row

#: A division this populous keeps a name that is a person's too (Virginia, Kent); Mary, Paul and Van do not.
MIN_POPULATION_OF_A_WORD = 1_000_000


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where the towns of an area stand, and how many people live in them."""

    points: Sequence[Point]
    population: int


def country_entries(towns: Sequence[Town], corrected: Mapping[str, Row]) -> Iterator[Entry]:
    """Every country that has a town or a row of our own, by ISO code."""
    grounds = _grounds((town.country, town) for town in towns)
    aliases = country_aliases()
    for code, row in sorted(country_rows().items()):
        own = corrected.get(code)
        if not (own and own.point) and code not in grounds:
            continue
        latitude, longitude = own.point if own and own.point else middle_and_radius(grounds[code].points)[:2]
        radius = round(max(1.0, sqrt(float(row["areakm2"] or 1) / pi)), 1)
        given = row["name"].strip()
        names = {given, *latin_names(aliases.get(code, ())), *(own.alternates if own else ())}
        identity, population = f"geonames:{row['geonameid']}", int(row["population"] or 0) + 1
        place = Place(own.name if own else given, latitude, longitude, radius, code, identity, "country", population)
        letters = {name for name in names if name.isupper()}
        exact = (
            *sorted({form for name in letters for form in (name, name.removesuffix("."))}),
            *(own.exact if own else ()),
        )
        yield Entry(place, tuple(sorted(names - letters)), proposable=True, exact=exact)


def division_entries(
    towns: Sequence[Town], posts: Mapping[str, Sequence[Point]], corrected: Mapping[str, Row], words: frozenset[str]
) -> Iterator[Entry]:
    """Regions and districts. ``posts``: points of post offices by district code, for districts without a town."""
    grounds = _grounds((code, town) for town in towns for code in (town.region, town.district) if code)
    for division in divisions():
        own = corrected.get(division.code)
        ground = grounds.get(division.code) or _Ground(posts.get(division.code, ()), 0)
        if ground.points or (own and own.point):
            yield _division_entry(division, ground, own, words)


def _division_entry(division: Division, ground: _Ground, own: Row | None, words: frozenset[str]) -> Entry:
    latitude, longitude, radius = middle_and_radius(ground.points) if ground.points else (0.0, 0.0, 0.0)
    if own and own.point:
        (latitude, longitude), radius = own.point, own.radius_km or radius
    names = {division.name, *latin_names(division.alternates)}
    names |= {bare for name in names if (bare := bare_name(name))}
    if division.level == 1:
        names |= {called for name in set(names) for called in called_names(name, division.kind_word)}
    wordlike = {name for name in names if is_word(name, words)}
    if ground.population >= MIN_POPULATION_OF_A_WORD and division.name.casefold() not in COMPASS:
        wordlike.discard(division.name)
    names -= wordlike
    name = own.name if own else _english(division)
    kind, district = ("region", None) if division.level == 1 else ("district", division.code)
    country, first = division.code.split(".")[:2]
    where = (latitude, longitude, radius, country, f"geonames:{division.geonames_id}", kind)
    place = Place(name, *where, ground.population, f"{country}.{first}", district)
    by_main = name not in wordlike
    names |= set(own.alternates) if own else set()
    exact = own.exact if own else ()
    return Entry(place, tuple(sorted(names)), division.level == 1, by_main, exact, tuple(sorted(wordlike)))


def _english(division: Division) -> str:
    """The name to show: "Homs Governorate" rather than "Ḩimş", where an alternate says the same plainly."""
    plain = [name for name in division.alternates if name.isascii() and bare_name(name)]
    if division.name.isascii() or not plain:
        return division.name
    return min(plain, key=lambda name: (index_key(bare_name(name) or "") != index_key(division.name), name))


def _grounds(placed: Iterator[tuple[str, Town]]) -> dict[str, _Ground]:
    points: dict[str, list[Point]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for code, town in placed:
        points[code].append(town.point)
        people[code] += town.population
    return {code: _Ground(found, people[code]) for code, found in points.items()}
