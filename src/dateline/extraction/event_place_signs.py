"""How a place name stands to an event word: the signs by which its place is told from other places of the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from dateline.extraction.event_scene import MAX_REACH, MAX_STEPS, Scene
from dateline.extraction.event_words import words
from dateline.records.mention import Form, Kind, Mention

#: Prepositions by what they say of a place: that it holds, that it lies by, whither, whence, whose.
PREPOSITIONS = {
    "in": words("in at inside within"),
    "near": words("near around outside throughout across along on off over between north south east west"),
    "to": words("to into toward towards onto through for against"),
    "from": words("from"),
    "of": words("of"),
}
#: Nouns whose place is the place named before or behind them: "Lyon province", "the city of Lyon".
PLACE_NOUNS = words(
    """
    province region city town village district countryside suburb outskirts airport airbase base port area
    island valley governorate county neighbourhood neighborhood capital border coast peninsula camp state
    territory street square part side edge north south east west center centre hill mountain
    """
)
#: Relations by which one clause hangs on another.
JOINS = {
    "conj": "joined", "xcomp": "complement", "advcl": "adverbial", "ccomp": "content", "parataxis": "content",
    "acl": "modifier", "acl:relcl": "modifier", "csubj": "content", "appos": "modifier",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place name of the sentence. ``word``: its head; ``phrase``: the head of the phrase that it names ("city" in
    "the city of Lyon"); ``first``: its first word; ``holder``: the candidate within whose phrase it stands
    ("Homs" in "Palmyra in Homs"), ``joined``: the candidate that it is joined to by "and"; None if there is none."""

    mention: Mention
    first: int
    word: int
    phrase: int
    holder: int | None = None
    joined: int | None = None


def candidates(scene: Scene, verb: int) -> tuple[Candidate, ...]:
    """The place names of the sentence of a word, in text order, none further off than MAX_REACH words."""
    first = max(scene.tree.sentence_first[verb], verb - MAX_REACH)
    last = min(scene.tree.sentence_last[verb], verb + MAX_REACH)
    spans: dict[str, list[int]] = {}
    mentions: dict[str, Mention] = {}
    for index in range(first, last):
        mention = scene.mention_at[index]
        if mention is not None and mention.kind is Kind.PLACE and mention.form is Form.NAME:
            spans.setdefault(mention.id, []).append(index)
            mentions[mention.id] = mention
    plain = []
    for key, inside in spans.items():
        word = next((i for i in reversed(inside) if scene.head(i) not in inside), inside[-1])
        plain.append(Candidate(mentions[key], inside[0], word, phrase_head(scene, word)))
    at = {index: number for number, one in enumerate(plain) for index in {one.word, one.phrase}}
    at |= {index: number for number, key in enumerate(spans) for index in spans[key]}
    return tuple(_related(scene, one, number=number, at=at) for number, one in enumerate(plain))


def _related(scene: Scene, one: Candidate, *, number: int, at: dict[int, int]) -> Candidate:
    here: int | None = one.word
    for _ in range(MAX_STEPS):
        relation = "" if here is None else scene.relation(here)
        here = None if here is None else scene.head(here)
        if here is None or relation not in ("conj", "nmod", "appos", "compound", "flat", "nmod:poss", "obl", "dep"):
            return one
        above = at.get(here)
        if above is not None and above != number:
            kind = {"joined": above} if relation == "conj" else {"holder": above}
            return Candidate(one.mention, one.first, one.word, one.phrase, **kind)
        if scene.is_verb(here):
            return one
    return one


def phrase_head(scene: Scene, index: int) -> int:
    """The head of the noun phrase that a place name belongs to, where that is a word for a place."""
    for _ in range(MAX_STEPS):
        head, relation = scene.head(index), scene.relation(index)
        inside = relation in ("compound", "flat", "nmod:poss", "appos") or (
            relation == "nmod" and "of" in scene.cases(index)
        )
        if head is None or not inside or scene.lemma(head) not in PLACE_NOUNS:
            return index
        index = head
    return index


