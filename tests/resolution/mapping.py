"""A small invented map: two countries, regions, districts, and namesakes in them."""

from dataclasses import dataclass

from dateline.records.entity import Place
from dateline.resolution.place_candidates import Gazetteer
from dateline.resolution.spelling import consonants, fold


def spot(
    name: str, kind: str, country: str | None, at: tuple[float, float], population: int = 0, radius_km: float = 5.0
) -> Place:
    """A place without codes of divisions, named for the tests by name, country and latitude."""
    return Place(name, *at, radius_km, country, f"test:{name}:{country}:{at[0]:g}", kind, population)


def within(place: Place, region: str, district: str | None = None) -> Place:
    """The same place with the codes of its divisions."""
    return Place(
        place.name, place.latitude, place.longitude, place.radius_km, place.country, place.gazetteer_id, place.kind,
        place.population, region, district,
    )  # fmt: skip


PLACES = (
    spot("Norland", "country", "NL", (60, 10), 5_000_000, 600),
    spot("Westria", "country", "WS", (10, 10), 9_000_000, 600),
    spot("Oskar", "capital", "NL", (59, 10), 700_000),
    within(spot("Hillshire", "region", "NL", (62, 12), 300_000, 120), "NL.H"),
    within(spot("Coastmark", "region", "NL", (57, 7), 400_000, 120), "NL.C"),
    within(spot("Milltown", "city", "NL", (62.2, 12.1), 20_000), "NL.H", "NL.H.1"),
    within(spot("Milltown", "city", "NL", (57.1, 7.2), 30_000), "NL.C", "NL.C.1"),
    spot("Milltown", "city", "WS", (10.5, 10.5), 900_000),
    within(spot("Fernby", "city", "NL", (62.4, 12.3), 1_000), "NL.H", "NL.H.1"),
    within(spot("Kelmar", "city", "NL", (57.2, 7.0), 9_000), "NL.C"),
    spot("Kelmar", "city", "WS", (11.0, 11.0), 20_000),
    within(spot("Kelmar County", "district", "NL", (57.3, 7.1), 30_000, 30), "NL.C", "NL.C.2"),
    spot("Kelmar River", "water", "NL", (57.0, 7.5), 0, 60),
    spot("Oskar Air Base", "facility", "NL", (59.1, 10.1)),
    spot("Deir ez-Zor", "city", "WS", (10.2, 10.1), 200_000),
)


@dataclass(frozen=True, slots=True)
class SmallMap:
    """Looks names up among ``places``."""

    places: tuple[Place, ...] = PLACES
    version: str = "1"

    def lookup(self, name: str) -> tuple[Place, ...]:
        """By folded name, most populous first."""
        found = [one for one in self.places if fold(one.name) == fold(name)]
        return tuple(sorted(found, key=lambda one: (-one.population, one.gazetteer_id)))

    def lookup_word(self, name: str) -> tuple[Place, ...]:
        return ()

    def skeleton(self, name: str) -> tuple[Place, ...]:
        """By consonants."""
        wanted = consonants("".join(fold(name)))
        return tuple(one for one in self.places if consonants("".join(fold(one.name))) == wanted)

    def country(self, code: str) -> Place | None:
        """By code."""
        return next((one for one in self.places if one.kind == "country" and one.country == code), None)


MAP: Gazetteer = SmallMap()
