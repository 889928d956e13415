"""A saved web page to one document: headline, body paragraphs, author, site and day of publication."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dateline.errors import ReadingError
from dateline.reading.blocks import split_blocks
from dateline.reading.boilerplate import Role, role_of
from dateline.reading.calendar_days import full_days
from dateline.reading.datelines import find_opening
from dateline.reading.decode import decode
from dateline.reading.language_of import language_of
from dateline.reading.plain import region_kinds
from dateline.reading.published import Parts, find_published
from dateline.records.document import Capture, Document, Published, PublishedBasis, Region
from dateline.records.identity import content_id
from dateline.records.period import day

EARLIEST = date(1990, 1, 1)  # an older date in a page's metadata is a placeholder
LINKED_DATA = "application/ld+json"
NO_AUTHORS = frozenset({"admin", "administrator", "editor", "staff", "webmaster", "user", "guest", "author"})
MAX_HTML_CHARACTERS = 4_000_000  # the largest news pages hold one or two million; ten would take over a minute

_META = re.compile(r"<meta\b([^>]{0,600})>", re.I)
_DATE_NAME = re.compile(
    r"\b(?:property|name|itemprop)\s*=\s*[\"']?(?:article:published_time|og:article:published_time|datePublished|pubdate"
    r"|publish[-_]?date|publication_date|date|dc\.date(?:\.issued)?|dcterms\.(?:created|date|issued)|parsely-pub-date"
    r"|sailthru\.date|article\.published|cXenseParse:recs:publishtime)(?=[\"'\s/]|$)",
    re.I,
)
_CONTENT = re.compile(r"\bcontent\s*=\s*[\"']([^\"']{6,60})[\"']", re.I)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the page says of itself; None for what it does not. ``paragraphs``: the body without the headline."""

    headline: str | None
    paragraphs: tuple[str, ...]
    author: str | None
    site: str | None
    language: str | None


def read_html(capture: Capture, body: bytes, *, today: date | None) -> tuple[Document, ...]:
    """The one report of a page. Raises :class:`ReadingError` if the page holds no article."""
    markup = decode(body, markup=True).text
    if len(markup) > MAX_HTML_CHARACTERS:
        raise ReadingError(
            f"the page is larger than {MAX_HTML_CHARACTERS:,} characters; save the article alone", item=capture.uri
        )
    found = extract(markup)
    if found is None or not found.paragraphs:
        raise ReadingError(
            "the page holds no article that can be told from its menus; save the text as a .txt file", item=capture.uri
        )
    text = "\n\n".join(((found.headline,) if found.headline else ()) + found.paragraphs)
    opening = find_opening(found.paragraphs[0])
    regions, parts = _regions(text, len(found.headline or ""))
    published = published_in_markup(markup, today) or find_published(parts, today=today)
    document = Document(
        id=content_id("doc", capture.id, 0, text),
        capture_id=capture.id,
        position=0,
        capture_start=None,
        capture_end=None,
        text=text,
        headline=found.headline,
        headline_end=len(found.headline or ""),
        outlet=found.site,
        byline=found.author,
        agency=opening.agency if opening else None,
        dateline_place=opening.place if opening else None,
        published=published,
        language=language_of(text) or found.language,
        boilerplate=regions,
    )
    return (document,)


