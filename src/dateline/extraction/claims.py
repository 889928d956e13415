"""Who is reported as saying what: direct and indirect speech, with speaker, cue and content."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.extraction.claims_direct import Quoted, attribute_quotations, locate
from dateline.extraction.claims_indirect import Reach, find_content, find_trailing
from dateline.extraction.claims_nominal import Attribution, find_according_to, find_noun_claims, noun_speaker
from dateline.extraction.clauses import Tree, build_tree, is_word
from dateline.extraction.cues import Cue, find_cues, load_speech_nouns
from dateline.extraction.quotes import find_quotations
from dateline.extraction.speakers import CITING, Names, Speaker, describe_speaker, find_speaker
from dateline.records.claim import Claim, Mode, SpeakerKind, Stance
from dateline.records.corpus import AnnotatedDocument
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.identity import content_id

NAME = "claims"
VERSION = "1"
#: Where claims are looked for; captions, bylines and syndication lines tell nothing.
KINDS = ("body", "headline")
#: Two contents that share this much of the shorter one are one claim told twice by our patterns.
SAME_CONTENT = 0.8
PARTICIPLES_AFTER_AS = frozenset({"say", "tell", "state", "claim", "write", "warn", "describe", "argue", "add"})
#: "cited the minister of X as saying" is never longer.
MAX_CITED_TOKENS = 14


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it becomes a record: token indices for speaker and cue, characters for the content."""

    speaker: Speaker | None
    cue: Reach | None
    start: int
    end: int
    mode: Mode
    stance: Stance
    via: tuple[str, ...] = ()


def find_claims(annotated: AnnotatedDocument) -> tuple[Claim, ...]:
    """Every claim of one document, in the order of the text.

    Works from the syntax and, for kinds and names of speakers, from the mentions (else from the engine's name spans).
    A sentence that the report tells in its own voice gives none.
    """
    tree, text = build_tree(annotated.syntax), annotated.document.text
    if not tree.tokens:
        return ()
    names = Names(annotated)
    quoted = locate(tree, find_quotations(text))
    readable = _readable(annotated)
    spoken = {i for one in quoted if _is_speech(tree, one) for i in range(one.first, one.last)}
    cues = {cue.verb: cue for cue in find_cues(tree) if cue.verb not in spoken and cue.verb in readable}
    direct = attribute_quotations(tree, text, quoted, cues)
    drafts = [*_direct(tree, text, direct, names), *_indirect(tree, text, direct, cues, names)]
    drafts.extend(_cited(tree, text, drafts, names))
    taken = {index for one in direct for index in range(one.first, one.last)}
    nominal = [one for one in (*find_noun_claims(tree), *find_according_to(tree)) if one.cue[0] in readable - taken]
    drafts = _with_nominal(tree, text, drafts, [_nominal(tree, one, names) for one in nominal])
    drafts = _inside_outer(tree, drafts)
    whole = [_as_direct(text, quoted, draft) for draft in drafts]
    return tuple(_record(annotated, tree, draft) for draft in _ordered(_with_media(tree, text, whole)))


@dataclass(frozen=True, slots=True)
class Claims:
    """The stage that finds claims."""

    name: str = NAME
    version: str = VERSION
    needs: tuple[str, ...] = ("syntax", "mentions")
    gives: str = "claims"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """The same documents with ``claims`` filled."""
        return [replace(one, claims=find_claims(one)) for one in batch]


def _readable(annotated: AnnotatedDocument) -> set[int]:
    return {
        index
        for sentence in annotated.syntax.sentences
        if sentence.kind in KINDS
        for index in range(sentence.first_token, sentence.last_token)
    }


def _is_speech(tree: Tree, one: Quoted) -> bool:
    """A quotation of more than a few words: verbs in it are the speaker's, not the reporter's."""
    return sum(is_word(token) for token in tree.tokens[one.first : one.last]) > 3


