"""The grammatical slots round a trigger: subject, object, by, and one a preposition."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.extraction.event_scene import MAX_STEPS, NOMINAL, Scene, conjuncts, objects, referent, subjects
from dateline.extraction.event_words import words

Slots = Mapping[str, tuple[int, ...]]

#: Verbs whose subject does the event that their object names ("carried out an attack").
AGENTIVE_SUPPORT = words(
    """
    hold conduct carry launch stage mount wage make pay commit perform undertake lead resume renew begin start
    step intensify continue deliver open execute stop end halt suspend complete plan schedule cancel postpone
    attend join chair host organise organize orchestrate initiate engage enter participate take have give issue
    order announce declare finish prepare plot threaten propose offer seek demand sign reach impose tender
    submit escalate cease pursue
    """
)
#: Verbs that say no more of the event their subject names than that it is, was or will be.
OCCURRENCE = words(
    """
    take begin start open reopen conclude continue end resume erupt break occur happen follow last go proceed
    unfold collapse fail hold conduct carry launch stage schedule plan cancel postpone suspend expect hit kill
    leave come
    """
)


@dataclass(frozen=True, slots=True)
class Frame:
    """``slots``: slot -> word indices of the heads that fill it. ``support``: the verb that carries an event noun, or
    the trigger itself for a verb; time, place and status are looked for there too."""

    trigger: int
    support: int
    slots: Slots


def verb_frame(scene: Scene, verb: int) -> Frame:
    """The frame of a verb; in the passive the subject is the object slot and "by" the agent's."""
    slots: dict[str, list[int]] = {}
    if not scene.is_passive(verb):
        slots["subject"] = list(subjects(scene, verb))
    slots["object"] = list(objects(scene, verb))
    indirect = scene.tree.child(verb, "iobj")
    if indirect is not None:
        slots["indirect"] = list(conjuncts(scene, indirect))
    _add_prepositions(scene, verb, slots=slots)
    for head in slots["object"][:1]:
        _add_prepositions(scene, head, slots=slots, weak=True)
    for child in scene.tree.children[verb]:
        if scene.relation(child) in ("ccomp", "xcomp", "csubj"):
            slots.setdefault("clause", []).append(child)
        if scene.relation(child) in ("advmod", "compound:prt", "xcomp", "mark"):
            slots.setdefault(scene.lemma(child), []).append(child)
    return Frame(verb, verb, {name: tuple(dict.fromkeys(found)) for name, found in slots.items() if found})


def noun_frame(scene: Scene, noun: int) -> Frame:
    """The frame of an event noun: what hangs on it, and the subject of the verb that carries it."""
    slots: dict[str, list[int]] = {}
    _add_prepositions(scene, noun, slots=slots)
    for child in scene.tree.children[noun]:
        relation, token = scene.relation(child), scene.tree.tokens[child]
        if relation == "nmod:poss":
            slots.setdefault("possessor", []).extend(conjuncts(scene, child))
        elif relation in ("compound", "amod") and _names_a_side(scene, child):
            slots.setdefault("compound", []).extend(conjuncts(scene, child))
        elif relation == "acl" and token.tag == "VBN" and scene.lemma(child) in AGENTIVE_SUPPORT:
            _add_prepositions(scene, child, slots=slots)
    if _is_venue(scene, noun, compound=slots.get("compound", [])):
        slots["venue"] = slots.pop("compound")
    if scene.lemma(noun) in PERSONAL and "in" in scene.cases(noun):
        slots.setdefault("subject", []).extend(_teller(scene, noun))
    support = _support(scene, noun)
    if support is not None and support != noun:
        _add_support(scene, noun, support=support, slots=slots)
    if slots.get("subject") and all(scene.tree.tokens[p].pos == "PRON" for p in slots.get("possessor", ())):
        slots.pop("possessor", None)  # "they launched their attack": the subject says who
    carried = noun if support is None else support
    return Frame(noun, carried, {name: tuple(dict.fromkeys(found)) for name, found in slots.items() if found})


#: Before these nouns a single place name says where, not who ("the Lyon talks", "the Verdun battle").
VENUED = words(
    """
    talk meeting summit conference negotiation process session battle siege clash bombing blast explosion
    massacre shooting fighting earthquake flood crash election vote referendum protest rally riot
    """
)


