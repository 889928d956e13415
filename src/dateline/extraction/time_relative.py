"""Rules for phrases counted from the publication or from what the text named before: "last Tuesday", "the next day"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.extraction import time_quarters
from dateline.extraction.calendar import (
    NARRATIVE,
    PUBLICATION,
    TEXT,
    Reading,
    add_months,
    add_units,
    in_month,
    in_season,
    in_year,
    on_day,
    unit_holding,
    weekend_of,
)
from dateline.extraction.time_durations import duration_value, read_count
from dateline.extraction.time_grammar import MAX_COUNT, Context, Rule, is_quarter
from dateline.extraction.time_quarters import year_before
from dateline.extraction.time_shape import CLOCK, clock_value
from dateline.extraction.time_weekdays import NARRATIVE_WORDS, STEP, STEPS
from dateline.extraction.time_words import (
    COUNT,
    DAY_PARTS,
    MONTH_NAME,
    NEAR_HOUR,
    NEAR_NOW,
    NEAR_SEASON,
    NEAR_UNIT,
    PART_OF_DAY,
    SEASON,
    SEASONS,
    UNIT,
    month_number,
    unit_name,
)
from dateline.records.period import Period, Precision, day


def read_deictic_day(match: re.Match[str], context: Context) -> Reading | None:
    """ "today", "yesterday", "tomorrow" and the like."""
    word = match["word"].lower().replace("-", " ").split()
    steps = {"yesterday": -1, "tomorrow": 1, "before": -2, "after": 2}
    step = steps.get(word[2] if word[0] == "the" else word[0], 0)
    return on_day(context.reference + timedelta(days=step), "XXXX-XX-XX", PUBLICATION)


def read_marked_unit(match: re.Match[str], context: Context) -> Reading | None:
    """ "last week", "this month", "next year" count from the publication; "the next day", "that year" from the text."""
    word, unit = " ".join(match["word"].lower().split()), unit_name(match["unit"])
    step, definite = STEPS[word], bool(match["the"])
    if word in NARRATIVE_WORDS and (definite or word in ("that", "same", "very same", "following")):
        return _from_narrative(context, step, unit)
    if word == "past" and unit in ("day", "decade", "century"):
        return None  # a length that ends today
    if unit in ("day", "night") and word not in ("this", "current"):
        return _from_narrative(context, step, unit)
    if unit == "weekend":
        return _weekend(context, step)
    return unit_holding(_start_of(context.reference, step, unit), unit, PUBLICATION)


def _start_of(reference: date, step: int, unit: str) -> date:
    """A day inside the unit ``step`` units away; months and years step from their first day, so no day is clamped."""
    if unit in ("month", "quarter", "year", "decade", "century"):
        return add_units(reference.replace(day=1), step, unit)
    return add_units(reference, step, unit)


def _weekend(context: Context, step: int) -> Reading:
    reference = context.reference
    if step == 0:
        return weekend_of(reference, PUBLICATION)
    return weekend_of(reference + timedelta(weeks=step), PUBLICATION)


def _from_narrative(context: Context, step: int, unit: str) -> Reading | None:
    """``step`` units from the last period named before that is at least as fine as the unit; no period if there is
    none."""
    fine = {
        "day": (Precision.DAY,), "night": (Precision.DAY,), "week": (Precision.DAY, Precision.WEEK),
        "weekend": (Precision.DAY, Precision.WEEK), "month": (Precision.DAY, Precision.MONTH),
    }.get(unit, (Precision.DAY, Precision.MONTH, Precision.YEAR))  # fmt: skip
    latest = context.latest(*fine)
    if latest is None or latest.start is None:
        blank = unit_holding(date(2000, 1, 3), unit, NARRATIVE)
        return None if blank is None else Reading(blank.generic, blank.generic, None, NARRATIVE)
    base = latest.start if unit in ("day", "night", "week", "weekend") else latest.start.replace(day=1)
    return unit_holding(add_units(base, step, unit), unit, NARRATIVE)


def read_count_away(match: re.Match[str], context: Context) -> Reading | None:
    """ "two weeks ago" from the publication; "a day later", "two years earlier" from the text."""
    count, vague = read_count(match["count"])
    word, unit = " ".join(match["word"].lower().split()), unit_name(match["unit"])
    backwards = word in ("ago", "earlier", "before", "previously", "back", "prior")
    source = PUBLICATION if word in ("ago", "from now", "from today", "hence", "back") else NARRATIVE
    if count is not None and count > MAX_COUNT:
        return None
    if vague or count is None:
        return _vaguely_away(unit, backwards=backwards, source=source)
    sign = -1 if backwards else 1
    if unit in ("second", "minute", "hour"):
        return _hours_away(context, source)
    if unit in ("decade", "century"):
        unit, count = "year", count * (10 if unit == "decade" else 100)
    steps = int(count) if count == int(count) else None
    if steps is None:
        return (
            unit_holding(add_months(context.reference, sign * round(count * 12)), "month", source)
            if unit == "year"
            else None
        )
    if unit == "year" and steps == 1 and backwards and context.earlier and is_quarter(context.earlier[0]):
        return year_before(context)
    if source == NARRATIVE:
        return _from_story(context, sign * steps, unit)
    return unit_holding(_start_of(context.reference, sign * steps, unit), unit, source)


def _from_story(context: Context, steps: int, unit: str) -> Reading | None:
    """ "three days later" from the day named before; where there is none it is only a length, and "a year earlier" most
    likely the year before the report's."""
    found = _from_narrative(context, steps, unit)
    if found is None or found.period is not None:
        return found
    if unit == "year" and steps == -1:
        return replace(in_year(context.reference.year - 1, "XXXX", PUBLICATION), period=None)
    length = duration_value(abs(steps), unit)
    return found if length is None else Reading(length, length, None, NARRATIVE, "DURATION")


