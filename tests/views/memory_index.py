"""A full-text index in memory, for tests: any of the words, the rarer the better."""

import math

from dateline.records.corpus import Corpus
from dateline.store.search import Hit
from dateline.views.words import stem, words_of


class MemoryIndex:
    """Sentences of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._rows = [
            (one.document.id, each, {stem(word) for word in words_of(one.document.text[each.start : each.end])})
            for one in corpus.documents
            for each in one.syntax.sentences
        ]

    def search(self, words: str, limit: int) -> list[Hit]:
        """Best first."""
        wanted = {stem(word) for word in words_of(words)}
        weight = {
            one: math.log(1 + len(self._rows) / (1 + sum(one in held for *_, held in self._rows))) for one in wanted
        }
        found = []
        for document_id, sentence, held in self._rows:
            score = sum(weight[one] for one in sorted(wanted & held))
            if score:
                found.append(Hit(document_id, sentence.start, sentence.end, score))
        return sorted(found, key=lambda one: (-one.score, one.document_id, one.start))[:limit]
