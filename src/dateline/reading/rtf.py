"""The paragraphs of a Rich Text file (.rtf): read once from start to end, so that no nesting or length can stop it."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dateline.errors import ReadingError
from dateline.reading.laid_out import Paragraph
from dateline.reading.office_package import bounded, tidy

MAX_BYTES = 100_000_000
MAX_DEPTH = 2_000  # groups within groups
MAX_TOKENS = 4_000_000  # some ten seconds; two million characters have at most half of that
NOT_RTF = "the Rich Text file is damaged; open it in an office program and save it anew, or as .txt"

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
#: Groups whose text is not part of the report: tables of fonts and styles, pictures, margins, comments, addresses.
_DESTINATIONS = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator info pict object objdata fldinst "
    b"header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc annotation atnid atnauthor "
    b"bkmkstart bkmkend shprslt themedata colorschememapping latentstyles datastore xmlnstbl mmathPr filetbl revtbl "
    b"private template userprops pgdsctbl listtext pntext nonshppict fontemb falt panose tc xe txe rxe".split()
)
_BREAKS = frozenset(b"par sect page row".split())
_SIGNS = {
    b"line": "\n",
    b"tab": "\t",
    b"cell": "\t",
    b"nestcell": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"emspace": " ",
    b"enspace": " ",
}
_ESCAPED = {b"~": "\u00a0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n"}
#: The charsets of fonts, by their numbers in the format's specification.
_CHARSETS = {
    128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_HIDDEN = frozenset((b"v", b"deleted"))


@dataclass(frozen=True, slots=True)
class _State:
    """What a group hands down to the groups in it. ``skipped``: characters after a Unicode one for older programs."""

    unseen: bool = False
    hidden: bool = False
    note: bool = False
    skipped: int = 1
    charset: str | None = None


@dataclass(slots=True)
class _Reading:
    """Where reading has come to."""

    charset: str
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = -1
    state: _State = _State()
    outer: list[_State] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    to_skip: int = 0


def rtf_paragraphs(body: bytes, item: str) -> list[Paragraph]:
    """The paragraphs in order, none empty; cells of a table's row have tabs between and notes stand
    at the end. Raises ReadingError."""
    if not body.lstrip().startswith(b"{\\rtf") or len(body) > MAX_BYTES:
        raise ReadingError(NOT_RTF, item=item)
    texts = (tidy(_whole(piece)).strip() for piece in _texts(body, item))
    return bounded((Paragraph(text) for text in texts if text), item)


def _whole(text: str) -> str:
    """With characters beyond the first 65,536 put together from their halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _texts(body: bytes, item: str) -> Iterator[str]:
    reading = _Reading("cp1252")
    at = tokens = 0
    while match := _TOKEN.match(body, at):
        at, tokens = match.end(), tokens + 1
        if tokens > MAX_TOKENS:
            raise ReadingError("the Rich Text file is too long; save it as .txt", item=item)
        word, number, _, _, brace, _ = match.groups()
        if word == b"bin":  # raw bytes follow
            at += max(int(number or 0), 0)
        elif brace == b"{":
            _flush(reading)
            if len(reading.outer) >= MAX_DEPTH:
                raise ReadingError(NOT_RTF, item=item)
            reading.outer.append(reading.state)
        elif brace == b"}":
            _flush(reading)
            reading.state = reading.outer.pop() if reading.outer else _State(unseen=True)
            reading.to_skip = 0
        elif word in _BREAKS and not reading.state.unseen:
            _flush(reading)
            if reading.state.note:
                reading.notes.append("\n")
            elif not reading.state.hidden:  # a paragraph whose end was deleted runs on
                yield "".join(reading.pieces)
                reading.pieces.clear()
        else:
            _take(reading, match)
    _flush(reading)
    yield "".join(reading.pieces)
    yield from "".join(reading.notes).split("\n")


def _take(reading: _Reading, match: re.Match[bytes]) -> None:
    """One token that neither opens, closes nor ends anything."""
    word, number, byte, symbol, _, text = match.groups()
    if text is not None:
        kept = text[reading.to_skip :]
        reading.to_skip = max(0, reading.to_skip - len(text))
        reading.waiting += kept
    elif byte is not None:
        if reading.to_skip:
            reading.to_skip -= 1
        else:
            reading.waiting.append(int(byte, 16))
    elif symbol == b"*":
        _flush(reading)
        reading.state = replace(reading.state, unseen=True)
    elif symbol is not None:
        _say(reading, _ESCAPED.get(symbol, ""))
    elif word in _SIGNS:
        _say(reading, _SIGNS[word])
    elif word is not None:
        _flush(reading)
        _obey(reading, word, int(number) if number else None)


def _obey(reading: _Reading, word: bytes, number: int | None) -> None:
    """One control word."""
    state = reading.state
    if word in _DESTINATIONS:
        reading.state = replace(state, unseen=True)
    elif word == b"footnote":
        reading.state = replace(state, note=True)
        reading.notes.append("\n")
    elif word == b"shptxt":  # a text box, inside of what older programs pass over
        reading.state = replace(state, unseen=False)
    elif word in _HIDDEN:
        reading.state = replace(state, hidden=number != 0)
    elif word == b"plain":
        reading.state = replace(state, hidden=False, charset=None)
    elif word == b"uc":
        reading.state = replace(state, skipped=min(max(number or 0, 0), 8))
    elif word == b"u" and number is not None:
        _say(reading, chr(number & 0xFFFF))
        reading.to_skip = state.skipped
    elif word == b"f" and number is not None:
        reading.font = number
        reading.state = replace(state, charset=reading.fonts.get(number))
    elif word == b"fcharset" and number in _CHARSETS:
        reading.fonts[reading.font] = _CHARSETS[number]
    elif word in _PAGES or word == b"ansicpg":
        reading.charset = _PAGES.get(word) or _code_page(number) or reading.charset


def _code_page(number: int | None) -> str | None:
    name = "utf-8" if number == 65001 else f"cp{number}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _say(reading: _Reading, text: str) -> None:
    _flush(reading)
    if reading.to_skip:
        reading.to_skip -= 1
    else:
        _keep(reading, text)


def _flush(reading: _Reading) -> None:
    """Makes characters of the bytes that have come together in one charset."""
    if reading.waiting:
        _keep(reading, reading.waiting.decode(reading.state.charset or reading.charset, "replace"))
        reading.waiting.clear()


def _keep(reading: _Reading, text: str) -> None:
    if not (reading.state.unseen or reading.state.hidden):
        (reading.notes if reading.state.note else reading.pieces).append(text)
