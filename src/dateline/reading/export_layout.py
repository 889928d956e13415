"""A database's record as a row of paragraphs, of which each has its part: headline, fields, text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.reading.export_records import Record, language_code, stated_in, tidied, with_record
from dateline.reading.plain import report_in
from dateline.reading.stated import today_of, with_stated
from dateline.records.document import Capture, Document, PageKind, Region
from dateline.records.identity import content_id

#: The kind of region for the fields that stand between headline and text in a plain text.
REGIONS = {"byline": "byline", "headline": "heading"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of an export. ``start``, ``end``: half-open code points of the decoded file, 0 for other formats;
    ``centred``: set in the middle of the line; ``parts``: the paragraphs it is made of, when it is a group of them."""

    text: str
    start: int = 0
    end: int = 0
    centred: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Which pieces of a record are what, in half-open indices. ``skipped``: characters of a label before the first
    piece of the headline and of the body. ``between``: kind of field by index, for pieces that are no running text."""

    headline: tuple[int, int]
    body: tuple[int, int]
    skipped: tuple[int, int] = (0, 0)
    outlet: str | None = None
    published: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    between: Mapping[int, str] = field(default_factory=dict)


def pieces_in(text: str, start: int, end: int) -> Iterator[Piece]:
    """The paragraphs of a stretch of plain text: lines without a blank line between them."""
    lines: list[tuple[int, int]] = []
    place = start
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip(" \t\r\n\x0b\x0c\u00a0\ufeff")
        if words:
            first = place + line.index(words[0])
            lines.append((first, first + len(words)))
        elif lines:
            yield _piece(text, lines)
            lines = []
        place += len(line)
    if lines:
        yield _piece(text, lines)


def _piece(text: str, lines: Sequence[tuple[int, int]]) -> Piece:
    start, end = lines[0][0], lines[-1][1]
    indents = [text[max(0, first - 4) : first] for first, _ in lines]
    return Piece(text[start:end], start, end, all(one == "    " for one in indents))


def record_of(pieces: Sequence[Piece], layout: Layout) -> Record:
    """The record that the pieces hold."""
    title = " ".join(one.text for one in pieces[slice(*layout.headline)])[layout.skipped[0] :]
    texts = [part for one in pieces[slice(*layout.body)] for part in one.parts or (one.text,)]
    if texts and layout.skipped[1]:
        texts[0] = texts[0][layout.skipped[1] :]
    return Record(
        headline=" ".join(title.split()) or None,
        paragraphs=tidied(texts),
        published=layout.published,
        outlet=layout.outlet,
        byline=layout.told.get("byline"),
        dateline=layout.told.get("dateline"),
        language=layout.told.get("language"),
    )


def documents_in(
    capture: Capture, text: str, records: Sequence[Sequence[Piece]], layout_of: Callable[[Sequence[Piece]], Layout]
) -> tuple[Document, ...]:
    """The documents of an export that is a plain text, in order; records without words are left out."""
    found: list[Document] = []
    for pieces in records:
        document = document_in(capture, text, pieces, layout_of(pieces), position=len(found))
        if document is not None:
            found.append(document)
    return tuple(found)


def document_in(
    capture: Capture, text: str, pieces: Sequence[Piece], layout: Layout, *, position: int
) -> Document | None:
    """The record as a stretch of the plain text, from its headline to the last of its body; None if it has no words."""
    record = record_of(pieces, layout)
    bounds = _bounds(pieces, layout)
    if bounds is None:
        return None
    start, body, end = bounds
    today = today_of(capture)
    shown = text[start:end]
    found = report_in(text[body:end], capture_id=capture.id, title=None, today=today) if body < end else None
    regions = [
        Region(pieces[i].start - start, pieces[i].end - start, REGIONS.get(kind, "other"))
        for i, kind in sorted(layout.between.items())
        if start <= pieces[i].start and pieces[i].end <= min(end, body)
    ]
    if layout.skipped[1]:
        regions.append(Region(body - layout.skipped[1] - start, body - start, "other"))
    shift = body - start
    regions += (
        [replace(one, start=one.start + shift, end=one.end + shift) for one in found.boilerplate] if found else []
    )
    headline_end = pieces[layout.headline[1] - 1].end - start if record.headline else 0
    blank = Document(id="", capture_id=capture.id, position=position, capture_start=start, capture_end=end, text=shown)
    document = replace(
        found or blank,
        id=content_id("doc", capture.id, position, shown),
        position=position,
        capture_start=start,
        capture_end=end,
        text=shown,
        headline=record.headline,
        headline_end=headline_end,
        outlet=None,
        language=(found.language if found else None) or language_code(record.language),
        boilerplate=tuple(regions),
        page=PageKind.EXPORT,
    )
    return with_record(with_stated(document, stated_in(record, today)), record)


def _bounds(pieces: Sequence[Piece], layout: Layout) -> tuple[int, int, int] | None:
    """Where the report begins, where its body does, and where it ends."""
    (first, last), (lead, until) = layout.headline, layout.body
    title_skip, body_skip = layout.skipped
    title = (pieces[first].start + title_skip, pieces[last - 1].end) if first < last else None
    body = (pieces[lead].start + body_skip, pieces[until - 1].end) if lead < until else None
    if title is None and body is None:
        return None
    if body is None:
        assert title is not None
        return title[0], title[1], title[1]
    return (title or body)[0], body[0], body[1]
