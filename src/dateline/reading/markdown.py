"""Markdown to reports: the words without their marks, and the front matter as metadata."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from dateline.charsets import decode
from dateline.reading.laid_out import Paragraph, reports_on
from dateline.reading.limits import check_text
from dateline.reading.published import published_as_given
from dateline.reading.stated import Stated, stated_by, today_of
from dateline.records.document import Capture, Document, Published

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_FRONT_CHARACTERS = 20_000  # a dozen lines; more is no front matter

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)\r?\n(?:---|\.\.\.)[ \t]*\r?\n", re.S)
#: Names that writing tools give to a field of the front matter, best first.
_FIELDS = {
    "headline": ("title", "headline"),
    "outlet": ("outlet", "publication", "source", "site"),
    "byline": ("byline", "author"),
    "url": ("url", "link", "source_url", "canonical"),
    "published": ("published", "date", "datepublished"),
    "language": ("language", "lang"),
}


def read_markdown(capture: Capture, body: bytes) -> tuple[Document, ...]:
    """The reports of a Markdown file. Raises ReadingError when it holds no words or is too long."""
    text = decode(body).text
    check_text(text, capture.uri)
    front = _FRONT.match(text[:MAX_FRONT_CHARACTERS])
    told = _front_matter(front["yaml"], today_of(capture)) if front else Stated()
    paragraphs = [
        Paragraph(words) for words in _paragraphs(text[front.end() :] if front else text.removeprefix("\ufeff"))
    ]
    if told.headline and not any(told.headline == one.text for one in paragraphs[:1]):
        paragraphs.insert(0, Paragraph(told.headline))
    return reports_on(capture, paragraphs, stated_by(capture, today_of(capture)).over(told))


def _paragraphs(text: str) -> Iterator[str]:
    """The blocks of running text in order; pictures, rules, code and raw HTML are left out."""
    from markdown_it import MarkdownIt

    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "inline" and (words := _words(token)):
            yield words


def _words(token: "Token") -> str:
    parts = [
        "\n" if one.type in ("softbreak", "hardbreak") else one.content
        for one in token.children or ()
        if one.type in ("text", "code_inline", "softbreak", "hardbreak")
    ]
    return " ".join("".join(parts).split())


def _front_matter(written: str, today: date | None) -> Stated:
    """What the front matter says; nothing if it is no table of fields."""
    import yaml

    try:
        fields = yaml.safe_load(written)
    except (yaml.YAMLError, ValueError, RecursionError):
        return Stated()
    if not isinstance(fields, Mapping):
        return Stated()
    folded = {str(name).casefold(): value for name, value in fields.items()}
    told = {field: _first(folded, names) for field, names in _FIELDS.items()}
    when = told.pop("published")
    published: Published | None = published_as_given(when, today) if when else None
    return Stated(published=published, **told)


def _first(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    values = (fields[name] for name in names if name in fields)
    plain = (str(value).strip() for value in values if isinstance(value, str | date | datetime) and str(value).strip())
    return next(plain, None)
