"""What a site's robots.txt asks of programs (RFC 9309)."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.sources.addresses import Address, printable

if TYPE_CHECKING:
    from protego import Protego

#: Our name in robots.txt.
NAME = "dateline"
MAX_BYTES = 500_000  # RFC 9309 wants at least 500 KiB read; the largest of large sites has a tenth of that
MAX_DELAY_S = 30.0  # a longer Crawl-delay is meant for programs that read the whole site
MAX_SEARCHED = 2_000  # lines looked through for the one that forbids a page; only a message hangs on it
SHOWN_LENGTH = 100  # of that line

_FOR_WHOM = re.compile(r"user[- ]?agent\b\s*:?\s*(.*)", re.I)
_WHOLE_SITE = re.compile(r"(site-?maps?|host)\b", re.I)  # stands anywhere, ends no group


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site. ``lines``: those that are meant for us, as they stand there."""

    lines: tuple[str, ...]
    rules: "Protego" = field(repr=False, compare=False)

    def forbids(self, address: Address) -> bool:
        """Whether programs of our name are to stay away from ``address``."""
        return not self.rules.can_fetch(address.target, NAME)

    @property
    def delay_s(self) -> float:
        """Seconds that it wants between two requests, at most ``MAX_DELAY_S``; 0 if it does not say."""
        return min(self.rules.crawl_delay(NAME) or 0.0, MAX_DELAY_S)

    def rule_against(self, address: Address) -> str:
        """The line that forbids ``address`` (of several the longest, which is the one that counts); "" if not found."""
        against = [line for line in self.lines[:MAX_SEARCHED] if _robots((line,)).forbids(address)]
        return printable(max(against, key=len, default=""))[:SHOWN_LENGTH]


def read_robots(text: str) -> Robots:
    """The rules for us in ``text``; what is no rule is passed over, and "" allows everything."""
    return _robots(_lines_for_us(text))


def _robots(lines: tuple[str, ...]) -> Robots:
    from protego import Protego

    return Robots(lines, Protego.parse("\n".join(("User-agent: *", *lines))))


def _lines_for_us(text: str) -> tuple[str, ...]:
    """The lines under our name, or, when it is not there, those under "*".

    Sorted out here, for Protego keeps every rule once for each program named above it: 500 kB can become gigabytes.
    """
    groups: dict[str, list[str]] = {}
    names: set[str] = set()
    ended = True
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        for_whom = _FOR_WHOM.match(line)
        if for_whom:
            names = set() if ended else names
            ended = False
            name = for_whom.group(1).lower().partition("/")[0].strip()
            if name in (NAME, "*"):
                names.add(name)
                groups.setdefault(name, [])
        elif line and not _WHOLE_SITE.match(line):
            ended = True
            for name in names:
                groups[name].append(line)
    return tuple(groups.get(NAME, groups.get("*", [])))


def decoded(body: bytes) -> str:
    """``body`` as text, without a last line that the limit of size may have cut in two."""
    text = body.decode("utf-8-sig", "replace")
    return text if len(body) < MAX_BYTES else text[: text.rfind("\n") + 1]
