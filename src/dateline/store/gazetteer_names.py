"""The names of places: the keys they are indexed under, and the entries a gazetteer is made of."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.records.entity import Place

#: Raise it when the schema or the folding changes: it is part of the file's version and so of cache keys.
FORMAT = "2"

#: A vowel skeleton shorter than this fits too many names to propose anything.
MIN_SKELETON = 3

#: The Arabic article before its noun, with the consonant it takes on ("ar-R...", "Az Z..."); "al"/"el" before anything.
_ARTICLE = re.compile(
    r"\b(?:[ae]l[- ](?=\w)|(?:[ae](?P<c>sh|th|dh|[drstzn]))[- ](?=(?P=c))|[aei](?:sh|th|dh|[drstznl])-(?=\w))"
)
#: Short forms at the beginning of a name's word, followed by another word: "St. Louis", "Mt Pleasant", "Ft. Hood".
_SHORT = re.compile(r"\b(?P<short>st|ste|mt|ft|pt)(?:\.\s*|\s+)(?=\w)")
_LONG = {"st": "saint ", "ste": "sainte ", "mt": "mount ", "ft": "fort ", "pt": "point "}
_DROP = re.compile(r"[^0-9a-z]+")
_VOWELS = re.compile(r"[aeiouyw]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with the names to index it under besides its main one. ``by_main``: whether the main one counts too.
    ``proposable``: also by its consonants. ``exact``: names that count in this very spelling only ("Ill.", "TX").
    ``wordlike``: names that are words or people's names too ("Concord", "Wayne"): only ``lookup_word`` knows them."""

    place: Place
    names: tuple[str, ...] = ()
    proposable: bool = False
    by_main: bool = True
    exact: tuple[str, ...] = ()
    wordlike: tuple[str, ...] = ()

    def index_keys(self) -> dict[str, int]:
        """The keys of this entry, each with its rank: 2 exact, 1 main name, 0 another name."""
        main = index_key(self.place.name)
        keys = dict.fromkeys(map(index_key, self.names), 0)
        if self.by_main or main in keys:
            keys[main] = 1
        keys.pop("", None)
        keys.update(dict.fromkeys(map(exact_key, self.exact), 2))
        keys.update({word_key(name): int(name == self.place.name) for name in self.wordlike})
        return keys

    def skeletons(self) -> set[str]:
        """The skeletons it is proposed by; none unless proposable."""
        if not self.proposable:
            return set()
        found = {skeleton_of(self.place.name), *map(skeleton_of, self.names)}
        return {one for one in found if len(one) >= MIN_SKELETON}


@lru_cache(4096)
def index_key(name: str) -> str:
    """The key a name is indexed under: ASCII, lower case, no blanks or articles (``Deir ez-Zor`` -> ``deirzor``).

    Empty when nothing is left, as for a name of punctuation only.
    """
    plain = _ascii(name).casefold().strip().replace("'", "").replace("`", "")
    plain = plain.removeprefix("the ")
    plain = _SHORT.sub(lambda match: _LONG[match["short"]], plain)
    return _DROP.sub("", _ARTICLE.sub("", plain)) or _DROP.sub("", plain)


def _ascii(name: str) -> str:
    if name.isascii():
        return name
    from anyascii import anyascii

    return anyascii(name)


def exact_key(name: str) -> str:
    """The key of a name that counts in this spelling only: as written, without blanks (``W. Va.`` -> ``=W.Va.``)."""
    return "=" + "".join(name.split())


def word_key(name: str) -> str:
    """The key of a name that is a word too: what only :meth:`GazetteerFile.lookup_word` asks for."""
    return "~" + index_key(name)


def skeleton_of(name: str) -> str:
    """The consonants of a folded name, doubled ones once (``Lattakia`` -> ``ltk``); a first vowel stays as ``a``."""
    folded = index_key(name)
    first = "a" if folded[:1] in set("aeiou") else ""
    squeezed = re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", folded.replace("kh", "h").replace("q", "k").replace("c", "k")))
    return first + squeezed