def _vaguely_away(unit: str, *, backwards: bool, source: str) -> Reading | None:
    """ "some years ago" is the past; "a few days later" has a length and no place."""
    if source == PUBLICATION:
        value = "PAST_REF" if backwards else "FUTURE_REF"
        return Reading(value, value, None, source)
    length = duration_value(None, unit)
    return None if length is None else Reading(length, length, None, source, "DURATION")


def _hours_away(context: Context, source: str) -> Reading | None:
    return Reading("PAST_REF", "PAST_REF", None, source) if source == PUBLICATION else None


def read_same_part(match: re.Match[str], context: Context) -> Reading | None:
    """ "last night", "this morning", "tonight", "overnight": the day; its part is added by the caller's day-part
    rule."""
    text = " ".join(match[0].lower().split())
    code = "NI" if "night" in text else {"morning": "MO", "afternoon": "AF", "evening": "EV"}[text.split()[-1]]
    step = -1 if text.startswith(("last", "yesterday", "overnight")) else 1 if text.startswith("tomorrow") else 0
    found = context.reference + timedelta(days=step)
    return Reading(f"{found}T{code}", f"XXXX-XX-XXT{code}", day(found), PUBLICATION, "TIME")


def read_marked_month(match: re.Match[str], context: Context) -> Reading | None:
    """ "last May", "next March", "this September"."""
    number, step = month_number(match["month"]), STEPS[" ".join(match["word"].lower().split())]
    reference = context.reference
    year = reference.year
    if step < 0:
        year -= number >= reference.month
    elif step > 0:
        year += number <= reference.month
    return in_month(year, number, f"XXXX-{number:02d}", PUBLICATION)


def read_month_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """ "June last year", "May of this year"."""
    number, step = month_number(match["month"]), STEPS[match["word"].lower()]
    return in_month(context.reference.year + step, number, f"XXXX-{number:02d}", PUBLICATION)


def read_season(match: re.Match[str], context: Context) -> Reading | None:
    """ "last spring", "this summer", "in the winter"."""
    code, reference = SEASONS[match["season"].lower()], context.reference
    word = " ".join((match["word"] or "").lower().split())
    this = in_season(reference.year, code, PUBLICATION)
    assert this.period is not None and this.period.start is not None and this.period.end is not None
    step = STEPS.get(word, 0)
    if word == "next" or step > 0 or (not word and context.future):
        year = reference.year + (this.period.start <= reference)
    elif step < 0:
        year = reference.year - (this.period.end > reference)
    else:
        year = reference.year - (not word and this.period.start > reference)
    return in_season(year, code, PUBLICATION)


def read_the_weekend(match: re.Match[str], context: Context) -> Reading | None:
    """ "the weekend": the last one, or the one of this week when the clause looks ahead or it has begun."""
    begun = context.reference.isoweekday() >= 6
    return weekend_of(context.reference - timedelta(weeks=0 if begun or context.future else 1), PUBLICATION)


def read_the_unit(match: re.Match[str], context: Context) -> Reading | None:
    """ "the week", "the month", "the year" behind "the end of", "earlier in": the one of the publication."""
    return unit_holding(context.reference, unit_name(match["unit"]), PUBLICATION)


