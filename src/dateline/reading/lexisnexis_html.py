"""Exports of LexisNexis as HTML: one division for every field of a record, told apart as in the plain text."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from dateline.reading.export_layout import Piece, record_of
from dateline.reading.export_records import Record
from dateline.reading.lexisnexis import SEPARATOR, are_records, layout_of
from dateline.reading.page_tree import lines_of, tree_of

_ANCHOR = re.compile(r"<a\b[^<>]{0,80}?\bname\s*=\s*[\"']?DOC_ID_\d+_\d+[\"']?[^<>]{0,80}>", re.I)
_MARK = re.compile(rf">\s*{SEPARATOR}\s*<", re.I)
#: The number over a record, whatever the words beside it.
_NUMBERED = re.compile(r"\D{0,20}\d{1,6}\s+\D{1,8}\s+\d{1,6}\D{0,20}")
_CENTRED = re.compile(r"\.(\w{1,20})\s*\{[^{}]{0,200}text-align:\s*center", re.I)
_BLOCK = re.compile(r"<(?:div|br|p|table)\b", re.I)


def records_in_html(markup: str) -> list[Record]:
    """The records of an export; empty if the page is something else."""
    starts = [found.end() for found in _ANCHOR.finditer(markup)]
    starts = starts or [_before(markup, mark.start()) for mark in _MARK.finditer(markup)]
    if not starts:
        return []
    centred = frozenset(_CENTRED.findall(markup[: starts[0]]))
    found = [list(_pieces(markup[start:end], centred)) for start, end in pairwise([*starts, len(markup)])]
    return [record_of(pieces, layout_of(pieces)) for pieces in found if pieces] if are_records(found) else []


def _before(markup: str, place: int) -> int:
    """Where the blocks begin that the separator at ``place`` stands in."""
    window = max(0, place - 300)
    starts = [found.start() for found in _BLOCK.finditer(markup, window, place)]
    return starts[-1] if starts else place


def _pieces(markup: str, centred: frozenset[str]) -> Iterator[Piece]:
    root = tree_of(markup)
    if root is None:
        return
    begun = False
    for element in root.iter("div"):
        if element.find(".//div") is not None:
            continue
        parts = tuple(text for one in element.iter("p") if (text := _text(one)))
        text = "\n".join(parts) or _text(element)
        if text and (begun or not _NUMBERED.fullmatch(text)):
            yield Piece(text, centred=(element.get("class") or "") in centred, parts=parts)
        begun = begun or bool(text)


def _text(element: Any) -> str:
    """The lines of an element."""
    return "\n".join(line.text for line in lines_of(element))
