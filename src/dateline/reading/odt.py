"""The paragraphs of an OpenDocument text (.odt) as they are read, tracked changes taken as accepted."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dateline.errors import ReadingError
from dateline.reading.laid_out import Paragraph
from dateline.reading.office_package import LOCKED, OfficePackage, bounded, local_name, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CELL_CHARACTERS = 200  # longer cells are columns of prose, each a paragraph of its own

_PARAGRAPHS = frozenset(("p", "h"))
#: What is not on the page, or is made anew by the program: deleted text, comments, lists of contents.
_UNSEEN = frozenset(
    "tracked-changes annotation annotation-end ruby-text table-of-content alphabetical-index bibliography forms "
    "sequence-decls variable-decls user-field-decls note-citation desc title hidden-text".split()
)
_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}


def odt_paragraphs(body: bytes, item: str) -> list[Paragraph]:
    """The paragraphs in reading order, none empty, each with the name of its style; a row of short table cells is one.

    Text boxes follow the paragraph they hang on; notes stand at the end; headers and footers are left out. Line breaks
    inside a paragraph are kept. Raises ReadingError, naming ``item``.
    """
    package = OfficePackage(body, item)
    if package.has("META-INF/manifest.xml") and b"encryption-data" in package.raw("META-INF/manifest.xml"):
        raise ReadingError(LOCKED, item=item)
    root = package.xml("content.xml")
    styles = _style_names(root)
    notes: list[_Element] = []
    found = bounded(_paragraphs(_part(root, "body"), styles, notes), item)
    return found + bounded((one for note in notes for one in _paragraphs([note], styles, [])), item)


def _part(root: "_Element", name: str) -> list["_Element"]:
    return [each for one in root if local_name(one) == name for each in one]


def _style_names(root: "_Element") -> dict[str, str]:
    """What the named style is called behind each one that the program made up ("P1")."""
    found: dict[str, str] = {}
    for style in _part(root, "automatic-styles"):
        parent = _value(style, "parent-style-name")
        if parent:
            found[_value(style, "name")] = _spoken(parent)
    return found


def _spoken(name: str) -> str:
    """ "Heading_20_1" as "heading 1", like Word's."""
    return name.replace("_20_", " ").casefold()


def _paragraphs(roots: list["_Element"], styles: Mapping[str, str], notes: list["_Element"]) -> Iterator[Paragraph]:
    waiting = [*reversed(roots)]  # a stack, not recursion: hostile files nest tables deeply
    while waiting:
        element = waiting.pop()
        name = local_name(element)
        if name in _UNSEEN:
            continue
        if name in _PARAGRAPHS:
            text, inside = _words(element)
            notes.extend(one for one in inside if local_name(one) == "note-body")
            waiting.extend(one for one in reversed(inside) if local_name(one) != "note-body")
            if text:
                written = _value(element, "style-name")
                yield Paragraph(text, style=styles.get(written) or _spoken(written) or None)
        elif name == "table-row":
            row = _row(element)
            if row is None:
                waiting.extend(reversed(element))
            elif row:
                yield Paragraph(row, style="table")
        else:
            waiting.extend(reversed(element))


def _row(row: "_Element") -> str | None:
    """The cells of a table's row with tabs between, or None when they hold more than a few words each."""
    cells: list[str] = []
    for cell in row:
        if local_name(cell) != "table-cell":
            continue
        found = [(local_name(one), *_words(one)) for one in cell]
        texts = [text for _, text, _ in found if text]
        plain = all(name in _PARAGRAPHS and not inside for name, _, inside in found)
        if not plain or len(texts) > 1 or len("".join(texts)) > MAX_CELL_CHARACTERS:
            return None
        cells.append(" ".join("".join(texts).split()))
    return "\t".join(cells).strip("\t")


def _words(paragraph: "_Element") -> tuple[str, list["_Element"]]:
    """The text of a paragraph, and the text boxes and notes that hang on it."""
    pieces: list[str] = [paragraph.text or ""]
    inside: list[_Element] = []
    waiting: list[_Element | str] = []
    _push(waiting, paragraph)
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        name = local_name(one)
        if name in _UNSEEN:
            continue
        if name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif name in ("text-box", "note-body", "table"):
            inside.append(one)
        elif name:
            pieces.append(one.text or "")
            _push(waiting, one)
    return tidy(" ".join("".join(pieces).split(" "))), inside


def _push(waiting: list["_Element | str"], element: "_Element") -> None:
    """What is inside ``element``, so that its first child is the next to come and each tail follows its own."""
    for child in reversed(element):
        waiting.extend((child.tail or "", child))


def _value(element: "_Element", name: str) -> str:
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")