def read_earlier_in_unit(match: re.Match[str], context: Context) -> Reading | None:
    """ "earlier in the week"; "twice in the year" is no date."""
    if not re.search(r"\b(?:earlier|later|early|late) in\s*$", context.before_text, re.I):
        return None
    if match["unit"].lower() == "day" and context.latest(Precision.DAY):
        return _from_narrative(context, 0, "day")
    return unit_holding(context.reference, unit_name(match["unit"]), PUBLICATION)


def read_part_alone(match: re.Match[str], context: Context) -> Reading | None:
    """ "by mid afternoon", "in the morning": like a clock time, on the day named before."""
    latest = context.latest(Precision.DAY)
    known = latest is not None and latest.start is not None
    on = latest.start if latest is not None and latest.start is not None else context.reference
    code = DAY_PARTS[match["part"].lower()]
    return Reading(f"{on}T{code}", f"XXXX-XX-XXT{code}", None, NARRATIVE if known else PUBLICATION, "TIME")


def read_the_day_before(match: re.Match[str], context: Context) -> Reading | None:
    """ "the day before", "the year after", counted from what the text named."""
    return _from_narrative(context, 1 if match["when"].lower() == "after" else -1, unit_name(match["unit"]))


def read_clock(match: re.Match[str], context: Context) -> Reading | None:
    """A clock time alone: its value stands on the last day named before, else on the day of publication, as TIMEX3
    wants it; no text says that it is that day, so it gets no period."""
    latest = context.latest(Precision.DAY)
    known = latest is not None and latest.start is not None
    on = latest.start if latest is not None and latest.start is not None else context.reference
    if match["word"] and not re.search(
        r"\b(?:at|by|before|around|until|since|after|about|from|to) $", context.before_text, re.I
    ):
        return None  # "as dawn broke", "High Noon"
    time = clock_value(match)
    return Reading(f"{on}T{time}", f"XXXX-XX-XXT{time}", None, NARRATIVE if known else PUBLICATION, "TIME")


def read_next_morning(match: re.Match[str], context: Context) -> Reading | None:
    """ "the next morning", "that night": a part of a day counted from the last one named."""
    found = _from_narrative(context, STEPS[match["word"].lower()], "day")
    code = DAY_PARTS[match["part"].lower()]
    return (
        None
        if found is None
        else replace(found, value=f"{found.value}T{code}", generic=f"{found.generic}T{code}", timex_type="TIME")
    )


def read_recent(match: re.Match[str], context: Context) -> Reading | None:
    """ "recent days", "the past few weeks": a stretch up to the publication, approximate; years are too loose for
    one."""
    unit = unit_name(match["unit"])
    length = RECENT_DAYS.get(unit)
    letter = {"day": "PXD", "week": "PXW", "month": "PXM", "year": "PXY"}.get(unit, "PAST_REF")
    if match["coming"]:
        value = "FUTURE_REF" if unit in ("day", "time", "quarter") and " " not in match["coming"] else letter
        return Reading(value, value, None, PUBLICATION, "DATE" if value == "FUTURE_REF" else "DURATION")
    value = "PAST_REF" if unit in ("day", "time", "quarter") else letter
    if length is None:
        return Reading(value, value, None, PUBLICATION)
    period = Period(
        context.reference - timedelta(days=length), context.reference + timedelta(days=1), Precision.RANGE, True
    )
    return Reading(value, value, period, PUBLICATION, "DATE" if value == "PAST_REF" else "DURATION")


#: How far "recent days" (weeks, months) reaches back: a reader's guess of about a week, five weeks, half a year.
RECENT_DAYS = {"day": 7, "week": 35, "month": 180}


def read_reference(match: re.Match[str], context: Context) -> Reading | None:
    """ "now" is the publication; "recently", "soon", "the future" have no calendar place."""
    text = " ".join(match[0].lower().split())
    if match.lastgroup == "present":
        period = None if text == "current" else day(context.reference)  # "the current ruler" dates no event
        return Reading("PRESENT_REF", "PRESENT_REF", period, PUBLICATION)
    value = "PAST_REF" if match.lastgroup == "past" else "FUTURE_REF"
    return Reading(value, value, None, PUBLICATION if text else TEXT)


#: "previously", "formerly", "shortly" say no more than the tense of their verb: annotators leave them out.
_PRESENT = (
    r"(?:right )?now(?! known)|currently|current(?= [a-z])|at present|at the moment|these days|nowadays|the present"
)
_PAST = rf"(?:more |most )?recently|the past(?! (?:{COUNT}|{UNIT}|{SEASON}|[a-z]+ (?:years|months|weeks|days)))"
_FUTURE = (
    r"the (?:near |foreseeable |not-too-distant )?future(?! of)|(?<!as )soon(?! after)|the (?:near|short) term|"
    r"(?<=will )one day|(?<=would )one day|(?<=could )one day"
)

