"""Whether a place name means the ground itself, or its government or its team."""

import re
from bisect import bisect_left

from dateline.extraction.name_knowledge import NameKnowledge
from dateline.extraction.syntax_view import SyntaxView
from dateline.records.language import Token

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj"})
_ADDRESSED = frozenset({"obj", "iobj", "obl"})
_SPOKEN_TO = frozenset({
    "tell", "inform", "accuse", "urge", "warn", "ask", "thank", "blame", "condemn", "criticise", "criticize",
    "brief", "notify", "assure", "persuade", "convince", "support", "threaten", "sanction", "recognise",
    "recognize",
})  # fmt: skip
_PARTNER = frozenset({"with", "between", "by"})
_DEALINGS = frozenset({
    "agreement", "deal", "talk", "talks", "negotiation", "negotiations", "relation", "relations", "tie", "ties",
    "treaty", "accord", "alliance", "war",
})  # fmt: skip

#: What is told with these has happened in the country that tells it: "Norway reported ten cases" is about the ground.
_TELLS_OF_ITSELF = frozenset({"report", "confirm"})

#: Offices and bodies that a country has on its ground: "Norway's minister" leaves the country what it is.
_HELD_THERE = frozenset({
    "government", "regime", "minister", "ministry", "president", "ambassador", "envoy", "leader", "prime", "chief",
    "secretary", "official", "officials", "army", "navy", "military", "troops", "forces", "leadership",
})  # fmt: skip

#: What parts a dateline from its report.
_AFTER_DATELINE = frozenset({":", "—", "–", "-", "--"})

#: What teams do to one another, and with whom.
_PLAYS = frozenset({
    "beat", "defeat", "thrash", "edge", "draw", "lose", "win", "play", "face", "score", "qualify", "trail",
    "eliminate", "equalise", "equalize", "concede", "advance", "trounce", "rout", "stun", "tie",
})  # fmt: skip
_AGAINST = frozenset({"against", "over", "to", "with", "by"})

#: A result, or a word of the game, in the same sentence; without one, "Norway lost" is no match.
_SCORE = re.compile(r"(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])")
_GAME_WORDS = frozenset({
    "match", "goal", "cup", "league", "semifinal", "semi-final", "quarterfinal", "quarter-final", "final", "penalty",
    "tournament", "qualifier", "halftime", "half-time", "goalkeeper", "striker", "midfielder", "coach", "innings",
    "wicket", "championship", "playoff", "play-off", "extra-time", "overtime",
})  # fmt: skip


def is_literal(start: int, end: int, name: str, view: SyntaxView, knowledge: NameKnowledge) -> bool:
    """False where the place name at ``start:end`` acts, decides, is told or is dealt with, as only a government does,
    or plays, as a team does.

    Only countries and capitals can stand for a government, any place for its team; everything else is literal.
    """
    place, head = knowledge.place(name), view.head(start, end)
    if head is None:
        return True
    token = view.tokens[head]
    for _ in range(4):  # "Moscow and Tehran": the first one has the part that both play
        if token.relation != "conj" or view.tokens[token.head] is token:
            break
        token = view.tokens[token.head]
    governor = view.tokens[token.head]
    cases = {view.tokens[child].lemma for child in view.children[head] if view.tokens[child].relation == "case"}
    if _stands_apart(end, view, knowledge):
        return True
    if _plays(start, token, governor, cases, view):
        return False
    if place is None or place.kind not in ("country", "capital"):
        return True
    return not _acts(token, governor, cases, capital=place.kind == "capital", knowledge=knowledge)


def _stands_apart(end: int, view: SyntaxView, knowledge: NameKnowledge) -> bool:
    """Whether the name has no part in its sentence: a dateline ("OSLO: Two men ..."), or what follows is a noun that is
    nothing of a government ("Moscow residents")."""
    number = bisect_left(view.starts, end)
    if number >= len(view.tokens) or view.tokens[number].start > end + 1:
        return False
    following = view.tokens[number]
    if following.text in _AFTER_DATELINE:
        return True
    return following.pos == "NOUN" and following.lemma not in knowledge.lexicon.actor_nouns


def _acts(token: Token, governor: Token, cases: set[str], *, capital: bool, knowledge: NameKnowledge) -> bool:
    lexicon = knowledge.lexicon
    if token.relation in _SUBJECT and governor.pos in ("VERB", "AUX"):
        if governor.lemma in _TELLS_OF_ITSELF:
            return capital
        return governor.lemma in lexicon.actor_verbs or (capital and governor.lemma not in lexicon.place_verbs)
    if (
        token.relation in ("nmod:poss", "compound", "nmod")
        and governor.lemma in lexicon.actor_nouns
        and not cases - {"'s", "’s"}
    ):
        return capital or (token.relation == "nmod:poss" and governor.lemma not in _HELD_THERE)
    if token.relation in _ADDRESSED and governor.lemma in _SPOKEN_TO and not cases - _PARTNER:
        return True
    if cases & _PARTNER and governor.lemma in _DEALINGS | lexicon.actor_verbs | lexicon.actor_nouns:
        return True
    return bool(capital and "of" in cases and governor.lemma in ("government", "regime"))


def _plays(start: int, token: Token, governor: Token, cases: set[str], view: SyntaxView) -> bool:
    """Whether a team is meant: it, or who it meets, is named with a verb of play, and the sentence speaks of a game."""
    if governor.lemma not in _PLAYS or governor.pos != "VERB":
        return False
    part = token.relation in _SUBJECT or (token.relation in _ADDRESSED and not cases - _AGAINST)
    number = view.sentence(start)
    if not part or number is None:
        return False
    sentence = view.sentences[number]
    words = [view.tokens[index] for index in view.inside(sentence.start, sentence.end)]
    spoken = " ".join(word.text for word in words)
    return bool(_SCORE.search(spoken.replace(" - ", "-"))) or any(word.lemma.lower() in _GAME_WORDS for word in words)
