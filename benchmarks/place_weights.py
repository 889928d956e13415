"""Fits the weights of `resolution/place_weights.py` and shows what they are worth on texts they were not made from.

Usage: .venv/bin/python -m benchmarks.place_weights [--documents N]

Conditional logit: of the readings of a name, and of "none of these", the right one should be likeliest. Examples are
the gold spans of LGL and GeoVirus (development parts), and the names the program itself finds there, of which those
that are no gold place should stay without one. No sign is a word: all are sizes, kinds, distances, shares. A sign that
can only speak for a reading has no negative weight, one that can only speak against it no positive. The weights are
fitted to the even documents and measured on the odd ones, then to the odd and measured on the even, then to all.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from benchmarks.engines import print_table, read_options
from benchmarks.places import BATCH, RIGHT_KM, SETS, Answer, gold_of, kilometres, match
from training.data import read_lines

from dateline.pipeline.api import Reader, as_document
from dateline.records.corpus import AnnotatedDocument
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.mention import Form, Kind, Mention
from dateline.resolution.place_options import Group, Option, read_groups
from dateline.resolution.place_scores import best_of, score_groups
from dateline.resolution.place_weights import WEIGHTS

#: Strength of the pull towards no weight; fits to halves differ by less than .01 between .3 and 3.
RIDGE = 1.0
#: How often contexts are heard anew with the weights found.
ROUNDS = 2
STEPS, PACE = 300, 0.06
#: Signs that these sets cannot tell or hardly hold: set by hand, see `place_weights.py`.
BY_HAND = frozenset({
    "elsewhere_in_pile", "likeness_at_home", "called_after_its_town", "spelled_short", "report_country",
    "holds_the_one_before", "noun_agrees", "noun_differs", "kind_other",
})  # fmt: skip
#: A sign seen in fewer readings keeps the weight it has.
MIN_SEEN = 15
#: GeoVirus counts twice: it has half as many names, and the world's news is more like it.
TIMES = {"lgl": 1, "geovirus": 2}

AGAINST = frozenset({"said_elsewhere", "noun_differs", "spelled_likeness", "spelled_part", "spelled_bare"})
FOR = frozenset({
    "population", "most_prominent", "noun_agrees", "said_inside", "hinted_country", "spelled_main",
})  # fmt: skip
FOR_PREFIXES = ("report_", "beside_", "listed_", "holds_")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Text:
    """The groups of a document and what each mention should be: a point, or None where no place is meant."""

    groups: Sequence[Group]
    gold: Mapping[str, Point | None]


@dataclass(slots=True)
class Examples:
    """Readings one after another: signs, the number of the name, whether it is right; a weight a name."""

    signs: list[Mapping[str, float]] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, group: Group, point: Point | None, count: int) -> None:
        """One name with its readings and that of none."""
        right = [point is not None and _right(option, point) for option in group.options]
        self.signs += [option.features | option.context for option in group.options]
        self.signs.append(group.unplaced)
        self.right += [*right, not any(right)]
        self.names += [len(self.weights)] * (len(right) + 1)
        self.weights.append(count**0.5)


def _right(option: Option, point: Point) -> bool:
    """Within the bound; of a large land, within its own reach: gazetteers disagree on the middle of Canada."""
    place = option.place
    gap = kilometres(point, (place.latitude, place.longitude))
    return gap <= (max(RIGHT_KM, place.radius_km) if place.kind in ("country", "continent", "water") else RIGHT_KM)


def with_gold_spans(record: Mapping[str, Any], reader: Reader) -> Text:
    """A document in which every gold place is a mention."""
    document = as_document(record["text"], record.get("published"))
    gold: dict[str, Point | None] = {}
    mentions = []
    for number, (start, end, point) in enumerate(gold_of(record)):
        evidence = Evidence(Span(document.id, start, end), record["text"][start:end], Maker("gold", "1"))
        mentions.append(Mention(str(number), Kind.PLACE, Form.NAME, evidence))
        gold[str(number)] = point
    return Text(read_groups(AnnotatedDocument(document, mentions=tuple(mentions)), reader.gazetteer), gold)


def with_found_names(record: Mapping[str, Any], annotated: AnnotatedDocument, reader: Reader) -> Text:
    """A document as the program reads it, gold by overlap."""
    named = [one for one in annotated.mentions if one.kind is Kind.PLACE and one.form is Form.NAME]
    answers: list[Answer] = [(one.evidence.span.start, one.evidence.span.end, None) for one in named]
    points = {found[:2]: wanted[2] for wanted, found in match(gold_of(record), answers)}
    gold = {one.id: points.get(answer[:2]) for one, answer in zip(named, answers, strict=True)}
    return Text(read_groups(annotated, reader.gazetteer), gold)


def fit(texts: Iterable[Text], weights: Mapping[str, float]) -> dict[str, float]:
    """The weights that make the right readings likeliest, contexts heard with the weights before."""
    texts = list(texts)
    found = dict(weights)
    for _ in range(ROUNDS):
        examples = Examples()
        for text in texts:
            score_groups(text.groups, found)
            for group in text.groups:
                points = Counter(text.gold[one.id] for one in group.mentions if one.id in text.gold)
                for point, count in points.items() if group.options else ():
                    examples.add(group, point, count)
        found |= _descend(examples, found)
    return found


def _descend(examples: Examples, start: Mapping[str, float]) -> dict[str, float]:
    """Adam on the negative log-likelihood with a ridge, weights kept on the side of their sign."""
    seen = Counter(name for signs in examples.signs for name in signs)
    chosen = [name for name in seen if seen[name] >= MIN_SEEN and name not in BY_HAND]
    columns = {name: at for at, name in enumerate(sorted(chosen))}
    matrix = np.zeros((len(examples.signs), len(columns)))
    for row, signs in enumerate(examples.signs):
        for name, value in signs.items():
            if name in columns:
                matrix[row, columns[name]] = value
    names, right = np.array(examples.names), np.array(examples.right)
    firsts = np.flatnonzero(np.r_[True, names[1:] != names[:-1]])
    importance = np.array(examples.weights)[names]
    fixed = np.array([sum(start.get(name, 0.0) * signs.get(name, 0.0) for name in BY_HAND) for signs in examples.signs])
    low, high = _bounds(columns)
    theta = np.array([start.get(name, 0.0) for name in columns])
    mean, spread = np.zeros_like(theta), np.zeros_like(theta)
    for step in range(1, STEPS + 1):
        scores = matrix @ theta + fixed
        share = np.exp(scores - np.maximum.reduceat(scores, firsts)[names])
        aim = share * right
        share /= np.add.reduceat(share, firsts)[names]
        aim /= np.add.reduceat(aim, firsts)[names]
        slope = matrix.T @ ((share - aim) * importance) + RIDGE * theta
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        move = mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-9)
        theta = np.clip(theta - PACE * move * (1.0 if step < 0.6 * STEPS else 0.3), low, high)
    return {name: round(float(theta[at]), 2) for name, at in columns.items()}


def _bounds(columns: Iterable[str]) -> tuple[Any, Any]:
    names = list(columns)
    low = [0.0 if name in FOR or name.startswith(FOR_PREFIXES) else -np.inf for name in names]
    return np.array(low), np.array([0.0 if name in AGAINST else np.inf for name in names])


def measure(texts: Iterable[Text], weights: Mapping[str, float]) -> tuple[float, float]:
    """Of the places meant: share placed right; of what was placed: share right."""
    meant = placed = right = 0
    for text in texts:
        score_groups(text.groups, weights)
        for group in text.groups:
            chosen = best_of(group)
            best = chosen.place if chosen else None
            for mention in group.mentions:
                point = text.gold.get(mention.id)
                meant += point is not None
                placed += best is not None
                if best is not None and point is not None:
                    right += kilometres(point, (best.latitude, best.longitude)) <= RIGHT_KM
    return right / max(1, meant), right / max(1, placed)


def report(gold: Mapping[str, Sequence[Text]], found: Mapping[str, Sequence[Text]]) -> dict[str, float]:
    """Prints what weights fitted to one half are worth on the other; gives those fitted to all."""

    def fitted(start: int, step: int) -> dict[str, float]:
        chosen = [one for sets in (gold, found) for name in sets for one in list(sets[name][start::step]) * TIMES[name]]
        return fit(chosen, WEIGHTS)

    halves = {half: fitted(half, 2) for half in (0, 1)}
    everything = fitted(0, 1)
    for title, sets in (("gold spans", gold), ("names found", found)):
        rows = {}
        for name, texts in sets.items():
            other = [measure(texts[1 - half :: 2], halves[half]) for half in (0, 1)]
            own = measure(texts, everything)
            rows[name] = {
                "other half: right": (other[0][0] + other[1][0]) / 2, "precision": (other[0][1] + other[1][1]) / 2,
                "own: right": own[0], "own precision": own[1],
            }  # fmt: skip
        print_table(title, rows)
    return everything


def main() -> int:
    """Print the table and the weights."""
    options = read_options(__doc__)
    reader = Reader()
    gold, found = {}, {}
    for name in SETS:
        records = list(read_lines(options.data / "places" / f"{name}.dev.jsonl.gz"))[: options.documents]
        gold[name] = [with_gold_spans(record, reader) for record in records]
        annotated: list[AnnotatedDocument] = []
        for at in range(0, len(records), BATCH):
            annotated += reader.read_many([(one["text"], one.get("published")) for one in records[at : at + BATCH]])
        found[name] = [with_found_names(*pair, reader) for pair in zip(records, annotated, strict=True)]
    for sign, weight in sorted(report(gold, found).items()):
        print(f'    "{sign}": {weight:g},')
    return 0


if __name__ == "__main__":
    sys.exit(main())
