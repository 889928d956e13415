"""Feeds (RSS, Atom, RDF): each entry as a report, with what the feed says of it. Nothing is fetched."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import escape
from io import BufferedReader, BytesIO
from typing import Any

from dateline.charsets import decode
from dateline.sources.found import Brought, Budget, Member, Trouble, printable
from dateline.sources.markup import paragraphs, plain
from dateline.sources.media import HTML, REPORT
from dateline.sources.member_names import Names, cleaned_line

MAX_FEED_BYTES = 20_000_000  # a feed of a thousand whole articles has some 10 MB
MAX_MARKS = 100_000  # of "<" and "&": a thousand articles; feedparser takes a tenth of a millisecond for each
MIN_PAGE_CHARACTERS = 1_000  # less is a summary: there is no furniture to be told from the text, and no second report
YEARS = range(1990, 2101)  # of the web; feeds without a clock say 1970 or 0001
EMPTY = "is a feed without entries; fetch it again later, or save the pages it should name"
UNREADABLE = "is a feed that cannot be parsed; open it in a browser and save the pages it names"

_PROBLEMS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RuntimeError)
_ADDRESS = re.compile(r"https?://[^\s/]", re.I)
_MAIL_ADDRESS = re.compile(r"[<(]?[^\s<>()@]{1,64}@[^\s<>()@]{1,255}[>)]?")
_BRACKETED_NAME = re.compile(r"[^\s()]+@[^\s()]+\s*\(([^()]+)\)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an entry says; ``given``: of itself, by the names that a capture uses."""

    name: str
    link: str | None
    title: str
    content: str
    words: Sequence[str]
    given: dict[str, str]


def unpack_feed(file: BufferedReader, budget: Budget) -> Iterator[Brought]:
    """The entries that hold words: a long one as a page, a summary as a report of its own. Broken feeds are kept as far
    as they can be parsed."""
    body = file.read(MAX_FEED_BYTES + 1)
    if len(body) > MAX_FEED_BYTES or body.count(b"<") + body.count(b"&") > MAX_MARKS:
        yield Trouble(None, "is a feed far larger than feeds are; save the pages it names")
        return
    try:
        feed = parse(body)
    except _PROBLEMS:
        yield Trouble(None, UNREADABLE)
        return
    if not feed.entries:
        yield Trouble(None, EMPTY)
    names = Names()
    for number, told in enumerate(feed.entries, start=1):
        entry = _entry(told, feed.feed, number)
        if entry.words or entry.title:
            name = names.unlike(entry.name)
            kind, made = (HTML, _page(entry)) if _is_page(entry) else (REPORT, _report(entry, name))
            budget.take(len(made))
            yield Member(name, made, entry.link, kind, given=tuple(sorted(entry.given.items())))


def parse(body: bytes) -> Any:
    """What feedparser makes of the feed, scripts and the like taken out; its charset is found as that of any text."""
    import feedparser

    text = decode(body, markup=True).text.lstrip("\ufeff")
    headers = {"content-type": "application/xml; charset=utf-8"}
    return feedparser.parse(BytesIO(text.encode("utf-8", "replace")), response_headers=headers, sanitize_html=True)


def _entry(told: Any, feed: Any, number: int) -> _Entry:
    link = cleaned_line(str(told.get("link") or ""))
    address = link if _ADDRESS.match(link) else None
    title = plain(str(told.get("title") or ""))
    contents = [_markup(one) for one in (*(told.get("content") or ()), told.get("summary_detail") or {})]
    content = max(contents, key=len)
    source = told.get("source") or {}
    given = {
        "title": title,
        "outlet": plain(str(source.get("title") or feed.get("title") or "")),
        "byline": plain(_without_address(str(told.get("author") or ""))),
        "published": _published(told) or "",
        "language": _language(feed),
        "url": address or "",
    }
    name = cleaned_line(address or str(told.get("id") or "")) or f"entry {number}"
    return _Entry(name, address, title, content, paragraphs(content), {key: one for key, one in given.items() if one})


def _markup(detail: Any) -> str:
    """The content as HTML."""
    value = str(detail.get("value") or "")
    return escape(value) if detail.get("type") == "text/plain" and "<" not in value else value


def _without_address(author: str) -> str:
    """The name in ``a@b.example (Ines Tal)`` and ``Ines Tal <a@b.example>``; an address alone names nobody."""
    bracketed = _BRACKETED_NAME.fullmatch(author.strip())
    return bracketed.group(1) if bracketed else " ".join(_MAIL_ADDRESS.sub("", author).split())


def _published(told: Any) -> str | None:
    """When the entry was published (else updated), in the feed's own time zone where it can be read; ISO 8601."""
    for name in ("published", "updated"):
        written, parsed = dict.get(told, name), dict.get(told, f"{name}_parsed")  # feedparser's get answers for others
        found = _moment(str(written or "").strip()) or _utc(parsed)
        if found is not None:
            return found.isoformat() if found.year in YEARS else None
    return None


def _moment(written: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(written)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _utc(parsed: Any) -> datetime | None:
    try:
        if parsed:
            year, month, day, hour, minute, second = parsed[:6]
            return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, TypeError):
        pass
    return None


def _language(feed: Any) -> str:
    told = _LANGUAGE.fullmatch(str(feed.get("language") or "").strip())
    return told.group().lower() if told else ""


def _is_page(entry: _Entry) -> bool:
    return len(entry.words) > 1 and sum(map(len, entry.words)) >= MIN_PAGE_CHARACTERS


def _page(entry: _Entry) -> bytes:
    title, language = escape(entry.title), escape(entry.given.get("language", ""))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><article><h1>{title}</h1>\n{entry.content}\n</article></body></html>\n"
    ).encode("utf-8", "replace")


def _report(entry: _Entry, name: str) -> bytes:
    report = {"id": name, "text": "\n\n".join(filter(None, (entry.title, *entry.words)))}
    return printable(json.dumps({**report, **entry.given}, ensure_ascii=False)).encode()
