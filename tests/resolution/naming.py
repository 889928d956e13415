"""Documents with mentions and a small gazetteer, made by hand."""

from dataclasses import dataclass

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.entity import Place
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.mention import Form, Kind, Mention

MAKER = Maker("test", "1")


def place(name: str, country: str | None, kind: str, population: int, at: tuple[float, float] = (0.0, 0.0)) -> Place:
    return Place(name, *at, 5.0, country, f"test:{name}:{country}", kind, population)


PLACES = (
    place("Norland", "NL", "country", 5_000_000),
    place("Oskar", "NL", "capital", 700_000),
    place("Westria", "WS", "country", 9_000_000),
    place("Milltown", "NL", "city", 2_000, (60.0, 10.0)),
    place("Milltown", "WS", "city", 90_000, (10.0, 10.0)),
)


@dataclass(frozen=True, slots=True)
class SmallGazetteer:
    """Looks names up in PLACES."""

    version: str = "1"

    def lookup(self, name: str) -> tuple[Place, ...]:
        found = [one for one in PLACES if one.name.casefold() == name.casefold()]
        return tuple(sorted(found, key=lambda one: -one.population))

    def lookup_word(self, name: str) -> tuple[Place, ...]:
        return ()

    def skeleton(self, name: str) -> tuple[Place, ...]:
        return ()

    def country(self, code: str) -> Place | None:
        return next((one for one in PLACES if one.kind == "country" and one.country == code), None)


def document(number: int, *names: tuple[str, Kind], joined: str = " saw ") -> AnnotatedDocument:
    """A document whose text is the names one after another."""
    text = ""
    found: list[Mention] = []
    for name, kind in names:
        text += joined if text else ""
        span = Span(f"doc-{number}", len(text), len(text) + len(name))
        found.append(Mention(f"men-{number}-{len(found)}", kind, Form.NAME, Evidence(span, name, MAKER)))
        text += name
    return AnnotatedDocument(Document(f"doc-{number}", "cap", number, None, None, text), mentions=tuple(found))
