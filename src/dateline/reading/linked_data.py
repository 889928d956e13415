"""What a page says of itself in JSON-LD: its things by type, however nested, broken parts left out."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from html import unescape
from typing import Any

from dateline.reading.page_tree import Element

Thing = Mapping[str, Any]

ARTICLE = re.compile(r"Article$|^Report$|Posting$|^Review$|^Recipe$|^AnalysisNewsArticle$")
MAX_THINGS = 20_000  # a live blog of a whole day has some hundred updates
_CONTROL = re.compile(r"[\x00-\x1f]+")
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$")


def linked_things(root: Element) -> tuple[Thing, ...]:
    """Every object in the page's JSON-LD in reading order, outer ones first, with where it hung under ``@in``."""
    found: list[Thing] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found.extend(_things(_parsed(script.text or ""), MAX_THINGS - len(found)))
    return tuple(found)


def types_of(thing: Thing) -> tuple[str, ...]:
    """Its types without namespace."""
    kinds = thing.get("@type")
    each = kinds if isinstance(kinds, list) else [kinds]
    return tuple(kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in each if isinstance(kind, str))


def is_a(thing: Thing, pattern: re.Pattern[str]) -> bool:
    """Whether one of its types fits."""
    return any(pattern.search(kind) for kind in types_of(thing))


def words_in(value: object) -> str | None:
    """The words of a text, of the first of a list, or of the name of a thing; None if there are none."""
    if isinstance(value, list):
        return next((words for one in value if (words := words_in(one))), None)
    if isinstance(value, dict):
        return words_in(value.get("name") or value.get("@value"))
    return (" ".join(unescape(value).split()) or None) if isinstance(value, str) else None


def _parsed(script: str) -> object:
    text = _COMMENT.sub("", _COMMENT.sub("", script.strip())).strip().rstrip(";")
    for attempt in (text, _CONTROL.sub(" ", text), re.sub(r",\s*([}\]])", r"\1", _CONTROL.sub(" ", text))):
        with suppress(ValueError, RecursionError):  # broken metadata say nothing
            parsed: object = json.loads(attempt, strict=False)
            return parsed
    return None


def _things(value: object, most: int) -> Iterator[Thing]:
    queue: list[tuple[object, str]] = [(value, "")]
    seen = 0
    while queue and seen < most:
        one, where = queue.pop()
        if isinstance(one, dict):
            seen += 1
            yield {**one, "@in": where}
            queue.extend((part, str(key)) for key, part in reversed(one.items()) if isinstance(part, dict | list))
        elif isinstance(one, list):
            queue.extend((part, where) for part in reversed(one))


def main_article(things: Sequence[Thing], headline: str | None) -> Thing | None:
    """The article that the page is: not one of a list of others, and if several stand there, that with ``headline``."""
    own = [
        one
        for one in things
        if is_a(one, ARTICLE) and one["@in"] in ("", "@graph", "mainEntity", "mainEntityOfPage", "hasPart", "about")
    ]
    dated = [one for one in own if one.get("datePublished")] or own
    if len(dated) > 1 and headline:
        told = [one for one in dated if same_words(words_in(one.get("headline") or one.get("name")), headline)]
        dated = told or dated
    return dated[0] if dated else None


def same_words(left: str | None, right: str | None) -> bool:
    """Whether two headlines are one but for punctuation, case and a site's name at the end."""
    ours, theirs = (re.findall(r"\w+", (text or "").casefold()) for text in (left, right))
    if not ours or not theirs:
        return False
    shorter, longer = sorted((ours, theirs), key=len)
    return longer[: len(shorter)] == shorter and len(shorter) >= min(4, len(longer))
