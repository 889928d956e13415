"""Attribution without a reporting verb: "according to X", "reports that ...", "X's claim that ...", "citing X"."""

from dataclasses import dataclass

from dateline.extraction.claims_indirect import Reach, rest_of_sentence
from dateline.extraction.clauses import Tree, is_verbal, trimmed
from dateline.extraction.cues import load_speech_nouns
from dateline.extraction.speakers import phrase_from
from dateline.records.claim import Stance

#: Verbs that give voice to a noun of speech ("voiced concern that"): their subject speaks.
VOICING = frozenset({
    "express", "voice", "raise", "make", "issue", "repeat", "give", "have", "air", "reiterate", "share", "lodge",
})  # fmt: skip
#: Verbs whose subject turns what others say down ("dismissed reports that").
REFUSING = frozenset({"deny", "dismiss", "reject", "refute", "rebut", "dispute", "disprove", "contradict"})
#: Nouns that are a source of their own when nobody is named.
SOURCES = frozenset({"report", "rumor", "rumour"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Token indices of a claim that no verb reports: ``speaker`` is a head noun or None; spans are inclusive."""

    speaker: int | None
    cue: Reach
    content: Reach
    stance: Stance = Stance.ASSERTS


def find_according_to(tree: Tree) -> list[Attribution]:
    """Both "According to X, ..." and "..., according to X"."""
    found = []
    for index in range(len(tree.tokens) - 2):
        if tree.tokens[index].text.lower() != "according" or tree.tokens[index + 1].text.lower() != "to":
            continue
        speaker = phrase_from(tree, index + 2)
        content = rest_of_sentence(tree, index, _phrase_end(tree, index, speaker))
        if content is not None:
            found.append(Attribution(speaker, (index, index + 1), content))
    return found


def _phrase_end(tree: Tree, first: int, speaker: int) -> int:
    """Where "according to X" ends: X with its modifiers, as far as its sentence goes."""
    end = max(tree.right[speaker], speaker)
    comma = next(
        (i for i in range(speaker + 1, end + 1) if tree.tokens[i].text == "," and tree.tokens[i].head != speaker), None
    )
    return comma - 1 if comma is not None and first == tree.sentence_first[first] else end


def find_noun_claims(tree: Tree) -> list[Attribution]:
    """As in "reports that ...", "X's claim that ...", "X voiced concern that ...", "X dismissed reports that ..."."""
    nouns = load_speech_nouns()
    found = []
    for index, token in enumerate(tree.tokens):
        stance = nouns.get(token.lemma.lower()) if token.pos in ("NOUN", "PROPN") else None
        content = _noun_content(tree, index) if stance is not None else None
        if stance is not None and content is not None:
            found.append(_noun_claim(tree, index, content, stance))
    return [one for one in found if one.speaker is not None]


def _noun_content(tree: Tree, noun: int) -> Reach | None:
    for child in tree.all_children(noun, "acl", "ccomp", "acl:relcl", "appos"):
        that = next((c for c in tree.all_children(child, "mark") if tree.tokens[c].lemma == "that"), None)
        subject = tree.child(child, "nsubj", "nsubj:pass", "expl")
        bare = that is None and tree.tokens[child].relation in ("acl", "ccomp") and child > noun
        bare = bare or (that is None and tree.tokens[noun].relation == "root" and tree.tokens[noun].lemma in SOURCES)
        if (that is not None and noun < that) or (bare and subject is not None and tree.left[subject] == noun + 1):
            return trimmed(tree, that + 1 if that is not None else noun + 1, tree.right[child])
    return None


def _noun_claim(tree: Tree, noun: int, content: Reach, stance: Stance) -> Attribution:
    last = noun if content[0] <= noun else min(content[0] - 1, noun + 1 if _is_that(tree, noun + 1) else noun)
    cue = (noun, last)
    token = tree.tokens[noun]
    own = noun_speaker(tree, noun)
    if own is not None:
        return Attribution(own, cue, content, stance)
    above = tree.tokens[token.head]
    if token.relation == "obj" and is_verbal(above):
        subject = tree.child(token.head, "nsubj")
        if above.lemma in VOICING and token.head < noun:
            return Attribution(subject, (token.head, last), content, stance)
        if above.lemma in REFUSING and token.head < noun:
            return Attribution(subject, (token.head, last), content, Stance.DENIES)
    told = token.lemma.lower() in SOURCES and not _occasion(tree, noun)
    return Attribution(noun if told else None, cue, content, stance)


def _occasion(tree: Tree, noun: int) -> bool:
    """In "said in a report that": where it was said, not who said it."""
    case = tree.child(noun, "case")
    return case is not None and tree.tokens[case].lemma in ("in", "at", "during", "with")


def _is_that(tree: Tree, index: int) -> bool:
    return index < len(tree.tokens) and tree.tokens[index].lemma == "that"


def noun_speaker(tree: Tree, noun: int) -> int | None:
    """Whose words a noun of speech names: "X's claim", "claims by X", "reports from X"; None if it does not say."""
    owner = tree.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for child in tree.all_children(noun, "nmod", "obl:agent", "obl"):
        case = tree.child(child, "case")
        if case is not None and tree.tokens[case].lemma in ("by", "from") and tree.tokens[child].pos != "NUM":
            return child
    return None
