"""Votes for what one name names: the engine's, those of the words in it and around it, the gazetteer's."""

import re
from collections import defaultdict
from collections.abc import Mapping

from dateline.extraction.name_drafts import Draft
from dateline.extraction.name_knowledge import WELL_KNOWN_POPULATION
from dateline.extraction.name_scene import Scene, name_of
from dateline.extraction.name_signs import ground_votes
from dateline.records.entity import Place
from dateline.records.mention import Kind

#: Weight a kind; absent kinds have none.
Votes = defaultdict[Kind, float]

ENGINE_KINDS: Mapping[str, Kind] = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "PLACE": Kind.PLACE,
    "NORP": Kind.NATIONALITY,
    "PRODUCT": Kind.PRODUCT,
    "EVENT": Kind.EVENT,
    "WORK": Kind.OTHER,
}

#: Votes for the engine's label over a whole name, times its score; worldwide newswire, GeoVirus and LGL dev are flat
#: between 3 and 4.5.
ENGINE_WEIGHT = 3.5

#: A town this large outweighs the engine's word when the document names its country.
LOCAL_POPULATION = 20_000

#: What is done to bodies and, as a rule, to nothing else that has a name.
BEFALLS_BODIES = frozenset({
    "dismantle", "dismantling", "dismantled", "disband", "disbanding", "disbanded", "outlaw", "outlawed", "join",
    "joined", "joining", "infiltrate", "infiltrated",
})  # fmt: skip

#: Letters, then digits: weapons and aircraft ("T-72", "Su-24").
PRODUCT_CODE = re.compile(r"^[A-Z][A-Za-z]{0,3}-?\d{1,4}[A-Z]{0,3}$")
_SUMMIT_CODE = re.compile(r"^[GPE]-?\d{1,2}$")

#: Words beside which a number is that of a road.
ROADS = frozenset({"highway", "route", "road", "interstate", "motorway", "freeway", "expressway", "turnpike"})

#: Lower-case nouns that, right after a name, say what it is.
GROUP_AFTER = frozenset({
    "branches", "units", "commander", "militia", "movement", "group", "party", "forces", "fighters", "rebels",
    "militants", "newspaper", "agency", "faction", "organisation", "organization", "company", "network", "alliance",
    "coalition", "insurgents", "gunmen", "troops", "leader", "spokesman", "spokeswoman", "website", "magazine",
})  # fmt: skip
GROUP_BEFORE = frozenset({
    "agency", "newspaper", "daily", "station", "group", "movement", "party", "company", "organisation",
    "organization", "channel", "network", "website", "firm", "militia", "magazine",
})  # fmt: skip


def votes_of(draft: Draft, scene: Scene) -> tuple[Votes, Votes]:
    """What is known of the spelling, and what stands around it. Weights by hand: 4 decides alone, 1 tips a balance
    (checked on worldwide newswire dev)."""
    known: Votes = defaultdict(float)
    _engine_votes(draft, scene, known)
    _inner_votes(draft, scene, known)
    _place_votes(draft, scene, known)
    around: Votes = defaultdict(float)
    if draft.titled:  # "an official, KLM reported" loses its comma in many captures
        around[Kind.PERSON] += 2 if _is_acronym(draft) else 4
    _votes_before(draft, scene, around)
    _votes_after(draft, scene, around)
    if ground := ground_votes(draft, scene):
        around[Kind.PLACE] += ground
    return known, around


def _engine_votes(draft: Draft, scene: Scene, votes: Votes) -> None:
    for span in scene.engine.touching(draft.start, draft.end):
        kind = ENGINE_KINDS.get(span.label)
        if kind is None or (kind is Kind.NATIONALITY and len(draft.words) > 1):
            continue
        overlap = min(span.end, draft.end) - max(span.start, draft.start)
        whole = max(span.end - span.start, draft.end - draft.start)
        if kind is Kind.ORGANISATION and scene.knowledge.government(name_of(draft, scene.text)):
            kind = Kind.PLACE  # the engine takes a state that acts for a body
        if overlap >= 0.5 * whole:
            votes[kind] += span.score * (ENGINE_WEIGHT if overlap >= 0.8 * whole else 1)


