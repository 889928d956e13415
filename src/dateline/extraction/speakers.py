"""Who speaks: the noun phrase behind a cue, its kind, and the name it goes back to."""

from bisect import bisect_left
from dataclasses import dataclass

from dateline.extraction.clauses import CLOSING, Tree, belongs_above, is_word
from dateline.extraction.cues import Cue, load_news_media, load_speaker_nouns
from dateline.records.claim import SpeakerKind
from dateline.records.corpus import AnnotatedDocument
from dateline.records.mention import Form, Kind, Mention

SUBJECTS = ("nsubj",)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})
#: How far up a chain of verbs a missing subject is looked for ("vowed to try to say").
MAX_CLIMB = 4
#: A noun phrase with more words than this is a parse error more often than a speaker.
MAX_SPEAKER_TOKENS = 45
CITING = frozenset({"cite", "quote"})
EMPTY = frozenset({"there", "what", "this", "that", "anyone", "anybody", "nobody", "none", "everyone", "everybody"})
UNNAMED = frozenset({"unnamed", "anonymous", "unidentified", "unspecified", "undisclosed"})
PERSONAL = frozenset({"he", "she", "i", "who", "him", "her", "myself", "himself", "herself"})
KINDS = {kind.value: kind for kind in SpeakerKind}
LABEL_KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "PLACE": Kind.PLACE, "NORP": Kind.NATIONALITY}
#: What somebody says something in or at; it follows the speaker but does not name him.
OCCASIONS = frozenset({
    "interview", "statement", "report", "speech", "letter", "conference", "briefing", "tweet", "article", "meeting",
    "post", "email", "message", "address", "remark", "telegram", "call", "hearing", "today", "yesterday",
})  # fmt: skip
#: A phrase with one of these before its noun says when: "a week after the parties agreed".
POINTS_IN_TIME = frozenset({"after", "before", "since", "until", "when", "while"})
#: Shortened ranks and titles.
RANKS = frozenset({
    "brig", "gen", "col", "lt", "maj", "capt", "sgt", "cmdr", "adm", "gov", "sen", "rep", "prof", "rev", "dr", "supt",
})  # fmt: skip
#: A person's name with ranks before it is not longer than this, in code points.
MAX_NAME = 60
#: Ranks and roles before a name belong to the person, the other relations start a new phrase.
NAME_PARTS = ("compound", "flat", "amod", "det", "nmod:poss", "nummod", "flat:name")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's words (token indices, both inclusive) with the head noun among them. ``kind`` None: a document, or
    otherwise none of the kinds."""

    first: int
    last: int
    head: int
    kind: SpeakerKind | None
    mention_id: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """A name, role or pronoun as far as speakers need it; ``mention_id`` None when only the engine saw it."""

    start: int
    end: int
    kind: Kind
    form: Form
    mention_id: str | None


class KnownNames:
    """Looks up names by character; built once a document."""

    def __init__(self, annotated: AnnotatedDocument) -> None:
        found = [_of_mention(mention) for mention in annotated.mentions]
        if not found:
            found = [
                Named(name.start, name.end, LABEL_KINDS.get(name.label, Kind.OTHER), Form.NAME, None)
                for name in annotated.syntax.names
            ]
        self._named = sorted(found, key=lambda one: (one.start, -one.end))
        self._starts = [one.start for one in self._named]

    def within(self, start: int, end: int) -> list[Named]:
        """The names that lie inside ``start``..``end``, in order."""
        found = self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [one for one in found if one.end <= end]


def _of_mention(mention: Mention) -> Named:
    name = mention.id if mention.form is Form.NAME else mention.same_as
    return Named(mention.evidence.span.start, mention.evidence.span.end, mention.kind, mention.form, name)


def find_speaker(tree: Tree, cue: Cue) -> int | None:
    """The head noun of who uses the cue, None if the text names nobody."""
    if cue.passive and not cue.allows("as"):
        agent = tree.child(cue.verb, "obl:agent")
        return agent if agent is not None else _by_phrase(tree, cue.verb)
    found = _antecedent(tree, _subject(tree, cue.verb, MAX_CLIMB), cue.verb)
    return found if found is not None else _name_before(tree, cue)


def _name_before(tree: Tree, cue: Cue) -> int | None:
    """A subject right before a finite verb that the parser did not see ("citing an official CNN reported")."""
    before = cue.first - 1
    finite = tree.tokens[cue.verb].tag in ("VBD", "VBZ", "VBP") and tree.child(cue.verb, "nsubj", "expl") is None
    if not finite or before < tree.sentence_first[cue.verb]:
        return None
    token = tree.tokens[before]
    return before if token.pos == "PROPN" or (token.pos == "NOUN" and token.head == cue.verb) else None


def _by_phrase(tree: Tree, verb: int) -> int | None:
    for child in tree.all_children(verb, "obl", "nmod"):
        case = tree.child(child, "case")
        if case is not None and tree.tokens[case].lemma == "by":
            return child
    return None


def _subject(tree: Tree, verb: int, climbs: int) -> int | None:
    subject = tree.child(verb, *SUBJECTS)
    if subject is not None:
        return subject
    token = tree.tokens[verb]
    inverted = _inverted(tree, verb) if climbs == MAX_CLIMB else None
    if climbs == 0 or token.head == verb or inverted is not None:
        return inverted
    if token.relation.startswith("acl") and tree.tokens[token.head].pos in NOMINAL:
        return _above_noun(tree, verb, climbs)
    if belongs_above(tree, verb):
        return _subject(tree, tree.tokens[token.head].head, climbs - 1)
    if token.relation in ("conj", "advcl", "xcomp", "dep", "obl", "parataxis"):
        above = tree.tokens[token.head]
        if above.pos in ("VERB", "AUX") or tree.child(token.head, "cop") is not None:
            passive = tree.child(token.head, "nsubj:pass")
            return passive if passive is not None else _subject(tree, token.head, climbs - 1)
    return None


def _above_noun(tree: Tree, verb: int, climbs: int) -> int | None:
    """The noun that a clause modifies; for "opened the meeting by saying" whoever opened it."""
    noun = tree.tokens[verb].head
    marks = tree.all_children(verb, "mark", "case")
    if not any(tree.tokens[mark].lemma in ("by", "after", "while", "when") for mark in marks):
        return noun
    above = tree.tokens[noun].head
    return _subject(tree, above, climbs - 1) if above != noun and tree.tokens[above].pos == "VERB" else None


def _inverted(tree: Tree, verb: int) -> int | None:
    """``said Ivanova``: a noun phrase right after a finite verb that has no subject before it."""
    following = verb + 1
    if tree.tokens[verb].tag not in ("VBD", "VBZ", "VBP") or following >= tree.sentence_last[verb]:
        return None
    token = tree.tokens[following]
    if token.pos not in ("PROPN", "NOUN", "DET", "ADJ", "PRON") or token.lemma in ("that", "it", "this"):
        return None
    head = phrase_from(tree, following)
    return None if _later_verb(tree, head, verb) else head


def _later_verb(tree: Tree, head: int, verb: int) -> bool:
    """Whether the phrase is the subject of another verb ("said troops left") or an object of this one."""
    token = tree.tokens[head]
    return token.relation in ("nsubj", "nsubj:pass", "obj", "obl", "iobj") and token.head > verb


def phrase_from(tree: Tree, first: int) -> int:
    """The head of the largest noun phrase that starts at token ``first``."""
    head = first
    for _ in range(MAX_CLIMB * 3):
        above = tree.tokens[head].head
        joined = tree.tokens[head].relation in (*NAME_PARTS, "case", "amod", "advmod", "nmod", "appos", "conj")
        if above <= head or not joined or tree.tokens[above].pos not in NOMINAL | {"ADJ"}:
            break
        head = above
    return head


def _antecedent(tree: Tree, subject: int | None, verb: int) -> int | None:
    """For "who said", the noun that "who" stands for."""
    if subject is None:
        return None
    token = tree.tokens[subject]
    clause = token.head
    if tree.tokens[clause].relation == "conj" and tree.tokens[tree.tokens[clause].head].relation == "acl:relcl":
        clause = tree.tokens[clause].head
    if token.lemma.lower() in ("who", "which", "that") and tree.tokens[clause].relation == "acl:relcl":
        return tree.tokens[clause].head
    return None if token.lemma.lower() in ("it", "there") and token.relation == "expl" else subject


def describe_speaker(
    tree: Tree, head: int, *, names: KnownNames, cue: tuple[int, int], reach: tuple[int, int] | None = None
) -> Speaker | None:
    """The speaker whose head noun is ``head``; ``cue``: the token indices of the cue, which lie outside it;
    ``reach``: first and last token of the phrase, where the words tell it better than the tree.

    None when the phrase is no speaker: an empty "it", a clause, more words than a phrase has.
    """
    reach = reach or _phrase(tree, head, cue)
    token = tree.tokens[head]
    if token.lemma.lower() in EMPTY or token.pos not in NOMINAL | {"ADJ", "X"}:
        return None
    first, last = reach
    if any(tree.tokens[index].lemma.lower() in POINTS_IN_TIME for index in range(first, head)):
        return None
    last = _past_abbreviation(tree, last, names)
    head = max(head, last) if last > reach[1] else head
    reach = (first, last)
    start, end = tree.span(first, last)
    inside = names.within(start, end)
    kind = _kind(tree, head, reach, inside)
    return Speaker(first, last, head, kind, _mention_id(tree, head, inside, kind))


def _past_abbreviation(tree: Tree, last: int, names: KnownNames) -> int:
    """The last token of the name behind "Brig." where its full stop was taken for the end of the sentence."""
    if tree.tokens[last].text.casefold().rstrip(".") not in RANKS:
        return last
    start = tree.tokens[last].end
    named = next((one for one in names.within(start, start + MAX_NAME) if one.kind is Kind.PERSON), None)
    if named is None:
        return last
    index = last + 1
    while index + 1 < len(tree.tokens) and tree.tokens[index].end < named.end:
        index += 1
    between = [tree.tokens[i] for i in range(last + 1, index) if tree.tokens[i].start < named.start]
    ranks = all(not is_word(token) or token.text.casefold().rstrip(".") in RANKS for token in between)
    return index if ranks and tree.tokens[index].end == named.end else last


def _phrase(tree: Tree, head: int, cue: tuple[int, int]) -> tuple[int, int]:
    first, last = tree.left[head], tree.right[head]
    if tree.tokens[head].pos == "PROPN" and tree.tokens[tree.tokens[head].head].lemma in CITING and head == cue[0] - 1:
        return _name_run(tree, head), head
    if (first <= cue[1] and cue[0] <= last) or last - first >= MAX_SPEAKER_TOKENS:
        first, last = _bare_phrase(tree, head, cue)
    first = max(first, tree.sentence_first[head])
    while first < head and _leads_in(tree, first, head):
        first += 1
    if first > 0 and tree.tokens[first - 1].lemma in CITING and tree.tokens[head].pos == "PROPN" and head == cue[0] - 1:
        return _name_run(tree, head), head  # "Citing an official | CNN reported"
    first = _after_dateline(tree, first, head)
    last = _before_circumstance(tree, head, last)
    if tree.tokens[last].tag == "POS" and last > head:
        last -= 1
    while last > head and not is_word(tree.tokens[last]) and tree.tokens[last].text not in CLOSING:
        last -= 1
    while last + 1 < tree.sentence_last[head] and _name_follows(tree, last + 1, head):
        last += 1
    return (first, last)


def _name_follows(tree: Tree, index: int, head: int) -> bool:
    """In "the news agency Nordpress": a name that the parser left outside."""
    token = tree.tokens[index]
    apposed = token.pos == "PROPN" and tree.tokens[index - 1].pos in ("NOUN", "PROPN") and index - 1 == head
    return apposed and token.relation in ("appos", "compound", "flat", "dep", "npadvmod", "obl", "nmod", "punct")


def _name_run(tree: Tree, last: int) -> int:
    """The first of the names that stand together up to token ``last``."""
    first = last
    while first > 0 and tree.tokens[first - 1].pos == "PROPN" and tree.tokens[first - 1].head == last:
        first -= 1
    return first


def _after_dateline(tree: Tree, first: int, head: int) -> int:
    """In "LYON -- The mayor" the phrase starts after the dash."""
    dashes = [i for i in range(first, head) if tree.tokens[i].text in ("-", "--", "–", "—") and i == first + 1]
    return dashes[-1] + 1 if dashes and first == tree.sentence_first[head] else first


def _before_circumstance(tree: Tree, head: int, last: int) -> int:
    """The phrase without what tells how or when it was said: "in an interview", ", speaking to reporters"."""
    for child in tree.children[head]:
        token = tree.tokens[child]
        start = tree.left[child]
        occasion = token.relation in ("nmod", "obl") and token.lemma in OCCASIONS
        commas = {tree.tokens[start - 1].text, tree.tokens[start].text} if start > head else set()
        participle = token.relation == "acl" and "," in commas
        if head < start <= last and (occasion or participle):
            last = start - 1
    return last


def _leads_in(tree: Tree, index: int, head: int) -> bool:
    token = tree.tokens[index]
    outside = token.relation in ("case", "cc", "mark", "punct", "discourse") and token.head == head
    return outside or not is_word(token) or (token.relation == "advmod" and token.head == head and token.pos != "ADJ")


def _bare_phrase(tree: Tree, head: int, cue: tuple[int, int]) -> tuple[int, int]:
    """The head with what belongs to it on its own side of the cue."""
    low, high = (cue[1] + 1, len(tree.tokens) - 1) if head > cue[1] else (0, cue[0] - 1)
    first = last = head
    for child in tree.children[head]:
        if tree.tokens[child].relation in (*NAME_PARTS, "nmod", "case", "conj") and (
            low <= tree.left[child] and tree.right[child] <= high
        ):
            first, last = min(first, tree.left[child]), max(last, tree.right[child])
    return first, last


def _kind(tree: Tree, head: int, reach: tuple[int, int], inside: list[Named]) -> SpeakerKind | None:
    token = tree.tokens[head]
    lemma = token.lemma.lower()
    near = {tree.tokens[i].lemma.lower() for i in range(reach[0], head + 1)}
    if near & UNNAMED or load_speaker_nouns().get(lemma) == "anonymous":
        return SpeakerKind.ANONYMOUS
    if lemma in PERSONAL:
        return SpeakerKind.PERSON
    at_head = next((one for one in inside if one.start <= token.start < one.end), None)
    by_noun = load_speaker_nouns().get(lemma)
    named = " ".join(tree.tokens[i].text for i in range(reach[0], head + 1)).casefold()
    if named in load_news_media() or token.text.casefold() in load_news_media():
        return SpeakerKind.MEDIA
    if near & {"news", "newspaper", "newswire", "newsroom"} or (by_noun == "media" and token.pos != "PROPN"):
        return SpeakerKind.MEDIA
    if at_head is not None and at_head.form is Form.NAME:
        return _kind_of_name(at_head, by_noun)
    if _apposed_person(tree, head, inside) is not None:
        return SpeakerKind.PERSON
    if by_noun is not None:
        return KINDS.get(by_noun)
    if token.pos == "PROPN" and at_head is None:
        return SpeakerKind.ORGANISATION if len(token.text) > 1 and token.text.isupper() else SpeakerKind.PERSON
    return SpeakerKind.OFFICE


def _kind_of_name(named: Named, by_noun: str | None) -> SpeakerKind:
    if named.kind is Kind.PERSON:
        return SpeakerKind.PERSON
    if by_noun == "media":
        return SpeakerKind.MEDIA
    return SpeakerKind.OFFICE if named.kind in (Kind.PLACE, Kind.NATIONALITY) else SpeakerKind.ORGANISATION


def _apposed_person(tree: Tree, head: int, inside: list[Named]) -> Named | None:
    """In "the acting president, Ann Roe, who ...": the person that the office is."""
    for child in tree.all_children(head, "appos", "flat"):
        token = tree.tokens[child]
        for one in inside:
            if one.start <= token.start < one.end and one.kind is Kind.PERSON and one.form is Form.NAME:
                return one
    return None


def _mention_id(tree: Tree, head: int, inside: list[Named], kind: SpeakerKind | None) -> str | None:
    """The name at the head, else the name that the role or pronoun at the head goes back to."""
    token = tree.tokens[head]
    at_head = [one for one in inside if one.start <= token.start < one.end and one.mention_id is not None]
    named = next((one for one in at_head if one.form is Form.NAME), None)
    if named is not None:
        return named.mention_id
    apposed = _apposed_person(tree, head, inside)
    if apposed is not None:
        return apposed.mention_id
    if at_head:
        return at_head[0].mention_id
    people = [one for one in inside if one.kind is Kind.PERSON and one.form is Form.NAME]
    return people[0].mention_id if kind is SpeakerKind.PERSON and len(people) == 1 else None
