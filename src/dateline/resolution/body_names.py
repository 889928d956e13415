"""Names of bodies, agreements and things: word order, acronyms, and offices that only their report makes plain."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.resolution.clusters import cluster
from dateline.resolution.spelling import consonants, content, fold, is_acronym, same_word

#: An acronym that no report explains is laid to a name of another report from this many letters on: two fit too much.
MIN_LONE_LETTERS = 3

#: Heads of offices that reports call by head and field alone ("the Defence Ministry", "the court").
OFFICES = frozenset({
    "ministry", "court", "council", "committee", "commission", "university", "institute", "bank", "company",
    "agency", "chamber", "foundation", "tribunal", "assembly", "department", "parliament", "office", "directorate",
    "bureau",
})  # fmt: skip

#: Fields of office: with a head of office they name a different body in every country.
FIELDS = frozenset({
    "defense", "foreign", "interior", "finance", "health", "education", "energy", "oil", "trade", "justice",
    "supreme", "high", "national", "municipal", "city", "central", "transport", "agriculture", "affairs",
    "external", "internal", "home", "public", "prosecutor", "general", "security", "state",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class BodyNames:
    """``shared``: folded name to key. ``local``: (document, folded name) to key, where only the report decides."""

    shared: Mapping[tuple[str, ...], str]
    local: Mapping[tuple[int, tuple[str, ...]], tuple[str, str]]

    @classmethod
    def of(cls, names: Sequence[tuple[int, int, str]]) -> "BodyNames":
        """From (document, start, text) of every mention."""
        counts = Counter(fold(text) for _, _, text in names)
        texts: dict[tuple[str, ...], str] = {}
        for _, _, text in names:
            texts.setdefault(fold(text), text)
        by_document: dict[int, dict[tuple[str, ...], str]] = defaultdict(dict)
        for document, _, text in names:
            by_document[document].setdefault(fold(text), text)
        shared = _cluster_names(counts, _expansions(by_document))
        local: dict[tuple[int, tuple[str, ...]], tuple[str, str]] = {}
        for document, some in by_document.items():
            local.update(_local(document, some, shared))
        return cls(shared, local)

    def key(self, document: int, text: str) -> tuple[str, str | None]:
        """The key of a mention, and why when its report decided."""
        words = fold(text)
        found = self.local.get((document, words))
        if found is not None:
            return found
        if generic(words):
            return f"org:{document}:{' '.join(sorted(content(words)))}", None
        return self.shared[words], None


def generic(words: tuple[str, ...]) -> bool:
    """Whether a folded name says only which office it is, not whose."""
    carried = content(words)
    return bool(carried & OFFICES) and carried <= OFFICES | FIELDS


def _expansions(
    by_document: Mapping[int, Mapping[tuple[str, ...], str]],
) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """What each acronym stands for, judged by initials within one report; else the only name of the pile that fits."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], None]] = defaultdict(dict)
    for some in by_document.values():
        acronyms = [(words, text) for words, text in some.items() if len(words) == 1 and text.isupper()]
        longer = [(words, text) for words, text in some.items() if len(words) > 1]
        for words, letters in acronyms:
            for expansion, text in longer:
                if is_acronym(letters, text) or _is_acronym_without_first(letters, text):
                    found[words][expansion] = None
    for lone, expansion in _lone_expansions(by_document):
        if lone not in found:
            found[lone][expansion] = None
    return {words: list(some) for words, some in found.items()}


def _lone_expansions(
    by_document: Mapping[int, Mapping[tuple[str, ...], str]],
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Acronyms of the pile with the name that alone has their initials."""
    names = {words: text for some in by_document.values() for words, text in some.items()}
    by_initials: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words, text in names.items():
        if len(words) > 1:
            by_initials["".join(part[0] for part in text.split() if part[0].isupper())].append(words)
    return [
        (words, by_initials[text][0])
        for words, text in names.items()
        if len(words) == 1 and len(text) >= MIN_LONE_LETTERS and len(by_initials.get(text, ())) == 1
    ]


def _is_acronym_without_first(letters: str, text: str) -> bool:
    """ "Danish Civil Relief Union (CRU)": the nationality is no part of the letters."""
    head, _, rest = text.partition(" ")
    return len(letters) >= 3 and bool(head) and is_acronym(letters, rest)


def _cluster_names(
    counts: Counter[tuple[str, ...]], expansions: Mapping[tuple[str, ...], Sequence[tuple[str, ...]]]
) -> dict[tuple[str, ...], str]:
    ordered = sorted(counts, key=lambda words: (len(words) == 1, -counts[words], words))
    ids = {" ".join(words): words for words in ordered}
    same: list[tuple[str, str]] = []
    for block in _blocks(ids).values():
        for number, left in enumerate(block):
            same.extend((left, right) for right in block[number + 1 :] if _same_body(ids[left], ids[right]))
    for words, some in expansions.items():
        if len(some) == 1 or _one_body(some):
            same.extend((" ".join(words), " ".join(expansion)) for expansion in some)
    return {ids[one]: f"org:{group[0]}" for group in cluster(list(ids), same) for one in group}


def _blocks(ids: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Names with equal consonants in any order of words; one that differs in a letter is another name here."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for one, words in ids.items():
        blocks[" ".join(sorted(map(consonants, content(words))))].append(one)
    return blocks


def _same_body(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    first, second = sorted(content(left)), sorted(content(right))
    if any(word.isdigit() or len(word) < 2 for word in (*first, *second)) and first != second:
        return False
    return len(first) == len(second) and all(same_word(a, b) for a, b in zip(first, second, strict=True))


def _one_body(names: Sequence[tuple[str, ...]]) -> bool:
    """Whether all expansions of an acronym lie inside the longest."""
    longest = max(names, key=lambda words: (len(words), words))
    return all(content(words) <= content(longest) for words in names)


def _local(
    document: int, names: Mapping[tuple[str, ...], str], shared: Mapping[tuple[str, ...], str]
) -> dict[tuple[int, tuple[str, ...]], tuple[str, str]]:
    """Lays "the Ministry" to the one ministry that the report names in full."""
    found: dict[tuple[int, tuple[str, ...]], tuple[str, str]] = {}
    full = [words for words in names if not generic(words)]
    for words, text in names.items():
        if not content(words) & OFFICES:
            continue
        hosts = [longer for longer in full if content(words) < content(longer) and content(longer) & OFFICES]
        keys = sorted({shared[longer] for longer in hosts})
        if len(keys) == 1:
            found[document, words] = (keys[0], f'"{text}" is {names[hosts[0]]} in the same report')
    return found
