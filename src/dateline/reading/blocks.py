"""A plain text as blocks: paragraphs with their offsets, hard-wrapped lines taken together."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dateline.reading.datelines import find_opening

MAX_WRAPPED_WIDTH = 100  # mail and terminals wrap at 72 to 80; paragraphs on one line are longer
MIN_WRAPPED_SHARE = 0.6  # of lines followed by another line, those that break off in mid-sentence

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_SPACE = " \t\ufeff\u00a0\u200b\u200e\u200f\u3000\x1c\x1d\x1e\x1f"
_NEWLINES = re.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")
_BREAKS_OFF = re.compile(r"[\w,;’'”\"()-]$")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. Half-open code points of the whole text; ``gap``: newlines since the block before, or 0."""

    start: int
    end: int
    text: str
    gap: int

    @property
    def words(self) -> list[str]:
        """The words between spaces."""
        return self.text.split()


def split_blocks(text: str) -> list[Block]:
    """The blocks of ``text`` in order, none empty, none with space at its ends."""
    lines = _lines(text)
    return _joined(text, lines) if _hard_wrapped(lines) else lines


def _lines(text: str) -> list[Block]:
    found: list[Block] = []
    before = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        left = len(raw) - len(raw.lstrip(_SPACE))
        words = raw.strip(_SPACE)
        if not words:
            continue
        start = match.start() + left
        gap = len(_NEWLINES.findall(text, before, start)) if found else 0
        found.append(Block(start, start + len(words), words, gap))
        before = start + len(words)
    return found


def _hard_wrapped(lines: list[Block]) -> bool:
    followed = [line for line, after in pairwise(lines) if after.gap == 1]
    if len(followed) < 4 or max(len(line.text) for line in lines) > MAX_WRAPPED_WIDTH:
        return False
    broken = sum(bool(_BREAKS_OFF.search(line.text)) for line in followed)
    long = sum(len(line.text) >= 45 for line in followed)
    return broken >= MIN_WRAPPED_SHARE * len(followed) and long >= MIN_WRAPPED_SHARE * len(followed)


def _joined(text: str, lines: list[Block]) -> list[Block]:
    groups: list[list[Block]] = []
    for line in lines:
        opening = find_opening(line.text)
        if groups and line.gap == 1 and not (opening and opening.agency):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Block(g[0].start, g[-1].end, text[g[0].start : g[-1].end], g[0].gap) for g in groups]
