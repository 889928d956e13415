"""Put other people's and places' names into a text, so that the model learns what surrounds a name and not the name."""

import random
import sqlite3
from dataclasses import replace
from pathlib import Path

from dateline.language.words import cut_words
from training.data import Example

SHARE = 0.35


class Renamer:
    """Draws places from the gazetteer, and people's names from the training data, given and family name apart."""

    def __init__(self, gazetteer: Path, examples: list[Example], seed: int) -> None:
        self.random = random.Random(seed)
        connection = sqlite3.connect(f"file:{gazetteer}?mode=ro", uri=True)
        self.places = [row[0] for row in connection.execute("SELECT name FROM place ORDER BY rowid")]
        connection.close()
        given, family = set(), set()
        for example in examples:
            words = example.words
            for start, end, kind in example.name_spans:
                if kind == "PER" and 2 <= end - start <= 4 and all(w[:1].isupper() for w in words[start:end]):
                    given.add(words[start])
                    family.add(words[end - 1])
        self.given, self.family = sorted(given), sorted(family)

    def renamed(self, example: Example) -> Example:
        """The example itself, or one with other names and the same labels."""
        if example.heads is not None or example.chains or example.names is None or self.random.random() > SHARE:
            return example
        words, old = example.words, example
        people: dict[str, list[str]] = {}
        places: dict[str, list[str]] = {}
        out: list[str] = []
        take: list[int] = []
        breaks: set[int] = set()
        name_spans = []
        inside = {start: (end, kind) for start, end, kind in old.name_spans if kind in ("PER", "PLACE")}
        at = 0
        while at < len(words):
            if at in old.breaks:
                breaks.add(len(out))
            if at not in inside:
                out.append(words[at])
                take.append(at)
                at += 1
                continue
            end, kind = inside[at]
            new = self._person(words[at:end], people) if kind == "PER" else self._place(words[at:end], places)
            name_spans.append((len(out), len(out) + len(new), kind))
            take += [at] + [min(at + 1, end - 1) if end > at + 1 else -1 - at] * (len(new) - 1)
            out += new
            at = end
        return _rebuilt(old, out, take, breaks, name_spans)

    def _person(self, words: list[str], people: dict[str, list[str]]) -> list[str]:
        key = words[-1]
        if key not in people:
            people[key] = [self.random.choice(self.family)]
        if len(words) == 1:
            return people[key]
        first = people.setdefault(" ".join(words[:-1]), [self.random.choice(self.given)])
        return first + people[key]

    def _place(self, words: list[str], places: dict[str, list[str]]) -> list[str]:
        key = " ".join(words)
        if key not in places:
            name = self.random.choice(self.places)
            places[key] = [name[a:b] for a, b in cut_words(name)] or words
        return places[key]


def _rebuilt(
    old: Example, words: list[str], take: list[int], breaks: set[int], names: list[tuple[int, int, str]]
) -> Example:
    """``take``: the old word whose labels a new one has; -1 - at where it goes on the one-word name ``at``."""
    text, spans = "", []
    for at, word in enumerate(words):
        text += "\n" if at in breaks and at else " " if at else ""
        spans.append((len(text), len(text) + len(word)))
        text += word
    assert old.names is not None
    labels = [
        old.names[t] if t >= 0 else frozenset(label.replace("B-", "I-") for label in old.names[-1 - t]) for t in take
    ]
    plain = [t if t >= 0 else -1 - t for t in take]
    claims = old.claims and {
        part: ["I" if t < 0 and row[-1 - t] == "B" else row[abs(p)] for t, p in zip(take, plain, strict=True)]
        for part, row in old.claims.items()
    }
    triggers = old.triggers and [old.triggers[p] if t >= 0 else "O" for t, p in zip(take, plain, strict=True)]
    statuses = old.statuses and [old.statuses[p] if t >= 0 else None for t, p in zip(take, plain, strict=True)]
    return replace(
        old, text=text, spans=spans, breaks=breaks, names=labels, claims=claims, triggers=triggers, statuses=statuses,
        name_spans=names,
    )  # fmt: skip
