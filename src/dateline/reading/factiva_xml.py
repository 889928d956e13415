"""Exports of Factiva as XML: one element ``article`` for every record."""

import re
from typing import Any

from dateline.errors import ReadingError
from dateline.reading.export_records import Record, tidied
from dateline.reading.office_package import local_name

_ROOT = re.compile(rb"<(?:\w+:)?(?:PPSResponse|ppsArticleResponse|ppsarticleResultSet|ppsarticle)\b", re.I)
_SPACES = re.compile(r"\s+")
HEAD_BYTES = 4096


def is_factiva_xml(body: bytes) -> bool:
    """Whether an XML file is an export of this kind."""
    return _ROOT.search(body[:HEAD_BYTES].replace(b"\x00", b"")) is not None


def factiva_xml_records(body: bytes, item: str) -> list[Record]:
    """The records of an export, in order. Entities are not resolved, nothing is fetched; a file that breaks off gives
    what it holds. Raises ReadingError, naming ``item``, when nothing in it can be read."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError("the XML export is damaged; export it again, or as HTML", item=item) from error
    if root is None:
        raise ReadingError("the XML export is damaged; export it again, or as HTML", item=item)
    return [_record(one) for one in root.iter() if local_name(one) == "article"]


def _record(article: Any) -> Record:
    parts: dict[str, Any] = {}
    for one in article:
        parts.setdefault(local_name(one), one)
    texts = {name: _text(one) for name, one in parts.items()}
    paragraphs = [text for name in ("leadParagraph", "tailParagraphs") for text in _paragraphs(parts.get(name))]
    return Record(
        headline=texts.get("headline") or None,
        paragraphs=tidied(paragraphs),
        published=texts.get("publicationDate"),
        outlet=texts.get("sourceName") or texts.get("publisherName"),
        byline=texts.get("byline"),
        dateline=texts.get("dateline"),
        language=texts.get("baseLanguage"),
    )


def _text(element: Any) -> str:
    return _SPACES.sub(" ", "".join(element.itertext())).strip()


def _paragraphs(element: Any) -> list[str]:
    """The paragraphs of a part; the whole part where it has none. Lines of a table (fixed display) stay apart."""
    if element is None:
        return []
    found = [one for one in element.iter() if local_name(one) == "paragraph"] or [element]
    return ["".join(one.itertext()) if one.get("display") == "Fixed" else _text(one) for one in found]
