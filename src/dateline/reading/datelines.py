"""The words before a report's first sentence: place, agency, distributor, day."""

import re
from dataclasses import dataclass

from dateline.reading.agencies import AGENCY, agency_name
from dateline.reading.calendar_days import MONTH_WORD

_WORD = r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f’'.]*(?:-(?:[a-z]{1,3}-)?[A-Za-z\u00c0-\u024f’']+)*"
_PLACE = rf"{_WORD}(?:[ ](?:(?:of|de|la|el|al|es|the|upon|sur)[ ])?{_WORD}){{0,3}}"
_PLACES = rf"{_PLACE}(?:,[ ]?{_PLACE}){{0,2}}"
_DAY = rf"(?:{MONTH_WORD}[ ]\d{{1,2}}(?:,?[ ]\d{{4}})?|\d{{1,2}}[ ]{MONTH_WORD}(?:,?[ ]\d{{4}})?)"
_DASH = r"[-\u2010-\u2015\u2212]{1,2}"
_NOTE = r"[^()\n]{1,60}"

_DISTRIBUTED = re.compile(rf"\((?P<agency>{AGENCY})\s*{_DASH}\s*(?P<outlet>[^()\n]{{2,80}})\)\s*")
_CREDITED = re.compile(rf"(?P<place>{_PLACES})(?:,?[ ](?P<day>{_DAY}))?[ ]?\((?P<note>{_NOTE})\)[ ]?(?:{_DASH}|:)?\s*")
_NAMED = re.compile(rf"(?P<place>{_PLACE}(?:,[ ]{_PLACE})?)[,/]?[ ](?P<agency>{AGENCY})[ ]?(?:{_DASH}|:)\s*")
_DAYED = re.compile(rf"(?P<place>{_PLACES}),[ ](?P<day>{_DAY})[ ]?(?:{_DASH}|:)\s*")
_AGENCY_ONLY = re.compile(rf"\(?(?P<agency>{AGENCY})\)?[ ]?{_DASH}\s+(?![a-z])")
_SPACED = re.compile(rf"(?P<place>{_PLACES})(?:[ ]?{_DASH}[ ]|[ ]?[\u2012-\u2015])\s*(?=[A-Z\u00c0-\u00de“\"‘'\d])")
_COLON = re.compile(r"(?P<place>[A-Z][A-Z’'. -]{2,30}(?:, [A-Z][A-Z’'. -]{2,30})?):\s+(?=[A-Z“\"‘'])")
_TIGHT = re.compile(rf"(?P<place>{_PLACE})[-\u2010](?=(?P<first>[A-Z\u00c0-\u00de][\w’']*)[ ](?P<second>\S+))")

#: Words of an agency's name that no town has.
_NEWS_WORD = re.compile(r"\b(?:Press|News|Agency|Agence|Wire|Newswire|Media|Agencia|Agencies|Service)\b")
#: Endings of adjectives: "Russian-Turkish talks" opens no report from a town called Russian.
_ADJECTIVE = re.compile(r"(?:ian|ean|ish|ese|can|nch|aeli|aqi|emeni|udi|ani|ari|ssian|ench|[^a]man|tch|reek)$")
#: Nouns that make "Oslo-Bergen talks" a pair of places.
_PAIR_NOUNS = re.compile(
    r"(?:talks?|relations?|axis|alliance|backed|based|led|border|line|road|highway|pact|deals?|summit|route|train|flights?"
    r"|ties|agreements?|meetings?|corridor|railway|rivalry|dispute|accords?|conflict|war|cooperation|partnership)\b",
    re.I,
)
_NOT_PLACES_LIST = """
The A An He She It They We I In On At By But And Or If When While After Before Since This That There Here Now Then
Yes No Not What Who Why How Where Q Update Breaking Exclusive Analysis Opinion Photo File Read More Watch Video
Live Related Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
August September October November December
"""
_NOT_PLACES = frozenset(_NOT_PLACES_LIST.split())


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the first sentence. ``end``: where it ends in the paragraph. ``strong``: an agency, a day or
    capitals say beyond doubt that a report begins here. Parts not given are None."""

    end: int
    place: str | None
    agency: str | None
    outlet: str | None
    day: str | None
    strong: bool


def find_opening(paragraph: str) -> Opening | None:
    """The dateline at the start of ``paragraph``; None if it has none."""
    head = paragraph[:200]
    return _distributed(head) or _credited(head) or _with_agency(head) or _spaced(head) or _tight(head)


def _distributed(head: str) -> Opening | None:
    match = _DISTRIBUTED.match(head)
    if match is None:
        return None
    rest = find_opening(head[match.end() :])
    place, day = (rest.place, rest.day) if rest else (None, None)
    return Opening(match.end(), place, agency_name(match["agency"]), match["outlet"].strip(), day, strong=True)


def _credited(head: str) -> Opening | None:
    match = _CREDITED.match(head)
    if match is None or not _is_place(match["place"]):
        return None
    note = match["note"].strip()
    agency = agency_name(re.split(r"\s*[/,;-]\s*", note)[0])
    dated = re.fullmatch(_DAY, note)
    dashed = match.group().rstrip()[-1] in "-\u2010\u2011\u2012\u2013\u2014\u2015:"
    if not (agency or dated or (dashed and (match["day"] or note[:1].isupper()))):
        return None
    outlet = None if agency or dated else note
    return Opening(match.end(), match["place"], agency, outlet, match["day"] or (note if dated else None), strong=True)


def _with_agency(head: str) -> Opening | None:
    for pattern in (_NAMED, _DAYED, _AGENCY_ONLY):
        match = pattern.match(head)
        if match is None:
            continue
        parts = match.groupdict()
        place = parts.get("place")
        if place is not None and not _is_place(place):
            continue
        agency = agency_name(parts["agency"]) if parts.get("agency") else None
        return Opening(match.end(), place, agency, None, parts.get("day"), strong=True)
    return None


def _spaced(head: str) -> Opening | None:
    match = _SPACED.match(head) or _COLON.match(head)
    if match is None or not _is_place(match["place"]):
        return None
    capitals = match["place"].isupper() and len(match["place"]) > 3
    apposition = re.search(rf"\s{_DASH}\s", head[match.end() : match.end() + 70])
    if apposition and not capitals:
        return None
    place, _, rest = match["place"].rpartition(", ")
    agency = rest if place and _NEWS_WORD.search(rest) else None
    return Opening(match.end(), place if agency else match["place"], agency, None, None, strong=capitals)


def _tight(head: str) -> Opening | None:
    match = _TIGHT.match(head)
    if match is None or not _is_place(match["place"]) or _ADJECTIVE.search(match["place"]):
        return None
    if _PAIR_NOUNS.match(match["second"]) or _PAIR_NOUNS.match(match["first"]):
        return None
    if match["second"][:1].islower() and match["second"] not in ("of", "and"):
        return None
    return Opening(match.end(), match["place"], None, None, None, strong=False)


def _is_place(words: str) -> bool:
    return words.split()[0].strip(".,") not in _NOT_PLACES and len(words) <= 60
