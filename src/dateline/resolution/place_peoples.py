"""The country that an adjective or a people's name speaks of: "Georgian" of Georgia, "Egyptians" of Egypt."""

from functools import lru_cache

from dateline.demonyms import listed_demonyms

#: Regions and states without a code in the list: the stem is completed and looked up as a name ("Kurdish": Kurdistan).
STEMS = (("ish", "istan"), ("ian", "ia"), ("ian", "e"), ("an", ""), ("an", "a"), ("n", ""), ("i", ""), ("ese", ""))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """ISO 3166 code by adjective, lower case."""
    found: dict[str, str] = {}
    for word, code in listed_demonyms():
        if code != "-":
            found.setdefault(word.replace("-", " ").casefold(), code)
    return found


@lru_cache(maxsize=4096)
def country_code(word: str) -> str | None:
    """The ISO 3166 alpha-2 code of the country whose adjective or people ``word`` is; None if it is none."""
    plain = " ".join(word.split()).casefold().replace("-", " ")
    codes = _codes()
    return codes.get(plain) or (codes.get(plain[:-1]) if plain.endswith("s") else None)


def stems(word: str) -> tuple[str, ...]:
    """Names that an adjective without a country of its own may come from, to be looked up."""
    plain = word.removesuffix("s")
    return tuple(
        plain.removesuffix(end) + put for end, put in STEMS if plain.endswith(end) and len(plain) > len(end) + 3
    )
