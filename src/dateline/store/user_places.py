"""The user's own places: a small CSV file that is read beside the gazetteer."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from dateline.errors import SettingsError
from dateline.records.entity import Place
from dateline.store.gazetteer_names import Entry, index_key

REQUIRED = ("name", "latitude", "longitude")
OPTIONAL = ("radius_km", "country", "kind", "alternates", "region")

#: A place whose radius is not given is taken for a village or a base.
DEFAULT_RADIUS_KM = 3.0

#: Half the Earth's circumference: no place reaches farther.
MAX_RADIUS_KM = 20_038.0

#: Far more than anyone writes by hand; a larger file is some other table.
MAX_PLACES = 50_000


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with where it stands, for messages."""

    path: Path
    number: int
    values: Mapping[str, str]

    def wrong(self, message: str) -> SettingsError:
        return SettingsError(f"{self.path}, line {self.number}: {message}")


def read_user_places(path: str | Path) -> tuple[Entry, ...]:
    """The places of a CSV file with the columns name, latitude, longitude and, if wanted, radius_km, country (ISO
    3166 alpha-2), kind, alternates (parted by ``|``) and region (GeoNames code, "SY.09"); in the order of the file.

    Raises SettingsError, which names the line and what to do, for a file that cannot be read, unknown or missing
    columns, an empty name, and numbers that are none or lie off the globe.
    """
    where = Path(path)
    try:
        text = where.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(f"cannot read the places in {where} ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{where} is not UTF-8 text; save it as CSV with UTF-8") from error
    return _entries(where, text)


def _entries(path: Path, text: str) -> tuple[Entry, ...]:
    reader = csv.DictReader(text.splitlines(), strict=True)
    found: list[Entry] = []
    try:
        _check_columns(path, [name.strip() for name in reader.fieldnames or ()])
        reader.fieldnames = [name.strip() for name in reader.fieldnames or ()]
        for row in reader:
            found.append(_entry(_line(path, reader.line_num, row)))
            if len(found) > MAX_PLACES:
                raise SettingsError(f"{path} has more than {MAX_PLACES} places; is it the right file?")
    except csv.Error as error:
        raise SettingsError(f"{path}, line {reader.line_num}: not a CSV line ({error}); check its quotes") from error
    return tuple(found)


def _check_columns(path: Path, columns: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in columns]
    unknown = [name for name in columns if name not in (*REQUIRED, *OPTIONAL)]
    twice = sorted({name for name in columns if columns.count(name) > 1})
    wanted = f"the first line must name the columns {', '.join(REQUIRED)} and may name {', '.join(OPTIONAL)}"
    for problem, names in (("has no column", missing), ("has an unknown column", unknown), ("names twice", twice)):
        if names:
            raise SettingsError(f"{path}, line 1: {problem} {', '.join(map(repr, names))}; {wanted}")


def _line(path: Path, number: int, row: Mapping[str | None, str | list[str] | None]) -> _Line:
    values = {name: value.strip() for name, value in row.items() if name and isinstance(value, str)}
    line = _Line(path, number, values)
    if None in row:
        raise line.wrong("more fields than columns; put a name that holds a comma in quotes")
    return line


def _entry(line: _Line) -> Entry:
    name = line.values.get("name", "")
    if not index_key(name):
        raise line.wrong(f"the name is empty or holds no letter ({name!r}); write the name as reports have it")
    latitude = _number(line, "latitude", -90.0, 90.0)
    longitude = _number(line, "longitude", -180.0, 180.0)
    given = line.values.get("radius_km", "")
    radius = _number(line, "radius_km", 0.0, MAX_RADIUS_KM) if given else DEFAULT_RADIUS_KM
    country = line.values.get("country", "").upper() or None
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise line.wrong(f"country {country!r} is no ISO 3166 code; write two letters, as SY, or leave it empty")
    identity = f"user:{index_key(name)}@{latitude:.4f},{longitude:.4f}"
    kind, region = line.values.get("kind", "") or "place", line.values.get("region", "") or None
    place = Place(name, latitude, longitude, radius, country, identity, kind, 0, region)
    alternates = (one.strip() for one in line.values.get("alternates", "").split("|"))
    return Entry(place, tuple(one for one in alternates if one), proposable=True)


def _number(line: _Line, column: str, least: float, most: float) -> float:
    given = line.values.get(column, "")
    try:
        number = float(given)
    except ValueError:
        raise line.wrong(f"{column} {given!r} is no number; write decimal degrees or km, as 36.2021") from None
    if not isfinite(number) or not least <= number <= most:
        raise line.wrong(f"{column} {given} is not between {least:g} and {most:g}")
    return number
