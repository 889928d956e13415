"""Roles ("the Danish minister") and pronouns that refer to a person named before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.extraction.name_knowledge import NameKnowledge
from dateline.extraction.syntax_view import SyntaxView
from dateline.records.corpus import AnnotatedDocument
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.identity import content_id
from dateline.records.mention import Form, Kind, Mention

VERSION = "1"

#: Relations of words that belong to a role phrase before its head.
_MODIFIERS = frozenset({"det", "amod", "compound", "nmod:poss", "nummod", "case", "advmod", "punct", "flat", "dep"})
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this", "that"})
_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_FEMALE = frozenset(
    {"she", "her", "hers", "herself", "mrs", "ms", "miss", "queen", "princess", "spokeswoman", "chairwoman"}
)
_MALE = frozenset({"he", "him", "his", "himself", "mr", "king", "prince", "spokesman", "chairman", "sheikh"})
_SPELLED = {"defence": "defense", "spokesperson": "spokesman", "spokeswoman": "spokesman"}

#: How far before a pronoun its person may be named, in sentences: more makes it a guess.
SENTENCES_BACK = 2

#: Words looked at on either side of a name for the office of its bearer.
OFFICE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Bearer:
    """A named person with what stood beside the name. ``surname``: last word, the identity within a document."""

    mention: Mention
    surname: str
    office: frozenset[str]


def find_roles(
    annotated: AnnotatedDocument, names: Sequence[Mention], view: SyntaxView, knowledge: NameKnowledge
) -> list[Mention]:
    """Role phrases, referred where exactly one person named before fits, and those pronouns whose person is sure."""
    bearers = [_bearer(name, annotated, view, knowledge) for name in names if name.kind is Kind.PERSON]
    found: list[Mention] = []
    for start, end, words, appositive in _role_phrases(annotated, names, view, knowledge):
        same = appositive or _holder(words, start, bearers)
        found.append(_made(annotated, start, end, Form.ROLE, same))
    sexes = _sexes(bearers)
    for number, token in enumerate(view.tokens):
        if token.text.casefold() in _HE and token.pos in ("PRON", "DET"):
            person = _antecedent(number, bearers, sexes, view)
            if person is not None:
                found.append(_made(annotated, token.start, token.end, Form.PRONOUN, person.mention.id))
    return found


def _made(annotated: AnnotatedDocument, start: int, end: int, form: Form, same_as: str | None) -> Mention:
    document = annotated.document
    evidence = Evidence(Span(document.id, start, end), document.text[start:end], Maker("names", VERSION))
    return Mention(content_id("men", document.id, start, end, form.value), Kind.PERSON, form, evidence, same_as)


def _bearer(name: Mention, annotated: AnnotatedDocument, view: SyntaxView, knowledge: NameKnowledge) -> Bearer:
    indices = view.inside(name.evidence.span.start, name.evidence.span.end)
    office: set[str] = set()
    if indices:
        sentence = view.sentence(name.evidence.span.start)
        office |= _office(view, reversed(range(max(0, indices[0] - OFFICE_WORDS), indices[0])), sentence, knowledge)
        after = indices[-1] + 1
        if after < len(view.tokens) and view.tokens[after].text == ",":
            office |= _office(
                view, iter(range(after + 1, min(len(view.tokens), after + 1 + OFFICE_WORDS))), sentence, knowledge
            )
    return Bearer(name, name.evidence.quote.split()[-1].casefold(), frozenset(office))


def _office(view: SyntaxView, indices: Iterator[int], sentence: int | None, knowledge: NameKnowledge) -> set[str]:
    """The words of office next to a name, up to the first that is none."""
    lexicon = knowledge.lexicon
    words: set[str] = set()
    for number in indices:
        token = view.tokens[number]
        lower = _plain(token.text)
        if view.sentence(token.start) != sentence:
            break
        listed = lower in lexicon.titles | lexicon.role_modifiers | lexicon.person_roles
        if listed or token.text in lexicon.demonyms or knowledge.government(token.text):
            words.add(_country(token.text, knowledge) or lower)
        elif lower not in ("of", "the", "'s", "’s", "-", "a", "and", "for"):
            break
    return words


def _country(word: str, knowledge: NameKnowledge) -> str | None:
    """The ISO code that a nationality or a country's or capital's name stands for: "Danish" and "Denmark" are one."""
    code = knowledge.lexicon.demonyms.get(word)
    if code is not None:
        return code if code != "-" else word
    place = knowledge.place(word) if word[:1].isupper() else None
    return place.country if place is not None and place.kind in ("country", "capital") else None


def _plain(text: str) -> str:
    lower = text.casefold().rstrip(".")
    return _SPELLED.get(lower, lower)


def _role_phrases(
    annotated: AnnotatedDocument, names: Sequence[Mention], view: SyntaxView, knowledge: NameKnowledge
) -> Iterator[tuple[int, int, frozenset[str], str | None]]:
    """Start, end, content words and the id of the name it is in apposition to."""
    by_start = {name.evidence.span.start: name for name in names}
    covered = [(n.evidence.span.start, n.evidence.span.end) for n in names if n.kind is not Kind.NATIONALITY]
    for number, token in enumerate(view.tokens):
        if token.pos not in ("NOUN", "PROPN") or _plain(token.lemma) not in knowledge.lexicon.person_roles:
            continue
        if any(start <= token.start < end for start, end in covered) or token.tag in ("NNS", "NNPS"):
            continue
        first = _phrase_start(number, view)
        words = [view.tokens[i] for i in range(first, number + 1)]
        definite = words[0].text.casefold() in _DEFINITE or any(w.relation == "nmod:poss" for w in words)
        if not definite or any(
            start < token.end and words[0].start < end
            for start, end in covered
            if end - start > 0 and _person_inside(start, names)
        ):
            continue
        text = annotated.document.text
        if by_start.get(token.end + 1) is not None and text[token.end : token.end + 1] == " ":
            continue  # "the minister Ann Lee": the name is the mention
        after = by_start.get(token.end + 2) if text[token.end : token.end + 2] == ", " else None
        appositive = after.id if after is not None and after.kind is Kind.PERSON else None
        content = frozenset(
            _country(w.text, knowledge) or _plain(w.text) for w in words if w.relation not in ("det", "case", "punct")
        )
        yield words[0].start, token.end, content, appositive


def _person_inside(start: int, names: Sequence[Mention]) -> bool:
    return any(name.evidence.span.start == start and name.kind is Kind.PERSON for name in names)


def _phrase_start(head: int, view: SyntaxView) -> int:
    """Leftwards over what hangs on the head, itself or by way of another such word."""
    first = head
    while first > 0:
        token = view.tokens[first - 1]
        inside = token.relation in _MODIFIERS and first <= token.head <= head
        if not inside or token.pos == "VERB" or token.end + 2 < view.tokens[first].start:
            break
        first -= 1
    while first < head and view.tokens[first].relation in ("case", "punct", "advmod"):
        first += 1
    return first


def _holder(words: frozenset[str], start: int, bearers: Sequence[Bearer]) -> str | None:
    """The one person before ``start`` whose office has all these words; None when none or several do."""
    fitting: dict[str, Mention] = {}
    for bearer in bearers:
        if bearer.mention.evidence.span.start < start and words <= bearer.office:
            fitting[bearer.surname] = bearer.mention
    return next(iter(fitting.values())).id if len(fitting) == 1 else None


def _sexes(bearers: Sequence[Bearer]) -> dict[str, str]:
    """ "f" or "m" for surnames whose titles say so."""
    found: dict[str, str] = {}
    for bearer in bearers:
        if bearer.office & _FEMALE:
            found[bearer.surname] = "f"
        elif bearer.office & _MALE:
            found.setdefault(bearer.surname, "m")
    return found


def _antecedent(number: int, bearers: Sequence[Bearer], sexes: Mapping[str, str], view: SyntaxView) -> Bearer | None:
    """The only person named in this sentence before the pronoun, else in the one or two sentences before it."""
    token = view.tokens[number]
    sentence = view.sentence(token.start)
    if sentence is None:
        return None
    sex = "f" if token.text.casefold() in _FEMALE else "m"
    before = [b for b in bearers if b.mention.evidence.span.end <= token.start and sexes.get(b.surname, sex) == sex]
    for back in range(SENTENCES_BACK + 1):
        if sentence - back < 0:
            break
        start = view.sentences[sentence - back].start
        near = [b for b in before if b.mention.evidence.span.start >= start]
        if near:
            return near[-1] if len({b.surname for b in near}) == 1 else None
    return None
