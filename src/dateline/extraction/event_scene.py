"""One document made ready for event patterns: its tree, the mentions at each word, and who governs whom."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.extraction.clauses import Tree, build_tree
from dateline.extraction.event_words import words
from dateline.records.corpus import AnnotatedDocument
from dateline.records.evidence import Span
from dateline.records.language import Token
from dateline.records.mention import Form, Kind, Mention

#: Hostile or broken trees may be deep; no honest sentence needs more steps upwards than this.
MAX_STEPS = 12
#: Words further from a trigger than this are not asked whether they belong to it: keeps long lines linear.
MAX_REACH = 120
#: Plurals that lemmatizers take for another word's.
LEMMA_REPAIRS = {"bases": "base"}
SUBJECTS = ("nsubj", "nsubj:pass")
RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Scene:
    """``mention_at``: the mention that covers a word, None if there is none; a name wins over a role.
    ``in_time``: the words of time expressions, which take no part in anything."""

    annotated: AnnotatedDocument
    tree: Tree
    mention_at: tuple[Mention | None, ...]
    in_time: frozenset[int]

    def lemma(self, index: int) -> str:
        """The lemma in lower case."""
        token = self.tree.tokens[index]
        return LEMMA_REPAIRS.get(token.text.lower()) or token.lemma.lower()

    def relation(self, index: int) -> str:
        """The UD relation to the head."""
        return self.tree.tokens[index].relation

    def head(self, index: int) -> int | None:
        """The head, None for a root."""
        head = self.tree.tokens[index].head
        return None if head == index or not 0 <= head < len(self.tree.tokens) else head

    def cases(self, index: int) -> tuple[str, ...]:
        """The prepositions of a noun phrase, in lower case."""
        return tuple(self.lemma(c) for c in self.tree.all_children(index, "case"))

    def is_verb(self, index: int) -> bool:
        """Whether the word is a verb used as one: not a participle before a noun, not a noun made of a verb."""
        token = self.tree.tokens[index]
        return token.pos == "VERB" and token.relation not in ("amod", "compound", "case", "mark")

    def is_passive(self, index: int, steps: int = MAX_STEPS) -> bool:
        """Whether a verb is passive, also as a bare participle ("the base shelled by ...")."""
        token = self.tree.tokens[index]
        if self.tree.child(index, "aux:pass", "nsubj:pass") is not None:
            return True
        bare = self.tree.child(index, "aux", "nsubj") is None and token.tag == "VBN"
        if bare and token.relation == "conj" and token.head != index and steps > 0:
            return self.is_passive(token.head, steps - 1)
        return bare and token.relation in ("acl", "advcl", "root", "parataxis", "ccomp", "xcomp")

    def joined_to(self, verb: int) -> int | None:
        """The verb that a joined one shares subject and fate with; None if it is not joined to any.

        "denied that they had fired and accused ..." joins *accused* to *denied*: after "had" a past tense does not fit.
        """
        head = self.head(verb)
        if head is None or self.relation(verb) != "conj":
            return None
        perfect = any(self.lemma(c) == "have" for c in self.tree.all_children(head, "aux"))
        above = self.head(head)
        misfit = perfect and self.tree.tokens[verb].tag == "VBD" and self.tree.tokens[head].tag == "VBN"
        return above if misfit and above is not None and self.relation(head) == "ccomp" else head

    def mark(self, index: int) -> str | None:
        """The word that opens a clause: "to", "if", "that", "after" ...; None if there is none."""
        marks = [self.lemma(c) for c in self.tree.all_children(index, "mark")]
        if marks:
            return "to" if "to" in marks else marks[0]
        particle = next((c for c in self.tree.all_children(index, "aux") if self.tree.tokens[c].tag == "TO"), None)
        return None if particle is None else "to"


def build_scene(annotated: AnnotatedDocument) -> Scene:
    """The scene of one annotated document."""
    tokens = annotated.syntax.tokens
    at: list[Mention | None] = [None] * len(tokens)
    starts = [token.start for token in tokens]
    order = {Form.PRONOUN: 0, Form.ROLE: 1, Form.NAME: 2}
    for mention in sorted(annotated.mentions, key=lambda m: (order[m.form], m.evidence.span)):
        for index in _words(tokens, starts, span=mention.evidence.span):
            at[index] = mention
    timed = frozenset(i for time in annotated.times for i in _words(tokens, starts, span=time.evidence.span))
    return Scene(annotated, build_tree(annotated.syntax), tuple(at), timed)


def _words(tokens: tuple[Token, ...], starts: list[int], *, span: Span) -> range:
    """The indices of the words that share a character with a span."""
    first = max(bisect_right(starts, span.start) - 1, 0)
    if first < len(tokens) and tokens[first].end <= span.start:
        first += 1
    return range(first, max(first, bisect_left(starts, span.end)))


def governor(scene: Scene, index: int, *, also: frozenset[int]) -> int | None:
    """The verb or event noun (one of ``also``) that a phrase belongs to, climbing through plain nouns."""
    here: int | None = scene.head(index)
    for _ in range(MAX_STEPS):
        if here is None or here in also or scene.is_verb(here) or scene.tree.tokens[here].pos == "AUX":
            return here
        if scene.tree.child(here, "cop") is not None:
            return here
        here = scene.head(here)
    return None


def conjuncts(scene: Scene, index: int) -> tuple[int, ...]:
    """A noun phrase head with those joined to it by "and", "or" or commas."""
    joined = [c for c in scene.tree.all_children(index, "conj") if scene.tree.tokens[c].pos in NOMINAL]
    return (index, *joined)


NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


#: "a total of 33 people", "the city of Lyon": what is meant stands behind "of".
QUANTIFYING = words(
    """
    total number dozen hundred thousand group majority most some any all none several
    few score handful couple many number half part
    member city town village port province region district capital island peninsula county governorate suburb
    """
)


#: Of these, the ones that count people or things and are never places.
COUNTING = words("total number dozen hundred thousand score handful any all none several few")


def meant(scene: Scene, index: int) -> int:
    """The word that says what a noun phrase is about: behind "a total of", "the city of" and the like."""
    if scene.lemma(index) not in QUANTIFYING or scene.mention_at[index] is not None:
        return index
    for child in scene.tree.all_children(index, "nmod", "appos"):
        mention = scene.mention_at[child]
        place = mention is not None and mention.kind is Kind.PLACE
        people = scene.lemma(index) in COUNTING
        if "of" in scene.cases(child) and (place or people):
            return child
        if place and not scene.cases(child):
            return child
    return index


def referent(scene: Scene, index: int) -> int:
    """What a relative pronoun stands for, the word itself otherwise."""
    if scene.lemma(index) not in RELATIVE or scene.tree.tokens[index].pos not in ("PRON", "DET", "SCONJ"):
        return index
    here: int | None = index
    for _ in range(MAX_STEPS):
        if here is None:
            return index
        if scene.relation(here) == "acl:relcl":
            head = scene.head(here)
            return index if head is None else head
        here = scene.head(here)
    return index


def subjects(scene: Scene, verb: int, *, steps: int = MAX_STEPS) -> tuple[int, ...]:
    """The heads of a verb's subject, taken from the clause above where the verb has none of its own."""
    found = scene.tree.all_children(verb, *SUBJECTS)
    if found:  # a verb has one subject: of two, a parser cut "Guard Commander Ann Roe" and the nearer one is meant
        own = max((one for one in found if one < verb), default=found[0])
        return conjuncts(scene, referent(scene, own))
    head, relation = scene.head(verb), scene.relation(verb)
    if head is None or steps <= 0:
        return ()
    if relation in ("acl", "acl:relcl") or (relation in ("advcl", "ccomp") and scene.tree.tokens[head].pos == "NOUN"):
        return _subject_of_modifier(scene, verb, head=head, steps=steps)
    gerund = (
        relation == "advcl"
        and scene.mark(verb) in ("for", "of", "from", "into")
        and scene.tree.tokens[verb].tag == "VBG"
    )
    if gerund or relation == "xcomp" or (relation in ("advcl", "ccomp") and scene.mark(verb) == "to"):
        controlled = _controlled(scene, head, relation=relation, gerund=gerund)
        if controlled is not None:
            return conjuncts(scene, controlled)
    predicate = scene.is_verb(head) or scene.tree.tokens[head].pos == "AUX" or scene.tree.child(head, "cop") is not None
    if relation in ("xcomp", "advcl", "conj") and predicate:
        if relation == "advcl" and scene.tree.tokens[verb].tag not in ("VBG", "VB", "VBN"):
            return ()
        joined = scene.joined_to(verb)
        return subjects(scene, head if joined is None else joined, steps=steps - 1)
    return ()


