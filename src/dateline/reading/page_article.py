"""The article of a page: its paragraphs, each with its place in the page, and which of them tell nothing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from dateline.reading.blocks import Block
from dateline.reading.boilerplate import Role, role_of
from dateline.reading.linked_data import same_words
from dateline.reading.page_elements import Place, find_places
from dateline.reading.page_groups import is_date
from dateline.reading.page_names import Names
from dateline.reading.page_tree import MAX_NAME, Element, Page, count_words, linked_share, names_of, text_of

MAX_LINK_WORDS = 30  # a paragraph that is one link and no longer refers to another report
MOSTLY_LINK = 0.9
HEADLINE_LINES = 6  # the headline stands again within the first lines of an extracted text, after crumbs and labels
MAX_BOX_WORDS = 60  # a longer box by such a name is the article itself, or one page's way of naming it
MAX_CONTACT_WORDS = 30
MAX_CREDIT = 400  # characters of a line that thanks or gives addresses
BOX_LEVELS = 3  # blocks round a paragraph whose names are read
MIN_STANDFIRST_WORDS = 20  # a shorter one says the headline again
TEXT_SHARE, HEADED_SHARE = 1 / 2, 1 / 3  # of all that was extracted, in the box of the article
MAX_POPUP_WORDS = 250
EMBED_PARTS = 5  # elements in the box of a quoted post: the post, its script, its frame
MIN_TEASERS = 2  # linked headings that make a box one of other reports
EDGE_LINES = 3  # at the top of a text, lines that may be a date and nothing else

_NEVER_ASIDE = frozenset("html body head main article p table tbody tr td script style meta link title".split())
#: Boxes inside an article that are not its text, by what pages call them.
_BOX = re.compile(
    r"(?:^|[ _-])(?:read-?more|readmore|also-?read|related|recirc|newsletter|sign-?up|subscribe|promo"
    r"|share|sharing|advert(?:isement)?|sponsored|cookies?|breadcrumbs?|print-?(?:only|header|footer)"
    r"|read-time|reading-time|more-(?:stories|news|from|on|articles|in)|recommended|most-(?:read|popular|viewed)|trending)"
    r"(?:$|[ _-])"
)
_POPUP = re.compile(r"(?:rollover|tooltip|popup|popover|hovercard)[\w-]*(?:block|box|content|text|body)")
_HIDDEN = re.compile(
    r"(?:^| )(?:hide|hidden|d-none|visually-hidden|visuallyhidden|sr-only|screen-reader-text"
    r"|is-hidden|print-(?:header|footer|only))(?:$| )"
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_TWEET = re.compile(
    r"(?:^| )(?:twitter-tweet|twitter-video|instagram-media|bluesky-embed|mastodon-embed|tiktok-embed)(?:$| )"
)
_CAPTION = re.compile(r"(?:^|[ _-])(?:fig-?caption|caption|caption-text|photo-?credit|image-credit)(?:$|[ _-])")
_STANDFIRST = re.compile(
    r"(?:^|[ _-])(?:standfirst|summary|sub-?title|sub-?head(?:line)?|dek|deck"
    r"|vorspann|chapeau|lead-?text|intro(?:duction)?)(?:$|[ _-])"
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w{2,}|(?:^|[ (])(?:https?://|www\.)\S+|\b(?:twitter|facebook)\.com/\S+|@\w{3,}\.?$"
)
_CONTACT_WORDS = re.compile(
    r"\b(?:reach(?:ed)?|contact|e-?mail|follow|write to|tips?|subscribe|more (?:ap|from)"
    r"|full coverage|on twitter)\b|^\S+$",
    re.I,
)
_CREDIT = re.compile(r"^.{2,100}\bcontributed (?:reporting|to this (?:report|story|article))\b.{0,100}$", re.I)
_MORE = re.compile(
    r"^(?:(?:last )?updated (?:at|on)?\b.{0,40}|click here (?:to|for)\b.*"
    r"|tell us what you think.*|like this story\?.*|explore further|also on \S+.*|comments?|more:"
    r"|(?:top|popular|latest|most \w+|other|more|related|recommended|recent) (?:stories|news|articles|posts|on \w+)"
    r"|.{0,40}copyright\b.{0,80}|(?:©|\(c\)|ⓒ).{0,80}|tempo de leitura.{0,40}|lesezeit.{0,40})$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Told:
    """One paragraph. ``kind``: what kind of region that tells nothing it is, or None for running text."""

    text: str
    places: tuple[Place, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article's paragraphs without its headline; ``title`` and ``author`` as trafilatura finds them, or None."""

    paragraphs: tuple[Told, ...]
    title: str | None
    author: str | None


