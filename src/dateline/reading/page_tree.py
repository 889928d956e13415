"""A web page as a tree of elements and as the lines of text that a reader sees."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.errors import ReadingError

MAX_HTML_CHARACTERS = 4_000_000  # the largest news pages hold one or two million; ten would take over a minute

MAX_ELEMENTS = 20_000  # news pages have up to 5,000; the time for finding an article grows with their square
MAX_NAME = 300  # characters of an id or of classes; a longer one is an attack or a machine's
#: An element of lxml; its stubs leave most of what we call untyped.
Element = Any

_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol "
    "optgroup option p pre section select summary table tbody td tfoot th thead tr ul "
    "video audio".split()
)
_UNSEEN = frozenset(
    "audio canvas head iframe noscript object option script select style svg template textarea video".split()
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
#: A tag with five thousand attributes, which the parser compares one with another.
_CROWDED = re.compile(r"(<[a-zA-Z][\w:-]{0,40})(?>[^<>\s]*+\s++){5000}+[^<>]*+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """Text between two breaks of the page, white space taken together.

    ``element``: the block it stands in; ``linked``: the share of its characters that are a link's, 0-1; ``words``: see
    :func:`count_words`.
    """

    text: str
    element: Element
    linked: float
    words: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart: its ``root`` element and its lines in reading order.

    ``spans``: for every element that holds lines, the number of its first and the one after its last; ``url``: where
    the page was found, or None.
    """

    root: Element
    lines: tuple[Line, ...]
    spans: Mapping[Element, tuple[int, int]]
    url: str | None = None

    def lines_in(self, element: Element) -> tuple[Line, ...]:
        """The lines inside ``element``."""
        start, end = self.spans.get(element, (0, 0))
        return self.lines[start:end]


def open_page(markup: str, *, item: str, url: str | None = None) -> Page:
    """The page in ``markup``; nothing in it is run or fetched. Raises ReadingError when it is too large or empty."""
    if len(markup) > MAX_HTML_CHARACTERS:
        raise ReadingError(
            f"the page is larger than {MAX_HTML_CHARACTERS:,} characters; save the article alone", item=item
        )
    root = tree_of(markup)
    if root is None:
        raise ReadingError("the page is empty; save it again once it shows its text", item=item)
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise ReadingError(f"the page has more than {MAX_ELEMENTS:,} elements; save the article alone", item=item)
    lines = tuple(lines_of(root))
    return Page(root, lines, _spans(lines), url)


def _spans(lines: Sequence[Line]) -> dict[Element, tuple[int, int]]:
    spans: dict[Element, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        for one in (line.element, *line.element.iterancestors()):
            spans[one] = (spans[one][0] if one in spans else number, number + 1)
    return spans


def tree_of(markup: str) -> Element | None:
    """The root element, with the same elements as ``lxml.html.document_fromstring``; None if there are none. What is
    nested more than 255 deep is cut off by the parser."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    markup = _CROWDED.sub(r"\1", markup)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        return None


def lines_of(element: Element) -> Iterator[Line]:
    """What a reader sees inside ``element``, line by line, without scripts, forms' choices and pictures."""
    from lxml.etree import iterwalk

    run: list[tuple[str, bool]] = []
    links = 0
    inside = [element]
    walk = iterwalk(element, events=("start", "end"))
    for event, one in walk:
        tag = one.tag
        block = tag in _BLOCKS
        if block and (line := _line(run, inside[-1])):
            yield line
        if block:
            run = []
        if event == "start":
            if tag in _UNSEEN:
                walk.skip_subtree()
                continue
            links += tag == "a"
            if block and one is not element:
                inside.append(one)
            run.append((one.text or "", links > 0))
        else:
            if tag not in _UNSEEN:
                links -= tag == "a"
            if block and one is inside[-1] and one is not element:
                inside.pop()
            if one is not element:
                run.append((one.tail or "", links > 0))
    if line := _line(run, element):
        yield line


def _line(run: list[tuple[str, bool]], element: Element) -> Line | None:
    text = _SPACE.sub(" ", "".join(words for words, _ in run)).strip()
    if not text:
        return None
    linked = sum(len("".join(words.split())) for words, in_link in run if in_link)
    return Line(text, element, linked / max(1, len("".join(text.split()))), count_words(text))


def count_words(text: str) -> int:
    """The number of words between spaces; two signs of a script that writes none count as one."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def text_of(element: Element) -> str:
    """All words inside ``element`` on one line."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def linked_share(element: Element) -> float:
    """The share of the characters inside ``element`` that are a link's, 0-1; white space is not counted."""
    if element.tag == "a" or any(one.tag == "a" for one in element.iterancestors()):
        return 1.0
    whole = len("".join(text_of(element).split()))
    return sum(len("".join(text_of(one).split())) for one in element.iter("a")) / max(1, whole)


def names_of(element: Element) -> str:
    """Tag, id and classes of ``element``, small and parted by spaces: what the page's author calls it."""
    if not isinstance(element.tag, str):
        return ""
    return f"{element.tag} {(element.get('id') or '')[:MAX_NAME]} {(element.get('class') or '')[:MAX_NAME]}".lower()


class Paths:
    """XPaths from the root for the elements of one page, in a time that does not grow with the number of siblings."""

    def __init__(self) -> None:
        self._steps: dict[Element, str] = {}

    def of(self, element: Element) -> str:
        """An XPath that finds ``element``, or the nearest one round it whose name XPath can say."""
        steps = [self._step(one) for one in reversed((element, *element.iterancestors()))]
        end = next((i for i, step in enumerate(steps) if ":" in step or step.startswith("*")), len(steps))
        return "/" + "/".join(steps[:end]) if end else "/*"

    def _step(self, element: Element) -> str:
        if element not in self._steps:
            parent = element.getparent()
            counts: Counter[str] = Counter()
            for one in parent if parent is not None else (element,):
                tag = str(one.tag)
                counts[tag] += 1
                self._steps[one] = f"{tag}[{counts[tag]}]"
        return self._steps[element]


def meta_of(root: Element, *names: str) -> str | None:
    """The content of the first meta element with one of ``names``, tried in order; None if there is none."""
    found: dict[str, str] = {}
    for name, content in metas_of(root):
        found.setdefault(name, content)
    return next((found[name] for name in names if name in found), None)


def metas_of(root: Element) -> Iterator[tuple[str, str]]:
    """Small name and content of every meta element that has both."""
    for one in root.iter("meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or one.get("http-equiv")
        content = _SPACE.sub(" ", one.get("content") or "").strip()
        if name and content:
            yield name.strip().lower(), content
