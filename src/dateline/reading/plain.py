"""Plain text to documents: each report with its bounds, headline, dateline, captions and day of publication."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.reading.agencies import agency_name
from dateline.reading.blocks import Block, split_blocks
from dateline.reading.boilerplate import Role, is_scene, site_parts
from dateline.reading.datelines import Opening, find_opening
from dateline.reading.language_of import language_of
from dateline.reading.outlets import Signs, find_outlet
from dateline.reading.published import Parts, find_published
from dateline.reading.segment import Segment, segment
from dateline.records.document import Document, Region
from dateline.records.identity import content_id

MAX_HEADING_WORDS = 12  # longer lines inside a report are entries of lists or quotations without a stop
MAX_TOP = 12  # lines above a first paragraph that may hold its day; more is a menu
_HEADING_START = re.compile(r"[A-Z\u00c0-\u00de0-9‘'“\"]")

#: The kind of a region for each role inside a report; None where the block is running text.
KINDS = {
    Role.CAPTION: "caption",
    Role.BYLINE: "byline",
    Role.CREDIT: "credit",
    Role.EMBED: "embed",
    Role.DATE: "other",
    Role.LABEL: "other",
    Role.SITE: "other",
    Role.FURNITURE: "other",
    Role.RELATED: "other",
    Role.DISCLAIMER: "other",
    Role.LINE: "heading",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart: its text, blocks and their roles."""

    text: str
    blocks: tuple[Block, ...]
    roles: tuple[Role, ...]


def read_plain(text: str, *, capture_id: str, today: date | None) -> tuple[Document, ...]:
    """The reports in ``text``, in order; empty if it holds no words. Offsets of the capture are those of ``text``."""
    blocks = split_blocks(text)
    if not blocks:
        return ()
    roles, segments = segment(blocks)
    if not segments:
        roles, segments = [Role.BODY] * len(blocks), [Segment(0, len(blocks), None, 0, ())]
    page = Page(text, tuple(blocks), tuple(roles))
    return tuple(
        _document(page, one, position=number, capture_id=capture_id, today=today) for number, one in enumerate(segments)
    )


def _document(page: Page, one: Segment, *, position: int, capture_id: str, today: date | None) -> Document:
    start, end = page.blocks[one.first].start, page.blocks[one.last - 1].end
    text = page.text[start:end]
    headline = _headline(page, one)
    opening = _opening(page, one)
    byline = next((page.blocks[i].text for i in range(one.first, one.last) if page.roles[i] is Role.BYLINE), None)
    return Document(
        id=content_id("doc", capture_id, position, text),
        capture_id=capture_id,
        position=position,
        capture_start=start,
        capture_end=end,
        text=text,
        headline=headline,
        headline_end=len(headline or ""),
        outlet=_outlet(page, one, opening=opening),
        byline=byline,
        agency=opening.agency if opening else None,
        dateline_place=opening.place if opening else None,
        published=find_published(parts_of(page, one, opening=opening), today=today),
        language=language_of(text),
        boilerplate=_regions(page, one, start=start, opening=opening),
    )


def parts_of(page: Page, one: Segment, *, opening: Opening | None) -> Parts:
    """The report taken apart for dating."""
    inside = range(one.first, one.last)
    header = [
        i for i in (*one.around, *range(one.first, one.lead), one.last - 1) if page.roles[i] in (Role.DATE, Role.BYLINE)
    ]
    return Parts(
        headline=_headline(page, one),
        header=tuple(page.blocks[i].text for i in header),
        captions=tuple(page.blocks[i].text for i in inside if _role(page, one, at=i) is Role.CAPTION),
        body=tuple(page.blocks[i].text for i in inside if page.roles[i] is Role.BODY),
        day=opening.day if opening else None,
        top=tuple(page.blocks[i].text for i in (*one.around, *range(one.first, one.lead)) if i < one.lead)[-MAX_TOP:],
    )


def _opening(page: Page, one: Segment) -> Opening | None:
    """The dateline of the first paragraph, else one with a day that stands above it: on a line of its own, or before
    a first sentence so short and dated that it looks like a caption."""
    above = [i for i in range(one.lead - 1, one.first - 1, -1) if page.roles[i] in (Role.DATE, Role.CAPTION)]
    found = [(i, opening) for i in (one.lead, *above) if (opening := find_opening(page.blocks[i].text)) is not None]
    return next((opening for i, opening in found if page.roles[i] is not Role.CAPTION or opening.day is not None), None)