def article_on(page: Page, names: Names) -> Article | None:
    """The article of ``page`` by trafilatura (Barbaresi 2021), without what stands round it; None if it has none."""
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_author, extract_title

    tree = deepcopy(page.root)
    _trim(tree)
    title, author = _one_line(extract_title(tree) or ""), extract_author(tree)
    found: Any = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    if found is None or not (found.text or "").strip():
        return None
    texts = [line for raw in found.text.split("\n") if (line := _one_line(raw)) and re.search(r"\w", line)]
    texts = _after_headline(texts, [one for one in (names.headline, title) if one])
    told = [Told(text, places) for text, places in zip(texts, find_places(page.root, texts), strict=True)]
    headline = None if names.headline_line is None else page.lines[names.headline_line].element
    box = _text_box(told, headline)
    told = _own(_with_standfirst(told, page, names), box)
    return Article(tuple(marked(told, box)), title or None, _one_line(author or "") or None)


def _one_line(text: str) -> str:
    return " ".join(text.strip().removeprefix("- ").split())


def _trim(tree: Element) -> None:
    """Take out what a reader does not see or what belongs to other reports; let posts quoted in the text stay."""
    for one in list(tree.iter()):
        names = (one.get("class") or "")[:MAX_NAME]
        if one.tag == "blockquote" and _TWEET.search(names):
            _unname(one)
        elif one.getparent() is not None and (_is_small_aside(one, names) or _is_of_others(one, names)):
            one.drop_tree()


def _is_small_aside(element: Element, names: str) -> bool:
    """Whether an element is hidden, opens over the text or refers to other pages, and holds no more words than such."""
    if element.tag in _NEVER_ASIDE:
        return False
    most = 0
    if _POPUP.search(names):
        most = MAX_POPUP_WORDS
    elif (
        _NOT_SHOWN.search(element.get("style") or "")
        or element.get("hidden") is not None
        or _HIDDEN.search(names)
        or (element.tag in ("span", "a", "aside") and _BOX.search(names.lower()))
    ):
        most = MAX_BOX_WORDS
    return most > 0 and count_words(text_of(element)) <= most


def _is_of_others(element: Element, names: str) -> bool:
    """Whether a box, by its name and the linked headings in it, is a row of teasers of other reports."""
    if element.tag not in ("aside", "div", "section", "ul") or not _BOX.search(
        f"{names} {element.get('id') or ''}".lower()
    ):
        return False
    headings = [one for tag in ("h2", "h3", "h4", "h5") for one in element.iter(tag)]
    linked = sum(1 for one in headings if linked_share(one) >= MOSTLY_LINK)
    return linked >= MIN_TEASERS and next(element.iter("h1"), None) is None


def _unname(element: Element) -> None:
    """Take the classes from a quoted post and from the boxes that hold nothing else; by them it would be left out."""
    here = element
    while here is not None and here.tag != "body":
        here.attrib.pop("class", None)
        parent = here.getparent()
        beside = (
            [] if parent is None else [one for one in parent[:EMBED_PARTS] if one.tag not in ("script", "style", "br")]
        )
        here = parent if beside == [here] and len(parent) < EMBED_PARTS and not (parent.text or "").strip() else None


def _after_headline(texts: list[str], headlines: Sequence[str]) -> list[str]:
    """The lines without the headline and what stands over it."""
    for i, text in enumerate(texts[:HEADLINE_LINES]):
        before = sum(len(one.split()) for one in texts[:i])
        if before <= MAX_BOX_WORDS and any(same_words(text, one) for one in headlines) and len(texts) > i + 1:
            return texts[i + 1 :]
    return texts


