"""Which towns are near to a point, and which of them bear a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import cos, floor, radians

from dateline.store.gazetteer_names import Entry
from gazetteer.packages import Town
from gazetteer.spread import Point, distance_km

#: Cells in a degree; rings of cells that are looked through one after the other.
CELLS = 4
RINGS = (1, 4)


class Neighbours:
    """Towns by the cell they stand in."""

    def __init__(self, towns: Iterable[Town]) -> None:
        self._cells: dict[tuple[int, int], list[Town]] = defaultdict(list)
        for town in towns:
            self._cells[_cell(town.point)].append(town)

    def nearest(self, point: Point) -> Town | None:
        """The nearest town within about a degree; None when there is none."""
        scale = cos(radians(point[0]))

        def far(town: Town) -> tuple[float, int]:
            north, east = town.point[0] - point[0], (town.point[1] - point[1]) * scale
            return north * north + east * east, town.geonames_id

        for ring in RINGS:
            found = min(self._around(point, ring), key=far, default=None)
            if found is not None:
                return found
        return None

    def _around(self, point: Point, ring: int) -> Iterator[Town]:
        row, column = _cell(point)
        for north in range(-ring, ring + 1):
            for east in range(-ring, ring + 1):
                yield from self._cells.get((row + north, column + east), ())


class NamesOnTheMap:
    """Where each name stands already: points by key."""

    def __init__(self) -> None:
        self._points: dict[str, list[Point]] = defaultdict(list)

    def add(self, entry: Entry) -> Entry:
        """Keep where the entry is; returns it."""
        for key in entry.index_keys():
            self._points[key].append((entry.place.latitude, entry.place.longitude))
        return entry

    def __contains__(self, key: str) -> bool:
        return key in self._points

    def stands_near(self, key: str, point: Point, within_km: float) -> bool:
        """Whether a place of this name is so near."""
        return any(distance_km(point, one) <= within_km for one in self._points.get(key, ()))


def _cell(point: Point) -> tuple[int, int]:
    return floor(point[0] * CELLS), floor(point[1] * CELLS)
