"""The middle and the reach of a set of points, for areas whose towns are known and whose borders are not."""

from collections.abc import Sequence
from math import asin, cos, pi, radians, sin, sqrt
from statistics import median

#: Degrees, latitude and longitude.
Point = tuple[float, float]

KM_PER_DEGREE = 111.2

#: An area of one town reaches at least so far.
MIN_RADIUS_KM = 8.0

#: Beyond so many times the distance within which most towns lie, a point is taken for a wrong code, when there are
#: enough to tell.
OUTLIER = 3.0
MOST = 0.8
MIN_POINTS_TO_TELL = 6


def middle_and_radius(points: Sequence[Point]) -> tuple[float, float, float]:
    """The centre of the area that the points cover (of their convex hull), degrees, and a radius in km of that area.

    The hull's centre, since the mean of the towns leans to where most of them stand (for Texas by 180 km).
    """
    kept = _without_outliers(points)
    origin = kept[0]
    scale = max(0.05, cos(radians(sum(one[0] for one in kept) / len(kept))))
    flat = sorted({((_turn(one[1] - origin[1])) * scale, one[0] - origin[0]) for one in kept})
    hull = _hull(flat)
    x, y, area = _centre(hull)
    reach = max(sqrt(area / pi) * KM_PER_DEGREE, MIN_RADIUS_KM)
    return round(origin[0] + y, 4), round(_turn(origin[1] + x / scale), 4), round(reach, 1)


def distance_km(left: Point, right: Point) -> float:
    """Great-circle distance (haversine, mean Earth radius 6371 km)."""
    north, south = radians(left[0]), radians(right[0])
    step = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(radians(left[1] - right[1]) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(step)))


def _turn(degrees: float) -> float:
    return (degrees + 180.0) % 360.0 - 180.0


def _without_outliers(points: Sequence[Point]) -> list[Point]:
    if len(points) < MIN_POINTS_TO_TELL:
        return list(points)
    first = points[0]
    middle = (median(one[0] for one in points), _turn(first[1] + median(_turn(one[1] - first[1]) for one in points)))
    reaches = [distance_km(one, middle) for one in points]
    usual = max(sorted(reaches)[int(MOST * len(reaches))], MIN_RADIUS_KM)
    return [one for one, reach in zip(points, reaches, strict=True) if reach <= OUTLIER * usual]


def _hull(points: Sequence[Point]) -> list[Point]:
    """Andrew's monotone chain; ``points`` sorted and distinct."""
    if len(points) < 3:
        return list(points)
    return [*_chain(points)[:-1], *_chain(points[::-1])[:-1]]


def _chain(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for x, y in points:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2:]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain


def _centre(hull: Sequence[Point]) -> tuple[float, float, float]:
    """The centre of a polygon and its area in square degrees; the mean of its corners when it has no area."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(hull, [*hull[1:], hull[0]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross / 2, x + (ax + bx) * cross / 6, y + (ay + by) * cross / 6
    if abs(area) < 1e-6:
        return sum(one[0] for one in hull) / len(hull), sum(one[1] for one in hull) / len(hull), 0.0
    return x / area, y / area, abs(area)
