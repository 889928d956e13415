"""Whether a passage presents an event as occurred, ongoing, planned, possible or false (contract.md has the table)."""

from dateline.extraction.event_frames import outermost
from dateline.extraction.event_scene import MAX_STEPS, Scene
from dateline.extraction.event_words import (
    ASPECT_ONGOING,
    DENYING,
    DENYING_NOUNS,
    FALSE,
    FALSE_MODIFIERS,
    FUTURE_SAYING,
    MODALS_FUTURE,
    MODALS_OPEN,
    NEGATIONS,
    ONGOING_MODIFIERS,
    ONGOING_PREDICATES,
    OPEN_WHEN_NEGATED,
    OPENING_IF,
    PASSING,
    PLANNED_MODIFIERS,
    PLANNING,
    PLANNING_NOUNS,
    POSSIBLE_MODIFIERS,
    REPORT_NOUNS,
    SAYING,
    WISHING,
    WISHING_NOUNS,
)  # fmt: skip
from dateline.records.event import Status

#: Types that last: said in the present tense they are going on ("the fleet supports the army").
LASTING = frozenset({"SUPPORT", "COOPERATE", "SIEGE", "SUPPLY", "AID", "ADVANCE", "DEPLOY"})
#: Types that are announced before they happen; an announced death or arrest has happened.
ANNOUNCED = frozenset(
    {"MEET", "NEGOTIATE", "VISIT", "RETREAT", "DEPLOY", "SUPPLY", "AID", "SANCTION", "VOTE", "RELEASE"}
)
#: Verbs whose object stands as told: they speak of it or side with it.
TELLING_OF = frozenset({"discuss", "support", "oppose", "help", "allow", "send", "announce"})
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "csubj:pass", "acl:relcl", "parataxis"})


def find_status(scene: Scene, trigger: int, *, support: int, event_type: str) -> Status:
    """The status of the event named at ``trigger`` and carried by the verb ``support`` (the trigger itself for a verb).

    Reads the words round the trigger first, then those that govern it; OCCURRED where nothing says otherwise, since
    presupposed happenings ("congratulated them for reopening the bridge") stand as told.
    """
    if trigger != support or not scene.is_verb(trigger):
        modified = _modified(scene, trigger) or _modified(scene, outermost(scene, trigger))
        if modified is not None:
            return modified
    if not scene.is_verb(support):
        return _of_noun(scene, outermost(scene, support), steps=0) or Status.OCCURRED
    own = _own(scene, support)
    if own is Status.DENIED or own is Status.HYPOTHETICAL:
        return own
    above = _above(scene, support, steps=0)
    if above is not None and not (own is Status.ONGOING and above is Status.PLANNED):
        return above
    if trigger != support:
        carried = _carried(scene, support, event_type=event_type)
        own = own or carried
    if own is None and event_type in LASTING and _is_present(scene, support):
        return Status.ONGOING
    return own or Status.OCCURRED


def _modified(scene: Scene, noun: int) -> Status | None:
    """What adjectives and determiners of an event noun say."""
    for child in scene.tree.children[noun]:
        lemma, relation = scene.lemma(child), scene.relation(child)
        if relation not in ("amod", "det", "compound", "advmod"):
            continue
        for words, status in (
            (FALSE_MODIFIERS, Status.DENIED),
            (PLANNED_MODIFIERS, Status.PLANNED),
            (POSSIBLE_MODIFIERS, Status.HYPOTHETICAL),
            (ONGOING_MODIFIERS, Status.ONGOING),
        ):
            if lemma in words or scene.tree.tokens[child].text.lower() in words:
                return status
    return None


def _carried(scene: Scene, support: int, *, event_type: str) -> Status | None:
    """What the verb that carries an event noun says by its meaning: "planned the attack", "continued the siege"."""
    lemma = scene.lemma(support)
    if lemma in ASPECT_ONGOING:
        return Status.ONGOING
    if lemma == "announce":
        return Status.PLANNED if event_type in ANNOUNCED else None
    return _by_word(lemma, negated=False) if lemma not in PASSING | SAYING else None


