"""Populated places: the towns of GeoNames, and the smaller ones that its postal codes name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import pi, sqrt

from dateline.records.entity import Place
from dateline.store.gazetteer_names import Entry, index_key
from gazetteer.neighbours import NamesOnTheMap, Neighbours
from gazetteer.packages import PostalPlace, Town, country_rows
from gazetteer.spelling import LATIN_NAME, is_word, latin_names
from gazetteer.spread import Point
from gazetteer.supplement import Row
from gazetteer.ukrainian import romanized

#: A town this large keeps a name that is also a word (Nice, Reading, Mobile); the reader's context has to decide.
MIN_POPULATION_OF_A_WORD = 100_000

#: Below this a place is not proposed for a mere likeness of consonants: there are too many.
MIN_POPULATION_PROPOSED = 5_000

#: People per square kilometre of a city, to guess how far it reaches.
CITY_DENSITY = 3_000.0

#: Countries whose postal codes name villages (in others streets and delivery offices, by the hundred thousand).
POSTAL_COUNTRIES = frozenset({"US", "GB", "IE", "AU", "NZ", "ZA", "UA"})

#: GeoNames' accuracy of a postal point: 1 and 2 are guessed from the neighbouring codes.
MIN_ACCURACY = 3

#: A post office this near to a town of its name is that town's.
SAME_TOWN_KM = 25.0

#: How far the point of a postal place may be off: a delivery area in the country.
POSTAL_RADIUS_KM = 5.0


def town_entries(towns: Sequence[Town], corrected: Mapping[str, Row], words: frozenset[str]) -> Iterator[Entry]:
    """The towns, in their order."""
    capitals = _capitals(towns, corrected)
    for town in towns:
        yield _town_entry(town, town.geonames_id in capitals, words, corrected.get(f"geonames:{town.geonames_id}"))


def _capitals(towns: Sequence[Town], corrected: Mapping[str, Row]) -> frozenset[int]:
    """The GeoNames ids of the largest town of each country that bears its capital's name."""
    named = {(code, index_key(row["capital"])) for code, row in country_rows().items()}
    named |= {(row.code, index_key(row.capital)) for row in corrected.values() if row.capital}
    largest: dict[tuple[str, str], Town] = {}
    for town in towns:
        key = (town.country, index_key(town.name))
        if key in named and town.population > max(0, largest[key].population if key in largest else 0):
            largest[key] = town
    return frozenset(town.geonames_id for town in largest.values())


def _town_entry(town: Town, is_capital: bool, words: frozenset[str], own: Row | None) -> Entry:
    names = latin_names(town.alternates)
    common = town.population < MIN_POPULATION_OF_A_WORD
    wordlike = {name for name in (town.name, *names) if common and is_word(name, words)}
    names -= wordlike
    kind = "capital" if is_capital else "city"
    radius = round(max(1.0, sqrt(max(town.population, 500) / CITY_DENSITY / pi)), 1)
    identity = f"geonames:{town.geonames_id}"
    where = (*town.point, radius, town.country, identity, kind, town.population, town.region, town.district)
    by_main = town.name not in wordlike
    names |= set(own.alternates) if own else set()
    exact = own.exact if own else ()
    proposable = town.population >= MIN_POPULATION_PROPOSED
    place = Place(town.name, *where)
    return Entry(place, tuple(sorted(names)), proposable, by_main, exact, tuple(sorted(wordlike)))


def post_points(posts: Iterable[PostalPlace]) -> dict[str, list[Point]]:
    """The points of American post offices by county code ("US.TX.001")."""
    found: dict[str, list[Point]] = defaultdict(list)
    for post in posts:
        if post.country == "US" and post.region and post.district:
            found[f"US.{post.region}.{post.district}"].append(post.point)
    return found


def postal_entries(
    posts: Iterable[PostalPlace], near: Neighbours, known: NamesOnTheMap, words: frozenset[str]
) -> Iterator[Entry]:
    """Villages and hamlets that no town of their name is near to: one a name and division, in a fixed order."""
    groups: dict[tuple[str, str, str], list[PostalPlace]] = defaultdict(list)
    for post in posts:
        name = _plain(post)
        if post.accuracy >= MIN_ACCURACY and name:
            groups[(post.country, name, post.region + "." + post.district)].append(post)
    for (country, name, code), found in sorted(groups.items()):
        point = (_mean([one.point[0] for one in found]), _mean([one.point[1] for one in found]))
        town = near.nearest(point)
        if town is None or known.stands_near(index_key(name), point, SAME_TOWN_KM):
            continue
        region, district = town.region, town.district
        if country == "US":
            region, district = f"US.{found[0].region}", f"US.{code}"
        identity = f"geonames-post:{country}-{index_key(name)}-{index_key(code)}"
        where = (*point, POSTAL_RADIUS_KM, country, identity, "city", 0, region, district)
        wordlike = (name,) if is_word(name, words) else ()
        yield Entry(Place(name, *where), by_main=not wordlike, wordlike=wordlike)


def _plain(post: PostalPlace) -> str:
    """Its name in Latin letters; empty when it is none ("APO", "Flat 3", "Birds (Old)")."""
    name = romanized(post.name) if post.country == "UA" else post.name
    return name if LATIN_NAME.match(name) and not name.isupper() else ""


def _mean(numbers: Sequence[float]) -> float:
    return round(sum(numbers) / len(numbers), 4)
