"""Exports of LexisNexis ("3 of 10 DOCUMENTS"): the records of a plain text, and how a record is laid out."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.reading.export_dates import date_line
from dateline.reading.export_labels import Field, capital_field, is_copyright, may_stand_below
from dateline.reading.export_layout import Layout, Piece, pieces_in

MAX_HEADER_PIECES = 14  # outlet, date, headline and up to a dozen labelled fields stand above the text
MIN_LABELLED_SHARE = 0.5  # of the records of an export; a page that only says "2 of 3 documents" has no labels

_NOUN = r"(?:documents?|dokumente?n?|documentos?|documenti|documenten)"
_OF = r"(?:of|von|de|di|van|sur|su)"
_GAP = "[ \u00a0]{1,3}"
#: The line over every record, in the languages of the database.
SEPARATOR = (
    rf"(?:(?:focus ?- ?)?\d{{1,6}}{_GAP}{_OF}{_GAP}\d{{1,6}}{_GAP}{_NOUN}"
    rf"|{_NOUN}{_GAP}\d{{1,6}}{_GAP}{_OF}{_GAP}\d{{1,6}})"
)
_SEPARATOR_LINE = re.compile(rf"^[ \t\u00a0\ufeff]*{SEPARATOR}[ \t\u00a0\r]*$", re.I | re.M)


def records_in(text: str) -> list[list[Piece]]:
    """The records of an export as plain text, each as its pieces; empty if ``text`` is something else.

    What stands before the first separator is a cover page.
    """
    marks = [(mark.start(), mark.end()) for mark in _SEPARATOR_LINE.finditer(text)]
    bounds = pairwise([*marks, (len(text), len(text))])
    found = [list(pieces_in(text, start, end)) for (_, start), (end, _) in bounds]
    return found if are_records(found) else []


def records_among(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The records in the paragraphs of an Office file; empty if they are something else."""
    found: list[list[Piece]] = []
    for one in pieces:
        if _SEPARATOR_LINE.fullmatch(one.text):
            found.append([])
        elif found:
            found[-1].append(one)
    return found if are_records(found) else []


def are_records(found: Sequence[Sequence[Piece]]) -> bool:
    """Whether enough of them have the labelled fields that LexisNexis writes."""
    labelled = sum(any((one := capital_field(piece.text)) and one.sure for piece in pieces) for pieces in found)
    return labelled > 0 and labelled >= MIN_LABELLED_SHARE * len(found)


def layout_of(pieces: Sequence[Piece]) -> Layout:
    """What the pieces of one record are."""
    fields = [capital_field(one.text) for one in pieces]
    first = next((i for i, one in enumerate(fields) if one), len(pieces))
    above = [i for i in range(min(first, MAX_HEADER_PIECES)) if not is_copyright(pieces[i].text)]
    lead = _lead(pieces, fields, first, above)
    outlet, published, titles = _header(pieces, above)
    headline, skipped = (titles[0] if titles else 0, titles[0] + 1 if titles else 0), 0
    between = {i: one.kind if (one := fields[i]) else "other" for i in range(headline[1], lead)}
    between |= dict.fromkeys(titles[1:], "headline")
    for i in range(first, lead):
        if (one := fields[i]) and one.kind == "headline":
            headline, skipped = (i, i + 1), one.value
    return Layout(
        headline,
        (lead, _until(pieces, fields, lead)),
        (skipped, one.value if lead < len(pieces) and (one := fields[lead]) and one.kind == "body" else 0),
        outlet,
        published,
        {one.kind: pieces[i].text[one.value :] for i, one in enumerate(fields) if one and (i < lead or one.below)},
        between,
    )


def _lead(pieces: Sequence[Piece], fields: Sequence[Field | None], first: int, above: Sequence[int]) -> int:
    """The first piece of the body: below the fields, of which the length is the surest; else below the headline."""
    opening = fields[first] if first < len(pieces) else None
    if opening is None or opening.below:
        dated = next((n for n, i in enumerate(above) if _dated(pieces[i])), 0)
        return min(above[dated + 2 :], default=first)
    last = first
    for i in range(first, min(len(pieces), first + MAX_HEADER_PIECES)):
        one = fields[i]
        if one is None:
            continue
        if one.kind == "body":
            return i if len(pieces[i].text) > one.value else i + 1
        if one.below:
            break
        if one.kind == "length" or all(fields[last:i]):
            last = i
    return last + 1


def _until(pieces: Sequence[Piece], fields: Sequence[Field | None], lead: int) -> int:
    """The piece after the last of the body: the first field that stands below, and what belongs to it above."""
    until = next((i for i in range(lead, len(pieces)) if _ends(pieces, fields, i)), len(pieces))
    while until > lead and may_stand_below(pieces[until - 1].text):
        until -= 1
    return until


def _ends(pieces: Sequence[Piece], fields: Sequence[Field | None], i: int) -> bool:
    """Whether the text ends above piece ``i``: a field that stands below it, with others after it."""
    one = fields[i]
    if one is None or not one.below:
        return False
    hyphened = "-" in pieces[i].text[: one.value]
    return hyphened or i + 1 == len(pieces) or bool(fields[i + 1]) or may_stand_below(pieces[i + 1].text)


def _header(pieces: Sequence[Piece], above: Sequence[int]) -> tuple[str | None, str | None, list[int]]:
    """Outlet, line of date and the pieces of the headline. The date stands below the outlet, or below the headline."""
    dated = next((i for i in above if _dated(pieces[i])), None)
    if dated is None:
        return (pieces[above[0]].text if len(above) > 1 else None), None, list(above[1:2] or above[:1])
    lines = pieces[dated].text.splitlines()
    at = next(n for n, line in enumerate(lines) if date_line(line))
    outlet = " ".join(lines[:at]) or None
    before = [i for i in above if i < dated]
    if outlet is None and before:
        outlet, before = pieces[before[0]].text, before[1:]
    titles = [i for i in above if i > dated]
    titles = [i for i in titles if not pieces[i].centred] or titles
    return outlet or _below_copyright(pieces[:dated]), lines[at], titles or before


def _below_copyright(pieces: Sequence[Piece]) -> str | None:
    """The outlet on the line below a copyright notice, without a blank line between; None if there is none."""
    lines = [line for one in pieces if is_copyright(one.text) for line in one.text.splitlines()]
    return next((line for line in lines if not is_copyright(line)), None)


def _dated(piece: Piece) -> bool:
    return any(date_line(line) for line in piece.text.splitlines()[:4])
