"""Exports of Factiva as pages and as running text; every record ends with its number ("Document ABC0000020...")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dateline.reading.export_dates import date_line
from dateline.reading.export_labels import COUNT, is_copyright
from dateline.reading.export_records import Record, language_code, short, tidied
from dateline.reading.page_tree import lines_of, names_of, text_of, tree_of

MAX_HEADER_LINES = 14  # byline, length, date, clock time, outlet, code, page, language, copyright and a few more
MAX_AUTHOR_CHARACTERS = 120

#: The element that every article stands in; its class names the language ("article deArticle").
_START = re.compile(r"<div\b[^<>]{0,200}?\bclass\s*=\s*[\"']?\s*article [a-z]{2,5}Article\b", re.I)
_HEADLINE = re.compile(r"\b[a-z]{2,5}headline\b", re.I)
_CODE = re.compile(r"[A-Z]{2,4}")
#: A record's own number: eight signs for the source, the day, seven signs or more.
_NUMBER = r"[A-Z][A-Z0-9]{7}(?:19|20)\d{6}[0-9a-z]{7,11}"
NUMBER_LINE = re.compile(rf"\s*(?:[^\W\d_]+[:]?\s)?\s*{_NUMBER}\s*")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: \w{1,5})?", re.I)


@dataclass(frozen=True, slots=True)
class Header:
    """The lines between headline and text. ``used``: how many of the lines they take up; None for what is not said."""

    byline: str | None = None
    published: str | None = None
    outlet: str | None = None
    used: int = 0


def factiva_records(markup: str) -> list[Record]:
    """The records of an export as a page; empty if the page is something else."""
    starts = [found.start() for found in _START.finditer(markup)]
    if not starts or _HEADLINE.search(markup, starts[0]) is None:
        return []
    found = (_record(markup[start:end]) for start, end in pairwise([*starts, len(markup)]))
    return [one for one in found if one is not None]


def factiva_text_records(lines: Sequence[str]) -> list[Record]:
    """The records in the lines of an export as running text (saved from a page or as RTF); empty for another text."""
    found: list[Record | None] = []
    record: list[str] = []
    for line in lines:
        if NUMBER_LINE.fullmatch(line):
            found.append(_from_lines(record))
            record = []
        elif line.strip():
            record.append(line)
    kept = [one for one in found if one is not None]
    return kept if 2 * len(kept) > len(found) else []


def _record(markup: str) -> Record | None:
    root = tree_of(markup)
    article = None if root is None else next((one for one in root.iter("div") if " article " in names_of(one)), None)
    if article is None:
        return None
    rows = dict(_rows(article))
    language = (article.get("class") or "").split()[-1][:2].lower()
    return _from_table(article, rows, language) if "HD" in rows or "SN" in rows else _from_page(article, language)


def _rows(article: Any) -> Iterator[tuple[str, Any]]:
    """The cells of the table by their codes."""
    for row in article.iter("tr"):
        cells = [one for one in row if one.tag in ("td", "th")]
        code = text_of(cells[0]).strip("\u00a0 ") if len(cells) > 1 else ""
        if _CODE.fullmatch(code):
            yield code, cells[1]


def _from_table(article: Any, rows: dict[str, Any], language: str) -> Record:
    texts = {code: text_of(cell) for code, cell in rows.items()}
    cells = [rows[code] for code in ("LP", "TD") if code in rows]
    return Record(
        headline=_headline(article) or texts.get("HD") or None,
        paragraphs=tidied([one for cell in cells for one in _marked(cell) or [line.text for line in lines_of(cell)]]),
        published=texts.get("PD") or texts.get("AN"),
        outlet=texts.get("SN"),
        byline=_author(texts.get("BY")),
        language=language_code(texts.get("LA")) or language,
    )


def _from_page(article: Any, language: str) -> Record:
    headline, paragraphs = _headline(article), _marked(article)
    lines = [line.text for line in lines_of(article)]
    number = next((line for line in reversed(lines) if NUMBER_LINE.fullmatch(line)), None)
    title = next((i + 1 for i, line in enumerate(lines) if headline and line == headline), 0)
    told = lines[title:]
    header = _header(told[:MAX_HEADER_LINES])
    if not paragraphs:
        paragraphs = [line for line in told[header.used :] if line != number]
    return Record(
        headline=headline,
        paragraphs=tidied([one for one in paragraphs if one != number]),
        published=header.published or number,
        outlet=header.outlet,
        byline=_author(header.byline),
        language=language,
    )


def _from_lines(lines: Sequence[str]) -> Record | None:
    """A record whose headline is the first line; None if its lines have no length and date."""
    header = _header(lines[1 : MAX_HEADER_LINES + 1])
    if header.published is None:
        return None
    return Record(
        headline=" ".join(lines[0].split()),
        paragraphs=tidied(lines[1 + header.used :]),
        published=header.published,
        outlet=header.outlet,
        byline=_author(header.byline),
    )


def _header(lines: Sequence[str]) -> Header:
    """Byline, length, date, clock time, outlet, its code, page, language and copyright, in this order."""
    counted = next((i for i, line in enumerate(lines) if COUNT.fullmatch(line.strip())), None)
    below = 0 if counted is None else counted + 1
    dated = next((i for i in range(below, len(lines)) if date_line(lines[i])), None)
    if dated is None:
        return Header()
    after = dated + 1
    while after < len(lines) and _CLOCK.fullmatch(lines[after].strip()):
        after += 1
    used = next((i + 1 for i in range(after, len(lines)) if is_copyright(lines[i])), min(after + 1, len(lines)))
    above = " ".join(lines[: counted if counted is not None else dated])
    return Header(above, lines[dated], lines[after] if after < len(lines) else None, used)


def _headline(article: Any) -> str | None:
    found = next((one for one in article.iter() if _HEADLINE.search(names_of(one))), None)
    return " ".join(text_of(found).split()) or None if found is not None else None


def _marked(element: Any) -> list[str]:
    """The paragraphs that the page marks as such."""
    found = (one for one in element.iter("p", "pre") if "articleparagraph" in names_of(one))
    return ["\n".join(line.text for line in lines_of(one)) for one in found]


def _author(written: str | None) -> str | None:
    line = short(written)
    return line if line and len(line) <= MAX_AUTHOR_CHARACTERS else None
