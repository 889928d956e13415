"""What a number counts: from its unit, its noun, the words beside it and the verb over it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from dateline.extraction.quantity_words import (
    CUMULATIVE_AFTER,
    CUMULATIVE_BEFORE,
    DEATHS_OF,
    DEATHS_OF_KINDS,
    MODIFIER_KINDS,
    NOUN_KINDS,
    PEOPLE,
    SUBJECT_VERBS,
    SUBSET_AFTER,
    SUBSET_BEFORE,
    TOLL,
    TROOPS,
    VERB_KINDS,
)
from dateline.records.corpus import AnnotatedDocument
from dateline.records.language import Token

#: Words that end a noun phrase when there is no syntax to say so.
_STOP_WORDS = (
    "the a an and or but of in on at to from by for with as was were is are be been had has have will would said "
    "who which that after before during since when while near also so not more than into over against between among "
    "including per it he they their its his this these those if because"
)
_STOP = frozenset(_STOP_WORDS.split())


#: Kinds that happen to people.
CASUALTIES = ("killed", "wounded", "captured", "displaced", "detained", "missing")


def human(word: str | None) -> bool:
    """Whether the noun means people, or there is none."""
    return word is None or word in PEOPLE or word in TROOPS


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts; ``end``: where its noun ends in the text."""

    what: str
    unit: str | None
    end: int


def counted(match: re.Match[str], annotated: AnnotatedDocument, unit: tuple[str, str] | None) -> Counted | None:
    """What the number of ``match`` counts; None if it stands for nothing countable (a bare number without noun or
    verb)."""
    text, end = match.string, match.end()
    if unit is not None:
        return Counted(unit[0], unit[1], end)
    noun = _noun_by_syntax(annotated, match) if annotated.syntax.tokens else None
    if noun is None or noun.open:
        named = _noun_by_words(text, end)
        noun = noun if named is None else replace(named, token=None if noun is None else noun.token)
    beside = _kind_beside(text, match.start(), noun.end if noun is not None and noun.word else end)
    if noun is None:
        return None if beside is None else Counted(beside[0], None, max(end, beside[1]))
    kind = _kind(noun, beside, annotated)
    if kind is None:
        return None
    named_unit = None if noun.word in _modifier_kinds() else noun.word
    behind = beside[1] if beside is not None and noun.word is None else 0
    return Counted(kind, named_unit, max(noun.end, behind))


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun.

    ``word`` in lower case, None where the number stands alone; ``token``: its index, or the number's.
    ``open``: the words behind the number may still name it."""

    word: str | None
    end: int
    token: int | None
    modifiers: tuple[str, ...] = ()
    open: bool = False


def _kind(noun: Noun, beside: tuple[str, int] | None, annotated: AnnotatedDocument) -> str | None:
    """The word itself, then the words beside it, then the verb; people no verb touches are counted as "other"."""
    word = noun.word or ""
    own = _noun_kinds().get(word)
    of_people = human(noun.word)
    if own is not None:
        return own
    for modifier in noun.modifiers:
        if modifier in _modifier_kinds() and of_people:
            return _modifier_kinds()[modifier]
    if of_people:
        if beside is not None:
            return beside[0]
        verb = _kind_of_verb(annotated, noun.token)
        if verb is not None:
            return verb
    if not word:
        return None
    return "troops" if word in TROOPS else "other"


@cache
def _noun_kinds() -> dict[str, str]:
    return {word: kind for kind, words in NOUN_KINDS.items() for word in words.split()}


@cache
def _verb_kinds() -> dict[str, str]:
    return {word: kind for kind, words in VERB_KINDS.items() for word in words.split()}


@cache
def _modifier_kinds() -> dict[str, str]:
    return {word: kind for kind, words in MODIFIER_KINDS.items() for word in words.split()}


@cache
def _beside_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    forms = {
        "killed": r"kill(?:ed|ing|s)|execut(?:ed|ing)|behead(?:ed|ing)|murder(?:ed|ing)|massacr(?:ed|ing)",
        "wounded": r"wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:ing)?|maim(?:ed|ing)",
        "captured": r"captur(?:ed|ing)|kidnapp(?:ed|ing)|abduct(?:ed|ing)",
        "detained": r"detain(?:ed|ing)|arrest(?:ed|ing)|jail(?:ed|ing)|imprison(?:ed|ing)",
        "displaced": r"displac(?:ed|ing)|evacuat(?:ed|ing)|uproot(?:ed|ing)",
    }
    before = "|".join(rf"(?P<{name}>{words})" for name, words in forms.items())
    also = {"killed": " died perished", "displaced": " fled"}
    words = "|".join(
        rf"(?P<{name}>{'|'.join((some + also.get(name, '')).split())})" for name, some in MODIFIER_KINDS.items()
    )
    nouns = "people|persons|civilians|others|men|women|children|soldiers|fighters|troops"
    after = (
        rf" (?:(?:more|other|others|{nouns}) )?(?:(?:were|was|are|have been|had been|has been|went|remain|still|"
        rf"reported|left|of them|of whom) ){{0,3}}(?:{words})\b"
    )
    return (
        re.compile(rf"\b(?:{before}) (?:another |a further |all |the |other )?$", re.I),
        re.compile(after, re.I),
        re.compile(TOLL, re.I),
        re.compile(DEATHS_OF, re.I),
    )


def _kind_beside(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The kind that the words right before or behind the number give, and where they end: "killed 12", "12 wounded",
    "a toll of 12"."""
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    left, right, toll, deaths = _beside_patterns()
    found = right.match(after)
    if found is None and _mixed().search(before):
        return "other", end
    if found:
        kind = found.lastgroup or "other"
        return kind, end + found.end() if re.fullmatch(r" [a-z]+", found[0]) else end
    found = left.search(before)
    if found:
        return found.lastgroup or "other", end
    if toll.search(before):
        return "killed", end
    found = deaths.search(before)
    if found:
        return DEATHS_OF_KINDS[found["noun"].lower().rstrip("s") if found["noun"].lower() != "loss" else "loss"], end
    return None


