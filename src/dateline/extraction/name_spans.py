"""Where names may stand: runs of capitalised words, cut at titles, possessives, demonyms and the engine's borders."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extraction.name_knowledge import NameKnowledge
from dateline.extraction.name_words import Word
from dateline.records.language import NameSpan
from dateline.records.mention import Kind

#: Words that may stand inside a name of a body; whether they do is decided by what stands before them.
CONNECTORS = frozenset({"of", "for", "and", "on", "in", "the", "to", "against", "without", "&"})

#: Common nouns whose possessive is part of a name ("People's", "Workers'").
POSSESSIVE_IN_NAMES = frozenset(
    ["people", "peoples", "women", "children", "men", "workers", "farmers", "teachers", "journalists", "lawyers", "lord", "king", "queen", "king", "mother", "student", "students", "doctors", "citizens", "parents", "peasants"]
)

#: Numbers that follow "Group of".
NUMBERS = frozenset({"three", "five", "six", "seven", "eight", "ten", "twenty"})

ROMAN = re.compile(r"[IVX]{1,4}")

#: Before a demonym these make another one ("West African").
COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "latin"}
)

#: Engine labels that say a stretch is one name.
NAMING = frozenset({"PERSON", "ORG", "PLACE", "PRODUCT", "EVENT", "WORK"})


@dataclass(frozen=True, slots=True)
class Draft:
    """Consecutive words that may be one name. ``titled``: a title stood before it. ``kind``: already sure, or None."""

    words: tuple[Word, ...]
    titled: bool = False
    kind: Kind | None = None
    titles: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


@dataclass(frozen=True, slots=True)
class EngineSpans:
    """The engine's raw spans, sorted, with the questions that the rules ask of them."""

    spans: tuple[NameSpan, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, spans: Sequence[NameSpan]) -> "EngineSpans":
        ordered = tuple(sorted(spans, key=lambda span: (span.start, span.end)))
        return cls(ordered, tuple(span.start for span in ordered))

    def covering(self, start: int, end: int) -> NameSpan | None:
        """The span that holds all of ``start:end`` (a trailing possessive does not matter), None if none does."""
        for span in self.touching(start, end):
            if span.start <= start and end <= span.end:
                return span
        return None

    def touching(self, start: int, end: int) -> list[NameSpan]:
        """All spans that share a character with ``start:end``."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_left(self.starts, end)
        return [span for span in self.spans[first:last] if span.start < end and start < span.end]


def find_drafts(words: Sequence[Word], engine: EngineSpans, knowledge: NameKnowledge) -> list[Draft]:
    """All drafts in text order; none overlap."""
    drafts: list[Draft] = []
    for first, last in _runs(words, engine, knowledge):
        drafts.extend(_cut(words, first, last, engine, knowledge))
    return _with_groups(words, drafts, knowledge)


def _runs(words: Sequence[Word], engine: EngineSpans, knowledge: NameKnowledge) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words that a name may fill."""
    position = 0
    while position < len(words):
        if not _can_open(words, position, engine, knowledge):
            position += 1
            continue
        end = position + 1
        while (reach := _extension(words, position, end, engine, knowledge)) > end:
            end = reach
        yield position, end
        position = end


def _can_open(words: Sequence[Word], position: int, engine: EngineSpans, knowledge: NameKnowledge) -> bool:
    word = words[position]
    if not word.capital:
        follower = words[position + 1] if position + 1 < len(words) else None
        particle = word.lower in ("al", "el", "bin", "ibn", "von", "van", "de") and follower is not None
        span = engine.covering(word.start, follower.end) if particle and follower else None
        return bool(particle and follower and follower.capital and follower.joined and span and span.label in NAMING)
    return _nameable(words, position, engine, knowledge)


def _nameable(words: Sequence[Word], position: int, engine: EngineSpans, knowledge: NameKnowledge) -> bool:
    """Whether a capitalised word may be part of a name: no weekday, month or function word unless the engine insists."""
    word, lexicon = words[position], knowledge.lexicon
    if word.lower in lexicon.common_acronyms:
        return False
    if word.text.isupper() and len(word.text) > 1:
        return True
    if word.possessive and word.lower in POSSESSIVE_IN_NAMES:
        return position + 1 < len(words) and words[position + 1].capital
    if word.lower in lexicon.opening_words and (word.first or word.kind != "body"):
        return False
    if word.lower not in lexicon.not_names:
        return not word.text[0].isdigit() or word.joined == "hyphen"
    if word.lower in NUMBERS and position > 1 and words[position - 2].text == "Group":
        return words[position - 1].lower == "of"
    if ROMAN.fullmatch(word.text) and position and words[position - 1].lower in lexicon.organisation_heads:
        return True
    span = engine.covering(word.start, word.end)
    if span is None or span.label not in NAMING or word.first:
        return False
    return span.end - span.start > word.end - word.start + 2 and span.start < word.start


