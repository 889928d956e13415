"""Where an area lies: the circle that its words and the places they name allow."""

from collections.abc import Callable, Mapping
from math import asin, atan2, cos, degrees, pi, radians, sin

from dateline.records.entity import Place
from dateline.records.mention import Area, Relation
from dateline.resolution.place_distance import EARTH_RADIUS_KM, distance_km

#: "20 km from" is told in round numbers: so much of the distance the point may be off.
SLACK = 0.25
#: Nothing told by a distance or a direction is surer than this.
MIN_RADIUS_KM = 2.0
#: "Near" a town is within a quarter of an hour's drive of its edge.
NEAR_KM = 10.0
#: "East of" a town, without a number: within this, or within the size of what it is east of, if that is larger.
BESIDE_KM = 25.0
#: "Northern Syria" is the circle of this share of the country's radius, set off towards the side as far again.
PART = 0.5
#: Two places further apart have no "between" that says where.
MAX_BETWEEN_KM = 1_000.0
#: The middle of these says nothing of what lies so far from their border.
LANDS = frozenset({"country", "continent"})

#: Eight winds, by eighths of a turn.
WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def derive_place(area: Area, places: Mapping[str, Place]) -> tuple[Place | None, str]:
    """The circle an area lies in and how it was worked out, for a person to read. ``places``: by mention id.

    The circle is None where a place is not known, or where the words do not say enough: "between France and
    Britain", "20 km from Turkey" (from where on its border?).
    """
    known = [places[one] for one in area.mention_ids if one in places]
    if len(known) < len(area.mention_ids):
        return None, "a place it is told by is not known"
    first = known[0]
    if area.relation not in (Relation.PART, Relation.DIRECTION) and any(one.kind in LANDS for one in known):
        return None, "the middle of a country does not say where this is"
    return _RULES[area.relation](area, first, known[-1])


Derived = tuple[Place | None, str]


def _distance(area: Area, place: Place, _: Place) -> Derived:
    told = area.distance_km or 0.0
    if area.bearing is None:
        return _circle(area, place, radius=told + place.radius_km), f"within {told:g} km of {_shown(place)}"
    where = travel(place.latitude, place.longitude, bearing=area.bearing, kilometres=told)
    why = f"{told:g} km {_wind(area.bearing)} of {_shown(place)}"
    return _circle(area, place, at=where, radius=max(MIN_RADIUS_KM, SLACK * told, place.radius_km)), why


def _direction(area: Area, place: Place, _: Place) -> Derived:
    reach = max(BESIDE_KM, place.radius_km)
    where = travel(place.latitude, place.longitude, bearing=area.bearing or 0.0, kilometres=reach)
    return _circle(
        area, place, at=where, radius=reach
    ), f"{_wind(area.bearing or 0.0)} of {_shown(place)}, no number told"


def _part(area: Area, place: Place, _: Place) -> Derived:
    reach = PART * place.radius_km
    where = travel(place.latitude, place.longitude, bearing=area.bearing or 0.0, kilometres=reach)
    why = f"the {_wind(area.bearing or 0.0)} of {_shown(place)}"
    return _circle(area, place, at=where, radius=max(MIN_RADIUS_KM, reach)), why


def _between(area: Area, place: Place, other: Place) -> Derived:
    apart = distance_km(place, other)
    if not 0 < apart <= MAX_BETWEEN_KM:
        return None, f"{_shown(place)} and {_shown(other)} are {apart:.0f} km apart"
    bearing = _bearing(place, other)
    where = travel(place.latitude, place.longitude, bearing=bearing, kilometres=apart / 2)
    return _circle(area, place, at=where, radius=apart / 2), f"between {_shown(place)} and {_shown(other)}"


def _near(area: Area, place: Place, _: Place) -> Derived:
    return _circle(area, place, radius=place.radius_km + NEAR_KM), f"near {_shown(place)}"


_RULES: Mapping[Relation, Callable[[Area, Place, Place], Derived]] = {
    Relation.DISTANCE: _distance,
    Relation.DIRECTION: _direction,
    Relation.PART: _part,
    Relation.BETWEEN: _between,
    Relation.NEAR: _near,
}


def _circle(area: Area, place: Place, *, at: tuple[float, float] | None = None, radius: float) -> Place:
    latitude, longitude = at or (place.latitude, place.longitude)
    name = " ".join(area.evidence.quote.split())
    identity = f"{area.relation.value}:{place.gazetteer_id}"
    return Place(name, latitude, longitude, round(radius, 1), place.country, identity, "area")


def travel(latitude: float, longitude: float, *, bearing: float, kilometres: float) -> tuple[float, float]:
    """Where one comes out on a great circle; degrees, to four places (11 m)."""
    north, course, arc = radians(latitude), radians(bearing), kilometres / EARTH_RADIUS_KM
    up = asin(max(-1.0, min(1.0, sin(north) * cos(arc) + cos(north) * sin(arc) * cos(course))))
    turn = atan2(sin(course) * sin(arc) * cos(north), cos(arc) - sin(north) * sin(up))
    east = (radians(longitude) + turn + pi) % (2 * pi) - pi
    return round(degrees(up), 4), round(degrees(east), 4)


def _bearing(place: Place, other: Place) -> float:
    """The course from one to the other, degrees clockwise from north."""
    north, south = radians(place.latitude), radians(other.latitude)
    turn = radians(other.longitude - place.longitude)
    course = atan2(sin(turn) * cos(south), cos(north) * sin(south) - sin(north) * cos(south) * cos(turn))
    return degrees(course) % 360


def _wind(bearing: float) -> str:
    return WINDS[round(bearing / 45) % 8]


def _shown(place: Place) -> str:
    return f"{place.name} ({place.latitude:.2f}, {place.longitude:.2f})"
