"""The place names of one sentence, each with its phrase and with what it is to its neighbours."""

from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from dateline.extraction.event_scene import MAX_REACH, MAX_STEPS, Scene
from dateline.extraction.event_words import words
from dateline.records.mention import Form, Kind, Mention

#: Nouns whose place is the place named before or behind them: "Lyon province", "the city of Lyon".
PLACE_NOUNS = words(
    """
    province region city town village district countryside suburb outskirts airport airbase base port area
    island valley governorate county neighbourhood neighborhood capital border coast peninsula camp state
    territory street square part side edge center centre hill mountain hilltop quarter sector zone axis front
    stronghold municipality department prefecture hamlet settlement enclave pocket corridor crossing checkpoint
    junction bridge road highway avenue roundabout stadium hospital market mosque church school university station
    prison jail hotel farm field cemetery waterway river lake plain plateau canal park forest desert beach compound
    north south east west northeast northwest southeast southwest
    """
)
#: Of these, the ones that are a part of the place named behind "of": "the Old Harbour district of Lyon".
PARTS = words(
    """
    district area neighbourhood neighborhood quarter suburb region part county governorate sector outskirts side
    edge countryside street square north south east west northeast northwest southeast southwest
    """
)
#: What else may stand between an inner and an outer place: "Bor, 15 km outside Lyon".
MEASURING = words("outside km kilometer kilometers kilometre kilometres mile miles")
#: With one of these between them two places are two.
PARTING = words("to from and or between into ; against by with for through toward towards but & as")
#: More words between two places name something else.
MAX_GAP = 9
#: Of the places of a sentence so many are looked at, the nearest first: no honest one names more, and a hostile list of
#: names would cost the square of its length.
MAX_PLACES = 24


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place name of a sentence. ``first``, ``last``: its words; ``word``: its head; ``phrase``: the head of the
    phrase that it names ("city" in "the city of Lyon"). ``joined``: the number of the first name of the list that it
    stands in ("Lyon and Lille"), None for that one and outside of lists. ``inner``: a neighbour only says where this
    place lies ("Bor" in "Bor in Lyon province"); ``outer``: it is such a neighbour itself."""

    mention: Mention
    first: int
    last: int
    word: int
    phrase: int
    joined: int | None = None
    inner: bool = False
    outer: bool = False


class Neighbours(Enum):
    """What two names side by side are to each other."""

    APART = "apart"
    FIRST_INSIDE = "first inside"
    SECOND_INSIDE = "second inside"
    LIST = "list"


def candidates(scene: Scene, trigger: int) -> tuple[Candidate, ...]:
    """The place names in the sentence of a word, in text order: the nearest, none further off than MAX_REACH words."""
    first = max(scene.tree.sentence_first[trigger], trigger - MAX_REACH)
    last = min(scene.tree.sentence_last[trigger], trigger + MAX_REACH)
    spans: dict[str, list[int]] = {}
    for index in range(first, last):
        mention = scene.mention_at[index]
        if mention is not None and mention.kind is Kind.PLACE and mention.form is Form.NAME:
            spans.setdefault(mention.id, []).append(index)
    nearest = sorted(spans.values(), key=lambda inside: (abs(inside[0] - trigger), inside[0]))[:MAX_PLACES]
    return _related(scene, [_plain(scene, inside) for inside in sorted(nearest)])


def _plain(scene: Scene, inside: list[int]) -> Candidate:
    mention = scene.mention_at[inside[0]]
    if mention is None:
        raise AssertionError("a candidate is made of words that a mention covers")
    word = next((i for i in reversed(inside) if scene.head(i) not in inside), inside[-1])
    return Candidate(mention, inside[0], inside[-1], word, _phrase(scene, word))


def _phrase(scene: Scene, index: int) -> int:
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


def _related(scene: Scene, plain: list[Candidate]) -> tuple[Candidate, ...]:
    """The candidates with what they are to their neighbours."""
    ties = [neighbours(scene, left.last, right.first) for left, right in pairwise(plain)]
    found: list[Candidate] = []
    for number, one in enumerate(plain):
        before = ties[number - 1] if number else Neighbours.APART
        after = ties[number] if number < len(ties) else Neighbours.APART
        above = number - 1 if before is Neighbours.LIST else _conjunct(scene, one, earlier=plain[:number])
        joined = above if above is None or found[above].joined is None else found[above].joined
        outer = before is Neighbours.FIRST_INSIDE or after is Neighbours.SECOND_INSIDE
        inner = before is Neighbours.SECOND_INSIDE or after is Neighbours.FIRST_INSIDE
        found.append(replace(one, joined=joined, inner=inner, outer=outer))
    return tuple(found)


def _conjunct(scene: Scene, one: Candidate, *, earlier: list[Candidate]) -> int | None:
    """The number of the earlier name that the tree joins this one to."""
    heads = {scene.head(index) for index in (one.word, one.phrase) if scene.relation(index) == "conj"}
    return next((number for number, other in enumerate(earlier) if heads & {other.word, other.phrase}), None)


def neighbours(scene: Scene, left: int, right: int) -> Neighbours:
    """``left``: the last word of the first name, ``right``: the first word of the second."""
    tokens = scene.tree.tokens
    gap = [index for index in range(left + 1, min(right, left + 2 * MAX_GAP)) if index not in scene.in_time]
    if not gap or len(gap) > MAX_GAP:
        return Neighbours.APART
    said = [tokens[index].text.lower() for index in gap]
    if _is_list(scene, said, right=right):
        return Neighbours.LIST
    if said[0] == "," and said[1:2] in (["including"], ["namely"]):
        return Neighbours.SECOND_INSIDE
    if not all(_is_plain(scene, index) for index in gap) or PARTING & set(said):
        return Neighbours.APART
    if said[0] in ("'s", "’s"):  # "Lyon's Old Harbour district"
        return Neighbours.SECOND_INSIDE
    prepositions = [index for index in gap if tokens[index].pos == "ADP"]
    if said[0] == ",":
        return Neighbours.FIRST_INSIDE
    return _by_preposition(scene, left, gap=gap, prepositions=prepositions) if prepositions else Neighbours.APART


def _by_preposition(scene: Scene, left: int, *, gap: list[int], prepositions: list[int]) -> Neighbours:
    """ "Bor in Lyon", "the Old Harbour district of Lyon": the first is meant; "the Lyon suburb town of Bor": the
    second."""
    tokens = scene.tree.tokens
    if tokens[prepositions[0]].text.lower() != "of" or prepositions[0] == gap[0]:
        return Neighbours.FIRST_INSIDE
    part = scene.lemma(prepositions[-1] - 1) in PARTS
    article = any(tokens[index].text.lower() == "the" for index in range(max(0, left - 4), left + 1))
    return Neighbours.SECOND_INSIDE if article and not part else Neighbours.FIRST_INSIDE


def _is_list(scene: Scene, said: list[str], *, right: int) -> bool:
    """ "Lyon and Lille", "Lyon, Lille and Metz": between two names a comma alone makes no list."""
    if said[-1] in ("and", "or", "&") or said in (["and", "in"], ["and", "the"]):
        return len(said) <= 2
    if said != [","]:
        return False
    tokens, last = scene.tree.tokens, scene.tree.sentence_last[right]
    after = next((i for i in range(right, last) if scene.mention_at[i] is not scene.mention_at[right]), last)
    rest = [tokens[i].text.lower() for i in range(after, min(after + 2, last))]
    listed = after + 1 < last and scene.mention_at[after + 1] is not None and rest[0] == ","
    joint = next((i for i in range(after, min(after + 2, last)) if tokens[i].text.lower() == "and"), None)
    joining = joint is not None and rest[0] in ("and", ",") and joint + 1 < last and not scene.is_verb(joint + 1)
    return listed or joining


def _is_plain(scene: Scene, index: int) -> bool:
    """Whether a word may stand between an inner and an outer place."""
    token = scene.tree.tokens[index]
    grammar = token.pos in ("ADP", "DET", "ADJ", "ADV", "PUNCT", "NUM", "PART")
    mark = token.relation == "compound" and scene.mention_at[index] is None
    return grammar or mark or scene.lemma(index) in PLACE_NOUNS or token.text.lower() in MEASURING
