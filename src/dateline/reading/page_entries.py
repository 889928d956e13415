"""The entries of a page that holds several: articles in full, or headlines with teasers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.reading.page_days import day_written, days_shown
from dateline.reading.page_elements import Place
from dateline.reading.page_groups import groups_on, heading_of, is_date, text_words
from dateline.reading.page_tree import Element, Line, Page, count_words, linked_share, text_of
from dateline.records.document import Published, PublishedBasis
from dateline.records.period import day

MIN_FULL_WORDS = 80  # of running text: shorter ones are teasers, whose article stands elsewhere
MIN_TEASER_WORDS = 25  # fewer tell nothing that the headline does not
MIN_FULL = 2
MIN_TEASERS = 3
SHARE = 0.8  # of the parts of a group that must be entries
MAX_OUTSIDE_SHARE = 0.5  # running text beside the entries, as a share of theirs; more is the page's own article
MAX_HEADLINE_WORDS = 40
MAX_DATE_LINE = 80
MIN_LINKS, MIN_LINK_WORDS = 8, 4  # of a list of links; a menu has fewer that are as long


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of several on a page. ``headline_place``: where its headline stands; ``address``: of the page that its
    headline links to, as written there, or None."""

    headline: str | None
    lines: tuple[tuple[str, tuple[Place, ...]], ...]
    published: Published | None = None
    headline_place: Place | None = None
    address: str | None = None


def entries_on(page: Page, language: str | None, today: date | None, *, listing: bool) -> tuple[Entry, ...]:
    """The entries of a page of several reports; empty if it is none or if that is in doubt. ``listing``: the page says
    that it is one."""
    text = text_words(page.lines)
    best: tuple[int, tuple[Entry, ...]] = (0, ())
    for group in groups_on(page, least=MIN_FULL):
        inside = group.words
        if inside <= best[0] or text - inside > MAX_OUTSIDE_SHARE * inside:
            continue
        headed = [(heading_of(element), lines) for element, lines in zip(group.elements, group.lines, strict=True)]
        if found := _kept(headed, language, today, listing=listing):
            best = (inside, found)
    return best[1] or _under_headings(page, language, today)


def _under_headings(page: Page, language: str | None, today: date | None) -> tuple[Entry, ...]:
    """Articles in full one after the other in one element, each a heading and a date over its text."""
    rows: dict[tuple[Element, str], list[int]] = {}
    for i, line in enumerate(page.lines):
        if line.element.tag in ("h1", "h2", "h3") and not is_date(line.text):
            rows.setdefault((line.element.getparent(), line.element.tag), []).append(i)
    text = text_words(page.lines)
    for (parent, _), starts in rows.items():
        if len(starts) < MIN_FULL:
            continue
        ends = [*starts[1:], page.spans[parent][1]]
        full = [(page.lines[i].element, page.lines[i:end]) for i, end in zip(starts, ends, strict=True)]
        found = _kept(full, language, today, listing=False)
        outside = text - sum(text_words(lines) for _, lines in full)
        inside = sum(count_words(text) for one in found for text, _ in one.lines)
        if found and all(one.published for one in found) and outside <= MAX_OUTSIDE_SHARE * inside:
            return found
    return ()


def _kept(
    headed: Sequence[tuple[Element | None, Sequence[Line]]], language: str | None, today: date | None, *, listing: bool
) -> tuple[Entry, ...]:
    """The entries with text, if these parts of the page are articles in full or teasers; else none."""
    entries = [entry for heading, lines in headed if (entry := _entry(heading, lines, language, today))]
    least = SHARE * len(headed)
    if len(entries) < least or len({one.headline for one in entries}) < least:
        return ()
    words = [sum(count_words(text) for text, _ in one.lines) for one in entries]
    dated = sum(one.published is not None for one in entries)
    linked = sum(one.address is not None for one in entries)
    full = sum(count >= MIN_FULL_WORDS for count in words)
    whole = full >= MIN_FULL and len(entries) / 2 <= full and (dated >= least or (listing and (dated or linked)))
    if not whole and (len(entries) < MIN_TEASERS or linked < least):
        return ()
    return tuple(one for one, count in zip(entries, words, strict=True) if count >= MIN_TEASER_WORDS)


def _entry(heading: Element | None, lines: Sequence[Line], language: str | None, today: date | None) -> Entry | None:
    """A heading and what stands under it; None without a heading that could be a report's."""
    headline = text_of(heading) if heading is not None else ""
    if heading is None or not 2 <= count_words(headline) <= MAX_HEADLINE_WORDS:
        return None
    around = {heading, *heading.iterdescendants()}
    texts = [
        (one.text, (Place(0, len(one.text), one.element),))
        for one in lines
        if one.element not in around and one.text != headline and not is_furniture(one)
    ]
    return Entry(
        headline,
        tuple(texts),
        dated_in(lines, language, today),
        Place(0, len(headline), heading),
        address_of(heading),
    )


def is_furniture(line: Line) -> bool:
    """Whether a line of an entry is no text: buttons, tags, a date."""
    if line.linked >= 0.9 or line.element.tag in ("button", "label", "form"):
        return True
    return is_date(line.text) or re.fullmatch(r"(?:posted|by|from|von|par|por)\b.{0,60}", line.text, re.I) is not None


def dated_in(lines: Sequence[Line], language: str | None, today: date | None) -> Published | None:
    """The day that an entry gives itself: in a time element, else in a short line; None if none or two."""
    elements = dict.fromkeys(one.element for one in lines)
    stamps = [_stamp_of(each) for one in elements for each in (one, *one.iter("time", "abbr", "meta"))]
    days = {found[0]: value for value in stamps if value and len(found := day_written(value, language)) == 1}
    basis, where = PublishedBasis.METADATA, "a time element of its entry on the page"
    if len(days) != 1:
        shown = [
            found for one in lines if len(one.text) <= MAX_DATE_LINE for found in days_shown(one.text, language)[:1]
        ]
        days = {one.days[0]: "" for one in shown[:1] if len(one.days) == 1}
        basis, where = PublishedBasis.EXPLICIT, "the date of its entry on the page"
    found_day = next(iter(days), None)
    if found_day is None or len(days) != 1 or (today and found_day > today):
        return None
    return Published(day(found_day), basis, where)


def _stamp_of(element: Element) -> str:
    around = [element, *element.iterancestors()][:2]
    found = next((one for one in around if one.tag == "time" or one.get("itemprop") == "datePublished"), element)
    return str(found.get("datetime") or found.get("content") or "") if found.tag in ("time", "meta", "abbr") else ""


def address_of(heading: Element) -> str | None:
    """Where a heading links to, whether the link is in it or round it."""
    links = [*heading.iter("a"), *(one for one in heading.iterancestors() if one.tag == "a")]
    return next((str(one.get("href")) for one in links if one.get("href")), None)


def is_bare_list(page: Page, places: Sequence[Sequence[Place]]) -> bool:
    """Whether a page has many links that read like headlines and what was taken for its text is hardly more.

    ``places``: of the paragraphs of that text.
    """
    links = sum(1 for one in page.lines if one.linked >= 0.9 and count_words(one.text) >= MIN_LINK_WORDS)
    elements = {each.element for one in places for each in one}
    text = sum(count_words(text_of(one)) for one in elements if linked_share(one) < 0.5)
    return links >= MIN_LINKS and text < MIN_TEASER_WORDS
