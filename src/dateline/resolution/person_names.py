"""Full names, and whose a lone surname is."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.resolution.clusters import cluster
from dateline.resolution.spelling import consonants, same_person, same_word

#: Particles that open a surname without being a first name ("bin Salman").
_PARTICLES = frozenset(["bin", "ibn", "ben", "von", "van", "de", "al", "el", "abu"])

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonNames:
    """What the pile knows of persons' names. ``full``: full name to the key of its person. ``surnames``: consonants of
    a last word to the full names that end so. ``local``: the full names of each document."""

    full: dict[Words, str]
    surnames: dict[str, tuple[Words, ...]]
    local: dict[int, tuple[Words, ...]]
    lone: dict[Words, str]

    @classmethod
    def of(cls, names: Sequence[tuple[int, Words]]) -> "PersonNames":
        """From (document, folded words) of every person mention."""
        counts = Counter(_bare(words) for _, words in names)
        complete = [words for words in counts if len(words) > 1]
        full = _cluster_full(complete, counts)
        surnames: dict[str, list[Words]] = defaultdict(list)
        for words in sorted(full):
            surnames[consonants(words[-1])].append(words)
        local: dict[int, dict[Words, None]] = defaultdict(dict)
        for document, words in names:
            if len(_bare(words)) > 1:
                local[document][_bare(words)] = None
        return cls(
            full,
            {key: tuple(some) for key, some in surnames.items()},
            {document: tuple(some) for document, some in local.items()},
            _cluster_lone([words for words in counts if len(words) == 1]),
        )

    def key(self, document: int, words: Words) -> tuple[str, str | None]:
        """The key of a mention, and why if it is a lone name that was laid to a full one.

        A lone name that fits two persons of its document, or of the pile when its document names none, joins neither.
        """
        bare = _bare(words)
        if len(bare) > 1:
            return self.full[bare], None
        text = " ".join(bare)
        here = self.local.get(document, ())
        for fits in (_fits_last, _fits_first):
            found = sorted({self.full[name] for name in here if fits(name, bare[0])})
            if len(found) == 1:
                return found[0], f'"{text.title()}" is {found[0][4:].title()} in the same report'
            if found:
                return f"per:{document}:{text}", None
        everywhere = self.surnames.get(consonants(bare[0]), ())
        found = sorted({self.full[name] for name in everywhere if _fits_last(name, bare[0])})
        if len(found) == 1:
            return found[0], f'"{text.title()}" fits only {found[0][4:].title()} in the pile'
        return (f"per:{document}:{text}" if found else f"per:{self.lone.get(bare, text)}"), None


def _bare(words: Words) -> Words:
    while len(words) > 1 and words[0] in _PARTICLES:
        words = words[1:]
    return words


def _fits_last(name: Words, word: str) -> bool:
    return same_word(name[-1], word)


def _fits_first(name: Words, word: str) -> bool:
    return name[0] == word


def _cluster_full(names: Sequence[Words], counts: Counter[Words]) -> dict[Words, str]:
    """Spellings of one full name under one key, that of the most frequent; first names that differ keep apart."""
    ordered = sorted(names, key=lambda words: (-counts[words], -len(words), words))
    ids = {" ".join(words): words for words in ordered}
    blocks: dict[str, list[str]] = defaultdict(list)
    for one, words in ids.items():
        for block in {consonants(words[-1]), consonants("".join(words))}:
            blocks[block].append(one)
    same: list[tuple[str, str]] = []
    different: list[tuple[str, str]] = []
    for block_ids in blocks.values():
        for number, left in enumerate(block_ids):
            for right in block_ids[number + 1 :]:
                pair = (left, right)
                (same if same_person(ids[left], ids[right]) else different).append(pair)
    return {ids[one]: f"per:{group[0]}" for group in cluster(list(ids), same, different) for one in group}


def _cluster_lone(names: Sequence[Words]) -> dict[Words, str]:
    blocks: dict[str, list[Words]] = defaultdict(list)
    for words in sorted(names):
        blocks[consonants(words[0])].append(words)
    chosen: dict[Words, str] = {}
    for block in blocks.values():
        heads: list[Words] = []
        for words in block:
            head = next((one for one in heads if same_word(one[0], words[0])), None)
            if head is None:
                heads.append(words)
            chosen[words] = (head or words)[0]
    return chosen
