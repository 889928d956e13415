"""Quantities of one document: how many of what, how firmly, and as part of which sum."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.extraction import quantity_kinds
from dateline.extraction.numbers import parse_number
from dateline.extraction.quantity_refusals import is_no_quantity
from dateline.extraction.quantity_words import CURRENCIES, UNITS, VAGUE, number_pattern
from dateline.records.corpus import AnnotatedDocument
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.identity import content_id
from dateline.records.mention import Quantity, TimeExpression

NAME, VERSION = "quantities", "1"
#: "About 100" is taken to mean within a tenth; only the ends ``low`` and ``high`` carry it.
ABOUT_MARGIN = 0.1


def find_quantities(annotated: AnnotatedDocument) -> tuple[Quantity, ...]:
    """The quantities of a document in text order, none overlapping.

    The span covers bound words, number and unit or counted noun. ``value`` None: only ``low`` and ``high`` are known
    ("dozens", "between 30 and 40"). Syntax names the counted noun and its verb; without tokens the words behind the
    number do. Numbers inside time expressions are left out, save lengths of time, which are durations.
    """
    text, document_id = annotated.document.text, annotated.document.id
    found: list[Quantity] = []
    for match in _pattern().finditer(text):
        one = _quantity(match, annotated)
        if one is not None and not (found and found[-1].evidence.span.end > one.evidence.span.start):
            found.append(_as_part(one, found[-1], text) if found else one)
    found.extend(_durations(annotated.times, document_id))
    return tuple(sorted(found, key=lambda one: one.evidence.span))


def _as_part(one: Quantity, before: Quantity, text: str) -> Quantity:
    """ "33 people killed, including seven children": the part counts what the whole counts."""
    between = text[before.evidence.span.end : one.evidence.span.start]
    whole = (
        before.what in quantity_kinds.CASUALTIES and one.what in ("other", "troops") and quantity_kinds.human(one.unit)
    )
    return replace(one, what=before.what) if one.scope == "subset" and whole and "." not in between else one


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(number_pattern(), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """The worth of a number phrase, before anything is known of what it counts."""

    value: float | None
    low: float | None
    high: float | None
    bound: str


def _quantity(match: re.Match[str], annotated: AnnotatedDocument) -> Quantity | None:
    amount = _amount(match)
    if amount is None or is_no_quantity(match, annotated):
        return None
    text, document_id = annotated.document.text, annotated.document.id
    start, end = match.start(), match.end()
    if match["between"] and not match["number2"]:
        start = match.start("currency") if match["currency"] else match.start("vague" if match["vague"] else "number")
    counted = quantity_kinds.counted(match, annotated, _unit(match))
    if counted is None:
        return None
    end = max(end, counted.end)
    if match["plus"] is None and re.match(r" or more\b", text[end:]):
        amount, end = replace(amount, high=None, low=amount.value, bound="at-least"), end + len(" or more")
    span = Span(document_id, start, end)
    return Quantity(
        id=content_id("qua", document_id, start, end),
        evidence=Evidence(span, text[start:end], Maker(NAME, VERSION)),
        what=counted.what,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=counted.unit,
        bound=amount.bound,
        scope=quantity_kinds.scope(text, start, end),
    )


def _amount(match: re.Match[str]) -> Amount | None:
    """Value and ends: a range has no value, a round plural neither, a bound opens one end."""
    bound = next((name.replace("_", "-") for name in ("at_least", "at_most", "about") if match[name]), "exact")
    if match["vague"]:
        low, high = VAGUE[" ".join(match["vague"].lower().split())]
        return Amount(None, float(low), float(high), bound)
    value = parse_number(match["number"])
    if value is None:
        return None
    if match["number2"]:
        return _range(match, value, bound)
    if match["plus"]:
        bound = "at-least"
    if bound == "about":
        return Amount(value, round(value * (1 - ABOUT_MARGIN), 6), round(value * (1 + ABOUT_MARGIN), 6), bound)
    return Amount(value, None if bound == "at-most" else value, None if bound == "at-least" else value, bound)


def _range(match: re.Match[str], value: float, bound: str) -> Amount | None:
    """ "30 to 40", "between 30 and 40", "$3-4 million"; None if the second is not the larger."""
    other = parse_number(match["number2"])
    if other is None:
        return None
    scaled = re.search(r"(?:million|billion|thousand|hundred)$", match["number2"], re.I)
    if scaled and value < other and not re.search(r"[a-z]", match["number"], re.I):
        value = parse_number(f"{match['number']} {scaled[0]}") or value
    return Amount(None, value, other, bound) if value < other else None


def _unit(match: re.Match[str]) -> tuple[str, str] | None:
    """Kind and unit where the phrase itself says: money, per cent, kilometres."""
    if match["currency"]:
        return "money", CURRENCIES[
            match["currency"].upper() if match["currency"].lower().startswith("us") else match["currency"]
        ]
    if match["percent"]:
        return "other", "%"
    if not match["unit"]:
        return None
    kind, unit = UNITS[" ".join(match["unit"].lower().split())]
    if match["square"] or match["squared"]:
        return "area", f"{unit}²"
    return kind, unit


#: TIMEX3 letters of a length of time and the unit as exported.
_LENGTHS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


def _durations(times: tuple[TimeExpression, ...], document_id: str) -> list[Quantity]:
    """Lengths of time with a number in one unit ("two weeks"), from the time expressions."""
    found = []
    for one in times:
        match = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])", one.timex_value)
        if one.timex_type != "DURATION" or match is None:
            continue
        value, span = float(match[2]), one.evidence.span
        evidence = replace(one.evidence, maker=Maker(NAME, VERSION))
        unit = _LENGTHS[match[1] + match[3]]
        bound = _length_bound(one.evidence.quote)
        low = None if bound == "at-most" else value
        high = None if bound == "at-least" else value
        found.append(
            Quantity(
                content_id("qua", document_id, span.start, span.end),
                evidence,
                "duration",
                value,
                low,
                high,
                unit,
                bound,
            )
        )
    return found


def _length_bound(quote: str) -> str:
    match = re.match(
        r"(?:(?P<at_least>at least|more than|over)|(?P<at_most>at most|up to|less than|under|no more than)|"
        r"(?P<about>about|around|nearly|almost|roughly|some)) ",
        quote,
        re.I,
    )
    return "exact" if match is None else (match.lastgroup or "exact").replace("_", "-")


@dataclass(frozen=True, slots=True)
class Quantities:
    """The stage: fills ``quantities``."""

    name: str = NAME
    version: str = VERSION
    needs: tuple[str, ...] = ("syntax", "times")
    gives: str = "quantities"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """Each document with its quantities."""
        return [replace(one, quantities=find_quantities(one)) for one in batch]
