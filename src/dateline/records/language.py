"""What the language engine says of a text: sentences, tokens with syntax, raw name spans."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """Half-open characters of ``Document.text`` and half-open indices into its tokens.

    ``kind``: "body", "headline", or the kind of the boilerplate region it lies in (caption, byline ...).
    """

    start: int
    end: int
    first_token: int
    last_token: int
    paragraph: int
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``pos``: UPOS. ``tag``: Penn tag. ``head``: index of its head among the document's tokens (its own
    index for a root). ``relation``: Universal Dependencies v2 relation, "root" for a root."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A raw name or date span of the engine, before any decision of ours. ``label``: PERSON, ORG, PLACE, NORP,
    PRODUCT, EVENT, WORK, DATE, QUANTITY or OTHER. ``score``: 0-1, comparable within one engine."""

    start: int
    end: int
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class AttributionSpan:
    """Words that the engine takes for a part of somebody's claim. ``part``: "source", "cue" or "content"; ``score``:
    0-1, comparable within one engine."""

    start: int
    end: int
    part: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class TriggerSpan:
    """A word that the engine takes for the trigger of an event: a candidate, before any decision of ours. ``type``: of
    the ontology; ``status``: a value of Status; ``score``: 0-1, comparable within one engine."""

    start: int
    end: int
    type: str
    status: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """A mention and the nearest mention before it that means the same, as the engine sees it; spans of the text."""

    start: int
    end: int
    antecedent_start: int
    antecedent_end: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Syntax:
    """Everything the engine says of one text. Offsets count from the start of that text.

    ``attributions``, ``triggers``, ``links`` are empty for an engine that knows nothing of them.
    """

    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    names: tuple[NameSpan, ...] = ()
    attributions: tuple[AttributionSpan, ...] = ()
    triggers: tuple[TriggerSpan, ...] = ()
    links: tuple[Link, ...] = ()
