"""Whose words a report passes on: the outlets and agencies that carried or relayed it, nearest first.

Only what is said of the report as a whole counts: in its dateline, its credits, its first two paragraphs and its last
lines. What a paragraph further down takes from a newspaper is a source of one fact.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.reading.agencies import agency_name
from dateline.reading.blocks import Block, split_blocks
from dateline.reading.datelines import find_opening
from dateline.reading.relay_words import (
    ACCORDING,
    CARRIED,
    CITING,
    REPORTED,
    SOURCE,
    TAKEN,
    TRANSLATED,
    bare,
    may_be_name,
    medium_in,
)
from dateline.records.document import Document, Region

MAX_TOP_BLOCKS = 8  # headline, byline, date and other lines above the text, and its first two paragraphs
MAX_LEADS = 2
MAX_LAST_BLOCKS = 3
MAX_LAST_CHARACTERS = 400  # a longer last block is a paragraph; only its last sentence can be a credit

#: How near to the reader a relay stands: the page that this text was taken from, whose text it is, whom that text says
#: it follows, and whom that one cites.
FROM, WRITTEN, FOLLOWED, CITED = range(4)

_LAST_MARK = re.compile(
    r"[(\[](?P<inside>[^()\[\]\n]{2,60})[)\]]\W*$|[.!?”\"] ?[–—-]{1,2} ?(?P<dashed>[^.\n]{2,40})\W*$"
)
_OPENING_MARK = re.compile(r"[^(\n]{0,70}\((?P<inside>[^()\n]{2,80})\)")
_SPLIT = re.compile(r"\s*(?:/|;|\|| [–—-]{1,2} |[–—]|(?<=\w)- | and )\s*")
#: Where the name in a credit ends and a day, an address or a remark begins.
_NAME_END = re.compile(r",? (?:on|in|at|under|and is|with|by) (?=[A-Z\da-z])|, | \(|\. |https?:")


@dataclass(frozen=True, slots=True)
class _Relay:
    near: int
    place: int
    name: str


def find_relays(document: Document) -> tuple[str, ...]:
    """Who carried or relayed the report, nearest first, its own outlet left out."""
    return via_of(
        document.text,
        document.boilerplate,
        document.agency,
        headline_end=document.headline_end,
        outlet=document.outlet,
    )


def via_of(
    text: str, regions: Sequence[Region], agency: str | None, *, headline_end: int = 0, outlet: str | None = None
) -> tuple[str, ...]:
    """Names as in the text, agencies as :func:`agency_name` shows them, each once, nearest first.

    ``agency``: the one that its dateline credits, or None; ``outlet``: who published it, which is no relay.
    """
    embedded = [one for one in regions if one.kind == "embed"]
    blocks = [one for one in split_blocks(text) if not any(e.start <= one.start < e.end for e in embedded)]
    found = list(_at_the_top(blocks, regions, headline_end)) + list(_at_the_end(blocks, headline_end))
    if agency:
        found.append(_Relay(WRITTEN, 0, agency))
    own = _plain(outlet or "")
    names: dict[str, str] = {}
    for one in sorted(found, key=lambda relay: (relay.near, relay.place)):
        if _plain(one.name) != own:
            names.setdefault(_plain(one.name), one.name)
    return tuple(names.values())


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", name.casefold())


def _at_the_top(blocks: Sequence[Block], regions: Sequence[Region], headline_end: int) -> Iterator[_Relay]:
    marked = {one.start: one.kind for one in regions}
    leads = 0
    for one in [block for block in blocks if block.start >= headline_end][:MAX_TOP_BLOCKS]:
        if one.start in marked:
            if marked[one.start] in ("byline", "credit", "other"):
                yield from _in_credit(one)
            continue
        if leads == 0:
            yield from _in_dateline(one)
        yield from _in_sentence(one)
        leads += 1
        if leads == MAX_LEADS:
            return


def _at_the_end(blocks: Sequence[Block], headline_end: int) -> Iterator[_Relay]:
    for one in [block for block in blocks if block.start >= headline_end][-MAX_LAST_BLOCKS:]:
        if len(one.text) <= MAX_LAST_CHARACTERS:
            yield from _in_credit(one)
        mark = _LAST_MARK.search(one.text[-90:])
        if mark:
            yield from _agencies(mark["inside"] or mark["dashed"], one.start)


def _in_dateline(block: Block) -> Iterator[_Relay]:
    """The names in the brackets of a dateline: "(AFP/Examplia Daily)", the distributor after the agency."""
    opening = find_opening(block.text)
    match = _OPENING_MARK.match(block.text[: opening.end]) if opening else None
    for name in _SPLIT.split(match["inside"]) if match else ():
        known = agency_name(name)
        if known:
            yield _Relay(WRITTEN, block.start, known)
        elif may_be_name(name) and opening and opening.day != name:
            yield _Relay(FROM, block.start, name.strip())


def _in_credit(block: Block) -> Iterator[_Relay]:
    """A line of its own that says where the text comes from."""
    taken = TAKEN.search(block.text)
    source = SOURCE.match(block.text)
    names = (
        [taken["name"] or taken["again"]]
        if taken
        else _SPLIT.split(source["name"] or source["again"])
        if source
        else []
    )
    for written in names:
        name = _NAME_END.split(written.strip())[0]
        name = bare(name)
        known = agency_name(name)
        if known or may_be_name(name):
            yield _Relay(FROM, block.start, known or name)
    for match in TRANSLATED.finditer(block.text):
        if name := medium_in(match, 1):
            yield _Relay(FROM, block.start, name)
    if len(block.text) < 60:
        yield from _agencies(block.text.strip("()[] \u2013\u2014-"), block.start)


def _agencies(words: str, place: int) -> Iterator[_Relay]:
    """The agencies in a credit, if it holds nothing else."""
    known = [agency_name(one) for one in _SPLIT.split(words.strip())]
    yield from (_Relay(WRITTEN, place, one) for one in known if one is not None and None not in known)


def _in_sentence(block: Block) -> Iterator[_Relay]:
    """What the first paragraphs say of whom they follow."""
    patterns = ((REPORTED, FOLLOWED), (CARRIED, FOLLOWED), (ACCORDING, CITED), (CITING, CITED))
    for pattern, near in patterns:
        for match in pattern.finditer(block.text):
            if name := medium_in(match, 1):
                yield _Relay(near, block.start + match.start(), name)
            if pattern is REPORTED and match.group(0) and (cited := medium_in(match, 2)):
                yield _Relay(CITED, block.start + match.start(), cited)
