"""Rules for dates told in the Islamic and the Iranian calendar: "12 Ramadan 1438", "15 Mordad 1392"."""

import re

from dateline.extraction.calendar import TEXT, YEAR_OF, Reading
from dateline.extraction.time_calendars import IRANIAN_YEARS, ISLAMIC_YEARS, iranian_date, islamic_date, islamic_year
from dateline.extraction.time_grammar import Context, Rule, day_number
from dateline.extraction.time_holidays import choose, islamic_period
from dateline.records.period import Period, Precision, day

#: The spellings of the Islamic months that news reports use, in order.
ISLAMIC_MONTHS = (
    r"Muharram|Moharram", r"Safar",
    r"Rabi[’'`]?[ -](?:(?:al|ul|el)[ -]?)?(?:Aww?al|Ula|I)(?!\w)", r"Rabi[’'`]?[ -](?:(?:al|ul|el|as)[ -]?)?"
    r"(?:Th?ani|Sani|Akhir|II)(?!\w)",
    r"Jum?m?ada?[ -](?:(?:al|ul|el)[ -]?)?(?:Aww?al|Ula|I)(?!\w)", r"Jum?m?ada?[ -](?:(?:al|ul|el|as)[ -]?)?"
    r"(?:Th?ani(?:yah?)?|Sani|Akhir(?:ah?)?|II)(?!\w)",
    r"Rajab", r"Sh?a[’'`]?a?ban", r"Ramadh?an|Ramazan|Ramzan", r"Shaw?wal",
    r"(?:Dhu|Zul|Dhul|Zu)[’'`]?[ -]?(?:(?:al|ul|el|l)[ -]?)?[’'`]?(?:Qi?[’'`]?da|Qa[’'`]?da|Qadah|Qi[’'`]?dah)h?",
    r"(?:Dhu|Zul|Dhul|Zu)[’'`]?[ -]?(?:(?:al|ul|el|l)[ -]?)?[’'`]?(?:Hi[jg]j?ah?|Haj[j]?)",
)  # fmt: skip
#: And of the Iranian ones.
IRANIAN_MONTHS = (
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad|Amordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey",
    "Bahman", "Esfand",
)  # fmt: skip


def read_islamic(match: re.Match[str], context: Context) -> Reading | None:
    """A day or a month of the Islamic calendar, computed and so approximate; without a year the nearest one."""
    month = _number(ISLAMIC_MONTHS, match["lunar"])
    number = day_number(match["count"]) if match["count"] else None

    def in_year(year: int) -> Period:
        return islamic_period(year, month, number or 1, number or 0)

    if match["year"]:
        year = int(match["year"])
        return _reading(in_year(year), TEXT) if year in ISLAMIC_YEARS else None
    return _reading(choose(in_year, context, year=islamic_year(context.reference)), YEAR_OF)


def read_islamic_year(match: re.Match[str], context: Context) -> Reading | None:
    """ "1438 AH"."""
    year = int(match["year"])
    start, after = islamic_date(year, 1, 1), islamic_date(year + 1, 1, 1)
    return _reading(Period(start, after, Precision.RANGE, approximate=True), TEXT)


def read_iranian(match: re.Match[str], context: Context) -> Reading | None:
    """A day or a month of the Iranian calendar with its year."""
    month, year = _number(IRANIAN_MONTHS, match["solar"]), int(match["year"])
    if year not in IRANIAN_YEARS:
        return None
    if match["count"]:
        return _reading(day(iranian_date(year, month, day_number(match["count"]))), TEXT)
    after = iranian_date(year + month // 12, month % 12 + 1, 1)
    return _reading(Period(iranian_date(year, month, 1), after, Precision.RANGE), TEXT)


def _number(months: tuple[str, ...], word: str) -> int:
    """1-12 for a name as matched."""
    folded = " ".join(word.split())
    return next(at for at, pattern in enumerate(months, 1) if re.fullmatch(pattern, folded, re.IGNORECASE))


def _reading(period: Period, source: str) -> Reading:
    first, last = period.start, period.last
    value = first.isoformat() if first is not None and first == last else f"{first}/{last}"
    return Reading(value, "XXXX-XX-XX", period, source)


_DAY = r"(?:0?[1-9]|[12]\d|30)(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_SOLAR_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_LUNAR = "(?P<lunar>(?-i:" + "|".join(ISLAMIC_MONTHS) + r"))(?![\w-])"
_SOLAR = "(?P<solar>(?-i:" + "|".join(IRANIAN_MONTHS) + r"))(?![\w-])"
_LUNAR_YEAR = r"(?:,? (?P<year>1[2-5]\d\d)(?![\d%]|[.,]\d)(?: ?(?:A\.H\.|AH\b|H\b|hijri\b))?)"
_SOLAR_YEAR = r"(?:,? (?P<year>1[2-5]\d\d)(?![\d%]|[.,]\d)(?: ?(?:S\.H\.|SH\b|A\.P\.|AP\b))?)"

#: A year of ours is not what stands behind these: "30 Safar 1438", on no calendar, is no year 1438.
OTHER_MONTH_BEFORE = re.compile(rf"(?:{'|'.join((*ISLAMIC_MONTHS, *IRANIAN_MONTHS))}),? $", re.IGNORECASE)

NEAR_LUNAR = r"M[uo]harr|Safar|Rabi|Jum|Rajab|Sh?a|Ram|Shaw|Dhu|Zu"
NEAR_SOLAR = r"\b(?:" + "|".join(IRANIAN_MONTHS) + ")"

RULES = (
    Rule("islamic-day",
        rf"\b(?P<count>{_DAY}) (?:of )?(?:the month of )?{_LUNAR}{_LUNAR_YEAR}?", read_islamic, near=NEAR_LUNAR),
    Rule("islamic-month-day",
        rf"\b{_LUNAR} (?P<count>{_DAY})(?:,? (?P<year>1[2-5]\d\d)(?![\d%]|[.,]\d)(?: ?(?:A\.H\.|AH\b|hijri\b))?)",
        read_islamic, near=NEAR_LUNAR),
    Rule("islamic-month", rf"(?<!\d )(?<!\d)\b(?P<count>){_LUNAR}{_LUNAR_YEAR}", read_islamic, near=NEAR_LUNAR),
    Rule("islamic-year", r"\b(?:the )?(?:year )?(?P<year>1[2-5]\d\d) ?(?-i:A\.H\.|AH\b|[Hh]ijri\b)", read_islamic_year,
        near=r"A\.?H\b|[Hh]ijri"),
    Rule("iranian-day", rf"\b(?P<count>{_SOLAR_DAY}) (?:of )?{_SOLAR}{_SOLAR_YEAR}", read_iranian, near=NEAR_SOLAR),
    Rule("iranian-month-day", rf"\b{_SOLAR} (?P<count>{_SOLAR_DAY}){_SOLAR_YEAR}", read_iranian, near=NEAR_SOLAR),
    Rule("iranian-month", rf"(?<!\d )(?<!\d)\b(?P<count>){_SOLAR}{_SOLAR_YEAR}", read_iranian, near=NEAR_SOLAR),
)  # fmt: skip