def is_clause(scene: Scene, index: int) -> bool:
    """Whether a word heads a clause: a verb, or what stands with a copula."""
    return scene.is_verb(index) or scene.tree.tokens[index].pos == "AUX" or scene.tree.child(index, "cop") is not None


def upwards(scene: Scene, index: int) -> Iterator[int]:
    """A word and what it hangs on, up to the root; a loop in a broken tree ends after MAX_STEPS."""
    here: int | None = index
    for _ in range(2 * MAX_STEPS):
        if here is None:
            return
        yield here
        here = scene.head(here)


def signs_of(scene: Scene, verb: int, one: Candidate, *, among: tuple[Candidate, ...]) -> dict[str, float]:
    """The signs of one candidate by name, most of them 0 or 1."""
    found = {_preposition(scene, one)}
    nouns, clause = _way_up(scene, one.phrase)
    link = _link(scene, verb, clause=clause, nouns=nouns)
    found.add(f"link {link}")
    top = nouns[-1] if nouns else one.phrase
    found.add(f"depth {min(len(nouns) - 1, 2)}")
    relation = scene.relation(top)
    found.add("top " + (relation if relation in ("nsubj", "nsubj:pass", "obj", "obl", "advmod") else "other"))
    own = scene.relation(one.word)
    found.add("own " + (own if own in ("compound", "nmod:poss", "appos", "nsubj", "obj", "conj", "nsubj:pass", "nmod", "obl") else "other"))
    if one.holder is not None:
        found.add("held")
    if one.joined is not None:
        found.add("joined")
    number = among.index(one)
    if any(other.holder == number for other in among):
        found.add("holds")
    if not one.mention.literal:
        found.add("not literal")
    found.add("after" if one.first > verb else "before")
    if one.first - scene.tree.sentence_first[verb] < 3:
        found.add("opens")
    if len(among) == 1:
        found.add("only")
    low, high = sorted((verb, one.word))
    between = [i for i in range(low + 1, high)]
    verbs = sum(scene.is_verb(i) for i in between)
    nearer = sum(min(verb, one.first) < o.first < max(verb, one.first) for o in among if o is not one)
    values = dict.fromkeys(found, 1.0)
    values["verbs between"] = min(verbs, 4.0)
    values["distance"] = log2(1 + len(between))
    values["places nearer"] = min(nearer, 3)
    values["comma"] = min(sum(scene.tree.tokens[i].text in ",;:" for i in between), 3)
    return values


def _preposition(scene: Scene, one: Candidate) -> str:
    for index in dict.fromkeys((one.phrase, one.word)):
        cases = set(scene.cases(index))
        for name, some in PREPOSITIONS.items():
            if cases & some:
                return f"prep {name}"
        if cases:
            return "prep other"
    return "prep none"


def _way_up(scene: Scene, phrase: int) -> tuple[list[int], int | None]:
    """The nouns from a phrase up to its clause, itself first, and the word that heads that clause."""
    nouns = []
    for index in upwards(scene, phrase):
        if index != phrase and is_clause(scene, index):
            return nouns, index
        nouns.append(index)
    return nouns, None


def _link(scene: Scene, verb: int, *, clause: int | None, nouns: list[int]) -> str:
    """How the clause of a place stands to the event word."""
    if clause == verb:
        return "same"
    if verb in nouns:
        return "on it"
    way = list(upwards(scene, verb))
    if any(noun in way for noun in nouns[:1]):
        return "antecedent"
    if any(noun in way for noun in nouns):
        return "antecedent far"
    if clause is None:
        return "none"
    if clause in way:
        steps = way[: way.index(clause)]
        return "above " + _join(scene, steps)
    below = list(upwards(scene, clause))
    if verb in below:
        return "below " + _join(scene, below[: below.index(verb)])
    return "elsewhere"


def _join(scene: Scene, steps: list[int]) -> str:
    kinds = [JOINS[scene.relation(i)] for i in steps if scene.relation(i) in JOINS]
    for kind in ("content", "modifier", "adverbial", "joined", "complement"):
        if kind in kinds:
            return kind
    return "other"
