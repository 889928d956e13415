"""Indirect speech: the words of the sentence that are laid at the speaker's door."""

from dateline.extraction.clauses import Tree, belongs_above, is_verbal, is_word, trimmed
from dateline.extraction.cues import Cue, load_cue_words

Reach = tuple[int, int]

#: A content that stands before an unparsed "..., officials said" has at least a subject, a verb and something more.
MIN_FRONTED_TOKENS = 4
#: The speaker between the comma and an unparsed "said" has a name and titles, seldom more.
MAX_TRAILING_SPEAKER = 16
CIRCUMSTANCES = frozenset({"when", "as", "after", "while", "because", "before", "since", "although", "though"})
#: Clauses with these words, after the content, explain the content and not the saying of it.
REASONS = frozenset({"because", "so", "unless", "until", "if", "where", "which"})
#: They begin what a clause does not hold for.
EXCEPTIONS = frozenset({"aside", "apart", "except", "excepting", "barring"})
#: Between "said" and its "that" stand a date, an addressee, an occasion: never more than this.
MAX_BEFORE_THAT = 12
FINITE = ("VBD", "VBZ", "VBP")
#: Words that point at something instead of saying it.
POINTERS = frozenset({"it", "this", "that", "these", "those", "so", "what", "which", "who", "he", "she", "they", "him"})


def find_content(tree: Tree, cue: Cue) -> Reach | None:
    """First and last token of what the cue reports, None if it reports nothing."""
    if cue.allows("clause"):
        framed = _framed(tree, cue)
        if framed is not None:
            return framed
        clause = _clause(tree, cue)
        if clause is not None:
            return clause
    if cue.passive and tree.child(cue.verb, "obl:agent") is None:
        return _infinitive(tree, cue)
    for pattern, find in (
        ("to-inf", _infinitive), ("whom", _command), ("", _after_preposition), ("object", _object),
    ):  # fmt: skip
        if not pattern or cue.allows(pattern):
            found = find(tree, cue)
            if found is not None:
                return found
    return None


def _clause(tree: Tree, cue: Cue) -> Reach | None:
    heads = [c for c in tree.all_children(cue.verb, "ccomp", "csubj:pass") if not _circumstance(tree, c)]
    after = [head for head in heads if head > cue.verb]
    before = [head for head in heads if head < cue.verb]
    if after:
        return _following(tree, cue, after[0])
    if before and not cue.allows("loose"):
        return _fronted(tree, cue, before[0])
    marked = _that_clause(tree, cue)
    if marked is not None or cue.allows("loose"):
        return marked
    token = tree.tokens[cue.verb]
    if token.relation == "parataxis" and token.head < cue.verb:
        return _fronted(tree, cue, token.head)
    if token.relation == "parataxis" and tree.tokens[cue.last + 1].text == ",":
        return trimmed(tree, tree.left[token.head], tree.right[token.head])
    return None


def _circumstance(tree: Tree, head: int) -> bool:
    """A clause that tells when or why something was said, whatever the parser calls it."""
    first = tree.tokens[tree.left[head]]
    return first.relation in ("mark", "advmod") and first.lemma.lower() in CIRCUMSTANCES


def _following(tree: Tree, cue: Cue, head: int) -> Reach | None:
    first, last = tree.left[head], tree.right[head]
    if first <= cue.verb:
        first = cue.last + 1
    first = _skip_circumstances(tree, cue, first, head)
    last = _before_next_saying(tree, cue, head, last)
    last = _with_reasons(tree, cue, head, _to_sentence_end(tree, cue, last))
    return trimmed(tree, first, _with_exception(tree, cue, last))


def _with_exception(tree: Tree, cue: Cue, last: int) -> int:
    """The clause with ", apart from ..." behind it, wherever the parser hung that: to the next comma or the end."""
    end = tree.sentence_last[cue.verb]
    if last + 2 < end and tree.tokens[last + 1].text == "," and tree.tokens[last + 2].lemma.lower() in EXCEPTIONS:
        stop = next((i for i in range(last + 3, end) if tree.tokens[i].text in (",", ";", ".")), end)
        return stop - 1
    return last


