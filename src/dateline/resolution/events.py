"""Join the tellings of one happening, within a report and across reports."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from dateline.records.corpus import AnnotatedDocument
from dateline.records.entity import Entity
from dateline.records.event import Event, Participant, Status
from dateline.records.judgement import Judgement, Verdict
from dateline.records.mention import Basis
from dateline.records.origin import Origin
from dateline.records.period import Period, from_edtf
from dateline.resolution.clusters import cluster
from dateline.resolution.judged import judged_fields, rejected
from dateline.resolution.tellings import TOLD_AS_REAL, Telling, owners, tellings

#: Types that tell the same happening from two sides: a minister who meets a president on a visit. Only strong
#: agreement in people joins across them.
KIN = (
    frozenset({"MEET", "CONSULT", "NEGOTIATE", "VISIT"}),
    frozenset({"TRAVEL", "VISIT"}),
    frozenset({"AID", "SUPPLY", "TRANSFER"}),
    frozenset({"CHARGE", "ARREST", "INVESTIGATE"}),
    frozenset({"RETREAT", "DEFECT"}),
)
#: Of a larger block only the first tellings are compared with one another; such a participant tells little.
LARGE_BLOCK = 400
#: Two accounts of one meeting may differ by a day or two and still be about one meeting; then the dates conflict.
DATES_DIFFER_DAYS = 2
#: Happenings of which there is one at a time: reports a few days apart that name the same parties mean the same one.
LASTING = frozenset({"SIEGE", "SANCTION", "CHARGE", "APPOINT", "RESIGN", "VOTE", "DISASTER", "AGREE"})
#: How far apart two reports may be published and still tell of the same lasting or particular thing.
NEAR_DAYS = 7
#: A period wider than this says too little to tell two happenings of one kind apart.
WIDE_DAYS = 10


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
    different = [pair for pair in different if tuple(sorted(pair)) not in judged_same]
    same = [pair for pair in same if tuple(sorted(pair)) not in judged_different]
    groups = cluster([one.mention.id for one in told], judged_same + same, judged_different + different)
    by_id = {one.mention.id: one for one in told}
    events = [_event([by_id[i] for i in group], owner, reasons) for group in groups]
    kept = [_corrected(event, judgements) for event in events if event.id not in away]
    return tuple(sorted(kept, key=_by_time))


Pair = tuple[str, str]


def _machine_pairs(told: Sequence[Telling]) -> tuple[list[Pair], list[Pair], dict[Pair, str]]:
    """Pairs that tell the same, pairs that cannot, and the reason for each that does."""
    same: list[Pair] = []
    different: list[Pair] = []
    reasons: dict[Pair, str] = {}
    for left, right in _candidates(told):
        pair = (left.mention.id, right.mention.id)
        reason = _joined_by(left, right)
        if reason:
            same.append(pair)
            reasons[pair] = reason
        elif _cannot_be(left, right):
            different.append(pair)
    return same, different, reasons


def _candidates(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of one kind that share a participant, a place or their words."""
    blocks: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for one in told:
        for kin in _kin_names(one.mention.type):
            for entity_id in sorted(one.entity_ids):
                blocks[kin, entity_id].append(one)
            if one.place is not None:
                blocks[kin, f"place {one.place.id}"].append(one)
            for _, word in sorted(one.things):
                blocks[kin, f"thing {word}"].append(one)
            blocks[kin, f"sentence {one.document.document.id} {one.sentence}"].append(one)
            blocks[kin, f"words {' '.join(one.mention.evidence.quote.split())}"].append(one)
    seen: set[tuple[int, int]] = set()
    for _, block in sorted(blocks.items()):
        for left, right in combinations(block[:LARGE_BLOCK], 2):
            key = (left.order, right.order)
            if key not in seen:
                seen.add(key)
                yield left, right


def _kin_names(kind: str) -> list[str]:
    return [kind, *(f"kin {number}" for number, kin in enumerate(KIN) if kind in kin)]


