"""Fit the weights of the signs of event places, and print the table for ``event_place_weights.py``.

Usage: .venv/bin/python -m benchmarks.event_place_fit [--shared DIR]

A conditional logit: of the places of a sentence and "none of them", which is the event's? "None" scores 0, a place the
sum of its signs' weights; an item with several places shares its answer among them. Fitted by Newton's method on four
fifths of the sentences with a prior of variance 1 on each weight; ``event_places.py`` reports the last fifth apart.
The signs are of grammar and form; no word of a sentence has a weight.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.engines import ROOT
from benchmarks.event_places import Item, read_items, read_scenes, verb_of

from dateline.extraction.event_place_names import candidates
from dateline.extraction.event_place_signs import Anchor, Signs, signs_of
from dateline.extraction.event_place_weights import WEIGHTS
from dateline.extraction.event_scene import Scene

#: A place of ours is gold's when it shares half of the longer one: its limits are the names' matter.
SHARED = 0.5
MAX_ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Row:
    """The signs of each place of a sentence, and which of them are the event's."""

    signs: tuple[Signs, ...]
    right: tuple[bool, ...]


def rows_of(items: Iterable[Item], scenes: Mapping[str, Scene]) -> list[Row]:
    """The items that have something to choose from."""
    found = []
    for item in items:
        scene = scenes[item.text]
        verb = verb_of(scene, item)
        among = () if verb is None else candidates(scene, verb)
        if verb is not None and among:
            signs = tuple(signs_of(scene, Anchor(verb, verb), one, among=among) for one in among)
            spans = [(one.mention.evidence.span.start, one.mention.evidence.span.end) for one in among]
            found.append(Row(signs, tuple(any(_meet(span, gold) for gold in item.gold) for span in spans)))
    return found


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both >= SHARED * max(one[1] - one[0], other[1] - other[0])


def fit(rows: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """The weight of each sign that is named."""
    signs = np.array([[one.get(name, 0.0) for name in names] for row in rows for one in row.signs])
    group = np.repeat(np.arange(len(rows)), [len(row.signs) for row in rows])
    right = np.array([one for row in rows for one in row.right], dtype=float)
    share = right / np.maximum(1.0, np.bincount(group, right))[group]
    weights = np.zeros(len(names))
    for _ in range(MAX_ROUNDS):
        score = np.exp(signs @ weights)
        chance = score / (1.0 + np.bincount(group, score))[group]
        mean = np.zeros((len(rows), len(names)))
        np.add.at(mean, group, chance[:, None] * signs)
        slope = signs.T @ (share - chance) - weights
        curve = (signs * chance[:, None]).T @ signs - mean.T @ mean + np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    items = read_items(parser.parse_args().shared / "data" / "event_places" / "items.jsonl.gz")
    fitted = [item for item in items if not item.held_out]
    scenes = dict(read_scenes(sorted({item.text for item in fitted})))
    for name, weight in fit(rows_of(fitted, scenes), list(WEIGHTS)).items():
        print(f'    "{name}": {weight:.2f},')
    return 0


if __name__ == "__main__":
    sys.exit(main())
