"""Whether two tellings are of one happening: the candidate pairs, what joins them, what keeps them apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from dateline.records.claim import Stance
from dateline.records.event import Status
from dateline.records.mention import Basis
from dateline.records.period import Period
from dateline.resolution.tellings import TOLD_AS_REAL, Telling

#: Types that tell the same happening from two sides: a minister who meets a president on a visit, shells that hit a
#: market and the dead. Only strong agreement joins across them.
KIN = (
    frozenset({"MEET", "CONSULT", "NEGOTIATE", "VISIT"}),
    frozenset({"TRAVEL", "VISIT"}),
    frozenset({"AID", "SUPPLY", "TRANSFER"}),
    frozenset({"CHARGE", "ARREST", "INVESTIGATE"}),
    frozenset({"RETREAT", "DEFECT"}),
    frozenset({"ATTACK", "DIE"}),
)
#: Of a larger block only the first tellings are compared with one another; such a participant tells little.
LARGE_BLOCK = 400
#: Two accounts of one meeting may differ by a day or two and still be about one meeting; then the dates conflict.
DATES_DIFFER_DAYS = 2
#: Happenings of which there is one at a time: reports a few days apart that name the same parties mean the same one.
LASTING = frozenset({"SIEGE", "SANCTION", "CHARGE", "APPOINT", "RESIGN", "VOTE", "DISASTER", "AGREE"})
#: How far apart two reports may be published and still tell of the same lasting or particular thing.
NEAR_DAYS = 7
#: A denial answers what stands a few sentences before it.
NEAR_CHARACTERS = 800
#: A period wider than this says too little to tell two happenings of one kind apart.
WIDE_DAYS = 10


def candidates(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of one kind that share a participant, a place, a thing, a sentence or their words; each pair once."""
    blocks: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for one in told:
        for kin in _kin_names(one.mention.type):
            for key in _block_keys(one):
                blocks[kin, key].append(one)
    seen: set[tuple[int, int]] = set()
    for _, block in sorted(blocks.items()):
        for left, right in combinations(block[:LARGE_BLOCK], 2):
            pair = (left.order, right.order)
            if pair not in seen:
                seen.add(pair)
                yield left, right


def joined_by(left: Telling, right: Telling) -> str | None:
    """Why the two tell one happening, for a person to read; None if that is not sure."""
    if left.mention.type == right.mention.type and _same_words(left, right):
        return "the same words"
    if left.mention.ends != right.mention.ends or _places_differ(left, right) or _parties_differ(left, right):
        return None
    if _dates_clash(left, right):
        return "the same people at the same place; the dates differ"
    gap = _gap_days(left.mention.period, right.mention.period)
    if gap is not None and gap > 0:
        return None
    dated = gap == 0 and _narrow(left) and _narrow(right)
    return (
        _by_people(left, right, dated=dated)
        or _by_place(left, right, dated=dated)
        or _by_sentence(left, right)
        or _by_thing(left, right)
        or _by_denial(left, right)
    )


def cannot_be(left: Telling, right: Telling) -> bool:
    """Whether the two are of different happenings for sure: days apart, or in two places."""
    gap = _gap_days(left.mention.period, right.mention.period)
    return bool(gap and gap > DATES_DIFFER_DAYS) or _places_differ(left, right)


def _kin_names(kind: str) -> list[str]:
    return [kind, *(f"kin {number}" for number, kin in enumerate(KIN) if kind in kin)]


def _block_keys(one: Telling) -> Iterator[str]:
    yield from sorted(one.entity_ids)
    if one.place is not None:
        yield f"place {one.place.id}"
    for _, word in sorted(one.things):
        yield f"thing {word}"
    yield f"sentence {one.document.document.id} {one.sentence}"
    yield f"rule {one.document.document.id} {one.mention.rule}"
    yield f"words {' '.join(one.mention.evidence.quote.split())}"


