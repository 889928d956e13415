"""Who is reported as saying what: direct and indirect speech, with speaker, cue and content."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extraction.claim_drafts import (
    Draft,
    add_media,
    add_nominal,
    end_before_outer,
    in_order,
    mark_direct,
    words_of,
)
from dateline.extraction.claims_direct import Quoted, attribute_quotations, locate
from dateline.extraction.claims_indirect import Reach, find_content, find_trailing
from dateline.extraction.claims_learned import find_learned
from dateline.extraction.claims_nominal import Attribution, find_according_to, find_noun_claims, noun_speaker
from dateline.extraction.clauses import Tree, build_tree, is_word
from dateline.extraction.cues import Cue, find_cues, load_speech_nouns
from dateline.extraction.quotes import find_quotations
from dateline.extraction.speakers import CITING, KnownNames, Speaker, describe_speaker, find_speaker
from dateline.records.claim import Claim, Mode, Stance
from dateline.records.corpus import AnnotatedDocument
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.identity import content_id
from dateline.records.language import AttributionSpan

NAME = "claims"
VERSION = "5"
#: Where claims are looked for; captions, bylines and syndication lines tell nothing.
KINDS = ("body", "headline")
PARTICIPLES_AFTER_AS = frozenset({"say", "tell", "state", "claim", "write", "warn", "describe", "argue", "add"})
#: "cited the minister of X as saying" is never longer.
MAX_CITED_TOKENS = 14


def find_claims(annotated: AnnotatedDocument) -> tuple[Claim, ...]:
    """Every claim of one document, in the order of the text.

    Works from the syntax and, for kinds and names of speakers, from the mentions (else from the engine's name spans).
    A sentence that the report tells in its own voice gives none.
    """
    tree, text = build_tree(annotated.syntax), annotated.document.text
    if not tree.tokens:
        return ()
    names = KnownNames(annotated)
    quoted = locate(tree, find_quotations(text))
    readable = _readable(annotated)
    spoken = {i for one in quoted if _is_speech(tree, one) for i in range(one.first, one.last)}
    cues = {cue.verb: cue for cue in find_cues(tree) if cue.verb not in spoken and cue.verb in readable}
    direct = attribute_quotations(tree, text, quoted=quoted, cues=cues)
    drafts = [*_direct(tree, text, direct, names), *_indirect(tree, text, direct, cues, names)]
    drafts.extend(_cited(tree, text, drafts, names))
    taken = {index for one in direct for index in range(one.first, one.last)}
    nominal = [one for one in (*find_noun_claims(tree), *find_according_to(tree)) if one.cue[0] in readable - taken]
    drafts = add_nominal(tree, text, drafts=drafts, nominal=[_nominal(tree, one, names) for one in nominal])
    learned = find_learned(tree, _spans_in(annotated, readable, tree), drafts, names)
    drafts = mark_direct(text, end_before_outer(tree, [*drafts, *learned]), quoted=quoted)
    return tuple(_record(annotated, tree, draft) for draft in in_order(add_media(tree, text, drafts=drafts)))


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


def _spans_in(annotated: AnnotatedDocument, readable: set[int], tree: Tree) -> list[AttributionSpan]:
    """The engine's attribution spans in sentences that are read."""
    starts = {tree.tokens[index].start for index in readable}
    return [one for one in annotated.syntax.attributions if one.start in starts]


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


def _direct(tree: Tree, text: str, direct: list[Quoted], names: KnownNames) -> list[Draft]:
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
    tree: Tree, text: str, direct: list[Quoted], cues: dict[int, Cue], names: KnownNames
) -> list[Draft]:  # fmt: skip
    used = {one.cue.verb for one in direct if one.cue is not None}
    found = (_indirect_claim(tree, text, cue, names) for verb, cue in cues.items() if verb not in used)
    return [draft for draft in found if draft is not None]


def _indirect_claim(tree: Tree, text: str, cue: Cue, names: KnownNames) -> Draft | None:
    content = find_content(tree, cue)
    speaker, reach, via = _voice(tree, text, cue, names)
    says = cue.allows("clause") and cue.allows("quote") and not cue.passive
    if says and (content is None or speaker is None or _swallows(content, speaker, cue)):
        trailing = find_trailing(tree, text, cue)
        if trailing is not None:
            content = trailing[0]
            speaker = describe_speaker(tree, trailing[1][1], names=names, cue=reach, reach=trailing[1])
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


