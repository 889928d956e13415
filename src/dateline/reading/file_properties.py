"""What a PDF or an Office file says of itself, taken only where its own text does not contradict it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.reading.boilerplate import site_parts
from dateline.records.document import Document

HEAD_CHARACTERS = 1_000  # of the text, in which the words of its title should come again
MIN_SHARED = 0.6  # of the longer words of a title: left over from another file, it shares none
MIN_TITLE_WORDS = 3
MAX_TITLE_CHARACTERS = 200

_WORD = re.compile(r"\w+")
_FILE_NAME = re.compile(r"\.\w{2,5}$|^(?:microsoft|powerpoint|untitled|document\d*|slide \d)\b|_", re.I)
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.'’-]*){1,3}")
#: Names that programs give to whoever uses them.
_NOBODY = re.compile(
    r"\b(?:user|users|admin|administrator|office|owner|author|windows|microsoft|default|guest)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Properties:
    """As the file gives them; empty when it says nothing. The day of making is no day of publication. ``web_page``:
    whether it was printed from a browser. ``notes``: what of it could not be read."""

    title: str = ""
    author: str = ""
    web_page: bool = False
    notes: tuple[str, ...] = ()


def with_properties(documents: Sequence[Document], told: Properties) -> tuple[Document, ...]:
    """One report with the headline and byline that it does not show itself; several without. All with the notes."""
    found = tuple(replace(one, notes=told.notes) for one in documents)
    if len(found) != 1:
        return found
    one = found[0]
    headline = one.headline or _title(told.title, one.text)
    return (replace(one, headline=headline, byline=one.byline or _author(told.author)),)


def _title(written: str, text: str) -> str | None:
    """The title, when most of its words stand in the beginning of the text."""
    title = " ".join(written.split())
    parts = site_parts(title)
    title = parts[0] if parts else title
    words = {word.casefold() for word in _WORD.findall(title) if len(word) > 3}
    if len(title) > MAX_TITLE_CHARACTERS or len(title.split()) < MIN_TITLE_WORDS or _FILE_NAME.search(title):
        return None
    head = {word.casefold() for word in _WORD.findall(text[:HEAD_CHARACTERS])}
    return title if words and len(words & head) >= MIN_SHARED * len(words) else None


def _author(written: str) -> str | None:
    """The author, when it is written like someone's name."""
    name = " ".join(written.split())
    return name if _NAME.fullmatch(name) and not _NOBODY.search(name) else None
