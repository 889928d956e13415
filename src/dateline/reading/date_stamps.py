"""A date that a page stamps on a report rather than tells in it: beside a clock time, a label, a page number, a bar."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.reading.calendar_days import Day, full_days

TOP_CHARACTERS = 1500  # a stamp stands over the report or in its first lines; titles and captions may come before it
END_CHARACTERS = 400  # or under its last line

_ZONE = r"\(?(?:GMT|UTC|BST|IST|CES?T|[ECMP][SD]?T|UK time|local time)\b\)?"
_CLOCK = rf"\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?{_ZONE})?"
_LABEL_BEFORE = re.compile(
    r"\b(?:(?:first |last |page last )?(?:published|posted|updated|modified|uploaded)|publication date|pubdate)\b"
    rf"(?:\s(?:on|at))?\s*[:|-]?\s*(?:{_CLOCK},?\s*(?:on\s)?)?$",
    re.I,
)
_CLOCK_BEFORE = re.compile(rf"\b\d{{1,2}}[:.]\d\d\s?{_ZONE},?\s(?:on\s)?$", re.I)
_CLOCK_AFTER = re.compile(rf"\s?[;,|–-]?\s?(?:{_CLOCK})", re.I)
_PAGE_AFTER = re.compile(r"\s?[;,|]\s?(?:Page|p\.)\s?[A-Z]{0,2}\d", re.I)
_LABEL_AFTER = re.compile(rf"\s(?:last )?(?:updated|modified) at {_CLOCK}", re.I)
_COMMENT = re.compile(r"\bposted by[^\n]{0,50}$|\bcomments?\b[^\n]{0,20}$", re.I)
_COMMENT_AFTER = re.compile(r"[^\n]{0,25}\b(?:this comment|report abuse)\b", re.I)
_BAR_BEFORE = re.compile(r"[|·•]\s*$")
_BAR_AFTER = re.compile(r"\s*[|·•]")
_CAPITAL_AFTER = re.compile(r"\s+(?:By\s)?[A-Z“\"‘][\w’']")
_SET_OFF = re.compile(r"(?:[|·•–—]|\s-)\s*$")
#: "on Friday, 7 May 2010 9:45 pm" is told, whatever follows.
_TOLD_BEFORE = re.compile(
    r"\b(?:on|of|since|in|from|until|till|by|before|after|for|to|and|between|taken|the|was|is|at)\s*$", re.I
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamped day and the words that show it. ``late``: a note tells it ("a version appeared on 13.42 BST on
    Thursday 9 May"), so the report came out that day or the day before."""

    found: date
    words: str
    late: bool = False


def find_stamp(paragraphs: Sequence[str]) -> Stamp | None:
    """The stamp of a report: the first in its first lines, else the last in its last ones; None if it has none."""
    text = "\n".join(paragraphs)
    stamps = [(one.start, found) for one in full_days(text) if (found := _stamp(text, one)) is not None]
    top = [found for start, found in stamps if start <= TOP_CHARACTERS]
    end = [found for start, found in stamps if start >= len(text) - END_CHARACTERS]
    return top[0] if top else end[-1] if end else None


def _stamp(text: str, one: Day) -> Stamp | None:
    found = one.on(one.year or 0)
    before, after = text[max(0, one.start - 60) : one.start], text[one.end : one.end + 30]
    stamped = (
        _LABEL_BEFORE.search(before) is not None
        or _CLOCK_BEFORE.search(before) is not None
        or _beside(before, after)
        or _opens_line(one, before, after)
        or _ends_text(before, after)
    )
    late = _CLOCK_BEFORE.search(before) is not None and before.endswith("on ")
    return Stamp(found, text[one.start : one.end], late) if found is not None and stamped else None


def _beside(before: str, after: str) -> bool:
    """A clock time or a page number follows at once, or bars stand round it."""
    if _TOLD_BEFORE.search(before) or _COMMENT.search(before) or _COMMENT_AFTER.match(after):
        return False
    bars = _BAR_BEFORE.search(before) is not None or _BAR_AFTER.match(after) is not None
    return bars or any(sign.match(after) for sign in (_CLOCK_AFTER, _PAGE_AFTER, _LABEL_AFTER))


def _opens_line(one: Day, before: str, after: str) -> bool:
    """A weekday with its full date that begins a paragraph and is not part of the sentence behind it."""
    return one.weekday is not None and before[-1:] in ("", "\n") and _CAPITAL_AFTER.match(after) is not None


def _ends_text(before: str, after: str) -> bool:
    """The last words of all, set off from those before: "The Valley Herald - 7 May 2010"."""
    return not after.strip(" .)\n") and _SET_OFF.search(before) is not None
