"""Reports that go back to one text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Why two documents share an origin. ``overlap``: 0-1, the share of the shorter one's words also in the other."""

    left: str
    right: str
    reason: str
    overlap: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that go back to one text; a reprint is not a second witness."""

    id: str
    document_ids: tuple[str, ...]
    why: tuple[Link, ...] = ()