def _controlled(scene: Scene, governor_verb: int, *, relation: str, gerund: bool) -> int | None:
    """Who is to act when one verb governs another: the object of "ordered", the "to" phrase of "appealed"."""
    lemma = scene.lemma(governor_verb)
    if lemma in PHRASE_CONTROL:
        phrases = scene.tree.all_children(governor_verb, "obl")
        return next((p for p in phrases if set(scene.cases(p)) & {"to", "on", "upon", "with"}), None)
    governs = lemma in GERUND_CONTROL if gerund else lemma in OBJECT_CONTROL
    if governs or (relation == "xcomp" and lemma not in SUBJECT_CONTROL):
        return scene.tree.child(governor_verb, "iobj", "obj")
    return None


PHRASE_CONTROL = frozenset({"appeal", "call", "plead"})
#: "praised the troops for retaking the town".
GERUND_CONTROL = words(
    """
    congratulate praise blame accuse condemn criticise criticize thank charge convict prevent stop ban bar
    discourage dissuade suspect fine punish force coerce pressure commend prohibit acquit reward censure rebuke
    deter keep
    """
)
OBJECT_CONTROL = words(
    """
    ask order instruct urge tell command force allow enable help persuade convince press pressure warn beg
    invite require compel encourage send dispatch direct authorize authorise advise push lead let make appoint
    want
    """
)
#: "promised the rebels to retreat": here the subject, not the object, is to act.
SUBJECT_CONTROL = frozenset({"promise", "vow", "use", "hold", "take", "begin", "have", "make", "attack", "launch"})