def extract(markup: str) -> Extracted | None:
    """Headline, body and metadata of a page by trafilatura; None if it finds no article."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(markup, include_comments=False, include_tables=True, with_metadata=True)
    if found is None or not (found.text or "").strip():
        return None
    headline = _one_line(found.title)
    paragraphs = [line for raw in found.text.split("\n") if (line := _one_line(raw.removeprefix("- ")))]
    while paragraphs and headline and paragraphs[0].casefold() == headline.casefold():
        paragraphs = paragraphs[1:]
    author = _one_line(found.author)
    return Extracted(
        headline,
        tuple(paragraphs),
        None if author and author.casefold() in NO_AUTHORS else author,
        _one_line(found.sitename),
        (found.language or "")[:2] or None,
    )


def published_in_markup(markup: str, today: date | None) -> Published | None:
    """The day in JSON-LD, then in meta tags, then what htmldate finds on the page; None if there is none to trust."""
    for value in _linked_dates(markup):
        if (found := _to_day(value, today)) is not None:
            return Published(day(found), PublishedBasis.METADATA, f"datePublished in the page's JSON-LD: {value[:40]}")
    for value in _meta_dates(markup):
        if (found := _to_day(value, today)) is not None:
            return Published(day(found), PublishedBasis.METADATA, f"date in the page's meta tags: {value[:40]}")
    return _found_on_page(markup, today)


def _found_on_page(markup: str, today: date | None) -> Published | None:
    from htmldate import find_date

    until = datetime.combine(today, datetime.min.time()) if today else None
    value = find_date(
        markup, original_date=True, min_date=datetime.combine(EARLIEST, datetime.min.time()), max_date=until
    )
    found = _to_day(value, today) if value else None
    if found and (found.month, found.day) == (1, 1) and f"{found.year}-01-01" not in markup:
        return None  # htmldate gives the first of January where a page shows a year alone
    return Published(day(found), PublishedBasis.METADATA, f"date found on the page: {value}") if found else None


def _linked_dates(markup: str) -> Iterator[str]:
    start = markup.find(LINKED_DATA)
    while start >= 0:
        first, last = markup.find(">", start) + 1, markup.find("</script", start)
        if not 0 < first <= last:
            return
        with suppress(ValueError, RecursionError):  # broken metadata say nothing
            yield from _dates_in(json.loads(markup[first:last].strip().rstrip(";"), strict=False))
        start = markup.find(LINKED_DATA, last)


def _meta_dates(markup: str) -> Iterator[str]:
    for match in _META.finditer(markup):
        content = _CONTENT.search(match.group(1))
        if content is not None and _DATE_NAME.search(match.group(1)):
            yield content.group(1)


def _dates_in(value: object) -> Iterator[str]:
    """``datePublished`` of articles, wherever they stand in the graph; not of comments, videos or reviews."""
    queue: list[object] = [value]
    while queue:
        one = queue.pop(0)
        if isinstance(one, list):
            queue.extend(one)
        elif isinstance(one, dict):
            kind = str(one.get("@type", ""))
            dated = one.get("datePublished")
            if isinstance(dated, str) and re.search(r"Article|Posting|Report|WebPage", kind):
                yield dated
            queue.extend(one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one)


def _to_day(value: str, today: date | None) -> date | None:
    match = re.match(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)", value)
    found: date | None
    try:
        if match:
            found = date(int(match[1]), int(match[2]), int(match[3]))
        else:
            days = full_days(value)
            found = date(days[0].year or 0, days[0].month, days[0].day) if len(days) == 1 else None
    except ValueError:
        return None
    latest = today + timedelta(days=1) if today else date.max
    return found if found and EARLIEST <= found <= latest else None


def _regions(text: str, headline_end: int) -> tuple[tuple[Region, ...], Parts]:
    blocks = [block for block in split_blocks(text) if block.start >= headline_end]
    roles = [role_of(block) for block in blocks]
    kinds = region_kinds(blocks, roles)
    regions = tuple(Region(one.start, one.end, kind) for one, kind in zip(blocks, kinds, strict=True) if kind)
    captions = tuple(one.text for one, role in zip(blocks, roles, strict=True) if role is Role.CAPTION)
    body = tuple(one.text for one, role in zip(blocks, roles, strict=True) if role is Role.BODY)
    dates = tuple(one.text for one, role in zip(blocks, roles, strict=True) if role is Role.DATE)
    return regions, Parts(headline=text[:headline_end] or None, header=dates, captions=captions, body=body)


def _one_line(text: str | None) -> str | None:
    words = " ".join((text or "").split())
    return words or None
