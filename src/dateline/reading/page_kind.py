"""Whether a page says of itself that it is one article, or a page of several."""

import re
from collections.abc import Sequence

from dateline.reading.linked_data import ARTICLE, Thing, is_a, same_words, words_in
from dateline.reading.page_names import Names, urlsplit_or_none
from dateline.reading.page_tree import Element, meta_of

_SINGLE = frozenset(
    "single single-post postid single-format-standard article-page page-article node-type-article "
    "item-view article article-detail".split()
)
_SEVERAL = frozenset(
    "archive home blog category search search-results tag front-page frontpage index author date section-front".split()
)
_COLLECTION = re.compile(r"^(?:CollectionPage|ItemList|SearchResultsPage|Blog)$")
_LISTING_PATH = re.compile(
    r"^/?$|/(?:category|categories|tag|tags|topic|topics|author|search|archives?|section)/|/page/\d+/?$", re.I
)
_POSTED = re.compile(r"^(?:single|postid|node-type-(?:article|news|story))", re.I)


def is_one_article(root: Element, things: Sequence[Thing], names: Names) -> bool:
    """Whether the page's metadata or the classes of its body say that it is one article."""
    kind = (meta_of(root, "og:type") or "").lower()
    if kind.startswith(("article", "news", "story", "video", "product")) or meta_of(root, "article:published_time"):
        return True
    own = [
        one for one in things if is_a(one, ARTICLE) and one["@in"] in ("", "@graph", "mainEntity", "mainEntityOfPage")
    ]
    if len(own) == 1 or any(same_words(words_in(one.get("headline")), names.headline) for one in own):
        return True
    return any(one in _SINGLE or _POSTED.match(one) for one in _body_classes(root))


def is_listing(root: Element, things: Sequence[Thing], url: str | None) -> bool:
    """Whether the page says that it lists several: by its metadata, the classes of its body or its address."""
    if any(is_a(one, _COLLECTION) and one["@in"] in ("", "@graph", "mainEntity") for one in things):
        return True
    parts = urlsplit_or_none(url) if url else None
    return bool(_SEVERAL & set(_body_classes(root))) or (
        parts is not None and _LISTING_PATH.search(parts[1]) is not None
    )


def is_discussion(things: Sequence[Thing]) -> bool:
    """Whether the page is a question with answers or a thread of a forum."""
    return any(is_a(one, re.compile(r"^(?:QAPage|FAQPage|DiscussionForumPosting|Question)$")) for one in things)


def _body_classes(root: Element) -> list[str]:
    return [one for body in root.iter("body") for one in (body.get("class") or "").lower().split()]
