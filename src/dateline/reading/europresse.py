"""Exports of Europresse: every record begins with the name of its publication, in the older pages and in the new."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from dateline.reading.export_dates import find_date
from dateline.reading.export_labels import is_copyright
from dateline.reading.export_records import Record, tidied
from dateline.reading.page_tree import Line, lines_of, names_of, text_of, tree_of

MAX_BYLINE_WORDS = 10  # two or three names; a longer line is the first paragraph

_ARTICLE = re.compile(r"<article\b", re.I)
#: The older pages have no element round a record: it is what follows its publication.
_PUBLICATION = re.compile(r"<(?:span|div|p)\b[^<>]{0,200}?\bclass\s*=\s*[\"']?[^\"'<>]{0,80}DocPublicationName\b", re.I)
_TITLE = re.compile(r"\btitrearticle(?:visu)?\b|\brdp__articletitle\b")
_BODY = re.compile(r"\bdococurrcontainer\b|\bdoctext\b|\bdoc-content\b")
_AUTHOR = re.compile(r"\bdocauthors\b|\bsm-margin-bottomnews\b")
_NUMBER_LINE = re.compile(
    r"(?:num[ée]ro de document|document number|n[úu]mero de documento|dokument(?:en)?nummer|numero (?:del )?documento"
    r"|documentnummer)\s*[:.]|news[·.]\d{8}[·.]",
    re.I,
)
_NAME = re.compile(r"[A-Z\u00c0-\u00de(][^\s,;.?!]*\.?[,;]?|d[eu]|van|von|der|et|and|und|y|e|avec|par|by|à|&|-")
_SENTENCE_END = re.compile(r"[.?!…:»”\"]$")


def europresse_records(markup: str) -> list[Record]:
    """The records of an export; empty if the page is something else."""
    if _PUBLICATION.search(markup) is None or not _TITLE.search(markup.lower()):
        return []
    starts = [found.start() for found in _ARTICLE.finditer(markup)]
    parts = list(_parts(markup, starts))
    if not any(_PUBLICATION.search(part) for part in parts):
        parts = list(_parts(markup, [found.start() for found in _PUBLICATION.finditer(markup)]))
    return [one for part in parts if (one := _record(part)) is not None]


def _parts(markup: str, starts: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise([*starts, len(markup)]):
        yield markup[start:end]


def _record(markup: str) -> Record | None:
    root = tree_of(markup)
    if root is None:
        return None
    publication = _first(root, re.compile(r"\bdocpublicationname\b"))
    title = _first(root, _TITLE)
    if publication is None and title is None:
        return None
    headline = text_of(title) or None if title is not None else None
    header = " ".join(text_of(one) for one in root.iter() if "docheader" in names_of(one))
    body = _first(root, _BODY)
    lines = list(lines_of(root))
    running, author = _from_body(root, body) if body is not None else _from_lines(lines, headline)
    outlet = next((line.text for line in lines_of(publication)), None) if publication is not None else None
    return Record(
        headline=headline,
        paragraphs=tidied(running),
        published=header if find_date(header) else _line_of_date(lines, headline) or header,
        outlet=outlet,
        byline=author,
    )


def _first(root: Any, pattern: re.Pattern[str]) -> Any:
    """The innermost first element that carries a name: a title's own element stands inside one for its place."""
    found = [one for one in root.iter() if pattern.search(names_of(one)) and text_of(one)]
    return found[0] if found else None


def _line_of_date(lines: Sequence[Line], headline: str | None) -> str | None:
    """A line of date above the headline."""
    for line in lines:
        if headline and line.text == headline:
            break
        if find_date(line.text):
            return line.text
    return None


def _from_body(root: Any, body: Any) -> tuple[list[str], str | None]:
    """Paragraphs and byline of a page that marks them."""
    author = _first(root, _AUTHOR)
    inside = author is not None and any(one is body for one in author.iterancestors())
    running = list(_running(line.text for line in lines_of(body)))
    return running, text_of(author) if author is not None and not inside else None


def _from_lines(lines: Sequence[Line], headline: str | None) -> tuple[list[str], str | None]:
    """Paragraphs and byline of a page that is a row of lines: they stand below the headline."""
    title = next((i for i, line in enumerate(lines) if headline and line.text == headline), -1)
    running = list(_running(line.text for line in lines[title + 1 :]))
    if len(running) > 1 and _is_byline(running[0]):
        return running[1:], running[0]
    return running, None


def _running(lines: Iterator[str]) -> Iterator[str]:
    """The lines above the notice of copyright and the number of the document."""
    for line in lines:
        if _NUMBER_LINE.match(line) or is_copyright(line):
            return
        yield line


def _is_byline(line: str) -> bool:
    words = line.split()
    return 1 < len(words) <= MAX_BYLINE_WORDS and not _SENTENCE_END.search(line) and all(map(_NAME.fullmatch, words))
