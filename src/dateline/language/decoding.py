"""What the scores of one window say: sentences, tags, trees, and the chances of names, claims and triggers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.language.encoder import Scores
from dateline.language.inflection import impossible_tags
from dateline.language.mentions import Mention, find_mentions
from dateline.language.model_files import ModelFiles
from dateline.language.repairs import repair, retag
from dateline.language.spans import name_parts, probabilities, runs
from dateline.language.trees import best_tree

Array = NDArray[np.float32]
PARTS = ("source", "cue", "content")
#: A word begins a sentence inside a stretch if the network gives it at least this chance.
SENTENCE_START = 0.5
MENTION = 0.5
_VERBAL, _NOMINAL = ("VERB", "AUX"), ("NOUN", "PRON", "NUM", "SYM")


@dataclass(slots=True)
class Reading:
    """One window, decoded; indices count its words from 0.

    ``starts``: first words of sentences. ``heads``: own index for a root. ``names``: (words, labels) chances, and
    ``name_runs`` where names stand. ``parts``: (first, last, part, score). ``triggers``: (word, type, status, score).
    ``mentions``: (first, last, head), and ``states`` of theirs, (mentions, 3, 384): of head, first and last word,
    in half precision, since a long text has many.
    ``means``: (sentences, 384), of the states of their words.
    """

    first: int
    starts: list[int]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    names: Array
    name_runs: list[tuple[int, int]]
    parts: list[tuple[int, int, str, float]]
    triggers: list[tuple[int, str, str, float]]
    mentions: list[Mention]
    states: NDArray[np.float16]
    means: Array


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a window beforehand. ``first``: its first word in its passage. ``words``: as written.
    ``borders``: words at which a stretch begins. ``starts``, ``mentions``: None unless somebody gave them."""

    first: int
    words: Sequence[str]
    borders: set[int]
    starts: Sequence[int] | None = None
    mentions: list[Mention] | None = None


def decode(model: ModelFiles, scores: Scores, known: Known) -> Reading:
    """The best reading of the scores that grammar allows."""
    tags = {head: scores["tags"][:, columns] for head, columns in model.columns.items()}
    begins = sorted(known.borders | {0} | set(_starts(tags["start"]) if known.starts is None else known.starts))
    count = len(tags["start"])
    fine = _fine_tags(model, tags["xpos"], known.words)
    heads, relations = _trees(model, scores, [*begins, count])
    for start, end in pairwise([*begins, count]):
        repair(start, end, heads, relations, fine)
    retag(known.words, heads, relations, fine)
    names = probabilities(tags["names"])
    name_runs = runs(name_parts(names), set(begins))
    chances = {part: probabilities(tags[part]) for part in PARTS}
    mentions = known.mentions
    if mentions is None:
        likely = np.flatnonzero(probabilities(tags["mention"])[:, 1] > MENTION).tolist()
        mentions = find_mentions(name_runs, likely, fine, heads, relations)
    return Reading(
        known.first,
        begins,
        _parts_of_speech(model, tags["upos"], fine),
        fine,
        heads,
        relations,
        names,
        name_runs,
        [
            (a, b, part, round(float(1 - np.add.reduce(chance[a:b, 0]) / (b - a)), 3))
            for part, chance in chances.items()
            for a, b in runs(chance.argmax(1), known.borders)
        ],
        _triggers(model, tags["trigger"], tags["status"]),
        mentions,
        scores["states"][np.array([[h, a, b - 1] for a, b, h in mentions], np.int64).reshape(-1, 3)].astype(np.float16),
        np.add.reduceat(scores["states"], begins, axis=0) / np.diff([*begins, count])[:, None],
    )


def _fine_tags(model: ModelFiles, logits: Array, words: Sequence[str]) -> list[str]:
    """The best Penn tag that the form of the word allows."""
    names = model.labels["xpos"]
    found = []
    for number, (word, at) in enumerate(zip(words, logits.argmax(1).tolist(), strict=True)):
        barred = impossible_tags(word)
        if names[at] in barred and not _within_name(words, number):
            row = logits[number].tolist()
            at = max((i for i, name in enumerate(names) if name not in barred), key=row.__getitem__)
        found.append(names[at])
    return found


def _within_name(words: Sequence[str], number: int) -> bool:
    """Whether a word stands between two with capitals: "Hamad | bin | Jassim"."""
    beside = (*words[max(0, number - 1) : number], *words[number + 1 : number + 2])
    return len(beside) == 2 and all(other[:1].isupper() for other in beside)


def _parts_of_speech(model: ModelFiles, logits: Array, tags: list[str]) -> list[str]:
    """The best part of speech, among those that go with the finer tag where that says verb or common noun."""
    names = model.labels["upos"]
    best = logits.argmax(1).tolist()
    verbal, nominal = (
        [some[at] for at in logits[:, some].argmax(1).tolist()]
        for some in ([names.index(name) for name in group] for group in (_VERBAL, _NOMINAL))
    )
    return [
        names[(verbal if tag.startswith("VB") else nominal if tag in ("NN", "NNS") else best)[number]]
        for number, tag in enumerate(tags)
    ]


def link_parts(model: ModelFiles, states: NDArray[np.float16]) -> tuple[Array, Array, Array]:
    """What mentions bring to their links, as the later one, as the earlier one, and to having none; ``states``: of
    ``Reading.states``, after all windows are read, when the encoder leaves the cores free."""
    flat = states.reshape(len(states), 3 * states.shape[2]).astype(np.float32)
    weights = model.heads
    here, there, none = (
        flat @ weights[f"{part}.weight"].T + weights[f"{part}.bias"]
        for part in ("link_here", "link_there", "link_none")
    )
    return here, there, none


def sentence_vectors(model: ModelFiles, means: Array) -> NDArray[np.int8]:
    """Of unit length times 127, from ``Reading.means``."""
    vectors: Array = means @ model.heads["vector.weight"].T + model.heads["vector.bias"]
    vectors /= np.maximum(1e-6, np.linalg.norm(vectors, axis=1, keepdims=True))
    return np.asarray(np.rint(vectors * 127), np.int8)


def _starts(logits: Array) -> list[int]:
    chance = probabilities(logits)[:, 1]
    return [int(at) for at in np.flatnonzero(chance >= SENTENCE_START)]


def _trees(model: ModelFiles, scores: Scores, bounds: list[int]) -> tuple[list[int], list[str]]:
    dependent, head = scores["arc_dependent"], scores["arc_head"]
    heads: list[int] = []
    for start, end in pairwise(bounds):
        heads += [start + at for at in best_tree(dependent[start:end] @ head[start:end].T)]
    mixed = np.maximum(scores["relation_dependent"] + scores["relation_head"][heads], 0.0)
    logits = mixed @ model.heads["relation.weight"].T + model.heads["relation.bias"]
    names = model.labels["relations"]
    root = names.index("root")
    logits[:, root] = -np.inf
    best = logits.argmax(1).tolist()
    return heads, ["root" if heads[at] == at else names[label] for at, label in enumerate(best)]


def _triggers(model: ModelFiles, types: Array, statuses: Array) -> list[tuple[int, str, str, float]]:
    best = types.argmax(1)
    words = np.flatnonzero(best)
    if not len(words):
        return []
    chance = probabilities(types[words])
    status = statuses[words].argmax(1)
    return [
        (int(word), model.labels["triggers"][best[word]], model.labels["statuses"][status[at]],
         round(float(chance[at, best[word]]), 3))
        for at, word in enumerate(words)
    ]  # fmt: skip
