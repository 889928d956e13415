"""Groups of ids from pairs: what belongs together joins, unless it would join two that must stay apart."""

from collections.abc import Iterable, Sequence


def cluster(
    ids: Sequence[str],
    same_pairs: Iterable[tuple[str, str]],
    different_pairs: Iterable[tuple[str, str]] = (),
    *,
    firm_pairs: Iterable[tuple[str, str]] = (),
) -> list[tuple[str, ...]]:
    """Every id of ``ids`` in exactly one group; members and groups in the order of ``ids``.

    Neither the order of the pairs nor that inside a pair matters. A ``same`` pair that would bring the two sides of a
    ``different`` pair into one group is left out; of several such, those of earlier ids win. Pairs of unknown ids say
    nothing. ``firm_pairs``, a person's, join before all others. Near linear in ids and pairs.
    """
    position = {one: number for number, one in enumerate(dict.fromkeys(ids))}
    parent = list(range(len(position)))
    apart: list[set[int]] = [set() for _ in parent]
    for left, right in _ordered(different_pairs, position):
        apart[left].add(right)
        apart[right].add(left)
    members: list[list[int]] = [[number] for number in parent]
    for left, right in (*_ordered(firm_pairs, position), *_ordered(same_pairs, position)):
        _join(_root(parent, left), _root(parent, right), parent, apart, members)
    groups: dict[int, list[str]] = {}
    for one, number in position.items():
        groups.setdefault(_root(parent, number), []).append(one)
    return [tuple(group) for group in groups.values()]


def _ordered(pairs: Iterable[tuple[str, str]], position: dict[str, int]) -> list[tuple[int, int]]:
    known = {
        (min(position[left], position[right]), max(position[left], position[right]))
        for left, right in pairs
        if left in position and right in position and left != right
    }
    return sorted(known)


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


def _join(left: int, right: int, parent: list[int], apart: list[set[int]], members: list[list[int]]) -> None:
    """``apart`` of a root holds ids that no member may meet; the smaller group moves."""
    if left == right:
        return
    if len(members[left]) < len(members[right]):
        left, right = right, left
    if not apart[left].isdisjoint(members[right]) or not apart[right].isdisjoint(members[left]):
        return
    parent[right] = left
    members[left].extend(members[right])
    apart[left] |= apart[right]
    members[right], apart[right] = [], set()
