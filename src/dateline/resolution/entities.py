"""One entity per person, body and place across spellings and documents, from rules, then from people's judgements."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.records.corpus import AnnotatedDocument
from dateline.records.entity import Entity, Place
from dateline.records.judgement import Judgement
from dateline.records.mention import Form, Kind, Mention
from dateline.resolution.entity_keys import Keys, assign_keys
from dateline.resolution.judged_entities import Partition, replay
from dateline.resolution.places import Gazetteer
from dateline.resolution.spelling import fold


def cluster_entities(
    documents: Sequence[AnnotatedDocument],
    places: Mapping[str, Place],
    gazetteer: Gazetteer,
    judgements: Sequence[Judgement] = (),
) -> tuple[Entity, ...]:
    """Every mention in exactly one entity (unless a judgement rejects it), sorted by entity id. ``places``: of the
    place names that were placed, by mention id.

    An entity's id is ``ent-`` and the id of its earliest mention, in the order of ``documents`` and of the text.
    A capital that stands for its government (``literal`` False) is in its country's entity; roles and pronouns are in
    that of the name they refer to (``same_as``), else by themselves.
    """
    keys = assign_keys(documents, places, gazetteer)
    ordered = _in_order(documents)
    base = Partition.of(_groups(ordered, keys))
    judged = replay(base, judgements, {mention.id: mention.evidence.quote for mention in ordered})
    by_id = {mention.id: mention for mention in ordered}
    context = _Context(by_id, places, keys, gazetteer, judged.kinds)
    entities = [_entity([by_id[one] for one in group], context) for group in judged.groups()]
    return tuple(sorted(entities, key=lambda entity: entity.id))


@dataclass(frozen=True, slots=True)
class _Context:
    """What an entity is made from: mentions and places by mention id, settled kinds by mention id."""

    mentions: Mapping[str, Mention]
    places: Mapping[str, Place]
    keys: Keys
    gazetteer: Gazetteer
    kinds: Mapping[str, Kind]


def _in_order(documents: Iterable[AnnotatedDocument]) -> list[Mention]:
    """All mentions, earliest first; an id that two equal documents share counts once."""
    ordered: dict[str, Mention] = {}
    for annotated in documents:
        for mention in sorted(
            annotated.mentions, key=lambda one: (one.evidence.span.start, one.evidence.span.end, one.id)
        ):
            ordered.setdefault(mention.id, mention)
    return list(ordered.values())


def _groups(ordered: Sequence[Mention], keys: Keys) -> list[list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for mention in ordered:
        groups[keys.of.get(mention.id, mention.id)].append(mention.id)
    return list(groups.values())


def _entity(mentions: Sequence[Mention], context: _Context) -> Entity:
    names = [mention for mention in mentions if mention.form is Form.NAME] or list(mentions)
    kind = next((context.kinds[one.id] for one in mentions if one.id in context.kinds), None) or _kind(names)
    spellings = Counter(" ".join(mention.evidence.quote.split()) for mention in names)
    aliases = tuple(sorted(spellings, key=lambda text: (-spellings[text], text)))
    place = _place(names, context) if kind is Kind.PLACE else None
    why = sorted({reason for one in mentions for reason in context.keys.why.get(one.id, ())})
    return Entity(
        id=f"ent-{mentions[0].id}",
        kind=kind,
        name=_name(spellings, names, kind, place),
        aliases=aliases,
        mention_ids=tuple(mention.id for mention in mentions),
        place=place,
        why=tuple(why),
    )


def _kind(names: Sequence[Mention]) -> Kind:
    counts = Counter(mention.kind for mention in names)
    order = list(Kind)
    return min(counts, key=lambda kind: (-counts[kind], order.index(kind)))


def _place(names: Sequence[Mention], context: _Context) -> Place | None:
    """The place that most mentions mean; the country, where a capital stands for it."""
    meant = [_meant(mention, context) for mention in names]
    counts = Counter(place for place in meant if place is not None)
    if not counts:
        return None
    return min(counts, key=lambda place: (-counts[place], place.gazetteer_id))


def _meant(mention: Mention, context: _Context) -> Place | None:
    place = context.places.get(mention.id)
    if place is not None and not mention.literal and place.kind == "capital" and place.country:
        return context.gazetteer.country(place.country) or place
    return place


def _name(spellings: Counter[str], names: Sequence[Mention], kind: Kind, place: Place | None) -> str:
    """The fullest spelling that is also frequent: a person's by words, then by count; a place's by count alone."""
    if kind is Kind.PLACE and place is not None:
        literal = Counter(" ".join(m.evidence.quote.split()) for m in names if m.literal or place.kind != "country")
        own = [text for text in literal if fold(text) == fold(place.name)]
        pool = own or list(literal) or [place.name]
        return min(pool, key=lambda text: (-literal[text], text))

    def rank(text: str) -> tuple[bool, int, int, str]:
        words = len(fold(text))
        return (words < 2 or text.isupper(), -spellings[text], -words, text)

    return min(spellings, key=rank)
