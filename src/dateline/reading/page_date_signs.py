"""Every place where a web page says on which day it was published."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.reading.linked_data import Thing, is_a
from dateline.reading.page_days import day_written, days_shown
from dateline.reading.page_names import Names, urlsplit_or_none
from dateline.reading.page_tree import Element, Line, Page, metas_of, names_of

LINES_ABOVE = 4  # a date stands at most this many lines over the headline
LINES_BELOW = 14  # and under it: after standfirst, byline, caption and buttons
MAX_DATE_LINE = 120  # characters; a longer line is a sentence that tells of a day
BODY_WORDS = 20  # a line of as many words that are no link is running text
SENTENCE_WORDS = 10  # and one of as many with a stop at its end
BODY_LINES_BELOW = 2  # standfirst and first paragraph may stand before the date
LINES_AFTER_BODY = 5
MAX_BYLINE = 60  # characters; a longer line that ends with a stop is a sentence or a caption
MAX_LABELLED_LINE = 400  # characters of a line that says "published on"
LABEL_REACH = 60  # characters between label and date: "Published by A. Name, section, on"
MOSTLY_LINK = 0.7  # a teaser of another page


@dataclass(frozen=True, slots=True)
class Sign:
    """One place that names a day. ``kind``: a key of ``page_dates.WEIGHTS``; ``days``: two where day and month could
    change places; ``where``: for a person to read; ``utc``: by the clock of Greenwich, perhaps not by the page's."""

    kind: str
    days: tuple[date, ...]
    where: str
    utc: bool = False


_META_PUBLISHED = re.compile(
    r"(?:^|[^a-z])(?:date[-_.]?published|pub(?:lish(?:ed)?|lication)?[-_.]?(?:date|time|datetime|at|on)"
    r"|pub[-_.]?date|published|issued|date[-_.](?:issued|publication|release)|release[-_]?date|sailthru\.date|article[-_.]?date)"
)
_META_DATE = re.compile(
    r"^(?:(?:article|og|dc|dcterms|news|story|page|ob)[.:_-])?(?:date|created|datecreated|creation[-_]?date)$"
)
_CHANGED = re.compile(r"modif|updat|revis|chang|expire|valid|edit")
_UTC = re.compile(r"(?:Z|[+-]00:?00|GMT|UTC)\s*$")
_LABEL_CHANGED = re.compile(
    r"updat|modif|last (?:change|edit)|revis|aktualisi|ge[aä]ndert|[aä]nderung"
    r"|stand:|mis à jour|actuali[sz]|atuali|aggiorn|bijgewerkt"
    r"|обновл|güncelle",
    re.I,
)
_LABEL_PUBLISHED = re.compile(
    r"publi[sckz]|ver[oö]ffentlich|erschienen|erstellt|posted|datum|\bdate\b|eingestellt|geschrieben|am:|pubblicat|opublik|gepubliceerd"
    r"|опубликов|yayın|입력|written on|created",
    re.I,
)
_OTHERS_NEAR = re.compile(
    r"comment|kommentar|answer|repl(?:y|ies)\b|related|recommend|most-?read|more-(?:stories|news|from)|disqus|respond"
)
_NOT_THE_PAGE = re.compile(
    r"registr|joined|member since|mitglied|copyright|©|expires|born|geboren"
    r"|seit\b|since\b|deadline|aktuelle zeit|current(?:ly)? (?:time|date)",
    re.I,
)
_OTHERS = re.compile(
    r"comment|kommentar|related|sidebar|aside\b|footer|\bnav|menu|teaser|recommend|popular|trending|most-?read|latest"
    r"|widget|newsletter|copyright|cookie|ticker-|event|more-|weitere|similar|disqus|respond|archive|calendar|promo"
)
_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?!\d)")
_ADDRESS_NAMED = re.compile(r"/((?:19|20)\d\d/[a-z]{3,9}/\d{1,2})(?=/)", re.I)
_SCRIPT_DAY = re.compile(
    r"[\"']?(?:date_?published|publish(?:ed)?_?(?:date|time|at|on)?|publication_?date|pub_?date|first_?published?(?:_?(?:date|at))?"
    r"|article_?date|post_?date|display_?date)[\"']?\s*[:=]\s*\\?[\"']([^\"'\\]{8,40})\\?[\"']",
    re.I,
)


