"""Join the tellings of one happening, within a report and across reports."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dateline.records.corpus import AnnotatedDocument
from dateline.records.entity import Entity
from dateline.records.event import Event, Participant, Status
from dateline.records.judgement import Judgement, Verdict
from dateline.records.mention import Basis
from dateline.records.origin import Origin
from dateline.records.period import Period, from_edtf
from dateline.resolution.clusters import cluster
from dateline.resolution.happenings import candidates, cannot_be, joined_by
from dateline.resolution.judged import in_order, judged_fields, rejected
from dateline.resolution.tellings import TOLD_AS_REAL, Telling, owners, tellings


def cluster_events(
    documents: Sequence[AnnotatedDocument],
    entities: Sequence[Entity],
    origins: Sequence[Origin],
    judgements: Sequence[Judgement],
) -> tuple[Event, ...]:
    """Every event mention in exactly one event, except those a person rejected; sorted by time, undated last.

    An event carries the id of its earliest mention, so that adding a report changes no other event's id.
    """
    owner = owners(entities)
    away = rejected(judgements)
    told = [one for one in tellings(documents, owner, origins) if one.mention.id not in away]
    same, different, reasons = _machine_pairs(told)
    judged_same, judged_different = _judged_pairs(judgements, told)
    same = [pair for pair in same if tuple(sorted(pair)) not in judged_different]
    ids = [one.mention.id for one in told]
    firm = {one: number for number, group in enumerate(cluster(ids, judged_same, judged_different)) for one in group}
    different = [(left, right) for left, right in different if firm[left] != firm[right]]
    groups = cluster(ids, same, judged_different + different, firm_pairs=judged_same)
    by_id = {one.mention.id: one for one in told}
    events = [_event([by_id[i] for i in group], owner, reasons) for group in groups]
    fields = {name: judged_fields(judgements, name) for name in ("type", "period", "status", "place")}
    kept = [_corrected(event, fields) for event in events if event.id not in away]
    return tuple(sorted(kept, key=_by_time))


Pair = tuple[str, str]


def _machine_pairs(told: Sequence[Telling]) -> tuple[list[Pair], list[Pair], dict[Pair, str]]:
    """Pairs that tell the same, pairs that cannot, and the reason for each that does."""
    same: list[Pair] = []
    different: list[Pair] = []
    reasons: dict[Pair, str] = {}
    for left, right in candidates(told):
        pair = (left.mention.id, right.mention.id)
        reason = joined_by(left, right)
        if reason:
            same.append(pair)
            reasons[pair] = reason
        elif cannot_be(left, right):
            different.append(pair)
    return same, different, reasons


def _judged_pairs(judgements: Sequence[Judgement], told: Sequence[Telling]) -> tuple[list[Pair], list[Pair]]:
    """People's decisions, the last word on a pair; an event's id is its earliest mention's, so ids name mentions."""
    known = {one.mention.id for one in told}
    verdicts: dict[Pair, Verdict] = {}
    for one in in_order(judgements):
        if one.right_id is None or one.left_id not in known or one.right_id not in known:
            continue
        first, second = sorted((one.left_id, one.right_id))
        verdicts[first, second] = Verdict.DIFFERENT if one.verdict is Verdict.SPLIT else one.verdict
    same = [pair for pair, verdict in sorted(verdicts.items()) if verdict is Verdict.SAME]
    different = [pair for pair, verdict in sorted(verdicts.items()) if verdict is Verdict.DIFFERENT]
    return same, different


def _event(group: Sequence[Telling], owner: dict[str, Entity], reasons: dict[Pair, str]) -> Event:
    group = sorted(group, key=lambda one: one.order)
    best = max(group, key=lambda one: (one.mention.status in TOLD_AS_REAL, len(one.parties), -one.order))
    inside = {one.mention.id for one in group}
    why = [f"{a} = {b}: {text}" for (a, b), text in reasons.items() if a in inside and b in inside]
    return Event(
        id=group[0].mention.id,
        type=Counter(one.mention.type for one in group).most_common(1)[0][0],
        summary=" ".join(best.mention.evidence.quote.split()),
        period=_period(group),
        place_entity_id=_place(group),
        participants=_all_participants(group),
        mention_ids=tuple(one.mention.id for one in group),
        document_ids=tuple(dict.fromkeys(one.document.document.id for one in group)),
        origin_count=len({one.origin_id for one in group}),
        status=_status(group, owner),
        why=tuple(sorted(why)),
    )


def _period(group: Sequence[Telling]) -> Period | None:
    """The narrowest period that a telling gives; one that stands in from the date of publication comes last."""
    known = [(one.mention.period, one.mention.period_basis, one.order) for one in group if one.mention.period]
    if not known:
        return None
    return min(known, key=lambda one: (one[1] is Basis.PUBLICATION, one[0].days or 10**6, one[2]))[0]


def _place(group: Sequence[Telling]) -> str | None:
    """The place named most often, a town before a country."""
    named = [one.place for one in group if one.place is not None]
    counts = Counter(place.id for place in named)
    countries = {place.id for place in named if place.place is not None and place.place.kind == "country"}
    return min(counts, key=lambda key: (key in countries, -counts[key], key), default=None)


def _all_participants(group: Sequence[Telling]) -> tuple[Participant, ...]:
    """Each entity once, in the role it is told in most often."""
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for one in group:
        for role, entity_id in sorted(one.participants):
            roles[entity_id][role] += 1
    chosen = [(min(count, key=lambda role: (-count[role], role)), entity_id) for entity_id, count in roles.items()]
    return tuple(Participant(role, entity_id) for role, entity_id in sorted(chosen))


def _status(group: Sequence[Telling], owner: dict[str, Entity]) -> Status:
    """The reporters' own word first; CLAIMED when it is real only on the word of a party or of unnamed speakers."""
    own = {one.mention.status for one in group if not one.on_the_word_of_a_party(owner)}
    for status in (Status.OCCURRED, Status.ONGOING, Status.DENIED):
        if status in own:
            return status
    said = {one.mention.status for one in group}
    if said & TOLD_AS_REAL:
        return Status.CLAIMED
    return next(s for s in (Status.DENIED, Status.PLANNED, Status.HYPOTHETICAL) if s in said)


def _corrected(event: Event, fields: Mapping[str, Mapping[str, Judgement]]) -> Event:
    """The event with the fields that a person set; ``fields``: field -> event id -> the last word on it."""
    value = {name: one.value for name, judged in fields.items() if (one := judged.get(event.id)) and one.value}
    return replace(
        event,
        type=value.get("type", event.type),
        period=from_edtf(value["period"]) if "period" in value else event.period,
        status=Status(value["status"]) if "status" in value else event.status,
        place_entity_id=value.get("place", event.place_entity_id),
    )


def _by_time(event: Event) -> tuple[date, date, str]:
    period = event.period
    if period is None:
        return date.max, date.max, event.id
    return period.start or period.end or date.max, period.end or date.max, event.id
