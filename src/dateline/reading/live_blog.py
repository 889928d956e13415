"""The updates of a live blog: from the page's JSON-LD, else from its time-stamped parts."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.reading.linked_data import Thing, is_a, words_in
from dateline.reading.page_days import day_written, days_shown
from dateline.reading.page_elements import Place, find_places
from dateline.reading.page_entries import Entry, is_furniture
from dateline.reading.page_groups import MIN_WORDS_OF_TEXT, Group, groups_on, heading_of, text_words
from dateline.reading.page_names import Names
from dateline.reading.page_tree import Element, Line, Page, lines_of, names_of, text_of, tree_of
from dateline.records.document import Published, PublishedBasis
from dateline.records.period import day

MIN_UPDATES = 2
MIN_STAMPED = 3  # time-stamped parts that the page does not itself call updates
MIN_HEADLINE_WORDS = 5  # an update of a headline alone must say something
MEDIAN_WORDS = 12
SHARE = 0.8
MAX_OUTSIDE_SHARE = 1.0  # of the updates' words: an introduction or a summary, not an article with a timeline beside it
_LIVE = re.compile(r"^LiveBlogPosting$")
_CLOCK = re.compile(r"^\D{0,20}(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?:\s?[ap]\.?m\.?)?\b.{0,40}$", re.I)
_SAYS_LIVE = re.compile(
    r"\blive\b|live-?blog|live-?ticker|ticker\b|minute[- ]by[- ]minute|as it happened"
    r"|en direct\b|en vivo|en directo|in diretta|ao vivo",
    re.I,
)
_NAMED_LIVE = re.compile(r"live|ticker|timeline|minute")


def updates_told(page: Page, things: Sequence[Thing], today: date | None) -> tuple[Entry, ...]:
    """The updates in the page's JSON-LD, in their order there; empty if it names fewer than two that say something."""
    drafts = [draft for thing in things if is_a(thing, _LIVE) for draft in _drafts(thing)]
    drafts = list(dict.fromkeys(drafts))
    if len(drafts) < MIN_UPDATES:
        return ()
    texts = [text for _, paragraphs, _ in drafts for text in paragraphs]
    places = iter(find_places(page.root, texts))
    return tuple(
        Entry(headline, tuple((text, next(places)) for text in paragraphs), _published(value, today))
        for headline, paragraphs, value in drafts
    )


def _drafts(blog: Thing) -> Iterator[tuple[str | None, tuple[str, ...], str]]:
    updates = blog.get("liveBlogUpdate")
    for one in updates if isinstance(updates, list) else [updates]:
        if not isinstance(one, dict):
            continue
        headline = words_in(one.get("headline") or one.get("name"))
        body = next(
            (
                one[key]
                for key in ("articleBody", "text", "description")
                if isinstance(one.get(key), str) and one[key].strip()
            ),
            "",
        )
        paragraphs = tuple(text for text in _paragraphs(body) if text != headline)
        if paragraphs or (headline and len(headline.split()) >= MIN_HEADLINE_WORDS):
            told = next(
                (one[key] for key in ("datePublished", "dateCreated", "dateModified") if isinstance(one.get(key), str)),
                "",
            )
            yield headline, paragraphs, told


def _paragraphs(body: str) -> list[str]:
    """The paragraphs of a text, which may be HTML or plain."""
    if re.search(r"<(?:p|br|div|a|ul|b|strong|em|i|h\d)\b", body, re.I):
        root = tree_of(f"<div>{body}</div>")
        return [one.text for one in lines_of(root)] if root is not None else []
    root = tree_of(f"<pre>{body}</pre>") if "&" in body else None
    plain = "".join(root.itertext()) if root is not None else body
    return [text for raw in re.split(r"\n+", plain) if (text := " ".join(raw.split()))]


def _published(value: str, today: date | None) -> Published | None:
    days = day_written(value)
    if len(days) != 1 or (today and days[0] > today + timedelta(days=1)):
        return None
    return Published(
        day(days[0]), PublishedBasis.METADATA, f"datePublished of the update in the page's JSON-LD: {value[:40]}"
    )


