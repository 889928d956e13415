"""What one document names, dates and counts, before anything is compared across documents."""

from dataclasses import dataclass
from enum import Enum

from dateline.records.evidence import Evidence
from dateline.records.period import Period


class Kind(Enum):
    """What a mention or an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    PRODUCT = "product"
    EVENT = "event"
    OTHER = "other"


class Form(Enum):
    """How a mention is worded."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"


class Basis(Enum):
    """How a time expression, or the period of an event, was found."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, role or pronoun in one document.

    ``same_as``: id of the earlier name mention in this document that a role or pronoun refers to, if it is sure.
    ``literal``: for a place, False when its government or team is meant ("Moscow says").
    """

    id: str
    kind: Kind
    form: Form
    evidence: Evidence
    same_as: str | None = None
    literal: bool = True


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A phrase that says when, and why it was read so.

    ``period`` None: the calendar place is not determinable (no anchor, a duration, a set). ``timex_type``: DATE,
    TIME, DURATION or SET; ``timex_value``: TIMEX3 value ("2017-09-12", "XXXX-09-12", "P2W"). ``rule``: the id of
    the rule of the grammar. ``anchor``: what a relative one was counted from, for a person to read. ``alternatives``:
    where the words allow more than one reading, all of them; ``period`` is then None or what is common to them.
    """

    id: str
    evidence: Evidence
    period: Period | None
    basis: Basis
    timex_type: str
    timex_value: str
    rule: str
    anchor: str | None = None
    alternatives: tuple[Period, ...] = ()


class Relation(Enum):
    """How an area lies to the places it is told by: so far off; beyond, on one side; a part of it, on one side
    ("northern ..."); between two; not far."""

    DISTANCE = "distance"
    DIRECTION = "direction"
    PART = "part"
    BETWEEN = "between"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Area:
    """Land told by where it lies: "15 km east of Aleppo", "between Kobani and Afrin", "east of the Euphrates".

    ``mention_ids``: the place names it is told by, in text order. ``distance_km``: as told, in kilometres; None if no
    number is told. ``bearing``: degrees clockwise from north, towards the area; None if no direction is told.
    """

    id: str
    evidence: Evidence
    relation: Relation
    mention_ids: tuple[str, ...]
    distance_km: float | None = None
    bearing: float | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many or how much. ``what``: killed, wounded, captured, displaced, detained, missing, attacks, vehicles,
    troops, distance, area, money, duration or other. ``bound``: exact, at-least, at-most, about.
    ``scope``: this, cumulative, subset. ``low``/``high`` None: open."""

    id: str
    evidence: Evidence
    what: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    bound: str = "exact"
    scope: str = "this"
