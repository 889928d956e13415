"""Parts of a page that are built alike: the entries of a list, the updates of a live blog, several articles."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dateline.reading.page_days import days_shown
from dateline.reading.page_tree import MAX_NAME, Element, Line, Page, names_of, text_of

MAX_GROUPS = 60  # of one page, those with most text; the entries of a page of several hold most of it
MIN_WORDS_OF_TEXT = 8  # a line of as many words that is no link is running text
MOSTLY_LINK = 0.6
MAX_DATE_LINE = 120
MAX_LETTERS_BESIDE_DATE = 30
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARTS = frozenset(("article", "div", "section", "li", "td", "tr", "table", "dl"))
_NUMBERED = re.compile(r"\d|^(?:category|tag|format|status|type|author)-")
#: Parts of a page that others have written, or that are about other pages.
NOT_ENTRIES = re.compile(
    r"comment|kommentar|repl(?:y|ies)|answer|message|forum|review|respond|disqus|related|recommend|sidebar|footer|\bnav\b|menu|widget-area"
    r"|slide|carousel|gallery|faq|accordion"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Elements of one tag and class at one depth, in reading order, none inside another; ``lines``: for each the lines
    that stand in it; ``words``: those of running text in all."""

    elements: tuple[Element, ...]
    lines: tuple[tuple[Line, ...], ...]
    words: int


def text_words(lines: Sequence[Line]) -> int:
    """The words of running text."""
    return sum(one.words for one in lines if one.words >= MIN_WORDS_OF_TEXT and one.linked < MOSTLY_LINK)


def groups_on(page: Page, *, least: int) -> Iterator[Group]:
    """The groups of at least ``least`` elements that hold most text; comments, menus and boxes are none."""
    found: dict[tuple[str, str], list[Element]] = defaultdict(list)
    paths: dict[Element, str] = {}
    for element in page.spans:
        if element.tag in _PARTS:
            path = _path(element, paths)
            for token in _tokens(element):
                found[path, token].append(element)
    sums = list(accumulate((text_words((line,)) for line in page.lines), initial=0))
    groups = []
    for elements in found.values():
        if len(elements) >= least:
            spans = [page.spans[one] for one in elements]
            groups.append((sum(sums[end] - sums[start] for start, end in spans), elements))
    groups.sort(key=lambda one: -one[0])
    for words, elements in groups[:MAX_GROUPS]:
        if not _of_others(elements[0]):
            yield Group(tuple(elements), tuple(page.lines_in(one) for one in elements), words)


def _path(element: Element, known: dict[Element, str]) -> str:
    """The tags from the root to ``element``."""
    for one in reversed((element, *element.iterancestors())):
        if one not in known:
            parent = one.getparent()
            known[one] = f"{known[parent]}/{one.tag}" if parent is not None else str(one.tag)
    return known[element]


def _of_others(element: Element) -> bool:
    around = (element, *element.iterancestors())
    return any(NOT_ENTRIES.search(names_of(one)) for one in around if one.tag not in ("html", "body"))


def _tokens(element: Element) -> list[str]:
    tokens = [one for one in (element.get("class") or "")[:MAX_NAME].lower().split() if not _NUMBERED.search(one)]
    return list(dict.fromkeys(tokens))[:6] or [""]


def heading_of(element: Element) -> Element | None:
    """The one heading of the highest rank in an entry that is more than a date; None if there is none or several."""
    for tag in _HEADINGS:
        found = [one for one in element.iter(tag) if (words := text_of(one)) and not is_date(words)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def is_date(text: str) -> bool:
    """Whether a line is a date with little beside it: a weekday, a label, a clock time."""
    days = days_shown(text) if len(text) <= MAX_DATE_LINE else []
    beside = text[: days[0].start] + text[days[-1].end :] if days else ""
    return bool(days) and sum(character.isalpha() for character in beside) <= MAX_LETTERS_BESIDE_DATE