def _extension(words: Sequence[Word], start: int, end: int, engine: EngineSpans, knowledge: NameKnowledge) -> int:
    """How far the run ``words[start:end]`` reaches when the next word is taken in; ``end`` when it is not."""
    if end >= len(words) or not words[end].joined:
        return end
    last, following = words[end - 1], words[end]
    if last.possessive and last.lower not in POSSESSIVE_IN_NAMES:
        return end
    if last.end < following.start - 1 and last.lower not in POSSESSIVE_IN_NAMES and "&" not in following.joined:
        gap = following.start - last.end
        if gap > 3:
            return end
    if following.capital:
        return end + 1 if _nameable(words, end, engine, knowledge) else end
    if following.text.isdigit() and len(following.text) <= 3 and _covered(engine, last, following):
        return end + 1
    return _across(words, start, end, engine, knowledge)


def _across(words: Sequence[Word], start: int, end: int, engine: EngineSpans, knowledge: NameKnowledge) -> int:
    """Over lower-case words to the next capital, when what stands before them asks for it."""
    stop = end
    while stop < len(words) and stop - end < 3 and words[stop].joined and not words[stop].capital:
        stop += 1
    if stop >= len(words) or stop == end or not words[stop].capital or not words[stop].joined:
        return end
    between = [word.lower for word in words[end:stop]]
    if not _nameable(words, stop, engine, knowledge) or words[stop - 1].possessive:
        return end
    if all(word in knowledge.lexicon.small_words or word == "y" for word in between):
        return stop + 1 if words[end].lower != "as" and words[end].lower != "at" else end
    if not all(word in CONNECTORS or word in knowledge.lexicon.small_words for word in between):
        return end
    if between == ["and"] and knowledge.well_known(" ".join(word.text for word in words[start : stop + 1])):
        return stop + 1
    mission = between == ["in"] and words[end - 1].lower in ("mission", "office", "embassy", "command")
    if mission and knowledge.well_known(words[stop].text):
        return stop + 1
    if _opens_body(words[start:end], between[0], knowledge) or _covered(engine, words[end - 1], words[stop]):
        if between[0] == "and" and not _and_inside(words, start, end, stop, engine, knowledge):
            return end
        return (
            stop + 1
            if between[0] not in ("in", "on", "to", "the") or _covered(engine, words[end - 1], words[stop])
            else end
        )
    return end


def _opens_body(run: Sequence[Word], connector: str, knowledge: NameKnowledge) -> bool:
    lexicon = knowledge.lexicon
    lowers = [word.lower for word in run]
    if connector == "of":
        last = lowers[-1]
        watery = last in (
            "gulf",
            "strait",
            "straits",
            "bay",
            "sea",
            "isle",
            "cape",
            "horn",
            "republic",
            "kingdom",
            "state",
            "church",
            "emirate",
        )
        loose_opener = len(run) > 1 and last in ("house", "general", "national", "people's", "party", "board", "guards")
        return (
            watery
            or (last in lexicon.organisation_openers and not loose_opener)
            or (last in lexicon.event_openers and last != "operation")
        )
    if connector in ("for", "against", "without"):
        return any(word in lexicon.organisation_openers for word in lowers)
    return connector == "and" and any(word in lexicon.organisation_openers for word in lowers)


def _and_inside(
    words: Sequence[Word], start: int, end: int, stop: int, engine: EngineSpans, knowledge: NameKnowledge
) -> bool:
    whole = " ".join(word.text for word in words[start : stop + 1])
    if knowledge.well_known(whole):
        return True
    if knowledge.alone(words[end - 1].text) and knowledge.alone(words[stop].text):
        return False
    span = engine.covering(words[end - 1].start, words[stop].end)
    return span is not None and span.label in ("ORG", "EVENT", "WORK")


def _covered(engine: EngineSpans, left: Word, right: Word) -> bool:
    span = engine.covering(left.start, right.end)
    return span is not None and span.label in NAMING


def _cut(
    words: Sequence[Word], first: int, last: int, engine: EngineSpans, knowledge: NameKnowledge
) -> Iterator[Draft]:
    run = tuple(words[first:last])
    run = _without_opening(run, engine, knowledge)
    if not run:
        return
    before = words[first - 1] if first and words[first].joined else None
    field = False
    if _field_of_office(words, first, knowledge) and not _ends_body(run, knowledge):
        while run and run[0].lower in knowledge.lexicon.role_modifiers:
            run, field = run[1:], True
        if not run:
            return
    for draft in _at_titles(run, engine, knowledge):
        for part in _at_engine_borders(draft, engine, knowledge):
            for piece in _at_demonyms(part, engine, knowledge):
                yield _titled_before(piece, run, before, field, knowledge)


