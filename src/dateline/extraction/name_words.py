"""Words as names are written: hyphens, apostrophes and initials decided before any name is looked for."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extraction.name_knowledge import NameKnowledge
from dateline.records.language import Sentence, Syntax, Token

APOSTROPHES = "'’ʼ`‘"

#: Abbreviations whose dot ends no name: initials, ranks, "St. Petersburg".
ABBREVIATIONS = frozenset({
    "st", "mt", "ft", "gen", "col", "lt", "maj", "capt", "sgt", "brig", "adm", "gov", "sen", "rep", "dr", "mr",
    "mrs", "ms", "prof", "rev", "jr", "sr", "no", "hon",
})  # fmt: skip

#: Words that may stand inside a name of a body; whether they do is decided by what stands before them.
CONNECTORS = frozenset({"of", "for", "and", "on", "in", "the", "to", "against", "without", "&"})

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?:[A-Z](?!\w))?"  # U.S.
    rf"|[^\W_]+(?:[{APOSTROPHES}](?![sS]\b)[^\W_]+)*"  # O'Neil, Sana'a, but not ...'s
)
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s\b", re.IGNORECASE)

#: Gaps that a name may run across: one or more blanks, but never a line break.
_BLANK = re.compile(r"[ \t\u00a0\u2009\u202f]+$")
_HYPHENS = "-‐‑"

#: An apostrophe that opens the second word of a name, and one that ends a quotation.
_INNER = re.compile(r"[ \u00a0]['’‘`ʼ]")
_CLOSING = re.compile(r"\w['’](?!\w)|[.,!?]['’]")
_LAST_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*$")
LONGEST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Word:
    """One word. ``joined``: "blank", "hyphen", "dot" (an abbreviation's) or "" (a border) to the word before.

    ``first``: it opens a sentence or a quotation, so its capital says nothing. ``possessive``: 's follows it.
    ``pos``: of the syntax token it begins in, "" if none. ``sentence``: its index, or -1. ``kind``: the sentence's.
    """

    start: int
    end: int
    text: str
    joined: str
    first: bool
    possessive: bool
    pos: str
    sentence: int
    kind: str

    @property
    def lower(self) -> str:
        """As the word lists have it: without case and final dot."""
        return self.text.casefold().rstrip(".")

    @property
    def capital(self) -> bool:
        """Whether any of its letters is a capital ("eBay" too)."""
        return any(character.isupper() for character in self.text)


def words_of(text: str, syntax: Syntax, knowledge: NameKnowledge) -> list[Word]:
    """All words of ``text``, in order; a name written with hyphens is one word, "Lima-based" is two."""
    return list(_joined_hyphens(text, list(_plain_words(text, syntax.sentences, syntax.tokens)), knowledge))


def _plain_words(text: str, sentences: Sequence[Sentence], tokens: Sequence[Token]) -> Iterator[Word]:
    sentence_starts = [sentence.start for sentence in sentences]
    token_starts = [token.start for token in tokens]
    before = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        if start < before:  # the s of a possessive
            continue
        gap = text[before:start]
        number = bisect_right(sentence_starts, start) - 1
        inside = number >= 0 and start < sentences[number].end
        token = bisect_right(token_starts, start) - 1
        pos = tokens[token].pos if token >= 0 and start < tokens[token].end else ""
        possessive = _POSSESSIVE.match(text, end)
        opens = not inside or _opens(text, start, sentences[number].start)
        yield Word(
            start, end, found.group(), _join(text, before, start, gap), opens, bool(possessive), pos,
            number if inside else -1, sentences[number].kind if inside else "body",
        )  # fmt: skip
        before = possessive.end() if possessive else end


def _opens(text: str, start: int, sentence_start: int) -> bool:
    ahead = text[sentence_start:start]
    return not any(character.isalnum() for character in ahead) or bool(
        re.search(r"[.!?:]\s*[\"“”‘'«]\s*$|[.!?…]\s+$|[\"“«]$", ahead)
    )


def _join(text: str, before: int, start: int, gap: str) -> str:
    if before and _BLANK.match(gap):
        return "blank"
    if before and _INNER.fullmatch(gap) and _is_inner_apostrophe(text, before, start):
        return "blank"
    if before and gap in tuple(_HYPHENS):
        return "hyphen"
    if before and re.fullmatch(r"\.[ \t\u00a0]?", gap):
        last = re.search(r"[^\W_]+$", text[max(0, before - 12) : before])
        if last and ((len(last.group()) == 1 and last.group().isupper()) or last.group().casefold() in ABBREVIATIONS):
            return "dot"
    if before and gap == " & ":
        return "blank"
    return ""


def _is_inner_apostrophe(text: str, before: int, start: int) -> bool:
    """Whether the apostrophe of "Nad 'Ali" belongs to the name: nothing near closes it as a quotation."""
    last = _LAST_WORD.search(text, max(0, before - 24), before)
    capital = last is not None and last.group()[0].isupper() and text[start].isupper()
    return capital and _CLOSING.search(text, start, start + LONGEST_QUOTED) is None


def _joined_hyphens(text: str, words: list[Word], knowledge: NameKnowledge) -> Iterator[Word]:
    position = 0
    while position < len(words):
        end = position + 1
        while end < len(words) and words[end].joined == "hyphen" and not words[end - 1].possessive:
            end += 1
        chain = words[position:end]
        yield from _chain(text, chain, knowledge) if len(chain) > 1 else chain
        position = end


def _chain(text: str, chain: list[Word], knowledge: NameKnowledge) -> Iterator[Word]:
    """One word where the hyphens belong to the name; else the pieces, with a border between them."""
    whole = _merged(text, chain)
    tail = chain[-1]
    capitals = all(piece.capital for piece in chain)
    listed = knowledge.well_known(whole.text) or (capitals and knowledge.place(whole.text) is not None)
    if not whole.capital or listed or whole.lower in knowledge.lexicon.titles:
        yield whole
    elif not tail.capital and (tail.lower in knowledge.lexicon.hyphen_tails or tail.text.endswith(("ed", "ing"))):
        yield from _chain(text, chain[:-1], knowledge) if len(chain) > 2 else chain[:1]
        yield replace(tail, joined="")
    elif any(piece.lower in knowledge.lexicon.small_words for piece in chain[:-1]):
        yield from _with_particles(text, chain, knowledge)
    elif _apart(chain, knowledge) or _party(text, chain):
        yield chain[0]
        yield from (replace(piece, joined="") for piece in chain[1:])
    else:
        yield whole


def _with_particles(text: str, chain: list[Word], knowledge: NameKnowledge) -> Iterator[Word]:
    """``Fatah-al-Sham`` whole, but ``ex-Al-Nusra`` and ``anti-al-Qaeda`` without the prefix."""
    prefixed = not chain[0].capital and chain[0].lower not in knowledge.lexicon.small_words
    if prefixed:
        yield chain[0]
        yield replace(_merged(text, chain[1:]), joined="")
    else:
        yield _merged(text, chain)


def _apart(chain: list[Word], knowledge: NameKnowledge) -> bool:
    if not chain[0].capital:  # pro-Moscow, mid-May, ex-President
        return True
    if chain[0].lower in ("anti", "pro", "ex"):
        return True
    pieces = [piece for piece in chain if piece.capital]
    return (len(pieces) > 1 and sum(knowledge.alone(piece.text) for piece in pieces) > 1) or (
        knowledge.alone(chain[0].text)
        and not chain[-1].capital
        and not chain[0].text.isupper()
        and len(chain[-1].text) > 1  # "Pul-e Khumri"
        and not chain[-1].text.isdigit()  # "Nu-84"
    )


def _party(text: str, chain: list[Word]) -> bool:
    """Whether the letter of a party stands before the place that elected somebody (", D-Novo" or "(R-Novo)")."""
    letter = chain[0].text in ("D", "R", "I") and chain[1].capital and chain[1].text[0].isalpha()
    return letter and text[max(0, chain[0].start - 2) : chain[0].start].endswith((", ", "("))


def _merged(text: str, chain: list[Word]) -> Word:
    first, last = chain[0], chain[-1]
    pos = first.pos if first.capital else last.pos
    return Word(
        first.start, last.end, text[first.start : last.end], first.joined, first.first, last.possessive, pos,
        first.sentence, first.kind,
    )  # fmt: skip
