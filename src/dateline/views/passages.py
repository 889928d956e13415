"""Search and ask: passages in the reports' own words, ranked, every side of a disputed matter among the first five."""

from dataclasses import dataclass, replace

from dateline.records.claim import Stance
from dateline.records.conflict import Conflict, ConflictMember
from dateline.records.corpus import AnnotatedDocument, Corpus
from dateline.records.period import to_edtf
from dateline.views.lookup import Lookup, look_up
from dateline.views.periods import show_period
from dateline.views.questions import read_question
from dateline.views.ranking import Hit, Index, Scored, rank
from dateline.views.rows import Row
from dateline.views.selection import Chosen, choose, same_words, window

__all__ = ["Answer", "Hit", "Index", "Passage", "answer_json", "ask", "find_answer", "find_passages", "search"]

#: How many passages an answer holds.
PASSAGES = 10

#: Where every side of a disputed matter has to be by.
FIRST = 5

#: How many of the first passages may call in the other sides of their conflicts; more would crowd out the rest.
CONFLICT_LEADS = 2

#: Share of the question, by weight, that the best passage and its neighbours must speak of for an answer.
MIN_COVERAGE = 0.4  # of 39 answerable questions the lowest has .47; of ten others six stay below


STANCES = {Stance.ASSERTS: "asserted", Stance.DENIES: "denied", Stance.DOUBTS: "doubted"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or two short ones, at ``start:end`` of the document's text.

    ``speaker``: whose claim it carries, None if nobody's. ``side``: what it says in the slot of the conflict it
    belongs to, None if it belongs to none. ``capture_start``/``capture_end``: None unless the capture is plain text.
    """

    rank: int
    document_id: str
    capture: str
    capture_start: int | None
    capture_end: int | None
    start: int
    end: int
    quote: str
    outlet: str | None
    published: str | None
    speaker: str | None
    side: str | None
    event_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Passages, best first. ``answered`` False: the reports do not say; the passages are then only the nearest."""

    question: str
    answered: bool
    passages: tuple[Passage, ...]


def ask(corpus: Corpus | Lookup, index: Index, question: str) -> Row:
    """:func:`find_answer` as the contract's ``--json`` object."""
    return answer_json(find_answer(corpus, index, question))


def search(corpus: Corpus | Lookup, index: Index, words: str, *, limit: int = 20) -> Row:
    """:func:`find_passages` as the contract's ``--json`` object."""
    return answer_json(find_passages(corpus, index, words, limit=limit))


def find_answer(corpus: Corpus | Lookup, index: Index, question: str) -> Answer:
    """Passages that answer ``question``, ranked by its words, the names and dates in it and the answer it wants."""
    known = look_up(corpus)
    asked = read_question(question)
    ranked = rank(known, index, asked)
    answered = bool(ranked) and max(one.coverage for one in ranked[:FIRST]) >= MIN_COVERAGE
    chosen = _with_every_side(known, choose(known, ranked, limit=PASSAGES), ranked)
    return Answer(question, answered, _numbered([_passage(known, one) for one in chosen]))


def find_passages(corpus: Corpus | Lookup, index: Index, words: str, *, limit: int = 20) -> Answer:
    """Sentences that hold any of ``words``, best first, the same words of a reprint once."""
    known = look_up(corpus)
    chosen: list[Chosen] = []
    for hit in index.search(words, limit * 2):
        annotated = known.documents.get(hit.document_id)
        if annotated is None:
            continue
        start, end = window(annotated.document.text, hit.start, hit.end, words)
        one = Chosen(hit.document_id, start, end)
        if not any(same_words(known, one, other) for other in chosen):
            chosen.append(one)
    return Answer(words, bool(chosen), _numbered([_passage(known, one) for one in chosen[:limit]]))


def answer_json(answer: Answer) -> Row:
    """The answer as the contract's ``--json`` object."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "passages": [_passage_json(one) for one in answer.passages],
    }


def _passage_json(passage: Passage) -> Row:
    values = {name: getattr(passage, name) for name in passage.__slots__}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _numbered(passages: list[Passage]) -> tuple[Passage, ...]:
    return tuple(replace(one, rank=number) for number, one in enumerate(passages, start=1))


def _passage(known: Lookup, chosen: Chosen) -> Passage:
    annotated = known.documents[chosen.document_id]
    start, end = chosen.start, chosen.end
    told = [one for one in annotated.event_mentions if start <= one.trigger.span.start < end]
    said = [one for one in annotated.claims if start < one.content.span.end and one.content.span.start < end]
    longest = max(
        said, key=lambda one: min(end, one.content.span.end) - max(start, one.content.span.start), default=None
    )
    return Passage(
        rank=0,
        document_id=chosen.document_id,
        capture=known.uri(annotated),
        capture_start=known.capture_offset(annotated, start),
        capture_end=known.capture_offset(annotated, end),
        start=start,
        end=end,
        quote=annotated.document.text[start:end],
        outlet=annotated.document.outlet,
        published=to_edtf(annotated.document.published.period),
        speaker=None if longest is None else known.speaker(longest),
        side=_side(known, annotated, start, end),
        event_ids=tuple(dict.fromkeys(known.event_of[one.id] for one in told if one.id in known.event_of)),
        claim_ids=tuple(one.id for one in said),
    )


def _with_every_side(known: Lookup, chosen: list[Chosen], ranked: list[Scored]) -> list[Chosen]:
    """Put the other sides of the leading passages' conflicts among the first five, in place of the last of these."""
    leads = chosen[:CONFLICT_LEADS]
    missing: list[Chosen] = []
    for lead in leads:
        for conflict in _conflicts_at(known, lead.document_id, lead.start, lead.end):
            for member in conflict.members:
                one = _member_passage(known, member)
                shown = [*chosen[:FIRST], *missing]
                if one is not None and not any(_overlap(one, each) or same_words(known, one, each) for each in shown):
                    missing.append(one)
    if not missing:
        return chosen
    rest = [one for one in chosen[len(leads) :] if not any(_overlap(one, each) for each in missing)]
    kept_before = max(0, FIRST - len(leads) - len(missing))
    return [*leads, *rest[:kept_before], *missing, *rest[kept_before:]][:PASSAGES]


def _overlap(left: Chosen, right: Chosen) -> bool:
    return left.document_id == right.document_id and left.start < right.end and right.start < left.end


def _conflicts_at(known: Lookup, document_id: str, start: int, end: int) -> list[Conflict]:
    return [
        conflict
        for conflict in known.conflicts.values()
        if any(one.document_id == document_id and one.start < end and start < one.end for one in conflict.members)
    ]


def _member_passage(known: Lookup, member: ConflictMember) -> Chosen | None:
    annotated = known.documents.get(member.document_id)
    if annotated is None:
        return None
    sentence = known.sentence_at(member.document_id, member.start)
    bounds = (member.start, member.end) if sentence is None else (sentence.start, sentence.end)
    words = annotated.document.text[member.start : member.end]
    return Chosen(member.document_id, *window(annotated.document.text, *bounds, words))


def _side(known: Lookup, annotated: AnnotatedDocument, start: int, end: int) -> str | None:
    """What the passage says in the slot that accounts differ in: "denied", "4 Mar 2031", "at least 12"."""
    here = [
        (min(end, member.end) - max(start, member.start), conflict, member)
        for conflict in known.conflicts.values()
        for member in conflict.members
        if member.document_id == annotated.document.id and member.start < end and start < member.end
    ]
    if not here:
        return None
    _, conflict, member = max(here, key=lambda one: one[0])
    return _position(known, conflict, member)


def _position(known: Lookup, conflict: Conflict, member: ConflictMember) -> str:
    claim = known.claims.get(member.claim_id or "")
    told = known.event_mentions.get(member.event_mention_id or "")
    if told is None:
        return "says otherwise" if claim is None else STANCES[claim.record.stance]
    mention = told.record
    if conflict.slot == "period":
        return show_period(mention.period)
    if conflict.slot == "place":
        place = known.entity(mention.place_mention_id)
        return "place not named" if place is None else place.name
    numbers = [known.quantities[one].record for one in mention.quantity_ids if one in known.quantities]
    fitting = [one.evidence.quote for one in numbers if one.what in conflict.slot] or [
        one.evidence.quote for one in numbers if conflict.slot.startswith("quant")
    ]
    return fitting[0] if fitting else mention.status.value
