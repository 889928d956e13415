"""The lines of a PDF as paragraphs: broken words joined, paragraphs carried over columns and pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from dateline.reading.laid_out import Paragraph
from dateline.reading.pdf_layout import Line, columns
from dateline.reading.pdf_words import Sheet, Stretch
from dateline.records.document import Anchor

LOOSE = 1.3  # times the usual distance of two lines: wider parts paragraphs
LARGER = 1.15  # times the height of its letters: another size is a heading, a caption or a note
MAX_STEP = 2.5  # times the height of its letters: a line further down does not belong to the one before
INDENT = 0.8  # times the height: a line that begins further in begins a paragraph
NEARBY = 4  # lines before and after that show how far the lines reach to the right here
MAX_NOTES = 4  # paragraphs in small print at the foot of a page over which a sentence runs on

_STOP = re.compile(r"[.!?:…。؟۔][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•●▪■◦‣·*–—-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)")
_DASH = re.compile(r"[–—-]\s")
_STARTS_LOWER = re.compile(r"[\"'“‘«(]?[a-zß-öø-ÿа-яё]")
_BROKEN_WORD = re.compile(r"(\w+)-$")
_FIRST_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")  # Chinese and Japanese put no spaces between words
#: First halves that keep their hyphen in English when a line ends there.
_PREFIXES = frozenset(
    "self ex non anti pro so well long short high low mid half cross north south east west vice all far left right "
    "two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety".split()
)
_AND = frozenset("and or to und oder et ou y o e".split())


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line and the page it stands on."""

    line: Line
    sheet: Sheet


def paragraphs_of(sheets: Sequence[Sheet]) -> list[Paragraph]:
    """The paragraphs of all pages in reading order; each line has an anchor with its page and box."""
    groups: list[list[_Placed]] = []
    for sheet in sheets:
        for column in _columns_of(sheet):
            new = [[_Placed(line, sheet) for line in lines] for lines in _parted(column)]
            at = _continued(groups, new[0], column) if groups and new else None
            if at is not None:
                groups[at].extend(new.pop(0))
            groups.extend(new)
    known = _hyphenated(groups)
    return [_paragraph(group, known) for group in groups]


def _columns_of(sheet: Sheet) -> Iterator[list[Line]]:
    """The columns of a page; what is written in another direction than most of it comes last."""
    turns: dict[int, list[Stretch]] = {}
    for one in sheet.stretches:
        turns.setdefault(one.turn, []).append(one)
    for turn in sorted(turns, key=lambda turn: (-sum(len(one.text) for one in turns[turn]), turn)):
        yield from columns(turns[turn])


def _parted(column: Sequence[Line]) -> list[list[Line]]:
    """The lines of one column as paragraphs."""
    steps = _usual_steps(column)
    groups = [[column[0]]]
    for at, line in enumerate(column[1:], start=1):
        nearby = column[max(0, at - NEARBY) : at + NEARBY]
        if _begins(groups[-1], line, usual=steps.get(round(line.height), 0.0), nearby=nearby):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _usual_steps(column: Sequence[Line]) -> dict[int, float]:
    """By the height of the letters, how far it is from the top of one line to the top of the next."""
    found: dict[int, list[float]] = {}
    for before, after in pairwise(column):
        step = after.box[1] - before.box[1]
        if _like(before.height, after.height) and step < MAX_STEP * before.height:
            found.setdefault(round(after.height), []).append(step)
    return {height: median(steps) for height, steps in found.items()}


def _like(height: float, other: float) -> bool:
    return max(height, other) <= LARGER * min(height, other)


