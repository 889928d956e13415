"""What a record is made of, which rules found its parts, and why they were put together."""

from collections.abc import Iterable
from itertools import chain

from dateline.records.conflict import ConflictMember
from dateline.records.evidence import Evidence
from dateline.views.lookup import Lookup
from dateline.views.rows import Row


def members_of(known: Lookup, record_id: str, kind: str) -> list[str]:
    """Ids of the kept records behind a record, each once, in the order of the record; itself when it is one."""
    match kind:
        case "event":
            found = list(known.events[record_id].mention_ids)
        case "entity":
            found = list(known.entities[record_id].mention_ids)
        case "conflict":
            found = [one for each in known.conflicts[record_id].members if (one := _member(each))]
        case "origin":
            found = [one for each in known.origins[record_id].document_ids for one in _told_by(known, each)]
        case "document":
            found = _told_by(known, record_id)
        case "capture":
            homes = [one.document.id for one in known.corpus.documents if one.document.capture_id == record_id]
            found = [one for each in homes for one in _told_by(known, each)]
        case "judgement":
            decided = [one for one in known.corpus.judgements if one.id == record_id]
            found = [one for each in decided for one in (each.left_id, each.right_id) if one]
            found = list(chain.from_iterable(_open(known, one) for one in found))
        case _:
            found = [record_id]
    return list(dict.fromkeys(found))


def rules_of(known: Lookup, members: Iterable[str]) -> list[Row]:
    """Which stage, version and rule found each member, and how sure that maker was (0-1, within one maker)."""
    found = []
    for one in members:
        evidence, rule = _made(known, one)
        if evidence is None:
            continue
        maker = evidence.maker
        found.append(
            {
                "id": one,
                "stage": maker.stage,
                "version": maker.version,
                "model": maker.model,
                "person": maker.person,
                "rule": rule,
                "score": evidence.score,
            }
        )
    return found


def joins_of(known: Lookup, record_id: str, kind: str) -> list[str]:
    """The signals that put the members together, in words, one a line."""
    match kind:
        case "event":
            event = known.events[record_id]
            return [*event.why, *_origin_lines(known, event.document_ids)]
        case "event_mention" if (event_id := known.event_of.get(record_id)) in known.events:
            return list(known.events[str(event_id)].why)
        case "entity":
            return list(known.entities[record_id].why)
        case "mention" if (entity := known.entity(record_id)) is not None:
            return list(entity.why)
        case "conflict":
            return [known.conflicts[record_id].why]
        case "origin":
            return _origin_lines(known, known.origins[record_id].document_ids)
        case "document":
            return _origin_lines(known, (record_id,))
    return []


def _member(member: ConflictMember) -> str | None:
    return member.event_mention_id or member.claim_id


def _told_by(known: Lookup, document_id: str) -> list[str]:
    annotated = known.documents.get(document_id)
    if annotated is None:
        return []
    told = [(one.evidence.span.start, one.id) for one in annotated.event_mentions]
    said = [(one.content.span.start, one.id) for one in annotated.claims]
    return [one for _, one in sorted(told + said)]


def _open(known: Lookup, record_id: str) -> list[str]:
    for kind, shelf in (("event", known.events), ("entity", known.entities), ("document", known.documents)):
        if record_id in shelf:
            return members_of(known, record_id, kind)
    return [record_id]


def _made(known: Lookup, record_id: str) -> tuple[Evidence | None, str | None]:
    if record_id in known.event_mentions:
        mention = known.event_mentions[record_id].record
        return mention.evidence, mention.rule
    if record_id in known.claims:
        return known.claims[record_id].record.content, None
    if record_id in known.times:
        time = known.times[record_id].record
        return time.evidence, time.rule
    if record_id in known.mentions:
        return known.mentions[record_id].record.evidence, None
    if record_id in known.quantities:
        return known.quantities[record_id].record.evidence, None
    return None, None


def _origin_lines(known: Lookup, document_ids: Iterable[str]) -> list[str]:
    """Why some of these reports count as one witness."""
    wanted = set(document_ids)
    ids = dict.fromkeys(known.origin_of[each] for each in document_ids if each in known.origin_of)
    links = [link for each in ids if each in known.origins for link in known.origins[each].why]
    return [
        f"{one.left} and {one.right} go back to one text: {one.reason}"
        for one in links
        if {one.left, one.right} & wanted
    ]
