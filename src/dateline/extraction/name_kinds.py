"""What a name names: votes of the gazetteer, the words in and around it, the engine, and the rest of the document."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.extraction.name_drafts import Draft, EngineSpans
from dateline.extraction.name_knowledge import WELL_KNOWN_POPULATION, NameKnowledge
from dateline.extraction.name_words import Word
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

#: A town this large outweighs the engine's word when the document names its country.
LOCAL_POPULATION = 20_000

#: Nouns of ways and distances: "to", "from" or "of" after one of them leads to a place.
WAYS = frozenset({
    "road", "highway", "route", "km", "kilometers", "kilometres", "miles", "away", "border", "outskirts", "north",
    "south", "east", "west", "flew", "flown", "headed", "travelled", "traveled", "drove", "arrived", "visit", "trip",
    "fly", "flying", "travel", "travelling", "traveling", "proceeded", "proceed", "returned", "marched", "sailed",
    "fled", "flee", "moved", "rushed", "drive", "convoy", "en",
})  # fmt: skip

#: What befalls ground: a name after one of these and "of", "on", "for" or "over" is a place more often than not.
BEFALLS_GROUND = frozenset({
    "siege", "battle", "capture", "fall", "liberation", "occupation", "seizure", "recapture", "shelling",
    "bombardment", "bombing", "blockade", "control", "annexation", "outskirts", "residents", "inhabitants", "parts",
    "encirclement", "evacuation", "storming", "streets", "skies", "shores",
})  # fmt: skip

#: Right before a name they say that it is ground ("in northern Novo").
COMPASS = frozenset({
    "northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern",
    "southwestern", "north-eastern", "north-western", "south-eastern", "south-western", "downtown", "rural",
    "coastal", "nearby", "besieged", "government-held", "rebel-held",
})  # fmt: skip

#: What is done to bodies and, as a rule, to nothing else that has a name.
BEFALLS_BODIES = frozenset({
    "dismantle", "dismantling", "dismantled", "disband", "disbanding", "disbanded", "outlaw", "outlawed", "join",
    "joined", "joining", "infiltrate", "infiltrated",
})  # fmt: skip

#: Prepositions of place; a name after one of them that nothing else explains is a place.
WHERE = frozenset({"in", "at", "near", "around", "outside", "inside", "adjoining", "towards", "toward"})
WORDS_BACK = 6

#: Letters, then digits: weapons and aircraft ("T-72", "Su-24").
PRODUCT_CODE = re.compile(r"^[A-Z][A-Za-z]{0,3}-?\d{1,4}[A-Z]{0,3}$")
_SUMMIT_CODE = re.compile(r"^[GPE]-?\d{1,2}$")

#: Lower-case nouns that, right after a name, say what it is.
GROUP_AFTER = frozenset({
    "branches", "units", "commander", "militia", "movement", "group", "party", "forces", "fighters", "rebels",
    "militants", "newspaper", "agency", "faction", "organisation", "organization", "company", "network", "alliance",
    "coalition", "insurgents", "gunmen", "troops", "leader", "spokesman", "spokeswoman", "website", "magazine",
})  # fmt: skip
PLACE_AFTER = frozenset({
    "province", "region", "city", "town", "village", "district", "governorate", "river", "airport", "airbase",
    "base", "island", "peninsula", "state", "area", "county", "border", "camp", "valley", "coast", "port", "beach",
    "bay", "mountain", "mountains", "hill", "hills", "lake", "desert", "forest", "street", "square", "park",
    "neighbourhood", "neighborhood", "suburb", "prison", "countryside", "highway", "road",
})  # fmt: skip
GROUP_BEFORE = frozenset({
    "agency", "newspaper", "daily", "station", "group", "movement", "party", "company", "organisation",
    "organization", "channel", "network", "website", "firm", "militia", "magazine",
})  # fmt: skip
BETWEEN = frozenset({
    "air", "force", "naval", "military", "border", "refugee", "oil", "gas", "nuclear", "power", "international",
    "army",
})  # fmt: skip
PLACE_BEFORE = frozenset({
    "bay", "gulf", "lake", "river", "valley", "port", "suburb", "city", "town", "village", "province", "region",
    "district", "island", "area", "capital", "governorate", "state",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """What the votes are taken from: all words of the document, the engine's spans, what is known beforehand, and
    the countries that the document names outright (ISO codes)."""

    words: Sequence[Word]
    index: Mapping[int, int]
    engine: EngineSpans
    knowledge: NameKnowledge
    text: str
    countries: frozenset[str]

    def before(self, draft: Draft, steps: int = 1) -> Word | None:
        """The word ``steps`` before a draft; None if its sentence begins after that."""
        at = self.index[draft.start] - steps
        return self.words[at] if at >= 0 and self.words[at].sentence == draft.words[0].sentence else None

    def after(self, draft: Draft, steps: int = 1) -> Word | None:
        """The word ``steps`` after a draft; None if its sentence ends before that."""
        at = self.index[draft.words[-1].start] + steps
        inside = at < len(self.words) and self.words[at].sentence == draft.words[-1].sentence
        return self.words[at] if inside else None


def decide_kinds(drafts: Sequence[Draft], scene: Scene) -> list[Kind]:
    """One kind a draft. The same spelling has the same kind all through a document unless a draft was already sure."""
    together = _together(drafts, scene)
    _share_with_acronyms(drafts, together, scene.text)
    surnames = _surnames(drafts, together, scene.text)
    kinds: list[Kind] = []
    for draft in drafts:
        name = name_of(draft, scene.text)
        if draft.kind is not None:
            kinds.append(draft.kind)
        elif len(draft.words) == 1 and name in surnames and not scene.knowledge.government(name):
            kinds.append(Kind.PERSON)
        else:
            kinds.append(_best(together[name.casefold()]))
    return kinds


def _together(drafts: Sequence[Draft], scene: Scene) -> dict[str, Votes]:
    """Votes by spelling. What is known of the spelling is the same each time it is asked, and an engine that has not
    met a name repeats its guess: both count as their mean. What stands around a name is new each time and adds up."""
    names = [name_of(draft, scene.text).casefold() for draft in drafts]
    often = Counter(names)
    together: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for draft, name in zip(drafts, names, strict=True):
        known, around = _votes(draft, scene)
        for kind, weight in known.items():
            together[name][kind] += weight / often[name]
        for kind, weight in around.items():
            together[name][kind] += weight
    return together


def _share_with_acronyms(drafts: Sequence[Draft], together: dict[str, Votes], text: str) -> None:
    """ "Civil Relief Union (CRU)": the letters are whatever the words are."""
    for left, right in pairwise(drafts):
        if text[left.end : right.start].strip() == "(" and len(right.words) == 1:
            letters = right.words[0].text.replace(".", "")
            if letters.isupper() and is_acronym_of(letters, [word.text for word in left.words]):
                kind = _best(together[name_of(left, text).casefold()]) if left.kind is None else left.kind
                together[name_of(right, text).casefold()][kind] += 3


def is_acronym_of(letters: str, words: Sequence[str]) -> bool:
    """Whether ``letters`` are the words' initials, small words counted or left out."""
    pieces = [piece for word in words for piece in word.replace("-", " ").split()]
    every = "".join(piece[0] for piece in pieces).upper()
    capitals = "".join(piece[0] for piece in pieces if piece[0].isupper())
    return letters.upper() in (every, capitals)