RULES = (
    *time_quarters.RULES,
    Rule("deictic-day",
        r"\b(?P<word>today|yesterday|tomorrow|the day before yesterday|the day after tomorrow)\b", read_deictic_day),
    Rule("part-of-today",
        r"\b(?:last night|this (?:morning|afternoon|evening)|(?:yesterday|tomorrow) (?:morning|afternoon|evening|"
        r"night)|tonight|overnight)\b", read_same_part, near=NEAR_HOUR),
    Rule("marked-unit",
        rf"\b(?P<the>the )?(?P<word>{STEP}) (?:calendar |fiscal |financial )?(?P<unit>day|night|week|weekend|month|"
        r"quarter|year|decade|century)\b(?: or so\b)?", read_marked_unit, near=NEAR_UNIT),
    Rule("count-away",
        rf"\b(?P<count>{COUNT})[ -](?P<unit>{UNIT})(?: or (?:so|two))? (?P<word>ago|earlier|later|from now|from "
        r"today|hence|back(?= [a-z]+ )|previously|before(?! the [a-z]|[ ]an? )|after(?= *[.,]))\b", read_count_away),
    Rule("the-day-before",
        r"\b(?P<the>the) (?P<unit>day|night|week|month|year) (?P<when>before|after|earlier)(?= *[.,;\n]| [a-z]+ed\b)",
        read_the_day_before, near=NEAR_UNIT),
    Rule("marked-month",
        rf"\b(?:the )?(?P<word>last|next|this past|this coming|this|past|coming) (?P<month>{MONTH_NAME})(?! ?\d)",
        read_marked_month),
    Rule("month-of-year",
        rf"\b(?P<month>{MONTH_NAME})(?:,? of|,? in)? (?P<word>last|this|next) year\b", read_month_of_year),
    Rule("marked-season",
        rf"\b(?:the )?(?P<word>last|next|this past|this coming|this|past|coming) (?P<season>{SEASON})\b",
        read_season, near=NEAR_SEASON),
    Rule("season",
        rf"\b(?:(?<=in )|(?<=over )|(?<=during )|(?<=into )|(?<=since )|(?<=by )|(?<=this ))the "
        rf"(?:(?:early|mid|late) )?(?P<season>{SEASON})\b(?! of)(?P<word>)", read_season, near=NEAR_SEASON),
    Rule("the-weekend", r"\bthe weekend\b", read_the_weekend, near=NEAR_UNIT),
    Rule("the-unit", r"(?<=of )(?:the|each) (?P<unit>week|month|year|decade|century)\b", read_the_unit, near=NEAR_UNIT),
    Rule("earlier-in-unit", r"(?<=in )the (?P<unit>day|week|month|year)\b", read_earlier_in_unit, near=NEAR_UNIT),
    Rule("week-of-figures", r"(?:(?<=for )|(?<=during ))the (?P<unit>week)(?![\w-]| (?:ended|ending|of)\b)",
        read_the_unit, near=NEAR_UNIT),
    Rule("next-morning",
        rf"\b(?:the )?(?P<word>next|following|same|that|previous) (?P<part>{PART_OF_DAY})",
        read_next_morning, near=NEAR_HOUR),
    Rule("clock",
        rf"\b{CLOCK}(?:(?<=m)|(?<=m\.)|(?<=[GESTPCB][MDS]T)|(?<=UTC)|(?<=CET)|(?<=time)|(?<=clock)|(?<=hours)|"
        r"(?<=noon)|(?<=evening)|(?<=morning))", read_clock, near=NEAR_HOUR),
    Rule("clock-at", rf"(?:(?<=at )|(?<=around )|(?<=by )|(?<=about )){CLOCK}", read_clock, near=NEAR_HOUR),
    Rule("recent-units",
        r"\b(?:the )?(?:most )?(?:recent|past(?: few| several)|last(?: few| several)|(?P<coming>coming|upcoming|"
        r"(?:next|coming) (?:few|several))) (?P<unit>days|weeks|months|quarters|years|times|time)\b",
        read_recent, near=NEAR_UNIT),
    Rule("reference",
        rf"\b(?:(?P<present>{_PRESENT})|(?P<past>{_PAST})|(?P<future>{_FUTURE}))(?![\w-])", read_reference,
        near=NEAR_NOW),
    Rule("part-alone",
        r"(?:(?<=by )|(?<=until )|(?<=in ))(?:the )?(?:(?:early|mid|late)[ -])?"
        r"(?P<part>morning|afternoon|evening)\b(?! of\b)",
        read_part_alone, near=NEAR_HOUR),
)  # fmt: skip
