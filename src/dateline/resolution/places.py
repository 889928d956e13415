"""Which place a name means in its document: spelling, size, and the company it keeps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, log10, radians, sin, sqrt
from typing import Protocol

from dateline.records.corpus import AnnotatedDocument
from dateline.records.entity import Place
from dateline.records.mention import Form, Kind, Mention
from dateline.resolution.spelling import fold

#: What a candidate gains when all of the document's sure places are in its country; a factor of 10^2 in population.
COHESION = 2.0

#: What "Springfield, Illinois" gives the candidate inside the place named next: more than any difference of size.
STANDS_INSIDE = 5.0

#: A country or capital is meant before a namesake unless the text says otherwise.
PROMINENCE: Mapping[str, float] = {"country": 2.0, "capital": 1.0, "continent": 2.0, "region": 1.0, "water": 5.0}

#: What nearness to a place of which the document leaves no doubt is worth, and how near that is.
NEARBY = 1.5
NEARBY_KM = 250.0

#: Shorter names have too many likenesses to propose one.
MIN_LENGTH_PROPOSED = 8

#: rapidfuzz ratio, 0-100, that a proposal by consonants must reach ("Deir Ezzour" for "Deir ez-Zor": 84).
MIN_RATIO_PROPOSED = 80.0


class Gazetteer(Protocol):
    """The port: places by spelling, by consonants, countries by code."""

    @property
    def version(self) -> str:
        """Of the data, for cache keys."""
        ...

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places spelled so, most prominent first; () if none."""
        ...

    def skeleton(self, name: str) -> tuple[Place, ...]:
        """The places whose consonants agree with the name's, most prominent first; () if none."""
        ...

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166 alpha-2 code; None if there is none."""
        ...


def resolve_places(documents: Iterable[AnnotatedDocument], gazetteer: Gazetteer) -> dict[str, Place]:
    """The place of each PLACE name mention that the gazetteer knows, by mention id; the others are left out.

    One spelling means one place in one document. The place is the literal one: that "Oslo" stands for a government is
    ``Mention.literal``'s business.
    """
    found: dict[str, Place] = {}
    for annotated in documents:
        names = _names(annotated)
        sure = _sure(names, gazetteer)
        company = _company(sure)
        anchors = tuple(place for place in sure if place.kind not in ("country", "continent", "water"))
        for spelling, mentions in names.items():
            place = _choose(_Case(spelling, mentions, annotated, company, anchors), gazetteer)
            if place is not None:
                found.update((mention.id, place) for mention in mentions)
    return found


@dataclass(frozen=True, slots=True)
class _Case:
    """One spelling in one document. ``company``: share of the document's sure places by country, 0-1. ``anchors``:
    those of them that are points."""

    spelling: str
    mentions: Sequence[Mention]
    annotated: AnnotatedDocument
    company: Mapping[str, float]
    anchors: tuple[Place, ...]


def _names(annotated: AnnotatedDocument) -> dict[str, list[Mention]]:
    names: dict[str, list[Mention]] = defaultdict(list)
    for mention in annotated.mentions:
        if mention.kind is Kind.PLACE and mention.form is Form.NAME:
            names[" ".join(mention.evidence.quote.split())].append(mention)
    return names


def _sure(names: Mapping[str, Sequence[Mention]], gazetteer: Gazetteer) -> list[Place]:
    """Countries, capitals, regions and names with one candidate: places of which there is no doubt, once a name."""
    found = [gazetteer.lookup(spelling) for spelling in names]
    return [
        candidates[0]
        for candidates in found
        if candidates and (len(candidates) == 1 or candidates[0].kind in ("country", "capital", "region"))
    ]


def _company(sure: Sequence[Place]) -> dict[str, float]:
    """The share of each country among them; its own name counts twice."""
    votes: Counter[str] = Counter()
    for place in sure:
        if place.country:
            votes[place.country] += 2 if place.kind == "country" else 1
    total = sum(votes.values())
    return {code: count / total for code, count in votes.items()}


def _choose(case: _Case, gazetteer: Gazetteer) -> Place | None:
    candidates = gazetteer.lookup(case.spelling) or _proposed(case, gazetteer)
    inside = _named_next(case, gazetteer)
    best: tuple[float, str] | None = None
    chosen: Place | None = None
    for rank, place in enumerate(candidates):
        key = (-_score(place, rank, case, inside), place.gazetteer_id)
        if best is None or key < best:
            best, chosen = key, place
    return chosen


def _score(place: Place, rank: int, case: _Case, inside: Place | None) -> float:
    score = log10(place.population + 10) + PROMINENCE.get(place.kind, 0.0) - 0.1 * rank
    score += COHESION * case.company.get(place.country or "", 0.0)
    near = any(distance_km(place, one) <= NEARBY_KM for one in case.anchors if one.name != place.name)
    score += NEARBY if near else 0.0
    score += 0.5 if fold(place.name) == fold(case.spelling) else 0.0
    if inside is not None and inside.gazetteer_id != place.gazetteer_id and _lies_in(place, inside):
        score += STANDS_INSIDE
    return score


def _proposed(case: _Case, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Likely misspellings: equal consonants, like letters, and a country that the document speaks of."""
    from rapidfuzz.fuzz import ratio

    wanted = "".join(fold(case.spelling))
    if len(wanted) < MIN_LENGTH_PROPOSED:
        return ()
    return tuple(
        place
        for place in gazetteer.skeleton(case.spelling)
        if case.company.get(place.country or "") and ratio(wanted, "".join(fold(place.name))) >= MIN_RATIO_PROPOSED
    )


def _named_next(case: _Case, gazetteer: Gazetteer) -> Place | None:
    """The place in "Springfield, Illinois" that follows a comma after any of the mentions."""
    text = case.annotated.document.text
    following = {
        mention.evidence.span.start: mention for mention in case.annotated.mentions if mention.kind is Kind.PLACE
    }
    for mention in case.mentions:
        end = mention.evidence.span.end
        after = following.get(end + 2) if text[end : end + 2] == ", " else None
        if after is not None:
            places = [one for one in gazetteer.lookup(after.evidence.quote) if one.kind in ("country", "region")]
            if places:
                return places[0]
    return None


def _lies_in(place: Place, larger: Place) -> bool:
    if larger.kind == "country":
        return place.country == larger.country
    same = larger.country is None or place.country == larger.country
    return same and distance_km(place, larger) <= 2 * larger.radius_km


def distance_km(left: Place, right: Place) -> float:
    """Great-circle distance (haversine, mean Earth radius 6371 km)."""
    north, south = radians(left.latitude), radians(right.latitude)
    step = sin((north - south) / 2) ** 2
    turn = sin(radians(left.longitude - right.longitude) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(step + cos(north) * cos(south) * turn)))
