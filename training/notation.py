"""The notation in which readers mark a document, and its translation into stand-off annotations.

A document is shown as numbered units (sentences or lines). One mark a line:

    N PER|Ann Lee                      this name wherever it stands in the document (longest names first)
    N@3 ORG|Council                    only in unit 3
    X@5 Jordan                         no name in unit 5
    C@4 source | cue | content         a claim; source may be empty; parts of one field are joined by " ++ "
    E@4 ATTACK occurred | shelled | agent=the army; place=Homs; time=on Monday
    K 1:Ann Lee | 1:her | 4:the minister     a chain of mentions, each with its unit

A field holds words of the text as they stand; one that begins with `7:` stands in unit 7, else
it is looked for in its unit, then in those that follow. `first words ... last words` stands for all between (the
end may lie up to 12 units later). `word#2` is the second occurrence in the unit.
"""

import re
from dataclasses import dataclass, field
from typing import Any

NAME_KINDS = ("PER", "ORG", "PLACE", "FAC", "NAT", "PROD", "EVENT", "OTHER")
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "denied")
ROLES = ("agent", "patient", "recipient", "instrument", "place", "time")
TYPES = tuple(
    "MEET CONSULT VISIT TRAVEL NEGOTIATE AGREE STATEMENT REQUEST REJECT DENY ACCUSE CHARGE ARREST INVESTIGATE THREATEN"
    " SANCTION COERCE PROTEST VOTE APPOINT SUPPORT COOPERATE AID SUPPLY TRANSFER DEPLOY ADVANCE RETREAT SIEGE SEIZE"
    " ATTACK DEFECT DIE RELEASE RESIGN DISASTER".split()
)
REACH = 12


class NotationError(ValueError):
    """A mark that does not fit its document; the message names the line."""


@dataclass(slots=True)
class Unit:
    """Half-open characters of the text; ``number`` counts from 1."""

    number: int
    start: int
    end: int


def cut_units(text: str) -> list[Unit]:
    """Sentences by their marks, and lines: only for pointing at, nothing is learnt from them."""
    units: list[Unit] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in [*re.finditer(r"[.!?][\"”’)]*\s+(?=[\"“(]?[A-Z0-9])", line.group()), None]:
            end = line.end() if stop is None else line.start() + stop.end()
            piece = text[start:end]
            if piece.strip():
                left = start + len(piece) - len(piece.lstrip())
                units.append(Unit(len(units) + 1, left, start + len(piece.rstrip())))
            start = end
    return units