def _titled_before(
    piece: Draft, run: tuple[Word, ...], before: Word | None, field: bool, knowledge: NameKnowledge
) -> Draft:
    lexicon = knowledge.lexicon
    title = before is not None and before.lower in lexicon.titles | lexicon.person_roles and not before.possessive
    if piece.kind is None and not piece.titled and piece.words[0] is run[0] and (title or field):
        return Draft(piece.words, True, None, (before.lower,) if before else ())
    return piece


def _without_opening(run: tuple[Word, ...], engine: EngineSpans, knowledge: NameKnowledge) -> tuple[Word, ...]:
    """Drops a word that is capital only because it opens the sentence."""
    if len(run) > 1 and run[0].first and not knowledge.demonym(run[0].text):
        word = run[0]
        loose = word.pos in ("ADV", "ADP", "VERB", "SCONJ", "CCONJ", "DET", "PRON", "AUX", "INTJ")
        span = engine.covering(word.start, run[1].end)
        if loose and (span is None or span.label not in NAMING) and word.lower not in knowledge.lexicon.titles:
            return run[1:]
        rest = engine.covering(run[1].start, run[-1].end)
        person = rest is not None and rest.label == "PERSON" and rest.start == run[1].start and len(run) > 2
        if person and not knowledge.alone(word.text):
            return run[1:]
    return run


def _field_of_office(words: Sequence[Word], first: int, knowledge: NameKnowledge) -> bool:
    """Whether "Minister of" or the like stands before: what follows begins with the field of the office."""
    if first < 2 or words[first - 1].lower not in ("of", "for") or not words[first].joined:
        return False
    return words[first - 2].lower in knowledge.lexicon.titles and bool(words[first - 1].joined)


def _ends_body(run: Sequence[Word], knowledge: NameKnowledge) -> bool:
    lexicon = knowledge.lexicon
    last = run[-1].lower
    return len(run) > 1 and last in lexicon.organisation_heads | lexicon.place_heads | lexicon.event_heads


def _at_titles(run: tuple[Word, ...], engine: EngineSpans, knowledge: NameKnowledge) -> Iterator[Draft]:
    """Cuts "Defence Minister Ann Lee" to the name; what stands before the title is looked at by itself."""
    lexicon = knowledge.lexicon
    at = max((i for i, word in enumerate(run) if word.lower in lexicon.titles), default=None)
    if at is None:
        yield Draft(run)
        return
    is_last = at == len(run) - 1
    span = engine.covering(run[0].start, run[-1].end)
    if _ends_body(run, knowledge) and not is_last:
        yield Draft(run)
        return
    if is_last and len(run) > 1 and span is not None and span.label == "PERSON" and run[0].lower not in lexicon.titles:
        yield Draft(run)
        return
    left, right = list(run[:at]), list(run[at + 1 :])
    stripped: list[str] = [run[at].lower]
    while left and (left[-1].lower in lexicon.role_modifiers | lexicon.titles) and not _keeps(left, engine):
        stripped.insert(0, left.pop().lower)
    if left and right and left[-1].lower in CONNECTORS:
        left = left[:-1]
    if left and not (len(left) == 1 and left[0].lower in lexicon.organisation_heads and not left[0].text.isupper()):
        yield Draft(tuple(left))
    while right and (right[0].lower in CONNECTORS or right[0].lower in ("affairs",)):
        right = right[1:]
    if right:
        yield Draft(tuple(right), True, None, tuple(stripped))


def _keeps(left: list[Word], engine: EngineSpans) -> bool:
    span = engine.covering(left[0].start, left[-1].end)
    return span is not None and span.label == "ORG" and span.end <= left[-1].end + 2 and left[-1].text.isupper()


def _at_demonyms(draft: Draft, engine: EngineSpans, knowledge: NameKnowledge) -> Iterator[Draft]:
    """Takes "Danish" off "Danish Novo" but leaves "Danish Red Cross Society" whole."""
    words, lead = draft.words, 0
    groups: list[tuple[Word, ...]] = []
    while lead < len(words) and (step := _demonym_at(words, lead, knowledge)):
        groups.append(words[lead : lead + step])
        lead += step
    whole = " ".join(word.text for word in words)
    if lead == len(words):
        for group in groups:
            people = group[0].text in knowledge.lexicon.peoples
            yield Draft(group, False, Kind.ORGANISATION if people else Kind.NATIONALITY)
        return
    if lead == 0 or _belongs(words, lead, engine, knowledge) or knowledge.well_known(whole):
        yield from _before_people(draft, knowledge)
        return
    for group in groups:
        yield Draft(group, False, Kind.NATIONALITY)
    yield Draft(words[lead:], draft.titled, draft.kind, draft.titles)