def _before_next_saying(tree: Tree, cue: Cue, head: int, last: int) -> int:
    """As in "said that it must end and warned that ...": the second verb is the speaker's own."""
    inside = (i for i in range(head + 1, last + 1) if tree.tokens[i].relation == "conj")
    for child in inside:
        if belongs_above(tree, child) or _stray_cue(tree, child):
            start = next((c for c in tree.all_children(child, "cc") if c < child), child)
            last = min(last, start - 1)
    return last


def _stray_cue(tree: Tree, conjunct: int) -> bool:
    """As in "... without delay and called on": a reporting verb that the parser joined to a noun."""
    token, above = tree.tokens[conjunct], tree.tokens[tree.tokens[conjunct].head]
    verb = (token.tag in ("VBD", "VBN") and token.lemma in load_cue_words()) or f"{token.lemma}-on" in load_cue_words()
    return verb and above.pos in ("NOUN", "PROPN") and tree.child(conjunct, "aux", "aux:pass", "nsubj") is None


def _with_reasons(tree: Tree, cue: Cue, head: int, last: int) -> int:
    """The clause with what follows it and belongs to it: ", because ...", and after "that" also ", and B ..."."""
    that = any(tree.tokens[c].lemma == "that" for c in tree.all_children(head, "mark"))
    for child in tree.children[cue.verb]:
        start = tree.left[child]
        if start not in (last + 1, last + 2) or child < head:
            continue
        token, first = tree.tokens[child], tree.tokens[start]
        reason = token.relation == "advcl" and first.lemma.lower() in REASONS
        second = token.relation == "conj" and that and _own_clause(tree, child)
        if reason or second:
            last = tree.right[child]
    return last


def _own_clause(tree: Tree, head: int) -> bool:
    """A conjunct with "and" and a subject of its own that is no report itself."""
    joined = any(tree.tokens[c].lemma == "and" for c in tree.all_children(head, "cc"))
    subject = tree.child(head, "nsubj", "nsubj:pass") is not None
    return joined and subject and tree.tokens[head].lemma not in load_cue_words()


def _skip_circumstances(tree: Tree, cue: Cue, first: int, head: int) -> int:
    """In "said on Tuesday that": a "that" of this clause is where it starts."""
    that = next((c for c in tree.all_children(head, "mark") if tree.tokens[c].lemma == "that"), None)
    return that + 1 if that is not None and first <= that and that > cue.verb else first


def _to_sentence_end(tree: Tree, cue: Cue, last: int) -> int:
    """Words after the clause that hang on the cue by a slip of the parser, up to the end of the sentence.

    Only when nothing there can be the cue's own: no second verb, no comma.
    """
    rest = range(last + 1, tree.sentence_last[cue.verb])
    words = [index for index in rest if is_word(tree.tokens[index])]
    loose = all(not is_verbal(tree.tokens[i]) and tree.tokens[i].relation not in ("cc", "conj") for i in words)
    plain = all(tree.tokens[i].text not in (",", ";", "—", "–", "-", "”", '"', ":") for i in rest)
    return words[-1] if words and loose and plain else last


def _fronted(tree: Tree, cue: Cue, head: int) -> Reach | None:
    """``..., officials said``: from the start of the sentence to the comma, or both sides of an inserted cue."""
    border = _cue_clause_start(tree, cue, head)
    first = tree.sentence_first[cue.verb]
    above = _ancestors(tree, cue.verb)
    if any(index < tree.left[head] for index in above) or border <= first:
        first = min(tree.left[head], border)
    if border > first and tree.tokens[border - 1].text == ":":
        return None  # "makes grim reading: it details ..." goes on, it reports nothing of what stands before
    content = trimmed(tree, first, border - 1)
    rest = trimmed(tree, cue.last + 1, tree.right[head]) if tree.right[head] > cue.verb else None
    if content is None or rest is None or tree.tokens[rest[0]].text.lower() in ("according", "citing", "adding"):
        return content
    joined = [i for i in range(cue.last + 1, rest[0] + 1) if tree.tokens[i].lemma in ("and", "but", "while")]
    return content if joined else (content[0], rest[1])


