"""What the other places of a document say for one reading of a name: the country, the region, the neighbourhood."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.records.entity import Place
from dateline.resolution.place_candidates import Spelling
from dateline.resolution.place_geometry import Point, chord, lies_in, squared
from dateline.resolution.place_kinds import bare_words
from dateline.resolution.place_options import LANDS, Group, Option

#: A group is near in the text when two mentions stand so close, in characters: about two sentences.
BESIDE = 200

#: Readings less likely than this are not heard, of each group only so many, and in all no more than these: more only
#: repeat what the first say (a list of all the towns of a land).
MIN_SHARE = 0.1
MOST_OF_GROUP = 3
MOST_HEARD = 90

#: A neighbourhood, a region, a part of the world.
NEAR_KM, AROUND_KM, FAR_KM = 50.0, 200.0, 1500.0
_NEAR, _AROUND, _FAR = chord(NEAR_KM), chord(AROUND_KM), chord(FAR_KM)


@dataclass(frozen=True, slots=True)
class _Voice:
    """A likely reading of another name. ``group``: its number; ``spelling``: its folded name, without a noun."""

    group: int
    spelling: tuple[str, ...]
    place: Place
    point: Point
    share: float
    starts: tuple[int, ...]
    dateline: bool


def hear_company(groups: Sequence[Group]) -> None:
    """Sets ``context`` of every option from the shares that the other groups' readings have now."""
    voices = _voices(groups)
    for number, group in enumerate(groups):
        if group.silent or not group.options:
            continue
        spelling = bare_words(group.name)
        others = [one for one in voices if one.group != number and one.spelling != spelling]
        starts = _starts(group)
        wide = _Company.of(others)
        close = _Company.of([one for one in others if _beside(starts, one.starts)])
        for option in group.options:
            option.context = {**_report(wide, option), **_beside_it(close, option)}
            if alike := _alike(option.place, [one for one in others if one.spelling in group.siblings]):
                option.context["listed_alike"] = alike


def _voices(groups: Sequence[Group]) -> list[_Voice]:
    heard = []
    for number, group in enumerate(groups):
        likely = sorted(group.options, key=lambda one: (-one.share, one.place.gazetteer_id))[:MOST_OF_GROUP]
        spelling, starts = bare_words(group.name), _starts(group)
        heard += [
            _Voice(number, spelling, one.place, one.point, one.share, starts, group.dateline)
            for one in likely
            if one.share >= MIN_SHARE
        ]
    return sorted(heard, key=lambda one: -one.share)[:MOST_HEARD]


def _starts(group: Group) -> tuple[int, ...]:
    return tuple(mention.evidence.span.start for mention in group.mentions)


def _beside(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
    return any(abs(here - there) <= BESIDE for here in left for there in right)


@dataclass(frozen=True, slots=True)
class _Company:
    """Other names' readings with the votes they add up to."""

    voices: Sequence[_Voice]
    by_country: Mapping[str | None, Sequence[_Voice]]
    regions: Mapping[str, float]
    total: float

    @classmethod
    def of(cls, voices: Sequence[_Voice]) -> "_Company":
        by_country: dict[str | None, list[_Voice]] = defaultdict(list)
        regions: dict[str, float] = defaultdict(float)
        for one in voices:
            by_country[one.place.country].append(one)
            if one.place.region:
                regions[one.place.region] += one.share
        return cls(voices, by_country, regions, _votes(voices))

    def compatriots(self, place: Place) -> Sequence[_Voice]:
        """Those of the same country; none for the sea."""
        return self.by_country.get(place.country, ()) if place.country else ()

    def within(self, option: Option, limit: float, voices: Iterable[_Voice]) -> float:
        """The votes of points at most so far away; countries and regions are no points."""
        return _votes(
            one
            for one in voices
            if one.place.kind not in ("country", "region") and squared(option.point, one.point) <= limit
        )

    def inside(self, place: Place) -> float:
        """How surely a region or district it lies in is named, 0-1."""
        lands = (one for one in self.compatriots(place) if one.place.kind in ("region", "district"))
        return max((one.share for one in lands if lies_in(place, one.place)), default=0.0)


def _alike(place: Place, listed: Sequence[_Voice]) -> float:
    """The share of the names in its list that are of its kind: states among states, towns among towns."""
    total = _votes(listed)
    return _votes(one for one in listed if _sort(one.place) == _sort(place)) / total if total else 0.0


def _sort(place: Place) -> str:
    return "city" if place.kind == "capital" else place.kind


def _votes(voices: Iterable[_Voice]) -> float:
    return sum(one.share for one in voices)


def _report(company: _Company, option: Option) -> dict[str, float]:
    """What all the places of the report say; {} if there are no others."""
    if not company.total:
        return {}
    place = option.place
    own = company.compatriots(place)
    around = company.within(option, _AROUND, own)
    near = company.within(option, _NEAR, own)
    country, region = _votes(own), company.regions.get(place.region or "", 0.0)
    found = {
        "report_country": country / company.total,
        "report_country_named": min(1.0, country),
        "report_region": region / company.total,
        "report_region_named": min(1.0, region),
        "report_near": near / (near + 1),
        "report_around": around / (around + 1),
        "report_around_share": around / company.total,
        "report_inside": company.inside(place),
        "report_dateline": _sent_from(option, own),
        "likeness_at_home": min(1.0, country) if option.candidate.spelling is Spelling.LIKENESS else 0.0,
    }
    if place.kind in LANDS:
        far = (one.share for one in company.voices if squared(option.point, one.point) <= _FAR)
        found["report_world"] = sum(far) / company.total
    return {name: value for name, value in found.items() if value}


def _sent_from(option: Option, voices: Iterable[_Voice]) -> float:
    """How surely the report is sent from nearby, 0-1."""
    sent = (one for one in voices if one.dateline and squared(option.point, one.point) <= _AROUND)
    return max((one.share for one in sent), default=0.0)


def _beside_it(company: _Company, option: Option) -> dict[str, float]:
    """What the places named close by in the text say."""
    if not company.total:
        return {}
    place = option.place
    found = {
        "beside_region": company.regions.get(place.region or "", 0.0) / company.total,
        "beside_inside": company.inside(place),
    }
    if place.kind == "country":
        found["beside_countries"] = _votes(one for one in company.voices if one.place.kind == "country") / company.total
    return {name: value for name, value in found.items() if value}
