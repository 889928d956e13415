"""Exports of Nexis Uni and Lexis Advance: every record ends with "End of Document"."""

import re
from collections.abc import Sequence

from dateline.reading.export_dates import date_line
from dateline.reading.export_labels import END_OF_DOCUMENT, Field, ends_body, field_in, is_copyright, opens_body
from dateline.reading.export_layout import Layout, Piece

_LINE = re.compile(r"[^\s\ufeff](?:[^\r\n]*[^\s\ufeff])?")
MAX_HEADER_PIECES = 20  # headline, outlet, date, notice of copyright and a dozen fields


def line_pieces(text: str) -> list[Piece]:
    """The lines of a plain text, each a piece: Nexis Uni writes every paragraph on one line."""
    found = ((match.start(), match.group()) for match in _LINE.finditer(text))
    return [Piece(line, start, start + len(line)) for start, line in found]


def nexis_records(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The records in the paragraphs of a file, each as its pieces; empty if it is no export of this kind.

    The first may begin with a cover page, which :func:`nexis_layout` leaves out.
    """
    found: list[list[Piece]] = []
    record: list[Piece] = []
    for one in pieces:
        if END_OF_DOCUMENT.fullmatch(one.text):
            found.append(record)
            record = []
        else:
            record.append(one)
    laid_out = sum(_is_record(one) for one in found)
    return [one for one in found if one] if laid_out > 0 and 2 * laid_out >= len(found) else []


def _is_record(pieces: Sequence[Piece]) -> bool:
    """Whether a date stands above a labelled field or the line "Body"."""
    dated = _dated(pieces)
    return dated is not None and any(
        opens_body(one.text) or field_in(one.text) is not None for one in pieces[dated + 1 : dated + MAX_HEADER_PIECES]
    )


def nexis_layout(pieces: Sequence[Piece]) -> Layout:
    """What the pieces of one record are: headline, outlet, date, copyright, fields, "Body", text."""
    dated = _dated(pieces)
    fields = [field_in(one.text) if i < (_body(pieces) or len(pieces)) else None for i, one in enumerate(pieces)]
    lead = _lead(pieces, fields, dated)
    until = next((i for i in range(lead, len(pieces)) if ends_body(pieces[i].text)), len(pieces))
    first = 0 if dated is None else dated + 1
    told = {one.kind: pieces[i].text[one.value :] for i in range(first, lead) if (one := fields[i])}
    headline = _headline(pieces, dated if dated is not None else min(lead, 1) + 1)
    return Layout(
        headline,
        (lead, until),
        (0, 0),
        pieces[dated - 1].text if dated else None,
        pieces[dated].text if dated is not None else None,
        told,
        {i: one.kind if (one := fields[i]) else "other" for i in range(headline[1], lead)},
    )


def _body(pieces: Sequence[Piece]) -> int | None:
    return next((i for i, one in enumerate(pieces) if opens_body(one.text)), None)


def _dated(pieces: Sequence[Piece]) -> int | None:
    """The line of date: the last one above "Body", or the first of all that a field stands below."""
    body = _body(pieces)
    if body is not None:
        window = range(body - 1, max(0, body - MAX_HEADER_PIECES), -1)
        return next((i for i in window if date_line(pieces[i].text)), None)
    lines = (i for i, one in enumerate(pieces) if i and date_line(one.text))
    return next((i for i in lines if any(field_in(one.text) for one in pieces[i + 1 : i + 5])), None)


def _lead(pieces: Sequence[Piece], fields: Sequence[Field | None], dated: int | None) -> int:
    body = _body(pieces)
    if body is not None:
        return body + 1
    lead = dated + 1 if dated is not None else min(1, len(pieces))
    while lead < len(pieces) and (fields[lead] or is_copyright(pieces[lead].text)):
        lead += 1
    return lead


def _headline(pieces: Sequence[Piece], dated: int) -> tuple[int, int]:
    """The paragraph above the outlet. Of what else stands above, a cover page or the headline's first lines cannot be
    told apart, but for a line break inside the paragraph."""
    return max(0, dated - 2), max(0, dated - 1)
