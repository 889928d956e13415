"""A document dated once more when the years that its pile speaks of are known."""

from collections.abc import Iterable
from datetime import date

from dateline.reading.blocks import split_blocks
from dateline.reading.calendar_days import years_mentioned
from dateline.reading.datelines import find_opening
from dateline.reading.published import Parts, find_published
from dateline.records.document import Document, Published


def date_by_years(document: Document, years: Iterable[int], *, today: date | None) -> Published:
    """The publication period of ``document``, with ``years`` to tell apart those in which a weekday falls on a date.

    ``years``: those that the reports beside it name or are published in; ``today``: the day it was fetched. A document
    that is dated already keeps its date.
    """
    if document.published.period is not None:
        return document.published
    return find_published(parts_in(document), today=today, pile_years=sorted(set(years)))


def years_in(document: Document, *, latest: int) -> tuple[int, ...]:
    """The calendar years up to ``latest`` that ``document`` names or is published in, sorted."""
    period = document.published.period
    published = {period.start.year} if period is not None and period.start is not None else set()
    return tuple(sorted({*years_mentioned(document.text, latest=latest), *published}))


def parts_in(document: Document) -> Parts:
    """``document`` taken apart for dating by its headline and regions."""
    header, captions, body = [], [], []
    for block in split_blocks(document.text):
        if block.end <= document.headline_end:
            continue
        kind = next((one.kind for one in document.boilerplate if one.start <= block.start < one.end), None)
        if kind == "caption":
            captions.append(block.text)
        elif kind in (None, "syndication"):
            body.append(block.text)
        else:
            header.append(block.text)
    opening = find_opening(body[0]) if body else None
    return Parts(document.headline, tuple(header), tuple(captions), tuple(body), opening.day if opening else None)