def _demonym_at(words: tuple[Word, ...], at: int, knowledge: NameKnowledge) -> int:
    """How many words of a demonym begin here: 2 for "Sri Lankan", 0 for none."""
    if at + 1 < len(words) and f"{words[at].text} {words[at + 1].text}" in knowledge.lexicon.demonyms:
        return 2
    if at + 1 < len(words) and words[at].lower in COMPASS and knowledge.demonym(words[at + 1].text):
        return 2
    return int(knowledge.demonym(words[at].text))


def _belongs(words: tuple[Word, ...], lead: int, engine: EngineSpans, knowledge: NameKnowledge) -> bool:
    if _ends_body(words, knowledge) or words[lead].lower in knowledge.lexicon.organisation_openers:
        return True
    span = engine.covering(words[lead - 1].start, words[-1].end)
    creed = knowledge.lexicon.demonyms.get(words[lead - 1].text) == "-"
    return span is not None and span.label in ("ORG", "PLACE", "EVENT", "WORK") and (creed or span.label != "PLACE")


def _before_people(draft: Draft, knowledge: NameKnowledge) -> Iterator[Draft]:
    """Parts "Army Kurds" where a list has lost its comma."""
    words = draft.words
    tail = len(words)
    while (
        tail > 1
        and knowledge.demonym(words[tail - 1].text)
        and words[tail - 2].lower in knowledge.lexicon.organisation_heads
    ):
        tail -= 1
    if tail < len(words):
        yield Draft(words[:tail], draft.titled, draft.kind, draft.titles)
        yield from (
            Draft((w,), False, Kind.ORGANISATION if w.text in knowledge.lexicon.peoples else Kind.NATIONALITY)
            for w in words[tail:]
        )
    else:
        yield draft


def _at_engine_borders(draft: Draft, engine: EngineSpans, knowledge: NameKnowledge) -> Iterator[Draft]:
    """Parts "Malta Ann Lee" where the engine sees a person begin and what stands before is a name by itself."""
    words = draft.words
    for at in range(1, len(words)):
        left = words[:at]
        span = engine.covering(words[at].start, words[-1].end)
        starts = span is not None and span.label == "PERSON" and span.start == words[at].start
        text = " ".join(word.text for word in left)
        if (
            starts
            and len(words) - at > 1
            and (knowledge.well_known(text) or text.isupper() or _ends_body(left, knowledge))
        ):
            yield Draft(left, draft.titled, None, draft.titles)
            yield Draft(words[at:], True, None, ())
            return
        rest = " ".join(word.text for word in words[at:])
        if knowledge.well_known(text) and knowledge.well_known(rest) and not knowledge.well_known(f"{text} {rest}"):
            yield Draft(left, draft.titled, None, draft.titles)
            yield Draft(words[at:])
            return
    yield draft


def _with_groups(words: Sequence[Word], drafts: list[Draft], knowledge: NameKnowledge) -> list[Draft]:
    """Turns a nationality before "army" or "government" into the name of that body, and "A-B border" into a place."""
    index = {word.start: number for number, word in enumerate(words)}
    found: list[Draft] = []
    skip_to = -1
    for draft in drafts:
        if draft.start < skip_to:
            rest = tuple(word for word in draft.words if word.start >= skip_to)
            if not rest:
                continue
            draft = Draft(rest, True)
        grown = None
        if draft.kind is Kind.NATIONALITY or (
            len(draft.words) == 1 and draft.words[0].lower in ("us", "u.s", "uk", "un")
        ):
            grown = _group(words, index[draft.words[0].start], knowledge)
        if grown is None:
            grown = _border(words, index[draft.words[0].start], knowledge)
        found.append(grown or draft)
        skip_to = found[-1].end
    return found


def _group(words: Sequence[Word], at: int, knowledge: NameKnowledge) -> Draft | None:
    for noun in knowledge.lexicon.group_nouns:
        parts = noun.split()
        following = words[at + 1 : at + 1 + len(parts)]
        if [word.lower for word in following] == parts and all(word.joined for word in following):
            return Draft((words[at], *following), False, Kind.ORGANISATION)
    return None


def _border(words: Sequence[Word], at: int, knowledge: NameKnowledge) -> Draft | None:
    trio = words[at : at + 3]
    if len(trio) < 3 or trio[2].lower not in ("border", "frontier") or not trio[2].joined:
        return None
    adjacent = trio[1].start == trio[0].end + 1
    if adjacent and all(knowledge.alone(word.text) for word in trio[:2]):
        return Draft(tuple(trio), False, Kind.PLACE)
    return None