@cache
def _mixed() -> re.Pattern[str]:
    """ "killed or wounded 30": a sum of two kinds is neither."""
    return re.compile(r"\b(?:kill(?:ed|ing|s)|dead) (?:or|and) (?:wound|injur|maim)(?:ed|ing|s|es) $", re.I)


def _noun_by_syntax(annotated: AnnotatedDocument, match: re.Match[str]) -> Noun | None:
    """The noun over the number in the tree; the number itself where it stands alone; None where there is no token for
    it."""
    tokens = annotated.syntax.tokens
    group = "vague" if match["vague"] else "number2" if match["number2"] else "number"
    index = _token_at(tokens, match.start(group), match.end(group))
    if index is None:
        return None
    token = tokens[index]
    if match["vague"] or token.pos == "NOUN":
        below = [
            i
            for i, t in enumerate(tokens[index : index + 12], index)
            if t.head == index and t.relation.startswith("nmod") and i > index
        ]
        found = _noun(tokens, below[0], match) if below else None
        if found is not None:
            return replace(found, token=index)
    head = token.head
    if (
        token.relation.startswith(("nummod", "compound", "amod", "det", "nmod"))
        and head > index
        and tokens[head].pos in ("NOUN", "PROPN", "ADJ")
    ):
        return _noun(tokens, head, match)
    return Noun(None, match.end(), index, open=token.relation not in ("obj", "nsubj", "nsubj:pass"))


