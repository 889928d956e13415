"""Reports out of formats other than plain text: paragraphs with the place of each line in the original."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.errors import ReadingError
from dateline.reading.datelines import find_opening
from dateline.reading.plain import read_plain, report_in
from dateline.reading.stated import Stated, today_of, with_stated
from dateline.records.document import Anchor, Capture, Document, PageKind
from dateline.records.identity import content_id

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a page. ``anchors``: offsets count from its own start; a paragraph without any has no place in
    the original that could be shown. ``style``: what an Office file calls its look ("heading 1"), or None."""

    text: str
    anchors: tuple[Anchor, ...] = ()
    style: str | None = None


def joined(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[Anchor, ...]]:
    """The paragraphs as one text, parted by blank lines, with the anchors counted from its start."""
    anchors: list[Anchor] = []
    start = 0
    for one in paragraphs:
        anchors.extend(replace(each, start=each.start + start, end=each.end + start) for each in one.anchors)
        start += len(one.text) + len(BETWEEN)
    return BETWEEN.join(one.text for one in paragraphs), tuple(anchors)


def one_report(
    capture: Capture, paragraphs: Sequence[Paragraph], stated: Stated, *, position: int = 0, page: PageKind
) -> Document:
    """The paragraphs as one report, never split; the headline, if the first paragraph is one, is ``stated``'s.

    ``position``: its place in the capture. Raises ReadingError when there are no words.
    """
    text, anchors = joined([one for one in paragraphs if one.text.strip()])
    return whole_text(capture, text, stated, position=position, page=page, anchors=anchors)


def whole_text(
    capture: Capture,
    text: str,
    stated: Stated,
    *,
    position: int = 0,
    page: PageKind = PageKind.ARTICLE,
    anchors: tuple[Anchor, ...] = (),
) -> Document:
    """``text`` as one report, exactly as it stands. Raises ReadingError when it holds no words."""
    if not text.strip():
        raise ReadingError("it holds no words; nothing to read", item=capture.uri)
    found = report_in(text, capture_id=capture.id, title=stated.headline, today=today_of(capture))
    opening = find_opening(text[:300].lstrip())
    document = replace(
        found,
        id=content_id("doc", capture.id, position, text),
        position=position,
        capture_start=None,
        capture_end=None,
        agency=found.agency or (opening.agency if opening else None),
        dateline_place=found.dateline_place or (opening.place if opening else None),
        page=page,
        anchors=anchors,
    )
    return with_stated(document, stated)


def reports_on(
    capture: Capture, paragraphs: Sequence[Paragraph], stated: Stated, *, page: PageKind = PageKind.ARTICLE
) -> tuple[Document, ...]:
    """The reports on a page without markup that tells them apart, split as a plain text is.

    What is ``stated`` holds for a page that is one report; of several it says only who published them. Raises
    ReadingError when there are no words.
    """
    text, anchors = joined([one for one in paragraphs if one.text.strip()])
    found = read_plain(text, capture_id=capture.id, today=today_of(capture))
    if not found:
        raise ReadingError("it holds no words; nothing to read", item=capture.uri)
    alone = len(found) == 1
    told = stated if alone else Stated(outlet=stated.outlet, language=stated.language)
    kind = page if alone else PageKind.LIST
    return tuple(with_stated(replace(_moved(one, anchors), page=kind), told) for one in found)


def _moved(document: Document, anchors: Sequence[Anchor]) -> Document:
    """A part of the page's text as a document of its own, with its share of the anchors."""
    start, end = document.capture_start or 0, document.capture_end or 0
    own = tuple(
        replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start)
        for one in anchors
        if one.start < end and one.end > start
    )
    return replace(document, capture_start=None, capture_end=None, anchors=own)