def _begins(group: Sequence[Line], line: Line, *, usual: float, nearby: Sequence[Line]) -> bool:
    """Whether a line begins a paragraph after the lines of ``group``; ``usual``: the step between lines, 0 if none."""
    before = group[-1]
    step = line.box[1] - before.box[1]
    if step > LOOSE * (usual or before.height) or not _like(before.height, line.height):
        return True
    stopped = _STOP.search(before.text) is not None
    if len(line.cells) > 1 or (_BULLET.match(line.text) and (stopped or not _DASH.match(line.text))):
        return True
    if len(before.cells) > 1:  # a cell of a table may run on under itself
        return abs(line.box[0] - before.cells[-1].box[0]) > INDENT * line.height
    if (_STARTS_LOWER.match(line.text) and not stopped) or _BROKEN_WORD.search(before.text[-60:]):
        return False
    shift = line.box[0] - before.box[0]
    if shift > INDENT * line.height and not (len(group) == 1 and _BULLET.match(before.text)):
        return True
    if shift < -INDENT * line.height and len(group) > 1:
        return True
    furthest = min(one.box[0] for one in nearby)
    if stopped and len(group) == 1 and abs(shift) < 1 and line.box[0] > furthest + INDENT * line.height:
        return True  # a paragraph of one line with its first line set in, and another
    return _fits(before, line, nearby)


def _fits(before: Line, line: Line, nearby: Sequence[Line]) -> bool:
    """Whether the first word would have found room on the line before: then the break was meant."""
    reach = max(one.box[2] for one in nearby)
    first = line.text.split(None, 1)[0]
    width = (line.box[2] - line.box[0]) * (len(first) + 1) / max(len(line.text), 1)
    return before.box[2] + width + line.height < reach


def _continued(groups: Sequence[list[_Placed]], new: Sequence[_Placed], column: Sequence[Line]) -> int | None:
    """Which paragraph runs on in the first one of a new column or page, or None."""
    line = new[0].line
    if len(line.cells) > 1 or (_BULLET.match(line.text) and not _DASH.match(line.text)):
        return None
    for at in range(len(groups) - 1, max(-1, len(groups) - 1 - MAX_NOTES), -1):
        last = groups[at][-1].line
        if _like(last.height, line.height):
            break
        if last.height > line.height:
            return None
    else:
        return None
    if len(last.cells) > 1 or _STOP.search(last.text):
        return None
    lower = _STARTS_LOWER.match(line.text) is not None
    indented = len(column) > 1 and line.box[0] - column[1].box[0] > INDENT * line.height
    full = len(groups[at]) > 1 and last.box[2] >= max(one.line.box[2] for one in groups[at][-NEARBY:]) - 4 * line.height
    return at if lower or last.text.endswith("-") or (full and not indented) else None


def _hyphenated(groups: Sequence[Sequence[_Placed]]) -> frozenset[str]:
    """The words with a hyphen inside a line: so they are written."""
    texts = (one.line.text for group in groups for one in group)
    return frozenset(found.lower() for text in texts for found in re.findall(r"\w+-\w+", text))


def _paragraph(group: Sequence[_Placed], known: frozenset[str]) -> Paragraph:
    text = ""
    anchors: list[Anchor] = []
    for one in group:
        for number, cell in enumerate(one.line.cells):
            dropped, space = (0, "\t") if number else _seam(text, cell.text, known)
            if dropped:
                text = text[:-dropped]
                anchors[-1] = replace(anchors[-1], end=len(text))
            start = len(text) + len(space)
            text += space + cell.text
            left, top, right, bottom = (round(edge, 1) for edge in one.sheet.shown(cell.box, cell.turn))
            anchors.append(Anchor(start, len(text), page=one.sheet.number, box=(left, top, right, bottom)))
    return Paragraph(text, tuple(anchors))


def _seam(text: str, following: str, known: frozenset[str]) -> tuple[int, str]:
    """How many characters a line loses before the ``following`` one, and what comes between."""
    if not text or (_UNSPACED.match(text[-1]) and _UNSPACED.match(following)):
        return 0, ""
    broken, rest = _BROKEN_WORD.search(text[-60:]), _FIRST_WORD.match(following)
    if broken is None or rest is None or rest.group().lower() in _AND:
        return 0, " "
    first, second = broken.group(1).lower(), rest.group()
    kept = not second[0].islower() or first in _PREFIXES or first.isdecimal() or f"{first}-{second.lower()}" in known
    return (0, "") if kept else (1, "")
