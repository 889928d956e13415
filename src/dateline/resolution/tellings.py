"""Event mentions with what is needed to compare them: their document, origin, participants and place as entities."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.records.claim import Claim, SpeakerKind
from dateline.records.corpus import AnnotatedDocument
from dateline.records.entity import Entity
from dateline.records.event import EventMention, Status
from dateline.records.mention import Kind
from dateline.records.origin import Origin

#: Types whose parties stand on one footing: who is called agent and who patient is the reporter's choice.
SYMMETRICAL = frozenset({"MEET", "CONSULT", "NEGOTIATE", "AGREE", "COOPERATE"})
TOLD_AS_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
#: People in general, and what is fired: sharing them says nothing about which happening is told.
ANYBODY = frozenset(
    "people person woman child civilian troop force soldier fighter rebel militant official member group side "
    "party resident citizen villager victim serviceman officer other they them "
    "girl boy kid baby teen teenager youth suspect gunman shooter driver neighbor neighbour family father mother son "
    "men women children adult himself herself themselves someone anyone nobody three four five seven eight nine shot "
    "home house apartment scene block street area gun handgun firearm car vehicle "
    "daughter husband wife brother sister friend police deputy detective investigator student worker passenger body "
    "shell rocket missile bomb mortar bullet grenade gunfire fire weapon airstrike strike attack".split()
)
PRONOUNS = frozenset("they them which their that this".split())
#: Shorter words are pronouns, articles and bits of names.
WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Telling:
    """One event mention in its surroundings.

    ``order``: place in the corpus, by document, then by offset. ``participants``: (role, entity id). ``things``: (role,
    head word) of arguments that are nobody by name, such as "the drone". ``doers``: entity id or head word of every
    agent, whoever it is. ``sentence``: where its sentence starts.
    """

    order: int
    mention: EventMention
    document: AnnotatedDocument
    origin_id: str
    participants: frozenset[tuple[str, str]]
    things: frozenset[tuple[str, str]]
    doers: frozenset[str]
    place: Entity | None
    claim: Claim | None
    sentence: int

    @property
    def entity_ids(self) -> frozenset[str]:
        """Everyone who takes part, whatever the role."""
        return frozenset(entity_id for _, entity_id in self.participants)

    @property
    def parties(self) -> frozenset[tuple[str, str]]:
        """Role and entity, with one role for all where the type is symmetrical."""
        if self.mention.type not in SYMMETRICAL:
            return self.participants
        return frozenset(("party", entity_id) for _, entity_id in self.participants)

    def speaker_is(self, owner: dict[str, Entity]) -> Entity | None:
        """The entity that says so, if the telling stands in a claim with a known speaker."""
        if self.claim is None or self.claim.speaker_mention_id is None:
            return None
        return owner.get(self.claim.speaker_mention_id)

    def on_the_word_of_a_party(self, owner: dict[str, Entity]) -> bool:
        """Told only in a claim of somebody who takes part in it, or of a speaker without a name."""
        if self.claim is None:
            return False
        if self.claim.speaker_kind in (None, SpeakerKind.ANONYMOUS, SpeakerKind.MEDIA):
            return True
        speaker = self.speaker_is(owner)
        return speaker is not None and speaker.id in self.entity_ids


def owners(entities: Sequence[Entity]) -> dict[str, Entity]:
    """The entity of each mention, by mention id."""
    return {mention_id: entity for entity in entities for mention_id in entity.mention_ids}


def tellings(
    documents: Sequence[AnnotatedDocument], owner: dict[str, Entity], origins: Sequence[Origin]
) -> Iterator[Telling]:
    """Every event mention of the corpus, in order."""
    origin_of = {document_id: origin.id for origin in origins for document_id in origin.document_ids}
    order = 0
    for document in documents:
        claims = {claim.id: claim for claim in document.claims}
        for mention in sorted(document.event_mentions, key=lambda one: (one.trigger.span.start, one.type, one.id)):
            yield Telling(
                order,
                mention,
                document,
                origin_of.get(document.document.id, document.document.id),
                _participants(mention, owner),
                _things(mention, owner),
                _doers(mention, owner),
                owner.get(mention.place_mention_id or ""),
                claims.get(mention.claim_id or ""),
                _sentence_start(document, mention),
            )
            order += 1


def _participants(mention: EventMention, owner: dict[str, Entity]) -> frozenset[tuple[str, str]]:
    found = []
    for argument in mention.arguments:
        entity = owner.get(argument.mention_id or "")
        if entity is not None and argument.role not in ("place", "time") and entity.kind is not Kind.OTHER:
            found.append((argument.role, entity.id))
    return frozenset(found)


def _things(mention: EventMention, owner: dict[str, Entity]) -> frozenset[tuple[str, str]]:
    found = []
    for argument in mention.arguments:
        words = WORD.findall(argument.evidence.quote.lower())
        if (argument.mention_id or "") in owner or argument.role in ("place", "time") or not words:
            continue
        head = words[-1].removesuffix("s")
        if head not in ANYBODY:
            found.append((argument.role, head))
    return frozenset(found)


def _doers(mention: EventMention, owner: dict[str, Entity]) -> frozenset[str]:
    found = []
    for argument in mention.arguments:
        entity = owner.get(argument.mention_id or "")
        words = WORD.findall(argument.evidence.quote.lower())
        if argument.role == "agent" and entity is not None:
            found.append(entity.id)
        elif argument.role == "agent" and words and words[-1] not in PRONOUNS:
            found.append(words[-1].removesuffix("s"))
    return frozenset(found)


def _sentence_start(document: AnnotatedDocument, mention: EventMention) -> int:
    at = mention.trigger.span.start
    index = bisect_right(document.sentences, at, key=lambda one: one.start) - 1
    return document.sentences[index].start if index >= 0 else -1
