"""What two mentions of a document have in common: the features that help to decide who "he" is.

Used alike in training (`training/`) and at run time, so that both see the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_MALE = frozenset("he him his himself mr sir king prince brother father son man boy husband".split())
_FEMALE = frozenset("she her hers herself mrs ms madam queen princess sister mother daughter woman girl wife".split())
_PLURAL = frozenset("they them their theirs themselves we us our ours these those both".split())
_NEUTER = frozenset("it its itself this that".split())
_FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
_SECOND = frozenset("you your yours yourself yourselves".split())
_PRONOUNS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves it its itself i me my mine myself we us"
    " our ours ourselves you your yours yourself yourselves this that these those".split()
)
_INDEFINITE = frozenset("a an some any another no each every many several".split())
_SMALL = frozenset("the a an of and for in 's ’ ' , . - his her its their my our your this that these those".split())

#: How many mentions back an antecedent is looked for.
REACH = 60
FEATURES = 34
#: What a mention brings to a pair: numbers for the product with the other one's, then numbers that are added to the
#: other one's and to the features before the layer over the pair.
LINK, HIDDEN = 128, 64

Planes = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Candidate:
    """``words``: lower-case words of the mention; ``head``: its head word, lower case; ``tag``: the head's Penn tag;
    ``first``, ``last``: words of the document, half-open; ``sentence``: its number; ``kind``: of a name, else ""."""

    words: tuple[str, ...]
    head: str
    tag: str
    first: int
    last: int
    sentence: int
    kind: str = ""


def is_pronoun(words: tuple[str, ...]) -> bool:
    """Whether a mention is a personal, possessive or demonstrative pronoun alone; words in lower case."""
    return len(words) == 1 and words[0] in _PRONOUNS


def feature_planes(candidates: Sequence[Candidate]) -> Iterator[tuple[int, Planes]]:
    """Every feature with its number: shape (n, REACH), row i, column d is mention i against mention i - 1 - d.

    What lies before the first mention is False in every feature.
    """
    count = len(candidates)
    back = np.arange(count)[:, None] - 1 - np.arange(REACH)[None, :]
    real, there = back >= 0, np.maximum(back, 0)
    table = _Table(candidates)
    for number, plane in _planes(table, there):
        yield number, plane & real


def pair_features(candidates: Sequence[Candidate]) -> NDArray[np.float32]:
    """All features at once, shape (n, REACH, FEATURES)."""
    features = np.zeros((len(candidates), REACH, FEATURES), np.float32)
    for number, plane in feature_planes(candidates):
        features[:, :, number] = plane
    return features


class _Table:
    """One array a fact, one entry a mention."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        numbers: dict[object, int] = {}

        def number(thing: object) -> int:
            return numbers.setdefault(thing, len(numbers))

        def array(values: list[int]) -> NDArray[np.int64]:
            return np.array(values, np.int64)

        self.text = array([number(one.words) for one in candidates])
        self.head = array([number(one.head) for one in candidates])
        self.pronoun = np.array([is_pronoun(one.words) for one in candidates], bool)
        self.group = array([_group(one) for one in candidates])
        self.person = array([1 if c.head in _FIRST else 2 if c.head in _SECOND else 3 for c in candidates])
        self.proper = np.array([one.tag.startswith("NNP") for one in candidates], bool)
        self.indefinite = np.array([one.words[0] in _INDEFINITE for one in candidates], bool)
        self.first = array([one.first for one in candidates])
        self.last = array([one.last for one in candidates])
        self.sentence = array([one.sentence for one in candidates])
        self.human = np.array([one.kind == "PER" for one in candidates], bool)
        self.thing = np.array([one.kind in ("ORG", "PLACE", "FAC", "PROD") for one in candidates], bool)
        self.content = [frozenset(word for word in one.words if word not in _SMALL) for one in candidates]
        self.size = array([len(content) for content in self.content])

    def shared(self) -> NDArray[np.int64]:
        """How many content words mention i shares with mention i - 1 - d, shape (n, REACH)."""
        counts = np.zeros((len(self.content), REACH), np.int64)
        holders: dict[str, list[int]] = {}
        for here, content in enumerate(self.content):
            for word in content:
                earlier = holders.setdefault(word, [])
                for other in reversed(earlier):
                    if here - other > REACH:
                        break
                    counts[here, here - other - 1] += 1
                earlier.append(here)
        return counts


def _group(candidate: Candidate) -> int:
    """1 he, 2 she, 3 they, 4 it, 0 unknown."""
    head = candidate.head
    if head in _MALE:
        return 1
    if head in _FEMALE:
        return 2
    if head in _PLURAL or candidate.tag in ("NNS", "NNPS"):
        return 3
    return 4 if head in _NEUTER else 0


def _planes(table: _Table, there: NDArray[np.int64]) -> Iterator[tuple[int, Planes]]:
    count = len(there)
    column = np.arange(REACH)[None, :]
    for number, (low, high) in enumerate(((0, 1), (1, 3), (3, 8), (8, 20), (20, REACH))):
        yield number, np.broadcast_to((column >= low) & (column < high), (count, REACH))
    apart = table.sentence[:, None] - table.sentence[there]
    for number, (low, high) in enumerate(((0, 1), (1, 2), (2, 3), (3, 6), (6, 1 << 40))):
        yield 5 + number, (apart >= low) & (apart < high)
    first, last = table.first[:, None], table.last[:, None]
    inside = (table.first[there] <= first) & (last <= table.last[there])
    around = (first <= table.first[there]) & (table.last[there] <= last)
    yield 10, inside | around
    here_pronoun, there_pronoun = table.pronoun[:, None], table.pronoun[there]
    group, other_group = table.group[:, None], table.group[there]
    both = here_pronoun & there_pronoun
    person = table.person[:, None] == table.person[there]
    text = table.text[:, None] == table.text[there]
    yield 11, both
    yield 12, both & text
    yield 13, both & person
    yield 14, both & (group == other_group)
    yield 15, both & ~person
    proper, other_proper = table.proper[:, None], table.proper[there]
    back = here_pronoun & ~there_pronoun
    yield 16, back
    yield 17, back & other_proper
    yield 18, back & table.indefinite[there]
    yield 19, back & table.human[there]
    thing = back & table.thing[there]
    for number in range(5):
        yield 20 + number, thing & (group == number)
    yield 25, ~here_pronoun & there_pronoun
    full = ~here_pronoun & ~there_pronoun
    head = table.head[:, None] == table.head[there]
    shared = table.shared()
    size = table.size[:, None]
    yield 26, full & text
    yield 27, full & head
    yield 28, full & (shared > 0) & ~head
    yield 29, full & (size > 0) & (shared == size)
    yield 30, full & table.indefinite[:, None]
    yield 31, full & proper & other_proper & (shared == 0)
    yield 32, full & (proper != other_proper) & ~head
    yield 33, (group > 0) & (other_group > 0) & (group != other_group) & (group != 3) & (other_group != 3)
