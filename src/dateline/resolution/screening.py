"""Which reports of a large pile may share text: sampled runs of words, each with the reports that hold it.

Every run whose checksum a number divides is looked up (sampling by modulus, Broder 1997). Unlike MinHash, whose chance
of a meeting falls with the *similarity* of two reports, this also finds a short reprint inside a long page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dateline.resolution.shingles import Runs

    Longs = NDArray[np.uint64]
    Pairs = NDArray[np.int64]

MOST_ENTRIES = 8_000_000  # runs looked up at once, about 64 MB; a pile with more is sampled
MAX_HOLDERS = 40  # pairs grow by the square; above this a run counts only between its first holder and each other
SLICE = 500_000  # entries whose pairs are counted at once: at most MAX_HOLDERS / 2 pairs each
MOST_WAITING = 4_000_000  # pairs that wait to be counted together with those before
PARTS = 8  # passes over the runs of a pile when the common ones are counted
MIN_SAMPLED = 2  # one sampled run in common is chance
SLACK = 0.5  # a sample of a true half may well show only a quarter


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two places in the pile, left before right, and about how many runs they share."""

    left: int
    right: int
    shared: int


def common_runs(runs: Sequence["Runs"], most: float) -> "Runs":
    """The runs that more than ``most`` reports of the pile hold, sorted."""
    import numpy as np

    if len(runs) <= most:
        return np.zeros(0, np.uint32)
    flat = np.concatenate(runs)
    found = []
    for part in range(PARTS):
        values, holders = np.unique(flat[flat % np.uint32(PARTS) == part], return_counts=True)
        found.append(values[holders > most])
    return np.sort(np.concatenate(found))


def find_candidates(runs: Sequence["Runs"], least_share: float) -> list[Candidate]:
    """The pairs that may share ``least_share`` of the shorter one's runs, in order; exact below MOST_ENTRIES runs."""
    import numpy as np

    sizes = np.array([len(one) for one in runs], np.int64)
    total = int(sizes.sum())
    if not total:
        return []
    step = -(-total // MOST_ENTRIES)
    flat, owner = np.concatenate(runs), np.repeat(np.arange(len(runs), dtype=np.uint64), sizes)
    if step > 1:
        chosen = flat % np.uint32(step) == 0
        flat, owner = flat[chosen], owner[chosen]
    keys = np.sort((flat.astype(np.uint64) << np.uint64(32)) | owner)
    codes, counts = _count_pairs(keys, len(runs))
    left, right = codes // len(runs), codes % len(runs)
    least = least_share * np.minimum(sizes[left], sizes[right])
    kept = counts >= least if step == 1 else (counts >= MIN_SAMPLED) & (counts * step >= SLACK * least)
    return [
        Candidate(int(one), int(other), int(count) * step)
        for one, other, count in zip(left[kept], right[kept], counts[kept], strict=True)
    ]


def _count_pairs(keys: "Longs", size: int) -> "tuple[Pairs, Pairs]":
    """``keys``: run and holder in one number, sorted. Pairs as left × ``size`` + right, sorted, and their counts."""
    import numpy as np

    run, owner = keys >> np.uint64(32), (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    starts = np.flatnonzero(np.concatenate(([True], run[1:] != run[:-1])))
    ends = np.append(starts[1:], len(run))
    wide = ends - starts > MAX_HOLDERS
    codes, counts = np.zeros(0, np.int64), np.zeros(0, np.int64)
    waiting: list[Pairs] = []
    slices = np.searchsorted(starts, np.arange(0, len(run) + SLICE, SLICE))
    for first, last in pairwise(slices.tolist()):
        here = slice(first, last)
        waiting.append(_pairs(owner, starts[here], ends[here], wide[here], size))
        if last == len(starts) or sum(map(len, waiting)) > max(len(codes), MOST_WAITING):
            found = np.concatenate((codes, *waiting))
            weights = np.concatenate((counts, np.ones(len(found) - len(codes), np.int64)))
            codes, place = np.unique(found, return_inverse=True)
            counts = np.bincount(place, weights, len(codes)).astype(np.int64)
            waiting = []
    return codes, counts


def _pairs(
    owner: "Pairs",
    starts: "Pairs",
    ends: "Pairs",
    wide: "NDArray[np.bool_]",
    size: int,
) -> "Pairs":
    """The pairs of holders of each run from ``starts`` to ``ends``; of a ``wide`` one, those with the first holder."""
    import numpy as np

    found = [np.zeros(0, np.int64)]
    for begin, end in zip(starts[wide].tolist(), ends[wide].tolist(), strict=True):
        found.append(owner[begin] * size + owner[begin + 1 : end])
    narrow = ~wide & (ends - starts > 1)
    begins, stops = starts[narrow], ends[narrow]
    lengths = stops - begins
    places = np.repeat(begins - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths) + np.arange(lengths.sum())
    stop = np.repeat(stops, lengths)
    for offset in range(1, MAX_HOLDERS):
        inside = places + offset < stop
        places, stop = places[inside], stop[inside]
        if not len(places):
            break
        found.append(owner[places] * size + owner[places + offset])
    return np.concatenate(found)