def _joined_by(left: Telling, right: Telling) -> str | None:
    """Why the two tell one happening; None if that is not sure."""
    if left.mention.type == right.mention.type and _same_words(left, right):
        return "the same words"
    shared = left.parties & right.parties
    people = {entity_id for _, entity_id in shared}
    same_type = left.mention.type == right.mention.type
    if _places_differ(left, right) or _parties_differ(left, right):
        return None
    gap = _gap_days(left.mention.period, right.mention.period)
    same_place = left.place is not None and right.place is not None and left.place.id == right.place.id
    if len(people) >= 2 and gap is not None and 0 < gap <= DATES_DIFFER_DAYS and same_place and same_type:
        return "the same people at the same place; the dates differ"
    if gap is not None and gap > 0:
        return None
    dated = gap == 0 and _narrow(left) and _narrow(right)
    if len(people) >= 2 and (same_type or dated or _beside(left, right)) and (dated or same_place or gap is None):
        return f"{len(people)} participants in common" + (", dates agree" if dated else "")
    nested = left.parties <= right.parties or right.parties <= left.parties
    if people and nested and dated and same_place:
        return "one participant, place and date in common"
    if same_type and people and (dated or (same_place and _beside(left, right))) and left.parties == right.parties:
        return "the same participants" + (", dates agree" if dated else ", one report")
    if same_type and same_place and dated and not (left.parties and right.parties):
        return "place and date in common"
    if not same_type:
        return None
    if _beside(left, right) and left.sentence == right.sentence and left.sentence >= 0 and nested:
        return "one sentence"
    close = _beside(left, right) or _published_near(left, right)
    things = left.things & right.things
    if things and (dated or same_place or close):
        return f"the same {sorted(things)[0][1]}"
    if left.mention.type in LASTING and people and nested and close:
        return "the same parties, reports a few days apart"
    return None


def _published_near(left: Telling, right: Telling) -> bool:
    gap = _gap_days(left.document.document.published.period, right.document.document.published.period)
    return gap is not None and gap <= NEAR_DAYS


def _same_words(left: Telling, right: Telling) -> bool:
    return " ".join(left.mention.evidence.quote.split()) == " ".join(right.mention.evidence.quote.split()) and (
        left.mention.trigger.quote == right.mention.trigger.quote
        and left.document.document.id != right.document.document.id
    )


def _beside(left: Telling, right: Telling) -> bool:
    return left.document.document.id == right.document.document.id


def _narrow(one: Telling) -> bool:
    days = one.mention.period.days if one.mention.period else None
    return days is not None and days <= WIDE_DAYS and one.mention.period_basis is not Basis.PUBLICATION


def _places_differ(left: Telling, right: Telling) -> bool:
    """Two places on the map that are not inside one another; a country says too little to differ from a town."""
    if left.place is None or right.place is None or left.place.id == right.place.id:
        return False
    countries = {one.place.country for one in (left.place, right.place) if one.place}
    wide = any(one.place is None or one.place.kind in ("country", "region") for one in (left.place, right.place))
    return not wide or len(countries) > 1


def _parties_differ(left: Telling, right: Telling) -> bool:
    """The same role filled on both sides, by nobody in common."""
    for role in {role for role, _ in left.parties} & {role for role, _ in right.parties}:
        ours = {entity_id for name, entity_id in left.parties if name == role}
        theirs = {entity_id for name, entity_id in right.parties if name == role}
        if not ours & theirs:
            return True
    return False


def _gap_days(left: Period | None, right: Period | None) -> int | None:
    """Days between two periods; 0 when they meet; None when one is unknown or has an open side."""
    if left is None or right is None or left.days is None or right.days is None:
        return None
    if left.meets(right):
        return 0
    first, second = sorted((left, right), key=lambda one: one.start or date.min)
    assert first.last is not None and second.start is not None
    return (second.start - first.last).days


def _cannot_be(left: Telling, right: Telling) -> bool:
    gap = _gap_days(left.mention.period, right.mention.period)
    return bool(gap and gap > DATES_DIFFER_DAYS) or _places_differ(left, right)


def _judged_pairs(judgements: Sequence[Judgement], told: Sequence[Telling]) -> tuple[list[Pair], list[Pair]]:
    """People's decisions, the last word on a pair; an event's id is its earliest mention's, so ids name mentions."""
    known = {one.mention.id for one in told}
    verdicts: dict[Pair, Verdict] = {}
    for one in judgements:
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
    places = Counter(one.place.id for one in group if one.place)
    kinds = {one.place.id: one.place for one in group if one.place}
    country = {key: bool(kinds[key].place and kinds[key].place.kind == "country") for key in places}  # type: ignore[union-attr]
    return min(places, key=lambda key: (country[key], -places[key], key)) if places else None


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


def _corrected(event: Event, judgements: Sequence[Judgement]) -> Event:
    """The event with the fields that a person set."""
    kind = judged_fields(judgements, "type").get(event.id)
    period = judged_fields(judgements, "period").get(event.id)
    status = judged_fields(judgements, "status").get(event.id)
    place = judged_fields(judgements, "place").get(event.id)
    return replace(
        event,
        type=kind.value or event.type if kind else event.type,
        period=from_edtf(period.value) if period and period.value else event.period,
        status=Status(status.value) if status else event.status,
        place_entity_id=place.value if place else event.place_entity_id,
    )


def _by_time(event: Event) -> tuple[date, date, str]:
    period = event.period
    if period is None:
        return date.max, date.max, event.id
    return period.start or period.end or date.max, period.end or date.max, event.id
