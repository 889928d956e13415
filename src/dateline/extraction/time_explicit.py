"""Rules for dates that name a day, month, year, decade or quarter of the calendar."""

import re
from datetime import date

from dateline.extraction.calendar import (
    TEXT,
    YEAR_OF,
    Reading,
    in_century,
    in_decade,
    in_half,
    in_month,
    in_quarter,
    in_season,
    in_week,
    in_year,
    on_day,
    span_of,
)
from dateline.extraction.numbers import ORDINALS, parse_number
from dateline.extraction.time_grammar import (
    Context,
    Rule,
    clamp_day,
    day_number,
    full_year,
    year_by_weekday,
    year_nearest,
)
from dateline.extraction.time_words import (
    DASH,
    DAY,
    DECADE_WORDS,
    MONTH,
    NEAR_FIGURES,
    NEAR_SEASON,
    NEAR_YEAR,
    ORDINAL,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    month_number,
    weekday_number,
)
from dateline.records.period import day, month

WEEKDAY_BEFORE = rf"(?:(?P<weekday>{WEEKDAY}|{WEEKDAY_SHORT})(?:,? the | ?, ?| ))?"
MONTH_DAY = rf"(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})"
DAY_MONTH = rf"(?P<day>{DAY}) (?:of )?(?P<month>{MONTH})"
WITH_YEAR = rf"(?:,? (?:of )?|, ?)(?P<year>{YEAR})"
#: How far ahead a month without a year may be meant when no past tense says otherwise: beyond two, the last one is
#: likelier.
MONTHS_AHEAD = 2
TO = rf"(?:{DASH}| to | and | until | through )"


def read_day(match: re.Match[str], context: Context) -> Reading | None:
    """A month and day, with or without year; a weekday beside it settles a year that is not given."""
    number, count = month_number(match["month"]), day_number(match["day"])
    generic = f"XXXX-{number:02d}-{count:02d}"
    groups = match.groupdict()
    if groups.get("year"):
        return on_day(date(full_year(match["year"]), number, count), generic, TEXT)
    date(2000, number, count)  # a 31st of June is no date in any year
    year = None
    if groups.get("weekday"):
        year = year_by_weekday(context.reference, number, count, weekday_number(match["weekday"]))
    if year is None:
        year = year_nearest(context.reference, number, count, context)
    return on_day(clamp_day(year, number, count), generic, YEAR_OF)


def read_week_of(match: re.Match[str], context: Context) -> Reading | None:
    """ "the week of March 6"."""
    found = read_day(match, context)
    if found is None or found.period is None or found.period.start is None:
        return None
    return in_week(found.period.start, "XXXX-WXX", found.source)


def read_day_range(match: re.Match[str], context: Context) -> Reading | None:
    """Two days of one month or of two, the year given once or not at all."""
    first_month = month_number(match["month"])
    last_month = month_number(match.groupdict().get("month2") or match["month"])
    first, last = day_number(match["day"]), day_number(match["day2"])
    year, source = match.groupdict().get("year"), TEXT
    if year is None:
        source, last_year = YEAR_OF, year_nearest(context.reference, last_month, last, context)
    else:
        last_year = full_year(year)
    first_year = last_year - (first_month > last_month)
    left, right = date(first_year, first_month, first), date(last_year, last_month, last)
    if right <= left or (_is_list(match) and (right - left).days > 1):
        return None
    generic = f"XXXX-{first_month:02d}-{first:02d}/XXXX-{last_month:02d}-{last:02d}"
    return Reading(f"{left}/{right}", generic, span_of(day(left), day(right)), source)


def _is_list(match: re.Match[str]) -> bool:
    """ "May 5 and June 9" are two dates unless "between" stands in front."""
    before = match.string[max(0, match.start() - 9) : match.start()].lower()
    return bool(re.search(r"\sand\s", match[0])) and not before.rstrip().endswith("between")


def read_iso(match: re.Match[str], context: Context) -> Reading | None:
    """An ISO date."""
    return on_day(date(int(match["year"]), int(match["number"]), int(match["day"])), "", TEXT)


def read_numeric(match: re.Match[str], context: Context) -> Reading | None:
    """Two numbers and a year: dots put the day first; with slashes a number above 12 must be the day, else it stays
    unread."""
    first, second, year = int(match["first"]), int(match["second"]), full_year(match["year"])
    if match["mark"] == "." or first > 12 or first == second:
        return on_day(date(year, second, first), "", TEXT)
    if second > 12:
        return on_day(date(year, first, second), "", TEXT)
    return Reading(f"{year}-XX-XX", f"{year}-XX-XX", None, TEXT)