def _by_people(left: Telling, right: Telling, *, dated: bool) -> str | None:
    people = _shared_people(left, right)
    same_type, same_place, beside = _same_type(left, right), _same_place(left, right), _beside(left, right)
    open_date = _gap_days(left.mention.period, right.mention.period) is None
    agree = ", dates agree" if dated else ""
    if len(people) >= 2 and (same_type or dated or beside) and (dated or same_place or open_date):
        return f"{len(people)} participants in common{agree}"
    if people and _nested(left, right) and dated and same_place:
        return "one participant, place and date in common"
    if same_type and people and left.parties == right.parties and (dated or (same_place and beside)):
        return f"the same participants{agree or ', one report'}"
    lasting = same_type and left.mention.type in LASTING
    if lasting and people and _nested(left, right) and _close(left, right):
        return "the same parties, reports a few days apart"
    return None


def _by_place(left: Telling, right: Telling, *, dated: bool) -> str | None:
    unnamed = not (left.parties and right.parties)
    joined = _same_type(left, right) and _same_place(left, right) and dated and unnamed
    return "place and date in common" if joined else None


def _by_sentence(left: Telling, right: Telling) -> str | None:
    """One sentence tells one kind of happening once, unless it names two doers."""
    if not _beside(left, right) or left.sentence != right.sentence or left.sentence < 0:
        return None
    two = left.doers and right.doers and not left.doers & right.doers
    kindred = _same_type(left, right) or {left.mention.type, right.mention.type} == {"ATTACK", "DIE"}
    return "one sentence" if kindred and _nested(left, right) and not two else None


def _by_thing(left: Telling, right: Telling) -> str | None:
    things = left.things & right.things
    near = _beside(left, right) or _same_place(left, right)
    sure = near and _same_type(left, right) and not _things_differ(left, right)
    return f"the same {sorted(things)[0][1]}" if things and sure else None


def _by_denial(left: Telling, right: Telling) -> str | None:
    """A report that tells a thing and right after it somebody's denial in the same words tells one thing."""
    for told, denied in ((left, right), (right, left)):
        opposed = denied.mention.status is Status.DENIED and told.mention.status in TOLD_AS_REAL
        said = denied.claim is not None and denied.claim.stance is Stance.DENIES
        near = _beside(left, right) and abs(left.sentence - right.sentence) <= NEAR_CHARACTERS
        if opposed and said and near and left.mention.rule == right.mention.rule:
            return "told and denied in one report"
    return None


def _dates_clash(left: Telling, right: Telling) -> bool:
    gap = _gap_days(left.mention.period, right.mention.period)
    near = gap is not None and 0 < gap <= DATES_DIFFER_DAYS
    return near and len(_shared_people(left, right)) >= 2 and _same_place(left, right) and _same_type(left, right)


def _shared_people(left: Telling, right: Telling) -> set[str]:
    return {entity_id for _, entity_id in left.parties & right.parties}


def _same_type(left: Telling, right: Telling) -> bool:
    return left.mention.type == right.mention.type


def _same_place(left: Telling, right: Telling) -> bool:
    return left.place is not None and right.place is not None and left.place.id == right.place.id


def _nested(left: Telling, right: Telling) -> bool:
    return left.parties <= right.parties or right.parties <= left.parties


def _beside(left: Telling, right: Telling) -> bool:
    return left.document.document.id == right.document.document.id


def _close(left: Telling, right: Telling) -> bool:
    """In one report, or in two that were published within a week."""
    gap = _gap_days(left.document.document.published.period, right.document.document.published.period)
    return _beside(left, right) or (gap is not None and gap <= NEAR_DAYS)


def _same_words(left: Telling, right: Telling) -> bool:
    quotes = {" ".join(one.mention.evidence.quote.split()) for one in (left, right)}
    triggers = {one.mention.trigger.quote for one in (left, right)}
    return len(quotes) == 1 and len(triggers) == 1 and not _beside(left, right)


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


def _things_differ(left: Telling, right: Telling) -> bool:
    """The same role filled by things on both sides, by none in common."""
    roles = {role for role, _ in left.things} & {role for role, _ in right.things}
    return any(not {thing for thing in left.things & right.things if thing[0] == role} for role in roles)


def _gap_days(left: Period | None, right: Period | None) -> int | None:
    """Days between two periods; 0 when they meet; None when one is unknown or has an open side."""
    if left is None or right is None or left.days is None or right.days is None:
        return None
    if left.meets(right):
        return 0
    first, second = sorted((left, right), key=lambda one: one.start or date.min)
    assert first.last is not None and second.start is not None
    return (second.start - first.last).days
