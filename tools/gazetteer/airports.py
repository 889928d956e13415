"""Airports with scheduled flights and air bases, from airportsdata."""

import re
from collections.abc import Iterator

from dateline.records.entity import Place
from dateline.store.gazetteer_names import Entry, index_key
from gazetteer.neighbours import Neighbours
from gazetteer.packages import airport_rows

_AIRPORT = re.compile(r"\b(?:Airport|Airfield|Air (?:Force )?Base|Airbase|Air Station)\b")
_BASE = re.compile(r"\bAir (?:Force )?Base\b")

#: How far an airfield reaches.
RADIUS_KM = 4.0


def airport_entries(near: Neighbours) -> Iterator[Entry]:
    """Those that have an IATA code or are air bases, and a name that says what they are."""
    for row in airport_rows():
        name = row["name"].replace("Airbase", "Air Base").strip()
        if not _AIRPORT.search(name) or not (row["iata"] or _BASE.search(name)):
            continue
        names = {name.replace(" International", ""), name.replace("Air Base", "Airbase"), _under_command(name)} - {name}
        town = near.nearest((row["lat"], row["lon"]))
        region, district = (town.region, town.district) if town and town.country == row["country"] else (None, None)
        where = (
            row["lat"],
            row["lon"],
            RADIUS_KM,
            row["country"],
            f"icao:{row['icao']}",
            "facility",
            0,
            region,
            district,
        )
        yield Entry(Place(name, *where), tuple(sorted(one for one in names if index_key(one) != "airport")))


def _under_command(name: str) -> str:
    """``Bagram Air Base`` also for "Bagram Air Force Base"."""
    return name.replace("Air Force Base", "Air Base")
