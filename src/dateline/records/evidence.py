"""Where in the text, and who says so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in ``Document.text``, counted in Unicode code points from 0."""

    document_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span holds at least one character: {self.start}..{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.document_id == other.document_id and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.document_id == other.document_id and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Maker:
    """What made a record: a stage at a version, with a model or a person behind it."""

    stage: str
    version: str
    model: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage behind a record.

    ``quote`` repeats the text at ``span``; the two are compared on reading back, and a mismatch
    is an orphan, never re-anchored by guess. ``score``: 0-1, comparable only within one maker.
    """

    span: Span
    quote: str
    maker: Maker
    score: float = 1.0
