"""What ``dateline why`` prints: passages, dates, places, joins, rules and decisions, each with its reason."""

from collections.abc import Callable, Iterable
from typing import Any

from dateline.cli.printing import say

Row = dict[str, Any]

#: Candidates that are printed for a name; ``--json`` has them all.
CANDIDATES_SHOWN = 3


def print_evidence(evidence: Row) -> None:
    """The chain behind one record, for a person at a terminal; what there is none of is left out."""
    say(f"{evidence['kind']} {evidence['id']}")
    for title, key, print_one in SECTIONS:
        if evidence[key]:
            say(title)
            for one in evidence[key]:
                print_one(one)


def _passage(one: Row) -> None:
    said = f", according to {one['speaker']}" if one["speaker"] else ""
    dated = f"{one['published'] or 'date unknown'}" + (f" ({one['published_why']})" if one["published_why"] else "")
    say(f"{one['outlet'] or one['capture']}, {dated}{said}", 4)
    say(f"“{one['sentence']}”", 8)
    for place in one["original"]:
        say(f"in the original: {_original(place)}", 8)


def _original(place: Row) -> str:
    parts = (("page", place["page"]), ("box", place["box"]), ("element", place["element"]))
    return ", ".join(f"{name} {value}" for name, value in parts if value is not None)


def _time(one: Row) -> None:
    say(f"{one['period'] or 'undated'}: {one['why'] or one['phrase']}", 4)
    if one["alternatives"]:
        say(f"the words allow {' or '.join(one['alternatives'])}", 8)


def _place(one: Row) -> None:
    place = one["place"]
    meant = "no place that the gazetteer knows" if place is None else _point(place)
    say(f"{one['phrase']}: {meant}" + ("" if one["literal"] else "; its government or team is meant, not the place"), 4)
    for line in (one["why"], one["event_why"], _area(one["area"])):
        if line:
            say(line, 8)
    others = [each for each in one["candidates"] if place is None or each["gazetteer_id"] != place["gazetteer_id"]]
    for each in others[:CANDIDATES_SHOWN]:
        reasons = f": {'; '.join(each['why'])}" if each["why"] else ""
        say(f"rather than {_point(each)}, score {each['score']}{reasons}", 8)


def _area(area: Row | None) -> str | None:
    if area is None:
        return None
    where = "no circle" if area["latitude"] is None else _circle(area)
    return f"“{area['text']}”: {where}, {area['why']}"


def _point(place: Row) -> str:
    home = ", ".join(part for part in (place["name"], place["kind"], place["region"] or place["country"]) if part)
    return f"{home}, {_circle(place)} ({place['gazetteer_id']})"


def _circle(place: Row) -> str:
    return f"{place['latitude']:.2f} {place['longitude']:.2f} within {place['radius_km']:g} km"


def _line(text: str) -> None:
    say(text, 4)


def _rule(one: Row) -> None:
    by = one["person"] or f"{one['stage']} {one['version']}"
    say(f"{by}{', rule ' + one['rule'] if one['rule'] else ''}, for {one['id']}", 4)


def _decision(one: Row) -> None:
    sides = " and ".join(part for part in (one["left_id"], one["right_id"]) if part)
    value = f" = {one['value']}" if one["value"] else ""
    because = f": {one['because']}" if one["because"] else ""
    say(f"{one['verdict']} {sides}{value}, {one['person'] or 'unnamed'}, {one['decided_at']}{because}", 4)


#: Heading, key of ``build_evidence`` and what prints one row of it.
SECTIONS: Iterable[tuple[str, str, Callable[[Any], None]]] = (
    ("The passages", "passages", _passage),
    ("The dates", "times", _time),
    ("The places", "places", _place),
    ("Why these belong together", "joins", _line),
    ("Rules", "rules", _rule),
    ("Decisions of people", "judgements", _decision),
)
