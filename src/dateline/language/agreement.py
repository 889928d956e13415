"""One name, one kind: what a document says of a name elsewhere counts where it stands alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
#: How much the mean of all of a name's places counts against what is said of it here (chosen on newswire dev).
ELSEWHERE = 5.0
#: Chance of being outside above which a word is left alone although the same words are a name elsewhere.
SURELY_NONE = 0.97


@dataclass(slots=True)
class Named:
    """Words ``first`` to ``last`` (half-open) of a passage, and the chances of each kind."""

    first: int
    last: int
    chances: Array


def agree(names: Sequence[Named], words: Sequence[str], surname_kind: int) -> list[tuple[Named, int, float]]:
    """Every name with the number of its kind and a score of 0-1. A person's last name alone (``surname_kind`` is the
    number of the kind for persons) hears what is said of the full name."""
    groups: dict[str, list[Array]] = defaultdict(list)
    for name in names:
        groups[_key(words, name.first, name.last)].append(name.chances)
    surnames: dict[str, list[Array]] = defaultdict(list)
    for name in names:
        if name.last - name.first > 1 and int(name.chances.argmax()) == surname_kind:
            surnames[words[name.last - 1].lower()].append(name.chances)
    means = {key: np.mean(some, axis=0) for key, some in groups.items()}
    found = []
    for name in names:
        key = _key(words, name.first, name.last)
        chances = name.chances
        if len(groups[key]) > 1:
            chances = chances + ELSEWHERE * means[key]
        if name.last - name.first == 1 and key in surnames:
            chances = chances + ELSEWHERE * np.mean(surnames[key], axis=0)
        kind = int(chances.argmax())
        found.append((name, kind, round(float(chances[kind] / max(1e-6, chances.sum())), 3)))
    return found


def missed(names: Sequence[Named], words: Sequence[str], outside: Array, borders: set[int]) -> list[Named]:
    """Further places of names of the passage, of at least four letters and capitalised, of which the network was
    unsure.

    ``outside``: the chance of each word to be in no name.
    """
    known: dict[str, dict[str, Array]] = defaultdict(dict)
    for name in names:
        text = _key(words, name.first, name.last)
        if len(text) >= 4 and words[name.first][:1].isupper() and float(name.chances.max()) > 0.6:
            known[words[name.first].lower()].setdefault(text, name.chances)
    taken = {at for name in names for at in range(name.first, name.last)}
    found: list[Named] = []
    for at, word in enumerate(words):
        if at in taken or not word[:1].isupper():
            continue
        for text in sorted(known.get(word.lower(), ()), key=len, reverse=True):
            last = at + text.count(" ") + 1
            span = range(at, last)
            if last > len(words) or _key(words, at, last) != text or any(i in taken for i in span):
                continue
            if float(outside[at:last].mean()) > SURELY_NONE or any(i in borders for i in span[1:]):
                continue
            found.append(Named(at, last, known[word.lower()][text]))
            taken.update(span)
            break
    return found


def _key(words: Sequence[str], first: int, last: int) -> str:
    return " ".join(words[first:last]).lower()
