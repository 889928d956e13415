"""Documents with what each says, and what they say together."""

from dataclasses import dataclass

from dateline.records.claim import Claim
from dateline.records.conflict import Conflict
from dateline.records.document import Capture, Document
from dateline.records.entity import Entity, PlaceChoice
from dateline.records.event import Event, EventMention
from dateline.records.failure import Failure
from dateline.records.judgement import Judgement
from dateline.records.language import Sentence, Syntax
from dateline.records.mention import Area, Mention, Quantity, TimeExpression
from dateline.records.origin import Origin


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document with everything found in it so far; each stage fills one field."""

    document: Document
    syntax: Syntax = Syntax()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    areas: tuple[Area, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of ``syntax``."""
        return self.syntax.sentences


@dataclass(frozen=True, slots=True)
class Resolution:
    """What many documents say together. Every tuple is sorted by id, events by time, places as the names stand."""

    origins: tuple[Origin, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    places: tuple[PlaceChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything in a project, in the order it was added: the plain data that views are built from."""

    captures: tuple[Capture, ...] = ()
    documents: tuple[AnnotatedDocument, ...] = ()
    resolution: Resolution = Resolution()
    judgements: tuple[Judgement, ...] = ()
    failures: tuple[Failure, ...] = ()
