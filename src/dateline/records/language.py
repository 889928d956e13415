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
    PRODUCT, EVENT, WORK, DATE, QUANTITY or OTHER."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Syntax:
    """Everything the engine says of one text. Offsets count from the start of that text."""

    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    names: tuple[NameSpan, ...] = ()
