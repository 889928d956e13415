"""Who and where, across documents."""

from dataclasses import dataclass

from dateline.records.mention import Kind


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map. Degrees, WGS 84; ``radius_km``: how far off the point may be. ``country``: ISO 3166 alpha-2
    or None. ``kind``: city, country, region, water, mountain, facility ... ``region``, ``district``: the first- and
    second-order division it lies in, or is, by GeoNames code ("US.IL", "US.IL.031"); None where that is not known."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    country: str | None
    gazetteer_id: str
    kind: str
    population: int = 0
    region: str | None = None
    district: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place that a name can mean. ``score``: higher is likelier, comparable within one name only. ``why``: what
    speaks for it, for a person to read."""

    place: Place
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """What a place name of one document was taken to mean. ``mention_ids``: where it stands. ``place`` None: known by
    no gazetteer, or too unsure to say. ``candidates``: the best few, best first. ``why``: what decided, for a person to
    read."""

    mention_ids: tuple[str, ...]
    place: Place | None
    candidates: tuple[PlaceCandidate, ...] = ()
    why: str = ""


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
