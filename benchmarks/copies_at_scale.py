"""Copies, light edits and partial reprints planted among 100,000 made-up reports: how many are found, and how fast.

Usage: .venv/bin/python -m benchmarks.copies_at_scale [--reports 100000] [FIGURE=FLOOR ...]

Words are made of syllables and drawn with Zipf frequencies; reports have 200 to 400 of them, and every tenth ends with
a notice of its site. Planted, a thousand of each: exact copies; light edits (5 % of the words, a new lead); partial
reprints (0.6 of a report between 300 words of another's own); a report of 60 words inside a page of a thousand others;
edited reprints of one wire story. Recall: planted ones in the origin of their source. Precision: pairs of neighbours in
an origin that belong together. ``seconds`` and ``megabytes`` have ceilings (``seconds=120``), the others floors.
"""

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

import numpy as np

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.origin import Origin
from dateline.resolution.origins import find_origins

SEED = 20
VOCABULARY = 60_000
PLANTED = 1000  # of each kind
NOTICES = 50
CEILINGS = {"seconds", "megabytes"}
SYLLABLES = [a + b for a, b in product("bdfgklmnprstvz", ("a", "e", "i", "o", "u", "an", "el", "or"))]

Words = list[str]


@dataclass
class Author:
    """Writes reports; the same ones for the same seed."""

    dice: np.random.Generator
    words: Words
    chances: "np.ndarray[tuple[int], np.dtype[np.float64]]" = field(init=False)

    def __post_init__(self) -> None:
        weights = np.cumsum(1 / (np.arange(len(self.words)) + 2.7))
        self.chances = weights / weights[-1]

    def prose(self, length: int) -> Words:
        """Words drawn by their frequency."""
        return [self.words[place] for place in np.searchsorted(self.chances, self.dice.random(length)).tolist()]

    def edited(self, words: Words, share: float) -> Words:
        """``words`` with a share of them changed for others."""
        changed = list(words)
        places = np.flatnonzero(self.dice.random(len(words)) < share).tolist()
        for place, word in zip(places, self.prose(len(places)), strict=True):
            changed[place] = word
        return changed


@dataclass(frozen=True, slots=True)
class Made:
    """One report: ``story`` says what it goes back to, ``kind`` how; "" is a report of its own."""

    words: Words
    story: int
    kind: str = ""


def make_pile(reports: int) -> list[Made]:
    """A pile in which every planted report has its source somewhere, before or after it."""
    dice = np.random.default_rng(SEED)
    drawn = dice.integers(0, len(SYLLABLES), (VOCABULARY, 3)).tolist()
    author = Author(dice, ["".join(SYLLABLES[one] for one in parts) for parts in drawn])
    notices = [author.prose(40) for _ in range(NOTICES)]
    own = [author.prose(int(length)) for length in dice.integers(200, 400, reports - 6 * PLANTED)]
    short = [author.prose(60) for _ in range(PLANTED)]
    made = [Made(words, story) for story, words in enumerate([*own, *short])]
    writers: dict[str, Callable[[Words], Words]] = {
        "exact": list,
        "light": lambda old: author.prose(25) + author.edited(old, 0.05),
        "partial": lambda old: author.prose(150) + old[: int(len(old) * 0.6)] + author.prose(150),
        "wire": lambda old: author.edited(old, 0.03) + author.prose(int(dice.integers(0, 60))),
        "inside": lambda old: author.prose(500) + old + author.prose(500),
    }
    for block, (kind, write) in enumerate(writers.items()):
        for number in range(PLANTED):
            offset = 0 if kind == "wire" else number
            story = block * PLANTED + offset if kind != "inside" else len(own) + number
            made.append(Made(write(made[story].words), story, kind))
    order = dice.permutation(len(made)).tolist()
    return [_with_notice(made[index], notices, place) for place, index in enumerate(order)]


def _with_notice(one: Made, notices: Sequence[Words], place: int) -> Made:
    return Made(one.words + notices[place // 10 % NOTICES], one.story, one.kind) if place % 10 == 0 else one


def written(words: Words) -> str:
    """Sentences of 18 words, paragraphs of three sentences."""
    sentences = [" ".join(words[at : at + 18]).capitalize() + "." for at in range(0, len(words), 18)]
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


def score(pile: Sequence[Made], origins: Sequence[Origin]) -> dict[str, float]:
    """Recall by kind, and precision."""
    origin_of = {name: one.id for one in origins for name in one.document_ids}
    source = {one.story: place for place, one in enumerate(pile) if not one.kind}
    found, wanted = Counter[str](), Counter(one.kind for one in pile if one.kind)
    for place, one in enumerate(pile):
        if one.kind:
            found[one.kind] += origin_of[_name(place)] == origin_of[_name(source[one.story])]
    stories = {_name(place): one.story for place, one in enumerate(pile)}
    joined = [
        stories[a] == stories[b]
        for one in origins
        for a, b in pairwise(sorted(one.document_ids, key=stories.__getitem__))
    ]
    recall = {f"recall_{kind}": found[kind] / count for kind, count in wanted.items()}
    return {**recall, "precision": sum(joined) / max(1, len(joined))}


def _name(place: int) -> str:
    return f"doc-{place:07}"


def main() -> int:
    """Print the figures; 1 when one is beyond its bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("bounds", nargs="*", metavar="FIGURE=FLOOR")
    options = parser.parse_args()
    pile = make_pile(options.reports)
    texts = [written(one.words) for one in pile]
    documents = [AnnotatedDocument(Document(_name(i), "c", 0, 0, len(one), one)) for i, one in enumerate(texts)]
    started = time.perf_counter(), time.process_time()
    origins = find_origins(documents)
    figures = {"seconds": time.perf_counter() - started[0], "processor_seconds": time.process_time() - started[1]}
    figures["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures |= score(pile, origins) | {"links": sum(len(one.why) for one in origins)}
    print(f"copies among {len(pile)} reports")
    for name, figure in figures.items():
        print(f"  {name:18} {figure:10.3f}")
    return 1 if _missed(figures, options.bounds) else 0


def _missed(figures: dict[str, float], bounds: Sequence[str]) -> list[str]:
    missed = []
    for name, bound in (one.split("=") for one in bounds):
        if figures[name] > float(bound) if name in CEILINGS else figures[name] < float(bound):
            missed.append(name)
            print(f"{name} is {figures[name]:.3f}, the bound is {bound}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