def _direct(tree: Tree, text: str, direct: list[Quoted], names: Names) -> list[Draft]:
    drafts = []
    for one in direct:
        assert one.cue is not None
        speaker, reach, via = _voice(tree, text, one.cue, names)
        end = one.quotation.end
        while text[end - 1] in ",;" and end - 1 > one.quotation.start:
            end -= 1
        drafts.append(Draft(speaker, reach, one.quotation.start, end, Mode.DIRECT, one.cue.stance, via))
    return drafts


def _indirect(
    tree: Tree, text: str, direct: list[Quoted], cues: dict[int, Cue], names: Names
) -> list[Draft]:  # fmt: skip
    used = {one.cue.verb for one in direct if one.cue is not None}
    found = (_indirect_claim(tree, text, cue, names) for verb, cue in cues.items() if verb not in used)
    return [draft for draft in found if draft is not None]


def _indirect_claim(tree: Tree, text: str, cue: Cue, names: Names) -> Draft | None:
    content = find_content(tree, cue)
    speaker, reach, via = _voice(tree, text, cue, names)
    says = cue.allows("clause") and cue.allows("quote") and not cue.passive
    if says and (content is None or speaker is None or _swallows(content, speaker, cue)):
        trailing = find_trailing(tree, text, cue)
        if trailing is not None:
            content = trailing[0]
            speaker = describe_speaker(tree, trailing[1][1], names, reach, trailing[1])
    if content is None or (speaker is None and not cue.passive):
        return None
    if (speaker is not None and _swallows(content, speaker, cue)) or not _has_words(tree, content):
        return None
    if cue.allows("loose") and not _speaks(tree, speaker):
        return None
    start, end = _balanced(text, *tree.span(*content))
    return Draft(speaker, reach, start, end, Mode.INDIRECT, cue.stance, via)


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """A content that holds an opening quotation mark holds the closing one as well, if that follows at once."""
    words = text[start:end]
    opened = words.count("“") > words.count("”") or words.count('"') % 2 == 1
    tail = text[end : end + 3]
    for offset, character in enumerate(tail):
        if opened and character in '”"':
            return start, end + offset + 1
        if character not in ".,!?":
            break
    return start, end


def _has_words(tree: Tree, content: Reach) -> bool:
    return sum(is_word(tree.tokens[index]) for index in range(content[0], content[1] + 1)) >= 2


def _swallows(content: Reach, speaker: Speaker, cue: Cue) -> bool:
    """Whether a content holds its own speaker by mistake; one that stands on both sides of its cue holds it rightly."""
    around = content[0] < cue.first and cue.last < content[1]
    return content[0] <= speaker.head <= content[1] and not around


def _speaks(tree: Tree, speaker: Speaker | None) -> bool:
    """Whether a subject of "know", "show" or "find" is a source and not "I" or "it"."""
    return speaker is not None and tree.tokens[speaker.head].lemma.lower() not in ("i", "we", "you", "it", "one")


def _voice(tree: Tree, text: str, cue: Cue, names: Names) -> tuple[Speaker | None, Reach, tuple[str, ...]]:
    """The speaker of a cue, the cue's tokens, and through whom ("RIA cites X as saying")."""
    citing = _citing(tree, cue)
    reach = (cue.first, cue.last)
    if citing is None:
        head = find_speaker(tree, cue)
        return (_of_noun(tree, head, names, reach), reach, ())
    verb, passive = citing
    subject = tree.child(verb, "nsubj:pass" if passive else "nsubj")
    between = [i for i in range(verb + 1, cue.verb - 1) if is_word(tree.tokens[i])]
    cited = subject if passive else tree.child(verb, "obj") or (between[-1] if between else None)
    carrier = tree.child(verb, "obl:agent") if passive else subject
    first = min([verb, *(c for c in tree.all_children(verb, "aux", "aux:pass") if c < verb)])
    speaker = None if cited is None else describe_speaker(tree, cited, names, (cue.verb - 1, cue.last))
    media = None if carrier is None else describe_speaker(tree, carrier, names, (verb, cue.last))
    via = () if media is None else (_words_of(tree, text, media),)
    return speaker, (first, cue.last), via


