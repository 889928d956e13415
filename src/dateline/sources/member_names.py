"""What the members of a container are called: shown cleaned, each unlike any other, what is not read told once."""

import re
from collections import Counter
from collections.abc import Iterator

from dateline.sources.found import Trouble

LONGEST_NAME = 255  # as on every common disk; a longer one is made to fill the screen
LINK = "is a link, not a file; add the file that it points to"
#: What systems put into archives for themselves.
SYSTEM_NAMES = frozenset(["__MACOSX", "Thumbs.db", "desktop.ini"])

_DRIVE = re.compile(r"^(?:[A-Za-z]:|\\\\[?.]\\)+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def cleaned(name: str) -> str:
    """``name`` without the steps that lead out of a folder and without characters that do not show.

    Nothing is ever written under it: it is only shown, and names the member in its container.
    """
    path = _UNSEEN.sub("", _DRIVE.sub("", name)).replace("\\", "/")
    steps = [step for step in path.split("/") if step not in ("", ".", "..")]
    return "/".join(steps)[-LONGEST_NAME:] or "unnamed"


def cleaned_line(text: str) -> str:
    """``text`` on one line, without characters that do not show."""
    return _UNSEEN.sub("", " ".join(text.split()))


def is_hidden(name: str) -> bool:
    """Whether the (cleaned) name is one that a folder would not show either."""
    return any(step.startswith(".") or step in SYSTEM_NAMES for step in name.split("/"))


class Names:
    """Gives a name that was given before a number: ``report.txt``, ``report.txt#2``."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._counts: Counter[str] = Counter()

    def unlike(self, name: str) -> str:
        """``name``, or with the first number that makes it new."""
        new = name
        while new in self._given:
            self._counts[name] += 1
            new = f"{name}#{self._counts[name] + 1}"
        self._given.add(new)
        return new


class Passed:
    """Members that are passed over: of each kind of trouble the first is named, the others are counted."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def add(self, name: str, message: str) -> None:
        """One more member called ``name`` for the reason that ``message`` tells."""
        self._first.setdefault(message, name)
        self._counts[message] += 1

    def troubles(self) -> Iterator[Trouble]:
        """One Trouble a reason, in the order in which they were met."""
        for message, name in self._first.items():
            more = self._counts[message] - 1
            yield Trouble(name, f"{message} ({more:,} more like it)" if more else message)
