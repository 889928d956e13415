"""Which names go together: a key a mention, equal for mentions of one entity."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.records.corpus import AnnotatedDocument
from dateline.records.entity import Place
from dateline.records.mention import Form, Kind, Mention
from dateline.resolution.body_names import BodyNames
from dateline.resolution.person_names import PersonNames
from dateline.resolution.places import Gazetteer
from dateline.resolution.spelling import consonants, fold, same_words

#: Nouns that say what a place is; without them "Novo airbase" and "Novo Air Base" are one.
PLACE_NOUNS = frozenset({
    "air", "base", "airbase", "airport", "airfield", "province", "governorate", "region", "city", "town", "village",
    "district", "river", "county", "state",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keys:
    """``of``: the key of each mention. ``why``: what led a mention to a key that is not its own spelling."""

    of: dict[str, str] = field(default_factory=dict)
    why: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """A name mention with its document's number, folded words and settled kind."""

    mention: Mention
    document: int
    words: tuple[str, ...]
    kind: Kind

    @property
    def text(self) -> str:
        """The name as written, line breaks made blanks."""
        return " ".join(self.mention.evidence.quote.split())


def assign_keys(documents: Sequence[AnnotatedDocument], places: Mapping[str, Place], gazetteer: Gazetteer) -> Keys:
    """The key of every mention. Near linear: names are compared only inside blocks of like consonants."""
    named = _named(documents, places)
    keys = Keys()
    persons = PersonNames.of([(one.document, one.words) for one in named if one.kind is Kind.PERSON])
    bodies = BodyNames.of(
        [(one.document, one.mention.evidence.span.start, one.text) for one in named if _is_body(one.kind)]
    )
    unplaced = _unplaced_variants(
        [one.words for one in named if one.kind is Kind.PLACE and one.mention.id not in places]
    )
    for one in named:
        key, why = (
            _place_key(one, places, gazetteer, unplaced) if one.kind is Kind.PLACE else _key(one, persons, bodies)
        )
        keys.of[one.mention.id] = key
        if why:
            keys.why[one.mention.id] = (why,)
    _refer(documents, keys)
    return keys


def _key(one: Named, persons: PersonNames, bodies: BodyNames) -> tuple[str, str | None]:
    if one.kind is Kind.PERSON:
        return persons.key(one.document, one.words)
    if one.kind is Kind.NATIONALITY:
        word = " ".join(one.words)
        return f"nat:{word[:-1] if len(word) > 4 and word.endswith('s') else word}", None
    return bodies.key(one.document, one.text)


def _is_body(kind: Kind) -> bool:
    return kind not in (Kind.PERSON, Kind.PLACE, Kind.NATIONALITY)


def _named(documents: Sequence[AnnotatedDocument], places: Mapping[str, Place]) -> list[Named]:
    found = [
        (number, fold(mention.evidence.quote), mention)
        for number, annotated in enumerate(documents)
        for mention in annotated.mentions
        if mention.form is Form.NAME
    ]
    kinds = _settled_kinds([(words, mention) for _, words, mention in found], places)
    return [Named(mention, number, words, kinds.get(words, mention.kind)) for number, words, mention in found]


def _settled_kinds(
    found: Sequence[tuple[tuple[str, ...], Mention]], places: Mapping[str, Place]
) -> dict[tuple[str, ...], Kind]:
    """One kind for each spelling, the most frequent; not for what a country or capital is called. A lone name that is
    a person in one report and ends a person's full name is that person where a poorer report left it unclear."""
    counts: dict[tuple[str, ...], Counter[Kind]] = defaultdict(Counter)
    fixed: set[tuple[str, ...]] = set()
    for words, mention in found:
        counts[words][mention.kind] += 1
        place = places.get(mention.id)
        if mention.kind is Kind.NATIONALITY or (place is not None and place.kind in ("country", "capital")):
            fixed.add(words)
    order = list(Kind)
    surnames = {words[-1:] for words, some in counts.items() if len(words) > 1 and some[Kind.PERSON]}
    return {
        words: Kind.PERSON
        if words in surnames and some[Kind.PERSON]
        else min(some, key=lambda kind: (-some[kind], order.index(kind)))
        for words, some in counts.items()
        if words not in fixed and len(some) > 1
    }


def _place_key(
    one: Named, places: Mapping[str, Place], gazetteer: Gazetteer, unplaced: Mapping[tuple[str, ...], str]
) -> tuple[str, str | None]:
    place = places.get(one.mention.id)
    if place is None:
        return f"plc:{unplaced.get(one.words, ' '.join(one.words))}", None
    if place.kind == "capital" and not one.mention.literal and place.country:
        country = gazetteer.country(place.country)
        if country is not None:
            return f"plc:{country.gazetteer_id}", f'"{one.text}" stands for the government of {country.name}'
    spelled = fold(place.name) == one.words
    return f"plc:{place.gazetteer_id}", None if spelled else f'"{one.text}" is {place.name} in the gazetteer'


def _unplaced_variants(names: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """One spelling for all of a place that the gazetteer does not know."""
    blocks: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(set(names)):
        blocks[consonants("".join(_bare(words)))].append(words)
    chosen: dict[tuple[str, ...], str] = {}
    for block in blocks.values():
        heads: list[tuple[str, ...]] = []
        for words in block:
            head = next(
                (one for one in heads if same_words(_bare(one), _bare(words)) or _bare(one) == _bare(words)), None
            )
            if head is None:
                heads.append(words)
            chosen[words] = " ".join(head or words)
    return chosen


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(word for word in words if word not in PLACE_NOUNS)
    return kept or words


def _refer(documents: Sequence[AnnotatedDocument], keys: Keys) -> None:
    """Roles and pronouns: the key of the name; an unresolved role phrase is one entity within its document."""
    for number, annotated in enumerate(documents):
        for mention in annotated.mentions:
            if mention.form is Form.NAME:
                continue
            antecedent = keys.of.get(mention.same_as or "")
            if antecedent is not None:
                keys.of[mention.id] = antecedent
                keys.why[mention.id] = (f'"{mention.evidence.quote}" refers to a name before it',)
            elif mention.form is Form.ROLE:
                keys.of[mention.id] = f"role:{number}:{' '.join(fold(mention.evidence.quote))}"
            else:
                keys.of[mention.id] = f"pronoun:{mention.id}"
