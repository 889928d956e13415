"""Who and where, across documents."""

from dataclasses import dataclass

from dateline.records.mention import Kind


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map. Degrees, WGS 84; ``radius_km``: how far off the point may be. ``country``: ISO 3166 alpha-2
    or None. ``kind``: city, country, region, water, mountain, facility ..."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    country: str | None
    gazetteer_id: str
    kind: str
    population: int = 0


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or thing, named by one or more mentions. ``why``: the signals that joined its
    spellings, for a person to read."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    mention_ids: tuple[str, ...]
    place: Place | None = None
    why: tuple[str, ...] = ()
