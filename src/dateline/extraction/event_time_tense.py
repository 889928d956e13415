"""How a report tells something: as news in the simple past, as a headline, in quoted words, or aside."""

from dateline.extraction.event_frames import Frame
from dateline.extraction.event_scene import MAX_STEPS, Scene

#: Auxiliaries of what is not simply told as past: what was before, is, will be or may be.
NOT_SIMPLE_PAST = frozenset("has have had having will would may might could can is are".split())
#: What opens a clause that goes on with the account of the clause over it.
GOES_ON = frozenset({None, "while", "when", "by", "after"})
QUOTES = {"“": 1, "”": -1}
STRAIGHT = frozenset({'"', "''", "``"})


def is_narrated(scene: Scene, verb: int) -> bool:
    """Whether a verb goes on with the account: in the simple past, in no clause that stands aside from it."""
    here = verb
    for _ in range(MAX_STEPS):
        tag = scene.tree.tokens[here].tag
        auxiliaries = {
            scene.tree.tokens[c].text.lower() for c in scene.tree.all_children(here, "aux", "aux:pass", "cop")
        }
        if auxiliaries & NOT_SIMPLE_PAST:
            return False
        head, relation = scene.head(here), scene.relation(here)
        bare = tag == "VBN" and not auxiliaries and scene.tree.child(here, "nsubj") is not None
        finite = tag == "VBD" or bare or bool(auxiliaries & {"was", "were", "did"})
        if finite:
            return _stands_in_account(scene, here)
        if head is None or relation not in ("advcl", "xcomp", "conj") or not scene.is_verb(head):
            return False
        if relation == "advcl" and scene.mark(here) not in GOES_ON:
            return False
        here = head
    return False


def _stands_in_account(scene: Scene, verb: int) -> bool:
    """Whether the clause of a verb is told as part of the account: no relative clause, no cause, no supposition."""
    here = verb
    for _ in range(MAX_STEPS):
        head, relation = scene.head(here), scene.relation(here)
        if head is None:
            return True
        misread = relation == "acl" and scene.tree.tokens[here].tag == "VBD"  # the main verb of a long sentence
        if relation in ("acl", "acl:relcl", "csubj", "csubj:pass") and not misread:
            return False
        if relation == "advcl" and scene.mark(here) not in ("when", "as", "while", None):
            return False
        here = head
    return False


def is_progressive(scene: Scene, verb: int) -> bool:
    """ "Were searching on Monday" says what went on, not what happened."""
    return scene.tree.tokens[verb].tag == "VBG" and scene.tree.child(verb, "aux") is not None


def is_headline_news(scene: Scene, frame: Frame) -> bool:
    """Whether a headline tells news: a verb in the present or a participle without any auxiliary, or an event noun."""
    auxiliaries = {scene.tree.tokens[c].text.lower() for c in scene.tree.all_children(frame.support, "aux", "aux:pass")}
    return not auxiliaries & (NOT_SIMPLE_PAST - {"is", "are"} | {"to"})


def quoted_words(scene: Scene) -> frozenset[int]:
    """The words between quotation marks; marks that do not close are taken to close with their paragraph."""
    inside, found, straight = 0, set(), False
    paragraph = -1
    ends = {s.first_token: s.paragraph for s in scene.annotated.syntax.sentences}
    for index, token in enumerate(scene.tree.tokens):
        if index in ends and ends[index] != paragraph:
            paragraph, inside, straight = ends[index], 0, False
        if token.text in STRAIGHT:
            straight = not straight
        inside = max(0, inside + QUOTES.get(token.text, 0))
        if inside or straight:
            found.add(index)
    return frozenset(found)
