"""Where names may stand: runs of capitalised words with the small words inside them."""

import re
from collections.abc import Collection, Iterator, Sequence

from dateline.extraction.name_cuts import cut_run, with_groups
from dateline.extraction.name_drafts import NAMING, Draft, EngineSpans
from dateline.extraction.name_knowledge import NameKnowledge
from dateline.extraction.name_words import CONNECTORS, Word

#: Common nouns whose possessive is part of a name ("People's", "Workers'").
POSSESSIVE_IN_NAMES = frozenset({
    "people", "peoples", "women", "children", "men", "workers", "farmers", "teachers", "journalists", "lawyers",
    "lord", "king", "queen", "mother", "student", "students", "doctors", "citizens", "parents", "peasants",
})  # fmt: skip

#: Small words that some titles write with a capital: in running text they can only be inside a name.
STYLED = frozenset({"Of", "And", "For"})

#: The engine's score from which a number opens the name of a place.
SURE_PLACE = 0.85

#: Numbers that follow "Group of", or open a name.
NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "ten", "twenty"})

CONTRACTION = re.compile(r"(?:I|You|He|She|It|We|They|There|That|What|Who)[’'ʼ]\w{1,2}$")

ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)", re.IGNORECASE)

#: Words whose number follows them.
ROADS = frozenset({"highway", "route", "interstate", "motorway"})

ROMAN = re.compile(r"[IVX]{1,4}")


def find_drafts(words: Sequence[Word], engine: EngineSpans, knowledge: NameKnowledge) -> list[Draft]:
    """All drafts in text order; none overlap."""
    drafts: list[Draft] = []
    for first, last in _runs(words, engine, knowledge):
        drafts.extend(cut_run(words, first, last, engine, knowledge))
    return with_groups(words, drafts, knowledge)


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
        yield _with_article(words, position, end), end
        position = end


def _with_article(words: Sequence[Word], start: int, end: int) -> int:
    """One word further back where a title with capital small words has its article too ("The Voice Of Novo")."""
    styled = any(word.text in STYLED for word in words[start:end])
    article = start > 0 and words[start - 1].text == "The" and words[start].joined
    return start - 1 if styled and article else start


def _can_open(words: Sequence[Word], position: int, engine: EngineSpans, knowledge: NameKnowledge) -> bool:
    word = words[position]
    if not word.capital:
        follower = words[position + 1] if position + 1 < len(words) else None
        if ORDINAL.fullmatch(word.text) and follower is not None and follower.capital and follower.joined:
            return _covered(engine, word, follower, ("PLACE",)) and follower.lower in knowledge.lexicon.place_heads
        particle = word.lower in ("al", "el", "bin", "ibn", "von", "van", "de") and follower is not None
        span = engine.covering(word.start, follower.end) if particle and follower else None
        return bool(particle and follower and follower.capital and follower.joined and span and span.label in NAMING)
    return _nameable(words, position, engine, knowledge)


def _nameable(words: Sequence[Word], position: int, engine: EngineSpans, knowledge: NameKnowledge) -> bool:
    """Whether a capitalised word may be part of a name: weekdays and function words only if the engine insists."""
    word, lexicon = words[position], knowledge.lexicon
    if word.lower in lexicon.common_acronyms or CONTRACTION.match(word.text):
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
    if word.lower in NUMBERS and span.label == "PLACE" and span.score >= SURE_PLACE:
        return span.start == word.start and span.end > word.end  # "Seven Mile"
    return span.end - span.start > word.end - word.start + 2 and span.start < word.start


def _extension(words: Sequence[Word], start: int, end: int, engine: EngineSpans, knowledge: NameKnowledge) -> int:
    """How far the run ``words[start:end]`` reaches when the next word is taken in; ``end`` when it is not."""
    if end >= len(words) or not words[end].joined:
        return end
    last, following = words[end - 1], words[end]
    owner = last.possessive and _owner_inside(last, following, engine, knowledge)
    if last.possessive and last.lower not in POSSESSIVE_IN_NAMES and not owner:
        return end
    if last.end < following.start - 1 and not last.possessive and "&" not in following.joined:
        gap = following.start - last.end
        if gap > 3:
            return end
    if following.text in STYLED and not following.first and end + 1 < len(words) and words[end + 1].joined:
        return end + 2 if words[end + 1].capital and _nameable(words, end + 1, engine, knowledge) else end
    if following.capital:
        return end + 1 if _nameable(words, end, engine, knowledge) else end
    if following.text.isdigit() and len(following.text) <= 3:
        road = last.lower in ROADS and last.capital
        return end + 1 if road or _covered(engine, last, following) else end
    if ORDINAL.fullmatch(following.text) and end + 1 < len(words) and words[end + 1].capital and words[end + 1].joined:
        return end + 2 if _covered(engine, last, words[end + 1], ("PLACE", "ORG", "EVENT")) else end
    return _across(words, start, end, engine, knowledge)


def _owner_inside(owner: Word, head: Word, engine: EngineSpans, knowledge: NameKnowledge) -> bool:
    """Whether a name goes on behind a possessive ("Queen Anne's County"): the engine sees one place, body or
    feast across it, and the owner is no place itself ("London's Kew Gardens")."""
    span = engine.covering(owner.start, head.end)
    if span is None or not head.capital or knowledge.well_known(owner.text):
        return False
    heads = knowledge.lexicon.place_heads | knowledge.lexicon.organisation_heads
    return span.label == "EVENT" or (span.label in ("PLACE", "ORG") and head.lower in heads)


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
        return stop + 1 if words[end].lower not in ("as", "at", "an") else end
    if not all(word in CONNECTORS or word in knowledge.lexicon.small_words for word in between):
        return end
    if between == ["and"] and knowledge.well_known(" ".join(word.text for word in words[start : stop + 1])):
        return stop + 1
    mission = between == ["in"] and words[end - 1].lower in ("mission", "office", "embassy", "command")
    if mission and knowledge.well_known(words[stop].text):
        return stop + 1
    if _opens_body(words[start:end], between[0], knowledge) or _covered(engine, words[end - 1], words[stop]):
        if between[0] == "for" and _covered(engine, words[end - 1], words[stop], ("PLACE",)):
            return end
        if between[0] == "and" and not _and_inside(words, end, stop, engine, knowledge):
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


def _and_inside(words: Sequence[Word], end: int, stop: int, engine: EngineSpans, knowledge: NameKnowledge) -> bool:
    """Whether "and" before ``words[stop]`` is part of the name: the engine must see one body around it."""
    if knowledge.alone(words[end - 1].text) and knowledge.alone(words[stop].text):
        return False
    span = engine.covering(words[end - 1].start, words[stop].end)
    return span is not None and span.label in ("ORG", "EVENT", "WORK")


def _covered(engine: EngineSpans, left: Word, right: Word, labels: Collection[str] = NAMING) -> bool:
    span = engine.covering(left.start, right.end)
    return span is not None and span.label in labels
