"""Cut a document into the stretches that an engine reads one by one: headline, dateline, captions, paragraphs."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dateline.records.document import Document

DATELINE_TAIL = r"[^\n]{0,40}?[-–—:]+\s*"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Half-open characters of the document; ``kind`` as in ``Sentence.kind``; ``paragraph`` counts from 0."""

    start: int
    end: int
    kind: str
    paragraph: int


def cut_paragraphs(document: Document) -> list[Stretch]:
    """The stretches in order, trimmed of white space, none empty.

    Engines glue across blank lines and trip over datelines and syndication tags, so every line break and every
    boilerplate region is a border.
    """
    text = document.text
    stretches: list[Stretch] = []
    paragraph = 0
    for line in re.finditer(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+", text):
        if not line.group().strip():
            continue
        for start, end, kind in _pieces(document, line.start(), line.end()):
            piece = text[start:end]
            left = start + len(piece) - len(piece.lstrip())
            right = start + len(piece.rstrip())
            if left < right:
                stretches.append(Stretch(left, right, kind, paragraph))
        paragraph += 1
    return stretches


def _pieces(document: Document, start: int, end: int) -> list[tuple[int, int, str]]:
    borders = {start, end}
    regions = [(region.start, region.end, region.kind) for region in document.boilerplate]
    if document.headline_end:
        regions.insert(0, (0, document.headline_end, "headline"))
    dateline = _dateline_end(document, start, end, regions)
    if dateline is not None:
        regions.append(dateline)
    for left, right, _ in regions:
        borders.update(border for border in (left, right) if start < border < end)
    ordered = sorted(borders)
    pieces = []
    for left, right in pairwise(ordered):
        kind = next((name for a, b, name in regions if a <= left and right <= b), "body")
        pieces.append((left, right, kind))
    return pieces


def _dateline_end(
    document: Document, start: int, end: int, regions: list[tuple[int, int, str]]
) -> tuple[int, int, str] | None:
    if not document.dateline_place:
        return None
    skip = max((b for a, b, _ in regions if a <= start < b), default=start)
    while skip < end and document.text[skip].isspace():
        skip += 1
    pattern = re.compile(rf"{re.escape(document.dateline_place)}{DATELINE_TAIL}", re.IGNORECASE)
    found = pattern.match(document.text, skip, end)
    return (skip, found.end(), "dateline") if found else None
