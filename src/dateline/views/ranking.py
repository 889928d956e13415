"""How well each sentence answers a question: its words, names and dates, the answer wanted, and what stands beside."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Protocol

from dateline.records.entity import Entity
from dateline.records.evidence import Evidence
from dateline.records.language import Sentence
from dateline.records.mention import Form, Kind
from dateline.views.lookup import Lookup
from dateline.views.questions import Question, Term
from dateline.views.synonyms import SYNONYM_WEIGHT
from dateline.views.words import holds_words, skeleton, words_of


class Hit(Protocol):
    """A sentence that holds a word; ``score``: higher is better, comparable within one index."""

    @property
    def document_id(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def score(self) -> float: ...


class Index(Protocol):
    """Full-text search over sentences, any of the words, best first."""

    def search(self, words: str, limit: int) -> Sequence[Hit]:
        """At most ``limit`` sentences that hold any of ``words``; an empty list for words that hold nothing."""
        ...


#: A sentence of the corpus: document, and its place among the document's sentences.
Key = tuple[str, int]

#: Most sentences asked for per word: a word found more often than this tells sentences apart no longer.
HITS_PER_WORD = 300

# benchmarks/ask (seed questions): weights below are round numbers from which small steps either way change nothing.
CONTEXT_WEIGHT = 0.3
HEADLINE_WEIGHT = 0.1
DATE_BONUS = 0.15
WANT_BONUS = {"time": 0.1, "place": 0.05, "number": 0.1, "speaker": 0.08, "person": 0.03, "reason": 0.08}
SHORTEST_SKELETON = 3  # "hzbl" tells a name, "dr" does not
SHARED_LETTERS = 4
ADJECTIVE_ENDINGS = frozenset(("n", "an", "ian", "ish", "i", "ese", "ean", "s", "ns", "ans", "ians"))
REFERENCE_WEIGHT = 0.6  # a pronoun or a role for a name that the question gives
REASON_WORDS = (
    "because", "due to", "in order to", "so that", "as a result", "owing to", "therefore", "since", "objective",
    "aimed", "aim of", "purpose", "to prevent", "in response", "reason", "goal",
)  # fmt: skip

#: Regions whose sentences answer nothing.
SILENT_KINDS = frozenset({"byline", "credit", "syndication", "embed", "other"})


@dataclass(frozen=True, slots=True)
class Scored:
    """One sentence with its score and, term by term, how far it holds what was asked (0-1)."""

    key: Key
    sentence: Sentence
    score: float
    holds: tuple[float, ...]
    coverage: float


def named_entities(known: Lookup, question: str) -> list[tuple[Entity, tuple[str, ...]]]:
    """The entities that ``question`` names, each with the words it is named by, longest names first."""
    asked = words_of(question)
    present = set(asked)
    found = []
    for entity in known.entities.values():
        aliases = [tuple(words_of(one)) for one in dict.fromkeys((entity.name, *entity.aliases))]
        fitting = [one for one in aliases if one and one[0] in present and holds_words(asked, list(one))]
        if fitting:
            found.append((entity, max(fitting, key=len)))
    found.sort(key=lambda one: (-len(one[1]), one[0].id))
    return _longest(found)


def _longest(found: list[tuple[Entity, tuple[str, ...]]]) -> list[tuple[Entity, tuple[str, ...]]]:
    kept: list[tuple[Entity, tuple[str, ...]]] = []
    for entity, words in found:
        if not any(len(other) > len(words) and holds_words(list(other), list(words)) for _, other in kept):
            kept.append((entity, words))
    return kept


def rank(known: Lookup, index: Index, question: Question) -> list[Scored]:
    """Every sentence that holds something of the question, best first, ties by document and place."""
    named = named_entities(known, question.text)
    names = list(dict.fromkeys(words for _, words in named))
    taken = {word for name in names for word in name}
    terms = [one for one in question.terms if one.words[0] not in taken]
    spelled = _name_words(known)
    columns = [_term_scores(known, index, one, spelled) for one in terms]
    columns += [_name_scores(known, index, name, [e for e, words in named if words == name]) for name in names]
    weights = [one.weight for one in terms] + [1.0] * len(names)
    ideals = _ideals(columns)
    total = sum(weight * ideal for weight, ideal in zip(weights, ideals, strict=True)) or 1.0
    shares = [weight * ideal / total for weight, ideal in zip(weights, ideals, strict=True)]
    holds = _holds(columns, ideals)
    scored = [_score(known, question, key, holds, shares) for key in _candidates(known, question, holds)]
    order = {one.document.id: position for position, one in enumerate(known.corpus.documents)}
    kept = [one for one in scored if one.sentence.kind not in SILENT_KINDS]
    return sorted(kept, key=lambda one: (-one.score, order[one.key[0]], one.key[1]))


def _name_words(known: Lookup) -> dict[str, bool]:
    """Every word of the entities' names, in order, and whether it names a place."""
    found: dict[str, bool] = {}
    for entity in known.entities.values():
        for word in words_of(entity.name):
            found[word] = found.get(word, False) or entity.kind is Kind.PLACE
    return found


def _term_scores(known: Lookup, index: Index, term: Term, spelled: dict[str, bool]) -> dict[Key, float]:
    found = _hits(known, index, " ".join(term.words))
    others = (*term.alternatives, *_names_like(term.words[0], spelled, found=bool(found)))
    top = max(found.values(), default=0.0)
    for key, score in (_hits(known, index, " ".join(others)) if others else {}).items():
        weighed = SYNONYM_WEIGHT * (min(score, top) if top else score)
        found[key] = max(found.get(key, 0.0), weighed)
    return found


