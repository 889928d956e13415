"""Rules for lengths of time and repeated times: "two weeks", "the last two weeks", "every Monday"."""

import re
from datetime import timedelta

from dateline.extraction.calendar import PUBLICATION, TEXT, Reading, add_units
from dateline.extraction.numbers import parse_number
from dateline.extraction.time_grammar import MAX_COUNT, Context, Rule
from dateline.extraction.time_words import (
    COUNT,
    MONTH_NAME,
    NEAR_HALF,
    NEAR_OLD,
    NEAR_UNIT,
    UNIT,
    UNIT_LETTERS,
    WEEKDAY,
    month_number,
    unit_name,
    weekday_number,
)
from dateline.records.period import Period, Precision

#: "the 2012 season", "the 1988 quarter" name a year, they do not count.
_YEAR_LIKE = re.compile(r"(?:1[4-9]|20)\d\d")
#: "a couple" is the only vague count that is worth a number.
COUPLE = 2


def read_count(text: str) -> tuple[float | None, bool]:
    """The number of a count and whether it is vague ("several", "a few"): then the number is None."""
    folded = " ".join(text.lower().split())
    if "couple" in folded:
        return COUPLE, False
    if folded in ("a", "an"):
        return 1, False
    if folded in ("half a", "half an", "a half"):
        return 0.5, False
    number = parse_number(folded)
    return number, number is None


def duration_value(count: float | None, unit: str) -> str | None:
    """The TIMEX3 value of a length, "P2W", "PT1H30M", "PXD"; None for a length that no report means."""
    letter = "Y" if unit == "decade" else UNIT_LETTERS[unit]
    time = "T" if letter.startswith("T") else ""
    letter = letter.removeprefix("T")
    if count is None:
        return f"P{time}X{letter}"
    if count > 10**6:
        return None
    if unit in ("fortnight", "decade", "century", "centurie"):
        count *= {"fortnight": 2, "decade": 10}.get(unit, 100)
        letter = "W" if unit == "fortnight" else "Y"
    if count == int(count):
        return f"P{time}{int(count)}{letter}"
    smaller = {
        "Y": (12, "M"),
        "H": (60, "M"),
        "M": (60, "S") if time else (30, "D"),
        "D": (24, "H"),
        "W": (7, "D"),
    }.get(letter)
    if smaller is None:
        return f"P{time}{count:g}{letter}"
    full, rest = int(count), round((count - int(count)) * smaller[0])
    mark = "T" if letter == "D" else ""
    return f"P{time}{f'{full}{letter}' if full else ''}{mark}{rest}{smaller[1]}"


def read_duration(match: re.Match[str], context: Context) -> Reading | None:
    """A length without a place on the calendar."""
    count, vague = read_count(match["count"])
    groups = match.groupdict()
    if count is not None and groups.get("half"):
        count += 0.5
    value = duration_value(None if vague else count, unit_name(match["unit"]))
    if value is None or count == 0 or (_YEAR_LIKE.fullmatch(match["count"]) and unit_name(match["unit"]) != "year"):
        return None
    return Reading(value, value, None, TEXT, "DURATION")


def read_bare_duration(match: re.Match[str], context: Context) -> Reading | None:
    """ "for weeks", "years of war"."""
    value = duration_value(None, unit_name(match["unit"]))
    return None if value is None else Reading(value, value, None, TEXT, "DURATION")


def read_unit_long(match: re.Match[str], context: Context) -> Reading | None:
    """ "day-long", "yearlong"."""
    value = duration_value(None if match[0].lower().endswith(("s-long", "slong")) else 1, unit_name(match["unit"]))
    return None if value is None else Reading(value, value, None, TEXT, "DURATION")


def read_two_units(match: re.Match[str], context: Context) -> Reading | None:
    """ "an hour and 20 minutes"."""
    first, second = read_count(match["count"])[0], read_count(match["count2"])[0]
    if first is None or second is None or first > MAX_COUNT or second > MAX_COUNT:
        return None
    letter, smaller = UNIT_LETTERS[unit_name(match["unit"])], UNIT_LETTERS[unit_name(match["unit2"])]
    if letter.startswith("T") != smaller.startswith("T"):
        return None
    time = "T" if letter.startswith("T") else ""
    value = f"P{time}{first:g}{letter.removeprefix('T')}{second:g}{smaller.removeprefix('T')}"
    return Reading(value, value, None, TEXT, "DURATION")


def read_stretch(match: re.Match[str], context: Context) -> Reading | None:
    """ "the last two weeks" ends with the publication, "the next three months" begins with it; "the first year" has
    no place."""
    groups = match.groupdict()
    count, vague = read_count(groups.get("count") or "one")
    unit, word = unit_name(match["unit"]), match["word"].lower().split()[-1]
    value = duration_value(None if vague else count, unit)
    if unit in ("hour",) and count is not None and not vague and count % 24 == 0:
        unit, count = "day", count // 24  # "the last 24 hours" reach back into the day before
    if value is None:
        return None
    if vague or count is None or count != int(count) or count > MAX_COUNT or unit in ("hour", "minute", "second"):
        return Reading(value, value, None, TEXT, "DURATION")
    reference, after = context.reference, context.reference + timedelta(days=1)
    if word in ("last", "past", "previous", "preceding"):
        period = Period(add_units(reference, -int(count), unit), after, Precision.RANGE, approximate=unit != "day")
    elif word in ("next", "coming"):
        period = Period(
            reference,
            add_units(reference, int(count), unit) + timedelta(days=1),
            Precision.RANGE,
            approximate=unit != "day",
        )
    else:
        return Reading(value, value, None, TEXT, "DURATION")
    return Reading(value, value, period, PUBLICATION, "DURATION")


