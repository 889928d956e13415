"""Where a passage stands in the original: page and box of a PDF, element of a web page."""

from itertools import groupby
from typing import Any

from dateline.records.document import Anchor, Document

Row = dict[str, Any]


def build_places(document: Document, start: int, end: int) -> list[Row]:
    """``[{page, box, element}]``, in the order of the text, for the characters ``start`` to ``end`` of the document.

    A line of which only a part is meant gives the part of its box that its characters take up, each as wide as the
    next; ``box``: left, top, right, bottom in points from the page's upper left corner. Empty for plain text.
    """
    touched = [one for one in document.anchors if one.start < end and one.end > start]
    places = [{"page": one.page, "box": _part(one, start, end), "element": one.element} for one in touched]
    return [next(same) for _, same in groupby(places, key=lambda one: (one["page"], one["box"], one["element"]))]


def anchor_row(one: Anchor) -> Row:
    """One line or element, for the export."""
    box = None if one.box is None else list(one.box)
    return {"start": one.start, "end": one.end, "page": one.page, "box": box, "element": one.element}


def _part(anchor: Anchor, start: int, end: int) -> list[float] | None:
    if anchor.box is None:
        return None
    left, top, right, bottom = anchor.box
    length = max(1, anchor.end - anchor.start)
    first, last = (max(0, start - anchor.start) / length, min(length, end - anchor.start) / length)
    width = right - left
    return [round(left + first * width, 2), top, round(left + last * width, 2), bottom]