def _headline(page: Page, one: Segment) -> str | None:
    if one.headline is None:
        return None
    block = page.blocks[one.headline]
    parts = site_parts(block.text) if page.roles[one.headline] is Role.SITE else None
    return parts[0] if parts else block.text


def _role(page: Page, one: Segment, *, at: int) -> Role:
    """The role of a block in its place: a scene between headline and first paragraph is a caption."""
    between = one.headline is not None and one.headline < at < one.lead
    if page.roles[at] is Role.LINE and between and is_scene(page.blocks[at].text):
        return Role.CAPTION
    return page.roles[at]


def _regions(page: Page, one: Segment, *, start: int, opening: Opening | None) -> tuple[Region, ...]:
    found: list[Region] = []
    inside = range(one.first, one.last)
    roles = [_role(page, one, at=i) for i in inside]
    kinds = region_kinds(page.blocks[one.first : one.last], roles, lead=one.lead - one.first)
    for i, kind in zip(inside, kinds, strict=True):
        block = page.blocks[i]
        if i == one.headline:
            headline = len(_headline(page, one) or "")
            if headline < len(block.text):
                found.append(Region(block.start + headline - start, block.end - start, "other"))
        elif kind is not None:
            found.append(Region(block.start - start, block.end - start, kind))
        elif i == one.lead and opening is not None and block.text.startswith("(") and opening.outlet:
            mark = block.text.index(")") + 1
            found.append(Region(block.start - start, block.start + mark - start, "syndication"))
    return tuple(found)


def region_kinds(blocks: Sequence[Block], roles: Sequence[Role], *, lead: int = 0) -> list[str | None]:
    """The kind of region for each block, None for running text. A short line is a heading over the lead, or when few
    words stand over a paragraph; else it is an entry of a list and may tell something."""
    kinds: list[str | None] = []
    for i, role in enumerate(roles):
        text, over_text = blocks[i].text, i + 1 < len(roles) and roles[i + 1] is Role.BODY
        short = len(text.split()) <= MAX_HEADING_WORDS and _HEADING_START.match(text) is not None
        heading = i < lead or (over_text and short)
        kinds.append(KINDS.get(role) if role is not Role.LINE or heading else None)
    return kinds


def _outlet(page: Page, one: Segment, *, opening: Opening | None) -> str | None:
    nearby: Sequence[int] = (*one.around, *range(one.first, one.lead))
    above = [i for i in range(one.first, one.lead) if i != one.headline and page.roles[i] is Role.LINE]
    dated = opening is not None or any(page.roles[i] is Role.DATE for i in range(one.first, one.lead))
    outlet = find_outlet(
        Signs(
            titles=tuple(page.blocks[i].text for i in nearby if page.roles[i] is Role.SITE),
            date_lines=tuple(page.blocks[i].text for i in nearby if page.roles[i] is Role.DATE),
            mastheads=tuple(page.blocks[i].text for i in above if dated and one.headline is not None),
            footers=tuple(page.blocks[i].text for i in one.around if i >= one.last),
            distributed=opening.outlet if opening else None,
            body="\n".join(page.blocks[i].text for i in range(one.lead, one.last) if page.roles[i] is Role.BODY),
        )
    )
    return None if outlet and agency_name(outlet) else outlet


def report_in(text: str, *, capture_id: str, title: str | None, today: date | None) -> Document:
    """The whole of ``text`` as one document with what it shows of itself; ``title``: its headline if known."""
    blocks = split_blocks(text)
    roles, segments = segment(blocks, marked_only=True)
    lead = segments[0].lead if segments else 0
    headline = segments[0].headline if segments and segments[0].headline is not None else None
    if headline is not None and (
        blocks[headline].start != len(text) - len(text.lstrip()) or (title and blocks[headline].text != title)
    ):
        headline = None
    if not segments:
        roles = [Role.BODY] * len(blocks)
    page = Page(text, tuple(blocks), tuple(roles))
    whole = Segment(0, len(blocks), headline, lead, ())
    one = _document(page, whole, position=0, capture_id=capture_id, today=today)
    shift = blocks[0].start
    regions = tuple(Region(region.start + shift, region.end + shift, region.kind) for region in one.boilerplate)
    end = one.headline_end + shift if one.headline else 0
    if title and headline is None and text.lstrip().startswith(title):
        end = shift + len(title)
    return replace(one, text=text, headline_end=end, boilerplate=regions)
