"""What the word beside a place name says about what it is: "the city of", "County", "River"."""

import re

from dateline.resolution.spelling import fold

TOWN = frozenset({"city", "capital", "town", "village"})
LAND = frozenset({"region", "district"})
WATER = frozenset({"water", "river", "lake", "sea", "strait", "reservoir", "canal", "gulf", "bay", "ocean"})
HIGH = frozenset({"mountain", "range", "mountains", "peak", "hill", "volcano"})
REGION = frozenset({"region"})
ISLE = frozenset({"island", "islands", "archipelago", "region", "country", "peninsula"})

#: Kinds of places by the noun that stands at the name, singular.
KINDS_OF = {
    **dict.fromkeys(("city", "town", "village", "hamlet", "suburb", "township", "commune"), TOWN),
    "municipality": TOWN | LAND,
    **dict.fromkeys(("province", "governorate", "oblast", "prefecture", "canton", "state", "emirate"), REGION),
    **dict.fromkeys(("county", "parish", "district", "region", "department", "voivodeship", "raion", "borough"), LAND),
    **dict.fromkeys(("river", "lake", "sea", "gulf", "bay", "strait", "ocean", "creek", "canal", "reservoir"), WATER),
    **dict.fromkeys(("mount", "mountain", "mt", "hill", "peak", "volcano", "range"), HIGH),
    **dict.fromkeys(("island", "isle", "peninsula", "archipelago"), ISLE),
    **dict.fromkeys(("country", "republic", "kingdom"), frozenset({"country"})),
}  # fmt: skip

_PLURALS = {
    "cities": "city", "counties": "county", "municipalities": "municipality", "countries": "country",
    "parishes": "parish",
    "mountains": "mountain",
}  # fmt: skip

#: Nouns that come before the bare name.
LEADING = frozenset({"lake", "mount", "mt", "river", "gulf", "strait", "isle"})

#: Names of which the noun can be taken off, and whose bare name is then no other place of that size: the town a
#: province is called after lies in it, a county's hardly ever.
CALLED_AFTER_ITS_TOWN = frozenset(
    {"province", "governorate", "oblast", "prefecture", "emirate", "voivodeship", "city", "town", "village"}
)

#: Ways to write the first word of a name short.
SHORT = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "ft": "fort",
    "pt": "point",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
}

_SIDE = re.compile(
    r"^(?:(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|east(?:ern)?|west(?:ern)?|central|mainland|upper|lower|greater"
    r"|downtown|metro|metropolitan|rural)[- ]+(?:and (?:north|south|east|west)\w* )?(?=[A-Z])",
    re.IGNORECASE,
)  # fmt: skip
FIELD_NOUNS = ("Airport", "International Airport", "Air Base", "Airfield", "Air Force Base")
_FIELD = re.compile(
    r"(?P<name>.+?)\s(?:international\s)?(?:airport|airfield|air\s?base|air\sforce\sbase|airstrip)$", re.IGNORECASE
)
_SIDE_ALONE = re.compile(
    r"(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|central|metro|downtown|area|side",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?:the )?(?P<noun>[A-Za-z]+) of (?:the )?(?P<name>.+)$")


def noun_of(word: str) -> str | None:
    """The singular of a noun that says what a place is; None for other words."""
    plain = word.casefold().strip(".")
    plain = _PLURALS.get(plain, plain)
    if plain in KINDS_OF:
        return plain
    return plain[:-1] if plain.endswith("s") and plain[:-1] in KINDS_OF else None


def names_nothing(name: str) -> bool:
    """Whether the name is a letter, a side or a kind of place alone: "D", "Northwest", "City"."""
    noun = noun_of(name)
    kind_alone = noun is not None and not KINDS_OF[noun] & WATER
    return sum(one.isalpha() for one in name) < 2 or kind_alone or _SIDE_ALONE.fullmatch(name) is not None


def other_fields(name: str) -> tuple[str, ...]:
    """The names an airfield may also go by: "Oskar Air Base", "Oskar Airport" for "Oskar Airfield"; () for others."""
    match = _FIELD.match(name)
    return tuple(f"{match['name']} {noun}" for noun in FIELD_NOUNS) if match else ()


def noun_inside(name: str) -> tuple[str, str] | None:
    """The bare name and the noun in "Homs province", "the city of Homs", "Lake Victoria"; None without a noun."""
    of = _OF.match(name)
    if of and (noun := noun_of(of["noun"])):
        return of["name"], noun
    words = name.split()
    if len(words) < 2:
        return None
    last = noun_of(words[-1])
    if last and words[-1].casefold() != "mt":
        return " ".join(words[:-1]), last
    first = noun_of(words[0])
    return (" ".join(words[1:]), first) if first in LEADING else None


def bare_words(name: str) -> tuple[str, ...]:
    """The folded name without its noun. "Madison" says nothing for "Madison County": many states have both."""
    inside = noun_inside(name)
    return fold(inside[0] if inside else name)


def without_side(name: str) -> str | None:
    """ "Iraq" in "northern Iraq"; None where no side or part is named."""
    bare = _SIDE.sub("", name, count=1)
    return bare if bare and bare != name else None


def spelled_out(name: str) -> str | None:
    """ "Saint Paul" for "St. Paul"; None where nothing is short."""
    first, _, rest = name.partition(" ")
    full = SHORT.get(first.rstrip(".").casefold())
    return f"{full} {rest}" if full and rest else None
