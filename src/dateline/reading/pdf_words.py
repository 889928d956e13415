"""The words on a page of a PDF, taken together to stretches of a line, each with its place as the page is shown."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import pi
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

#: Left, top, right, bottom, in points from an upper left corner.
Box = tuple[float, float, float, float]

MAX_PAGE_CHARACTERS = 300_000  # a full broadsheet page has 40,000
HYPHEN = "\ufffe"  # what PDFium makes of a hyphen at the end of a line; the line break after it is left out
WIDE_GAP = 1.0  # times the height of the line: wider than a space in justified text, narrower than between columns
MAX_SHIFT = 0.5  # times the height: words whose middles are further apart stand on two lines

_WORD = re.compile(f"[^\\s{HYPHEN}\x00-\x1f]+{HYPHEN}?|{HYPHEN}")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FORMS = re.compile("[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]+")  # ligatures and positional forms of letters
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one line without a wide gap. ``box`` counts in the frame in which the words stand upright; ``turn``:
    quarter turns clockwise from there to the page as shown."""

    text: str
    box: Box
    turn: int = 0

    @property
    def height(self) -> float:
        """The height of its letters, from the lowest to the highest of the font."""
        return self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page. ``width`` and ``height`` in points, as shown; ``unreadable``: letters that no character is known for."""

    number: int
    width: float
    height: float
    stretches: tuple[Stretch, ...]
    characters: int
    unreadable: int

    def shown(self, box: Box, turn: int) -> Box:
        """The place on the page as shown of a box in the upright frame of text turned by ``turn``."""
        return _turned(box, turn, self.width, self.height)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    box: Box
    turn: int


def sheet_of(page: "PdfPage", number: int) -> Sheet | None:
    """The words of a page; ``number`` from 1. None when there are more than any printed page holds."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation() // 90 % 4
    width, height = (right - left, top - bottom) if rotation % 2 == 0 else (top - bottom, right - left)
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > MAX_PAGE_CHARACTERS:
            return None
        placed = _words(text_page, (left, bottom, right, top), rotation)
        words = [
            one for one in placed if one.text and _on_page(_turned(one.box, one.turn, width, height), width, height)
        ]
    finally:
        text_page.close()
    written = "".join(one.text for one in words)
    return Sheet(number, width, height, tuple(_stretches(words)), len(written), len(_UNREADABLE.findall(written)))


def _characters(text_page: "PdfTextPage") -> str:
    """One character for each that PDFium counts, so that places can be asked for by position."""
    from pypdfium2 import raw

    count = text_page.count_chars()
    text: str = text_page.get_text_range() if count else ""
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(text_page, i) for i in range(count))
    return "".join(chr(code) if 0 < code <= 0x10FFFF else "\ufffd" for code in codes)


def _clean(word: str) -> str:
    """The word as it would be typed."""
    if not word.isascii():
        word = word.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        word = _UNSEEN.sub("", _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), word))
    return word


def _words(text_page: "PdfTextPage", page: Box, rotation: int) -> Iterator[_Word]:
    """The words in the order of the file; ``page``: left, bottom, right, top."""
    from pypdfium2 import raw

    left, bottom, right, top = page
    box: Any = raw.FS_RECTF()
    for match in _WORD.finditer(_characters(text_page)):
        first, last = match.start(), match.end() - 1
        raw.FPDFText_GetLooseCharBox(text_page, first, box)
        start, lower, end, upper = box.left, box.bottom, box.right, box.top
        if last > first:
            raw.FPDFText_GetLooseCharBox(text_page, last, box)
            start, lower, end, upper = (
                min(start, box.left),
                min(lower, box.bottom),
                max(end, box.right),
                max(upper, box.top),
            )
        turn = (round(max(raw.FPDFText_GetCharAngle(text_page, first), 0.0) / (pi / 2)) + rotation) % 4
        shown = (start - left, top - upper, end - left, top - lower)
        width, height = (right - left, top - bottom) if (rotation - turn) % 2 == 0 else (top - bottom, right - left)
        yield _Word(_clean(match.group()), _turned(shown, rotation - turn, width, height), turn)


def _turned(box: Box, turn: int, width: float, height: float) -> Box:
    """The box after quarter turns clockwise of its frame, which is ``width`` by ``height`` afterwards."""
    left, top, right, bottom = box
    turn %= 4
    if turn == 1:
        return width - bottom, left, width - top, right
    if turn == 2:
        return width - right, height - bottom, width - left, height - top
    if turn == 3:
        return top, height - right, bottom, height - left
    return box


def _on_page(box: Box, width: float, height: float) -> bool:
    """Whether some of it can be seen; on a page without a size, nothing tells."""
    return min(width, height) <= 0 or (box[2] > 0 and box[3] > 0 and box[0] < width and box[1] < height)


def _stretches(words: list[_Word]) -> Iterator[Stretch]:
    """The words in the order of the file, taken together where they follow one another on a line."""
    held: list[_Word] = []
    for word in words:
        if held and not _follows(held[-1], word):
            yield _stretch(held)
            held = []
        held.append(word)
    if held:
        yield _stretch(held)


def _follows(before: _Word, word: _Word) -> bool:
    if before.turn != word.turn or before.text.endswith(HYPHEN):
        return False
    (left, top, right, bottom), (start, upper, end, lower) = before.box, word.box
    height = max(bottom - top, lower - upper, 1.0)
    if abs((top + bottom) - (upper + lower)) / 2 > MAX_SHIFT * min(bottom - top, lower - upper) + 0.5:
        return False
    backwards = _RIGHT_TO_LEFT.search(before.text) or _RIGHT_TO_LEFT.search(word.text)
    gap = max(start - right, left - end) if backwards else start - right
    return -height < gap < WIDE_GAP * height


def _stretch(words: list[_Word]) -> Stretch:
    boxes = [word.box for word in words]
    return Stretch(
        " ".join(word.text for word in words).replace(HYPHEN, "-").replace("\u2010", "-"),
        (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)),
        words[0].turn,
    )