def _voice(tree: Tree, text: str, cue: Cue, names: KnownNames) -> tuple[Speaker | None, Reach, tuple[str, ...]]:
    """The speaker of a cue, the cue's tokens, and through whom ("A cites X as saying")."""
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
    speaker = None if cited is None else describe_speaker(tree, cited, names=names, cue=(cue.verb - 1, cue.last))
    media = None if carrier is None else describe_speaker(tree, carrier, names=names, cue=(verb, cue.last))
    via = () if media is None else (words_of(tree, text, media),)
    return speaker, (first, cue.last), via


def _citing(tree: Tree, cue: Cue) -> tuple[int, bool] | None:
    """For "cited X as saying": the verb of citing and whether it is passive."""
    if cue.verb == 0 or tree.tokens[cue.verb - 1].lemma != "as" or cue.word.lemma not in PARTICIPLES_AFTER_AS:
        return None
    for index in range(cue.verb - 2, max(tree.sentence_first[cue.verb], cue.verb - 2 - MAX_CITED_TOKENS) - 1, -1):
        if tree.tokens[index].lemma in ("cite", "quote", "paraphrase") and tree.tokens[index].pos == "VERB":
            return index, tree.child(index, "aux:pass", "nsubj:pass") is not None
    return None


def _of_noun(tree: Tree, head: int | None, names: KnownNames, reach: Reach) -> Speaker | None:
    """For "claims by X, Y and Z, saying that", the three."""
    owner = None
    if head is not None and tree.tokens[head].lemma.lower() in load_speech_nouns():
        owner = noun_speaker(tree, head)
    if head is None or owner is None:
        return None if head is None else describe_speaker(tree, head, names=names, cue=reach)
    speaker = describe_speaker(tree, owner, names=names, cue=reach)
    joined = [c for c in tree.all_children(head, "conj") if owner < c and tree.right[c] < reach[0]]
    return replace(speaker, last=tree.right[joined[-1]]) if speaker is not None and joined else speaker


def _cited(tree: Tree, text: str, drafts: list[Draft], names: KnownNames) -> list[Draft]:
    """The one who is cited in "Citing X, Y reported that ...": X says it too, by way of Y."""
    by_sentence: dict[int, Draft] = {}
    for draft in drafts:
        if draft.cue is not None and draft.speaker is not None:
            by_sentence.setdefault(tree.sentence_first[draft.cue[0]], draft)
    found = []
    for index, token in enumerate(tree.tokens):
        if token.lemma in CITING and token.tag == "VBG":
            outer = by_sentence.get(tree.sentence_first[index])
            cited = None if outer is None else _cited_by(tree, index, outer, names)
            if outer is not None and outer.speaker is not None and cited is not None:
                via = (words_of(tree, text, outer.speaker),)
                found.append(replace(outer, speaker=cited, cue=(index, index), stance=Stance.ASSERTS, via=via))
    return found


def _cited_by(tree: Tree, citing: int, outer: Draft, names: KnownNames) -> Speaker | None:
    """Whom ``citing`` names, without the speaker of ``outer`` if the parser ran the two together."""
    target = tree.child(citing, "obj")
    if outer.speaker is None or outer.cue is None or outer.cue[0] <= citing <= outer.cue[1]:
        return None
    if (
        target is None
        and citing + 1 < outer.speaker.first < outer.cue[0]
        and outer.speaker.first - citing < MAX_CITED_TOKENS
    ):
        target = outer.speaker.first - 1  # no comma between the two, and the parser gave both to the verb
        while target > citing + 1 and not is_word(tree.tokens[target]):
            target -= 1
        return describe_speaker(tree, target, names=names, cue=(citing, citing), reach=(citing + 1, target))
    if target is None:
        return None
    who = describe_speaker(tree, target, names=names, cue=(citing, citing))
    if who is not None and who.first < outer.speaker.first <= who.last:
        who = replace(who, last=outer.speaker.first - 1, head=outer.speaker.first - 1)
    return None if who is None or who.head == outer.speaker.head else who


def _nominal(tree: Tree, one: Attribution, names: KnownNames) -> Draft:
    start, end = tree.span(*one.content)
    speaker = None if one.speaker is None else describe_speaker(tree, one.speaker, names=names, cue=_outside(one))
    if speaker is not None and speaker.head < one.content[0] <= speaker.last:
        speaker = replace(speaker, last=speaker.head)
    return Draft(speaker, one.cue, start, end, Mode.INDIRECT, one.stance)


def _outside(one: Attribution) -> Reach:
    """The cue as far as it is not the speaker itself ("reports")."""
    return (-1, -1) if one.speaker is not None and one.cue[0] <= one.speaker <= one.cue[1] else one.cue


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