def name_of(draft: Draft, text: str) -> str:
    """The draft as spelled in ``text``, blanks squeezed."""
    return " ".join(text[draft.start : draft.end].split())


def _best(votes: Votes) -> Kind:
    order = list(Kind)
    return min(votes, key=lambda kind: (-votes[kind], order.index(kind))) if votes else Kind.OTHER


def _surnames(drafts: Sequence[Draft], together: Mapping[str, Votes], text: str) -> frozenset[str]:
    return frozenset(
        word.text
        for draft in drafts
        for word in (draft.words[0], draft.words[-1])
        if len(draft.words) > 1
        and draft.kind is None
        and _best(together[name_of(draft, text).casefold()]) is Kind.PERSON
    )


def _votes(draft: Draft, scene: Scene) -> tuple[Votes, Votes]:
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
            votes[kind] += span.score * (3.5 if overlap >= 0.8 * whole else 1)


def _inner_votes(draft: Draft, scene: Scene, votes: Votes) -> None:
    lexicon = scene.knowledge.lexicon
    words = [word.lower for word in draft.words]
    first, last, many = words[0], words[-1], len(words) > 1
    if any(PRODUCT_CODE.match(word.text) and not _SUMMIT_CODE.match(word.text) for word in draft.words):
        votes[Kind.PRODUCT] += 5
    elif any(word.text[-1].isdigit() for word in draft.words):
        votes[Kind.OTHER] += 3
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
    local = place.country is not None and place.country in scene.countries
    if place.kind in ("country", "continent", "region", "water", "mountain", "facility"):
        votes[Kind.PLACE] += 4
    elif place.kind == "capital":
        votes[Kind.PLACE] += 3
    elif place.population >= WELL_KNOWN_POPULATION:
        votes[Kind.PLACE] += 3 if local else 2
    elif any(one.country in scene.countries for one in scene.knowledge.gazetteer.lookup(name)[:3]):
        votes[Kind.PLACE] += 2.5 if place.population >= LOCAL_POPULATION else 1.5
    elif votes[Kind.PLACE] or len(draft.words) > 1:
        votes[Kind.PLACE] += 1