def read_month(match: re.Match[str], context: Context) -> Reading | None:
    """A month with or without year; without, the last one up to the anchor, or the next when the clause looks ahead."""
    number = month_number(match["month"])
    generic = f"XXXX-{number:02d}"
    year = match.groupdict().get("year")
    if year:
        return in_month(full_year(year), number, generic, TEXT)
    reference = context.reference
    if context.future:
        return in_month(reference.year + (number < reference.month), number, generic, YEAR_OF)
    ahead = 0 < number - reference.month <= MONTHS_AHEAD or 0 < number + 12 - reference.month <= MONTHS_AHEAD
    told = context.past and (context.before_text.endswith("since ") or number - reference.month not in (1, -11))
    if ahead and not told:
        return in_month(reference.year + (number < reference.month), number, generic, YEAR_OF)
    return in_month(reference.year - (number > reference.month), number, generic, YEAR_OF)


def read_month_range(match: re.Match[str], context: Context) -> Reading | None:
    """Two months of one year or of a turn of the year."""
    first, last = month_number(match["month"]), month_number(match["month2"])
    year = match.groupdict().get("year")
    source = TEXT if year else YEAR_OF
    last_year = full_year(year) if year else context.reference.year - (last > context.reference.month)
    if year is None and context.future:
        last_year = context.reference.year + (last < context.reference.month)
    first_year = last_year - (first > last)
    if first == last or (_is_list(match) and (last - first) % 12 > 1):
        return None
    left, right = month(first_year, first), month(last_year, last)
    value = f"{first_year}-{first:02d}/{last_year}-{last:02d}"
    return Reading(value, f"XXXX-{first:02d}/XXXX-{last:02d}", span_of(left, right), source)


def read_year(match: re.Match[str], context: Context) -> Reading | None:
    """A year in digits."""
    return in_year(full_year(match["year"]), "XXXX", TEXT)


def read_spelt_year(match: re.Match[str], context: Context) -> Reading | None:
    """A year in words: "nineteen ninety-seven", "the year two thousand"."""
    high, low = parse_number(match["high"]), parse_number(match["low"]) if match["low"] else 0
    if high is None or low is None:
        return None
    return in_year(int(high if high >= 1000 else high * 100 + low), "XXXX", TEXT)


def read_year_range(match: re.Match[str], context: Context) -> Reading | None:
    """From one year to another; the second may be cut to two digits."""
    first, last = int(match["year"]), int(match["year2"])
    if last < 100:
        last += first - first % 100
    if last <= first:
        return None
    period = span_of(
        in_year(first, "", TEXT).period or month(first, 1), in_year(last, "", TEXT).period or month(last, 1)
    )
    return Reading(f"{first}/{last}", "XXXX/XXXX", period, TEXT)


def read_decade(match: re.Match[str], context: Context) -> Reading | None:
    """ "the 1990s", "the '90s", "the nineties"."""
    groups = match.groupdict()
    if groups.get("word"):
        return in_decade(1900 + 10 * DECADE_WORDS[match["word"].lower()], TEXT)
    digits = int(re.sub(r"\D", "", match["decade"]))
    if digits >= 100:
        return in_decade(digits, TEXT)
    return in_decade(1900 + digits if digits > 20 else 2000 + digits, TEXT)


def read_century(match: re.Match[str], context: Context) -> Reading | None:
    """ "the 19th century"."""
    number = ORDINALS.get(match["number"].lower()) or day_number(match["number"])
    return in_century(number, TEXT) if 1 <= number <= 22 else None


def read_season(match: re.Match[str], context: Context) -> Reading | None:
    """A season of a named year."""
    return in_season(full_year(match["year"]), SEASONS[match["season"].lower()], TEXT)


def read_quarter(match: re.Match[str], context: Context) -> Reading | None:
    """A quarter or half of a named year."""
    year, word, is_half = full_year(match["year"]), match["number"].lower(), match["part"].lower() == "half"
    number = ORDINALS.get(word) or (2 if is_half else 4)
    if is_half:
        return in_half(year, number, TEXT) if number < 3 else None
    return in_quarter(year, number, f"XXXX-Q{number}", TEXT)


def read_short_quarter(match: re.Match[str], context: Context) -> Reading | None:
    """ "Q3 2020", "Q3": without a year the last that had begun by the anchor."""
    number, given = int(match["number"]), match.groupdict().get("year")
    if given:
        return in_quarter(full_year(given), number, f"XXXX-Q{number}", TEXT)
    year = context.reference.year - (3 * number - 2 > context.reference.month and not context.future)
    return in_quarter(year, number, f"XXXX-Q{number}", YEAR_OF)


_SPELT_HIGH = r"(?:(?:eighteen|nineteen|twenty)(?= (?:oh |ten|eleven|twelve|thir|four|fif|six|seven|eight|nine|twen)))"
_SPELT_LOW = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|"
    r"nine)(?![a-z]))?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)(?![a-z])"
)