def _inner_votes(draft: Draft, scene: Scene, votes: Votes) -> None:
    lexicon = scene.knowledge.lexicon
    words = [word.lower for word in draft.words]
    first, last, many = words[0], words[-1], len(words) > 1
    if any(PRODUCT_CODE.match(word.text) and not _SUMMIT_CODE.match(word.text) for word in draft.words):
        votes[Kind.PRODUCT] += 5
    elif any(word.text[-1].isdigit() for word in draft.words):
        votes[Kind.PLACE if ROADS & set(words) else Kind.OTHER] += 3
    if many and last == "class":
        votes[Kind.PRODUCT] += 4
    if many and (last in lexicon.organisation_heads or (first in lexicon.organisation_openers and "of" in words)):
        votes[Kind.ORGANISATION] += 3
    if many and any(word in lexicon.organisation_openers for word in words) and {"of", "for"} & set(words):
        votes[Kind.ORGANISATION] += 2
    if any(word.text in ("Of", "And", "For") for word in draft.words[1:-1]):
        votes[Kind.ORGANISATION] += 2  # a capital small word inside: a paper, a party, an institute
    if many and last in lexicon.place_heads:
        votes[Kind.PLACE] += 3
    if many and first in lexicon.place_openers:
        votes[Kind.PLACE] += 1
    if many and (last in lexicon.event_heads or first in lexicon.event_openers):
        votes[Kind.EVENT] += 4
    if _is_acronym(draft) and not scene.knowledge.government(draft.words[0].text):
        votes[Kind.ORGANISATION] += 2.5
    if not many and first in lexicon.organisation_heads | lexicon.organisation_openers:
        votes[Kind.ORGANISATION] += 2
    if name_of(draft, scene.text) in lexicon.bodies:
        votes[Kind.ORGANISATION] += 6
    if many and not any(votes.values()):
        votes[Kind.PERSON] += 1
    elif many and 2 <= len(words) <= 3 and max(votes.values()) < 3:
        votes[Kind.PERSON] += 0.5


def _is_acronym(draft: Draft) -> bool:
    word = draft.words[0]
    return len(draft.words) == 1 and word.text.isupper() and 2 <= len(word.lower) <= 6


def _place_votes(draft: Draft, scene: Scene, votes: Votes) -> None:
    name = name_of(draft, scene.text)
    place = scene.knowledge.place(name)
    if place is None or (draft.titled and place.kind not in ("country", "capital")):
        return
    votes[Kind.PLACE] += _place_weight(draft, place, scene, named=bool(votes[Kind.PLACE]))


def _place_weight(draft: Draft, place: Place, scene: Scene, *, named: bool) -> float:
    """What the gazetteer's word counts; ``named``: something else already says that it is a place."""
    name, many = name_of(draft, scene.text), len(draft.words) > 1
    if place.kind in ("country", "continent") or (place.kind == "region" and scene.knowledge.well_known(name)):
        return 4
    if place.kind in ("region", "district", "water", "mountain", "facility"):
        return 4 if many else 1.5  # "Ebola" is a river, too
    if place.kind == "capital":
        return 3
    if place.population >= WELL_KNOWN_POPULATION:
        return 3 if place.country is not None and place.country in scene.countries else 2
    if any(one.country in scene.countries for one in scene.knowledge.gazetteer.lookup(name)[:3]):
        return 2.5 if place.population >= LOCAL_POPULATION else 1.5
    return 1 if named or many else 0


def _votes_before(draft: Draft, scene: Scene, votes: Votes) -> None:
    lexicon, before = scene.knowledge.lexicon, scene.before(draft)
    if before is None or not draft.words[0].joined or draft.titled:
        return
    unknown = scene.knowledge.place(name_of(draft, scene.text)) is None
    statelike = len(draft.words) > 1 and draft.words[-1].lower in ("state", "emirate", "caliphate")
    if statelike and unknown and before.lower in ("the", "called"):
        votes[Kind.ORGANISATION] += 4
    if before.lower in lexicon.ships:
        votes[Kind.PRODUCT] += 5
    if before.lower in GROUP_BEFORE or (before.lower in BEFALLS_BODIES and unknown):
        votes[Kind.ORGANISATION] += 2


def _votes_after(draft: Draft, scene: Scene, votes: Votes) -> None:
    after = scene.after(draft)
    if after is None or not after.joined or draft.words[-1].possessive:
        return
    if after.lower in ("virus", "viruses", "ebolavirus"):
        votes[Kind.OTHER] += 4
    if after.lower in GROUP_AFTER:
        unknown = scene.knowledge.place(name_of(draft, scene.text)) is None
        votes[Kind.ORGANISATION] += 2 if unknown else 1