def _with_standfirst(told: list[Told], page: Page, names: Names) -> list[Told]:
    """The paragraphs with the summary that the page shows between headline and text, if it was left out."""
    first = next((one.places[0].element for one in told if one.places), None)
    if names.headline_line is None or first is None:
        return told
    shown = "\n".join(one.text for one in told)
    for line in page.lines[names.headline_line + 1 :]:
        if line.element is first or len(line.text) > 1000:
            return told
        if (
            line.words >= MIN_STANDFIRST_WORDS
            and line.linked < MOSTLY_LINK / 3
            and _STANDFIRST.search(names_of(line.element))
        ):
            if line.text in shown or role_of(Block(0, len(line.text), line.text, 0)) is not Role.BODY:
                return told
            return [Told(line.text, (Place(0, len(line.text), line.element),)), *told]
    return told


def _text_box(told: Sequence[Told], headline: Element | None) -> Element | None:
    """The smallest element that holds more than half of the text, or the headline and a third; None if none does."""
    words: Counter[Element] = Counter()
    for one in told:
        if one.places:
            words.update(dict.fromkeys(_around(one.places[0].element), len(one.text)))
    whole = sum(len(one.text) for one in told)
    over = set() if headline is None else set(_around(headline))
    holders = [box for box in words if words[box] > whole * (HEADED_SHARE if box in over else TEXT_SHARE)]
    return max(holders, key=lambda box: len(_around(box)), default=None)


def _around(element: Element) -> list[Element]:
    return [element, *element.iterancestors()]


def _own(told: list[Told], box: Element | None) -> list[Told]:
    """The paragraphs without those in boxes of other reports round the text's own ``box``, and up to a heading like
    "Top stories" after which nothing stands in it."""
    if box is None:
        return told
    around = set(_around(box))
    inside = [not one.places or box in _around(one.places[0].element) for one in told]
    last = max(i for i, own in enumerate(inside) if own)
    kept = []
    for i, one in enumerate(told):
        if i > last and _refers(one.text):
            break
        here = _around(one.places[0].element) if one.places else []
        if inside[i] or not any(_BOX.search(names_of(each)) for each in here if each not in around):
            kept.append(one)
    return kept


def _refers(text: str) -> bool:
    return _MORE.match(text) is not None or role_of(Block(0, len(text), text, 0)) is Role.RELATED


def marked(told: Sequence[Told], box: Element | None = None) -> Iterator[Told]:
    """The paragraphs with what kind of region those are that tell nothing. ``box``: the element that holds the text."""
    around = set(_around(box)) if box is not None else set()
    known: dict[Element, tuple[float, int]] = {}
    for number, one in enumerate(told):
        dated = number < EDGE_LINES and is_date(one.text)
        yield replace(one, kind="other" if dated else _kind_by_words(one.text) or _kind_by_place(one, around, known))


def _kind_by_words(text: str) -> str | None:
    if len(text) > MAX_CREDIT:
        return None
    count = count_words(text)
    contact = 1 < count <= MAX_CONTACT_WORDS or "@" in text or "twitter.com" in text
    if contact and _CONTACT.search(text) and _CONTACT_WORDS.search(text):
        return "credit"
    return "credit" if _CREDIT.match(text) else "other" if _MORE.match(text) else None


def _kind_by_place(one: Told, around: set[Element], known: dict[Element, tuple[float, int]]) -> str | None:
    """``around``: the box of the text and what holds it; ``known``: for elements met before, the share of their
    characters that are linked, and their words."""
    if not one.places:
        return None

    def measured(element: Element) -> tuple[float, int]:
        if element not in known:
            known[element] = (linked_share(element), count_words(text_of(element)))
        return known[element]

    element = one.places[0].element
    near = _around(element)[: BOX_LEVELS + 1]
    if any(each.tag == "figcaption" or _CAPTION.search(names_of(each)) for each in near[:2]):
        return "caption"
    whole = next((each for each in near if each.tag in ("p", "div", "h2", "h3", "h4", "li", "blockquote")), element)
    short = count_words(one.text) <= MAX_LINK_WORDS
    if short and whole.tag != "li" and measured(whole)[0] >= MOSTLY_LINK:
        return "other"
    boxes = [
        each for each in near if each not in around and each.tag not in _NEVER_ASIDE and _BOX.search(names_of(each))
    ]
    return "other" if any(measured(each)[1] <= MAX_BOX_WORDS for each in boxes) else None
