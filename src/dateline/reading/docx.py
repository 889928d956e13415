"""The paragraphs of a Word file (.docx) as they are read, tracked changes taken as accepted."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dateline.reading.laid_out import Paragraph
from dateline.reading.office_package import OfficePackage, bounded, local_name, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CELL_CHARACTERS = 200  # longer cells are columns of prose, each a paragraph of its own

#: What holds paragraphs: the body, content controls, moved and inserted blocks, text boxes, cells.
_HOLDERS = frozenset(
    "body sdt sdtContent ins moveTo customXml AlternateContent Choice footnote endnote txbxContent tbl tc".split()
)
#: What is not on the page: deleted or moved away, a copy for older programs, properties, ruby notes.
_UNSEEN = frozenset("del moveFrom Fallback pPr rPr rt instrText delText".split())
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset(("0", "false", "off", "none"))


def docx_paragraphs(body: bytes, item: str) -> list[Paragraph]:
    """The paragraphs in reading order, none empty, each with the name of its style; a row of short table cells is one.

    Text boxes follow the paragraph they hang on; foot- and endnotes stand at the end; headers and footers are left
    out. Line breaks inside a paragraph are kept. Raises ReadingError, naming ``item``.
    """
    package = OfficePackage(body, item)
    styles = _style_names(package)
    found = bounded(_paragraphs(package.xml("word/document.xml"), styles), item)
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        notes = package.optional_xml(part)
        if notes is not None:
            written = (note for note in notes if not _value(note, "type"))
            found.extend(bounded((one for note in written for one in _paragraphs(note, styles)), item))
    return found


def _style_names(package: OfficePackage) -> dict[str, str]:
    """What the styles are called, by their ids: programs translate ids, not these names."""
    root = package.optional_xml("word/styles.xml")
    found: dict[str, str] = {}
    for style in [] if root is None else root:
        named = next((one for one in style if local_name(one) == "name"), None)
        if local_name(style) == "style" and named is not None:
            found[_value(style, "styleId")] = _value(named, "val")
    return found


def _paragraphs(root: "_Element", styles: Mapping[str, str]) -> Iterator[Paragraph]:
    waiting = [*reversed(root)]  # a stack, not recursion: hostile files nest tables deeply
    kept = ""  # of a paragraph whose end mark was deleted: it runs on into the next
    while waiting:
        element = waiting.pop()
        name = local_name(element)
        if name == "p":
            text, boxes = _words(element)
            waiting.extend(reversed(boxes))
            if _mark_deleted(element):
                kept += text
                continue
            text, kept = tidy(kept + text), ""
            if text:
                yield Paragraph(text, style=_style(element, styles))
        elif name == "tr":
            row = _row(element)
            if row is None:
                waiting.extend(reversed(element))
            elif row:
                yield Paragraph(row, style="table")
        elif name in _HOLDERS:
            waiting.extend(reversed(element))
    if tidy(kept):
        yield Paragraph(tidy(kept))


def _row(row: "_Element") -> str | None:
    """The cells of a table's row with tabs between, or None when they hold more than a few words each."""
    cells: list[str] = []
    for cell in row:
        if local_name(cell) != "tc":
            continue
        if any(local_name(one) not in ("p", "tcPr") for one in cell):
            return None
        found = [_words(one) for one in cell if local_name(one) == "p"]
        texts = [tidy(text) for text, _ in found]
        if any(boxes for _, boxes in found) or sum(map(bool, texts)) > 1 or len("".join(texts)) > MAX_CELL_CHARACTERS:
            return None
        cells.append(" ".join("".join(texts).split()))
    return "\t".join(cells).strip("\t")


def _words(paragraph: "_Element") -> tuple[str, list["_Element"]]:
    """The text of a paragraph, and the text boxes that hang on it."""
    pieces: list[str] = []
    boxes: list[_Element] = []
    waiting = [*reversed(paragraph)]
    while waiting:
        element = waiting.pop()
        name = local_name(element)
        if name in _UNSEEN or (name == "r" and _hidden(element)):
            continue
        if name == "t":
            pieces.append(element.text or "")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif name == "txbxContent":
            boxes.append(element)
        else:
            waiting.extend(reversed(element))
    return "".join(pieces), boxes


def _hidden(run: "_Element") -> bool:
    looks = next((one for one in run if local_name(one) == "rPr"), None)
    return looks is not None and any(
        local_name(one) == "vanish" and _value(one, "val").lower() not in _OFF for one in looks
    )


def _mark_deleted(paragraph: "_Element") -> bool:
    looks = _inside(_inside(paragraph, "pPr"), "rPr")
    return _inside(looks, "del") is not None


def _style(paragraph: "_Element", styles: Mapping[str, str]) -> str | None:
    chosen = _inside(_inside(paragraph, "pPr"), "pStyle")
    return styles.get(_value(chosen, "val")) if chosen is not None else None


def _inside(element: "_Element | None", name: str) -> "_Element | None":
    return None if element is None else next((one for one in element if local_name(one) == name), None)


def _value(element: "_Element", name: str) -> str:
    """An attribute whatever its namespace (there are two dialects), or an empty string."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")
