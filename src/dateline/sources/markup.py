"""The words of a piece of HTML, as feeds carry them."""

import re
from typing import Any

BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table td th tr ul".split()
)
UNSEEN = frozenset(["script", "style", "template", "noscript", "iframe"])
_BREAK = "\x1e"  # in no text: XML forbids it


def paragraphs(markup: str) -> list[str]:
    """The text of ``markup``, a paragraph for each block; none for markup without words."""
    if "<" not in markup and "&" not in markup:
        return _lines(re.sub(r"\n\s*\n", _BREAK, markup))
    root = _parsed(markup)
    if root is None:
        return []
    words: list[str] = []
    for event, one in _walk(root):
        is_block = one.tag in BLOCKS
        if event == "start":
            words.append(_BREAK if is_block else "")
            words.append(one.text or "" if isinstance(one.tag, str) and one.tag not in UNSEEN else "")
        else:
            words.append(_BREAK if is_block else "")
            words.append(one.tail or "" if one is not root else "")
    return _lines("".join(words))


def plain(markup: str) -> str:
    """The text of ``markup`` on one line."""
    return " ".join(paragraphs(markup))


def _walk(root: Any) -> Any:
    from lxml.etree import iterwalk

    return iterwalk(root, events=("start", "end", "comment"))


def _parsed(markup: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _lines(text: str) -> list[str]:
    return [line for part in text.split(_BREAK) if (line := " ".join(part.split()))]
