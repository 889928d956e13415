"""Accounts that do not agree, kept side by side; no winner is chosen."""

from dataclasses import dataclass
from enum import Enum


class ConflictKind(Enum):
    """How two accounts differ."""

    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    UPDATES = "updates"
    NUMBERS_DIFFER = "numbers-differ"


@dataclass(frozen=True, slots=True)
class ConflictMember:
    """One side, at ``start:end`` of its document; exactly one of ``event_mention_id`` and ``claim_id`` is set."""

    document_id: str
    start: int
    end: int
    event_mention_id: str | None = None
    claim_id: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts of one event that differ in one ``slot`` (status, period, place, a quantity)."""

    id: str
    kind: ConflictKind
    slot: str
    members: tuple[ConflictMember, ...]
    why: str
    event_ids: tuple[str, ...] = ()
