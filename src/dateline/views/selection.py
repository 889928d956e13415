"""Which of the ranked sentences to show: no words twice, every part of the question, short neighbours together."""

from dataclasses import dataclass

from dateline.records.language import Sentence
from dateline.views.lookup import Lookup
from dateline.views.ranking import Key, Scored
from dateline.views.words import WORD, fold, stem, words_of

#: Most characters of a passage (contract).
LONGEST = 350

#: Share of words in common from which two passages say the same words: a reprint with a word or two changed.
SAME_WORDS = 0.8

#: Share of the shorter passage's words in the longer one from which it adds nothing, and how many words it takes:
#: a dateline or a clause more is no other passage, but three short words in common say little.
CONTAINED = 0.95
FEWEST_WORDS = 6

#: Words that turn a sentence round: two passages that differ in them never say the same.
DENIED = "not no never none neither nor denied denies deny without false untrue n't cannot premature"
DENIALS = frozenset(DENIED.split())

#: What a part of the question that no passage before it speaks of adds to a sentence that does.
NEW_PART_BONUS = 0.35

#: Share of words in common taken off a sentence's score, so that the next passage says something new.
REPETITION = 0.25

#: Share of the best sentence's score below which a sentence is no answer beside it.
FAINTEST = 0.25

#: How many of the ranked sentences are weighed against one another.
POOL = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """A passage: half-open characters of the document's text."""

    document_id: str
    start: int
    end: int


def choose(known: Lookup, ranked: list[Scored], *, limit: int) -> list[Chosen]:
    """At most ``limit`` passages of ``ranked``, best first, each worth something beside those before it."""
    floor = FAINTEST * max((one.score for one in ranked[:1]), default=0.0)
    pool = [one for one in ranked[:POOL] if one.score > floor]
    by_key = {one.key: one for one in ranked}
    chosen: list[Chosen] = []
    covered: tuple[float, ...] = ()
    vocabulary = {one.key: _vocabulary(known, one) for one in pool}
    shown: list[frozenset[str]] = []
    while pool and len(chosen) < limit:
        best = max(pool, key=lambda one: _worth(one, covered, vocabulary[one.key], shown))
        pool.remove(best)
        passage = _widened(known, best, by_key, chosen)
        if passage is None or any(same_words(known, one, passage) for one in chosen):
            continue
        chosen.append(passage)
        shown.append(vocabulary[best.key])
        covered = tuple(map(max, covered, best.holds)) if covered else best.holds
    return chosen


def same_words(known: Lookup, left: Chosen, right: Chosen) -> bool:
    """Whether one passage says nothing beside the other, as a reprint does: its words are there, and no number of
    its own, and no denial more or less."""
    a = frozenset(words_of(_text(known, left)))
    b = frozenset(words_of(_text(known, right)))
    if not a or not b or bool(a & DENIALS) != bool(b & DENIALS):
        return False
    fewer, more = sorted((a, b), key=len)
    if any(word.isdigit() for word in fewer - more):
        return False
    shared = len(a & b)
    return shared / len(a | b) >= SAME_WORDS or (len(fewer) >= FEWEST_WORDS and shared / len(fewer) >= CONTAINED)


def window(text: str, start: int, end: int, wanted: str) -> tuple[int, int]:
    """``start:end`` if it is short enough for a passage, else the stretch of it, cut between words, that holds most
    of the ``wanted`` words."""
    if end - start <= LONGEST:
        return start, end
    stems = {stem(one) for one in words_of(wanted)}
    marks = [start + match.start() for match in WORD.finditer(text[start:end])]
    hits = [at for at in marks if stem(fold(WORD.match(text[at:end])[0])) in stems]  # type: ignore[index]
    first = max(marks, key=lambda at: (sum(at <= one < at + LONGEST - 20 for one in hits), -at))
    while first + LONGEST > end and first > start:  # a window at the end fills up leftwards
        earlier = [at for at in marks if at < first]
        if not earlier or end - earlier[-1] > LONGEST:
            break
        first = earlier[-1]
    cut = text.rfind(" ", first, first + LONGEST) if first + LONGEST < end else end
    return first, cut if cut > first else min(end, first + LONGEST)


def _worth(one: Scored, covered: tuple[float, ...], words: frozenset[str], shown: list[frozenset[str]]) -> float:
    if not shown:
        return one.score
    new = [own - before for own, before in zip(one.holds, covered, strict=True) if own > before]
    share = sum(new) / len(one.holds) if one.holds else 0.0
    repetition = max((len(words & other) / max(1, len(words | other)) for other in shown), default=0.0)
    return one.score + NEW_PART_BONUS * share - REPETITION * repetition


def _widened(known: Lookup, one: Scored, by_key: dict[Key, Scored], chosen: list[Chosen]) -> Chosen | None:
    """The sentence with a short neighbour that also speaks of the question, when both fit into one passage; None
    for a sentence that is shown already."""
    document_id, number = one.key
    sentence = one.sentence
    if _shown(document_id, sentence, chosen):
        return None
    beside = [by_key[key] for step in (1, -1) if (key := (document_id, number + step)) in by_key]
    fitting = [each for each in beside if _fits(one, each) and not _shown(document_id, each.sentence, chosen)]
    if fitting:
        other = max(fitting, key=lambda each: each.score).sentence
        return Chosen(document_id, min(other.start, sentence.start), max(other.end, sentence.end))
    text = known.documents[document_id].document.text
    return Chosen(document_id, *window(text, sentence.start, sentence.end, ""))


def _fits(one: Scored, other: Scored) -> bool:
    start = min(one.sentence.start, other.sentence.start)
    end = max(one.sentence.end, other.sentence.end)
    return one.sentence.kind == other.sentence.kind == "body" and end - start <= LONGEST and any(other.holds)


def _shown(document_id: str, sentence: Sentence, chosen: list[Chosen]) -> bool:
    here = [one for one in chosen if one.document_id == document_id]
    return any(one.start < sentence.end and sentence.start < one.end for one in here)


def _text(known: Lookup, one: Chosen) -> str:
    return known.documents[one.document_id].document.text[one.start : one.end]


def _vocabulary(known: Lookup, one: Scored) -> frozenset[str]:
    text = known.documents[one.key[0]].document.text[one.sentence.start : one.sentence.end]
    return frozenset(stem(word) for word in words_of(text))
