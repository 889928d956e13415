"""Reports that go back to one text: copies, reprints with changes, and reports that take in another whole.

Two reports are compared by containment: the share of the shorter one's five-word runs that stand in the other too
(Broder 1997), so a reprint inside a longer page is found where similarity of the whole would miss it. Words inside
quotation marks do not count: two reporters in one press conference write down the same sentences.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from zlib import crc32

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.origin import Link, Origin

RUN = 5  # words in a row, as in studies of news copies; shorter runs are stock phrases, longer ones miss edits
MIN_CONTAINMENT = 0.5  # data/reprints: joins 32 of 32 copies, 0 of 32 others; at .4 too, at .35 one other
MIN_SHARED_RUNS = 20  # about two sentences; less is a stock phrase
COMMON_SHARE = 0.05  # a run in more than this share of the pile is a site's notice, not news
MIN_COMMON_DOCUMENTS = 30  # a pile of ten may well hold ten copies of one wire story
MAX_HOLDERS = 40  # pairs grow by the square; above this a run counts only between its first holder and each other

_QUOTED = re.compile(r"“[^”]{0,1200}”|\"[^\"]{0,1200}\"|«[^»]{0,1200}»")
_WORD = re.compile(r"\w+")


def find_origins(documents: Sequence[AnnotatedDocument]) -> tuple[Origin, ...]:
    """One origin per group of documents joined by :func:`find_reprints`; every document is in exactly one.

    ``documents`` in the order they were added: an origin carries the id of its earliest, prefixed "org-". Sorted by id.
    """
    plain = [one.document for one in documents]
    links = find_reprints(plain)
    place = {one.id: index for index, one in enumerate(plain)}
    root = list(range(len(plain)))
    for link in links:
        left, right = sorted((_root(root, place[link.left]), _root(root, place[link.right])))
        root[right] = left
    groups: dict[int, list[str]] = defaultdict(list)
    for index, one in enumerate(plain):
        groups[_root(root, index)].append(one.id)
    why: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        why[_root(root, place[link.left])].append(link)
    found = [Origin(f"org-{members[0]}", tuple(members), tuple(why[first])) for first, members in groups.items()]
    return tuple(sorted(found, key=lambda origin: origin.id))


def find_reprints(documents: Sequence[Document]) -> list[Link]:
    """The pairs of documents of which one repeats the other, in the order of ``documents``. ``overlap``: 0-1.

    Copies are linked to the first of their kind, and only that one is compared with the rest.
    """
    firsts: dict[frozenset[int], int] = {}
    links: list[tuple[int, int, float]] = []
    for index, one in enumerate(documents):
        runs = five_word_runs(one)
        first = firsts.setdefault(runs, index) if runs else index
        if first != index:
            links.append((first, index, 1.0))
    indices, kept = list(firsts.values()), _without_common(list(firsts))
    for (left, right), shared in _shared(kept).items():
        shorter = min(len(kept[left]), len(kept[right]))
        if shared >= min(MIN_SHARED_RUNS, shorter) and shared >= MIN_CONTAINMENT * shorter:
            links.append((indices[left], indices[right], shared / shorter))
    return [Link(documents[a].id, documents[b].id, _reason(c), round(c, 4)) for a, b, c in sorted(links)]


def five_word_runs(document: Document) -> frozenset[int]:
    """Checksums of the runs of five words in the running text, quotations, captions and notices left out."""
    text = _running_text(document)
    words = _words(_QUOTED.sub(" \n ", text)) or _words(text)
    if 0 < len(words) < RUN:
        return frozenset({crc32(" ".join(words).encode())})
    return frozenset(crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _running_text(document: Document) -> str:
    """The text after the headline without its boilerplate; all of it if nothing is left."""
    kept, start = [], document.headline_end
    for region in sorted(document.boilerplate, key=lambda one: one.start):
        if region.kind != "heading" and region.end > start:
            kept.append(document.text[start : max(start, region.start)])
            start = region.end
    kept.append(document.text[start:])
    text = " ".join(kept)
    return text if text.strip() else document.text


def _without_common(runs: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    holders = Counter(run for own in runs for run in own)
    limit = max(MIN_COMMON_DOCUMENTS, COMMON_SHARE * len(runs))
    common = {run for run, count in holders.items() if count > limit}
    return [own - common or own for own in runs]


def _shared(runs: Sequence[frozenset[int]]) -> Counter[tuple[int, int]]:
    """How many runs each pair of documents shares; pairs that share none are absent."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, own in enumerate(runs):
        for run in own:
            holders[run].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= MAX_HOLDERS:
            shared.update((left, right) for i, left in enumerate(held) for right in held[i + 1 :])
        elif len(held) > MAX_HOLDERS:
            shared.update((held[0], right) for right in held[1:])
    return shared


def _root(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index


def _reason(overlap: float) -> str:
    if overlap >= 1.0:
        return "copy: the same words throughout"
    return f"reprint: {overlap:.0%} of the shorter report's five-word runs stand in the other too"
