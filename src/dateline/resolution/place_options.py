"""The readings of every place name of a document, with what speaks for each before the others are heard."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log10

from dateline.records.corpus import AnnotatedDocument
from dateline.records.entity import Place
from dateline.records.mention import Form, Kind, Mention
from dateline.resolution.place_candidates import (
    Candidate,
    Gazetteer,
    find_candidates,
    find_people,
    find_with_nouns,
    find_wordlike,
)
from dateline.resolution.place_context import Surroundings, read_surroundings
from dateline.resolution.place_distance import distance_km
from dateline.resolution.place_geometry import Point, as_point, lies_in
from dateline.resolution.place_hints import hinted_countries
from dateline.resolution.place_kinds import KINDS_OF, bare_words
from dateline.resolution.spelling import fold

#: Kinds that others lie in.
LANDS = frozenset({"country", "region", "district"})

#: "X in Homs": how near to a town a place said to be in it may be.
INSIDE_TOWN_KM = 60.0

#: Words of an outlet's name that are looked up together.
OUTLET_WORDS = 3


@dataclass(slots=True)
class Option:
    """One reading. ``features``: what speaks for it, by name; ``share``: how likely it is, 0-1, as far as known."""

    candidate: Candidate
    point: Point
    features: dict[str, float]
    context: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    share: float = 0.0

    @property
    def place(self) -> Place:
        """The place itself."""
        return self.candidate.place


@dataclass(slots=True)
class Group:
    """Mentions of one document that mean one place. ``silent``: heard as company, itself not to be placed.
    ``dateline``: the report is sent from there. ``siblings``: the folded names that stand in one list with it.
    ``unplaced``: what speaks for no place at all; ``none``: how likely that is, 0-1."""

    name: str
    mentions: list[Mention]
    options: list[Option]
    silent: bool = False
    dateline: bool = False
    siblings: frozenset[tuple[str, ...]] = frozenset()
    unplaced: dict[str, float] = field(default_factory=dict)
    none: float = 0.0


def read_groups(annotated: AnnotatedDocument, gazetteer: Gazetteer) -> list[Group]:
    """The groups of a document in the order of their first mention."""
    named = [one for one in annotated.mentions if one.form is Form.NAME]
    places = sorted(
        (one for one in named if one.kind is Kind.PLACE),
        key=lambda one: (one.evidence.span.start, one.evidence.span.end),
    )
    surroundings = read_surroundings(annotated.document.text, places)
    options: dict[str, tuple[Candidate, ...]] = {}
    for mention in places:
        options.setdefault(_text(mention), find_candidates(_text(mention), gazetteer))
    groups = [
        _group(name, pairs, options, gazetteer) for name, pairs in _senses(places, surroundings, options, gazetteer)
    ]
    hints = hinted_countries(annotated.document.text)
    for group in groups:
        for option in group.options:
            if hint := hints.get(option.place.country or ""):
                option.features["hinted_country"] = hint
    return [*groups, *_peoples(named, gazetteer), *_home(annotated, gazetteer)]


def _text(mention: Mention) -> str:
    return " ".join(mention.evidence.quote.split())


def _senses(
    places: Sequence[Mention],
    surroundings: Sequence[Surroundings],
    options: Mapping[str, tuple[Candidate, ...]],
    gazetteer: Gazetteer,
) -> list[tuple[str, list[tuple[Mention, Surroundings]]]]:
    """One sense for a spelling, unless two mentions are said to lie in different lands; then a mention without such
    words has the sense of the one before it."""
    groups: dict[tuple[str, str], list[tuple[Mention, Surroundings]]] = defaultdict(list)
    current: dict[str, str] = {}
    for mention, around in zip(places, surroundings, strict=True):
        name = _text(mention)
        spelling = " ".join(fold(name)) or name
        land = _said_land(around, options[name], gazetteer)
        if land:
            if spelling not in current and (spelling, "") in groups:
                groups[spelling, land] = groups.pop((spelling, ""))
            current[spelling] = land
        groups[spelling, current.get(spelling, "")].append((mention, around))
    return [(_text(pairs[0][0]), pairs) for pairs in groups.values()]


def _said_land(around: Surroundings, candidates: Sequence[Candidate], gazetteer: Gazetteer) -> str:
    """The id of the land that the words next to a name put one of its readings in."""
    for words in around.inside:
        for larger in _readings(words, gazetteer):
            if larger.kind in ("country", "region") and any(lies_in(one.place, larger) for one in candidates):
                return larger.gazetteer_id
    return ""


def _readings(words: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """What a name written after "in" or a comma can be: its longest beginning that is known, lands first; with its
    last dot, if that makes it short for a state ("Conn.")."""
    parts = words.rstrip(",").split()
    for length in range(len(parts), 0, -1):
        written = " ".join(parts[:length])
        for name in dict.fromkeys((written, written.rstrip("."))):
            found = find_candidates(name, gazetteer) or find_people(name, gazetteer)
            if found:
                return tuple(sorted((one.place for one in found), key=lambda place: place.kind not in LANDS))
    return ()


def _group(
    name: str,
    pairs: Sequence[tuple[Mention, Surroundings]],
    options: Mapping[str, tuple[Candidate, ...]],
    gazetteer: Gazetteer,
) -> Group:
    arounds = [around for _, around in pairs]
    inside = [_readings(words, gazetteer) for around in arounds for words in around.inside]
    listed = [_readings(words, gazetteer) for around in arounds for words in around.listed]
    before = [options.get(around.before, ()) for around in arounds if around.before]
    nouns = frozenset(noun for around in arounds for noun in around.nouns)
    made = []
    candidates = (*options[name], *find_with_nouns(name, nouns, gazetteer))
    larger = [place for some in inside for place in some]
    if larger and not any(_said_inside(one.place, place) for one in candidates for place in larger):
        wordlike = find_wordlike(name, gazetteer)  # "Concord, N.H."
        candidates = (*candidates, *(one for one in wordlike if any(_said_inside(one.place, p) for p in larger)))
    for candidate in candidates:
        features = _own(candidate, candidates)
        features.update(_by_nouns(candidate.place, nouns))
        features.update(_by_words(candidate.place, inside, listed))
        if "noun_agrees" not in features and _called_after(candidate, candidates):
            features["called_after_its_town"] = 1.0
        if any(lies_in(one.place, candidate.place) for some in before for one in some):
            features["holds_the_one_before"] = 1.0
        made.append(Option(candidate, as_point(candidate.place), features))
    group = Group(name, [mention for mention, _ in pairs], made)
    group.dateline = any(around.dateline for around in arounds)
    group.siblings = frozenset(bare_words(one) for around in arounds for one in around.siblings)
    group.unplaced = _unplaced(group)
    return group


def _own(candidate: Candidate, among: Sequence[Candidate]) -> dict[str, float]:
    """What the place is by itself."""
    place = candidate.place
    features = {
        "population": _size(place),
        f"kind_{place.kind if place.kind in KNOWN_KINDS else 'other'}": 1.0,
        f"spelled_{candidate.spelling.value}": 1.0,
    }
    if candidate.rank == 0 and len(among) > 1:
        features["most_prominent"] = 1.0
    return features


def _size(place: Place) -> float:
    """Power of ten of its people; of waters and mountains, of its square kilometres: an ocean is before a hamlet."""
    return log10(10 + (place.population or place.radius_km**2))


KNOWN_KINDS = frozenset({"city", "capital", "country", "region", "district", "continent", "water", "mountain"})


def _called_after(candidate: Candidate, among: Sequence[Candidate]) -> bool:
    """Whether it is a division with a town of the same name in it: "Kirkuk" alone is the town."""
    place = candidate.place
    return place.kind in ("region", "district") and any(
        one.place.kind in ("city", "capital") and fold(one.place.name) == fold(place.name) and lies_in(one.place, place)
        for one in among
    )


def _by_nouns(place: Place, nouns: frozenset[str]) -> dict[str, float]:
    if not nouns:
        return {}
    return {"noun_agrees" if any(place.kind in KINDS_OF[noun] for noun in nouns) else "noun_differs": 1.0}


def _by_words(
    place: Place, inside: Sequence[tuple[Place, ...]], listed: Sequence[tuple[Place, ...]]
) -> dict[str, float]:
    features = {}
    if any(_said_inside(place, larger) for some in inside for larger in some):
        features["said_inside"] = 1.0
    elif any(larger.kind in ("country", "region") for some in inside for larger in some[:1]):
        features["said_elsewhere"] = 1.0
    if any(larger.kind in LANDS and lies_in(place, larger) for some in listed for larger in some[:1]):
        features["listed_inside"] = 1.0
    return features


def _said_inside(place: Place, larger: Place) -> bool:
    if larger.kind in LANDS:
        return lies_in(place, larger)
    return larger.gazetteer_id != place.gazetteer_id and distance_km(place, larger) <= INSIDE_TOWN_KM


def _unplaced(group: Group) -> dict[str, float]:
    if not group.options:
        return {}
    return {
        "none": 1.0,
        "none_alone": float(len(group.options) == 1),
        "none_one_word": float(len(group.name.split()) == 1),
        "none_repeated": float(len(group.mentions) > 1),
    }


def _peoples(named: Sequence[Mention], gazetteer: Gazetteer) -> list[Group]:
    """Nationalities speak of their countries."""
    words = dict.fromkeys(_text(one) for one in named if one.kind is Kind.NATIONALITY)
    groups = []
    for word in words:
        options = [_heard(one) for one in find_people(word, gazetteer)]
        if options:
            groups.append(Group(word, [], options, silent=True))
    return groups


def _home(annotated: AnnotatedDocument, gazetteer: Gazetteer) -> list[Group]:
    """What the dateline given with a document and its outlet's name speak of ("The Springfield Echo")."""
    document = annotated.document
    groups = []
    for name in (document.dateline_place, *_runs(document.outlet or "")):
        options = [_heard(one) for one in find_candidates(name, gazetteer)] if name else []
        if name and options:
            groups.append(Group(name, [], options, silent=True, dateline=name == document.dateline_place))
            if name != document.dateline_place:
                break
    return groups


def _runs(outlet: str) -> list[str]:
    """The runs of words of an outlet's name, longest first; not the whole of it, not its last word."""
    words = [word for word in outlet.removeprefix("The ").split() if word[:1].isupper()]
    return [
        " ".join(words[start : start + length])
        for length in range(OUTLET_WORDS, 0, -1)
        for start in range(len(words) - length)
    ]


def _heard(candidate: Candidate) -> Option:
    return Option(candidate, as_point(candidate.place), _own(candidate, (candidate,)))