def _ancestors(tree: Tree, index: int) -> list[int]:
    found: list[int] = []
    while tree.tokens[index].head != index and len(found) < 20:
        index = tree.tokens[index].head
        found.append(index)
    return found


def _cue_clause_start(tree: Tree, cue: Cue, content_head: int) -> int:
    """The first token of the clause of a cue that stands after its content."""
    start = cue.first
    for child in tree.children[cue.verb]:
        token = tree.tokens[child]
        if content_head < child < cue.verb and token.relation in ("nsubj", "nsubj:pass", "aux", "aux:pass", "mark"):
            start = min(start, max(tree.left[child], content_head + 1))
    return start


def _that_clause(tree: Tree, cue: Cue) -> Reach | None:
    """A "that" after the cue whose clause the parser hung elsewhere: it runs to the end of the sentence."""
    end = tree.sentence_last[cue.verb]
    for index in range(cue.last + 1, min(end - 1, cue.last + 1 + MAX_BEFORE_THAT)):
        token = tree.tokens[index]
        if token.text.lower() == "that" and not is_verbal(tree.tokens[index + 1]):
            return trimmed(tree, index + 1, end - 1) if token.pos != "DET" else None
        if is_verbal(token) and token.tag != "VBN":
            return None
    return None


def find_trailing(tree: Tree, text: str, cue: Cue) -> tuple[Reach, Reach] | None:
    """Content and speaker of "..., officials said" at the end of a sentence that the parser did not see through.

    Works on the words alone: a comma, a phrase without a verb, the cue, and no verb after it; the parser may even have
    cut the sentence at the comma. None if the words do not stand like that.
    """
    tokens = tree.tokens
    comma = cue.first - 1
    while comma > max(0, cue.first - MAX_TRAILING_SPEAKER) and tokens[comma].text != ",":
        if (is_verbal(tokens[comma]) and tokens[comma].tag != "VBN") or tokens[comma].text in '.?!;:“”"—':
            return None
        comma -= 1
    speaker = trimmed(tree, comma + 1, cue.first - 1)
    first = tree.sentence_first[comma]
    rest = range(cue.last + 1, tree.sentence_last[cue.verb])
    if (
        speaker is None
        or tokens[comma].text != ","
        or comma - first < MIN_FRONTED_TOKENS
        or "\n" in text[tokens[comma].end : tokens[cue.verb].start]
    ):
        return None
    if tokens[speaker[0]].pos in ("ADP", "CCONJ", "SCONJ", "ADV") or tokens[speaker[1]].pos not in (
        "NOUN",
        "PROPN",
        "PRON",
    ):
        return None
    if any(is_verbal(tokens[i]) for i in rest) or not any(is_verbal(tokens[i]) for i in range(first, comma)):
        return None
    content = trimmed(tree, first, comma - 1)
    return None if content is None or tokens[cue.verb].tag not in FINITE else (content, speaker)


def _infinitive(tree: Tree, cue: Cue) -> Reach | None:
    """As in "vowed to fight", also "is believed to have fled"."""
    for child in tree.all_children(cue.verb, "xcomp", "ccomp", "advcl"):
        marks = [tree.tokens[c].lemma for c in tree.all_children(child, "mark")]
        adjacent = tree.left[child] <= cue.last + 2
        clausal = is_verbal(tree.tokens[child]) or tree.child(child, "cop") is not None
        if child > cue.verb and clausal and (marks == ["to"] or cue.word.lemma == "deny") and adjacent:
            return trimmed(
                tree,
                tree.left[child],
                _with_reasons(tree, cue, child, _before_next_saying(tree, cue, child, tree.right[child])),
            )
    return None


def _command(tree: Tree, cue: Cue) -> Reach | None:
    """In "urged them to leave": from the one who is asked to the end of what is asked."""
    target = tree.child(cue.verb, "obj", "iobj")
    for child in tree.all_children(cue.verb, "xcomp", "ccomp", "advcl"):
        marks = [tree.tokens[c].lemma for c in tree.all_children(child, "mark")]
        if child > cue.verb and "to" in marks:
            first = (
                tree.left[child] if target is None or target < cue.verb else min(tree.left[target], tree.left[child])
            )
            return trimmed(tree, first, tree.right[child])
    return None