def updates_shown(page: Page, names: Names, published: Published | None, today: date | None) -> tuple[Entry, ...]:
    """The time-stamped updates that a page shows which calls itself or its parts live; empty if that is in doubt.

    ``published``: the day of the page, for updates with a clock time alone.
    """
    live = bool(_SAYS_LIVE.search(f"{names.headline or ''} {names.url or ''} {page.url or ''}"))
    text = text_words(page.lines)
    best: tuple[int, tuple[Entry, ...]] = (0, ())
    for group in groups_on(page, least=MIN_STAMPED):
        named = any(
            _NAMED_LIVE.search(names_of(one))
            for one in (group.elements[0], *list(group.elements[0].iterancestors())[:4])
        )
        inside = group.words
        if not (live or named) or inside <= best[0] or text - inside > MAX_OUTSIDE_SHARE * inside:
            continue
        found = _updates_of(group, names.language, published, today)
        if found and (live or (named and len(found) >= MIN_STAMPED)):
            best = (inside, found)
    return best[1]


def _updates_of(
    group: Group, language: str | None, published: Published | None, today: date | None
) -> tuple[Entry, ...]:
    stamps = [_stamp(element, lines, language) for element, lines in zip(group.elements, group.lines, strict=True)]
    counts = sorted(text_words(lines) for lines in group.lines)
    if sum(one is not None for one in stamps) < SHARE * len(stamps) or counts[len(counts) // 2] < MEDIAN_WORDS:
        return ()
    clocks = [one for one in stamps if isinstance(one, tuple)]
    settled = _one_day(clocks) and published is not None and published.period is not None
    entries = []
    for element, lines, stamp in zip(group.elements, group.lines, stamps, strict=True):
        when = _when(stamp, published if settled else None, today)
        if entry := _update(element, lines, language, when):
            entries.append(entry)
    return tuple(entries)


def _update(element: Element, lines: Sequence[Line], language: str | None, when: Published | None) -> Entry | None:
    heading = heading_of(element)
    headline = text_of(heading) if heading is not None else None
    around = {heading, *heading.iterdescendants()} if heading is not None else set()
    kept = [
        (one.text, (Place(0, len(one.text), one.element),))
        for one in lines
        if one.element not in around
        and not is_furniture(one)
        and not (_CLOCK.match(one.text) and one.words < MIN_WORDS_OF_TEXT)
    ]
    if not kept and (headline is None or len(headline.split()) < MIN_HEADLINE_WORDS):
        return None
    place = Place(0, len(headline), heading) if headline else None
    return Entry(headline, tuple(kept), when, place)


def _stamp(element: Element, lines: Sequence[Line], language: str | None) -> date | tuple[int, int] | None:
    """The day of a part's time stamp, or its clock time alone; None if it has none at its beginning."""
    for one in element.iter("time"):
        if len(days := day_written(one.get("datetime") or "", language)) == 1:
            return days[0]
    for line in lines[:3]:
        if len(line.text) > 60:
            continue
        if len(shown := days_shown(line.text, language)) == 1 and len(shown[0].days) == 1:
            return shown[0].days[0]
        if clock := _CLOCK.match(line.text):
            return int(clock["hour"]), int(clock["minute"])
    return None


def _one_day(clocks: Sequence[tuple[int, int]]) -> bool:
    """Whether clock times without a date run one way, so that no midnight lies between them."""
    return list(clocks) in (sorted(clocks), sorted(clocks, reverse=True))


def _when(stamp: date | tuple[int, int] | None, page: Published | None, today: date | None) -> Published | None:
    if isinstance(stamp, date):
        late = today is not None and stamp > today + timedelta(days=1)
        return (
            None if late else Published(day(stamp), PublishedBasis.METADATA, "the time stamp of the update on the page")
        )
    if stamp is None or page is None:
        return None
    clock = f"{stamp[0]}:{stamp[1]:02d}"
    return Published(
        page.period, PublishedBasis.INFERRED, f"the update is stamped {clock}, on a page of that day ({page.why})"
    )
