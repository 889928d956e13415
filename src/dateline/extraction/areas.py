"""Areas of one document: land told by where it lies ("15 km east of Aleppo", "between Kobani and Afrin")."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.extraction.time_words import blanks
from dateline.records.corpus import AnnotatedDocument
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.identity import content_id
from dateline.records.mention import Area, Form, Kind, Mention, Quantity, Relation

NAME, VERSION = "areas", "1"

#: Degrees clockwise from north.
BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
#: Kilometres in the units in which quantities give lengths.
KILOMETRES = {"km": 1.0, "m": 0.001, "mi": 1.609344, "yd": 0.0009144, "ft": 0.0003048, "nmi": 1.852}
#: Words of a sentence are looked at so far before a place name: a measure, a direction and "the northern city of".
WINDOW = 90

#: No place on Earth is further from another: half a meridian.
FARTHEST_KM = 20_004.0

_SIDE = r"(?P<side>(?:north|south)[ -]?(?:east|west)|north|south|east|west)"
_SIDED = rf"{_SIDE}(?:ern|erly|wards?)?"
#: What may stand before the name: "the", "the port city of", "the provincial capital,".
_BEFORE_NAME = (
    r"(?:the )?(?:(?:[\w-]+ ){0,2}(?:cities|(?:city|town|village|capital|port|district|province|governorate|region|"
    r"base|camp|border|river|island|airport)s?)(?: of|,| with) )?(?:the )?"
)
#: Between a measure and the name; "in" is left out: "20 km in Syria" is a length, not a place.
_OFF = r"of|from|outside|away from|off|inside|beyond"
_NEAR = r"near|close to|outside|not far from|(?:in|on) the (?:vicinity|outskirts|edge) of"


def find_areas(annotated: AnnotatedDocument) -> tuple[Area, ...]:
    """The areas of a document in text order, at most one for a place name; needs mentions and quantities.

    The span runs from the measure, direction or preposition to the end of the last name.
    """
    scene = _Scene.of(annotated)
    found = [area for name in scene.names if (area := _area(scene, name)) is not None]
    return tuple(sorted(found, key=lambda area: area.evidence.span))


@dataclass(frozen=True, slots=True)
class Areas:
    """The stage: fills ``areas``."""

    name: str = NAME
    version: str = VERSION
    needs: tuple[str, ...] = ("syntax", "mentions", "quantities")
    gives: str = "areas"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """Each document with its areas."""
        return [replace(one, areas=find_areas(one)) for one in batch]


@dataclass(frozen=True, slots=True)
class _Scene:
    """A text with the place names and the lengths in it, each in text order."""

    annotated: AnnotatedDocument
    names: tuple[Mention, ...]
    lengths: tuple[Quantity, ...]

    @classmethod
    def of(cls, annotated: AnnotatedDocument) -> "_Scene":
        names = (one for one in annotated.mentions if one.kind is Kind.PLACE and one.form is Form.NAME)
        lengths = (one for one in annotated.quantities if one.what == "distance" and one.unit in KILOMETRES)
        return cls(annotated, tuple(sorted(names, key=_start)), tuple(sorted(lengths, key=_start)))

    def before(self, name: Mention) -> tuple[str, int]:
        """What stands before a name in its sentence, at most WINDOW characters, and where that begins."""
        start, text = name.evidence.span.start, self.annotated.document.text
        sentences = self.annotated.syntax.sentences
        number = bisect_right(sentences, start, key=lambda one: one.start) - 1
        first = max(start - WINDOW, sentences[number].start if number >= 0 else 0, text.rfind("\n", 0, start) + 1)
        return text[first:start], first

    def following(self, name: Mention) -> Mention | None:
        """The other place of "between ... and ..."."""
        end, text = name.evidence.span.end, self.annotated.document.text
        for other in self.names:
            gap = other.evidence.span.start - end
            if 0 < gap <= WINDOW and _patterns()["joint"].fullmatch(text, end, other.evidence.span.start):
                return other
        return None


def _start(one: Mention | Quantity) -> int:
    return one.evidence.span.start


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """What reads the words between two places, between a measure and a place, and (by relation) before a place."""
    said = {
        "joint": rf" and {_BEFORE_NAME}",
        "measure": rf"(?: \([^()]{{1,25}}\))?(?: (?:to the )?{_SIDED})? (?:{_OFF}),? {_BEFORE_NAME}",
        "between": rf"\bbetween {_BEFORE_NAME}$",
        "direction": rf"\b(?:just |far |to the )?{_SIDED} (?:of|from),? {_BEFORE_NAME}$",
        "part": rf"\b(?P<inside>in the (?:far )?)?{_SIDE}(?(inside)(?:ern)?(?: of)?|ern) (?:the )?$",
        "near": rf"\b(?:{_NEAR}) {_BEFORE_NAME}$",
    }
    return {name: re.compile(blanks(pattern), re.I) for name, pattern in said.items()}


def _area(scene: _Scene, name: Mention) -> Area | None:
    """The area that ends with this name: by its measure, else by what stands right before it."""
    before, first = scene.before(name)
    measured = _measured(scene, name)
    if measured is not None:
        return measured
    for relation in (Relation.BETWEEN, Relation.PART, Relation.DIRECTION, Relation.NEAR):
        match = _patterns()[relation.value].search(before)
        if match is None:
            continue
        names = (name,) if relation is not Relation.BETWEEN else _pair(scene, name)
        if names:
            return _made(scene, first + match.start(), names, _Lie(relation, bearing=_bearing(match)))
    return None


@dataclass(frozen=True, slots=True)
class _Lie:
    """How an area lies to its names; as in Area."""

    relation: Relation
    distance_km: float | None = None
    bearing: float | None = None


def _measured(scene: _Scene, name: Mention) -> Area | None:
    text, start = scene.annotated.document.text, name.evidence.span.start
    for length in scene.lengths:
        end = length.evidence.span.end
        if not 0 < start - end <= WINDOW:
            continue
        match = _patterns()["measure"].fullmatch(text, end, start)
        told = _kilometres(length)
        if match is not None and told is not None:
            lie = _Lie(Relation.DISTANCE, told, _bearing(match))
            return _made(scene, length.evidence.span.start, (name,), lie)
    return None


def _kilometres(length: Quantity) -> float | None:
    """The length as told, the middle of a range; None when it has no end or is none on this planet."""
    ends = [end for end in (length.low, length.high) if end is not None]
    value = length.value if length.value is not None else sum(ends) / len(ends) if ends else None
    told = None if value is None else value * KILOMETRES[length.unit or "km"]
    return told if told is not None and 0 < told <= FARTHEST_KM else None


def _bearing(match: re.Match[str]) -> float | None:
    sides = [side for key, side in match.groupdict().items() if key.startswith("side") and side]
    return BEARINGS[re.sub(r"[^a-z]", "", sides[0].lower())] if sides else None


def _pair(scene: _Scene, name: Mention) -> tuple[Mention, ...]:
    other = scene.following(name)
    return () if other is None else (name, other)


def _made(scene: _Scene, start: int, names: tuple[Mention, ...], lie: _Lie) -> Area:
    document = scene.annotated.document
    span = Span(document.id, start, names[-1].evidence.span.end)
    return Area(
        content_id("are", document.id, span.start, span.end, lie.relation.value),
        Evidence(span, document.text[span.start : span.end], Maker(NAME, VERSION)),
        lie.relation,
        tuple(name.id for name in names),
        lie.distance_km,
        lie.bearing,
    )
