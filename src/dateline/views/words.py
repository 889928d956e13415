"""Words as they are compared: folded copies, never the text itself."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+(?:[.’'][^\W_]+)*")

#: Letters that Unicode does not take apart, as readers without them on the keyboard type them.
PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ʿ": "", "ʾ": "", "’": "'"}
)


def fold(text: str) -> str:
    """``text`` without case, accents and typographic apostrophes; its length may differ from the original's."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN_LETTERS))
    return "".join(one for one in apart if not unicodedata.combining(one))


def words_of(text: str) -> list[str]:
    """The folded words of ``text`` in order, possessive endings dropped, hyphens taken as spaces."""
    return [one.removesuffix("'s") for one in WORD.findall(fold(text))]


def holds_words(words: list[str], part: list[str]) -> bool:
    """Whether ``part`` stands in ``words``, whole words in one run."""
    size = len(part)
    return size > 0 and any(words[at : at + size] == part for at in range(len(words) - size + 1))


#: Endings that a verb or a noun takes in running text, longest first, with what they leave behind.
ENDINGS = (("ations", ""), ("ation", ""), ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"), ("ed", ""), ("es", ""))

#: What an ending may not leave less than.
SHORTEST_STEM = 3


def stem(word: str) -> str:
    """A rough stem of a folded English word, for comparing words of a question; "stopped" and "stops" give "stop"."""
    for ending, left in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            bare = word[: -len(ending)] + left
            doubled = len(bare) > SHORTEST_STEM and bare[-1] == bare[-2] and bare[-1] not in "lsz"
            return (bare[:-1] if doubled else bare).removesuffix("e")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > SHORTEST_STEM:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > SHORTEST_STEM else word


#: Letters that a transliteration leaves out or puts in, and letters it changes for one another.
WEAK_LETTERS = frozenset("aeiouyhw'")
LIKE_LETTERS = str.maketrans("qczv", "kksf")


def skeleton(word: str) -> str:
    """The first letter and the consonants of a folded name, as different transliterations have them in common."""
    plain = word.translate(LIKE_LETTERS)
    kept = plain[:1]
    for letter in plain[1:]:
        if letter not in WEAK_LETTERS and letter != kept[-1]:
            kept += letter
    return kept


#: What nouns of action end in, and what their verbs end in.
NOUN_ENDINGS = ("ation", "ition", "tion", "sion", "ion", "ment", "ance", "ence", "al", "ure")


def derived(word: str) -> tuple[str, ...]:
    """Words that the folded ``word`` may be a verb or a noun of action of; many of them do not exist, which a search
    does not mind: intervene gives intervention, and deployment deploy."""
    found: dict[str, None] = {}
    for ending in NOUN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            bare = word.removesuffix(ending)
            found.update(dict.fromkeys((bare, bare + "e", bare + "t", bare + "ate")))
    base = stem(word)
    if len(base) > SHORTEST_STEM:
        found.update(dict.fromkeys(base + ending for ending in NOUN_ENDINGS))
        found.update(dict.fromkeys((base.removesuffix("t") + "ssion", base.removesuffix("d") + "sion")))
    return tuple(one for one in found if one != word)
