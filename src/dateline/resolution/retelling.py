"""Sentences of one report that another has too, word for word or with a few words changed."""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice

from dateline.resolution.common_words import tells
from dateline.resolution.shingles import without_quotations, words_of

MIN_SENTENCE_WORDS = 5  # telling words; a shorter sentence is like many others
MIN_SHARED_WORDS = 0.7  # reprints and incidents (data): at .5 two shootings in one city look alike, at .7 none
MAX_SENTENCES = 400  # a report has fewer; keeps a comparison short whatever is in the file

_BREAK = re.compile(r"\n+|(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Retold:
    """``count`` of the ``sentences`` of the report with fewer of them stand, in nearly the same words, in the other."""

    count: int
    sentences: int

    @property
    def share(self) -> float:
        """0-1."""
        return self.count / max(1, self.sentences)


def find_retold(left: str, right: str) -> Retold:
    """How much of the report with fewer sentences the other retells; quotations left out.

    A sentence is retold when 7 in 10 of its telling words stand in one sentence of the other: this sees a rewrite in
    which no five words in a row are left, and not two reports of one event, whose sentences cut it differently.
    """
    shorter, longer = sorted((_sentences(left), _sentences(right)), key=len)
    holders: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(longer):
        for word in words:
            holders[word].append(place)
    return Retold(sum(_stands_in(words, holders) for words in shorter), len(shorter))


def _stands_in(words: frozenset[str], holders: dict[str, list[int]]) -> bool:
    shared: dict[int, int] = defaultdict(int)
    for word in words:
        for place in holders.get(word, ()):
            shared[place] += 1
    return max(shared.values(), default=0) >= MIN_SHARED_WORDS * len(words)


def _sentences(text: str) -> list[frozenset[str]]:
    """The telling words of each sentence that has enough of them; repeated ones once."""
    found = (frozenset(filter(tells, words_of(one))) for one in _BREAK.split(without_quotations(text)))
    return list(islice(dict.fromkeys(one for one in found if len(one) >= MIN_SENTENCE_WORDS), MAX_SENTENCES))
