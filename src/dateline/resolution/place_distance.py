"""How far apart places are."""

from math import asin, cos, radians, sin, sqrt

from dateline.records.entity import Place

#: The mean radius of the Earth.
EARTH_RADIUS_KM = 6371.0


def distance_km(left: Place, right: Place) -> float:
    """Great-circle distance (haversine)."""
    north, south = radians(left.latitude), radians(right.latitude)
    step = sin((north - south) / 2) ** 2
    turn = sin(radians(left.longitude - right.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(step + cos(north) * cos(south) * turn)))