def _votes_before(draft: Draft, scene: Scene, votes: Votes) -> None:
    lexicon, before, two = scene.knowledge.lexicon, scene.before(draft), scene.before(draft, 2)
    if before is None or not draft.words[0].joined or draft.titled:
        return
    unknown = scene.knowledge.place(name_of(draft, scene.text)) is None
    statelike = len(draft.words) > 1 and draft.words[-1].lower in ("state", "emirate", "caliphate")
    if statelike and unknown and before.lower in ("the", "called"):
        votes[Kind.ORGANISATION] += 4
    if _stands_where(draft, scene):
        votes[Kind.PLACE] += 2.5 if unknown and before.lower not in ("in", "at") else 2
    if before.lower in COMPASS:
        votes[Kind.PLACE] += 2.5
    if before.lower in lexicon.ships:
        votes[Kind.PRODUCT] += 5
    if before.lower in GROUP_BEFORE or (before.lower in BEFALLS_BODIES and unknown):
        votes[Kind.ORGANISATION] += 2
    if two is not None and before.lower == "of" and two.lower in PLACE_BEFORE:
        votes[Kind.PLACE] += 4
    if two is not None and before.lower in ("of", "on", "for", "over") and two.lower in BEFALLS_GROUND:
        votes[Kind.PLACE] += 2.5
    if before.lower in ("from", "to", "of", "and") and _on_the_way(draft, scene):
        votes[Kind.PLACE] += 2.5


def _votes_after(draft: Draft, scene: Scene, votes: Votes) -> None:
    after = scene.after(draft)
    if after is None or not after.joined or draft.words[-1].possessive:
        return
    if after.lower in GROUP_AFTER:
        unknown = scene.knowledge.place(name_of(draft, scene.text)) is None
        votes[Kind.ORGANISATION] += 2 if unknown else 1
    steps = 1
    while after is not None and after.joined and after.lower in BETWEEN and steps < 4:
        steps += 1
        after = scene.after(draft, steps)
    if after is not None and after.lower in PLACE_AFTER and after.joined:
        votes[Kind.PLACE] += 2


def _stands_where(draft: Draft, scene: Scene) -> bool:
    """Whether a preposition of place stands before a name, or before the name that it is joined to by "and"."""
    before, two, three = (scene.before(draft, step) for step in (1, 2, 3))
    if before is None or two is None or three is None or before.lower != "and":
        return before is not None and before.lower in WHERE
    return two.capital and three.lower in WHERE


def _on_the_way(draft: Draft, scene: Scene) -> bool:
    """Whether a way or a distance is spoken of just before."""
    if draft.titled:
        return False
    steps = (scene.before(draft, step) for step in range(2, WORDS_BACK))
    return any(word is not None and word.lower in WAYS for word in steps)
