"""Which drafts are names: a capital counts only where the writer had a choice."""

from collections.abc import Iterator, Sequence

from dateline.extraction.name_drafts import NAMING, Draft
from dateline.extraction.name_scene import Scene, name_of
from dateline.extraction.name_words import Word
from dateline.records.mention import Kind

#: Longest name looked for, in words, inside a line of Title Case.
MAX_WORDS_IN_HEADLINE = 6

#: A line counts as Title Case when this share of its longer words is capitalised; news prose stays below 0.4.
TITLE_CASE_SHARE = 0.7


#: Capital letters in a row beyond this are a shouted word.
LONGEST_ACRONYM = 6

#: Shorter lines (credits, datelines) are too short to tell.
MIN_HEADLINE_WORDS = 5

#: Letters of a currency or a party.
LONGEST_SIGN = 3

#: Parts of speech that a name does not have.
COMMON = frozenset({"ADJ", "VERB", "ADV", "AUX", "ADP", "NOUN"})


def keep_drafts(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts that are names, in text order. In a line of Title Case only what the rest of the text, the gazetteer
    or the engine knows as a name is kept, cut to size."""
    shouted = shouted_sentences(scene.words, scene.text)
    plain = [draft for draft in drafts if draft.words[0].sentence not in shouted]
    sure = [draft for draft in plain if _sure(draft, scene)]
    known = {name_of(draft, scene.text) for draft in sure}
    known |= {word.text for draft in sure if len(draft.words) > 1 and draft.titled for word in draft.words[-1:]}
    lower = {word.text for word in scene.words if not word.capital}
    kept = [
        draft for draft in plain if draft in sure or name_of(draft, scene.text) in known or _plausible(draft, lower)
    ]
    kept = [draft for draft in kept if not _mere_head(draft, scene) and not _mere_sign(draft, scene.text)]
    kept = [draft for draft in kept if not _common_here(draft, scene, lower)]
    names = {name_of(draft, scene.text) for draft in kept if draft.kind is not Kind.NATIONALITY}
    names |= {draft.words[-1].text for draft in kept if len(draft.words) > 1 and _person_like(draft, scene)}
    for draft in drafts:
        if draft.words[0].sentence in shouted:
            kept.extend(_in_headline(draft, names, scene))
    return sorted(kept, key=lambda draft: draft.start)


def shouted_sentences(words: Sequence[Word], text: str) -> frozenset[int]:
    """Sentences written in Title Case or CAPITALS, where a capital says nothing; their indices. One that ends with a
    full stop is prose, however many names it holds."""
    counts: dict[int, tuple[int, int]] = {}
    last: dict[int, Word] = {}
    for word in words:
        last[word.sentence] = word
        if len(word.text) >= 4 and word.text.isalpha():
            capital, total = counts.get(word.sentence, (0, 0))
            counts[word.sentence] = (capital + word.capital, total + 1)
    return frozenset(
        number
        for number, (capital, total) in counts.items()
        if total >= MIN_HEADLINE_WORDS
        and capital > TITLE_CASE_SHARE * total
        and text[last[number].end : last[number].end + 1] not in (".", "!")
    )


def _sure(draft: Draft, scene: Scene) -> bool:
    if draft.kind is not None:
        return True
    word = draft.words[0]
    span = scene.engine.covering(draft.start, draft.end)
    named = span is not None and span.label in NAMING
    acronym = word.text.isupper() and 2 <= len(word.text) <= LONGEST_ACRONYM
    if len(draft.words) > 1 or not word.first:
        return named or draft.titled or acronym or word.pos == "PROPN"
    return named or acronym or (word.pos not in COMMON and scene.knowledge.well_known(name_of(draft, scene.text)))


def _plausible(draft: Draft, lower: set[str]) -> bool:
    """An unlabelled capitalised word: a name in running text unless the same word is written small elsewhere."""
    if draft.words[0].first:
        return len(draft.words) > 1
    return any(word.text.casefold() not in lower and word.capital for word in draft.words)


def _mere_head(draft: Draft, scene: Scene) -> bool:
    """ "United", "Deputy", "Group" by itself; but "the Ministry" is short for a name."""
    if len(draft.words) > 1 or draft.kind is not None or draft.words[0].text.isupper():
        return False
    lexicon, lower = scene.knowledge.lexicon, draft.words[0].lower
    if draft.words[0].text in lexicon.bodies:
        return False
    if lower in lexicon.role_modifiers:
        return True
    before = scene.before(draft)
    return lower in lexicon.organisation_heads | lexicon.organisation_openers and (
        before is None or before.lower != "the"
    )


def _common_here(draft: Draft, scene: Scene, lower: set[str]) -> bool:
    """Whether a word that opens its sentence is no name there: to the engine, by its part of speech ("Nice people
    came"), or because the text has it in small letters, too, and no atlas knows it well ("Downing of a jet")."""
    word = draft.words[0]
    if len(draft.words) > 1 or draft.kind is not None or not word.first:
        return False
    if word.pos in COMMON:
        return scene.engine.covering(draft.start, draft.end) is None
    return word.text.casefold() in lower and not scene.knowledge.well_known(word.text)


def _mere_sign(draft: Draft, text: str) -> bool:
    """The letters of a currency ("US$5", "$US 5") and of a party before a state ("(D-TX)")."""
    if draft.end - draft.start > LONGEST_SIGN:
        return False
    left, right = text[max(0, draft.start - 1) : draft.start], text[draft.end : draft.end + 1]
    opens = left == "(" or text[max(0, draft.start - 2) : draft.start] == ", "
    party = opens and right == "-" and draft.end - draft.start == 1
    return party or right == "$" or left == "$"


def _person_like(draft: Draft, scene: Scene) -> bool:
    span = scene.engine.covering(draft.start, draft.end)
    return draft.titled or (span is not None and span.label == "PERSON")


def _in_headline(draft: Draft, names: set[str], scene: Scene) -> Iterator[Draft]:
    words, at = draft.words, 0
    while at < len(words):
        size = next(
            (
                n
                for n in range(min(MAX_WORDS_IN_HEADLINE, len(words) - at), 0, -1)
                if _known(words[at : at + n], names, scene)
            ),
            1,
        )
        piece = words[at : at + size]
        if _known(piece, names, scene):
            demonym = size == 1 and scene.knowledge.demonym(piece[0].text)
            people = piece[0].text in scene.knowledge.lexicon.peoples
            kind = (Kind.ORGANISATION if people else Kind.NATIONALITY) if demonym else draft.kind
            yield Draft(piece, draft.titled and size == len(words), kind, ())
        at += size


def _known(words: tuple[Word, ...], names: set[str], scene: Scene) -> bool:
    text = " ".join(scene.text[words[0].start : words[-1].end].split())
    if text in names or (len(words) == 1 and scene.knowledge.demonym(text)):
        return True
    span = scene.engine.covering(words[0].start, words[-1].end)
    unseen = span is None and len(words) == 1  # "Man" is an old spelling of a capital, too
    if scene.knowledge.well_known(text) and not (unseen and not scene.knowledge.main_name(text)):
        return True
    exact = span is not None and span.label in NAMING and span.end - span.start <= words[-1].end - words[0].start + 4
    return exact and not (len(words) == 1 and words[0].first and words[0].pos != "PROPN")