def _is_venue(scene: Scene, noun: int, *, compound: list[int]) -> bool:
    mention = scene.mention_at[compound[0]] if len(compound) == 1 else None
    return mention is not None and mention.kind.value == "place" and scene.lemma(noun) in VENUED


#: What one person does alone: "said in an interview", "the minister in a speech".
PERSONAL = frozenset({"interview", "speech", "statement", "address", "letter", "call", "conversation"})


def _teller(scene: Scene, noun: int) -> tuple[int, ...]:
    head = scene.head(noun)
    if head is None:
        return ()
    if scene.relation(noun) == "obl" and scene.is_verb(head):
        return subjects(scene, head)
    mention = scene.mention_at[head]
    return (head,) if mention is not None and mention.kind.value == "person" else ()


def merged(frame: Frame, noun: Frame) -> Frame:
    """A verb's frame with what hangs on the event noun that is its object ("hold", "talks between A and B")."""
    slots = {
        name: found
        for name, found in noun.slots.items()
        if name not in ("of", "subject", "possessor") or (name == "possessor" and "subject" not in frame.slots)
    }
    for name, found in frame.slots.items():
        slots[name] = tuple(dict.fromkeys((*slots.get(name, ()), *found)))
    return Frame(frame.trigger, frame.support, slots)


def _names_a_side(scene: Scene, index: int) -> bool:
    mention = scene.mention_at[index]
    return mention is not None and mention.kind.value in ("person", "organisation", "place", "nationality")


#: "a round of talks", "the start of the siege": the event is the noun behind "of".
WRAPPERS = words(
    """
    round series number wave set spate string session day resumption start end beginning continuation completion
    couple lot kind type form outbreak cessation halt escalation intensification campaign raft part phase stage
    """
)


def outermost(scene: Scene, noun: int) -> int:
    """The noun by which an event noun hangs in its sentence: the first of a list, or a wrapper such as "round of"."""
    for _ in range(MAX_STEPS):
        head, relation = scene.head(noun), scene.relation(noun)
        wrapped = relation == "nmod" and head is not None and scene.lemma(head) in WRAPPERS
        if head is None or not (wrapped or (relation == "conj" and scene.tree.tokens[head].pos == "NOUN")):
            return noun
        noun = head
    return noun


def _support(scene: Scene, noun: int) -> int | None:
    noun = outermost(scene, noun)
    head, relation = scene.head(noun), scene.relation(noun)
    if head is None or not scene.is_verb(head):
        return None
    lemma = scene.lemma(head)
    if relation in ("obj", "nsubj:pass") and lemma in AGENTIVE_SUPPORT:
        return head
    if relation == "nsubj" and lemma in OCCURRENCE:
        return head
    if relation == "obl" and lemma in ("participate", "engage", "take", "enter") and "in" in scene.cases(noun):
        return head
    return None


def _add_support(scene: Scene, noun: int, *, support: int, slots: dict[str, list[int]]) -> None:
    if scene.relation(outermost(scene, noun)) in ("obj", "obl") and not scene.is_passive(support):
        slots.setdefault("subject", []).extend(subjects(scene, support))
    for child in scene.tree.all_children(support, "obl", "obl:agent"):
        names = ("by",) if scene.relation(child) == "obl:agent" else scene.cases(child)
        for name in names:
            if name in ("by", "with", "between", "against", "on") and child != noun:
                slots.setdefault(name, []).extend(conjuncts(scene, referent(scene, child)))


def _add_prepositions(scene: Scene, index: int, *, slots: dict[str, list[int]], weak: bool = False) -> None:
    """``weak``: a phrase on the object fills a slot only where the verb itself leaves it empty."""
    taken = set(slots) if weak else set()
    for child in scene.tree.children[index]:
        relation = scene.relation(child)
        if relation == "obl:agent":
            names: tuple[str, ...] = ("by",)
        elif relation in ("obl", "nmod", "advcl", "acl") and scene.tree.tokens[child].pos in NOMINAL | {"VERB"}:
            names = scene.cases(child)
        else:
            continue
        if "according" in names or "accord" in names:
            continue
        for name in names:
            name = "object of" if weak and name == "of" else name
            if name not in taken:
                slots.setdefault(name, []).extend(conjuncts(scene, referent(scene, child)))
