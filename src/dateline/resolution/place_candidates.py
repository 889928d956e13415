"""The places that a name can mean: as spelled, spelled out, without its noun, or by its consonants."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from dateline.records.entity import Place
from dateline.resolution.place_abbreviations import full_name
from dateline.resolution.place_kinds import (
    CALLED_AFTER_ITS_TOWN,
    KINDS_OF,
    names_nothing,
    noun_inside,
    other_fields,
    spelled_out,
    without_side,
)
from dateline.resolution.place_peoples import country_code, stems
from dateline.resolution.spelling import fold

#: No name has more readings that are looked at: beyond these are hamlets of names like San Jose.
MOST = 60

#: Shorter names have too many likenesses to propose one: letters, and consonants among them.
MIN_LENGTH_PROPOSED = 6
MIN_CONSONANTS_PROPOSED = 4

#: rapidfuzz ratio, 0-100, that a proposal by consonants must reach ("Deir Ezzour" for "Deir ez-Zor": 84).
MIN_RATIO_PROPOSED = 80.0

_VOWELS = frozenset("aeiouy")


class Gazetteer(Protocol):
    """The port: places by spelling, by consonants, countries by code."""

    @property
    def version(self) -> str:
        """Of the data, for cache keys."""
        ...

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places spelled so, most prominent first; () if none."""
        ...

    def lookup_word(self, name: str) -> tuple[Place, ...]:
        """The smaller places that bear this name although it is a word or a person's name too."""
        ...

    def skeleton(self, name: str) -> tuple[Place, ...]:
        """The places whose consonants agree with the name's, most prominent first; () if none."""
        ...

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166 alpha-2 code; None if there is none."""
        ...


class Spelling(Enum):
    """How a name led to a place."""

    MAIN = "main"
    OTHER = "other"
    BARE = "bare"
    PART = "part"
    LIKENESS = "likeness"
    PEOPLE = "people"
    SHORT = "short"
    PINNED = "pinned"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name can mean; ``rank``: by prominence among those of the name, from 0."""

    place: Place
    spelling: Spelling
    rank: int


def find_candidates(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The candidates by the first way of reading the name that gives any, most prominent first; () if none does."""
    if names_nothing(name):
        return ()
    short = _shortened(name, gazetteer)
    known = {one.place.gazetteer_id for one in short}
    exact = (*short, *(one for one in _spelled(name, gazetteer.lookup(name)) if one.place.gazetteer_id not in known))
    inside = noun_inside(name)
    if inside is not None and not _fits(exact, inside[1]):
        exact = (*exact, *_bare(inside, gazetteer, len(exact)))
    if exact:
        return exact[:MOST]
    fields = [one for other in other_fields(name) for one in gazetteer.lookup(other) if one.kind == "facility"]
    if fields:
        return _all(dict.fromkeys(fields), Spelling.MAIN)[:MOST]
    full = spelled_out(name)
    if full and (found := gazetteer.lookup(full)):
        return _spelled(full, found)[:MOST]
    code = country_code(name)
    country = gazetteer.country(code) if code else None
    if country is not None:
        return (Candidate(country, Spelling.PEOPLE, 0),)
    part = without_side(name)
    if part and (found := gazetteer.lookup(part)):
        return _all(found, Spelling.PART)[:MOST]
    return (find_wordlike(name, gazetteer) or _likenesses(name, gazetteer))[:MOST]


def find_wordlike(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The smaller places that are called like a word or a person: for where the text has a place and no other fits."""
    return _spelled(name, gazetteer.lookup_word(name))


def find_with_nouns(name: str, nouns: Iterable[str], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """What the name means with the noun beside it: "Kent County" for Kent in "Kent and Surrey counties"."""
    found: dict[str, Candidate] = {}
    for noun in sorted(nouns):
        if noun not in CALLED_AFTER_ITS_TOWN and not noun_inside(name):
            for rank, place in enumerate(gazetteer.lookup(f"{name} {noun.title()}")):
                if place.kind in KINDS_OF[noun]:
                    found.setdefault(place.gazetteer_id, Candidate(place, Spelling.MAIN, rank))
    known = {place.gazetteer_id for place in gazetteer.lookup(name)}
    return tuple(one for identifier, one in found.items() if identifier not in known)


def find_people(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Of an adjective or a people: its country, else the land its stem names ("Kurdish")."""
    code = country_code(name)
    country = gazetteer.country(code) if code else None
    if country is not None:
        return (Candidate(country, Spelling.PEOPLE, 0),)
    for stem in stems(name):
        lands = [one for one in gazetteer.lookup(stem) if one.kind in ("country", "region", "continent")]
        if lands:
            return _all(lands[:1], Spelling.PEOPLE)
    return ()


def _spelled(name: str, places: Iterable[Place]) -> tuple[Candidate, ...]:
    words = fold(name)
    return tuple(
        Candidate(place, Spelling.MAIN if fold(place.name) == words else Spelling.OTHER, rank)
        for rank, place in enumerate(places)
    )


def _shortened(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    full = full_name(name)
    regions = [one for one in gazetteer.lookup(full) if one.kind == "region"] if full else []
    return _all(regions[:1], Spelling.SHORT)


def _all(places: Iterable[Place], spelling: Spelling) -> tuple[Candidate, ...]:
    return tuple(Candidate(place, spelling, rank) for rank, place in enumerate(places))


def _fits(candidates: Iterable[Candidate], noun: str) -> bool:
    return any(one.place.kind in KINDS_OF[noun] for one in candidates)


def _bare(inside: tuple[str, str], gazetteer: Gazetteer, rank: int) -> tuple[Candidate, ...]:
    """Places of the bare name and of the kind that the noun says; the town a province is called after, if none is."""
    name, noun = inside
    found = gazetteer.lookup(name)
    fitting = [place for place in found if place.kind in KINDS_OF[noun]]
    if not fitting and noun in CALLED_AFTER_ITS_TOWN:
        fitting = [place for place in found if place.kind in ("city", "capital")]
    return tuple(Candidate(place, Spelling.BARE, rank + more) for more, place in enumerate(fitting))


def _likenesses(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Likely misspellings: equal consonants and like letters; a proposal only, for the company to confirm."""
    from rapidfuzz.fuzz import ratio

    wanted = "".join(fold(name))
    if len(wanted) < MIN_LENGTH_PROPOSED or sum(one not in _VOWELS for one in wanted) < MIN_CONSONANTS_PROPOSED:
        return ()
    near = [
        place for place in gazetteer.skeleton(name) if ratio(wanted, "".join(fold(place.name))) >= MIN_RATIO_PROPOSED
    ]
    return _all(near, Spelling.LIKENESS)