def _own(scene: Scene, verb: int, *, steps: int = MAX_STEPS) -> Status | None:
    """What a verb's own auxiliaries and negation say, borrowed from the first of a chain ("will meet and sign")."""
    children = scene.tree.children[verb]
    aux = [scene.lemma(c) for c in children if scene.relation(c) in ("aux", "aux:pass")]
    texts = [scene.tree.tokens[c].text.lower() for c in children if scene.relation(c) == "aux"]
    if is_negated(scene, verb):
        return Status.DENIED
    if any(word in MODALS_FUTURE for word in (*aux, *texts)) and "would" not in texts:
        return Status.PLANNED
    if "would" in texts:
        return _would(scene, verb)
    if any(word in MODALS_OPEN for word in (*aux, *texts)):
        return Status.HYPOTHETICAL
    if "be" in aux and scene.tree.tokens[verb].tag == "VBG":
        return _progressive(scene, verb)
    if any(scene.lemma(c) == "still" for c in children):
        return Status.ONGOING
    if _being(scene, verb):
        return Status.ONGOING
    head = scene.head(verb)
    joined = scene.relation(verb) == "conj" and not aux and scene.tree.child(verb, "nsubj", "nsubj:pass") is None
    if joined and head is not None and scene.is_verb(head) and steps > 0:
        borrowed = _own(scene, head, steps=steps - 1)
        return borrowed if borrowed is not Status.DENIED else None
    return None


def is_negated(scene: Scene, verb: int) -> bool:
    """Whether a verb, or its subject or object, is negated: "did not", "never", "no troops"."""
    for child in scene.tree.children[verb]:
        lemma, relation = scene.lemma(child), scene.relation(child)
        if relation in ("advmod", "cc", "det") and lemma in NEGATIONS:
            follows = child + 1 < len(scene.tree.tokens) and scene.lemma(child + 1) in ("only", "just", "merely", "yet")
            return not follows or scene.lemma(child + 1) == "yet"
        if relation in ("nsubj", "nsubj:pass", "obj") and lemma in ("nobody", "none", "nothing"):
            return True
        if relation in ("nsubj", "nsubj:pass", "obj") and any(
            scene.lemma(c) in ("no", "neither") for c in scene.tree.all_children(child, "det", "cc")
        ):
            return True
    return False


def _would(scene: Scene, verb: int) -> Status:
    """Reported future ("said it would sign") is planned; anything else with "would" is a supposition."""
    head = scene.head(verb)
    if scene.relation(verb) == "ccomp" and head is not None and scene.lemma(head) in SAYING | PLANNING | FUTURE_SAYING:
        conditional = [c for c in scene.tree.all_children(verb, "advcl") if scene.mark(c) in OPENING_IF]
        if not conditional and scene.lemma(head) not in WISHING:
            return Status.PLANNED
    return Status.HYPOTHETICAL


def _progressive(scene: Scene, verb: int) -> Status | None:
    """Going on now; a bare past progressive was going on then, so it counts as occurred."""
    aux = [scene.tree.tokens[c].text.lower() for c in scene.tree.all_children(verb, "aux")]
    still = any(scene.lemma(c) in ("still", "currently", "now") for c in scene.tree.children[verb])
    return Status.ONGOING if still or not {"was", "were"} & set(aux) else None


def _being(scene: Scene, verb: int) -> bool:
    auxiliaries = scene.tree.all_children(verb, "aux", "aux:pass")
    texts = {scene.tree.tokens[c].text.lower() for c in auxiliaries}
    return "being" in texts and not texts & {"was", "were"}


def _is_present(scene: Scene, verb: int) -> bool:
    if scene.tree.tokens[verb].tag not in ("VBZ", "VBP"):
        return False
    start = scene.tree.tokens[verb].start
    kinds = [s.kind for s in scene.annotated.syntax.sentences if s.start <= start < s.end]
    return kinds == ["body"] and scene.tree.child(verb, "aux") is None


def _above(scene: Scene, word: int, *, steps: int) -> Status | None:
    """What governs a clause: the verb, adjective or noun it is a complement of, and so on up."""
    head, relation = scene.head(word), scene.relation(word)
    if relation == "conj" and head is not None and steps < MAX_STEPS:
        if scene.tree.child(word, "nsubj", "nsubj:pass") is None:
            joined = scene.joined_to(word)
            return _above(scene, head if joined is None else joined, steps=steps + 1)
        return None
    mark = scene.mark(word)
    if head is None or steps >= MAX_STEPS:
        lonely = mark == "to" and scene.tree.tokens[word].tag == "VB" and head is None
        return Status.PLANNED if lonely else None
    if relation not in CLAUSES:
        return None
    if mark in OPENING_IF:
        return Status.HYPOTHETICAL
    if relation in ("acl", "ccomp", "advcl") and scene.tree.tokens[head].pos == "NOUN":
        return _under_noun(scene, word, noun=head, steps=steps)
    if relation in ("acl:relcl", "parataxis"):
        return None
    return _under_verb(scene, word, head=head, steps=steps)


