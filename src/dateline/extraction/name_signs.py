"""Signs around a name that it is ground: prepositions, ways, what lies next to it and what is said of its people."""

from dateline.extraction.name_drafts import Draft
from dateline.extraction.name_scene import Scene, name_of

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

#: Prepositions of place; a name after one of them that nothing else explains is a place.
WHERE = frozenset({"in", "at", "near", "around", "outside", "inside", "adjoining", "towards", "toward"})
WORDS_BACK = 6

#: Nouns that say what ground the name before them names; their plurals end a list ("Ash and Elm counties").
PLACE_AFTER = frozenset({
    "province", "region", "city", "town", "village", "district", "governorate", "river", "airport", "airbase",
    "base", "island", "peninsula", "state", "area", "county", "border", "camp", "valley", "coast", "port", "beach",
    "bay", "mountain", "mountains", "hill", "hills", "lake", "desert", "forest", "street", "square", "park",
    "neighbourhood", "neighborhood", "suburb", "prison", "countryside", "highway", "road", "counties", "provinces",
    "districts", "regions", "cities", "towns", "villages", "municipalities", "townships", "municipality", "township",
    "prefecture", "oblast", "canton", "commune",
})  # fmt: skip
#: Words that may stand between ("Novo military airport").
BETWEEN = frozenset({
    "air", "force", "naval", "military", "border", "refugee", "oil", "gas", "nuclear", "power", "international",
    "army",
})  # fmt: skip
PLACE_BEFORE = frozenset({
    "bay", "gulf", "lake", "river", "valley", "port", "suburb", "city", "town", "village", "province", "region",
    "district", "island", "area", "capital", "governorate", "state",
})  # fmt: skip


#: Who lives in a town or serves it: a known town before one of these is the town ("an Elkhart man").
TOWNSFOLK = frozenset({
    "man", "woman", "men", "women", "boy", "girl", "teen", "teenager", "teenagers", "couple", "resident", "residents",
    "native", "natives", "neighbours", "neighbors", "mayor", "councillor", "councilman", "councilwoman", "police",
    "firefighters", "voters", "taxpayers", "shopkeepers", "villagers", "students", "motorists", "commuters",
})  # fmt: skip

#: Letters of a party before the place that elected somebody ("D-Novo").
PARTIES = frozenset({"D", "R", "I"})


def ground_votes(draft: Draft, scene: Scene) -> float:
    """How strongly the words around a name say that it is a place; 4 decides alone, 0 says nothing."""
    return _before(draft, scene) + _after(draft, scene) + _beside_comma(draft, scene)


def _before(draft: Draft, scene: Scene) -> float:
    before, two = scene.before(draft), scene.before(draft, 2)
    if before is not None and before.text in PARTIES and scene.text[before.end : draft.start] == "-":
        return 4
    if before is None or not draft.words[0].joined or draft.titled:
        return 0
    votes = 0.0
    if _stands_where(draft, scene):
        unknown = scene.knowledge.place(name_of(draft, scene.text)) is None
        votes += 2.5 if unknown and before.lower not in ("in", "at") else 2
        votes -= 1 if draft.words[-1].possessive else 0  # "in Maria's kitchen"
    if before.lower in COMPASS:
        votes += 2.5
    if two is not None and before.lower == "of" and two.lower in PLACE_BEFORE:
        votes += 4
    if two is not None and before.lower in ("of", "on", "for", "over") and two.lower in BEFALLS_GROUND:
        votes += 2.5
    if before.lower in ("from", "to", "of", "and") and _on_the_way(draft, scene):
        votes += 2.5
    return votes


def _after(draft: Draft, scene: Scene) -> float:
    after = scene.after(draft)
    if after is None or not after.joined or draft.words[-1].possessive:
        return 0
    if after.lower in TOWNSFOLK and scene.knowledge.place(name_of(draft, scene.text)) is not None:
        return 2.5
    steps = 1
    while after is not None and after.joined and after.lower in BETWEEN and steps < 4:
        steps += 1
        after = scene.after(draft, steps)
    return 2 if after is not None and after.lower in PLACE_AFTER and after.joined else 0


def _beside_comma(draft: Draft, scene: Scene) -> float:
    """ "Milltown, Norland" says it of the first; "Lee, 41, of Milltown," and "Lee, of Milltown," of the last."""
    votes, after = 0.0, scene.after(draft)
    body = len(draft.words) > 1 and draft.words[-1].lower in scene.knowledge.lexicon.organisation_heads
    if after is not None and not body and after.capital and scene.text[draft.end : after.start] in (", ", " ("):
        larger = scene.knowledge.place(after.text)
        if scene.knowledge.division(after.text) or (larger is not None and larger.kind in ("country", "region")):
            votes += 2.5
    name = name_of(draft, scene.text)
    if scene.knowledge.division(name) and ("." in name or scene.text[draft.start - 2 : draft.start] == ", "):
        votes += 4
    before = scene.before(draft)
    if before is not None and before.lower == "of" and scene.text[before.start - 2 : before.start] == ", ":
        votes += 2.5
    return votes


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
