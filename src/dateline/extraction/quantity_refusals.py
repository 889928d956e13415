"""Numbers that count nothing: ages, years, model names, scores, phone and article numbers."""

import re
from bisect import bisect_left
from functools import cache

from dateline.records.corpus import AnnotatedDocument

#: More digits than this without thousands marks are an identifier or a telephone number.
LONGEST_PLAIN = 6
_NUMBERED = (
    r"(?:No|Nos|Number|number|Article|Articles|article|Chapter|chapter|Resolution|resolution|Flight|flight|"
    r"Channel|Route|Highway|Road|Section|"
    r"section|Page|page|pp?|Group of|Boeing|Airbus|Room|room|Unit|Apollo|Division|Brigade|Battalion|Regiment|"
    r"Line|Phase|phase|Area|Zone|Gate|"
    r"Day|day|Chapter|Act|Round|round|Track|Version|version|Camp|Block|aged|Aged|age|ages|age of|ID|Tel|Phone|"
    r"Fax|ext|Point|item|Item|"
    r"Protocol|Windows|Formula|Opinion|Category|category|Level|Appendix|Figure|Table|Title|Volume|Issue|Rule|"
    r"Directive|Order)\.?:?"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"\b{_NUMBERED}\s$"), re.compile(
        r"[-‐]?(?:years?|months?|weeks?|days?)?[- ]old\b|[- ]years?[- ](?:old|of age)\b", re.I
    )


def is_no_quantity(match: re.Match[str], annotated: AnnotatedDocument) -> bool:
    """Whether the number of ``match`` is something else: see the module."""
    text = match.string
    group = "vague" if match["vague"] else "number"
    start, end = match.start(group), match.end("number2") if match["number2"] else match.end(group)
    if _inside_a_time(annotated, start, end):
        return True
    if match["vague"]:
        return match["vague"].lower() in ("scores", "tens") and " of" not in match[0].lower()
    number, before, after = match[group], text[max(0, start - 40) : start], text[match.end() : match.end() + 40]
    numbered, old = _patterns()
    if numbered.search(before) or old.match(after) or _is_age(before, after, number):
        return True
    if number.lower() == "one":
        return _is_pronoun(before, after)
    return _is_identifier(match, before, after) or _is_a_name(text, match.start(), number, after)


def _inside_a_time(annotated: AnnotatedDocument, start: int, end: int) -> bool:
    times = annotated.times
    index = bisect_left(times, start, key=lambda one: one.evidence.span.start)
    near = times[max(0, index - 1) : index + 1]
    return any(one.evidence.span.start < end and start < one.evidence.span.end for one in near)


def _is_age(before: str, after: str, number: str) -> bool:
    """ "Karim Doe, 34, a baker"."""
    return (
        number.isdigit()
        and int(number) < 110
        and bool(re.search(r"[A-Za-z]{2}, $", before))
        and bool(re.match(r"[,.;)]", after))
        and bool(re.search(r"[A-Z]\w+, $", before))
    )


def _is_pronoun(before: str, after: str) -> bool:
    """ "one of", "no one", "one another", "one that": "one" counts only in front of a noun or participle."""
    if re.search(
        r"\b(?:no|any|every|each|some|this|that|the|which|another|only the|last|first|next|new|big|good|bad|only)\s$",
        before,
        re.I,
    ):
        return True
    return not re.match(
        r" (?:person|man|woman|child|civilian|soldier|serviceman|policeman|officer|fighter|gunman|militant|boy|girl|"
        r"killed|dead|wounded|injured|missing|"

                            r"aircraft|plane|jet|tank|truck|vehicle|helicopter|attack|strike|member|worker|"
                            r"journalist|guard|[a-z]+ (?:person|man|woman|soldier|civilian|officer|child|"
                            r"policeman))\b", after)  # fmt: skip


def _is_identifier(match: re.Match[str], before: str, after: str) -> bool:
    number = match["number"]
    if number.isdigit() and len(number) > LONGEST_PLAIN:
        return True
    if re.fullmatch(r"\d+", number) and len(number) > 1 and number.startswith("0"):
        return True
    if re.match(r"(?:st|nd|rd|th)\b|-(?:[A-Za-z]|\d)|°|:\d", after) and not match["unit"]:
        return True
    if re.search(r"(?:^|\n)\s*$", before) and re.match(r"[.)]\s", after):
        return True  # a numbered list
    if (
        match["number2"]
        and not match["unit"]
        and re.fullmatch(r"\d{1,2}", number)
        and re.match(r"\s*(?:win|victory|loss|defeat|draw|vote|lead|decision)\b", after)
    ):
        return True  # a score
    plain_year = number.isdigit() and len(number) == 4 and 1900 <= int(number) <= 2100
    return plain_year and not match["currency"] and not re.match(r" [a-z]+s\b| people\b| troops\b", after)


def _is_a_name(text: str, start: int, number: str, after: str) -> bool:
    """ "Seven Seas", "Apollo 11", "the Forty Martyrs": part of a capitalised name."""
    if number[0].isupper():
        opens = re.search(r"(?:^|[.!?:\n“\"—–]['’”\"]?\s*)$", text[max(0, start - 4) : start]) is not None
        return not opens
    follows = re.search(r"(?:^|[^.!?]\s)[A-Z][A-Za-z-]*\s$", text[max(0, start - 30) : start])
    return (
        number.isdigit()
        and follows is not None
        and re.match(r"\s?(?:[.,;)]|$|and |is |was |has |were |in |at |on |to |had )", after) is not None
    )
