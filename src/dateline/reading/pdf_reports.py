"""The reports of a PDF: split as a plain text is, but never at a line that is set smaller than the headlines are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.reading.laid_out import Paragraph, one_report, reports_on
from dateline.reading.stated import Stated
from dateline.records.document import Anchor, Capture, Document, PageKind, PublishedBasis
from dateline.records.identity import content_id

MIN_HEADLINE = 1.15  # times the height of the body's letters: with smaller headlines, their size tells nothing
MIN_TITLE = 1.4  # times the height of the body's letters: the title of a web page
NEARLY = 0.9  # times the height of the title: another heading as large is another title
MIN_TITLE_WORDS = 4  # fewer are the name of the site
MAX_BEFORE_TITLE = 0.5  # of the text; a large heading further down is not the title
MIN_LIKE = 0.7  # of the highest headline: on news pages, headings inside a report and lists of others are smaller


def reports_in(
    capture: Capture, paragraphs: Sequence[Paragraph], stated: Stated, *, web_page: bool = False
) -> tuple[Document, ...]:
    """The reports in order; raises ReadingError when there are no words.

    A report whose first line is set much smaller than the headlines stays with the one before, unless it has a
    dateline or a date of its own. ``web_page``: printed from a browser; under one title it is one report.
    """
    found = reports_on(capture, paragraphs, stated)
    title = _only_title(paragraphs) if web_page else None
    if title is not None:
        kept = list(_span(paragraphs, title.anchors[0], found[-1].anchors[-1]))
        return (one_report(capture, kept, stated, page=PageKind.ARTICLE),) if kept else found
    if len(found) == 1:
        return found
    heights = [_height(one) for one in found]
    if max(heights) < MIN_HEADLINE * _usual_height(paragraphs):
        return found
    opens = [height >= MIN_LIKE * max(heights) or _is_dated(one) for one, height in zip(found, heights, strict=True)]
    firsts = [0, *(at for at, begins in enumerate(opens) if begins and at > 0), len(found)]
    if len(firsts) == len(found) + 1:
        return found
    told = stated if len(firsts) == 2 else Stated(outlet=stated.outlet, language=stated.language)
    page = PageKind.ARTICLE if len(firsts) == 2 else PageKind.LIST
    groups = (found[first:end] for first, end in pairwise(firsts))
    return tuple(
        one_report(
            capture,
            list(_span(paragraphs, group[0].anchors[0], group[-1].anchors[-1])),
            told,
            position=number,
            page=page,
        )
        if len(group) > 1
        else replace(group[0], id=content_id("doc", capture.id, number, group[0].text), position=number)
        for number, group in enumerate(groups)
    )


def _height(document: Document) -> float:
    """Of the letters of its first line; 0 where that is not known."""
    return _line_height(document.anchors[0]) if document.anchors else 0.0


def _line_height(anchor: Anchor) -> float:
    left, top, right, bottom = anchor.box or (0.0, 0.0, 0.0, 0.0)
    return min(bottom - top, right - left)  # lines that run up or down the page are narrow


def _usual_height(paragraphs: Sequence[Paragraph]) -> float:
    """The height of letters that half of the text is at most set in."""
    sizes = sorted((_line_height(each), each.end - each.start) for one in paragraphs for each in one.anchors)
    half = sum(length for _, length in sizes) / 2
    for height, length in sizes:
        half -= length
        if half <= 0:
            return height
    return 0.0


def _is_dated(document: Document) -> bool:
    explicit = document.published.basis is PublishedBasis.EXPLICIT and document.published.period is not None
    return explicit or document.dateline_place is not None or document.agency is not None


def _only_title(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The one paragraph in the largest letters, when it reads like a headline and nothing else is nearly as large."""
    large = [(_line_height(one.anchors[0]), one) for one in paragraphs if len(one.text.split()) >= MIN_TITLE_WORDS]
    most = max((height for height, _ in large), default=0.0)
    titles = [one for height, one in large if height >= NEARLY * most]
    if len(titles) != 1 or most < MIN_TITLE * _usual_height(paragraphs):
        return None
    lengths = [len(one.text) for one in paragraphs]
    before = sum(lengths[: paragraphs.index(titles[0])])
    return titles[0] if before <= MAX_BEFORE_TITLE * sum(lengths) else None


def _span(paragraphs: Sequence[Paragraph], first: Anchor, last: Anchor) -> Iterator[Paragraph]:
    """The paragraphs from the one with the first line to the one with the last; none if that comes before."""
    inside = False
    for one in paragraphs:
        places = [_place(each) for each in one.anchors]
        inside = inside or _place(first) in places
        if inside:
            yield one
        if _place(last) in places:
            return


def _place(anchor: Anchor) -> tuple[int | None, tuple[float, float, float, float] | None]:
    return anchor.page, anchor.box
