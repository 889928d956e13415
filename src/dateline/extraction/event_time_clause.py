"""Which time expression belongs to an event by the grammar of its own sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extraction.event_frames import Frame
from dateline.extraction.event_scene import MAX_REACH, MAX_STEPS, Scene, governor
from dateline.extraction.event_time_words import AFTER, AT_ONCE, DURING, PERCEIVING, RESPONSES, SPEECH, STRUCK
from dateline.extraction.event_words import PASSING
from dateline.records.mention import TimeExpression

SUBJECTS = ("nsubj", "nsubj:pass")
#: What ends a clause, for a time that is looked for by its place: verbs, conjunctions, and these marks.
BARRIERS = frozenset({"VERB", "AUX", "SCONJ", "CCONJ"})
MARKS = frozenset(", ; : ( ) – — - “ ” after before since until following".split())
#: How many words a clause may have between a verb and the time behind it.
MAX_BEHIND = 16
#: The relations by which something that came first hangs on an event.
BEHIND = ("obl", "nmod", "advcl", "nmod:poss", "conj")


@dataclass(frozen=True, slots=True)
class Hung:
    """The times of a document with the word each hangs on, and the event nouns, which hold times of their own."""

    scene: Scene
    heads: tuple[tuple[TimeExpression, int], ...]
    triggers: frozenset[int]

    def owner(self, head: int) -> int | None:
        """The verb or event noun that the time at ``head`` belongs to."""
        return governor(self.scene, head, also=self.triggers)


def own_time(hung: Hung, frame: Frame) -> TimeExpression | None:
    """The time expression that hangs on the event, nearest first; else one that its sentence shares out; None if
    neither names one.

    One without a period counts when it names a point of the calendar ("Tuesday" in a report without a date): another
    report may date it.
    """
    reach = [(time, head) for time, head in hung.heads if says_when(time) and abs(head - frame.trigger) <= MAX_REACH]
    near = [(time, head) for time, head in reach if _hangs_on(hung, head, frame) or _left_over(hung, head, frame)]
    shared = [(time, head) for time, head in reach if _is_shared(hung, head, frame)]
    found = [*near, *shared] if all(map(is_night, (time for time, _ in near))) else near
    if not found:
        partners = frozenset(_partners(hung, frame))
        found = [pair for pair in reach if hung.owner(pair[1]) in partners or _stands_behind(hung, pair[1], frame)]
    return min(
        found,
        key=lambda pair: (pair[0].period is None, is_night(pair[0]), abs(pair[1] - frame.trigger), pair[1]),
        default=(None,),
    )[0]


def is_night(time: TimeExpression) -> bool:
    """Whether it is a night of two days ("overnight"), which a day beside it places more finely."""
    return time.timex_type == "TIME" and time.period is not None and time.period.days == 2


def says_when(time: TimeExpression) -> bool:
    """Whether an expression names a point of the calendar, known or not."""
    return time.period is not None or (time.timex_type in ("DATE", "TIME") and not time.timex_value.endswith("_REF"))


def is_speech(scene: Scene, verb: int) -> bool:
    """Whether the time of a verb is that of words or papers, and not of what they are about."""
    lemma = scene.lemma(verb)
    return lemma in SPEECH and (lemma not in PERCEIVING or scene.tree.child(verb, "ccomp") is not None)


def _carriers(scene: Scene, frame: Frame) -> Iterator[int]:
    """The trigger, the verb that carries it, and verbs above that share its time ("began to withdraw on Monday")."""
    yield frame.trigger
    yield frame.support
    here: int | None = frame.support
    for _ in range(MAX_STEPS):
        head = None if here is None else scene.head(here)
        if here is None or head is None or scene.relation(here) != "xcomp" or scene.lemma(head) not in PASSING:
            return
        yield head
        here = head


def _hangs_on(hung: Hung, head: int, frame: Frame) -> bool:
    """Whether a time belongs to the event; between a subject and its verb it belongs to the subject ("her visit on
    Saturday revealed ...", "the man who shot two on Sunday said ..."), wherever a parser hung it."""
    carriers = set(_carriers(hung.scene, frame))
    above = hung.owner(head)
    if head in carriers or above in carriers:
        return (
            above is None or above == frame.trigger in hung.triggers or not is_of_noun_before(hung.scene, head, above)
        )
    if above is None or not frame.trigger < head < above:
        return False
    if frame.trigger in hung.triggers:
        return _verb_over(hung, frame.trigger) == above
    return _in_subject(hung.scene, frame.support, above)


def _in_subject(scene: Scene, verb: int, above: int) -> bool:
    """Whether a verb is that of a clause that describes the subject of another."""
    noun = scene.head(verb)
    if noun is None or scene.relation(verb) not in ("acl", "acl:relcl"):
        return False
    return scene.head(noun) == above and scene.relation(noun) in SUBJECTS


def _left_over(hung: Hung, head: int, frame: Frame) -> bool:
    """In "flew out on Thursday after his talks in Lima two days before" the verb has its day, and the second time is
    that of the noun before it."""
    above = _verb_over(hung, frame.trigger)
    if above is None or not above < frame.trigger < head or hung.owner(head) != above:
        return False
    return any(above < other < frame.trigger and hung.owner(other) == above for _, other in hung.heads)


def _verb_over(hung: Hung, index: int) -> int | None:
    return governor(hung.scene, index, also=frozenset())


def _is_shared(hung: Hung, head: int, frame: Frame) -> bool:
    """A time at the head of a sentence goes for every verb joined by "and" ("On Monday he flew in and met ..."), and
    so does one behind the last of them ("shot two men and fled on Monday")."""
    scene, verb, owner = hung.scene, frame.support, hung.owner(head)
    if owner is None:
        return False
    if scene.relation(verb) == "conj" and scene.tree.child(verb, *SUBJECTS) is None and owner == scene.head(verb):
        return head < owner or head > verb
    joined = [one for one in scene.tree.all_children(verb, "conj") if scene.is_verb(one)]
    alone = all(scene.tree.child(one, *SUBJECTS) is None for one in joined)
    return bool(joined) and alone and owner == joined[-1] < head


def _stands_behind(hung: Hung, head: int, frame: Frame) -> bool:
    """Whether a time stands behind a verb with neither a verb nor a comma between, wherever a parser hung it ("two men
    wounded in Lima on Monday")."""
    scene, verb = hung.scene, frame.support
    if verb != frame.trigger or verb in hung.triggers or not verb < head <= verb + MAX_BEHIND:
        return False
    if scene.tree.sentence_last[verb] <= head or is_speech(scene, verb):
        return False
    between = [scene.tree.tokens[one] for one in range(verb + 1, head) if one not in scene.in_time]
    return not any(one.pos in BARRIERS or one.text in MARKS for one in between)


def _partners(hung: Hung, frame: Frame) -> Iterator[int]:
    """The verbs and event nouns that tell the same moment: the verb over "killing two" or "during the raid", the noun
    under it, the clause "when shots were fired". None of them is a verb of saying."""
    scene, verb = hung.scene, frame.support
    if frame.trigger in hung.triggers and frame.support == frame.trigger:
        above = _verb_over(hung, verb)
        if above is not None and _is_setting(scene, verb, above) and not is_speech(scene, above):
            yield above
        for child in scene.tree.all_children(verb, "acl:relcl"):
            if not is_speech(scene, child):
                yield child  # "a shooting that sent five people to hospital on Sunday"
        return
    for above, below in _pairs(scene, verb):
        if not is_speech(scene, above) and not is_speech(scene, below):
            yield above if below == verb else below
    for noun in hung.triggers:
        if abs(noun - verb) <= MAX_REACH and _verb_over(hung, noun) == verb and _is_setting(scene, noun, verb):
            yield noun


def _pairs(scene: Scene, verb: int) -> Iterator[tuple[int, int]]:
    """The verb with the one over it, and with those under it, where both tell one moment."""
    head = scene.head(verb)
    if head is not None and scene.is_verb(head) and is_at_once(scene, verb):
        yield head, verb
    for child in scene.tree.children[verb]:
        if scene.is_verb(child) and is_at_once(scene, child):
            yield verb, child


def time_before(hung: Hung, frame: Frame) -> TimeExpression | None:
    """The time of what an event came after: "in response to the downing on 24 November the ministry deployed ...",
    "left after Tuesday's talks"; None if the sentence names none."""
    scene = hung.scene
    for time, head in hung.heads:
        if time.period is None or abs(head - frame.support) > MAX_REACH:
            continue
        if hung.owner(head) == frame.support:
            if is_of_noun_before(scene, head, frame.support):
                return time
            continue
        here: int | None = head
        follows = False
        for _ in range(MAX_STEPS):
            above = None if here is None else scene.head(here)
            if here is None or above is None or (scene.relation(here) not in BEHIND and scene.is_verb(here)):
                break
            follows = follows or comes_first(scene, here)
            if above == frame.support:
                if follows:
                    return time
                break
            here = above
    return None


def is_of_noun_before(scene: Scene, head: int, verb: int) -> bool:
    """Whether a time that a parser hung on a verb stands right behind what came before the verb's event: in "deployed
    troops after the attack by rebels on 2 March" the attack was on 2 March, or both were."""
    start = min((scene.tree.left[head], *scene.tree.all_children(head, "case")))
    return any(
        scene.relation(one) in ("obl", "nmod")
        and one < start
        and comes_first(scene, one)
        and scene.tree.right[one] == start - 1
        for one in scene.tree.children[verb]
    )


def comes_first(scene: Scene, index: int) -> bool:
    """Whether what a word names comes before the clause it hangs on: "after ...", "in response to ..."."""
    marks = (*scene.cases(index), *(scene.lemma(one) for one in scene.tree.all_children(index, "mark")))
    return scene.lemma(index) in RESPONSES or bool(AFTER & set(marks))


def is_at_once(scene: Scene, verb: int) -> bool:
    """Whether a clause tells the moment of the clause over it: "killing two", "when it began", "helped capture"."""
    relation, tag, mark = scene.relation(verb), scene.tree.tokens[verb].tag, scene.mark(verb)
    if relation == "xcomp":
        return True
    perfect = any(scene.lemma(child) == "have" for child in scene.tree.all_children(verb, "aux"))
    return relation == "advcl" and not perfect and (mark in AT_ONCE or (mark is None and tag in ("VBG", "VBN")))


def _is_setting(scene: Scene, noun: int, verb: int) -> bool:
    """Whether a noun is told as what the verb happened in: "wounded during the clash"."""
    here: int | None = noun
    for _ in range(MAX_STEPS):
        if here is None or here == verb:
            return False
        if scene.head(here) == verb:
            cases = set(scene.cases(here))
            return scene.relation(here) in ("obl", "nmod") and bool(
                DURING & cases or ("in" in cases and scene.lemma(verb) in STRUCK)
            )
        here = scene.head(here)
    return False
