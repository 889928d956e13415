"""Adjectives and peoples with their countries: "Georgian" is of GE. One list for finding them and for placing them."""

from functools import cache
from importlib.resources import files


@cache
def listed_demonyms() -> tuple[tuple[str, str], ...]:
    """Each form as written, hyphens for blanks, with its ISO 3166 alpha-2 code, or "-" for a people or region without
    a country; in the order of the list, in which a citizenship comes before a people of the same name."""
    text = (files("dateline") / "demonyms.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple((form, code) for code, *forms in rows for form in forms)
