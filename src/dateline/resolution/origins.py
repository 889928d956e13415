"""Reports that go back to one text, joined: copies, reprints with changes, rewrites, and versions of one page.

Two reports are compared by containment: the share of the shorter one's five-word runs that stand in the other too
(Broder 1997), so a reprint inside a longer page is found where similarity of the whole would miss it. Words inside
quotation marks do not count: two reporters in one press conference write down the same sentences.
"""

from collections import defaultdict
from collections.abc import Sequence

from dateline.records.corpus import AnnotatedDocument
from dateline.records.origin import Link, Origin
from dateline.resolution.copies import find_copies


def find_origins(documents: Sequence[AnnotatedDocument], versions: Sequence[Link] = ()) -> tuple[Origin, ...]:
    """Every document in exactly one origin, joined by :func:`find_copies` and by ``versions``.

    ``documents`` in the order they were added: an origin carries the id of its earliest, prefixed "org-". Sorted by id.
    ``versions``: links between states of one page; they are all kept, with their own reasons. Of the others an origin
    of n documents keeps only those which hold it together, n - 1 at most, the likest pairs first.
    """
    plain = [one.document for one in documents]
    place = {one.id: index for index, one in enumerate(plain)}
    root = list(range(len(plain)))
    kept = [one for one in versions if one.left in place and one.right in place]
    for link in kept:
        _join(root, place[link.left], place[link.right])
    for link in sorted(find_copies(plain), key=lambda one: (-round(one.overlap, 1), place[one.left], place[one.right])):
        if _join(root, place[link.left], place[link.right]):
            kept.append(link)
    groups: dict[int, list[str]] = defaultdict(list)
    for index, one in enumerate(plain):
        groups[_root(root, index)].append(one.id)
    why: dict[int, list[Link]] = defaultdict(list)
    for link in sorted(kept, key=lambda one: (place[one.left], place[one.right])):
        why[_root(root, place[link.left])].append(link)
    found = [Origin(f"org-{members[0]}", tuple(members), tuple(why[first])) for first, members in groups.items()]
    return tuple(sorted(found, key=lambda origin: origin.id))


def _join(root: list[int], left: int, right: int) -> bool:
    """Whether the two were apart before; the earlier one's root stays."""
    first, second = sorted((_root(root, left), _root(root, right)))
    root[second] = first
    return first != second


def _root(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index
