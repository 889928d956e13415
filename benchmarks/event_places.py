"""Where an event happened, of all places its sentence names: 9,023 event verbs, 43 % of them with no place at all.

Usage: .venv/bin/python -m benchmarks.event_places [--documents N] [--errors N] [FIGURE=FLOOR ...]

Text -> engine -> times -> names -> ``places_of``, the product's own code, given the verb. Token P and R: words
(``\\w+``) of the answered against those of gold places, pooled. Exact: the set of spans equals gold, an empty one too.
"held-out fifth": the sentences that the weights were not fitted on (``event_place_fit.py``). ``--errors N`` prints N of
each kind of error. Without a name: gold places where no mention of a place stands, out of reach for any choice.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.engines import OURS, ROOT, below, open_engine, parse_texts, print_table, read_floors
from benchmarks.scoring import Counts

from dateline.extraction.event_place import places_of
from dateline.extraction.event_place_names import candidates
from dateline.extraction.event_place_signs import Anchor
from dateline.extraction.event_scene import Scene, build_scene
from dateline.extraction.names import find_mentions
from dateline.extraction.times import find_times
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.store.gazetteer import GazetteerFile

Span = tuple[int, int]

WORD = re.compile(r"\w+")
#: Figures of others from README-documents.md beside the set: measured on the same items; the network's published.
REFERENCES: dict[str, dict[str, float | str]] = {
    "nearest name behind a preposition": {"token P": 0.419, "token R": 0.436, "exact": 0.503},
    "no place, ever": {"exact": 0.429},
    "network trained on it (Halterman 2019)": {"token P": "over .83", "token R": "over .83"},
}


@dataclass(frozen=True, slots=True)
class Item:
    """``verb``: characters of the event word; ``gold``: of its places."""

    text: str
    verb: Span
    gold: frozenset[Span]

    @property
    def held_out(self) -> bool:
        """Whether it is in the fifth of the sentences that no weight was fitted on; by hash, so that it stays."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 5 == 0


@dataclass(frozen=True, slots=True)
class Answer:
    """``spans``: what was answered; ``named``: every place name of the sentence."""

    item: Item
    spans: frozenset[Span]
    named: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Figures:
    """``exact``: share of items answered exactly; ``has``: whether there is a place at all."""

    tokens: Counts
    has: Counts
    exact: float


def read_items(path: Path, most: int | None = None) -> list[Item]:
    """The items of the set, the first ``most``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [as_item(json.loads(line)) for line in islice(lines, most)]


def as_item(record: dict[str, Any]) -> Item:
    """An item of its line."""
    return Item(record["text"], tuple(record["verb"]), frozenset((s, e) for s, e in record["places"]))


def read_scenes(texts: Sequence[str]) -> Iterator[tuple[str, Scene]]:
    """Each text with what the stages before events say of it."""
    gazetteer = GazetteerFile.open()
    for text, syntax in zip(texts, parse_texts(open_engine(OURS), texts), strict=True):
        one = AnnotatedDocument(Document(text[:20], "", 0, 0, len(text), text), syntax)
        one = replace(one, times=find_times(one))
        yield text, build_scene(replace(one, mentions=find_mentions(one, gazetteer)))


def verb_of(scene: Scene, item: Item) -> int | None:
    """The word at the verb's characters; None if the engine sees none there."""
    tokens = scene.tree.tokens
    return next((i for i, t in enumerate(tokens) if t.end > item.verb[0] and t.start < item.verb[1]), None)


def answer(scene: Scene, item: Item) -> Answer:
    """What the product answers."""
    verb = verb_of(scene, item)
    if verb is None:
        return Answer(item, frozenset(), frozenset())
    spans = frozenset(span_of(one.candidate.mention.evidence.span) for one in places_of(scene, Anchor(verb, verb)))
    return Answer(item, spans, frozenset(span_of(one.mention.evidence.span) for one in candidates(scene, verb)))


def span_of(span: Any) -> Span:
    """Characters of a span of ours."""
    return span.start, span.end


