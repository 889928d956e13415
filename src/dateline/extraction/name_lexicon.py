"""General English word lists that the name rules ask: titles, roles, heads of bodies and places, demonyms."""

from dataclasses import dataclass
from functools import lru_cache

from dateline.demonyms import listed_demonyms
from dateline.extraction.word_lists import lines_of

#: A demonym with one of these endings takes a plain -s in the plural.
_PLURAL_ENDINGS = ("n", "i", "e", "a", "r", "b", "k", "t", "d", "w")


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """Lower-case words; ``demonyms`` (to ISO code or "-"), ``peoples``, ``bodies`` and ``divisions`` are as written."""

    titles: frozenset[str]
    role_modifiers: frozenset[str]
    person_roles: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_openers: frozenset[str]
    place_heads: frozenset[str]
    place_openers: frozenset[str]
    event_heads: frozenset[str]
    event_openers: frozenset[str]
    ships: frozenset[str]
    not_names: frozenset[str]
    opening_words: frozenset[str]
    common_acronyms: frozenset[str]
    small_words: frozenset[str]
    group_nouns: tuple[str, ...]
    hyphen_tails: frozenset[str]
    actor_verbs: frozenset[str]
    actor_nouns: frozenset[str]
    place_verbs: frozenset[str]
    peoples: frozenset[str]
    bodies: frozenset[str]
    divisions: frozenset[str]
    demonyms: dict[str, str]


@lru_cache(maxsize=1)
def name_lexicon() -> NameLexicon:
    """The lists of ``extraction/lexicon``, read once."""
    return NameLexicon(
        titles=_words("titles"),
        role_modifiers=_words("role_modifiers"),
        person_roles=_words("person_roles"),
        organisation_heads=_words("organisation_heads"),
        organisation_openers=_words("organisation_openers"),
        place_heads=_words("place_heads"),
        place_openers=_words("place_openers"),
        event_heads=_words("event_heads"),
        event_openers=_words("event_openers"),
        ships=_words("ships"),
        not_names=_words("not_names"),
        opening_words=_words("opening_words"),
        common_acronyms=_words("common_acronyms"),
        small_words=_words("small_words"),
        group_nouns=tuple(sorted(lines_of("group_nouns"), key=lambda line: (-len(line), line))),
        hyphen_tails=_words("hyphen_tails"),
        actor_verbs=_words("actor_verbs"),
        actor_nouns=_words("actor_nouns"),
        place_verbs=_words("place_verbs"),
        peoples=_words("peoples"),
        bodies=frozenset((*lines_of("bodies"), *lines_of("news_media"))),
        divisions=frozenset(word for line in lines_of("division_abbreviations") for word in line.split()),
        demonyms=_demonyms(),
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in lines_of(name) for word in line.split())


def _demonyms() -> dict[str, str]:
    """Each form with its country; a form listed twice keeps the first (a citizenship before a people)."""
    found: dict[str, str] = {}
    for form, code in listed_demonyms():
        spoken = form if form == "Guinea-Bissauan" else form.replace("-", " ")
        found.setdefault(spoken, code)
        if spoken.endswith(_PLURAL_ENDINGS) and not spoken.endswith(("men", "man", "women", "ese", "sh")):
            found.setdefault(spoken + "s", code)
    return found
