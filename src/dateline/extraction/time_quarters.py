"""Rules for the time of company figures: "the third quarter", "the year-ago period", "the year ended June 30"."""

import re
from datetime import date, timedelta

from dateline.extraction.calendar import (
    NARRATIVE,
    PUBLICATION,
    TEXT,
    Reading,
    add_months,
    in_half,
    in_quarter,
    on_day,
    unit_holding,
)
from dateline.extraction.numbers import ORDINALS
from dateline.extraction.time_grammar import Context, Rule, is_quarter
from dateline.extraction.time_weekdays import STEPS
from dateline.extraction.time_words import (
    NEAR_FIGURES,
    NEAR_UNIT,
    NEAR_YEAR,
    ORDINAL,
    YEAR,
)

#: A quarter that began longer ago is last year's: figures come out within half a year of its end.
OLD_QUARTER = timedelta(days=270)


def read_quarter(match: re.Match[str], context: Context) -> Reading | None:
    """A numbered quarter or half: of the year named beside it, else the last that had begun by the publication."""
    number, reference = ORDINALS[match["number"].lower()], context.reference
    year_word = (match.groupdict().get("word") or match.groupdict().get("word2") or "").lower()
    half = match["part"].lower() == "half"
    begin = 6 * number - 5 if half else 3 * number - 2
    if half and number > 2:
        return None
    year = (
        reference.year + STEPS[year_word]
        if year_word
        else reference.year - (begin > reference.month and not context.future)
    )
    if "year-ago" in match[0].lower() or "year-earlier" in match[0].lower():
        year -= 1
    if half:
        return in_half(year, number, PUBLICATION)
    return in_quarter(year, number, f"XXXX-Q{number}", PUBLICATION)


def read_the_quarter(match: re.Match[str], context: Context) -> Reading | None:
    """ "the quarter", "the year-ago quarter": the one named before, else the last that is over."""
    start = _quarter_over(context)
    source = NARRATIVE if start else PUBLICATION
    if start is None or (re.search(r"latest|recent", match[0], re.I) and context.reference - start > OLD_QUARTER):
        last = add_months(context.reference.replace(day=1), -3)
        start = date(last.year, 3 * ((last.month + 2) // 3) - 2, 1)
    if re.search(r"year|last", match[0], re.I):
        start = start if context.reference - start > OLD_QUARTER else add_months(start, -12)
    return unit_holding(start, "quarter", source)


def read_company_year(match: re.Match[str], context: Context) -> Reading | None:
    """ "the year ended March 31" is a length, "the full year" the year of the publication."""
    if match.groupdict().get("unit2"):
        return unit_holding(context.reference, "year", PUBLICATION)
    if re.match(r"\s(?:ended|ending|to|through)\b", match.string[match.end() : match.end() + 9], re.I):
        return Reading("P1Y", "P1Y", None, TEXT, "DURATION")
    return unit_holding(context.reference, "year", PUBLICATION)


def read_year_period(match: re.Match[str], context: Context) -> Reading | None:
    """ "the 1988 period": in that year, the quarter that was named before, if one was."""
    year, start = int(match["year"]), _quarter_over(context) or context.latest_quarter()
    if start is None:
        return unit_holding(date(year, 1, 1), "year", TEXT) if match[0].lower().endswith("period") else None
    return unit_holding(start.replace(year=year), "quarter", NARRATIVE)


def _quarter_over(context: Context) -> date | None:
    """The first day of the latest quarter named before that is over: a forecast's quarter has no figures yet."""
    over = [
        one.start
        for one in context.earlier
        if is_quarter(one) and one.start is not None and one.end is not None and one.end <= context.reference
    ]
    return max(over, default=None)


def year_before(context: Context) -> Reading | None:
    """ "a year ago" in a report of quarterly figures: the same quarter of the year before."""
    quarter = _quarter_over(context) or context.latest_quarter()
    if quarter is None:
        return None
    is_old = context.reference - quarter > OLD_QUARTER  # it was told of as the one a year ago
    return unit_holding(quarter if is_old else add_months(quarter, -12), "quarter", NARRATIVE)


def read_year_ago(match: re.Match[str], context: Context) -> Reading | None:
    """ "the year-ago results"."""
    return year_before(context) or unit_holding(add_months(context.reference.replace(day=1), -12), "year", PUBLICATION)


def read_year_end(match: re.Match[str], context: Context) -> Reading | None:
    """ "year-end": the last day of the year."""
    return on_day(date(context.reference.year, 12, 31), "XXXX-12-31", PUBLICATION)


RULES = (
    Rule("year-ago", r"\byear-(?:ago|earlier)\b", read_year_ago, near=NEAR_UNIT),
    Rule("quarter",
        rf"\b(?:the (?![\w’'\s-]{{0,24}}-(?:quarter|half)))?(?:(?P<word>last|this|next) year[’']s )?(?:year-ago |"
        rf"year-earlier |latest )?(?:fiscal )?(?P<number>{ORDINAL})(?: fiscal)?[ -](?P<part>quarter|half)\b"
        r"(?: of (?P<word2>last|this|next) year\b)?", read_quarter, near=NEAR_FIGURES),
    Rule("the-quarter",
        r"\b(?:the )?(?:latest |year-ago |year-earlier |comparable |corresponding |recently ended |most recent "
        r")+(?:quarter|period)\b|\bthe quarter\b", read_the_quarter, near=NEAR_FIGURES),
    Rule("last-years-quarter",
        r"\b(?:last year[’']s (?:quarter|period)|(?:the )?same (?:quarter|period) (?:a year (?:ago|earlier)|last "
        r"year|of last year))\b", read_the_quarter, near=NEAR_FIGURES),
    Rule("year-end", r"\byear(?:[ -]|[’']s )end\b", read_year_end, near=NEAR_UNIT),
    Rule("year-ended",
        r"\b(?:the|its|their|a) (?:full |fiscal |financial )?(?P<unit>year)(?= (?:ended|ending|to|through) )",
        read_company_year, near=NEAR_UNIT),
    Rule("full-year",
        r"\bthe (?:full|fiscal|financial) (?P<unit>year)\b|(?<=for )the (?P<unit2>year)\b"
        r"(?! (?:after|before|that|in|to)\b)",
        read_company_year, near=NEAR_UNIT),
    Rule("year-period",
        rf"\b(?:the )?(?P<year>{YEAR})(?: (?:period|quarter))\b", read_year_period, near=NEAR_YEAR),
)  # fmt: skip