def words_in(text: str, spans: Iterable[Span]) -> set[Span]:
    """The words of the spans, by their characters."""
    return {match.span() for start, end in spans for match in WORD.finditer(text, start, end)}


def measure(answers: Sequence[Answer]) -> Figures:
    """The figures over all answers."""
    tokens = has = Counts()
    exact = 0
    for one in answers:
        gold, written = words_in(one.item.text, one.item.gold), words_in(one.item.text, one.spans)
        tokens += Counts(len(gold & written), len(written), len(gold))
        has += Counts(int(bool(gold and written)), int(bool(written)), int(bool(gold)))
        exact += one.spans == one.item.gold
    return Figures(tokens, has, exact / max(1, len(answers)))


def row(figures: Figures) -> dict[str, float | str]:
    """A row of the table."""
    return {
        "token P": figures.tokens.precision, "token R": figures.tokens.recall, "exact": figures.exact,
        "has one P": figures.has.precision, "has one R": figures.has.recall,
    }  # fmt: skip


def without_name(answers: Sequence[Answer]) -> float:
    """Share of gold places at which no mention of a place stands, whatever its limits."""
    gold = [(one, span) for one in answers for span in one.item.gold]
    missed = sum(not any(a < end and start < b for a, b in one.named) for one, (start, end) in gold)
    return missed / max(1, len(gold))


KINDS = ("spurious", "missed", "wrong", "limits")


def kind_of_error(one: Answer) -> str | None:
    """What is wrong with an answer: a place where there is none, none where there is one, another one, or the right
    one with other limits; None if it is right."""
    if one.spans == one.item.gold:
        return None
    if not one.item.gold:
        return "spurious"
    if not one.spans:
        return "missed"
    meet = any(a < end and start < b for a, b in one.spans for start, end in one.item.gold)
    return "limits" if meet and len(one.spans) == len(one.item.gold) else "wrong"


def show(answers: Sequence[Answer], most: int) -> None:
    """Print errors for a person to read: the verb as *verb*, what was answered, what gold says."""
    for kind in KINDS:
        found = [one for one in answers if kind_of_error(one) == kind]
        print(f"\n{kind}: {len(found)}")
        for one in found[:: max(1, len(found) // most)][:most]:
            text, (start, end) = one.item.text, one.item.verb
            said = [[text[a:b] for a, b in sorted(some)] for some in (one.spans, one.item.gold)]
            print(f"  {' '.join(text[:start].split())} *{text[start:end]}* {' '.join(text[end:].split())}")
            print(f"      answered {said[0]}, gold {said[1]}")


def main() -> int:
    """Print the table; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--documents", type=int, help="only the first so many items")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each kind")
    parser.add_argument("floors", nargs="*", metavar="FIGURE=FLOOR", help="exit 1 when a figure is below")
    options = parser.parse_args()
    items = read_items(options.shared / "data" / "event_places" / "items.jsonl.gz", options.documents)
    scenes = dict(read_scenes(sorted({item.text for item in items})))
    answers = [answer(scenes[item.text], item) for item in items]
    held_out = [one for one in answers if one.item.held_out]
    whole, apart = measure(answers), measure(held_out)
    rows = {f"dateline, all {len(answers)}": row(whole), f"dateline, held-out fifth ({len(held_out)})": row(apart)}
    print_table("event places", rows | REFERENCES)
    print(f"\ngold places without a name of ours: {without_name(answers):.3f}")
    if options.errors:
        show(held_out, options.errors)
    figures = {
        "token_precision": whole.tokens.precision, "token_recall": whole.tokens.recall, "exact": whole.exact,
        "held_out_precision": apart.tokens.precision, "held_out_recall": apart.tokens.recall,
        "held_out_exact": apart.exact,
    }  # fmt: skip
    print(", ".join(f"{name} {figure:.3f}" for name, figure in figures.items()))
    faults = below(figures, read_floors(options.floors))
    if faults:
        print("below the floor:", "; ".join(faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