def signs_on(page: Page, names: Names, things: Sequence[Thing], article: Thing | None) -> Iterator[Sign]:
    """Every sign on the page itself; its address is not read."""
    yield from _linked(things, article, names.language)
    yield from _metas(page.root, names.language)
    yield from _shown(page, names)
    yield from _scripts(page.root, names.language)


def _linked(things: Sequence[Thing], article: Thing | None, language: str | None) -> Iterator[Sign]:
    pages = [one for one in things if is_a(one, re.compile("WebPage$|^ItemPage$")) and one["@in"] in ("", "@graph")]
    for thing, published in ((article, "linked"), *((one, "linked page") for one in pages[:1])):
        for key, kind in (("datePublished", published), ("dateCreated", "linked created"), ("dateModified", "changed")):
            value = (thing or {}).get(key)
            if isinstance(value, str) and (days := day_written(value, language)):
                yield Sign(kind, days, f"{key} in the page's JSON-LD", _is_utc(value))


def _metas(root: Element, language: str | None) -> Iterator[Sign]:
    for name, content in metas_of(root):
        if len(content) > 60 or not re.search(r"\d", content):
            continue
        if _CHANGED.search(name):
            kind = "changed"
        elif _META_PUBLISHED.search(name):
            kind = "meta"
        elif _META_DATE.search(name):
            kind = "meta date"
        else:
            continue
        if days := day_written(content, language):
            yield Sign(kind, days, f"the page's meta tag {name[:40]}", _is_utc(content))


def _is_utc(value: str) -> bool:
    return bool(_UTC.search(value)) and not re.search(r"T?00:00(?::00)?(?:\.0+)?(?:Z|\+00:?00)\s*$", value)


def _shown(page: Page, names: Names) -> Iterator[Sign]:
    """Dates that a reader sees, and those of time elements, by where they stand."""
    head = names.headline_line
    headline = None if head is None else page.lines[head].element
    zones = _zones(page.lines, head)
    stamps: dict[Element, str | None] = {}
    around = set() if headline is None else {headline, *headline.iterancestors()}
    near: dict[Element, bool] = {}
    far: dict[Element, bool] = {}
    for i, line in enumerate(page.lines):
        zone = zones.get(i)
        if line.element not in stamps:
            stamps[line.element] = _stamp(line.element)
        stamp = stamps[line.element]
        if not stamp and not re.search(r"\d{2}", line.text):
            continue
        foreign, known = (_OTHERS, far) if zone is None else (_OTHERS_NEAR, near)
        elsewhere = _belongs_elsewhere(line.element, around, foreign, known)
        if elsewhere or (line.linked > MOSTLY_LINK and zone is None):
            if names.headline and names.headline in line.text:
                yield from _at_teaser(line, names.language)
            continue
        label = _label_before(page.lines, i)
        signs = list(_written(line, zone, label, names.language))
        if zone == "headline" and any(one.kind == "headline" for one in signs):
            zones = {at: "body" if each == "headline" else each for at, each in zones.items()}
        yield from signs
        if stamp and (days := day_written(stamp, names.language)):
            changed = _LABEL_CHANGED.search(f"{names_of(line.element)} {label} {line.text[:100]}") is not None
            marked = zone in ("headline", "above")
            kind = "changed" if changed else "marked" if marked else "elsewhere"
            where = "the time element at the headline" if marked else "a time element on the page"
            yield Sign(kind, days, where, _is_utc(stamp))


def _at_teaser(line: Line, language: str | None) -> Iterator[Sign]:
    """The date beside the page's own headline in a list of the newest reports."""
    for one in days_shown(line.text[:MAX_LABELLED_LINE], language)[:1]:
        yield Sign("teaser", one.days, f"“{line.text[one.start : one.end]}” beside its headline in a list")


def _written(line: Line, zone: str | None, label: str, language: str | None) -> Iterator[Sign]:
    """The days written in a line that is about a date; a longer line is one only where a label says so."""
    shown = days_shown(line.text[:MAX_LABELLED_LINE], language)
    for number, one in enumerate(shown[:3]):
        before = f"{label} {line.text[shown[number - 1].end if number else 0 : one.start][-LABEL_REACH:]}"
        after = line.text[one.end : one.end + LABEL_REACH] if number + 1 == len(shown) else ""
        labelled = _LABEL_PUBLISHED.search(f"{before} {names_of(line.element)} {after}") is not None
        sentence = len(line.text) > MAX_DATE_LINE or (
            len(line.text) > MAX_BYLINE and line.text.endswith((".", "!", "?"))
        )
        if (sentence and not labelled) or _NOT_THE_PAGE.search(before):
            continue
        words = f"“{line.text[one.start : one.end]}”"
        if _LABEL_CHANGED.search(before):
            yield Sign("changed", one.days, f"{words} as the day of an update")
        elif zone == "headline" and (number == 0 or labelled):
            yield Sign("headline", one.days, f"{words} under the headline")
        elif zone == "above":
            yield Sign("above", one.days, f"{words} above the headline")
        elif labelled:
            yield Sign("end", one.days, f"{words} at the end of the text")
        else:
            yield Sign("elsewhere", one.days, f"{words} on the page")