def _citing(tree: Tree, cue: Cue) -> tuple[int, bool] | None:
    """For "cited X as saying": the verb of citing and whether it is passive."""
    if cue.verb == 0 or tree.tokens[cue.verb - 1].lemma != "as" or cue.word.lemma not in PARTICIPLES_AFTER_AS:
        return None
    for index in range(cue.verb - 2, max(tree.sentence_first[cue.verb], cue.verb - 2 - MAX_CITED_TOKENS) - 1, -1):
        if tree.tokens[index].lemma in ("cite", "quote", "paraphrase") and tree.tokens[index].pos == "VERB":
            return index, tree.child(index, "aux:pass", "nsubj:pass") is not None
    return None


def _of_noun(tree: Tree, head: int | None, names: Names, reach: Reach) -> Speaker | None:
    """For "claims by X, Y and Z, saying that", the three."""
    owner = None
    if head is not None and tree.tokens[head].lemma.lower() in load_speech_nouns():
        owner = noun_speaker(tree, head)
    if head is None or owner is None:
        return None if head is None else describe_speaker(tree, head, names, reach)
    speaker = describe_speaker(tree, owner, names, reach)
    joined = [c for c in tree.all_children(head, "conj") if owner < c and tree.right[c] < reach[0]]
    return replace(speaker, last=tree.right[joined[-1]]) if speaker is not None and joined else speaker


def _cited(tree: Tree, text: str, drafts: list[Draft], names: Names) -> list[Draft]:
    """ "Citing X, Y reported that ...": X says it too, by way of Y."""
    by_sentence: dict[int, Draft] = {}
    for draft in drafts:
        if draft.cue is not None and draft.speaker is not None:
            by_sentence.setdefault(tree.sentence_first[draft.cue[0]], draft)
    found = []
    for index, token in enumerate(tree.tokens):
        draft = by_sentence.get(tree.sentence_first[index]) if token.lemma in CITING and token.tag == "VBG" else None
        target = tree.child(index, "obj") if draft is not None else None
        if draft is None or draft.speaker is None or draft.cue is None or target is None:
            continue
        who = describe_speaker(tree, target, names, (index, index))
        if who is not None and draft.speaker.first <= who.last and who.first < draft.speaker.first:
            who = replace(who, last=draft.speaker.first - 1, head=draft.speaker.first - 1)
        if who is not None and who.head != draft.speaker.head and index not in range(*draft.cue):
            via = (_words_of(tree, text, draft.speaker),)
            found.append(replace(draft, speaker=who, cue=(index, index), stance=Stance.ASSERTS, via=via))
    return found


def _words_of(tree: Tree, text: str, speaker: Speaker) -> str:
    start, end = tree.span(speaker.first, speaker.last)
    return text[start:end]


def _nominal(tree: Tree, one: Attribution, names: Names) -> Draft:
    start, end = tree.span(*one.content)
    speaker = None if one.speaker is None else describe_speaker(tree, one.speaker, names, _outside(one))
    if speaker is not None and speaker.head < one.content[0] <= speaker.last:
        speaker = replace(speaker, last=speaker.head)
    return Draft(speaker, one.cue, start, end, Mode.INDIRECT, one.stance)


def _outside(one: Attribution) -> Reach:
    """The cue as far as it is not the speaker itself ("reports")."""
    return (-1, -1) if one.speaker is not None and one.cue[0] <= one.speaker <= one.cue[1] else one.cue


def _with_nominal(tree: Tree, text: str, drafts: list[Draft], nominal: list[Draft]) -> list[Draft]:
    """``drafts`` with those ``nominal`` ones that say something new; "said X, according to Y" becomes X by way of Y."""
    kept = list(drafts)
    for one in nominal:
        if one.speaker is None:
            continue
        framed = one.cue is not None and tree.tokens[one.cue[0]].text.lower() == "according"
        same = [i for i, draft in enumerate(kept) if _overlap(draft, one, framed) >= SAME_CONTENT]
        own = [i for i, draft in enumerate(kept) if draft.speaker == one.speaker and _overlap(draft, one, True) > 0]
        if own:  # "voiced concern that": the clause says more than the noun phrase round it
            kept[own[0]] = one
        elif not same:
            kept.append(one)
        elif framed and one.cue is not None:
            words = _words_of(tree, text, one.speaker)
            border = tree.tokens[one.cue[0]].start
            for index in same:
                kept[index] = _cut(text, replace(kept[index], via=(*kept[index].via, words)), border)
    return kept


