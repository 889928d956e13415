"""How many answers are right, of how many written and how many wanted: the counts behind every F1 of the engine."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass

Parts = tuple[tuple[int, int], ...]

#: Two spans are taken for the same when they share at least this much of the longer one (issue 3: "half of the span").
SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one document or of many: ``+`` pools them. A figure over nothing is 0."""

    right: int = 0
    written: int = 0
    wanted: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.written + other.written, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Right ones among those written."""
        return self.right / max(1, self.written)

    @property
    def recall(self) -> float:
        """Right ones among those wanted."""
        return self.right / max(1, self.wanted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.written + self.wanted)


def exact(gold: Iterable[Hashable], written: Iterable[Hashable]) -> Counts:
    """Equal ones; what stands twice counts twice."""
    wanted, found = Counter(gold), Counter(written)
    return Counts((wanted & found).total(), found.total(), wanted.total())


def halves(gold: Collection[Parts], written: Collection[Parts]) -> Counts:
    """Spans, maybe in parts, that share half of the longer one. Each is matched once, the likest pairs first."""
    pairs = sorted(
        (-share, here, there)
        for here, wanted in enumerate(gold)
        for there, found in enumerate(written)
        if (share := shared(wanted, found)) >= SHARED
    )
    used_here: set[int] = set()
    used_there: set[int] = set()
    for _, here, there in pairs:
        if here not in used_here and there not in used_there:
            used_here.add(here)
            used_there.add(there)
    return Counts(len(used_here), len(written), len(gold))


def shared(one: Parts, other: Parts) -> float:
    """Characters in both, as a share of the longer, 0-1. The parts of one span lie apart from each other."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return both / max(1, *(sum(end - start for start, end in span) for span in (one, other)))
