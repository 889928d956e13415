"""The outlet that a report shows: in its page title, its distribution mark, its date line or by its own sources."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.reading.agencies import agency_name
from dateline.reading.boilerplate import site_parts

MIN_OWN_SOURCES = 2  # a lower-case brand is trusted when the text speaks of its sources twice

_OWN = re.compile(
    r"(?<![\w’'-])(?P<before>\w+ )?(?P<name>[a-z][a-z0-9]{3,})[’']s (?:(?:\w+,? (?:and )?){0,3})"
    r"(?:sources|correspondents?|reporters?|analysts)\b"
)
_TOLD = re.compile(
    r"\b(?:[Ss]ources?|[Oo]fficials?|[Rr]esidents?|[Ww]itness(?:es)?|[Aa]ctivists?|[Dd]iplomats?)"
    r" (?:\w+ ){0,2}told (?:the )?"
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w-]+){0,3})(?= (?:that|on|in|the|[a-z])|[,.])"
)
_DATED = re.compile(
    r"^(?P<left>[A-Z][\w’'.& -]{1,50}?)(?:,|\s[|/–—·•-])\s+[\w ,.]*\d{4}"
    r"|\d{4}\s*[|/–—·•-]\s*(?P<right>[A-Z][\w’'.& -]{1,60})$"
)
_LABEL_WORDS = re.compile(
    r"^(?:published|posted|updated|date|last|first|page|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b",
    re.I,
)
#: A masthead on a line of its own, above the date or the dateline: two to five capitalised words and nothing else.
_MASTHEAD = re.compile(r"(?:The )?[A-Z][\w’'&-]*(?: (?:of |for |and )?[A-Z][\w’'&-]*){1,4}")
#: What kind of paper a line says this is, not who publishes it.
_KIND_OF_PAPER = re.compile(r"\b(?:update|release|statement|briefing|communiqu[eé]|advisory|transcript)$", re.I)
_COPYRIGHT = re.compile(r"(?:©|\([cC]\)|Copyright)[ ]*(?:©[ ]*)?(?:\d{4}[ ,]*)?(?P<name>[A-Z][\w’'.& -]{2,50}?)\.?")
_DETERMINERS_LIST = """
the a an his her its their our this that these those some no any each every
"""
_DETERMINERS = frozenset(_DETERMINERS_LIST.split())
#: Outlets that others quote: "sources told them" does not make the report theirs.
_QUOTED_LIST = """
CNN BBC NBC CBS ABC Fox PBS NPR Guardian Times Bloomberg Sky RT Al-Jazeera AlJazeera Jazeera Arabiya Al-Arabiya
Politico Axios Parliament Congress
"""
_QUOTED = frozenset(_QUOTED_LIST.split())
_EDITION = re.compile(
    r"\s+(?:English|Arabic|French|International|Online|Archives?|Edition|Home|Website|Official)?\s*(?:Archives?)?\s*"
    r"(?:(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """Where an outlet may show. ``titles``: page title lines "Headline | Site"; ``mastheads``: lines that stand alone
    between headline and date or dateline; ``footers``: lines after the end; ``distributed``: the outlet in a
    distributor's mark or a credit."""

    titles: tuple[str, ...]
    date_lines: tuple[str, ...]
    mastheads: tuple[str, ...]
    footers: tuple[str, ...]
    distributed: str | None
    body: str


def find_outlet(signs: Signs) -> str | None:
    """The outlet's name as the page writes it; None if it does not show."""
    masthead = next((line for line in signs.mastheads if _is_masthead(line.strip())), None)
    return (
        masthead
        or signs.distributed
        or _from_titles(signs.titles)
        or _from_date_lines(signs.date_lines)
        or _from_footers(signs.footers)
        or _from_own_sources(signs.body)
    )


def _is_masthead(line: str) -> bool:
    return _MASTHEAD.fullmatch(line) is not None and _KIND_OF_PAPER.search(line) is None


def _from_footers(lines: Sequence[str]) -> str | None:
    found = (_COPYRIGHT.fullmatch(line.strip()) for line in lines)
    return next((match["name"].strip() for match in found if match), None)


def _from_titles(titles: Sequence[str]) -> str | None:
    names = [re.split(r"\s*[|»]\s*", parts[1])[-1] for title in titles if (parts := site_parts(title))]
    if not names:
        return None
    if len(names) > 1:
        low = [name.casefold().split() for name in names[:2]]
        common = 0
        while common < min(map(len, low)) and low[0][common] == low[1][common]:
            common += 1
        if common:
            return " ".join(names[0].split()[:common])
    return _EDITION.sub("", names[0]).strip() or names[0]


def _from_date_lines(lines: Sequence[str]) -> str | None:
    for line in lines:
        match = _DATED.search(line.strip())
        name = match and (match["left"] or match["right"])
        if name and not _LABEL_WORDS.match(name.strip()) and not _KIND_OF_PAPER.search(name.strip()):
            return name.strip()
    return None


def _from_own_sources(body: str) -> str | None:
    own = Counter(
        match["name"] for match in _OWN.finditer(body) if (match["before"] or "").strip().lower() not in _DETERMINERS
    )
    for name, count in own.most_common(1):
        if count >= MIN_OWN_SOURCES:
            return name
    for match in _TOLD.finditer(body):
        name = match["name"]
        if agency_name(name) is None and not set(name.split()) & _QUOTED and body.count(name) == 1:
            return name
    return None
