"""Slips of the parser that grammar alone can see, put right before a tree leaves the engine."""

from collections.abc import Sequence

from dateline.language.inflection import can_be
from dateline.language.trees import cycle

_RELATIVE_TAGS = frozenset(("WP", "WDT", "WP$", "WRB"))
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "expl", "nsubj:outer"))
_CORE = frozenset(("nsubj", "obj", "nsubj:pass", "iobj"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def repair(first: int, last: int, heads: list[int], relations: list[str], tags: list[str]) -> None:
    """Changes ``heads``, ``relations``, seldom ``tags`` of the sentence ``first`` to ``last`` (half-open) in place.

    The result is a tree again; where the changes together would make none, none of them is kept.
    """
    before = heads[first:last], relations[first:last], tags[first:last]
    _change(first, last, heads, relations, tags)
    if heads[first:last] != before[0] and cycle([head - first for head in heads[first:last]]):
        heads[first:last], relations[first:last], tags[first:last] = before


def _change(first: int, last: int, heads: list[int], relations: list[str], tags: list[str]) -> None:
    for at in range(first, last) if "flat" in relations[first:last] else ():
        while relations[heads[at]] == "flat" and heads[at] != at:
            heads[at] = heads[heads[at]]  # the later words of a name govern nothing
    children = _children(first, last, heads)
    for at in range(first, last):
        own = children.get(at, [])
        if relations[at] == "acl" and any(tags[c] in _RELATIVE_TAGS and c < at for c in own):
            relations[at] = "acl:relcl"
        elif relations[at] == "ccomp" and own and tags[min(own)] == "WRB" and heads[at] > at:
            _say_when(at, children.get(heads[at], []), heads, relations)
        elif relations[at] == "ccomp" and not any(relations[c] in _SUBJECTS for c in own):
            _give_subject(at, own, children, heads, relations, tags)
        elif relations[at] in ("advcl", "ccomp") and any(relations[c] == "mark" and tags[c] == "IN" for c in own):
            _hang_on_noun(at, own, heads, relations, tags)
        elif relations[at] in ("amod", "acl", "ccomp", "advmod"):
            _turn_round(at, own, heads, relations, tags)
        elif relations[at] == "advcl" and tags[at] == "VBG":
            _go_with(at, own, heads, relations, tags)
        elif relations[at] == "nmod:desc" and heads[at] < at:
            _name_after(at, own, heads, relations, tags)
        elif relations[at] == "nsubj" and tags[at] in _FINITE and heads[at] > at:
            _report(at, own, heads, relations, tags)
        elif relations[at] == "flat" and tags[heads[at]].startswith("VB"):
            _play_a_part(at, children.get(heads[at], []), heads, relations)
        elif relations[at] in ("parataxis", "xcomp") and tags[at] == "VB":
            _complete(at, own, heads, relations, tags)
        elif relations[at] == "obl" and tags[at].startswith("NN") and not any(relations[c] == "case" for c in own):
            _take(at, children.get(heads[at], []), heads, relations, tags)
        elif relations[at] == "obj" and at < heads[at]:
            _lead(at, children.get(heads[at], []), heads, relations, tags)
        elif relations[at] in _CORE and tags[at].startswith("NN"):
            _lower(at, own, heads, relations, tags)
    children = _children(first, last, heads)
    for verb in children:
        _share_subjects(verb, children, heads, relations, tags)
    if relations[first] == "root" and tags[first] == "VBZ":
        _open_with_noun(first, children.get(first, []), children, heads, relations, tags)
    for at in range(first, last - 1):
        if relations[at] in _CORE:
            _give_title(at, heads, relations, tags)
        if relations[at] in _SUBJECTS and at in children:
            _own_up(at, children[at], heads, relations, tags)


def _children(first: int, last: int, heads: Sequence[int]) -> dict[int, list[int]]:
    """The words that hang on each word of a sentence, in order."""
    found: dict[int, list[int]] = {}
    for at in range(first, last):
        if heads[at] != at:
            found.setdefault(heads[at], []).append(at)
    return found


def _say_when(at: int, beside: list[int], heads: list[int], relations: list[str]) -> None:
    """ "Nine were killed | when shells hit the market, he said": the second clause says when the first happened."""
    before = [c for c in beside if c < at and relations[c] == "ccomp"]
    if before:
        heads[at], relations[at] = before[-1], "advcl"


def retag(words: Sequence[str], heads: Sequence[int], relations: Sequence[str], tags: list[str]) -> None:
    """Changes ``tags`` in place where the tree shows a verb: "sources | report that ..." has a subject and a clause."""
    kinds: dict[int, set[str]] = {}
    for at, head in enumerate(heads):
        if head != at:
            kinds.setdefault(head, set()).add(relations[at])
    for at, own in kinds.items():
        nominal = {"NN": "VBP", "NNS": "VBZ"}.get(tags[at])
        clausal = own & {"nsubj"} and own & {"obj", "ccomp"} and not own & {"cop", "det", "nmod:poss", "case"}
        if nominal is not None and clausal and can_be(words[at], nominal):
            tags[at] = nominal


def _give_subject(
    at: int, own: list[int], children: dict[int, list[int]], heads: list[int], relations: list[str], tags: Sequence[str]
) -> None:
    """ "discovered | the minister had flown": the minister flew, he was not discovered."""
    finite = tags[at] in _FINITE or any(relations[c] in ("aux", "aux:pass", "cop") and tags[c] in _FINITE for c in own)
    if not finite or any(relations[c] == "mark" for c in own):
        return
    verb = heads[at]
    before = [c for c in children.get(verb, []) if relations[c] == "obj" and verb < c < min([at, *own])]
    if len(before) == 1:
        heads[before[0]] = at
        relations[before[0]] = "nsubj"


def _complete(at: int, own: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "The army | continues to shell": the infinitive completes the verb, which has the subject."""
    verb = heads[at]
    if verb < at and tags[verb].startswith("VB") and any(relations[c] == "mark" and tags[c] == "TO" for c in own):
        relations[at] = "xcomp"
        for c in own:
            if relations[c] == "nsubj" and c < verb:
                heads[c] = verb


def _hang_on_noun(at: int, own: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "The claim | that the town had fallen was wrong": the clause between a subject and its verb is the noun's."""
    noun = min(own) - 1
    between = noun >= 0 and heads[noun] > at
    if between and relations[noun] in _SUBJECTS and tags[noun].startswith("NN"):
        heads[at], relations[at] = noun, "acl"
        for c in own:
            if c > at and relations[c] in ("aux", "aux:pass") and tags[c] in _FINITE:
                heads[c], relations[c] = heads[noun], "cop"


def _share_subjects(
    verb: int, children: dict[int, list[int]], heads: list[int], relations: list[str], tags: Sequence[str]
) -> None:
    """ "Nine were killed when | shells hit a market": of two subjects the one behind the verb is the next verb's."""
    own = children[verb]
    subjects = [c for c in own if relations[c] in ("nsubj", "nsubj:pass")]
    for late in subjects[1:]:
        clause = next((c for c in own if c > late and relations[c] in ("advcl", "ccomp", "parataxis", "conj")), None)
        bare = clause is not None and not any(relations[c] in _SUBJECTS for c in children.get(clause, []))
        if subjects[0] < verb < late and clause is not None and bare and tags[clause].startswith("VB"):
            heads[late], relations[late] = clause, "nsubj"


def _lead(at: int, beside: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "Forces | attacked the rebels": what stands before an active verb without a subject is one, no second object."""
    verb = heads[at]
    others = [c for c in beside if c != at]
    lacks = not any(relations[c] in _SUBJECTS or relations[c] in ("aux:pass", "mark") for c in others)
    if lacks and tags[verb] in _FINITE and any(relations[c] == "obj" and c > verb for c in others):
        relations[at] = "nsubj"


def _take(at: int, beside: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "met | the rebels": without a preposition it is the object, if the verb has none and is no passive."""
    verb = heads[at]
    active = tags[verb].startswith("VB") and not any(relations[c] in ("obj", "aux:pass", "ccomp") for c in beside)
    if active and verb < at:
        relations[at] = "obj"


def _play_a_part(at: int, beside: list[int], heads: list[int], relations: list[str]) -> None:
    """ "met Prime Minister | Tomas Okello": a name that hangs on a verb is its subject or its object."""
    verb = heads[at]
    if at < verb and not any(relations[c] in _SUBJECTS for c in beside):
        relations[at] = "nsubj"
    elif verb < at and not any(relations[c] == "obj" for c in beside):
        relations[at] = "obj"


def _turn_round(at: int, own: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "Reports that ... | were premature" is a sentence about reports, not a noun with an adjective behind it; and in
    "Three airstrikes | destroyed the bridge" a participle with an object is the verb."""
    noun = heads[at]
    if tags[noun].startswith("VB") and relations[noun] == "root":
        _take_over(at, own, heads, relations, tags)
        return
    if tags[noun].startswith("VB") and relations[noun] == "acl" and heads[noun] < noun:
        noun = heads[noun]
    past = relations[at] == "acl" and tags[at] in ("VBD", "VBN")
    active = past and any(relations[c] == "obj" and c > at for c in own)
    said = any(relations[c] in (*_SUBJECTS, "mark", "aux:pass") for c in own)
    turned = active or _has_copula(at, own, noun, relations, tags)
    if turned and not said and relations[noun] == "root" and tags[noun].startswith("NN") and noun < at:
        heads[at], relations[at] = at, "root"
        heads[noun], relations[noun] = at, "nsubj"


def _take_over(at: int, own: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "Reports | that the siege was lifted were premature", as if it were the reports that were lifted."""
    verb = heads[at]
    subjects = [n for n in range(verb - 1) if heads[n] == verb and relations[n] in _SUBJECTS and tags[n + 1] == "IN"]
    if not subjects or relations[subjects[0] + 1] != "mark" or heads[subjects[0] + 1] != verb:
        return
    noun = subjects[0]
    if tags[noun].startswith("NN") and _has_copula(at, own, verb, relations, tags):
        heads[at], relations[at] = at, "root"
        heads[noun], relations[noun] = at, "nsubj"
        heads[verb], relations[verb] = noun, "acl"


def _has_copula(at: int, own: list[int], after: int, relations: list[str], tags: Sequence[str]) -> bool:
    """Whether a finite form of "be" stands between ``after`` and the word."""
    return any(relations[c] == "cop" and tags[c] in _FINITE and after < c < at for c in own)


def _go_with(at: int, own: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "with helicopters | bringing fuel": after "with", whoever stands right before the participle does it."""
    noun = min([at, *own]) - 1
    beside = noun >= 0 and heads[noun] == heads[at] and relations[noun] == "obl" and tags[noun].startswith("NN")
    if beside and not any(relations[c] in (*_SUBJECTS, "mark") for c in own) and min([at, *own]) == at:
        heads[at], relations[at] = noun, "acl"


def _name_after(at: int, own: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "Ivan Petrov and President | Paul Martin": a title goes with the name behind it, not with the one before."""
    name = [c for c in own if c > at and relations[c] == "flat" and tags[c].startswith("NNP")]
    if name:
        heads[name[0]] = heads[at]
        relations[name[0]] = "conj" if "CC" in tags[heads[at] : at] else "appos"
        heads[at] = name[0]
        for c in own:
            if relations[c] == "cc" or (tags[c] == "," and c < at):
                heads[c] = name[0]


def _open_with_noun(
    at: int, own: list[int], children: dict[int, list[int]], heads: list[int], relations: list[str], tags: list[str]
) -> None:
    """ "Reports that ... | were premature" begins with a noun, not with a verb that nobody does."""
    clauses = [c for c in own if relations[c] == "ccomp" and at + 1 in children.get(c, []) and tags[at + 1] == "IN"]
    for c in own:
        finite = any(relations[x] == "cop" and tags[x] in _FINITE for x in children.get(c, []))
        if clauses and finite and c > clauses[0] and not any(relations[x] in _SUBJECTS for x in own):
            tags[at] = "NNS"
            heads[c], relations[c] = c, "root"
            heads[at], relations[at] = c, "nsubj"
            relations[clauses[0]] = "acl"
            return


def _report(at: int, own: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "The media reports | Ankara has informed ...": a finite verb is no subject, it reports the clause after it."""
    verb = heads[at]
    if relations[verb] != "root" or tags[verb] not in ("VBN", "VBD", "VBG", "VB", "VBZ", "VBP"):
        return
    speaker = [c for c in own if c < at and tags[c].startswith("NN")]
    if not speaker:
        return
    heads[at], relations[at] = at, "root"
    heads[verb], relations[verb] = at, "ccomp"
    relations[speaker[-1]] = "nsubj"
    for c in own:
        if at < c < verb and tags[c].startswith(("NN", "PRP")):
            heads[c], relations[c] = verb, "nsubj"


def _lower(at: int, own: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "took control | of Lima": what has a preposition before it is no subject and no object."""
    prepositions = [c for c in own if relations[c] == "case" and tags[c] in ("IN", "TO") and c < at]
    if not prepositions or heads[at] == at:
        return
    before = min(prepositions) - 1
    governor = heads[at]
    if before >= 0 and tags[before].startswith("NN") and before != governor and governor < before:
        noun = before
        while relations[noun] in ("compound", "flat", "nmod:desc") and heads[noun] != governor and heads[noun] < at:
            noun = heads[noun]
        heads[at], relations[at] = noun, "nmod"
    elif at + 1 < governor and before >= 0 and tags[before] in ("NN", "NNS"):
        heads[at], relations[at] = before, "nmod"  # "stalled their advance | to the valley": not of a verb far behind
    else:
        relations[at] = "obl"


def _give_title(at: int, heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "met Prime Minister | Tomas Okello": two nouns side by side in the same place are a title and its name."""
    name = at + 1
    both = tags[at] in ("NNP", "NN") and tags[name] == "NNP" and heads[at] == heads[name] not in (at, name)
    if both and relations[name] in (*_CORE, "flat", "appos"):
        relations[name] = relations[at]
        heads[at], relations[at] = name, "nmod:desc"


def _own_up(at: int, own: list[int], heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """ "Lena Marwick's | visit ended": what carries a possessive ending belongs to the noun behind it."""
    ending = [c for c in own if tags[c] == "POS" and c > at]
    if ending:
        owned = [c for c in range(ending[0] + 1, heads[at]) if heads[c] == heads[at] and relations[c] in _SUBJECTS]
        if owned:
            heads[at], relations[at] = owned[0], "nmod:poss"
