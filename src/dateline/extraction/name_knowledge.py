"""What is known of a spelling before the text is read: the gazetteer's word and the word lists'."""

from dataclasses import dataclass
from typing import Protocol
from unicodedata import combining, normalize

from dateline.extraction.name_lexicon import NameLexicon
from dateline.records.entity import Place

#: A place this large is known by its name alone; a smaller one needs the text to say that a place is meant.
#: worldwide newswire dev: 100 000 gives the best place F1; 15 000 turns surnames into towns.
WELL_KNOWN_POPULATION = 100_000

#: Kinds of the gazetteer that are known by name whatever their population.
WELL_KNOWN_KINDS = frozenset({"country", "capital", "water", "mountain", "continent", "facility"})

#: Names of provinces somewhere, and far more often the adjective.
COMPASS = frozenset({"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west"})

#: Codes of towns are no longer than this ("DOH").
LONGEST_CODE = 4


class Gazetteer(Protocol):
    """The port: places by spelling, most prominent first."""

    @property
    def version(self) -> str:
        """Of the data, for cache keys."""
        ...

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places spelled so, most prominent first; () if none."""
        ...


@dataclass(frozen=True, slots=True)
class NameKnowledge:
    """The gazetteer and the word lists, asked together."""

    gazetteer: Gazetteer
    lexicon: NameLexicon

    def place(self, name: str) -> Place | None:
        """The most prominent place spelled ``name``, None if there is none."""
        if name.casefold() in COMPASS:
            return None
        found = self.gazetteer.lookup(name)
        return found[0] if found and not _mere_code(name, found[0]) else None

    def well_known(self, name: str) -> bool:
        """Whether ``name`` is a country, a region, a water or a city of note."""
        place = self.place(name)
        if place is None:
            return False
        return place.kind in WELL_KNOWN_KINDS or place.population >= WELL_KNOWN_POPULATION

    def main_name(self, name: str) -> bool:
        """Whether the most prominent place spelled ``name`` is a country, or mainly called so; accents do not count."""
        place = self.place(name)
        return place is not None and (place.kind == "country" or _plain(place.name) == _plain(name))

    def government(self, name: str) -> bool:
        """Whether ``name`` can stand for a government: a country or a capital."""
        place = self.place(name)
        return place is not None and place.kind in ("country", "capital")

    def demonym(self, word: str) -> bool:
        """Whether ``word`` is a nationality, people or creed as listed, hyphenated ones part by part; a plural that is
        the name of a country ("Philippines") is none."""
        listed = all(part in self.lexicon.demonyms for part in word.split("-"))
        return listed and not (word.endswith("s") and self.government(word))

    def division(self, name: str) -> bool:
        """Whether ``name`` is how the press shortens a state or province ("Calif.", "N. J.")."""
        return "".join(name.split()).rstrip(".") in self.lexicon.divisions

    def alone(self, name: str) -> bool:
        """Whether ``name`` stands on its own beside a hyphen: a place of note, a demonym, an acronym."""
        acronym = name.isupper() and 2 <= len(name) <= 5
        return acronym or name in self.lexicon.demonyms or self.well_known(name)


def _plain(name: str) -> str:
    letters = (character for character in normalize("NFKD", name) if not combining(character))
    return "".join(letters).casefold()


def _mere_code(name: str, place: Place) -> bool:
    """Whether capitals are only a code of a town (of its airport, say) that an acronym of anything can equal: neither
    its name ("OSLO") nor its initials ("NYC")."""
    if not name.isupper() or len(name) > LONGEST_CODE or place.kind not in ("city", "capital", "facility", "district"):
        return False
    initials = "".join(word[0] for word in place.name.replace("-", " ").split()).upper()
    return name != place.name.upper() and name != initials
