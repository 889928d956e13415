"""Whether a place name means the ground itself or its government."""

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


def is_literal(start: int, end: int, name: str, view: SyntaxView, knowledge: NameKnowledge) -> bool:
    """False where the place name at ``start:end`` acts, decides, is told or is dealt with, as only a government does.

    Only countries and capitals can stand for a government; everything else is literal.
    """
    place = knowledge.place(name)
    head = view.head(start, end)
    if place is None or place.kind not in ("country", "capital") or head is None:
        return True
    capital = place.kind == "capital"
    token = view.tokens[head]
    for _ in range(4):  # "Moscow and Tehran": the first one has the part that both play
        if token.relation != "conj" or view.tokens[token.head] is token:
            break
        token = view.tokens[token.head]
    governor = view.tokens[token.head]
    cases = {view.tokens[child].lemma for child in view.children[head] if view.tokens[child].relation == "case"}
    return not _acts(token, governor, cases, capital=capital, knowledge=knowledge)


def _acts(token: Token, governor: Token, cases: set[str], *, capital: bool, knowledge: NameKnowledge) -> bool:
    lexicon = knowledge.lexicon
    if token.relation in _SUBJECT and governor.pos in ("VERB", "AUX"):
        return governor.lemma in lexicon.actor_verbs or (capital and governor.lemma not in lexicon.place_verbs)
    if (
        token.relation in ("nmod:poss", "compound", "nmod")
        and governor.lemma in lexicon.actor_nouns
        and not cases - {"'s", "’s"}
    ):
        return token.relation == "nmod:poss" or capital
    if token.relation in _ADDRESSED and governor.lemma in _SPOKEN_TO and not cases - _PARTNER:
        return True
    if cases & _PARTNER and governor.lemma in _DEALINGS | lexicon.actor_verbs | lexicon.actor_nouns:
        return True
    return bool("of" in cases and governor.lemma in ("government", "regime"))
