"""Rules for weekdays: "Tuesday", "last Tuesday", "Monday to Friday", "Tuesday of last week"."""

import re
from datetime import timedelta

from dateline.extraction.calendar import NARRATIVE, PUBLICATION, Reading, nearest_weekday, on_day, span_of
from dateline.extraction.time_grammar import Context, Rule
from dateline.extraction.time_words import (
    DASH,
    NEAR_UNIT,
    WEEKDAY,
    weekday_number,
)
from dateline.records.period import Precision, day

STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1, "following": 1,
    "upcoming": 1,
    "this": 0, "current": 0, "same": 0, "that": 0, "very same": 0, "this past": -1, "this coming": 1,
}  # fmt: skip
#: Words that count from what the text named before when "the" stands in front.
NARRATIVE_WORDS = ("next", "previous", "preceding", "prior", "following", "same", "that", "very same")


def read_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """A bare weekday: the last one, the day of publication included; the next one when the clause looks ahead."""
    number = weekday_number(match["weekday"])
    found = nearest_weekday(context.reference, number, future=context.future)
    return on_day(found, f"XXXX-WXX-{number}", PUBLICATION)


def read_weekday_range(match: re.Match[str], context: Context) -> Reading | None:
    """From one weekday to another."""
    first, last = weekday_number(match["weekday"]), weekday_number(match["weekday2"])
    between = context.before_text.lower().rstrip().endswith("between")
    if first == last or (re.search(r"\sand\s", match[0]) and not between):
        return None
    left = nearest_weekday(context.reference, first, future=context.future)
    right = nearest_weekday(left, last, future=True)
    return Reading(f"{left}/{right}", f"XXXX-WXX-{first}/XXXX-WXX-{last}", span_of(day(left), day(right)), PUBLICATION)


def read_marked_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """ "last Tuesday" (before today), "next Tuesday" (after today), "the following Tuesday" (after the day named
    before)."""
    word, number = " ".join(match["word"].lower().split()), weekday_number(match["weekday"])
    generic, step = f"XXXX-WXX-{number}", STEPS[word]
    if word in NARRATIVE_WORDS and word != "next":
        latest = context.latest(Precision.DAY)
        if latest is None or latest.start is None:
            return Reading(generic, generic, None, NARRATIVE)
        return on_day(nearest_weekday(latest.start, number, future=step >= 0, strictly=step != 0), generic, NARRATIVE)
    if step == 0:
        monday = context.reference - timedelta(days=context.reference.weekday())
        return on_day(monday + timedelta(days=number - 1), generic, PUBLICATION)
    return on_day(nearest_weekday(context.reference, number, future=step > 0, strictly=True), generic, PUBLICATION)


def read_weekday_of_week(match: re.Match[str], context: Context) -> Reading | None:
    """ "Tuesday of last week", "last week on Tuesday", "Monday next week"."""
    number, step = weekday_number(match["weekday"]), STEPS[match["word"].lower()]
    monday = context.reference - timedelta(days=context.reference.weekday()) + timedelta(weeks=step)
    return on_day(monday + timedelta(days=number - 1), f"XXXX-WXX-{number}", PUBLICATION)


def read_weekday_ago(match: re.Match[str], context: Context) -> Reading | None:
    """ "a week ago Tuesday", "Tuesday a week ago"."""
    number = weekday_number(match["weekday"])
    return on_day(nearest_weekday(context.reference, number) - timedelta(weeks=1), f"XXXX-WXX-{number}", PUBLICATION)


STEP = (
    r"(?:last|past|previous|preceding|prior|next|coming|following|upcoming|this past|this coming|this|current|very "
    r"same|same|that)"
)

RULES = (
    Rule("weekday", rf"\b(?P<weekday>{WEEKDAY})", read_weekday),
    Rule("weekdays",
        rf"\b(?P<weekday>{WEEKDAY})(?:{DASH}| to | through | and )(?P<weekday2>{WEEKDAY})", read_weekday_range),
    Rule("marked-weekday", rf"\b(?:the )?(?P<word>{STEP}) (?P<weekday>{WEEKDAY})", read_marked_weekday),
    Rule("weekday-of-week", rf"\b(?P<weekday>{WEEKDAY}) (?:of )?(?P<word>last|this|next) week\b",
        read_weekday_of_week, near=NEAR_UNIT),
    Rule("week-on-weekday", rf"\b(?P<word>last|this|next) week on (?P<weekday>{WEEKDAY})", read_weekday_of_week),
    Rule("weekday-a-week-ago", rf"\b(?:a week ago (?:last |on )?(?P<weekday>{WEEKDAY}))", read_weekday_ago),
)  # fmt: skip
