"""What a page calls itself: its headline and where that stands, site, author, language and address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.reading.linked_data import Thing, is_a, same_words, words_in
from dateline.reading.page_tree import Element, Line, meta_of, names_of, text_of

NO_AUTHORS = frozenset(
    "admin administrator author editor editors guest redaktion redaccion redacao redazione root staff user webmaster "
    "wordpress unknown none null anonymous".split()
)
MAX_NAME_CHARACTERS = 120  # a longer author or site is a sentence about one
MAX_SITE_WORDS = 3
MAX_HEADLINE_CHARACTERS = 400
_HEADINGS = frozenset(("h1", "h2", "h3"))
_FURNITURE = ("footer", "nav", "aside", "breadcrumb", "breadcrumbs", "navigation", "menu", "sidebar")
_TITLE_BREAK = re.compile(r"\s+[|»·–—:-]+\s+|\s*\|\s*")
_ADDRESS = re.compile(r"https?://\S+", re.I)


@dataclass(frozen=True, slots=True)
class Names:
    """None for what the page does not say. ``headline_line``: the headline's place among the page's lines."""

    headline: str | None
    headline_line: int | None
    site: str | None
    author: str | None
    language: str | None
    url: str | None


def names_on(root: Element, lines: Sequence[Line], things: Sequence[Thing], article: Thing | None) -> Names:
    """The names of a page; ``article``: its main one among the ``things`` of its JSON-LD, or None."""
    title = next((text_of(one) for one in root.iter("title")), "") or None
    told = [words_in(article.get("headline") or article.get("name")) if article else None]
    told += [meta_of(root, "og:title", "twitter:title", "dc.title"), title]
    place = headline_line(lines, [one for one in told if one])
    headline = lines[place].text if place is not None else next((one for one in told[:2] if one), None)
    site, author = _site(root, things, (article, title, headline)), _author(root, article)
    return Names(
        headline if headline and len(headline) <= MAX_HEADLINE_CHARACTERS else None,
        place,
        site,
        None if author and site and author.casefold() == site.casefold() else author,
        language_told(root),
        own_address(root),
    )


def headline_line(lines: Sequence[Line], told: Sequence[str]) -> int | None:
    """Where the headline stands: the first heading that says what the page's metadata say, else the first line that
    does, else the only heading of the first rank; None if there is none."""
    headings = [i for i, one in enumerate(lines) if one.element.tag in _HEADINGS or _in_heading(one.element)]
    for places in (headings, range(len(lines))):
        for words in told:
            same = (i for i in places if same_words(lines[i].text, words) and not in_furniture(lines[i].element))
            if (first := next(same, None)) is not None:
                return first
    main = [i for i in headings if lines[i].element.tag == "h1" and lines[i].words > 1]
    return main[0] if len(main) == 1 and not in_furniture(lines[main[0]].element) else None


def in_furniture(element: Element) -> bool:
    """Whether a block stands in the page's foot, its menus or a box beside it; a first heading only in its foot."""
    names = ("footer",) if element.tag == "h1" else _FURNITURE
    around = (one for one in (element, *element.iterancestors()) if one.tag not in ("html", "body", "main", "article"))
    return any(one.tag in names or not set(names).isdisjoint(names_of(one).split()) for one in around)


def _in_heading(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in _HEADINGS


def _site(root: Element, things: Sequence[Thing], told: tuple[Thing | None, str | None, str | None]) -> str | None:
    article, title, headline = told
    named = [meta_of(root, "og:site_name", "application-name"), words_in(article.get("publisher")) if article else None]
    named += [words_in(one.get("name")) for one in things if is_a(one, re.compile("^WebSite$|^NewsMediaOrganization$"))]
    named.append(words_in([one.get("publisher") for one in things if isinstance(one.get("publisher"), dict)]))
    named.append(_site_in_title(title, own_address(root), headline))
    return next((one for one in named if one and len(one) <= MAX_NAME_CHARACTERS and not _ADDRESS.match(one)), None)


def _site_in_title(title: str | None, url: str | None, headline: str | None) -> str | None:
    """The name at the end of a page's title, if the page's address has a word of it, or if it is short."""
    parts = _TITLE_BREAK.split(title or "")
    name = parts[-1].strip()
    words = re.findall(r"\w{3,}", name.casefold())
    host = (urlsplit_or_none(url or "") or ("", ""))[0].casefold()
    if len(parts) < 2 or not words or same_words(name, headline):
        return None
    fits = any(word in host for word in words) if host else len(name.split()) <= MAX_SITE_WORDS
    return name if fits and len(name.split()) <= MAX_SITE_WORDS + 2 else None


def _author(root: Element, article: Thing | None) -> str | None:
    named: list[str] = []
    if article:
        authors = article.get("author") or article.get("creator")
        each = authors if isinstance(authors, list) else [authors]
        names = [name for one in each if (name := words_in(one)) and is_author(name)]
        named.append(", ".join(dict.fromkeys(names)))
    named.append(meta_of(root, "author", "article:author", "dc.creator", "parsely-author", "sailthru.author") or "")
    author = next((one for one in named if is_author(one)), None)
    return re.sub(r"^(?:by|von|par|por|di|door) ", "", author, flags=re.I) if author else None


def is_author(name: str | None) -> bool:
    """Whether ``name`` could be someone's: not an address, an account or an office everyone has."""
    return bool(
        name
        and len(name) <= MAX_NAME_CHARACTERS
        and name.casefold() not in NO_AUTHORS
        and not _ADDRESS.search(name)
        and "@" not in name
        and re.search(r"[^\W\d_]{2}", name)
    )


def language_told(root: Element) -> str | None:
    """The page's language as its markup gives it ("en-US"), or None."""
    told: str | None = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    )
    told = told or meta_of(root, "og:locale", "content-language", "language", "dc.language")
    match = re.match(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?(?![A-Za-z])", (told or "").strip())
    return match.group().replace("_", "-") if match else None


def own_address(root: Element) -> str | None:
    """The address that the page names as its own, or None."""
    links = [one.get("href") for one in root.iter("link") if "canonical" in (one.get("rel") or "").lower().split()]
    for told in (*links, meta_of(root, "og:url", "twitter:url")):
        if told and _ADDRESS.match(told.strip()) and urlsplit_or_none(told.strip()):
            return str(told.strip())
    return None


def urlsplit_or_none(url: str) -> tuple[str, str] | None:
    """Host and path of an address; None if it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return (parts.netloc, parts.path) if parts.netloc else None