def read_set(match: re.Match[str], context: Context) -> Reading | None:
    """ "every Monday", "each July", "daily", "twice a week"."""
    groups = match.groupdict()
    if groups.get("weekday"):
        night = "TNI" if (groups.get("nights") or "").strip().lower().startswith("night") else ""
        value = f"XXXX-WXX-{weekday_number(match['weekday'])}{night}"
    elif groups.get("month"):
        value = f"XXXX-{month_number(match['month']):02d}"
    elif groups.get("adverb"):
        value = ADVERBS[match["adverb"].lower()]
    elif groups.get("count"):
        found = duration_value(read_count(match["count"])[0], unit_name(match["unit"]))
        value = found or "PX"
    else:
        value = EVERY[unit_name(match["unit"])]
    return Reading(value, value, None, TEXT, "SET")


EVERY = {
    "second": "PT1S", "minute": "PT1M", "hour": "PT1H", "day": "P1D", "night": "XXXX-XX-XXTNI", "week": "P1W",
    "weekend": "XXXX-WXX-WE",
    "fortnight": "P2W", "month": "P1M", "quarter": "P1Q", "year": "P1Y", "decade": "P1E", "century": "P1C",
    "centurie": "P1C",
}  # fmt: skip
ADVERBS = {
    "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y",
}  # fmt: skip

RULES = (
    Rule("duration",
        rf"\b(?P<count>{COUNT})(?: more| consecutive| straight| full| whole| long| additional| trading| working)?[ "
        rf"-](?P<unit>{UNIT})(?P<half> and a half)?(?: or (?:so|two|more))?(?![ -]?olds?\b)", read_duration),
    Rule("half-duration", rf"\b(?P<count>half an?) (?P<unit>{UNIT})(?! old)", read_duration),
    Rule("count-half", rf"\b(?P<count>{COUNT})(?P<half> and a half) (?P<unit>{UNIT})", read_duration, near=NEAR_HALF),
    Rule("two-units",
        rf"\b(?P<count>{COUNT}) (?P<unit>{UNIT}),?(?: and)? (?P<count2>{COUNT}) (?P<unit2>{UNIT})", read_two_units),
    Rule("unit-or-unit",
        r"\b(?P<unit>days|weeks|months|years) (?:or|to) (?:even )?(?:weeks|months|years|decades)\b",
        read_bare_duration, near=NEAR_UNIT),
    Rule("to-units",
        rf"\b(?P<count>{COUNT})(?: to | or |-(?:to-)?){COUNT}[ -](?P<unit>weeks|months|years|days|hours|minutes)\b",
        read_duration, near=NEAR_UNIT),
    Rule("bare-duration",
        r"(?:(?<=\bfor )|(?<=\bin )|(?<=\bwithin )|(?<=\bafter )|(?<=\bover ))(?:many |long )?(?P<unit>decades|"
        r"centuries|years|months|weeks|days|hours)\b(?! to come)", read_bare_duration, near=NEAR_UNIT),
    Rule("weeks-of",
        r"\b(?P<unit>decades|centuries|years|months|weeks|days|hours)(?= of |-long\b|-old\b)",
        read_bare_duration, near=NEAR_UNIT),
    Rule("unit-long", r"\b(?P<unit>hour|day|week|month|year|decade)s?-?long\b", read_unit_long, near=NEAR_UNIT),
    Rule("age-of-event",
        rf"\b(?P<count>{COUNT})-(?P<unit>year|month|week|day)-old(?= (?:[a-z]+ )?(?:truce|cease-?fire|war|conflict|"
        r"siege|strike|ban|embargo|blockade|crisis|dispute|campaign|uprising|rebellion|insurgency|revolt|law|policy|"
        r"government|administration|project|program(?:me)?)\b)", read_duration, near=NEAR_OLD),
    Rule("stretch",
        r"\b(?P<word>(?:the |these |those )?(?:last|past|previous|preceding|next|coming|first|final|following)) "
        rf"(?P<count>{COUNT}) (?P<unit>{UNIT})(?: or so)?", read_stretch),
    Rule("stretch-one", r"\b(?P<word>(?:the )?past) (?P<unit>day|decade|century|hour)\b", read_stretch, near=NEAR_UNIT),
    Rule("units-ago",
        r"\b(?P<unit>days|weeks|months|years|decades|centuries) ago\b", read_bare_duration, near=NEAR_UNIT),
    Rule("units-ahead", r"\bthe (?P<unit>days|weeks|months|years) (?:ahead|to come)\b",
        read_bare_duration, near=NEAR_UNIT),
    Rule("definite", rf"\b(?:the|that|those|these) (?P<count>{COUNT}) (?P<unit>{UNIT})(?! old)", read_duration),
    Rule("set-unit", rf"\b(?:every|each) (?:(?P<count>{COUNT}) )?(?P<unit>{UNIT})", read_set),
    Rule("set-weekday", rf"\b(?:every|each) (?P<weekday>{WEEKDAY})(?P<nights> nights?)?", read_set),
    Rule("set-month", rf"\b(?:every|each) (?P<month>{MONTH_NAME})", read_set),
    Rule("set-weekdays",
        r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:s| (?P<nights>(?:night|morning|evening|"
        r"afternoon)s))\b", read_set),
    Rule("set-adverb",
        r"\b(?P<adverb>daily|nightly|hourly|weekly|monthly|yearly)\b", read_set),
    Rule("set-rate",
        r"\b(?:once|twice|(?:two|three|four|five|several) times) (?:an?|every|each) (?P<unit>hour|day|week|month|"
        r"year)\b", read_set, near=NEAR_UNIT),
)  # fmt: skip
