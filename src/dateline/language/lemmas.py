"""The dictionary form of a word, by lemminflect, remembered."""

from functools import lru_cache

from dateline.language.dictionary import getLemma

_CLOSED = {
    "n't": "not", "n’t": "not", "'s": "'s", "’s": "’s", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have",
    "’ve": "have", "'ll": "will", "’ll": "will", "'d": "would", "’d": "would", "ca": "can", "wo": "will", "an": "a",
}  # fmt: skip
_INFLECTED = {"NOUN", "VERB", "ADJ", "ADV", "AUX"}
_PRONOUNS = {
    "me": "I", "him": "he", "her": "she", "us": "we", "them": "they", "these": "this", "those": "that", "whom": "who",
}  # fmt: skip


@lru_cache(maxsize=200_000)
def lemma_of(word: str, pos: str, tag: str) -> str:
    """``pos`` UPOS, ``tag`` Penn tag. Names keep their form; everything else comes in lower case."""
    if pos == "PROPN":
        return word
    lower = word.lower()
    if pos == "AUX" or pos == "PART":
        if lower in ("'s", "’s") and pos == "AUX":
            return "be"
        if lower in _CLOSED:
            return _CLOSED[lower]
    if pos == "PRON":
        return _PRONOUNS.get(lower, "I" if lower == "i" else lower)
    if pos in _INFLECTED and lower.isascii() and lower.isalpha() and len(lower) <= 40:
        if (pos == "NOUN" and tag == "NN") or (pos in ("VERB", "AUX") and tag in ("VB", "VBP") and lower not in _BE):
            return lower
        found = getLemma(lower, upos=pos)
        return str(found[0]) if found else lower
    return _CLOSED.get(lower, lower) if pos == "DET" else lower


_BE = frozenset(("am", "are", "is", "was", "were", "been", "being"))
