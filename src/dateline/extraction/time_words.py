"""The words of time expressions as pattern fragments, and what each is worth."""

import re

from dateline.extraction.numbers import NUMBER

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
#: First month of each season of the northern hemisphere; the periods they give are marked approximate.
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: TIMEX3 letters of the units, with T for those below a day.
UNIT_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W",
    "fortnight": "W",
    "month": "M", "quarter": "Q", "season": "M", "summer": "Y", "year": "Y", "decade": "E", "century": "C",
    "centurie": "C",
}  # fmt: skip
DAY_PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "midday": "MI", "noon": "MI", "lunchtime": "MI", "afternoon": "AF",
    "evening": "EV", "dusk": "EV", "night": "NI", "midnight": "NI", "nightfall": "EV",
}  # fmt: skip
DECADE_WORDS = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

#: One blank inside a phrase: spaces, or a line break that is not the end of a paragraph.
GAP = r"(?:[^\S\n]{1,8}|[^\S\n]{0,8}\n[^\S\n]{0,8}(?!\n))"

MONTH_NAME = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?![A-Za-z])"
MONTH = rf"(?:{MONTH_NAME}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![A-Za-z])\.?)"
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?![A-Za-z])"
WEEKDAY_SHORT = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)(?![A-Za-z])\.?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|[a-z])"
YEAR = r"(?:1[4-9]\d\d|20\d\d)(?!\d|[.,]\d|[a-z%])"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
UNIT = (
    r"(?:(?:second(?=s))|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|"
    r"centurie)s?(?![A-Za-z])"
)
PART_OF_DAY = r"(?:morning|afternoon|evening|night|noon|midnight|midday|dawn|dusk)(?![A-Za-z])"
DASH = r"(?:[^\S\n]?[-–—][^\S\n]?)"
ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
#: A count of units, with the vague ones whose value is X in TIMEX3.
VAGUE = (
    r"(?:a[ ]few|the[ ]few|few|several|some|many|a[ ]number[ ]of|a[ ]couple[ ]of|a[ ]couple|couple[ ]of|a[ ]dozen|"
    r"dozens[ ]of|hundreds[ ]of|thousands[ ]of)"
)
_COUNT_BEGINS = r"(?=[\dacdefhmnostz])"  # a quick no for most words, before the long list of numbers is tried
COUNT = rf"{_COUNT_BEGINS}(?:{VAGUE}|a[ ]half|half[ ]an?|{NUMBER}|an?(?![A-Za-z]))"
APPROXIMATE = (
    r"(?:about|around|roughly|approximately|some|almost|nearly|close[ ]to|just[ ]over|just[ ]under|over|under|more[ "
    r"]than|less[ ]than|fewer[ ]than|at[ ]least|at[ ]most|up[ ]to|no[ ]more[ ]than|as[ ]many[ ]as)"
)

#: Simple patterns of the words that groups of rules cannot do without (``Rule.near``).
NEAR_UNIT = r"(?i:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur)"
NEAR_OLD = r"-old\b"
NEAR_HALF = r"\bhalf\b"
NEAR_FIGURES = r"\b(?i:quarter|half|period)"
NEAR_YEAR = r"\b(?:1[4-9]|20)\d\d"
NEAR_SEASON = r"\b(?i:spring|summer|autumn|fall|winter)"
NEAR_HOUR = (
    r"\d[ \u00a0\n]?[apAP]\.? ?[mM]\b|\d:\d\d|\b(?i:morning|afternoon|evening|night|tonight|overnight|noon|midday|"
    r"midnight|dawn|dusk|GMT|UTC|hours|hrs|local time|o[’']clock)"
)
NEAR_NOW = r"\b(?i:now|current|at present|at the moment|these days|recent|the past|future|soon|term|one day|present)"


def blanks(pattern: str) -> str:
    """``pattern`` with every plain blank standing for GAP; ``[ ]`` counts as one, ``[ -]`` is a blank or a hyphen.

    In look-behinds, which need a fixed width, a blank is one character; " *" is at most eight, so no run of blanks in a
    hostile text makes the search slow.
    """
    pattern = re.sub(r"\(\?<[=!][^)]*\)", lambda match: match[0].replace("[ ]", " ").replace(" ", r"\s"), pattern)
    pattern = pattern.replace(" *", r"\s{0,8}").replace("[ -]", "\0").replace("[ ]", " ").replace(" ", GAP)
    return pattern.replace("\0", rf"(?:-|{GAP})")


def month_number(word: str) -> int:
    """1-12 for a month name or abbreviation."""
    return MONTHS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """ISO weekday, 1 for Monday, for a name or abbreviation."""
    return WEEKDAYS[word[:3].lower()]


def unit_name(word: str) -> str:
    """The singular of a unit word: "weeks" -> "week"."""
    folded = word.lower()
    if folded == "centuries":
        return "century"
    return folded[:-1] if folded.endswith("s") else folded
