"""How reports name the outlets and agencies that they follow: patterns, and the test that a name is a medium's."""

import re

from dateline.reading.agencies import agency_name

MAX_NAME_WORDS = 6

_WORD = r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f’'.&-]*"
_NAME = rf"{_WORD}(?: (?:(?:of|and|for|al|el|la|le|de|du|des|the|&) ){{0,2}}{_WORD}){{0,5}}"
_KIND = (
    r"(?:news[ -]?(?:agency|wire|paper|site|website|channel|outlet|network|service|portal)|agency|daily|weekly|magazine"
    r"|broadcaster|(?:satellite )?(?:television|tv|radio)(?: (?:station|channel|network))?)"
)
_OWNER = (
    r"(?:(?:the |its |a )?(?:(?:country[’']s|state(?:-run|-owned|-controlled)?|official|semi-?official|local|private"
    r"|privately owned|independent|opposition|pro-\w+|pan-Arab|government|regional|national|\w+(?:ian|ish|ese|ch))"
    r" ){0,3})"
)
_DAY = r"(?:on )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|late \w+|early \w+)"
_NO_MEDIUM = r"(?!(?:an?|un\w+|offic\w+|sourc\w+|med\w+|its|local|two|three|several) )"


def _medium(number: int = 1) -> str:
    """A name with what it is before it ("the state news agency SANA") or behind it ("the Valley Post newspaper"), or
    alone."""
    return (
        rf"(?:{_OWNER}(?i:{_KIND}),? (?P<called{number}>{_NAME})"
        rf"|(?:[Tt]he )?(?:{_OWNER})(?P<named{number}>{_NAME})(?P<kind{number}> (?i:{_KIND}))?)"
    )


#: "The Valley Herald reported on Monday, citing the newspaper Post": the first follows the second.
REPORTED = re.compile(
    rf"(?<![\w.])(?<!told )(?<!by ){_medium()},? (?:has |had |also )?"
    r"(?:reported|reports|said|says|announced|wrote|writes)\b"
    rf"(?: {_DAY})?(?:,? (?:citing|quoting) {_NO_MEDIUM}{_medium(2)})?"
)
CARRIED = re.compile(
    r"\b(?:as reported|carried|relayed|reported|quoted(?: as saying)?|published|broadcast|aired|cited) (?:\w+day )?"
    rf"(?:by|on|in) {_medium()}"
)
ACCORDING = re.compile(
    r"\b[Aa]ccording to (?:an?|the) (?:\w+ ){0,2}(?:report|article|story|dispatch|interview)"
    rf"(?: (?:published|carried|aired|released|broadcast))?(?: {_DAY})? (?:in|by|on|from|of) {_medium()}"
)
CITING = re.compile(rf"\b(?:citing|quoting) {_NO_MEDIUM}{_medium()}")
TRANSLATED = re.compile(rf"\b[Tt]ranslated (?:from \w+ )?by {_medium()}")
#: Lines that say which page the text was taken from.
TAKEN = re.compile(
    r"(?:originally|first) (?:appeared|published|posted|ran|aired) (?:in|on|by|at|with) (?:the )?(?P<name>[^\n]{2,80})"
    r"|(?:re-?published|reprinted|reproduced|re-?posted) (?:with permission )?(?:from|by permission of) (?:the )?"
    r"(?P<again>[^\n]{2,80})",
    re.I,
)
SOURCE = re.compile(r"(?:sources?|via) ?[:–-] ?(?P<name>[^\n]{2,60})|courtesy of (?P<again>[^\n]{2,60})", re.I)

#: Words that end the names of newspapers and stations, and those that begin them.
_LAST_LIST = """
Times Post News Daily Herald Tribune Gazette Journal Press Newswire TV Television Radio Chronicle Telegraph Guardian
Observer Courier Examiner Inquirer Dispatch Mirror Express Newspaper Weekly Magazine Zeitung Presse Bulletin Ledger
"""
_FIRST_LIST = "Radio Daily Channel Gazeta Diario Corriere Gazette Tageszeitung"
_LAST = frozenset(_LAST_LIST.split())
_FIRST = frozenset(_FIRST_LIST.split())
#: Agencies whose names are also those of people, places, companies or offices: alone they are taken for those.
_DOUBTFUL_LIST = """
Petra Fars Mehr Beta Trend Saba Firat Sana Zenit Bloomberg Hina Lusa Cihan PA MAP CP TT NAN ANI APA APP APS SPA ANP TAP
NNA ENA MENA RIA AA STT VNA BNA ONA ATS AGI PAP BTA MTI CTK BSS UNB IPS SDA BNS QNA WAM IHA DHA AP
"""
_DOUBTFUL = frozenset(_DOUBTFUL_LIST.split())
_NOT_NAMES = frozenset(
    "He She It They We I The A An This That There But And In On At As After Police Officials Sources Witnesses"
    " Residents Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mr Mrs Ms Dr President Minister".split()
)
_OWNED = re.compile(r"^(?:[\w-]+ )?[\w-]+[’']s (?=\w)")
_TRAILING = re.compile(r"(?:[’']s)?[.,;:!?’'\")\]\s]*$")


def medium_in(match: re.Match[str], number: int) -> str | None:
    """The name of a medium, beyond doubt one: by what stands beside it, by a word of its own, or a known agency."""
    parts = match.groupdict()
    called, named = parts.get(f"called{number}"), parts.get(f"named{number}")
    name = _OWNED.sub("", bare(called or named or ""))
    known = agency_name(name)
    if not name or len(name.split()) > MAX_NAME_WORDS or name.split()[0] in _NOT_NAMES:
        return None
    if called or parts.get(f"kind{number}"):
        return known or name
    if known:
        return None if name in _DOUBTFUL else known
    words = name.split()
    return name if len(words) > 1 and (words[-1] in _LAST or words[0] in _FIRST) else None


def may_be_name(words: str) -> bool:
    name = words.strip()
    return (
        len(name.split()) <= MAX_NAME_WORDS
        and re.fullmatch(rf"(?:[Tt]he )?{_NAME}", name) is not None
        and name.split()[0] not in _NOT_NAMES
    )


def bare(name: str) -> str:
    """The name without a genitive's ending and the signs behind it."""
    return _TRAILING.sub("", name)
