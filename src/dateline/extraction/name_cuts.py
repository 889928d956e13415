"""Cuts runs of capitalised words into drafts: at titles, at demonyms, where the engine sees a person begin."""

from collections.abc import Iterator, Sequence

from dateline.extraction.name_drafts import NAMING, Draft, EngineSpans
from dateline.extraction.name_knowledge import NameKnowledge
from dateline.extraction.name_words import CONNECTORS, Word
from dateline.records.language import NameSpan
from dateline.records.mention import Kind

#: Before a demonym these make another one ("West African").
COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "latin"}
)

#: Adjectives that part a place: lower case in a sentence, capital only where they open it.
COMPASS_ADJECTIVES = frozenset({
    "northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern",
    "southwestern", "coastal", "rural", "downtown",
})  # fmt: skip

#: The engine's score from which two places side by side are one name to it ("Bab el-Oued").
SURE_WHOLE = 0.7


def cut_run(
    words: Sequence[Word], first: int, last: int, engine: EngineSpans, knowledge: NameKnowledge
) -> Iterator[Draft]:
    """The drafts in the run of capitalised words ``first:last``, in order; none where it is an office alone."""
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
                yield _titled_before(piece, run, before, field=field, knowledge=knowledge)


def _titled_before(
    piece: Draft, run: tuple[Word, ...], before: Word | None, *, field: bool, knowledge: NameKnowledge
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
        if _describes(run, engine, knowledge):
            return run[1:]
    return run


def _describes(run: tuple[Word, ...], engine: EngineSpans, knowledge: NameKnowledge) -> bool:
    """Whether a capital adjective opens the sentence before a name ("Neighbouring Uganda", "Eastern China")."""
    rest = " ".join(word.text for word in run[1:])
    if knowledge.well_known(f"{run[0].text} {rest}"):
        return False
    span = engine.covering(run[1].start, run[-1].end)
    starts = span is not None and span.start == run[1].start
    if run[0].lower in COMPASS_ADJECTIVES:
        return knowledge.well_known(rest) or (starts and span is not None and span.label == "PLACE")
    return starts and (run[0].pos == "ADJ" or (run[0].pos == "NOUN" and knowledge.well_known(rest)))


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
    if at is None or knowledge.well_known(" ".join(word.text for word in run)):
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
    if len(left) > 1 and left[0].lower in lexicon.role_modifiers and knowledge.well_known(left[1].text):
        left = left[1:]  # "Acting U.S. Attorney Lee"
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
        and (
            words[tail - 2].lower in knowledge.lexicon.organisation_heads
            or knowledge.well_known(" ".join(word.text for word in words[: tail - 1]))
        )
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
        before = engine.covering(left[0].start, left[-1].end)
        parted = before is not None and before.label == "PLACE" and before.end <= words[at].start
        if _place_alone(words, at, before, knowledge):
            yield Draft(left, draft.titled, None, draft.titles)
            yield Draft(words[at:])
            return
        if (
            starts
            and (len(words) - at > 1 or parted)
            and (knowledge.well_known(text) or text.isupper() or _ends_body(left, knowledge))
        ):
            yield Draft(left, draft.titled, None, draft.titles)
            yield Draft(words[at:], True, None, ())
            return
        rest = " ".join(word.text for word in words[at:])
        both = knowledge.well_known(text) and knowledge.well_known(rest) and not _ends_body(words, knowledge)
        whole = engine.covering(words[0].start, words[-1].end)
        states = knowledge.government(text) and knowledge.government(rest)
        both = both and (states or whole is None or whole.score < SURE_WHOLE)
        if both and not knowledge.well_known(f"{text} {rest}"):
            yield Draft(left, draft.titled, None, draft.titles)
            yield Draft(words[at:])
            return
    yield draft


def _place_alone(words: Sequence[Word], at: int, before: NameSpan | None, knowledge: NameKnowledge) -> bool:
    """Whether the engine sees a known place in the first words and goes on with something else ("Norland Census")."""
    if before is None or before.label != "PLACE" or before.start != words[0].start or before.end != words[at - 1].end:
        return False
    lexicon = knowledge.lexicon
    heads = lexicon.organisation_heads | lexicon.place_heads | lexicon.event_heads
    text = " ".join(word.text for word in words[:at])
    goes_on = words[at].capital and words[at].text[0].isupper() and not any(w.lower in heads for w in words[at:])
    return goes_on and before.score >= SURE_WHOLE and knowledge.well_known(text)


def with_groups(words: Sequence[Word], drafts: list[Draft], knowledge: NameKnowledge) -> list[Draft]:
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