def _noun(tokens: tuple[Token, ...], index: int, match: re.Match[str]) -> Noun:
    """The noun at ``index`` with its modifiers, unless it lies too far or a break comes between."""
    between = match.string[match.end() : tokens[index].start]
    if len(between) > 60 or re.search(r"[.;:()\n]", between):
        return Noun(None, match.end(), index, open=True)
    low = index - 10 if index > 10 else 0
    near = tokens[low : index + 8]
    modifiers = tuple(
        t.text.lower() for t in near if t.head == index and t.relation.startswith(("amod", "acl", "compound"))
    )
    return Noun(tokens[index].text.lower(), tokens[index].end, index, modifiers)


def _token_at(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    """The last token inside the characters: in "25 thousand" the one that has the noun as head."""
    index = bisect_left(tokens, start, key=lambda token: token.end - 1)
    inside = [i for i, token in enumerate(tokens[index : index + 8], index) if token.start < end and start < token.end]
    if not inside:
        return None
    return next((i for i in inside if tokens[i].head not in inside), inside[-1])


def _noun_by_words(text: str, end: int) -> Noun | None:
    """Without syntax: up to four lower-case words behind the number; the first known noun among them, else the last."""
    words: list[tuple[str, int]] = []
    for found in re.finditer(r"\s?([A-Za-z][\w’'-]*)", text[end : end + 80]):
        if found.start() != (words[-1][1] - end if words else 0) or len(words) == 4:
            break
        word = found[1].lower()
        if word in _STOP or (word.endswith(("ed", "ly")) and words):
            break
        words.append((word, end + found.end()))
    known = [one for one in words if one[0] in PEOPLE or one[0] in TROOPS or one[0] in _noun_kinds()]
    if not words:
        return None
    people = [one for one in known if human(one[0])]
    chosen = people[0] if people else known[0] if known else next((one for one in words if one[0].endswith("s")), None)
    if chosen is None:
        return None
    return Noun(chosen[0], chosen[1], None, tuple(word for word, _ in words if word != chosen[0]))


#: Nouns that stand for what they are made of: "a group of 30 people was arrested".
_GROUPS_WORDS = "group total number crowd band contingent party maximum minimum batch majority"
_GROUPS = frozenset(_GROUPS_WORDS.split())


def _kind_of_verb(annotated: AnnotatedDocument, index: int | None) -> str | None:
    """The kind of the verb that the noun (or the lone number) is patient of, two steps up at most."""
    tokens = annotated.syntax.tokens
    if index is None or not tokens:
        return None
    for below in (t for t in tokens[index : index + 12] if t.head == index and t.relation == "acl"):
        if below.lemma.lower() in _verb_kinds() and below.tag != "VBG":
            return _verb_kinds()[below.lemma.lower()]
    relation, head = tokens[index].relation, tokens[index].head
    if relation == "nmod" and tokens[head].lemma.lower() in _GROUPS:
        relation, head = tokens[head].relation, tokens[head].head
    if relation == "conj" and head != index:
        relation, head = tokens[head].relation, tokens[head].head
    verb = tokens[head]
    kind = _verb_kinds().get(verb.lemma.lower())
    if kind is None:
        return "missing" if verb.text.lower() == "missing" and relation.startswith("nsubj") else None
    if relation in ("obj", "nsubj:pass") or (relation == "nsubj" and verb.lemma.lower() in SUBJECT_VERBS):
        return kind
    return None


@cache
def _scope_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(SUBSET_BEFORE, re.I),
        re.compile(SUBSET_AFTER, re.I),
        re.compile(CUMULATIVE_BEFORE, re.I),
        re.compile(CUMULATIVE_AFTER, re.I),
    )


def scope(text: str, start: int, end: int) -> str:
    """ "subset" behind "including" or before "of them", "cumulative" for totals, tolls and "so far", else "this"."""
    before, after = (
        re.split(r"[.!?]\s", text[max(0, start - 120) : start])[-1],
        re.split(r"[.!?]\s|\n", text[end : end + 110])[0],
    )
    subset_before, subset_after, sum_before, sum_after = _scope_patterns()
    if subset_before.search(before) or subset_after.match(after):
        return "subset"
    return "cumulative" if sum_before.search(before) or sum_after.search(after) else "this"
