"""Who and what take part in an event, as arguments with the words that name them."""

import re
from dataclasses import replace

from dateline.extraction.event_patterns import Match
from dateline.extraction.event_scene import NOMINAL, Scene, meant
from dateline.extraction.event_words import words
from dateline.extraction.ontology import EventType
from dateline.records.event import Argument
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.mention import Form, Kind, Mention

#: A noun phrase longer than this is cut down to its head word.
MAX_PHRASE_CHARACTERS = 80
#: Words that stand for the side named before them: "ISIS positions", "Russian jets".
STAND_FOR = words(
    """
    force troop soldier army military navy unit brigade battalion militia militant fighter rebel insurgent
    gunman serviceman police officer guard plane airplane aircraft warplane jet helicopter drone warship fleet
    ship vessel tank artillery government regime official authority diplomat delegation side position stronghold
    convoy base target leader leadership administration ministry airstrike troops strike representative
    negotiator operation air missile
    """
)
PARTIES = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.NATIONALITY})


def find_arguments(
    scene: Scene, match: Match, *, event_type: EventType, events: frozenset[int], maker: Maker
) -> tuple[Argument, ...]:
    """The arguments in the order of the text, each head once; a slot the type gives no role is left out.

    ``events``: words that name events themselves; they take no part in others.
    """
    trigger, frame = match.trigger, match.frame
    roles = {**event_type.roles, **dict(trigger.roles)}
    found: dict[int, str] = {}
    for slot, role in roles.items():
        for filler in frame.slots.get(slot, ()):
            head = meant(scene, _passed_through(scene, filler))
            own = head in (frame.trigger, frame.support) or _is_only_a_word(scene, match, head=head)
            if (
                role != "none"
                and head not in found
                and head not in events
                and not own
                and _may_take_part(scene, head, slot=slot)
            ):
                found[head] = _role_by_preposition(scene, match, slot=slot, role=role)
    seen: set[tuple[str, int, int]] = set()
    arguments: list[Argument] = []
    for head, role in sorted(found.items()):
        for argument in _arguments(scene, head, role=role, maker=maker):
            key = (argument.role, argument.evidence.span.start, argument.evidence.span.end)
            if key not in seen:
                seen.add(key)
                arguments.append(argument)
    return tuple(arguments)


def _role_by_preposition(scene: Scene, match: Match, *, slot: str, role: str) -> str:
    """With "the support of X" X supports; "in support of X" X is supported."""
    beneficiary = slot == "of" and role == "agent" and match.trigger.is_noun and match.trigger.type == "SUPPORT"
    return "patient" if beneficiary and "in" in scene.cases(match.frame.trigger) else role


def _passed_through(scene: Scene, head: int) -> int:
    """The person behind "a warrant for the arrest of", the word itself otherwise."""
    if scene.lemma(head) not in ("arrest", "detention", "extradition", "surrender"):
        return head
    return next((c for c in scene.tree.all_children(head, "nmod") if "of" in scene.cases(c)), head)


def _is_only_a_word(scene: Scene, match: Match, *, head: int) -> bool:
    """ "talks" in "hold talks" is the event itself, no participant."""
    asked = head == match.fixed or scene.lemma(head) in match.trigger.object
    plain = not match.trigger.is_noun and asked and scene.mention_at[head] is None
    return plain and scene.lemma(head) in COLLOCATED


COLLOCATED = words(
    """
    meeting summit talk negotiation session conference hand visit call view opinion letter message deal
    agreement document treaty accord consensus compromise statement declaration interview speech victory
    responsibility offer request demand warrant trial investigation inquiry probe sanction embargo tariff ban
    penalty restriction tie relation curfew protest rally election vote ballot office support backing aid siege
    blockade control fire attack strike airstrike offensive assault operation raid side allegiance raft life
    resignation loss casualty sample discussion conversation consultation dialogue round decision announcement
    appeal application custody street strike demonstration plan pressure war post
    """
)


def _may_take_part(scene: Scene, head: int, *, slot: str) -> bool:
    token = scene.tree.tokens[head]
    if head in scene.in_time or token.pos not in NOMINAL or (token.pos == "ADJ" and scene.mention_at[head] is None):
        return False
    mention = scene.mention_at[head]
    if (
        slot in ("of", "compound", "possessor", "between", "among", "from", "with", "by", "to", "for")
        and mention is None
    ):
        return token.pos in ("NOUN", "PROPN", "PRON") and scene.lemma(head) not in ABSTRACT
    return scene.lemma(head) not in EXPLETIVE


EXPLETIVE = frozenset({"there", "it", "control", "what", "this", "that", "which", "who", "whom"})
ABSTRACT = words(
    """
    year month week day hour time monday tuesday wednesday thursday friday saturday sunday morning evening night
    way end part number result attempt order response reason issue matter question situation future past that
    this which what who area region border level number series round type kind peace war development cooperation
    settlement basis ground mean relation regard respect purpose view statement report interest visit meeting
    talk
    """
)


#: What does harm without deciding to: not who acted, but with what.
MEANS = words(
    """
    strike airstrike shell missile rocket bomb bullet shelling bombing bombardment operation attack raid grenade
    mortar fire gunfire blast explosion mine shrapnel torpedo explosive device
    """
)
#: What is shot at someone, and is not whom it is shot at.
FIRED = words("shell missile rocket bullet grenade mortar torpedo")
#: Between a nationality and a noun phrase that it belongs to: "Norwegian and coalition forces".
_ANOTHER_SIDE = re.compile(r"(?:,? [\w-]+){0,2},? (?:and|or) (?:[\w-]+ ){0,2}")
LAND = words("province district village county governorate region municipality township")


