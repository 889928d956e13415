"""How common a word is in English running text."""

from functools import cache
from importlib.resources import files
from math import log

#: What the commonest word in the list counts for is next to 0, the last one this much; a word outside counts for 1.
MOST_OF_A_COMMON_WORD = 0.7
FUNCTION_WORDS = 150  # ranks before this are articles, pronouns, auxiliaries, "said": they tell nothing


@cache
def ranks() -> dict[str, int]:
    """The place of each common word, from 0."""
    text = (files("dateline.resolution") / "common_words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {word: place for place, word in enumerate(" ".join(lines).split())}


def rarity(word: str) -> float:
    """0 for the commonest words to 1 for a word that is not common; ``word`` in small letters."""
    known = ranks()
    place = known.get(word)
    return 1.0 if place is None else MOST_OF_A_COMMON_WORD * log(place + 2) / log(len(known) + 2)


def tells(word: str) -> bool:
    """Whether ``word`` is more than a function word."""
    return ranks().get(word, FUNCTION_WORDS) >= FUNCTION_WORDS
