"""Which Penn tags a form of a known word can have: "storming" is no base form, "rebels" no singular."""

from functools import lru_cache

from dateline.language.dictionary import getAllInflections, getAllLemmas

_NUMBER = frozenset(("NN", "NNS"))
_NAMES = frozenset(("NNP", "NNPS"))
_VERBAL = frozenset(("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"))


@lru_cache(maxsize=100_000)
def impossible_tags(word: str) -> frozenset[str]:
    """The tags of nouns, or of verbs, that a word of the dictionary cannot have, and those of names for a noun in
    small letters; nothing is said of a word that the dictionary does not know as a noun, or as a verb."""
    if not (word.isascii() and word.isalpha() and word.islower() and len(word) <= 40):
        return frozenset()
    known = getAllLemmas(word)
    found: frozenset[str] = frozenset()
    for part, tags in (("NOUN", _NUMBER), ("VERB", _VERBAL)):
        possible = {tag for lemma in known.get(part, ()) for tag in _tags_of(word, lemma, part)}
        if possible:
            found |= tags - possible
            found |= _NAMES if part == "NOUN" else frozenset()
    return found


def can_be(word: str, tag: str) -> bool:
    """Whether the dictionary knows a form of a verb as one that has this tag."""
    lemmas = getAllLemmas(word).get("VERB", ()) if word.isascii() and word.isalpha() and len(word) <= 40 else ()
    return any(tag in _tags_of(word, lemma, "VERB") for lemma in lemmas)


def _tags_of(word: str, lemma: str, part: str) -> set[str]:
    forms = getAllInflections(lemma, upos=part)
    tags = {tag for tag, words in forms.items() if word in words}
    if "VBD" in tags and "VBN" not in forms:
        tags.add("VBN")
    return tags