def _is_stretch_of_land(mention: Mention) -> bool:
    last = mention.evidence.quote.split()[-1].lower()
    return mention.kind is Kind.PLACE and mention.literal and last in LAND


def _arguments(scene: Scene, head: int, *, role: str, maker: Maker) -> list[Argument]:
    mentions = _mentions_of(scene, head)
    start, end = _phrase(scene, head)
    document = scene.annotated.document
    phrase = Evidence(Span(document.id, start, end), document.text[start:end], maker)
    if role in ("agent", "patient") and not mentions and scene.lemma(head) in (MEANS if role == "agent" else FIRED):
        return [Argument("instrument", phrase, None)]
    if len(mentions) == 1 and mentions[0].kind is Kind.NATIONALITY:
        nation = mentions[0].evidence.span
        if nation.end < start and _ANOTHER_SIDE.fullmatch(document.text, nation.end, start):
            phrase = Evidence(Span(document.id, nation.start, end), document.text[nation.start : end], maker)
        if phrase.span.covers(nation):
            return [Argument(role, phrase, mentions[0].id)]  # "Norwegian troops" says more than "Norwegian"
    if role == "agent" and len(mentions) == 1 and _is_stretch_of_land(mentions[0]):
        return []  # "in Ardal district, Ardal province, a patrol detained": a parser's slip, land detains nobody
    if mentions:
        return [Argument(role, replace(mention.evidence, maker=maker), mention.id) for mention in mentions]
    return [Argument(role, phrase, None)]


def _mentions_of(scene: Scene, head: int) -> tuple[Mention, ...]:
    """What names a noun phrase: a mention at its head, one in apposition, or those before a word that stands for a
    side ("Syrian, Iranian and Hizballah forces" are three sides)."""
    own = scene.mention_at[head]
    if own is not None and own.form is Form.NAME and own.kind is not Kind.NATIONALITY:
        return (own,)
    for child in scene.tree.all_children(head, "appos", "flat"):
        mention = scene.mention_at[child]
        if mention is not None and mention.form is Form.NAME and mention.kind in (Kind.PERSON, Kind.ORGANISATION):
            return (mention,)
    titled = _titled_person(scene, head) if own is None or own.kind is Kind.NATIONALITY else None
    if titled is not None:
        return (titled,)
    if own is not None and (own.form is not Form.ROLE or own.same_as is not None):
        return (own,)
    sides = _sides(scene, head) if scene.lemma(head) in STAND_FOR else ()
    return sides or (() if own is None else (own,))


def _titled_person(scene: Scene, head: int) -> Mention | None:
    """The person whose title a noun phrase is, where the parser hung the name too low: "the envoy to Chad Eva Lund"."""
    if scene.lemma(head) not in TITLES:
        return None
    for index in range(head + 1, min(scene.tree.right[head], head + MAX_TITLE_WORDS) + 1):
        mention, before = scene.mention_at[index], scene.tree.tokens[index - 1]
        if scene.is_verb(index):
            return None
        if mention is not None and mention.kind is Kind.PERSON and mention.form is Form.NAME:
            free = before.pos not in ("ADP", "CCONJ") and scene.lemma(index - 1) not in ("'s", "’s")
            return mention if free else None
    return None


#: A title with what hangs on it, up to the name.
MAX_TITLE_WORDS = 14
TITLES = words(
    """
    president minister premier chancellor king queen prince emir ambassador envoy head chief commander general
    governor mayor senator deputy spokesman spokeswoman leader prosecutor secretary representative director
    chairman judge
    """
)


def _sides(scene: Scene, head: int) -> tuple[Mention, ...]:
    before = [c for c in scene.tree.all_children(head, "compound", "amod", "nmod:poss") if c < head and _side(scene, c)]
    nearest = before[-1:]
    joined = [c for first in before for c in scene.tree.all_children(first, "conj") if c < head and _side(scene, c)]
    chosen = sorted({*before, *joined}) if joined else nearest
    return tuple(dict.fromkeys(mention for index in chosen if (mention := _side(scene, index)) is not None))


def _side(scene: Scene, index: int) -> Mention | None:
    mention = scene.mention_at[index]
    return mention if mention is not None and mention.form is Form.NAME and mention.kind in PARTIES else None


def _phrase(scene: Scene, head: int) -> tuple[int, int]:
    """The head with the words before it that belong to it, without determiner, cut to the head word when long."""
    tokens = scene.tree.tokens
    first = head
    inside = {"compound", "amod", "nummod", "nmod:poss", "flat", "advmod", "punct"}
    while (
        first - 1 >= 0 and tokens[first - 1].head in range(first - 1, head + 1) and tokens[first - 1].relation in inside
    ):
        first -= 1
    while first < head and tokens[first].pos == "PUNCT" and tokens[first].text not in _HYPHENS:
        first += 1
    start, end = tokens[first].start, tokens[head].end
    start, end = start if end - start <= MAX_PHRASE_CHARACTERS else tokens[head].start, end
    text = scene.annotated.document.text
    hyphen = text[start] in _HYPHENS or text[start - 1 : start] in tuple(_HYPHENS)
    while hyphen and start > 0 and (text[start - 1].isalnum() or text[start - 1] in _HYPHENS):
        start -= 1  # "rebel-held town" is cut into three by some tokenizers
    return start, end


_HYPHENS = "-‐‑"
