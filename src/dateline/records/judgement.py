"""A person's decision, append-only; clusters are worked out from these."""

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """What was decided.

    SAME, DIFFERENT and UNSURE speak of a pair; SET of a field of ``left_id`` (``right_id`` names the field, ``value``
    its value); SPLIT takes member ``right_id`` out of ``left_id``; REJECT says ``left_id`` is no such thing, KEEP takes
    that back; PIN ties the name ``value`` to ``left_id``.
    """

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    SET = "set"
    SPLIT = "split"
    REJECT = "reject"
    KEEP = "keep"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. ``decided_at``: ISO 8601, UTC. ``person`` and ``because`` as given, or None."""

    id: str
    verdict: Verdict
    left_id: str
    right_id: str | None
    value: str | None
    person: str | None
    because: str | None
    decided_at: str