def _after_preposition(tree: Tree, cue: Cue) -> Reach | None:
    """As in "called for talks", "called on them to stop", "accused her of lying"."""
    wanted = [pattern for pattern in ("of", "for", "on", "to", "about", "against") if cue.allows(pattern)]
    for child in tree.children[cue.verb]:
        if child < cue.verb or tree.tokens[child].relation not in ("obl", "nmod", "advcl", "obj", "xcomp", "ccomp"):
            continue
        case = next((c for c in tree.all_children(child, "case", "mark") if tree.tokens[c].lemma in wanted), None)
        if case is None and cue.preposition is None:
            continue
        first = case + 1 if case is not None else tree.left[child]
        if tree.tokens[cue.verb].lemma == "appeal" and tree.tokens[first - 1].lemma == "to":
            return _asked(tree, cue, first, child)
        return _with_infinitive(tree, cue, first, tree.right[child])
    return None


def _asked(tree: Tree, cue: Cue, first: int, child: int) -> Reach | None:
    """Whereas "appealed to the court" is no claim, "appealed to the parties to stop" is."""
    wanted = [
        c
        for c in (*tree.children[cue.verb], *tree.children[child])
        if tree.tokens[c].relation in ("xcomp", "advcl", "acl")
    ]
    infinitive = next((c for c in wanted if c > child and tree.tokens[tree.left[c]].lemma == "to"), None)
    if infinitive is None:
        return None
    last = _before_next_saying(tree, cue, infinitive, tree.right[infinitive])
    return trimmed(tree, max(first, cue.last + 1), last)


def _with_infinitive(tree: Tree, cue: Cue, first: int, last: int) -> Reach | None:
    for child in tree.all_children(cue.verb, "xcomp", "advcl"):
        if tree.left[child] in (last + 1, last + 2) and tree.tokens[tree.left[child]].lemma == "to":
            last = tree.right[child]
    return trimmed(tree, max(first, cue.last + 1), last)


def _object(tree: Tree, cue: Cue) -> Reach | None:
    """As in "announced the release of two men"; a bare pronoun says nothing."""
    relation = "nsubj:pass" if cue.passive else "obj"
    target = tree.child(cue.verb, relation)
    if (
        target is None
        or tree.tokens[target].lemma.lower() in POINTERS
        or tree.tokens[target].pos not in ("NOUN", "VERB")
    ):
        return None
    return trimmed(tree, tree.left[target], tree.right[target])


def _framed(tree: Tree, cue: Cue) -> Reach | None:
    """In "as claimed by the authorities, ...", "..., as officials said": the rest of the sentence."""
    marks = tree.all_children(cue.verb, "mark", "advmod", "case")
    frame = next((m for m in marks if m < cue.first and tree.tokens[m].text.lower() == "as"), None)
    if frame is None or tree.child(cue.verb, "obj", "xcomp") is not None:
        return None
    return rest_of_sentence(tree, frame, max(cue.last, tree.right[cue.verb]))


def rest_of_sentence(tree: Tree, first: int, last: int) -> Reach | None:
    """The sentence without the frame ``first``..``last`` ("according to X"): what follows a frame that opens it
    (an adverb may stand before), else what precedes it."""
    start, end = tree.sentence_first[first], tree.sentence_last[first]
    words = [index for index in range(start, first) if is_word(tree.tokens[index])]
    opening = all(tree.tokens[index].pos in ("ADV", "CCONJ", "SCONJ") for index in words)
    inner = trimmed(tree, last + 1, end - 1) if opening else trimmed(tree, start, first - 1)
    if opening or inner is None:
        return inner
    rest = trimmed(tree, last + 1, end - 1)
    verbs = any(is_verbal(tree.tokens[index]) for index in range(inner[0], inner[1] + 1))
    return inner if verbs or rest is None else (inner[0], rest[1])
