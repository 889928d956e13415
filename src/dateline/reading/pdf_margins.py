"""What stands on the margins of pages and belongs to no report: running heads, page numbers, line numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mode

from dateline.reading.pdf_words import Sheet, Stretch

MARGIN_SHARE = 0.2  # of the height of the page, above and below, in which running heads stand
EDGE_SHARE = 0.06  # of the height, in which browsers print time and address
SAME_PLACE = 8.0  # points by which the place of a running head differs from page to page
MANY_PAGES = 3  # with more pages than that, a running head stands on three of them
MIN_NUMBERED_LINES = 8  # numbers one below the other before they are line numbers

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\s–—|-]*\d{1,3}(?:\s*/\s*\d{1,3})?[\s–—|-]*|[ivxl]{1,6}"
    r"|\W*(?:page|p\.|pg\.?|seite|s\.|página|pagina|стр\.|صفحة)\s*\d{1,4}(?:\s*(?:of|/|von|de|sur|di|van|из)\s*\d{1,4})?\W*",
    re.I,
)
#: What browsers print over and under a page: the moment of printing, and the address.
_PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d{2}", re.I)
_ADDRESS = re.compile(r"(?:https?|file|about|chrome-extension):\S*", re.I)

#: Text with its figures left open, and whether it stands above.
_Key = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a stretch stands on the margin of a page. ``left`` and ``height`` in points."""

    page: int
    left: float
    height: float

    def near(self, other: "_Place") -> bool:
        return max(abs(self.left - other.left), abs(self.height - other.height)) <= SAME_PLACE


def without_margins(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without running heads, page numbers and line numbers."""
    places: dict[_Key, list[_Place]] = {}
    for sheet in sheets:
        for one in sheet.stretches:
            if (found := _on_margin(sheet, one)) is not None:
                places.setdefault(found[0], []).append(found[1])
    needed = 3 if len(sheets) > MANY_PAGES else 2
    kept: list[Sheet] = []
    for sheet in sheets:
        rest = [one for one in sheet.stretches if not _runs(_on_margin(sheet, one), places, needed)]
        rest = _without_line_numbers(_without_edges(sheet, rest))
        kept.append(replace(sheet, stretches=tuple(rest)))
    return kept


def _on_margin(sheet: Sheet, one: Stretch) -> tuple[_Key, _Place] | None:
    """What a stretch on the margin says, and where; None for one that is not there."""
    left, top, _, bottom = one.box
    whole = _height(sheet, one)
    above = bottom < MARGIN_SHARE * whole
    if not above and top < (1 - MARGIN_SHARE) * whole:
        return None
    return (_DIGITS.sub("#", one.text.casefold()), above), _Place(sheet.number, left, top)


def _runs(found: tuple[_Key, _Place] | None, places: Mapping[_Key, Sequence[_Place]], needed: int) -> bool:
    if found is None:
        return False
    key, place = found
    pages: set[int] = set()
    for other in places[key]:
        if place.near(other):
            pages.add(other.page)
            if len(pages) >= needed:
                return True
    return False


def _without_edges(sheet: Sheet, stretches: list[Stretch]) -> list[Stretch]:
    """Without a page number in the first or last line, and without what a browser prints there."""
    if not stretches:
        return stretches
    turn = mode(one.turn for one in stretches)
    upright = [one for one in stretches if one.turn == turn]
    whole = _height(sheet, upright[0])
    first, last = min(one.box[3] for one in upright), max(one.box[1] for one in upright)
    above = [one for one in upright if one.box[1] < first]
    below = [one for one in upright if one.box[3] > last]
    dropped: set[Stretch] = set()
    if first < EDGE_SHARE * whole and any(_PRINTED.match(one.text) for one in above):
        dropped.update(above)
    if last > (1 - EDGE_SHARE) * whole and any(_ADDRESS.match(one.text) for one in below):
        dropped.update(below)
    if len(stretches) > 1:
        lines = [line for line in (above, below) if len(line) == 1 and _on_margin(sheet, line[0]) is not None]
        dropped.update(line[0] for line in lines if _PAGE_NUMBER.fullmatch(line[0].text))
    return [one for one in stretches if one not in dropped]


def _height(sheet: Sheet, one: Stretch) -> float:
    """Of the page, held so that the words stand upright."""
    return sheet.width if one.turn % 2 else sheet.height


def _without_line_numbers(stretches: list[Stretch]) -> list[Stretch]:
    """Without the numbers that courts print before every line: figures that rise by one, at one edge."""
    numbers = [one for one in stretches if one.text.isdecimal() and len(one.text) < 5]
    numbers.sort(key=lambda one: one.box[1])
    runs: list[list[Stretch]] = []
    for one in numbers:
        if runs and _next_number(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    dropped = {one for run in runs if len(run) >= MIN_NUMBERED_LINES for one in run}
    return [one for one in stretches if one not in dropped]


def _next_number(before: Stretch, one: Stretch) -> bool:
    return int(one.text) == int(before.text) + 1 and abs(one.box[2] - before.box[2]) < one.height
