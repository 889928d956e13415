"""Which of a place's many names an English report can hold, and which are only words."""

import re
from collections.abc import Iterable

from dateline.store.gazetteer import DEFAULT_PATH
from dateline.store.gazetteer_names import index_key

#: Everyday English words, months, words of news prose: a town called so must not turn words into places.
WORDS_FILE = DEFAULT_PATH.with_name("gazetteer_words.txt")

#: The alternate names of a place are in all scripts; those with Latin capitals are what an English report can hold.
LATIN_NAME = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-ſ‘’'ʿ][A-Za-zÀ-ɏḀ-ỿ'’‘ʿʼ.\- ]{2,}$")

_GENERIC = (
    "Governorate|Province|Prefecture|Oblast|oblast|Krai|Kray|County|Parish|District|Department|Division|Municipality|"
    "Borough|Region|State|Voivodeship|Canton|Republic|Raion|Rayon|Regency|Shi|Emirate|Autonomous Region|city"
)
_BEHIND = re.compile(rf"^(?P<name>.{{3,}}?) (?:{_GENERIC})$")
_BEFORE = re.compile(
    r"^(?:Province of|State of|Canton of|Provincia de|Provincia di|Departamento de|Departamento del|Région|Region of|"
    r"Municipio de|Municipio|Gemeente|Landkreis|Kreis|Powiat|Département de|Département du|County of|District of|"
    r"Shahrestān-e|Comuna|Amphoe|Huyện|Kabupaten|Obshtina|Okres|Bezirk|Emirate of) (?P<name>.{3,})$"
)

#: Divisions whose whole name only says where they lie are not meant by that word ("Western" in Kenya).
COMPASS = frozenset(
    "north south east west northern southern eastern western central centre center coast middle upper lower nord sud "
    "est ouest norte sur sul oeste capital islands highlands lowlands midlands".split()
)

#: What English reports call a first-order division, whatever its own word is.
CALLED = ("Province", "State", "Region", "Governorate", "Oblast")


def words() -> frozenset[str]:
    """The words that no small place may go by, lower case."""
    return frozenset(WORDS_FILE.read_text(encoding="utf-8").split())


def is_word(name: str, words: frozenset[str]) -> bool:
    """Whether the name would be looked up by one of the words ("Märy" by "Mary", "As Said" by "said")."""
    return index_key(name) in words


def latin_names(names: Iterable[str]) -> set[str]:
    """Those written with Latin letters, beginning with a capital and not all in capitals."""
    return {name for name in names if LATIN_NAME.match(name) and not name.isupper()}


def bare_name(name: str) -> str | None:
    """``Laurel`` for "Laurel County", ``Bern`` for "Canton of Bern"; None when the name has no such word."""
    found = _BEHIND.match(name) or _BEFORE.match(name)
    return found["name"] if found else None


def called_names(name: str, kind_word: str) -> set[str]:
    """``Anbar Province``, ``Anbar Governorate`` … for Anbar: what reports may call it."""
    bare = bare_name(name) or name
    return {f"{bare} {word}" for word in (*CALLED, *filter(None, [kind_word]))}
