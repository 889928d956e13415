"""The lines of a page in the order in which they are read: column after column, never across."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby, pairwise
from statistics import mean, median

from dateline.reading.pdf_words import Box, Stretch

MIN_COLUMN_LINES = 3  # of a column in one band; two lines side by side are a form or a table
MIN_STRETCH_CHARACTERS = 8  # on the average; wide spaces after full stops part lines of prose in two or three
MIN_CELL_CHARACTERS = 15  # on the average; columns of tables hold figures and names
MIN_FILLED = 0.5  # a middling line by the widest: prose fills its column, the cells of a table do not
MAX_STEP = 2.2  # times the height of a line, from one to the next: prose has no holes
MIN_SHARED_HEIGHT = 0.5  # of the lower column that the other stands beside
MIN_PARTED = 0.6  # of a page in columns: then its short rests are in columns too
MAX_DEPTH = 6  # columns within columns
MAX_STRETCHES = 4_000  # of a page whose columns are sought; a broadsheet page has 1,500 lines
MAX_EDGES = 30  # left edges tried as the start of a column, the commonest first
CELL_GAP = 2.0  # times the height: a wider gap parts the cells of a table, a narrower one words
MAX_CELLS = 60  # of a line that are compared with the next
MAX_TABLE_SHARE = 0.35  # of lines with several cells, below which a column is prose
MIN_JUSTIFIED = 0.4  # of the lines that end at one edge, above which a column is justified
SLACK = 3.0  # points; letters stand out over the edge of a column
MIN_OVERLAP = 0.5  # of the lower one's height: two stretches stand on one line

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column. ``cells``: its stretches with no wide gap inside, more than one only in tables; ``text``: its
    words, with a tab between cells; ``height``: of its letters, the largest where they differ."""

    cells: tuple[Stretch, ...]
    text: str
    box: Box
    height: float