def _under_noun(scene: Scene, word: int, *, noun: int, steps: int) -> Status | None:
    lemma, infinitive = scene.lemma(noun), scene.mark(word) == "to"
    if lemma in REPORT_NOUNS and not infinitive:
        return _predicated(scene, noun)
    if lemma in DENYING_NOUNS:
        return Status.DENIED
    clausal = infinitive or (scene.tree.tokens[word].tag in ("VBG", "VB") and scene.relation(word) != "acl")
    gerund = scene.tree.tokens[word].tag == "VBG" and bool(scene.tree.all_children(word, "mark", "case"))
    if lemma in WISHING_NOUNS and (clausal or gerund):
        return Status.HYPOTHETICAL
    if lemma in PLANNING_NOUNS and (clausal or gerund):
        return Status.PLANNED
    if infinitive:
        return Status.PLANNED
    return None


def _under_verb(scene: Scene, word: int, *, head: int, steps: int) -> Status | None:
    lemma, relation, mark = scene.lemma(head), scene.relation(word), scene.mark(word)
    negated, infinitive = is_negated(scene, head), mark == "to" or scene.tree.tokens[word].tag == "VB"
    if relation == "advcl":
        return _adverbial(scene, word, head=head, steps=steps)
    if relation in ("csubj", "csubj:pass"):
        return Status.DENIED if lemma in FALSE else Status.HYPOTHETICAL if lemma in WISHING else None
    if lemma in FALSE:
        return Status.DENIED
    if lemma in ASPECT_ONGOING and relation == "xcomp" and not negated:
        return _own(scene, head) or _above(scene, head, steps=steps + 1) or Status.ONGOING
    if lemma in PASSING and relation == "xcomp":
        return _own(scene, head) or _above(scene, head, steps=steps + 1)
    finite = relation == "ccomp" and not infinitive
    if finite and lemma in SAYING | FUTURE_SAYING and lemma not in ("threaten", "fear", "hope"):
        return None
    found = _by_word(lemma, negated=negated)
    if found is None and infinitive and lemma in ("be", "have"):
        return Status.PLANNED if lemma == "be" else Status.HYPOTHETICAL
    if found is None and infinitive and not _is_perfect(scene, word) and lemma not in SAYING | {"see", "report"}:
        return Status.PLANNED
    return found


def _adverbial(scene: Scene, word: int, *, head: int, steps: int) -> Status | None:
    mark, tag = scene.mark(word), scene.tree.tokens[word].tag
    if mark in ("without", "instead"):
        supposed = (_own(scene, head), _above(scene, head, steps=steps + 1), _by_word(scene.lemma(head), negated=False))
        return Status.HYPOTHETICAL if Status.HYPOTHETICAL in supposed else Status.DENIED
    before = [c - 1 for c in scene.tree.all_children(word, "mark") if c > 0]
    if any(scene.lemma(c) == "only" for c in (*scene.tree.children[word], *before)):
        return None  # "only to surrender it a day later" tells what happened
    if mark == "to" and tag == "VB" and not _is_perfect(scene, word):
        found = _by_word(scene.lemma(head), negated=is_negated(scene, head))
        if scene.lemma(head) in PASSING and scene.lemma(head) not in ("use", "take", "return"):
            found = None
        return (
            found
            if found is Status.HYPOTHETICAL or found is Status.DENIED
            else _own_open(scene, head) or Status.PLANNED
        )
    if mark in ("from", "for", "of", "against", "on", "at", "in") and tag == "VBG":
        found = _by_word(scene.lemma(head), negated=is_negated(scene, head))
        return found or (_own(scene, head) if mark in ("on", "in") else None)
    if mark in (None, "with") and tag in ("VBG", "VBN"):
        own = _own(scene, head)
        inherited = own if own is not Status.DENIED else None
        return inherited or (_above(scene, head, steps=steps + 1) if scene.lemma(head) not in SAYING else None)
    return None


def _own_open(scene: Scene, verb: int) -> Status | None:
    own = _own(scene, verb)
    return own if own is Status.HYPOTHETICAL else None


def _is_perfect(scene: Scene, verb: int) -> bool:
    return any(scene.lemma(c) == "have" for c in scene.tree.all_children(verb, "aux"))