def _subject_of_modifier(scene: Scene, verb: int, *, head: int, steps: int) -> tuple[int, ...]:
    token = scene.tree.tokens[verb]
    prepositional = scene.tree.child(verb, "mark", "case") is not None
    if token.relation == "acl:relcl" or (token.tag == "VBG" and not prepositional):
        return conjuncts(scene, head)
    if scene.mark(verb) == "to" or token.tag == "VBG":
        owners = [c for c in scene.tree.all_children(head, "nmod:poss") if scene.tree.tokens[c].pos in NOMINAL]
        if owners:
            return conjuncts(scene, owners[-1])
        above = scene.head(head)
        if above is not None and scene.lemma(above) == "use" and scene.is_passive(above):
            user = scene.tree.child(above, "obl:agent")
            return () if user is None else conjuncts(scene, user)
        if above is not None and scene.is_verb(above) and scene.relation(head) in ("obj", "obl", "xcomp"):
            return subjects(scene, above, steps=steps - 1)
    return ()


def objects(scene: Scene, verb: int) -> tuple[int, ...]:
    """The heads of what a verb is done to: direct object, passive subject, or the noun a participle stands by."""
    if scene.is_passive(verb):
        if scene.relation(verb) == "acl" and scene.tree.child(verb, *SUBJECTS) is None:
            head = scene.head(verb)
            return () if head is None else conjuncts(scene, head)
        return subjects(scene, verb)
    own = scene.tree.child(verb, "obj")
    if own is not None:
        return conjuncts(scene, referent(scene, own))
    head, subject = scene.head(verb), scene.tree.child(verb, "nsubj")
    if scene.relation(verb) != "acl:relcl" or head is None or subject is None:
        return ()
    pronouns = [c for c in scene.tree.children[verb] if scene.lemma(c) in RELATIVE]
    return () if pronouns else (head,)