def _cut(text: str, draft: Draft, border: int) -> Draft:
    """The draft with its content ended before ``border``, if it reached beyond it."""
    if not draft.start < border < draft.end:
        return draft
    return replace(draft, end=draft.start + len(text[draft.start : border].rstrip(" ,;\u00a0")))


def _overlap(left: Draft, right: Draft, of_shorter: bool) -> float:
    shared = min(left.end, right.end) - max(left.start, right.start)
    lengths = (left.end - left.start, right.end - right.start)
    return max(0, shared) / (min(lengths) if of_shorter else max(lengths))


def _as_direct(text: str, quoted: list[Quoted], draft: Draft) -> Draft:
    """A content that is one quotation from end to end is direct speech."""
    for one in quoted:
        mark = one.quotation
        if (
            draft.mode is Mode.INDIRECT
            and mark.outer_start == draft.start
            and mark.end <= draft.end <= mark.outer_end + 1
        ):
            return replace(draft, mode=Mode.DIRECT, start=mark.start, end=len(text[: mark.end].rstrip(",; ")))
    return draft


def _inside_outer(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """ "X said A, RIA reported": what X said ends where RIA is named."""
    fronted = [d for d in drafts if d.cue is not None and d.end <= tree.tokens[d.cue[0]].start]
    found = []
    for draft in drafts:
        ends = [
            outer.end
            for outer in fronted
            if outer.cue is not None and draft.cue is not None and draft.start < outer.end < draft.end
            and outer.start <= tree.tokens[draft.cue[0]].start < outer.end
        ]  # fmt: skip
        found.append(replace(draft, end=min(ends)) if ends else draft)
    return found


def _with_media(tree: Tree, text: str, drafts: list[Draft]) -> list[Draft]:
    """Claims told inside a claim of the media came by way of them."""
    media = [d for d in drafts if d.speaker is not None and d.speaker.kind in (SpeakerKind.MEDIA, SpeakerKind.OUTLET)]
    found = []
    for draft in drafts:
        via = list(draft.via)
        for outer in media:
            inside = draft is not outer and outer.start <= draft.start and draft.end <= outer.end
            if inside and outer.speaker is not None and outer.speaker != draft.speaker:
                words = _words_of(tree, text, outer.speaker)
                via.extend([words] if words not in via else [])
        found.append(replace(draft, via=tuple(via)))
    return found


def _ordered(drafts: Iterable[Draft]) -> list[Draft]:
    unique = {(d.start, d.end, d.speaker and (d.speaker.first, d.speaker.last)): d for d in drafts}
    return sorted(unique.values(), key=lambda d: (d.start, d.end, d.cue or (-1, -1)))


def _record(annotated: AnnotatedDocument, tree: Tree, draft: Draft) -> Claim:
    document = annotated.document
    maker = Maker(NAME, VERSION)

    def evidence(start: int, end: int) -> Evidence:
        return Evidence(Span(document.id, start, end), document.text[start:end], maker)

    speaker = None if draft.speaker is None else evidence(*tree.span(draft.speaker.first, draft.speaker.last))
    cue = None if draft.cue is None else evidence(*tree.span(*draft.cue))
    parts = (speaker and speaker.span.start, cue and cue.span.start, draft.start, draft.end)
    return Claim(
        id=content_id("clm", document.id, *parts),
        speaker=speaker,
        speaker_kind=None if draft.speaker is None else draft.speaker.kind,
        speaker_mention_id=None if draft.speaker is None else draft.speaker.mention_id,
        cue=cue,
        content=evidence(draft.start, draft.end),
        mode=draft.mode,
        stance=draft.stance,
        via=draft.via,
    )