def _by_word(lemma: str, *, negated: bool) -> Status | None:
    if lemma in DENYING:
        if not negated:
            return Status.DENIED
        return Status.HYPOTHETICAL if lemma in OPEN_WHEN_NEGATED else None
    if lemma in WISHING:
        return Status.HYPOTHETICAL
    if lemma in PLANNING:
        return Status.HYPOTHETICAL if negated else Status.PLANNED
    return None


def _of_noun(scene: Scene, noun: int, *, steps: int) -> Status | None:
    """What governs an event noun that no verb carries: "plans for a visit", "called for talks", "denied the attack"."""
    head, relation = scene.head(noun), scene.relation(noun)
    if relation in ("nsubj", "nsubj:pass") or head is None:
        doubted = None if head is None else _above(scene, head, steps=0)
        return _predicated(scene, noun) or (doubted if doubted is Status.DENIED else None)
    if scene.tree.tokens[head].pos == "NOUN" and relation.startswith("nmod"):
        lemma = scene.lemma(head)
        for words, status in (
            (DENYING_NOUNS, Status.DENIED), (WISHING_NOUNS, Status.HYPOTHETICAL), (PLANNING_NOUNS, Status.PLANNED),
        ):  # fmt: skip
            if lemma in words:
                return status
        loose = steps < MAX_STEPS and not _is_definite(scene, noun)
        return _of_noun(scene, head, steps=steps + 1) if loose else None
    if not scene.is_verb(head) or relation not in ("obj", "obl", "nmod"):
        return None
    return _governed(scene, noun, verb=head)


def _governed(scene: Scene, noun: int, *, verb: int) -> Status | None:
    """A definite noun is presupposed ("justify the attack"); an indefinite one shares the fate of its verb."""
    lemma, relation = scene.lemma(verb), scene.relation(noun)
    negated = is_negated(scene, verb)
    if relation in ("obl", "nmod"):
        asked = lemma in ("call", "appeal", "push", "press", "ask", "opt", "apply") and "for" in scene.cases(noun)
        if asked:
            return Status.HYPOTHETICAL
        return Status.PLANNED if lemma == "prepare" and "for" in scene.cases(noun) else None
    if lemma in DENYING:
        return _by_word(lemma, negated=negated)
    if _is_definite(scene, noun) and lemma not in (
        "plan",
        "schedule",
        "prepare",
        "threaten",
        "demand",
        "seek",
        "propose",
        "urge",
        "order",
        "ensure",
    ):
        return None
    if lemma in (SAYING - {"order"}) | TELLING_OF:
        return None
    found = _by_word(lemma, negated=negated)
    if found is not None:
        return found
    own = _own(scene, verb)
    return own if own in (Status.PLANNED, Status.HYPOTHETICAL, Status.DENIED) else _above(scene, verb, steps=0)


def _is_definite(scene: Scene, noun: int) -> bool:
    """Whether a noun phrase takes its event for granted: "the attack", "Spain's offer"."""
    return scene.tree.child(noun, "nmod:poss") is not None or any(
        scene.lemma(c) in ("the", "this", "that", "these", "those") for c in scene.tree.all_children(noun, "det")
    )


def _predicated(scene: Scene, noun: int) -> Status | None:
    """What a sentence says of the event its subject names: "is under way", "is unlikely", "were premature"."""
    head = scene.head(noun)
    if head is None:
        return None
    lemma, text = scene.lemma(head), scene.tree.tokens[head].text.lower()
    complements = [scene.lemma(c) for c in scene.tree.children[head] if scene.relation(c) in ("xcomp", "obl", "advmod")]
    if lemma in FALSE or any(word in FALSE for word in complements):
        return None if is_negated(scene, head) else Status.DENIED
    above = scene.head(head)
    if above is not None and scene.relation(head) == "csubj" and scene.lemma(above) in FALSE:
        return None if is_negated(scene, above) else Status.DENIED
    if lemma in ONGOING_PREDICATES or any(w in ONGOING_PREDICATES for w in complements) or lemma in ASPECT_ONGOING:
        return Status.ONGOING
    own = _own(scene, head)
    if lemma in ("be", "take", "occur", "happen", "begin", "start", "resume", "come", "follow", "last", "end"):
        return own
    if (lemma in WISHING and scene.tree.child(head, "cop") is not None) or text in ("possible", "likely", "unlikely"):
        return Status.HYPOTHETICAL
    if scene.relation(noun) == "nsubj:pass":
        return own if own in (Status.DENIED, Status.PLANNED) else _by_word(lemma, negated=is_negated(scene, head))
    return None
