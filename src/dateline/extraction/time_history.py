"""Rules for what lies far back: centuries in words, "the 1600s", years before 1400, 9/11."""

import re
from dataclasses import replace
from datetime import date

from dateline.extraction.calendar import TEXT, Reading, in_century, in_month, in_year, on_day
from dateline.extraction.time_grammar import Context, Rule, day_number
from dateline.extraction.time_words import DAY, MONTH, YEAR, month_number
from dateline.records.period import Period, Precision

CENTURIES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty first": 21,
}  # fmt: skip
#: A year that says by its mark that it is one: its text may name other years below 1400 without a mark.
MARKED = re.compile(r"\b(?:A\.?D\.? ?|c\. ?|circa )\d{2,3}\b|\b\d{2,3} (?:A\.?D\b|C\.?E\b)|\bthe year \d{2,3}\b")
SEPTEMBER_11 = date(2001, 9, 11)


def read_century(match: re.Match[str], context: Context) -> Reading | None:
    """ "the twentieth century", "19th-century"; before Christ there is no period."""
    word = " ".join(re.split(r"[\s-]+", match["number"].lower()))
    number = CENTURIES.get(word) or day_number(word)
    if not 1 <= number <= 21:
        return None
    if match["bc"]:
        return Reading(f"BC{number - 1:02d}", f"BC{number - 1:02d}", None, TEXT)
    return in_century(number, TEXT)


def read_hundreds(match: re.Match[str], context: Context) -> Reading | None:
    """ "the 1600s": a century; "the later 1800s" its second half, approximately."""
    first = int(match["year"])
    period = Period(date(first, 1, 1), date(first + 100, 1, 1), Precision.RANGE)
    if match["half"]:
        period = replace(period, start=date(first + 50, 1, 1), approximate=True)
    return Reading(f"{first // 100:02d}", "XX", period, TEXT)


def read_year(match: re.Match[str], context: Context) -> Reading | None:
    """A year with a mark: "AD 842", "508 BC", "c. 1818" (approximate)."""
    groups = match.groupdict()
    year = int(re.sub(r"\D", "", match["year"]))
    if groups.get("bc"):
        return Reading(f"BC{year:04d}", f"BC{year:04d}", None, TEXT)
    found = in_year(year, "XXXX", TEXT)
    if groups.get("circa") and found.period is not None:
        return replace(found, period=replace(found.period, approximate=True))
    return found


def read_early_year(match: re.Match[str], context: Context) -> Reading | None:
    """ "in 348," in a text that marks another such year."""
    return read_year(match, context) if context.early_years else None


def read_early_day(match: re.Match[str], context: Context) -> Reading | None:
    """ "30 September 420", "December of 384"."""
    year, number = int(match["year"]), month_number(match["month"])
    if match["day"]:
        return on_day(date(year, number, day_number(match["day"])), "", TEXT)
    return in_month(year, number, "", TEXT)


def read_september_11(match: re.Match[str], context: Context) -> Reading | None:
    """ "9/11", "the September 11 attacks": the day in 2001."""
    return on_day(SEPTEMBER_11, "XXXX-09-11", TEXT) if context.reference >= date(2000, 1, 1) else None


_WORDS = "|".join(sorted(CENTURIES, key=len, reverse=True)).replace(" ", "[ -]")
_BC = r"(?P<bc>B\.C\.(?:E\.)?|BCE?\b)"

RULES = (
    Rule("century-words", rf"\b(?:the )?(?P<number>{_WORDS}|\d{{1,2}}(?:st|nd|rd|th)(?=-| century B))[ -]century\b"
        rf"(?: {_BC})?",
        read_century, near=r"(?i:century)"),
    Rule("hundreds",
        r"\b(?:the )?(?P<half>late |later )?(?P<year>1[1-8]00)[’']?s\b", read_hundreds, near=r"\d00[’']?s"),
    Rule("year-bc", rf"(?<![\w.,])(?P<year>\d{{1,4}}|\d,\d{{3}}) {_BC}", read_year, near=r"(?i:\bB\.?C)"),
    Rule("year-ad", r"(?<![\w.,])(?:A\.?D\.? ?)(?P<year>\d{2,4})(?![\w]|[.,]\d)", read_year, near=r"(?i:\bA\.?D)"),
    Rule("ad-year",
        r"(?<![\w.,])(?P<year>\d{1,4}) (?-i:A\.D\.|C\.E\.|AD\b|CE\b)", read_year, near=r"\d \s*(?:AD|A\.D|CE|C\.E)"),
    Rule("circa-year",
        rf"(?P<circa>\bcirca|\bca?\.) (?P<year>{YEAR}|\d{{3}}(?!\d|[.,]\d))(?! (?-i:[a-z]+s\b))", read_year,
        near=r"(?i:circa|\bca?\.)"),
    Rule("the-early-year", r"\b(?:the )?year (?P<year>\d{2,3})(?![\w]|[.,]\d)(?! (?-i:[a-z]+s\b))", read_year,
        near=r"(?i:year)"),
    Rule("early-year",
        r"(?:(?<=\bin )|(?<=\bafter )|(?<=\baround )|(?<=\babout )|(?<=\bbefore )|(?<=\buntil )|(?<=\d [-–] )|"
        r"(?<=\d[-–]))(?P<year>[1-9]\d\d)(?![\w%]|[.,]\d| (?-i:[a-z-]+s\b))",
        read_early_year, near=r"\b[1-9]\d\d\b"),
    Rule("lone-year", rf"(?:(?<=\. )|(?<=\x29\. )|(?<=\n))(?P<year>{YEAR})(?=[.:,] )", read_year,
        near=r"[.\n] ?\d{4}[.:,]"),
    Rule("early-day", rf"\b(?P<day>{DAY}) (?P<month>{MONTH}),? (?P<year>[1-9]\d\d)(?!\w|[.,]\d)(?! (?-i:[a-z]+s\b))",
        read_early_day),
    Rule("early-month", rf"\b(?P<day>)(?P<month>{MONTH}) of (?P<year>[1-9]\d\d)(?!\w|[.,]\d)(?! (?-i:[a-z]+s\b))",
        read_early_day),
    Rule("september-11",
        r"(?<![\w/.-])9/11(?![\w/])|\b(?:Sept\.|September) 11(?:th)?(?= (?:terror(?:ist)? )?(?:attack|hijack)(?:s|ers)?"
        r"\b)", read_september_11, near=r"9/11|(?i:sept)"),
)  # fmt: skip
