"""One report of a page as a document: its text with regions and places, and what is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.reading.blocks import Block
from dateline.reading.boilerplate import Role, role_of
from dateline.reading.datelines import find_opening
from dateline.reading.language_of import language_of
from dateline.reading.page_article import Told
from dateline.reading.page_elements import Place
from dateline.reading.page_tree import Paths
from dateline.reading.plain import region_kinds
from dateline.reading.published import Parts, find_published
from dateline.records.document import Anchor, Document, PageKind, Published, Region
from dateline.records.identity import content_id

BETWEEN = "\n\n"
MAX_ROLE = 20_000  # characters of a paragraph; a longer one is running text without a look at its words


@dataclass(frozen=True, slots=True)
class Report:
    """What a page says of one report; None for what it does not. ``headline_place``: where its headline stands."""

    paragraphs: tuple[Told, ...]
    headline: str | None = None
    headline_place: Place | None = None
    published: Published | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    kind: PageKind = PageKind.ARTICLE
    url: str | None = None


def document_of(report: Report, place: tuple[str, int], *, paths: Paths, today: date | None) -> Document:
    """The report as a document; it has a headline or a paragraph. ``place``: the capture, and its position there."""
    capture_id, position = place
    lead = (
        (Told(report.headline, (report.headline_place,) if report.headline_place else ()),) if report.headline else ()
    )
    paragraphs = (*lead, *report.paragraphs)
    text = BETWEEN.join(one.text for one in paragraphs)
    headline_end = len(report.headline or "")
    opening = find_opening(report.paragraphs[0].text) if report.paragraphs else None
    regions, parts = _regions(_blocks(paragraphs)[len(lead) :], report)
    return Document(
        id=content_id("doc", capture_id, position, text),
        capture_id=capture_id,
        position=position,
        capture_start=None,
        capture_end=None,
        text=text,
        headline=report.headline,
        headline_end=headline_end,
        outlet=report.outlet,
        byline=report.byline,
        agency=opening.agency if opening else None,
        dateline_place=opening.place if opening else None,
        published=report.published or find_published(parts, today=today),
        language=language_of(text) or (report.language or "")[:2].lower() or None,
        boilerplate=regions,
        url=report.url,
        page=report.kind,
        anchors=_anchors(paragraphs, paths),
    )


def _blocks(paragraphs: Sequence[Told]) -> list[Block]:
    blocks: list[Block] = []
    start = 0
    for one in paragraphs:
        blocks.append(Block(start, start + len(one.text), one.text, len(BETWEEN) if blocks else 0))
        start += len(one.text) + len(BETWEEN)
    return blocks


def _anchors(paragraphs: Sequence[Told], paths: Paths) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(block.start + place.start, block.start + place.end, element=paths.of(place.element))
        for block, one in zip(_blocks(paragraphs), paragraphs, strict=True)
        for place in one.places
    )


def _regions(blocks: Sequence[Block], report: Report) -> tuple[tuple[Region, ...], Parts]:
    """The regions that tell nothing, and the report taken apart for dating. A quoted post tells something."""
    roles = [role_of(block) if len(block.text) <= MAX_ROLE else Role.BODY for block in blocks]
    roles = [Role.BODY if role is Role.EMBED else role for role in roles]
    kinds = [told.kind or kind for told, kind in zip(report.paragraphs, region_kinds(blocks, roles), strict=True)]
    regions = tuple(Region(block.start, block.end, kind) for block, kind in zip(blocks, kinds, strict=True) if kind)

    def those(role: Role) -> tuple[str, ...]:
        return tuple(block.text for block, one in zip(blocks, roles, strict=True) if one is role)

    body = tuple(block.text for block, kind in zip(blocks, kinds, strict=True) if kind is None)
    return regions, Parts(headline=report.headline, header=those(Role.DATE), captions=those(Role.CAPTION), body=body)
