"""The words that report speech or views: which tokens they are, and where their content is to be looked for."""

from dataclasses import dataclass
from functools import cache

from dateline.extraction.clauses import Tree
from dateline.extraction.word_lists import lines_of
from dateline.records.claim import Stance

STANCES = {"denies": Stance.DENIES, "doubts": Stance.DOUBTS}
PREPOSITIONS = ("of", "for", "on", "to", "about", "against")
#: A statement that may or should be made has not been made.
UNMADE = frozenset({"may", "might", "can", "could", "should", "must", "shall"})
NEGATIONS = frozenset({"not", "never", "n't", "n’t", "hardly"})
#: What people deny when they do not think so: "does not believe that" says that it is not so.
RAISING = frozenset({"believe", "think", "expect"})


@dataclass(frozen=True, slots=True)
class CueWord:
    """A lemma and its patterns, as in ``lexicon/speech_cues.txt``."""

    lemma: str
    patterns: frozenset[str]
    stance: Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in a text. ``first``/``last``: its tokens with auxiliaries and particle, inclusive.

    ``preposition``: token index of the preposition it takes, None if it takes none.
    """

    verb: int
    first: int
    last: int
    word: CueWord
    stance: Stance
    passive: bool
    preposition: int | None = None

    def allows(self, pattern: str) -> bool:
        """Whether the lexicon gives this verb the pattern."""
        return pattern in self.word.patterns


@cache
def load_cue_words() -> dict[str, CueWord]:
    """The reporting verbs by lemma; a particle or a fixed preposition follows a hyphen ("point-out")."""
    words: dict[str, CueWord] = {}
    for lemma, *rest in map(str.split, lines_of("speech_cues")):
        stance = next((STANCES[one] for one in rest if one in STANCES), Stance.ASSERTS)
        words[lemma] = CueWord(lemma, frozenset(one for one in rest if one not in STANCES), stance)
    return words


@cache
def load_speech_nouns() -> dict[str, Stance]:
    """The nouns of speech by lemma, with the stance they carry."""
    return {
        lemma: next((STANCES[one] for one in rest if one in STANCES), Stance.ASSERTS)
        for lemma, *rest in map(str.split, lines_of("speech_nouns"))
    }


@cache
def load_speaker_nouns() -> dict[str, str]:
    """Head nouns by lemma, with the kind of speaker they name; the first line that has a noun decides."""
    kinds: dict[str, str] = {}
    for kind, *nouns in map(str.split, lines_of("speaker_nouns")):
        for noun in nouns:
            kinds.setdefault(noun, kind)
    return kinds


@cache
def load_news_media() -> frozenset[str]:
    """Names of news agencies, broadcasters and papers, casefolded."""
    return frozenset(" ".join(line.split()).casefold() for line in lines_of("news_media"))


def find_cues(tree: Tree) -> tuple[Cue, ...]:
    """Every reporting verb that is said to have been used; "may say" and "did not announce" are not."""
    words = load_cue_words()
    found = (_cue_at(tree, index, words) for index, token in enumerate(tree.tokens) if token.pos in ("VERB", "AUX"))
    return tuple(cue for cue in found if cue is not None)


def _cue_at(tree: Tree, verb: int, words: dict[str, CueWord]) -> Cue | None:
    tokens = tree.tokens
    lemma = tokens[verb].lemma.lower()
    word, last, preposition = words.get(lemma), verb, None
    following = tokens[verb + 1].text.lower() if verb + 1 < tree.sentence_last[verb] else ""
    if following and f"{lemma}-{following}" in words:
        word, last = words[f"{lemma}-{following}"], verb + 1
        preposition = verb + 1 if following in PREPOSITIONS else None
    if word is None or _attributive(tree, verb):
        return None
    if preposition is None and following in PREPOSITIONS and following in word.patterns:
        last = preposition = verb + 1
    stance = _stance(tree, verb, word)
    if stance is None:
        return None
    passive = any(tokens[child].relation in ("aux:pass", "nsubj:pass") for child in tree.children[verb])
    reduced = tokens[verb].tag == "VBN" and tokens[verb].relation.startswith(("acl", "advcl"))
    passive = passive or (reduced and tree.child(verb, "aux", "obj", "nsubj") is None)
    return Cue(verb, _first(tree, verb), last, word, stance, passive, preposition)


def _attributive(tree: Tree, verb: int) -> bool:
    """In "the said man", "the reported losses", "it goes without saying" nothing is stated."""
    token = tree.tokens[verb]
    if verb and tree.tokens[verb - 1].lemma == "without":
        return True
    return token.relation in ("amod", "compound", "case", "cc") or token.relation.startswith("aux")


def _stance(tree: Tree, verb: int, word: CueWord) -> Stance | None:
    lemmas = {
        tree.tokens[child].lemma.lower(): tree.tokens[child].text.lower()
        for child in tree.children[verb]
        if tree.tokens[child].relation in ("aux", "advmod", "neg")
    }
    if UNMADE & lemmas.keys():
        return None
    if NEGATIONS & (lemmas.keys() | set(lemmas.values())):
        return Stance.DENIES if word.lemma in RAISING else None
    return word.stance


def _first(tree: Tree, verb: int) -> int:
    """The first of the auxiliaries and adverbs that stand right before the verb."""
    first = verb
    while first > tree.sentence_first[verb]:
        before = tree.tokens[first - 1]
        auxiliary = before.relation in ("aux", "aux:pass") or (
            before.relation == "advmod" and before.pos in ("ADV", "PART")
        )
        if before.head != verb or not auxiliary:
            break
        first -= 1
    while first < verb and tree.tokens[first].lemma.lower() in ("however", "meanwhile", "here", "there", "so"):
        first += 1
    return first
