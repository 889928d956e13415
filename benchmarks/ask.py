"""Share of questions whose evidence is all among the first five passages, beside plain full-text search.

Usage: .venv/bin/python benchmarks/ask.py REPORT.txt ... --questions QUESTIONS.json [--show]

Reads the reports with the language engine alone and searches them in memory, so that ranking can be tuned without a
project file. QUESTIONS.json: ``[{question, evidence: [{file, start, end, quote}]}]``, offsets in the decoded file.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from dateline.language.annotate import annotate_syntax
from dateline.language.spacy_engine import SpacyEngine
from dateline.records.corpus import Corpus, Resolution
from dateline.records.document import Capture, Document
from dateline.records.entity import Entity
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.mention import Form, Kind, Mention
from dateline.store.search import Hit
from dateline.views.lookup import Lookup, look_up
from dateline.views.passages import ask
from dateline.views.words import stem, words_of

KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "PLACE": Kind.PLACE}


class MemoryIndex:
    """BM25 over the sentences of a corpus, any of the words."""

    def __init__(self, corpus: Corpus) -> None:
        self.rows = []
        for one in corpus.documents:
            for each in one.syntax.sentences:
                words = Counter(stem(word) for word in words_of(one.document.text[each.start : each.end]))
                self.rows.append((one.document.id, each.start, each.end, words))
        self.frequency = Counter(word for *_, words in self.rows for word in words)
        self.length = sum(sum(words.values()) for *_, words in self.rows) / max(1, len(self.rows))

    def search(self, words: str, limit: int) -> list[Hit]:
        """Best first."""
        stems = [stem(word) for word in words_of(words)]
        found = []
        for document_id, start, end, counts in self.rows:
            score = sum(self._score(one, counts) for one in stems)
            if score > 0:
                found.append(Hit(document_id, start, end, score))
        return sorted(found, key=lambda one: (-one.score, one.document_id, one.start))[:limit]

    def _score(self, word: str, counts: Counter[str]) -> float:
        here, everywhere = counts[word], self.frequency[word]
        if not here:
            return 0.0
        rarity = math.log(1 + (len(self.rows) - everywhere + 0.5) / (everywhere + 0.5))
        long = 0.25 + 0.75 * sum(counts.values()) / self.length
        return rarity * here * 2.2 / (here + 1.2 * long)


def crude_corpus(paths: list[Path]) -> Corpus:
    """The reports with sentences and the engine's own names, one entity a spelling."""
    engine = SpacyEngine()
    captures, documents = [], []
    by_name: dict[tuple[Kind, str], list[str]] = defaultdict(list)
    for path in paths:
        text = path.read_bytes().decode("utf-8")
        captures.append(Capture(f"cap-{path.name}", path.name, "text/plain", "", ""))
        document = Document(f"doc-{path.name}", f"cap-{path.name}", 0, 0, len(text), text)
        annotated = annotate_syntax(document, engine)
        mentions = []
        for one in annotated.syntax.names:
            if one.label in KINDS:
                quote = text[one.start : one.end]
                evidence = Evidence(Span(document.id, one.start, one.end), quote, Maker("crude", "1"))
                mention = Mention(f"{document.id}-{one.start}", KINDS[one.label], Form.NAME, evidence)
                mentions.append(mention)
                by_name[(mention.kind, quote)].append(mention.id)
        documents.append(type(annotated)(document, annotated.syntax, (), tuple(mentions)))
    entities = tuple(
        Entity(i[0], kind, name, (name,), tuple(i)) for (kind, name), i in sorted(by_name.items(), key=str)
    )
    return Corpus(tuple(captures), tuple(documents), Resolution(entities=entities))


def found(passages: list[dict[str, Any]], evidence: dict[str, Any]) -> bool:
    """Whether one of the passages holds at least half of the evidence, or lies half in it."""
    for one in passages:
        if Path(one["capture"]).name != evidence["file"] or one["capture_start"] is None:
            continue
        shared = min(one["capture_end"], evidence["end"]) - max(one["capture_start"], evidence["start"])
        shorter = min(one["capture_end"] - one["capture_start"], evidence["end"] - evidence["start"])
        if shared >= 0.5 * shorter:
            return True
    return False


def main() -> None:
    """Print the share, and each question that misses something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    known = look_up(crude_corpus(chosen.reports))
    index = MemoryIndex(known.corpus)
    questions = json.loads(chosen.questions.read_text())
    full = sum(_scored(known, index, one, show=chosen.show) for one in questions)
    plain = sum(_plain(known, index, one) for one in questions)
    print(f"all evidence in the first five: {full}/{len(questions)}; plain full-text search: {plain}/{len(questions)}")


def _scored(known: Lookup, index: MemoryIndex, question: dict[str, Any], *, show: bool) -> bool:
    answer = ask(known, index, question["question"])
    hits = [found(answer["passages"][:5], one) for one in question["evidence"]]
    if show and not all(hits):
        print(f"\n{question['question']}  answered={answer['answered']}")
        for one, hit in zip(question["evidence"], hits, strict=True):
            print(f"  {'found ' if hit else 'MISSED'} {one['quote'][:110]}")
        for one in answer["passages"][:7]:
            print(f"    {one['rank']}. {' '.join(one['quote'].split())[:150]}")
    return all(hits)


def _plain(known: Lookup, index: MemoryIndex, question: dict[str, Any]) -> bool:
    hits = index.search(question["question"], 5)
    passages = [
        {
            "capture": known.uri(known.documents[one.document_id]),
            "capture_start": one.start,
            "capture_end": one.end,
        }
        for one in hits
    ]
    return all(found(passages, one) for one in question["evidence"])


if __name__ == "__main__":
    main()