RULES = (
    Rule("day-month-year", rf"\b{WEEKDAY_BEFORE}(?:the )?{DAY_MONTH}{WITH_YEAR}", read_day),
    Rule("month-day-year", rf"\b{WEEKDAY_BEFORE}{MONTH_DAY}{WITH_YEAR}", read_day),
    Rule("day-month", rf"\b{WEEKDAY_BEFORE}(?:the )?{DAY_MONTH}(?![ ]\d)", read_day),
    Rule("month-day", rf"\b{WEEKDAY_BEFORE}{MONTH_DAY}(?! (?:people|percent|million|billion|thousand|%))", read_day),
    Rule("week-of-day", rf"\bthe week of {MONTH_DAY}(?:{WITH_YEAR})?", read_week_of),
    Rule("days-of-month",
        rf"(?<!\d[.,:/-])\b(?P<day>{DAY}){TO}(?P<day2>{DAY}) (?:of )?(?P<month>{MONTH})(?:{WITH_YEAR})?",
        read_day_range),
    Rule("month-days",
        rf"\b(?P<month>{MONTH}) (?P<day>{DAY}){TO}(?P<day2>{DAY})(?:{WITH_YEAR})?", read_day_range),
    Rule("days-of-months",
        rf"\b(?P<day>{DAY}) (?P<month>{MONTH}){TO}(?P<day2>{DAY}) (?P<month2>{MONTH})(?:{WITH_YEAR})?", read_day_range),
    Rule("months-days",
        rf"\b(?P<month>{MONTH}) (?P<day>{DAY}){TO}(?P<month2>{MONTH}) (?P<day2>{DAY})(?:{WITH_YEAR})?", read_day_range),
    Rule("iso", r"(?<![\w-])(?P<year>(?:1[5-9]|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!-?\d)",
        read_iso, near=NEAR_YEAR),
    Rule("numeric",
        r"(?<![\w./-])(?P<first>[0-3]?\d)(?P<mark>[./])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w/]|"
        r"\.\d)", read_numeric, near=NEAR_YEAR),
    Rule("month-year", rf"\b(?P<month>{MONTH})(?:,? (?:of )?|, ?)(?P<year>{YEAR}|'\d\d(?!\d))", read_month),
    Rule("months-year",
        rf"\b(?P<month>{MONTH})(?:{DASH}| to | through | and )(?P<month2>{MONTH})(?:(?:,? (?:of )?|, "
        rf"?)(?P<year>{YEAR}))?(?! \d)", read_month_range),
    Rule("month", rf"\b(?P<month>{MONTH})(?! ?\d)", read_month),
    Rule("fiscal-year", rf"\b(?:the )?(?:fiscal|financial|calendar)(?: year)? (?P<year>{YEAR})",
        read_year, near=NEAR_YEAR),
    Rule("the-year", rf"\b(?:the )?year (?P<year>{YEAR})", read_year, near=NEAR_YEAR),
    Rule("year",
        rf"(?:(?<![\w.,$€£#/-])|(?<=mid-)|(?<=early-)|(?<=late-)|(?<=post-)|(?<=pre-))(?P<year>{YEAR})(?![\w/]|-\d)",
        read_year, near=NEAR_YEAR),
    Rule("spelt-year", rf"\b(?:the year )?(?P<high>{_SPELT_HIGH})[ -](?P<low>{_SPELT_LOW})", read_spelt_year),
    Rule("year-two-thousand", r"\bthe year (?P<high>two thousand)(?P<low>)\b", read_spelt_year),
    Rule("years",
        rf"(?<![\w.,$€£#/-])(?P<year>{YEAR})(?:{DASH}| to | through | until |(?<=between .{{4}}) and "
        rf")(?P<year2>{YEAR}|\d\d)(?![\w/]|[.,]\d|-\d)", read_year_range, near=NEAR_YEAR),
    Rule("decade", r"(?<![\w$€£])(?:the )?(?P<decade>[’']\d0|(?:1[5-9]|20)\d0)[’']?s\b", read_decade),
    Rule("decade-words",
        r"\bthe (?:(?:early|mid|late) )?(?P<word>nineties|eighties|seventies|sixties|fifties|forties|thirties|"
        r"twenties)\b", read_decade),
    Rule("century", r"\b(?:the )?(?P<number>\d{1,2}(?:st|nd|rd|th)) century\b", read_century),
    Rule("season-year", rf"\b(?:the )?(?P<season>{SEASON})(?:,? (?:of )?)(?P<year>{YEAR})",
        read_season, near=NEAR_SEASON),
    Rule("quarter-of-year",
        rf"\b(?:the )?(?:fiscal )?(?P<number>{ORDINAL}|last|final|latter)[ -](?P<part>quarter|half) (?:of |in )?"
        rf"(?:fiscal )?(?P<year>{YEAR})", read_quarter, near=NEAR_FIGURES),
    Rule("year-quarter",
        rf"\b(?:the )?(?:fiscal )?(?P<year>{YEAR}) (?P<number>{ORDINAL})[ -](?P<part>quarter|half)\b",
        read_quarter, near=NEAR_FIGURES),
    Rule("short-quarter", rf"\bQ(?P<number>[1-4])(?:,? (?P<year>{YEAR}))?(?![\w-])", read_short_quarter),
)  # fmt: skip
