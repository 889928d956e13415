"""Where accounts of one event do not agree: status, numbers, dates. Both sides are kept; no winner is chosen."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dateline.records.claim import Claim, Stance
from dateline.records.conflict import Conflict, ConflictKind, ConflictMember
from dateline.records.corpus import AnnotatedDocument
from dateline.records.event import Event, EventMention, Status
from dateline.records.evidence import Evidence
from dateline.records.identity import content_id
from dateline.records.mention import Basis, Quantity
from dateline.resolution.tellings import TOLD_AS_REAL

Told = tuple[AnnotatedDocument, EventMention]

#: Two reports this far apart may both be right: a siege that is over today may have gone on a week ago.
SAME_DAYS = 4
CALLED_FALSE = re.compile(
    r"\b(?:false|untrue|not true|premature|unfounded|baseless|groundless|wrong|incorrect|fabricated|over-?hasty|"
    r"exaggerated|den(?:y|ies|ied)|refut\w+|reject\w*|dismiss\w*|contradict\w*)\b",
    re.IGNORECASE,
)
#: Counts of these can be compared between accounts; a distance or an area belongs to a moment.
COMPARABLE = frozenset({"killed", "wounded", "captured", "displaced", "detained", "missing", "attacks", "vehicles"})


def find_conflicts(documents: Sequence[AnnotatedDocument], events: Sequence[Event]) -> tuple[Conflict, ...]:
    """Each disagreement once, sorted by id; at least two members, each with its own words.

    Reprints do not disagree with themselves: of equal words only the first is a member.
    """
    home = {one.id: (document, one) for document in documents for one in document.event_mentions}
    found: dict[str, Conflict] = {}
    for event in events:
        told = [home[mention_id] for mention_id in event.mention_ids]
        for conflict in (*_status(event, told), *_numbers(event, told), *_dates(event, told)):
            found.setdefault(conflict.id, conflict)
    for conflict in _over_or_not(events, home):
        found.setdefault(conflict.id, conflict)
    event_of = {mention_id: event.id for event in events for mention_id in event.mention_ids}
    for document in documents:
        for conflict in _denied_claims(document, event_of):
            found.setdefault(conflict.id, conflict)
    return tuple(found[key] for key in sorted(found))


def _status(event: Event, told: Sequence[Told]) -> Iterator[Conflict]:
    real = _distinct([one for one in told if one[1].status in TOLD_AS_REAL])
    denied = _distinct([one for one in told if one[1].status is Status.DENIED])
    if real and denied and {_words(one) for one in real} != {_words(one) for one in denied}:
        why = f"told as having happened by {len(real)} and as not having happened by {len(denied)} passages"
        yield _conflict(event, ConflictKind.CONTRADICTS, "status", [*real, *denied], why)


def _over_or_not(events: Sequence[Event], home: dict[str, Told]) -> Iterator[Conflict]:
    """One account says that the siege, the ban ... is over, another of the same days that it goes on."""
    over: dict[tuple[str, str], list[tuple[Event, Told]]] = defaultdict(list)
    going: list[tuple[Event, Told]] = []
    for event in events:
        for told in (home[mention_id] for mention_id in event.mention_ids):
            if told[1].ends and told[1].status is Status.OCCURRED:
                for entity_id in _about(event):
                    over[event.type, entity_id].append((event, told))
            elif told[1].status is Status.ONGOING:
                going.append((event, told))
    for event, told in going:
        for entity_id in _about(event):
            for ended, other in over.get((event.type, entity_id), ()):
                if _same_days(told[0], other[0]):
                    members = (_passage_member(*other), _passage_member(*told))
                    key = content_id("con", "over", other[1].id, told[1].id)
                    why = "one account says that it is over, the other that it goes on"
                    ids = tuple(dict.fromkeys((ended.id, event.id)))
                    yield Conflict(key, ConflictKind.CONTRADICTS, "status", members, why, ids)


def _about(event: Event) -> list[str]:
    """Whom and where an event is about, its doers left out: they may be named on either side."""
    named = [one.entity_id for one in event.participants if one.role != "agent"]
    return sorted({*named, *([event.place_entity_id] if event.place_entity_id else [])})


def _same_days(left: AnnotatedDocument, right: AnnotatedDocument) -> bool:
    first, second = left.document.published.period, right.document.published.period
    if first is None or second is None or first.start is None or second.start is None:
        return left.document.id == right.document.id
    return abs((first.start - second.start).days) <= SAME_DAYS


def _dates(event: Event, told: Sequence[Told]) -> Iterator[Conflict]:
    dated = _distinct(
        [one for one in told if one[1].period is not None and one[1].period_basis is not Basis.PUBLICATION]
    )
    clashing: dict[str, Told] = {}
    for left, right in combinations(dated, 2):
        first, second = left[1].period, right[1].period
        if first is not None and second is not None and not first.meets(second):
            clashing[left[1].id] = left
            clashing[right[1].id] = right
    if clashing:
        why = "the accounts give days that do not meet"
        yield _conflict(event, ConflictKind.CONTRADICTS, "period", list(clashing.values()), why)


def _numbers(event: Event, told: Sequence[Told]) -> Iterator[Conflict]:
    by_kind: dict[str, list[tuple[Told, Quantity]]] = defaultdict(list)
    for document, mention in told:
        wanted = set(mention.quantity_ids)
        for quantity in document.quantities:
            if quantity.id in wanted and quantity.what in COMPARABLE and quantity.scope != "subset":
                by_kind[quantity.what].append(((document, mention), quantity))
    for what, counted in sorted(by_kind.items()):
        clashing: dict[str, Told] = {}
        for (left, ours), (right, theirs) in combinations(counted, 2):
            if ours.scope == theirs.scope and _apart(ours, theirs):
                clashing[left[1].id] = left
                clashing[right[1].id] = right
        members = _distinct(list(clashing.values()))
        if len(members) >= 2:
            said = ", ".join(dict.fromkeys(quantity.evidence.quote for _, quantity in counted))
            yield _conflict(event, ConflictKind.NUMBERS_DIFFER, what, members, f"{what}: {said}")


def _apart(left: Quantity, right: Quantity) -> bool:
    """Whether no number fits both: "at least 9" and "14" do not clash, "12" and "14" do."""
    low = max(_low(left), _low(right))
    high = min(_high(left), _high(right))
    return low > high


def _low(quantity: Quantity) -> float:
    if quantity.low is not None:
        return quantity.low
    return quantity.value if quantity.value is not None and quantity.bound in ("exact", "at-least") else float("-inf")


def _high(quantity: Quantity) -> float:
    if quantity.high is not None:
        return quantity.high
    return quantity.value if quantity.value is not None and quantity.bound in ("exact", "at-most") else float("inf")


def _denied_claims(document: AnnotatedDocument, event_of: dict[str, str]) -> Iterator[Conflict]:
    """A report that quotes a claim in order to call it false: the claim and the sentence are the two sides."""
    claims = {claim.id: claim for claim in document.claims}
    for mention in document.event_mentions:
        claim = claims.get(mention.claim_id or "")
        if (
            claim is None
            or mention.status is not Status.DENIED
            or not _is_denied_from_outside(document, claim, mention)
        ):
            continue
        event_id = event_of.get(mention.id)
        yield Conflict(
            id=content_id("con", "denied", claim.id, mention.id),
            kind=ConflictKind.CONTRADICTS,
            slot="status",
            members=(_claim_member(document, claim), _passage_member(document, mention)),
            why="the report cites the claim and says that it is not so",
            event_ids=(event_id,) if event_id else (),
        )


def _is_denied_from_outside(document: AnnotatedDocument, claim: Claim, mention: EventMention) -> bool:
    """The claim asserts, and the words of the passage around it call it false."""
    passage, content = mention.evidence.span, claim.content.span
    if claim.stance is not Stance.ASSERTS or not passage.overlaps(content):
        return False
    text = document.document.text
    around = text[passage.start : max(passage.start, content.start)] + text[min(content.end, passage.end) : passage.end]
    return CALLED_FALSE.search(around) is not None


def _distinct(told: Sequence[Told]) -> list[Told]:
    """The first of each wording."""
    seen: dict[str, Told] = {}
    for one in told:
        seen.setdefault(_words(one), one)
    return list(seen.values())


def _words(told: Told) -> str:
    return " ".join(told[1].evidence.quote.split())


def _conflict(event: Event, kind: ConflictKind, slot: str, told: Sequence[Told], why: str) -> Conflict:
    members = tuple(_passage_member(document, mention) for document, mention in told)
    return Conflict(content_id("con", slot, told[0][1].id, event.id), kind, slot, members, why, (event.id,))


def _passage_member(document: AnnotatedDocument, mention: EventMention) -> ConflictMember:
    return _member(document, mention.evidence, event_mention_id=mention.id)


def _claim_member(document: AnnotatedDocument, claim: Claim) -> ConflictMember:
    return _member(document, claim.content, claim_id=claim.id)


def _member(
    document: AnnotatedDocument,
    evidence: Evidence,
    *,
    event_mention_id: str | None = None,
    claim_id: str | None = None,
) -> ConflictMember:
    span = evidence.span
    return ConflictMember(document.document.id, span.start, span.end, event_mention_id, claim_id)