def _names_like(word: str, spelled: dict[str, bool], *, found: bool) -> list[str]:
    """Names of the corpus that ``word`` is an adjective of, or, when it is not found, another spelling of."""
    adjectives = [name for name, place in spelled.items() if place and name != word and _adjective_of(word, name)]
    bones = skeleton(word)
    if found or len(bones) < SHORTEST_SKELETON:
        return adjectives
    return adjectives + [name for name in spelled if name != word and skeleton(name) == bones]


def _adjective_of(word: str, name: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False)))
    return shared >= SHARED_LETTERS and word[shared:] in ADJECTIVE_ENDINGS and len(name) - shared <= 2


def _name_scores(known: Lookup, index: Index, name: tuple[str, ...], entities: list[Entity]) -> dict[Key, float]:
    by_word = [_hits(known, index, word) for word in name]
    found: dict[Key, float] = defaultdict(float)
    for hits in by_word:
        for key, score in hits.items():
            found[key] += score / len(by_word)
    best = max(found.values(), default=1.0)
    for entity in entities:
        for mention_id in entity.mention_ids:
            told = known.mentions.get(mention_id)
            if told is None:
                continue
            weight = 1.0 if told.record.form is Form.NAME else REFERENCE_WEIGHT
            at = _key_at(known, told.document.document.id, told.record.evidence.span.start)
            if at is not None:
                found[at] = max(found[at], weight * best)
    return dict(found)


def _hits(known: Lookup, index: Index, word: str) -> dict[Key, float]:
    found: dict[Key, float] = {}
    for hit in index.search(word, HITS_PER_WORD):
        key = _key_at(known, hit.document_id, hit.start)
        if key is not None:
            found[key] = max(found.get(key, 0.0), hit.score)
    return found


def _key_at(known: Lookup, document_id: str, offset: int) -> Key | None:
    number = known.sentence_number(document_id, offset)
    return None if number is None else (document_id, number)


def _ideals(columns: list[dict[Key, float]]) -> list[float]:
    """The best that any sentence does per term; a word found nowhere weighs like the rarest one found."""
    best = [max(one.values(), default=0.0) for one in columns]
    rarest = max(best, default=0.0) or 1.0
    return [one or rarest for one in best]


def _holds(columns: list[dict[Key, float]], ideals: list[float]) -> dict[Key, tuple[float, ...]]:
    keys = dict.fromkeys(key for one in columns for key in one)
    return {
        key: tuple(column.get(key, 0.0) / ideal for column, ideal in zip(columns, ideals, strict=True)) for key in keys
    }


def _candidates(known: Lookup, question: Question, holds: dict[Key, tuple[float, ...]]) -> Iterable[Key]:
    beside = [(document, number + step) for document, number in holds for step in (-1, 1)]
    every = dict.fromkeys([*holds, *beside])
    return [key for key in every if known.sentence(*key) is not None]


def _score(
    known: Lookup, question: Question, key: Key, holds: dict[Key, tuple[float, ...]], shares: list[float]
) -> Scored:
    sentence = known.sentence(*key)
    assert sentence is not None
    nothing = (0.0,) * len(shares)
    own = holds.get(key, nothing)
    document, number = key
    beside = [holds.get((document, number + step), nothing) for step in (-1, 1)]
    headline = holds.get((document, 0), nothing)
    words = sum(share * one for share, one in zip(shares, own, strict=True))
    context = sum(
        share * max(0.0, CONTEXT_WEIGHT * max(a, b) - own_, HEADLINE_WEIGHT * top - own_)
        for share, own_, a, b, top in zip(shares, own, *beside, headline, strict=True)
    )
    bonus = _bonus(known, question, key, sentence) if words > 0 else 0.0
    covered = sum(share for share, one, a, b in zip(shares, own, *beside, strict=True) if max(one, a, b) > 0)
    return Scored(key, sentence, words + context + bonus, own, covered)


def _bonus(known: Lookup, question: Question, key: Key, sentence: Sentence) -> float:
    annotated = known.documents[key[0]]
    inside = [one for one in annotated.times if _starts_in(sentence, one.evidence)]
    periods = [one.period for one in inside if one.period is not None]
    bonus = sum(DATE_BONUS for asked in question.dates if any(asked.meets(one) for one in periods))
    kinds = {one.kind for one in annotated.mentions if _starts_in(sentence, one.evidence)}
    text = annotated.document.text[sentence.start : sentence.end].casefold()
    said = [one.content.span for one in annotated.claims]
    given = {
        "time": bool(inside),
        "place": Kind.PLACE in kinds,
        "person": bool(kinds & {Kind.PERSON, Kind.ORGANISATION}),
        "number": any(_starts_in(sentence, one.evidence) for one in annotated.quantities),
        "speaker": any(sentence.start < one.end and one.start < sentence.end for one in said),
        "reason": any(one in text for one in REASON_WORDS),
    }
    return bonus + sum(WANT_BONUS[want] for want in sorted(question.wants) if given[want])


def _starts_in(sentence: Sentence, evidence: Evidence) -> bool:
    return sentence.start <= evidence.span.start < sentence.end
