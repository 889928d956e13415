"""One happening told twice in a report: headline and first sentence take the day that the report gives later."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.extraction.event_time_account import MAX_DAYS, Account
from dateline.extraction.event_time_words import HAPPENING_TYPES, SPEECH_TYPES
from dateline.records.corpus import AnnotatedDocument
from dateline.records.event import EventMention, Status
from dateline.records.evidence import Evidence
from dateline.records.mention import Basis

#: Characters that an article and two adjectives may take.
REACH = 40
_DEFINITE = re.compile(r"\b(?:the|this|that)\s+(?:\w+[\s-]){0,2}$", re.I)


def told_again(
    mentions: Sequence[EventMention], account: Account, annotated: AnnotatedDocument
) -> tuple[EventMention, ...]:
    """The same mentions; those of the headline and the first sentence, and later ones of a known happening ("the
    attack"), dated by one whose clause names the day, where neither the first sentence nor another mention of that
    type is of another day."""
    text, quotes = annotated.document.text, {time.id: time.evidence for time in annotated.times}
    until = -1 if account.first is None else account.sentences[account.first].end
    days = _days_of_types(mentions, account, quotes)
    dated: list[EventMention] = []
    for one in mentions:
        is_open = one.status is Status.OCCURRED and one.period_basis in (None, Basis.PUBLICATION)
        own = days.get(one.type) if is_open and one.type not in SPEECH_TYPES else None
        if own is not None and _may_be_one(one, own) and (one.trigger.span.start < until or _is_known(text, one)):
            why = f"the report tells it again, of “{quotes[own.time_id or ''].quote}”"
            one = replace(one, period=own.period, period_basis=Basis.RELATIVE, time_id=own.time_id, period_why=why)
        dated.append(one)
    return tuple(dated)


def _days_of_types(
    mentions: Sequence[EventMention], account: Account, times: Mapping[str, Evidence]
) -> dict[str, EventMention]:
    """For each type the first mention whose clause names its day; no entry where mentions or the lead differ on it."""
    lead = None if account.first is None else account.days[account.first]
    found: dict[str, EventMention] = {}
    periods = {one.type: set() if lead is None else {lead.period} for one in mentions}
    for one in mentions:
        if one.status is Status.OCCURRED and one.period is not None and one.period_basis is not Basis.PUBLICATION:
            periods[one.type].add(one.period)
            if _names_its_day(one, times):
                found.setdefault(one.type, one)
    return {kind: one for kind, one in found.items() if len(periods[kind]) == 1}


def _may_be_one(one: EventMention, own: EventMention) -> bool:
    """Whether the words allow one happening: "the quake" is the earthquake, the hurricanes of another year are not."""
    left, right = (mention.trigger.quote.lower().rstrip("s") for mention in (one, own))
    return one.type != "DISASTER" or left in right or right in left


def _is_known(text: str, one: EventMention) -> bool:
    """Whether a happening is told as known: "the attack", "this deadly raid"."""
    before = text[max(0, one.trigger.span.start - REACH) : one.trigger.span.start]
    return one.type in HAPPENING_TYPES and one.rule.startswith("noun") and _DEFINITE.search(before) is not None


def _names_its_day(one: EventMention, times: Mapping[str, Evidence]) -> bool:
    """Whether the passage itself holds the expression that dates a mention, to the day."""
    days = None if one.period is None else one.period.days
    time = times.get(one.time_id or "")
    return days is not None and days <= MAX_DAYS and time is not None and one.evidence.span.covers(time.span)
