"""Measures of coreference: MUC, B3 and CEAFe over clusters of mentions, and links of given mentions.

Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B3), Luo 2005 (CEAF with the entity measure phi-4). CoNLL F1 is the
mean of the three. Mentions are whatever can be compared; a cluster has at least one.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Cluster = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Shares:
    """What precision and recall are shares of; ``+`` pools documents."""

    precise: float = 0.0
    written: float = 0.0
    recalled: float = 0.0
    wanted: float = 0.0

    def __add__(self, other: "Shares") -> "Shares":
        return Shares(
            self.precise + other.precise, self.written + other.written,
            self.recalled + other.recalled, self.wanted + other.wanted,
        )  # fmt: skip

    @property
    def f1(self) -> float:
        """0 when nothing is right."""
        precision = self.precise / self.written if self.written else 0.0
        recall = self.recalled / self.wanted if self.wanted else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def muc(gold: Sequence[Cluster], written: Sequence[Cluster]) -> Shares:
    """Links needed to join each cluster that the other side keeps joined."""
    return Shares(*_kept_links(written, gold), *_kept_links(gold, written))


def _kept_links(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[int, int]:
    place = {mention: number for number, other in enumerate(others) for mention in other}
    kept = links = 0
    for cluster in clusters:
        parts = {place[mention] for mention in cluster if mention in place}
        alone = sum(mention not in place for mention in cluster)
        kept += len(cluster) - len(parts) - alone
        links += len(cluster) - 1
    return kept, links


def b_cubed(gold: Sequence[Cluster], written: Sequence[Cluster]) -> Shares:
    """Mention by mention: how much of its cluster is in the other's."""
    return Shares(*_kept_mentions(written, gold), *_kept_mentions(gold, written))


def _kept_mentions(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[float, int]:
    of = {mention: other for other in others for mention in other}
    kept = sum(len(c & of[mention]) / len(c) for c in clusters for mention in c if mention in of)
    return kept, sum(len(cluster) for cluster in clusters)


def ceaf_e(gold: Sequence[Cluster], written: Sequence[Cluster]) -> Shares:
    """The best pairing of clusters, each pair worth twice the shared mentions over all mentions of both."""
    worth = [[2 * len(one & other) / (len(one) + len(other)) for other in written] for one in gold]
    best = best_pairing(worth)
    return Shares(best, len(written), best, len(gold))


def best_pairing(worth: Sequence[Sequence[float]]) -> float:
    """The largest sum of a table with at most one entry a row and a column (Hungarian method with potentials)."""
    rows = [list(row) for row in worth]
    if not rows or not rows[0]:
        return 0.0
    if len(rows) > len(rows[0]):
        rows = [list(column) for column in zip(*rows, strict=True)]
    height, width = len(rows), len(rows[0])
    above, beside = [0.0] * (height + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, height + 1):
        owner[0], column = row, 0
        least, before, seen = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while owner[column]:
            seen[column] = True
            here = owner[column]
            for other in range(1, width + 1):
                if not seen[other]:
                    cost = -rows[here - 1][other - 1] - above[here] - beside[other]
                    if cost < least[other]:
                        least[other], before[other] = cost, column
            free = [other for other in range(1, width + 1) if not seen[other]]
            following = min(free, key=lambda other: least[other])
            step = least[following]
            for other in range(width + 1):
                if seen[other]:
                    above[owner[other]] += step
                    beside[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    return sum(rows[owner[column] - 1][column - 1] for column in range(1, width + 1) if owner[column])


def clusters_of(links: Iterable[tuple[Hashable, Hashable]]) -> list[Cluster]:
    """What links between mentions join."""
    parent: dict[Hashable, Hashable] = {}

    def root(mention: Hashable) -> Hashable:
        parent.setdefault(mention, mention)
        while parent[mention] != mention:
            parent[mention] = parent[parent[mention]]
            mention = parent[mention]
        return mention

    for one, other in links:
        parent[root(one)] = root(other)
    groups: dict[Hashable, set[Hashable]] = {}
    for mention in list(parent):
        groups.setdefault(root(mention), set()).add(mention)
    return [frozenset(group) for group in groups.values() if len(group) > 1]


@dataclass(frozen=True, slots=True)
class Links:
    """``anaphoric``: mentions with an earlier one of their chain, ``right`` of them linked to one.

    ``first``: the others, ``left`` of them linked to nothing.
    """

    right: int = 0
    anaphoric: int = 0
    left: int = 0
    first: int = 0

    def __add__(self, other: "Links") -> "Links":
        return Links(
            self.right + other.right, self.anaphoric + other.anaphoric,
            self.left + other.left, self.first + other.first,
        )  # fmt: skip


def count_links(chains: Sequence[Hashable], antecedents: Sequence[int | None]) -> Links:
    """``chains``: the chain of each mention, in order of the text; ``antecedents``: numbers of earlier mentions."""
    known: set[Hashable] = set()
    right = anaphoric = left = first = 0
    for at, (chain, antecedent) in enumerate(zip(chains, antecedents, strict=True)):
        if chain in known:
            anaphoric += 1
            right += antecedent is not None and antecedent < at and chains[antecedent] == chain
        else:
            first += 1
            left += antecedent is None
        known.add(chain)
    return Links(right, anaphoric, left, first)
