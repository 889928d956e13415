"""A web page to its reports: one article, the updates of a live blog, or the entries of a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from dateline.charsets import decode
from dateline.errors import ReadingError
from dateline.reading.linked_data import Thing, linked_things, main_article
from dateline.reading.live_blog import updates_shown, updates_told
from dateline.reading.page_article import Told, article_on, marked
from dateline.reading.page_dates import published_on
from dateline.reading.page_elements import Place
from dateline.reading.page_entries import Entry, entries_on, is_bare_list
from dateline.reading.page_kind import is_discussion, is_listing, is_one_article
from dateline.reading.page_names import Names, is_author, names_on
from dateline.reading.page_report import Report, document_of
from dateline.reading.page_tree import Page, Paths, open_page
from dateline.records.document import Capture, Document, PageKind, Published

NO_ARTICLE = "the page holds no article that can be told from its menus; save the text as a .txt file"
ONLY_LINKS = "the page is a list of links without their texts; add the pages of the articles themselves"
_ADDRESS = re.compile(r"https?://", re.I)


@dataclass(frozen=True, slots=True)
class Opened:
    """A page with what it says of itself. ``article``: the main one among the ``things`` of its JSON-LD, or None."""

    page: Page
    names: Names
    things: tuple[Thing, ...]
    article: Thing | None


def read_html(capture: Capture, body: bytes, *, today: date | None) -> tuple[Document, ...]:
    """The reports of a page, in the order of the page. Raises :class:`ReadingError` if it holds none."""
    url = dict(capture.given).get("url") or (capture.uri if _ADDRESS.match(capture.uri) else None)
    opened = opened_page(decode(body, markup=True).text, item=capture.uri, url=url)
    paths = Paths()
    return tuple(
        document_of(report, (capture.id, number), paths=paths, today=today)
        for number, report in enumerate(_reports(opened, item=capture.uri, today=today))
    )


def opened_page(markup: str, *, item: str, url: str | None = None) -> Opened:
    """The page in ``markup``, taken apart. Raises ReadingError when it is too large or empty."""
    page = open_page(markup, item=item, url=url)
    things = linked_things(page.root)
    names = names_on(page.root, page.lines, things, main_article(things, None))
    return Opened(page, names, things, main_article(things, names.headline))


def published_by(opened: Opened, today: date | None, *, with_address: bool = True) -> Published | None:
    """The day of the page; ``with_address``: whether its own address may say it."""
    addresses = [one for one in (opened.page.url, opened.names.url) if one and with_address]
    data = (opened.things, opened.article)
    return published_on(opened.page, opened.names, data, addresses=addresses, today=today)


def _reports(opened: Opened, *, item: str, today: date | None) -> Iterator[Report]:
    page, names = opened.page, opened.names
    published = published_by(opened, today)
    kind, entries = _entries(opened, published, today)
    if entries:
        for entry in entries:
            yield _report(entry, names, kind, page.url or names.url)
        return
    article = article_on(page, names)
    if article is None or not article.paragraphs:
        raise ReadingError(ONLY_LINKS if is_bare_list(page, ()) else NO_ARTICLE, item=item)
    if is_bare_list(page, [one.places for one in article.paragraphs]):
        raise ReadingError(ONLY_LINKS, item=item)
    place = names.headline_line
    headline = names.headline if place is not None else article.title or names.headline
    author = names.author or (article.author if is_author(article.author) else None)
    yield Report(
        article.paragraphs,
        headline,
        Place(0, len(headline), page.lines[place].element) if headline and place is not None else None,
        published,
        names.site,
        author,
        names.language,
        url=page.url or names.url,
    )


def _entries(opened: Opened, published: Published | None, today: date | None) -> tuple[PageKind, Sequence[Entry]]:
    """The updates or entries of a page of several reports; none if it is one article, or if that is in doubt."""
    page, names, things = opened.page, opened.names, opened.things
    told = updates_told(page, things, today)
    discussion = is_discussion(things)
    shown = () if discussion else updates_shown(page, names, published, today)
    if told or shown:
        return PageKind.LIVE_BLOG, shown if len(shown) > len(told) else told
    if discussion or is_one_article(page.root, things, names):
        return PageKind.ARTICLE, ()
    listing = is_listing(page.root, things, page.url or names.url)
    return PageKind.LIST, entries_on(page, names.language, today, listing=listing)


def _report(entry: Entry, names: Names, kind: PageKind, base: str | None) -> Report:
    paragraphs = tuple(marked([Told(text, places) for text, places in entry.lines]))
    return Report(
        paragraphs,
        entry.headline,
        entry.headline_place,
        entry.published,
        names.site,
        names.author if kind is PageKind.LIVE_BLOG else None,
        names.language,
        kind,
        _joined(base, entry.address),
    )


def _joined(base: str | None, address: str | None) -> str | None:
    """Where a link of a page leads; None where it has none, or no web address can be made of it."""
    try:
        joined = urljoin(base or "", address) if address else ""
    except ValueError:
        return None
    return joined if _ADDRESS.match(joined) else None
