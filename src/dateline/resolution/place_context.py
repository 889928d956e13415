"""What the words beside a place name say of it: what kind it is, and what it lies in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.records.mention import Mention
from dateline.resolution.place_kinds import KINDS_OF, noun_of

#: Characters before and after a name that are looked at: a phrase, no sentence.
AROUND = 90

#: A report's dateline stands after the headline at most.
DATELINE_WITHIN = 500

_NAME = r"(?P<name>[A-Z\u00c0-\u00de][\w.'’-]*(?:\s(?:(?:of|and|de|al|el)\s)?[A-Z\u00c0-\u00de][\w.'’-]*){0,3})"
_SMALL = (
    r"(?:the\s|(?:north|south|east|west|central|upper|lower|rural)[\w-]*\s|[\w-]+-(?:held|controlled|run|occupied)\s"
    r"|neighbou?ring\s|nearby\s|(?:province|governorate|district|state|region|county|republic|kingdom|city|town)\sof\s)"
)
_COMMA = re.compile(rf",\s{_NAME}|\s\((?:in\s)?{_NAME.replace('name', 'other')}\)")
_NOUN = r"(?:province|governorate|district|county|city|town|village|neighbou?rhood|area|region|camp|border crossing)"
_IN = re.compile(
    rf"(?:\s{_NOUN}(?:,?\sin|\sof)|,?\sin|,\s(?:an?|the)\s[a-z'’ -]{{3,40}}?\s(?:in|of))\s{_SMALL}{{0,3}}{_NAME}"
)
_OWNER = re.compile(rf"{_NAME}['’]s?\s(?:[a-z-]+,?\s){{0,5}}$")
_ADJECTIVE = re.compile(r"(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)\s(?:[a-z-]+\s){0,3}?(?P<noun>[a-z]+)(?:\sof|,)?\s$")
_NOUN_BEFORE = re.compile(r"\b(?P<noun>[A-Za-z]+)(?:\sof)?\s(?:the\s)?$")
_NOUN_AFTER = re.compile(r"\s(?P<noun>[A-Za-z]+)\b")
_LINKS = re.compile(r"(?:,|,?\s(?:and|or|&))\s")
_DATELINE = re.compile(
    r"(?:,\s[A-Z][\w. ]{1,24}?)?(?:,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)?\s?(?:\([^()]{2,30}\)\s?)?"
    r"(?:--|\u2014|\u2013|-\s)"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Of one mention. ``inside``: words that name what it lies in, as written; ``listed``: names that follow in the
    same list; ``siblings``: all names of that list; ``before``: the name just before it ("Athens" for "Georgia" in
    "Athens, Georgia"); ``nouns``: "city", "river"; ``dateline``: whether a report is sent from there."""

    inside: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    before: str | None = None
    nouns: frozenset[str] = field(default_factory=frozenset)
    dateline: bool = False


def read_surroundings(text: str, mentions: Sequence[Mention]) -> list[Surroundings]:
    """Of each of ``mentions``, which stand in text order."""
    spans = [(one.evidence.span.start, one.evidence.span.end) for one in mentions]
    chains = [_chain(text, spans, number) for number in range(len(spans))]
    found: list[Surroundings] = []
    for number, (start, end) in enumerate(spans):
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        chain = chains[number]
        last = text[spans[chain[-1]][1] :][:AROUND] if chain else after
        found.append(
            Surroundings(
                inside=_inside(before, after, _runs_on(text, spans, chain)) or (_followed(last) if chain else ()),
                listed=tuple(text[slice(*spans[one])] for one in chain),
                siblings=tuple(
                    text[slice(*spans[one])]
                    for one in (
                        *chain,
                        *(other for other in range(max(0, number - 12), number) if number in chains[other]),
                    )
                ),
                before=_just_before(text, spans, number),
                nouns=frozenset(_nouns(before, after, last if chain else "")),
                dateline=start < DATELINE_WITHIN and _opens(text, start, end),
            )
        )
    return found


def _chain(text: str, spans: Sequence[tuple[int, int]], number: int) -> list[int]:
    """The mentions that follow in one list with this one: "X, Y and Z"."""
    chain: list[int] = []
    for one in range(number + 1, min(len(spans), number + 12)):
        gap = text[spans[one - 1][1] : spans[one][0]]
        if not _LINKS.fullmatch(gap):
            break
        chain.append(one)
    return chain


def _runs_on(text: str, spans: Sequence[tuple[int, int]], chain: Sequence[int]) -> bool:
    """Whether the name after the comma is but the next of a list: "X, Y and Z", not "X, Y, and ..."."""
    return any(text[spans[one - 1][1] : spans[one][0]] in (" and ", " or ", " & ") for one in chain[1:])


def _inside(before: str, after: str, runs_on: bool) -> tuple[str, ...]:
    names: list[str] = []
    if not runs_on and (match := _COMMA.match(after)):
        names.append(match["name"] or match["other"])
    names.extend(_followed(after))
    if match := _OWNER.search(before):
        names.append(match["name"])
    if (match := _ADJECTIVE.search(before)) and noun_of(match["noun"]):
        names.append(match["name"].removeprefix("The "))
    return tuple(dict.fromkeys(names))


def _followed(after: str) -> tuple[str, ...]:
    match = _IN.match(after)
    return (match["name"],) if match else ()


def _just_before(text: str, spans: Sequence[tuple[int, int]], number: int) -> str | None:
    if number == 0 or text[spans[number - 1][1] : spans[number][0]] not in (", ", " (", " in "):
        return None
    return text[slice(*spans[number - 1])]


def _nouns(before: str, after: str, last: str) -> list[str]:
    """Kind words at the name itself, and the plural at the end of its list ("Kent and Surrey counties")."""
    found = []
    if (match := _NOUN_BEFORE.search(before)) and (noun := noun_of(match["noun"])) and noun != "state":
        found.append(noun)
    if (match := _NOUN_AFTER.match(after)) and (noun := noun_of(match["noun"])) in KINDS_OF and noun not in _LOOSE:
        found.append(noun)
    if (match := _NOUN_AFTER.match(last)) and (noun := noun_of(match["noun"])) and match["noun"].endswith("s"):
        found.append(noun)
    return found


#: After a name these speak of something else: "the Georgia state senate", "the Paris city council", "Kent county jail".
_LOOSE = frozenset({"state", "range", "country", "republic", "kingdom", "department", "region", "hill"})


def _opens(text: str, start: int, end: int) -> bool:
    return bool(_DATELINE.match(text, end)) and (
        start == 0 or text[:start].rstrip()[-1:] in ".!?:\"'”’\n" or "\n" in text[start - 2 : start]
    )
