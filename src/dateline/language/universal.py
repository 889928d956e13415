"""Turn spaCy's ClearNLP-style dependencies into Universal Dependencies, so that patterns survive a change of parser.

Follows the UD v2 guidelines (universaldependencies.org) for prepositions, copulas, coordination and passives, which
is what our patterns read; rarer relations are renamed one to one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

RENAMED = {
    "ROOT": "root", "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt", "neg": "advmod", "intj": "discourse",
    "npadvmod": "obl", "quantmod": "advmod", "predet": "det", "preconj": "cc", "nmod": "compound", "oprd": "xcomp",
    "meta": "dep", "dative": "iobj", "agent": "obl:agent", "attr": "xcomp", "acomp": "xcomp", "prep": "advmod",
    "pobj": "obl", "pcomp": "advcl", "": "dep",
}  # fmt: skip
PREPOSITIONS = frozenset({"prep", "agent", "dative", "conj", "pcomp", "advmod", "xcomp", "ROOT"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})


@dataclass(frozen=True, slots=True)
class Arc:
    """One word's ClearNLP analysis: ``head`` is an index into the same sequence, its own for a root."""

    head: int
    relation: str
    pos: str
    tag: str
    lemma: str


def to_universal(arcs: Sequence[Arc]) -> list[Arc]:
    """The same words with UD heads and relations. Heads always stay inside the sequence and never form a cycle."""
    words = list(arcs)
    for index in range(len(words)):
        _turn_preposition(words, index)
    for index in range(len(words)):
        _turn_copula(words, index)
    words = [_renamed(word) for word in words]
    for index in range(len(words)):
        _repair_title(words, index)
    _flatten_coordination(words)
    return words if _is_forest(words) else [_renamed(arc) for arc in arcs]


def _turn_preposition(words: list[Arc], index: int) -> None:
    """``went -prep-> to -pobj-> Rome`` becomes ``went -obl-> Rome -case-> to``."""
    preposition = words[index]
    if preposition.pos not in ("ADP", "SCONJ", "VERB", "ADV") or preposition.relation not in PREPOSITIONS:
        return
    if preposition.pos == "VERB" and preposition.relation != "prep":
        return
    content = _object(words, index)
    if content is None:
        return
    clausal = words[content].relation in ("pcomp", "advcl") or words[content].pos in ("VERB", "AUX")
    governor = preposition.head if preposition.head != index else content
    for child, word in enumerate(words):
        if word.head == index and child not in (index, content):
            words[child] = replace(word, head=content)
    relation = _object_relation(words, preposition, clausal=clausal)
    words[content] = replace(words[content], head=governor, relation=relation)
    words[index] = replace(preposition, head=content, relation="mark" if clausal else "case")


def _object(words: list[Arc], index: int) -> int | None:
    """The pobj or pcomp of a preposition, also through a second preposition ("out of the port")."""
    inner = None
    for child, word in enumerate(words):
        if word.head != index or child == index:
            continue
        if word.relation in ("pobj", "pcomp"):
            return child
        if word.relation == "prep" and child > index:
            inner = child
    if inner is None:
        return None
    found = _object(words, inner)
    if found is None:
        return None
    words[inner] = replace(words[inner], head=found, relation="case")
    words[found] = replace(words[found], head=index, relation="pobj")
    return found


def _object_relation(words: list[Arc], preposition: Arc, *, clausal: bool) -> str:
    if preposition.relation in ("conj", "ROOT"):
        return preposition.relation
    if preposition.relation == "agent":
        return "obl:agent"
    nominal = words[preposition.head].pos in NOMINAL
    if clausal:
        return "acl" if nominal else "advcl"
    return "nmod:of" if nominal else "obl"


def _turn_copula(words: list[Arc], index: int) -> None:
    """``was -attr-> minister`` becomes ``minister -cop-> was``; in "there is X" X is the subject."""
    verb = words[index]
    if verb.lemma != "be" or verb.relation in ("aux", "auxpass"):
        return
    children = [child for child, word in enumerate(words) if word.head == index and child != index]
    predicate = next((child for child in children if words[child].relation in ("attr", "acomp")), None)
    if predicate is None:
        return
    if any(words[child].relation == "expl" for child in children):
        words[predicate] = replace(words[predicate], relation="nsubj")
        return
    for child in children:
        if child != predicate:
            words[child] = replace(words[child], head=predicate)
    head = predicate if verb.head == index else verb.head
    words[predicate] = replace(words[predicate], head=head, relation=verb.relation)
    words[index] = replace(verb, head=predicate, relation="cop")


def _repair_title(words: list[Arc], index: int) -> None:
    """No noun has an object: in "met regime head Ann Roe" a parser took the title for a verb joined to "met".

    The name becomes what the title was, or the object of the verb right before the title, and the title a part of it.
    """
    title = words[index]
    name = next((i for i, w in enumerate(words) if i > index and w.head == index and w.relation == "obj"), None)
    if title.pos not in ("NOUN", "PROPN") or name is None or words[name].pos != "PROPN":
        return
    own = [child for child, word in enumerate(words) if word.head == index and child not in (index, name)]
    verb = _left_edge(words, index) - 1
    stray = title.relation == "conj" and not any(words[child].relation == "cc" for child in own)
    joined = stray and verb >= 0 and words[verb].pos == "VERB" and not _has_object(words, verb)
    governor = verb if joined else title.head if title.head != index else name
    words[name] = replace(words[name], head=governor, relation="obj" if joined else title.relation)
    words[index] = replace(title, head=name, relation="compound")
    for child in own:
        moved = governor if joined and child > name else name
        relation = "obl" if joined and words[child].relation == "nmod" and child > name else words[child].relation
        words[child] = replace(words[child], head=moved, relation=relation)


def _left_edge(words: list[Arc], index: int) -> int:
    """The first word of an unbroken stretch that ends at ``index`` and hangs on it, directly or not."""
    first = index
    while first > 0 and first <= words[first - 1].head <= index:
        first -= 1
    return first


def _has_object(words: list[Arc], verb: int) -> bool:
    return any(word.head == verb and word.relation == "obj" for word in words)


def _renamed(word: Arc) -> Arc:
    if word.relation == "aux" and word.tag == "TO":
        return replace(word, relation="mark")
    if word.relation == "nmod:of":
        return replace(word, relation="nmod")
    return replace(word, relation=RENAMED.get(word.relation, word.relation))


def _flatten_coordination(words: list[Arc]) -> None:
    """Every conjunct hangs on the first one, every "and" on the conjunct that follows it."""
    for index, word in enumerate(words):
        if word.relation == "conj":
            words[index] = replace(word, head=_first_conjunct(words, word.head))
    for index, word in enumerate(words):
        if word.relation != "cc":
            continue
        first = _first_conjunct(words, word.head)
        after = (i for i in range(index + 1, len(words)) if words[i].relation == "conj" and words[i].head == first)
        following = next(after, None)
        if following is not None:
            words[index] = replace(word, head=following)


def _first_conjunct(words: list[Arc], index: int) -> int:
    steps = 0
    while words[index].relation == "conj" and words[index].head != index and steps < len(words):
        index, steps = words[index].head, steps + 1
    return index


def _is_forest(words: Sequence[Arc]) -> bool:
    """Whether every word reaches a root."""
    for index in range(len(words)):
        current, steps = index, 0
        while words[current].head != current:
            current, steps = words[current].head, steps + 1
            if steps > len(words):
                return False
    return True
