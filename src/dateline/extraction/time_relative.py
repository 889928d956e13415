"""Rules for phrases counted from the publication or from what the text named before: "last Tuesday", "the next day"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.extraction.calendar import (
    NARRATIVE,
    PUBLICATION,
    TEXT,
    Reading,
    add_months,
    add_units,
    in_half,
    in_month,
    in_quarter,
    in_season,
    on_day,
    unit_holding,
    weekend_of,
)
from dateline.extraction.numbers import ORDINALS
from dateline.extraction.time_durations import read_count
from dateline.extraction.time_grammar import MAX_COUNT, Context, Rule, is_quarter
from dateline.extraction.time_shape import CLOCK, clock_value
from dateline.extraction.time_weekdays import NARRATIVE_WORDS, STEP, STEPS
from dateline.extraction.time_words import (
    COUNT,
    DAY_PARTS,
    MONTH_NAME,
    ORDINAL,
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
    if vague or count is None or count > MAX_COUNT:
        reference = "PAST_REF" if backwards else "FUTURE_REF"
        return Reading(reference, reference, None, source)
    steps = int(count) if count == int(count) else None
    sign = -1 if backwards else 1
    if unit in ("second", "minute", "hour"):
        return _hours_away(context, source)
    if unit in ("decade", "century"):
        unit, count = "year", count * (10 if unit == "decade" else 100)
    if steps is None:
        return (
            unit_holding(add_months(context.reference, sign * round(count * 12)), "month", source)
            if unit == "year"
            else None
        )
    if unit == "year" and steps == 1 and backwards and context.earlier and is_quarter(context.earlier[0]):
        return _year_before(context)
    if source == NARRATIVE:
        return _from_narrative(context, sign * steps, unit)
    return unit_holding(_start_of(context.reference, sign * steps, unit), unit, source)


def _year_before(context: Context) -> Reading | None:
    """ "a year ago" in a report of quarterly figures: the same quarter of the year before."""
    quarter = context.latest_quarter()
    return None if quarter is None else unit_holding(add_months(quarter, -12), "quarter", NARRATIVE)


def read_year_ago(match: re.Match[str], context: Context) -> Reading | None:
    """ "the year-ago results"."""
    return _year_before(context) or unit_holding(add_months(context.reference.replace(day=1), -12), "year", PUBLICATION)


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
    start = context.latest_quarter()
    source = NARRATIVE if start else PUBLICATION
    if start is None:
        last = add_months(context.reference.replace(day=1), -3)
        start = date(last.year, 3 * ((last.month + 2) // 3) - 2, 1)
    if re.search(r"year|last", match[0], re.I):
        latest_is_old = start.year < context.reference.year - 1
        start = start if latest_is_old else add_months(start, -12)
    return unit_holding(start, "quarter", source)


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
    return unit_holding(context.reference, unit_name(match["unit"]), PUBLICATION)


def read_the_day_before(match: re.Match[str], context: Context) -> Reading | None:
    """ "the day before", "the year after", counted from what the text named."""
    return _from_narrative(context, 1 if match["when"].lower() == "after" else -1, unit_name(match["unit"]))


def read_clock(match: re.Match[str], context: Context) -> Reading | None:
    """A clock time alone: its value stands on the last day named before, else on the day of publication, as TIMEX3
    wants it; no text says that it is that day, so it gets no period."""
    latest = context.latest(Precision.DAY)
    known = latest is not None and latest.start is not None
    on = latest.start if latest is not None and latest.start is not None else context.reference
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


def read_year_end(match: re.Match[str], context: Context) -> Reading | None:
    """ "year-end": the last day of the year."""
    return on_day(date(context.reference.year, 12, 31), "XXXX-12-31", PUBLICATION)


def read_recent(match: re.Match[str], context: Context) -> Reading | None:
    """ "recent days", "the past few weeks": a stretch up to the publication, approximate; years are too loose for
    one."""
    unit = unit_name(match["unit"])
    length = RECENT_DAYS.get(unit)
    letter = {"day": "PXD", "week": "PXW", "month": "PXM", "year": "PXY"}.get(unit, "PAST_REF")
    if match["coming"]:
        value = letter if " " in match["coming"] else "FUTURE_REF"
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
        return Reading("PRESENT_REF", "PRESENT_REF", day(context.reference), PUBLICATION)
    value = "PAST_REF" if match.lastgroup == "past" else "FUTURE_REF"
    return Reading(value, value, None, PUBLICATION if text else TEXT)


_PRESENT = r"now(?! known)|right now|currently|at present|at the moment|these days|nowadays|the present"
_PAST = r"recently|the past(?! [a-z\d])|previously|formerly"
_FUTURE = (
    r"the (?:near |foreseeable |not-too-distant )?future|(?<!as )soon(?! after)|shortly(?! (?:after|before))|the "
    r"near term"
)

RULES = (
    Rule("deictic-day",
        r"\b(?P<word>today|yesterday|tomorrow|the day before yesterday|the day after tomorrow)\b", read_deictic_day),
    Rule("part-of-today",
        r"\b(?:last night|this (?:morning|afternoon|evening)|(?:yesterday|tomorrow) (?:morning|afternoon|evening|"
        r"night)|tonight|overnight)\b", read_same_part),
    Rule("marked-unit",
        rf"\b(?P<the>the )?(?P<word>{STEP}) (?:calendar |fiscal |financial )?(?P<unit>day|night|week|weekend|month|"
        r"quarter|year|decade|century)\b", read_marked_unit),
    Rule("count-away",
        rf"\b(?P<count>{COUNT})[ -](?P<unit>{UNIT})(?: or (?:so|two))? (?P<word>ago|earlier|later|from now|from "
        r"today|hence|back(?= [a-z]+ )|previously|before(?! the [a-z]|[ ]an? )|after(?= *[.,]))\b", read_count_away),
    Rule("year-ago", r"\byear-(?:ago|earlier)\b", read_year_ago),
    Rule("the-day-before",
        r"\b(?P<the>the) (?P<unit>day|night|week|month|year) (?P<when>before|after|earlier)(?= *[.,;\n]| [a-z]+ed\b)",
        read_the_day_before),
    Rule("marked-month",
        rf"\b(?:the )?(?P<word>last|next|this past|this coming|this|past|coming) (?P<month>{MONTH_NAME})(?! ?\d)",
        read_marked_month),
    Rule("month-of-year",
        rf"\b(?P<month>{MONTH_NAME})(?:,? of|,? in)? (?P<word>last|this|next) year\b", read_month_of_year),
    Rule("marked-season",
        rf"\b(?:the )?(?P<word>last|next|this past|this coming|this|past|coming) (?P<season>{SEASON})\b", read_season),
    Rule("season", rf"\b(?<=[Ii]n )the (?P<season>{SEASON})\b(?! of)(?P<word>)", read_season),
    Rule("quarter",
        rf"\b(?:the (?![\w’'\s-]{{0,24}}-(?:quarter|half)))?(?:(?P<word>last|this|next) year[’']s )?(?:year-ago |"
        rf"year-earlier |latest )?(?:fiscal )?(?P<number>{ORDINAL})(?: fiscal)?[ -](?P<part>quarter|half)\b(?: of "
        r")?(?:(?<=of )(?P<word2>last|this|next) year\b)?", read_quarter),
    Rule("the-quarter",
        r"\b(?:the )?(?:latest |year-ago |year-earlier |comparable |corresponding |recently ended |most recent "
        r")+(?:quarter|period)\b|\bthe quarter\b", read_the_quarter),
    Rule("last-years-quarter",
        r"\b(?:last year[’']s (?:quarter|period)|(?:the )?same (?:quarter|period) (?:a year (?:ago|earlier)|last "
        r"year|of last year))\b", read_the_quarter),
    Rule("the-weekend", r"\bthe weekend\b", read_the_weekend),
    Rule("the-unit", r"(?<=of )(?:the|each) (?P<unit>week|month|year|decade|century)\b", read_the_unit),
    Rule("earlier-in-unit", r"(?<=in )the (?P<unit>week|month|year)\b", read_earlier_in_unit),
    Rule("next-morning",
        rf"\b(?:the )?(?P<word>next|following|same|that|previous) (?P<part>{PART_OF_DAY})", read_next_morning),
    Rule("clock", rf"\b{CLOCK}(?:(?<=m)|(?<=m\.)|(?<=[A-Z]{{3}})|(?<=time)|(?<=clock)|(?<=ing)|(?<=noon))", read_clock),
    Rule("clock-at", rf"(?:(?<=at )|(?<=around )|(?<=by )|(?<=about )){CLOCK}", read_clock),
    Rule("year-end", r"\byear[ -]end\b", read_year_end),
    Rule("recent-units",
        r"\b(?:the )?(?:most )?(?:recent|past(?: few| several)|last(?: few| several)|(?P<coming>coming|upcoming|"
        r"(?:next|coming) (?:few|several))) (?P<unit>days|weeks|months|quarters|years|times|time)\b", read_recent),
    Rule("reference",
        rf"\b(?:(?P<present>{_PRESENT})|(?P<past>{_PAST})|(?P<future>{_FUTURE}))(?![\w-])", read_reference),
)  # fmt: skip
