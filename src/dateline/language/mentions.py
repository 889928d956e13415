"""What can be meant again: names, pronouns, and short noun phrases that the network takes for mentions."""

from collections.abc import Iterable, Sequence

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PRONOUNS = frozenset(("PRP", "PRP$"))
#: Relations to the left of a noun that belong to its short phrase.
_LEFT = frozenset(("det", "amod", "nummod", "compound", "nmod:poss", "flat", "nmod:unmarked"))
_RIGHT = frozenset(("flat", "compound"))

Mention = tuple[int, int, int]


def find_mentions(
    names: Iterable[tuple[int, int]],
    taken: Iterable[int],
    tags: Sequence[str],
    heads: Sequence[int],
    relations: Sequence[str],
) -> list[Mention]:
    """(first, last + 1, head) by position, of one window. ``taken``: words that the network takes for heads."""
    found: dict[int, Mention] = {}
    covered: set[int] = set()
    for first, last in names:
        head = next((at for at in range(first, last) if not first <= heads[at] < last or heads[at] == at), first)
        found[head] = (first, last, head)
        covered.update(range(first, last))
    for at, tag in enumerate(tags):
        if tag in _PRONOUNS and at not in covered:
            found[at] = (at, at + 1, at)
    chosen = [at for at in taken if tags[at] in _NOUNS and at not in covered]
    if chosen:
        children: dict[int, list[int]] = {}
        for at, head in enumerate(heads):
            if head != at:
                children.setdefault(head, []).append(at)
        for at in chosen:
            found[at] = (_left(at, children, relations), _right(at, children, relations) + 1, at)
    return sorted(found.values(), key=lambda mention: (mention[0], -mention[1]))


def _left(at: int, children: dict[int, list[int]], relations: Sequence[str]) -> int:
    """The first word of the phrase: its dependents to the left, as far as they touch."""
    first = at
    for child in sorted((c for c in children.get(at, ()) if c < at), reverse=True):
        if relations[child] not in _LEFT:
            break
        first = _left(child, children, relations)
    return first


def _right(at: int, children: dict[int, list[int]], relations: Sequence[str]) -> int:
    last = at
    for child in sorted(c for c in children.get(at, ()) if c > at):
        if child != last + 1 or relations[child] not in _RIGHT:
            break
        last = child
    return last
