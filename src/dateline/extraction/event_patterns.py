"""Which words of a document name events: triggers of the ontology whose demands their surroundings meet."""

from dataclasses import dataclass

from dateline.extraction.event_frames import Frame, merged, noun_frame, verb_frame
from dateline.extraction.event_scene import Scene, meant
from dateline.extraction.ontology import Ontology, Trigger
from dateline.records.mention import Form, Kind

#: Sentences of these kinds tell happenings; captions, credits and the like repeat or tell nothing.
TELLING = frozenset({"body", "headline"})
#: What meeting a demand adds to a trigger's rank: fixed words weigh more than classes, classes more than presence.
EXACT, CLASS, PRESENT = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger found at a word. ``fixed``: the object word the trigger itself names ("talks" in "hold talks")."""

    trigger: Trigger
    frame: Frame
    fixed: int | None
    rank: int


def find_matches(scene: Scene, ontology: Ontology) -> tuple[Match, ...]:
    """At most one match a word, in the order of the text; nouns spoken for by a verb of the same type are left out."""
    found: dict[int, Match] = {}
    for sentence in scene.annotated.syntax.sentences:
        if sentence.kind in TELLING:
            for index in range(sentence.first_token, sentence.last_token):
                match = _match_at(scene, ontology, index=index)
                if match is not None:
                    found[index] = match
    taken = {
        m.fixed for m in found.values() if m.fixed in found and found[m.fixed].trigger.type in _kin(m.trigger.type)
    }
    return tuple(match for index, match in sorted(found.items()) if index not in taken)


def _kin(name: str) -> frozenset[str]:
    talks = frozenset({"MEET", "CONSULT", "NEGOTIATE"})
    return talks if name in talks else frozenset({name})


def _match_at(scene: Scene, ontology: Ontology, *, index: int) -> Match | None:
    token = scene.tree.tokens[index]
    if scene.is_verb(index) and not _is_a_trait(scene, index):
        triggers = ontology.verbs.get(scene.lemma(index), ())
    elif (token.pos == "NOUN" or _is_capitalised_noun(scene, index)) and _may_name_an_event(scene, index):
        triggers = ontology.nouns.get(scene.lemma(index), ())
    else:
        return None
    if not triggers:
        return None
    frame = noun_frame(scene, index) if triggers[0].is_noun else verb_frame(scene, index)
    best: Match | None = None
    for trigger in triggers:
        match = _tested(scene, ontology, trigger=trigger, frame=frame)
        if match is not None and (best is None or match.rank > best.rank):
            best = match
    return best


def _is_a_trait(scene: Scene, verb: int) -> bool:
    """Whether a clause says what someone is like rather than what happened: "groups that fight the state"."""
    simple = scene.tree.tokens[verb].tag in ("VBZ", "VBP") and scene.tree.child(verb, "aux", "aux:pass") is None
    return simple and scene.relation(verb) == "acl:relcl"


def _is_capitalised_noun(scene: Scene, index: int) -> bool:
    """A common noun that a tagger takes for a name because it opens a heading: "Downing of the jet"."""
    token = scene.tree.tokens[index]
    opens = index == scene.tree.sentence_first[index]
    return token.pos in ("PROPN", "VERB") and opens and scene.mention_at[index] is None and "of" in _hangs(scene, index)


def _hangs(scene: Scene, index: int) -> set[str]:
    return {name for child in scene.tree.children[index] if child > index for name in scene.cases(child)}


def _may_name_an_event(scene: Scene, index: int) -> bool:
    mention = scene.mention_at[index]
    named = mention is not None and mention.form is Form.NAME
    return not named and scene.relation(index) not in ("compound", "amod", "case", "mark", "flat", "nmod:poss")


def _tested(scene: Scene, ontology: Ontology, *, trigger: Trigger, frame: Frame) -> Match | None:
    rank, fixed = 0, None
    if trigger.particle is not None:
        if trigger.particle not in frame.slots:
            return None
        rank += EXACT
    if trigger.voice is not None:
        if (trigger.voice == "passive") != scene.is_passive(frame.trigger):
            return None
        rank += PRESENT
    if any(name in frame.slots for name in trigger.without):
        return None
    for wanted, slot in ((trigger.object, "object"), (trigger.subject, "subject")):
        if wanted:
            fillers = frame.slots.get(slot, ())
            if slot == "subject" and not fillers and scene.is_passive(frame.trigger):
                fillers = frame.slots.get("by", ())
            hit = _first(scene, ontology, wanted=wanted, fillers=fillers)
            if hit is None:
                return None
            rank += hit[1]
            named = hit[1] == EXACT or scene.lemma(hit[0]) in ontology.nouns
            fixed = hit[0] if slot == "object" and named and not _is_name(scene, hit[0]) else fixed
    if trigger.modifier and not any(scene.lemma(c) in trigger.modifier for c in scene.tree.children[frame.trigger]):
        return None
    hanging = _hanging(scene, ontology, trigger=trigger, frame=frame)
    if fixed is not None and not trigger.is_noun and scene.lemma(fixed) in ontology.nouns:
        frame = merged(frame, noun_frame(scene, fixed))
    return None if hanging is None else Match(trigger, frame, fixed, rank + hanging + bool(trigger.modifier) * EXACT)


def _hanging(scene: Scene, ontology: Ontology, *, trigger: Trigger, frame: Frame) -> int | None:
    if not trigger.prepositions:
        return 0
    ranks = []
    for name, wanted in trigger.prepositions:
        fillers = frame.slots.get(name, ())
        if fillers and not wanted:
            ranks.append(PRESENT)
        hit = _first(scene, ontology, wanted=wanted, fillers=fillers) if wanted else None
        if hit is not None:
            ranks.append(hit[1])
    return max(ranks, default=None)


def _first(
    scene: Scene, ontology: Ontology, *, wanted: tuple[str, ...], fillers: tuple[int, ...]
) -> tuple[int, int] | None:
    """The first filler that is one of the wanted words or in one of the wanted groups, and how well it fits."""
    plain = {word for word in wanted if not word.startswith("@")}
    for index in fillers:
        if scene.lemma(index) in plain and not _is_name(scene, index):
            return index, EXACT
    for index in fillers:
        if any(
            _is_member(scene, ontology, index=meant(scene, index), group_name=word[1:])
            for word in wanted
            if word.startswith("@")
        ):
            return index, CLASS
    return None


def _is_name(scene: Scene, index: int) -> bool:
    mention = scene.mention_at[index]
    return mention is not None and mention.form is Form.NAME and mention.kind is not Kind.EVENT


def _is_member(scene: Scene, ontology: Ontology, *, index: int, group_name: str) -> bool:
    group = ontology.groups[group_name]
    mention = scene.mention_at[index]
    if mention is not None and mention.form is Form.NAME:
        return mention.kind in group.kinds or (mention.kind is Kind.OTHER and bool(group.kinds))
    if mention is not None and mention.kind in group.kinds:
        return True
    # A capitalised name that no mention covers may be anything with a name.
    unknown_name = mention is None and scene.tree.tokens[index].pos == "PROPN" and bool(group.kinds)
    return scene.lemma(index) in group.words or unknown_name
