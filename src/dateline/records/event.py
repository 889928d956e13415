"""Something that happened, is planned, or is said not to have happened."""

from dataclasses import dataclass
from enum import Enum

from dateline.records.evidence import Evidence
from dateline.records.mention import Basis
from dateline.records.period import Period


class Status(Enum):
    """What the passage presents (contract.md has the table). CLAIMED is for events only, never for a mention."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    CLAIMED = "claimed"


class PlaceBasis(Enum):
    """How the place of an event was found: named in its own clause, or the report's dateline standing in."""

    CLAUSE = "clause"
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what plays which part in an event mention. ``role``: agent, patient, recipient, instrument, place ...
    ``mention_id``: the mention it is, None for a plain noun phrase."""

    role: str
    evidence: Evidence
    mention_id: str | None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One document's telling of an event.

    ``trigger``: the word that names it; ``evidence``: its clause or sentence, at most 500 characters.
    ``period_basis``: EXPLICIT or RELATIVE when a time expression of the passage (``time_id``) says when, PUBLICATION
    when the document's date stands in, None when ``period`` is None. ``rule``: the pattern that found it. ``ends``:
    it is told that the siege, the ban ... is over. ``period_why``, ``place_why``: why this time and this place are the
    event's own, for a person to read. ``area_id``: of the area that says where ("15 km east of ...").
    """

    id: str
    type: str
    trigger: Evidence
    evidence: Evidence
    arguments: tuple[Argument, ...]
    period: Period | None
    period_basis: Basis | None
    time_id: str | None
    place_mention_id: str | None
    status: Status
    quantity_ids: tuple[str, ...]
    claim_id: str | None
    rule: str
    ends: bool = False
    period_why: str | None = None
    place_basis: PlaceBasis | None = None
    place_why: str | None = None
    area_id: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity and its part in an event."""

    role: str
    entity_id: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, told by one or more event mentions of one or more documents.

    ``origin_count``: from how many independent origins. ``why``: one line a pair or signal that joined the tellings.
    """

    id: str
    type: str
    summary: str
    period: Period | None
    place_entity_id: str | None
    participants: tuple[Participant, ...]
    mention_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    origin_count: int
    status: Status
    why: tuple[str, ...] = ()
