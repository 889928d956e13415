"""How places lie to one another on the globe."""

from math import cos, radians, sin

from dateline.records.entity import Place
from dateline.resolution.place_distance import EARTH_RADIUS_KM, distance_km

#: A region whose borders are not known is a circle; its points lie within this many radii of the middle (Illinois and
#: Kentucky are half as long again as they are wide).
REACH = 1.5

Point = tuple[float, float, float]


def as_point(place: Place) -> Point:
    """Where it is on a globe of radius 1: for comparing distances without trigonometry."""
    north, east = radians(place.latitude), radians(place.longitude)
    return (cos(north) * cos(east), cos(north) * sin(east), sin(north))


def chord(km: float) -> float:
    """The squared straight line through the globe of radius 1 between points so far apart."""
    return (2 * sin(km / EARTH_RADIUS_KM / 2)) ** 2


def squared(left: Point, right: Point) -> float:
    """The squared straight line between two points; compare with :func:`chord`."""
    x, y, z = left[0] - right[0], left[1] - right[1], left[2] - right[2]
    return x * x + y * y + z * z


def lies_in(place: Place, larger: Place) -> bool:
    """Whether ``place`` lies in the country, region or district ``larger``: by their codes, else by distance."""
    if place.gazetteer_id == larger.gazetteer_id:
        return False
    if larger.kind == "country":
        return place.kind not in ("country", "continent") and place.country == larger.country
    if larger.country is not None and place.country != larger.country:
        return False
    if larger.kind == "region" and larger.region and place.region:
        return place.region == larger.region and place.kind not in ("country", "region")
    if larger.kind == "district" and larger.district and place.district:
        return place.district == larger.district and place.kind != "district"
    return place.kind != "country" and distance_km(place, larger) <= REACH * larger.radius_km