def columns(stretches: Sequence[Stretch], depth: int = 0) -> Iterator[list[Line]]:
    """The stretches of one page and one direction as columns of lines, in reading order."""
    best = None if depth >= MAX_DEPTH else _best_gutter(stretches)
    if best is None:
        if stretches:
            yield lines_of(stretches)
        return
    for in_columns, band in best.bands:
        if in_columns:
            sides = _sides(band, best.left)
            for side in reversed(sides) if _backwards(band) else sides:
                yield from columns(side, depth + 1)
        else:
            yield from columns(band, depth + 1)


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A space between columns. ``left``: where it begins; ``bands``: parts of the page from top to bottom, each with
    whether the space parts it in columns; ``parted``: how many stretches stand in such bands."""

    left: float
    bands: list[tuple[bool, list[Stretch]]]
    parted: int


def _best_gutter(stretches: Sequence[Stretch]) -> _Gutter | None:
    if not 2 * MIN_COLUMN_LINES <= len(stretches) <= MAX_STRETCHES:
        return None
    ordered = sorted(stretches, key=lambda one: (one.box[1], one.box[0]))
    edges = Counter(round(one.box[0]) for one in ordered)
    starts = [edge for edge, count in edges.most_common(MAX_EDGES) if count >= 2 or len(edges) < MAX_EDGES]
    tried = (_gutter(ordered, left=start - SLACK, right=start - 1) for start in sorted(starts))
    found = [one for one in tried if one.parted]
    return max(found, key=lambda one: one.parted, default=None)


def _gutter(ordered: Sequence[Stretch], *, left: float, right: float) -> _Gutter:
    """The page parted at a strip: stretches across it end a band."""
    bands: list[tuple[bool, list[Stretch]]] = []
    groups = [
        (across, list(group))
        for across, group in groupby(ordered, key=lambda one: one.box[0] < right and one.box[2] > left)
    ]
    parted = [not across and _are_columns(*_sides(group, left)) for across, group in groups]
    number = sum(len(group) for (_, group), are in zip(groups, parted, strict=True) if are)
    mostly = number >= MIN_PARTED * len(ordered)
    for (across, group), are in zip(groups, parted, strict=True):
        in_columns = are or (mostly and not across)
        if bands and not in_columns and not bands[-1][0]:
            bands[-1][1].extend(group)
        else:
            bands.append((in_columns, group))
    return _Gutter(left, bands, number)


def _sides(band: Sequence[Stretch], left: float) -> tuple[list[Stretch], list[Stretch]]:
    """What stands to the left of the space between columns that begins at ``left``, and to the right of it."""
    return [one for one in band if one.box[2] <= left], [one for one in band if one.box[2] > left]


def _are_columns(one: Sequence[Stretch], other: Sequence[Stretch]) -> bool:
    """Whether both sides are prose, and stand side by side."""
    if not (_is_prose(one) and _is_prose(other)):
        return False
    left, right = around([each.box for each in one]), around([each.box for each in other])
    shared = min(left[3], right[3]) - max(left[1], right[1])
    return shared >= MIN_SHARED_HEIGHT * min(left[3] - left[1], right[3] - right[1])


def _is_prose(stretches: Sequence[Stretch]) -> bool:
    if sum(len(one.text) for one in stretches) < MIN_STRETCH_CHARACTERS * len(stretches):
        return False
    lines = lines_of(stretches)
    if len(lines) < MIN_COLUMN_LINES:
        return False
    widths = sorted(one.box[2] - one.box[0] for one in lines)
    dense = median(after.box[1] - one.box[1] for one, after in pairwise(lines)) <= MAX_STEP * median(
        one.height for one in lines
    )
    filled = median(widths) >= MIN_FILLED * widths[int(0.9 * (len(widths) - 1))]
    return dense and filled and mean(len(cell.text) for one in lines for cell in one.cells) >= MIN_CELL_CHARACTERS


def lines_of(stretches: Sequence[Stretch]) -> list[Line]:
    """The stretches of one column as lines, from top to bottom."""
    rows: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda one: (one.box[1] + one.box[3], one.box[0])):
        if rows and _beside(rows[-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return _unparted([_line(row) for row in rows])


def _unparted(lines: list[Line]) -> list[Line]:
    """With the lines of justified prose made whole, which narrow columns pull apart as if they were cells."""
    if sum(len(one.cells) > 1 for one in lines) > MAX_TABLE_SHARE * len(lines):
        return lines
    ends = Counter(round(one.box[2]) for one in lines)
    return [
        line_of([reduce(_merged, one.cells)]) if len(one.cells) > 1 and _justified(one, ends, len(lines)) else one
        for one in lines
    ]


def _justified(line: Line, ends: Counter[int], number: int) -> bool:
    end = round(line.box[2])
    return ends[end - 1] + ends[end] + ends[end + 1] >= MIN_JUSTIFIED * number


def _merged(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(f"{one.text} {other.text}", around([one.box, other.box]), one.turn)


def _beside(row: Sequence[Stretch], one: Stretch) -> bool:
    """Whether a stretch stands on the line, and nothing of the line over or under it."""
    left, top, right, bottom = one.box
    row = row[-MAX_CELLS:]
    shared = max(min(bottom, each.box[3]) - max(top, each.box[1]) for each in row)
    free = all(min(right, each.box[2]) - max(left, each.box[0]) < SLACK for each in row)
    return free and shared >= MIN_OVERLAP * min(one.height, min(each.height for each in row))


def _line(row: list[Stretch]) -> Line:
    row.sort(key=lambda one: one.box[0], reverse=_backwards(row))
    cells = [row[0]]
    for before, one in pairwise(row):
        gap = max(one.box[0] - before.box[2], before.box[0] - one.box[2])
        if gap > CELL_GAP * max(one.height, before.height):
            cells.append(one)
        else:
            cells[-1] = _merged(cells[-1], one)
    return line_of(cells)


def line_of(cells: Sequence[Stretch]) -> Line:
    """The line that these stand on, in the order given."""
    text = "\t".join(one.text for one in cells)
    return Line(tuple(cells), text, around([one.box for one in cells]), max(one.height for one in cells))


def _backwards(stretches: Sequence[Stretch]) -> bool:
    """Whether most of it is written from right to left."""
    letters = sum(len(_RIGHT_TO_LEFT.findall(one.text)) for one in stretches)
    return letters * 2 > sum(len(one.text) for one in stretches)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of them."""
    return (
        min(one[0] for one in boxes),
        min(one[1] for one in boxes),
        max(one[2] for one in boxes),
        max(one[3] for one in boxes),
    )
