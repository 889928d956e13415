"""Quotation marks: where the words between them begin and end."""

import re
from dataclasses import dataclass

#: Double marks only: a lone ’ is far more often an apostrophe. Two apostrophes or backticks are old wire style.
MARKS = re.compile(r"[“”\"«»„‟]|''|``")
OPENERS = frozenset({"“", "«", "``"})
CLOSERS = frozenset({"”", "»"})
SINGLE = re.compile(r"(?<![\w’'])[‘']([^‘’'\n]{1,400}(?:[’']\w[^‘’'\n]{0,400}){0,8})[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Half-open characters. ``start``/``end``: the words; ``outer_start``/``outer_end``: with the marks.

    ``closed``: a closing mark was found. ``goes_on``: it is not closed because the next paragraph takes it up.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True
    goes_on: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every stretch between double quotation marks, in order; marks inside marks are part of the words.

    A mark that is never closed holds to the end of its paragraph.
    """
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\r\n\u2028\u2029]+", text) if m.group().strip()]
    found: list[Quotation] = []
    for number, (start, end) in enumerate(lines):
        following = text[lines[number + 1][0] : lines[number + 1][1]][:40].lstrip() if number + 1 < len(lines) else ""
        found.extend(_in_line(text, start, end, taken_up=following[:1] in ("“", '"', "«", "„")))
    return tuple(found)


def _in_line(text: str, start: int, end: int, *, taken_up: bool) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in MARKS.finditer(text, start, end):
        if opened is None:
            if _opens(text, mark, start):
                opened = mark
        elif _closes(text, mark, opened):
            found.extend(_quotation(text, opened.span(), mark.span()))
            opened = None
    if opened is not None:
        stop = end - (len(text[start:end]) - len(text[start:end].rstrip()))
        found.extend(_quotation(text, opened.span(), (stop, stop), taken_up=taken_up))
    return found or _singles(text, start, end)


def _quotation(
    text: str, opening: tuple[int, int], closing: tuple[int, int], *, taken_up: bool = False
) -> list[Quotation]:
    """The words between two marks; an empty list if there are none. An empty ``closing`` is a mark never closed."""
    (outer_start, start), (end, outer_end) = opening, closing
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    if left >= right:
        return []
    closed = outer_end > end
    return [Quotation(left, right, outer_start, outer_end, closed, taken_up and not closed)]


def _opens(text: str, mark: re.Match[str], line_start: int) -> bool:
    if mark.group() in OPENERS or mark.group() == "„":
        return True
    if mark.group() in CLOSERS:  # some house styles open with a closing mark
        return mark.start() == line_start or text[mark.start() - 1].isspace()
    before = text[mark.start() - 1] if mark.start() > line_start else " "
    after = text[mark.end() : mark.end() + 1]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closes(text: str, mark: re.Match[str], opened: re.Match[str]) -> bool:
    if opened.group() in ("“", "«", "„"):
        return mark.group() in ("”", "»", "‟") or (mark.group() == '"' and _at_word_end(text, mark))
    if opened.group() == "``":
        return mark.group() == "''"
    if opened.group() in CLOSERS:
        return mark.group() in CLOSERS
    return mark.group() in (opened.group(), "”")


def _at_word_end(text: str, mark: re.Match[str]) -> bool:
    return not text[mark.start() - 1].isspace()


def _singles(text: str, start: int, end: int) -> list[Quotation]:
    """Single marks, as in headlines; read only in a line without double ones."""
    return [
        Quotation(m.start(1), m.end(1), m.start(), m.end())
        for m in SINGLE.finditer(text, start, end)
        if not m.group(1)[0].isspace() and not m.group(1)[-1].isspace()
    ]