@dataclass(slots=True)
class Marks:
    """Stand-off annotations of one document; spans are half-open ``[start, end]``."""

    names: list[dict[str, Any]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    chains: list[list[list[int]]] = field(default_factory=list)


def read_marks(notation: str, text: str) -> tuple[Marks, list[str]]:
    """The marks, and one message for every line that does not fit."""
    units = {unit.number: unit for unit in cut_units(text)}
    marks, faults = Marks(), []
    named: list[tuple[str, str, int | None]] = []
    not_named: list[tuple[int, int]] = []
    for number, raw in enumerate(notation.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        try:
            head, _, rest = line.partition(" ")
            letter, _, unit_number = head.partition("@")
            unit = _unit(units, unit_number) if unit_number else None
            if letter == "N":
                kind, _, surface = rest.partition("|")
                if kind not in NAME_KINDS:
                    raise NotationError(f"kind {kind!r} is none of {', '.join(NAME_KINDS)}")
                if not _occurrences(surface, text, unit):
                    raise NotationError(f"{surface!r} does not stand there")
                named.append((surface, kind, unit.number if unit else None))
            elif letter == "X" and unit:
                not_named.append(_find(rest, text, unit, units))
            elif letter == "C" and unit:
                marks.claims.append(_claim(rest, text, unit, units))
            elif letter == "E" and unit:
                marks.events.append(_event(rest, text, unit, units))
            elif letter == "K":
                marks.chains.append(_chain(rest, text, units))
            else:
                raise NotationError(f"{head!r} is no mark (N, N@, X@, C@, E@, K)")
        except NotationError as fault:
            faults.append(f"line {number}: {fault}: {line[:100]}")
    marks.names = _names(named, not_named, text, units)
    return marks, faults


def _unit(units: dict[int, Unit], number: str) -> Unit:
    try:
        return units[int(number)]
    except (ValueError, KeyError):
        raise NotationError(f"there is no unit {number!r}") from None


def _occurrences(surface: str, text: str, unit: Unit | None) -> list[tuple[int, int]]:
    """Whole-word occurrences of the words, any white space between them."""
    surface = surface.strip()
    if not surface:
        raise NotationError("an empty field")
    pattern = r"\s+".join(re.escape(word) for word in surface.split())
    left = r"(?<!\w)" if surface[0].isalnum() else ""
    right = r"(?!\w)" if surface[-1].isalnum() else ""
    start, end = (unit.start, unit.end) if unit else (0, len(text))
    return [match.span() for match in re.compile(left + pattern + right).finditer(text, start, end)]


def _find(part: str, text: str, unit: Unit, units: dict[int, Unit]) -> tuple[int, int]:
    part = part.strip()
    if (elsewhere := re.match(r"@?(\d+):(?=\S)", part)) and int(elsewhere[1]) in units:
        unit, part = units[int(elsewhere[1])], part[elsewhere.end() :].strip()
    first, dots, last = part.partition(" ... ")
    if dots:
        start, after = _find(first, text, unit, units)
        reach = Unit(0, after, units[min(max(units), unit.number + REACH)].end)
        words, _, nth = last.strip().rpartition("#") if re.search(r"#\d+$", last) else (last, "", "1")
        found = _occurrences(words, text, reach)
        if not 1 <= int(nth) <= len(found):
            raise NotationError(f"{last!r} does not follow")
        return start, found[int(nth) - 1][1]
    words, _, nth = part.rpartition("#") if re.search(r"#\d+$", part) else (part, "", "1")
    found = _occurrences(words, text, unit)
    if len(found) < int(nth):  # it runs over the end of its unit, or stands in one that follows
        last_unit = units[min(max(units), unit.number + REACH)]
        found = _occurrences(words, text, Unit(0, unit.start, last_unit.end))
    if len(found) < int(nth):  # or in one just before
        found = _occurrences(words, text, Unit(0, units[max(1, unit.number - 3)].start, unit.end))[-1:]
    if not 1 <= int(nth) <= len(found):
        raise NotationError(f"{part!r} does not stand in unit {unit.number}")
    return found[int(nth) - 1]


def _spans(cell: str, text: str, unit: Unit, units: dict[int, Unit]) -> list[list[int]]:
    return [list(_find(part, text, unit, units)) for part in cell.split(" ++ ") if part.strip()]


def _claim(rest: str, text: str, unit: Unit, units: dict[int, Unit]) -> dict[str, Any]:
    cells = [cell.strip() for cell in rest.split("|")]
    if len(cells) != 3:
        raise NotationError("a claim has three fields: source | cue | content")
    source, cue, content = (_spans(cell, text, unit, units) for cell in cells)
    if not content:
        raise NotationError("a claim needs a content")
    return {"source": source, "cue": cue, "content": content}


def _event(rest: str, text: str, unit: Unit, units: dict[int, Unit]) -> dict[str, Any]:
    cells = [cell.strip() for cell in rest.split("|")]
    if len(cells) not in (2, 3):
        raise NotationError("an event has three fields: TYPE status | trigger | role=words; ...")
    kind, _, status = cells[0].partition(" ")
    if kind not in TYPES or status not in STATUSES:
        raise NotationError(f"no type and status: {cells[0]!r}")
    arguments = []
    for pair in filter(None, (pair.strip() for pair in (cells[2] if len(cells) == 3 else "").split(";"))):
        role, _, words = pair.partition("=")
        if role.strip() not in ROLES:
            raise NotationError(f"role {role!r} is none of {', '.join(ROLES)}")
        arguments.append({"role": role.strip(), "span": list(_find(words, text, unit, units))})
    return {
        "type": kind, "status": status, "trigger": list(_find(cells[1], text, unit, units)), "arguments": arguments,
    }  # fmt: skip


def _chain(rest: str, text: str, units: dict[int, Unit]) -> list[list[int]]:
    spans = []
    for cell in filter(None, (cell.strip() for cell in rest.split("|"))):
        number, _, words = cell.partition(":")
        spans.append(list(_find(words, text, _unit(units, number), units)))
    if len(spans) < 2:
        raise NotationError("a chain needs two mentions")
    return spans


def _names(
    named: list[tuple[str, str, int | None]], not_named: list[tuple[int, int]], text: str, units: dict[int, Unit]
) -> list[dict[str, Any]]:
    """Longest first; what is marked for one unit goes before what holds everywhere."""
    taken: list[tuple[int, int]] = list(not_named)
    names = []
    for surface, kind, number in sorted(named, key=lambda one: (one[2] is None, -len(one[0]))):
        for start, end in _occurrences(surface, text, units[number] if number else None):
            if not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                names.append({"start": start, "end": end, "kind": kind})
    return sorted(names, key=lambda name: name["start"])