def _label_before(lines: Sequence[Line], at: int) -> str:
    """The line before, if it is a label ("Published:") for what stands in this one."""
    before = lines[at - 1].text if at else ""
    return (
        before
        if len(before) < 40
        and not re.search(r"\d{4}", before)
        and (before.endswith(":") or _LABEL_CHANGED.search(before))
        else ""
    )


def _zones(lines: Sequence[Line], head: int | None) -> dict[int, str]:
    if head is None:
        return {}
    zones = dict.fromkeys(range(max(0, head - LINES_ABOVE), head), "above")
    zones[head] = "headline"
    body = [i for i in range(head + 1, len(lines)) if _is_text(lines[i])]
    last_head = body[BODY_LINES_BELOW] if len(body) > BODY_LINES_BELOW else (body[-1] + 1 if body else len(lines))
    zones.update(dict.fromkeys(range(head + 1, min(head + 1 + LINES_BELOW, last_head, len(lines))), "headline"))
    end = _body_end(lines, body)
    if end is not None:
        for i in range(end + 1, min(len(lines), end + 1 + LINES_AFTER_BODY)):
            zones.setdefault(i, "end")
    return zones


def _is_text(line: Line) -> bool:
    stops = line.text.endswith((".", "!", "?", "。", ".”", '."'))
    return line.linked < 0.5 and line.words >= (SENTENCE_WORDS if stops else BODY_WORDS)


def _body_end(lines: Sequence[Line], body: Sequence[int]) -> int | None:
    """The last line of the first run of running text, in which few other lines stand between two of its own."""
    end = None
    for i in body:
        if end is not None and i - end > 8:
            break
        end = i
    return end


def _stamp(element: Element) -> str | None:
    """The machine's date of a block: of itself or of the time element in it or round it."""
    for one in (element, *(each for each in element.iter("time", "abbr", "span", "meta", "p") if each is not element)):
        if (
            one.tag == "time"
            or "datepublished" in (one.get("itemprop") or "").lower()
            or "published" in (one.get("class") or "").split()
        ):
            value = one.get("datetime") or one.get("content") or (one.get("title") if one.tag == "abbr" else None)
            if value and re.search(r"\d{4}", value):
                return str(value)
    parent = element.getparent()
    return parent.get("datetime") if parent is not None and parent.tag == "time" else None


def _belongs_elsewhere(
    element: Element, around: set[Element], foreign: re.Pattern[str], known: dict[Element, bool]
) -> bool:
    """Whether the block is part of a box about something else: comments, other stories, the foot of the page.

    ``around``: the headline and what holds it; ``known``: answers for elements met before.
    """
    path: list[Element] = []
    here = element
    while here is not None and here not in known and here not in around and here.tag not in ("body", "html", "main"):
        path.append(here)
        here = here.getparent()
    answer = here is not None and known.get(here, False)
    for one in reversed(path):
        answer = answer or foreign.search(names_of(one)) is not None
        known[one] = answer
    return answer


def _scripts(root: Element, language: str | None) -> Iterator[Sign]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            continue
        for match in list(_SCRIPT_DAY.finditer((script.text or "")[:400_000]))[:20]:
            if days := day_written(match[1], language):
                yield Sign("script", days, "a script of the page", _is_utc(match[1]))


def in_address(url: str) -> Sign | None:
    """The day in an address like /2024/05/07/, or None."""
    parts = urlsplit_or_none(url)
    match = _ADDRESS_DAY.search(parts[1]) if parts else None
    named = _ADDRESS_NAMED.search(parts[1]) if parts else None
    written = "-".join(match.groups()) if match else "-".join(reversed(named[1].split("/"))) if named else ""
    days = day_written(written)
    return Sign("address", days[:1], "the page's address") if days else None
