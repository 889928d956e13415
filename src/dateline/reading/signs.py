"""Signs in the words of a block, beside those of its neighbours, that a report begins with it; none knows a topic."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.reading.agencies import AGENCY
from dateline.reading.blocks import Block
from dateline.reading.boilerplate import Role
from dateline.reading.calendar_days import MONTH_WORD
from dateline.reading.datelines import find_opening
from dateline.reading.headlines import TITLES

HEAD_CHARACTERS = 350  # who, where and when stand in a news lead, not further down
GLUED_CHARACTERS = 260  # a headline and its summary together
TAIL_CHARACTERS = 250
TAIL_WORDS = 6  # enough that two blocks end alike only by a site's own line
HEAD_WORDS = 4
MAX_SENTENCE_WORDS = 60
RECENT_BLOCKS = 8  # a surname alone within so many blocks: the reader has been told who that is
KNOWN_BLOCKS = 60
MAX_WIDE_SHARE = 0.34  # where more of the gaps are wide, the page sets every few paragraphs apart

_SMALL_WORD = (
    r"(?:The|An?|It|In|He|She|They|At|On|As|After|But|For|This|There|His|Her|More|Some|Two|Three|One|We|With|When|If"
    r"|Many|Its|Their|You|I|To|From)"
)
_GLUED = re.compile(rf"[a-z0-9%)’'] {_SMALL_WORD} [a-z]")
_GOES_ON = re.compile(
    r"[“\"‘']?(?:He|She|They|It|But|And|This|That|These|Those|However|Meanwhile|Also|Still|Yet|So|Then|Its|His|Her"
    r"|Their|Another|Other|Others|Such|Instead|Nor|Or|Even|Among|Asked|Earlier|Later|Both|Most|Many|Some|If|There|Not"
    r"|Now|While|Although|Though|Because|You|What)\b"
)
_FIRST_PERSON = re.compile(r"[“\"‘']?(?:I|We|My|Our|I['’]m|We['’]re)\b")
_WEEKDAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:[Yy]esterday|[Tt]oday|this (?:morning|week|month))\b"
)
_DAY = re.compile(rf"\b{MONTH_WORD} \d{{1,2}}\b|\b\d{{1,2}} {MONTH_WORD}(?!\w)")
_FULL_NAME = re.compile(
    rf"\b(?!(?:{'|'.join(sorted(TITLES))})\b)"
    r"([A-Z][a-z\u00c0-\u024f’'-]+) (?:[A-Z]\. )?"
    r"((?:(?:al|el|bin|de|van|von|der)[ -])?[A-Z][A-Za-z\u00c0-\u024f’'-]{2,})\b"
)
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z\u00c0-\u024f’'-]{2,}\b")
_PHOTO = re.compile(
    r"\b[Pp]hoto(?:graph|s)?\s?:|\bPicture:|\([LRC]\)|\bGetty\b|\bhandout\b|\((?:AP|AFP|Reuters|REUTERS)(?: Photo)?[/)]"
    r"|/(?:AP|AFP|Reuters|REUTERS|Getty)|In this (?:\w+ ){0,3}(?:photo|image)|\b(?:AP|AFP|REUTERS|Reuters) ?(?:Photo)?$"
)
_SIGNED_OFF = re.compile(
    r"[Cc]ontribut\w+ to this|\((?:[A-Za-z]+ )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|[Aa]dditional)\b"
    r"|(?:[Rr]eporting|[Ee]diting|[Ww]riting) by [A-Z]|reported from [A-Z]|[Cc]opyright|All rights reserved|©"
    r"|\b(?:is|was) an? (?:[\w’'-]+ ){0,4}"
    r"(?:professor|fellow|columnist|editor|writer|author|journalist|correspondent)\b"
    r"|@\w+\.\w+|[Ff]ollow (?:him|her|us|\w+) on"
)
_AGENCY_MARK = re.compile(rf"\({AGENCY}\)")
_BYLINE = re.compile(r"[“\"]?By [A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]+ ?){1,3}")
_SENTENCE = re.compile(r"[^.!?]+")
_HEADER = frozenset({Role.BYLINE, Role.DATE, Role.CAPTION, Role.SITE, Role.LABEL})
_AFTER_THE_END = frozenset({Role.CREDIT, Role.DISCLAIMER, Role.RELATED, Role.FURNITURE})

Signs = dict[str, float]


def own_signs(block: Block) -> Signs:
    """The signs that ``block`` shows by itself. 1 for yes, 0 for no, a number where the name says so."""
    text = block.text
    head = text[:HEAD_CHARACTERS]
    opening = find_opening(text)
    strong = opening is not None and opening.strong and (opening.agency is not None or opening.day is not None)
    sentence = _SENTENCE.match(text)
    words = len((sentence.group() if sentence else text).split())
    return {
        "dateline": float(strong),
        "place and dash": float(opening is not None and not strong and ":" not in text[: opening.end]),
        "agency": float(_AGENCY_MARK.search(head) is not None),
        "byline": float(_BYLINE.match(text) is not None),
        "photo": float(_PHOTO.search(text) is not None),
        "glued headline": float(_GLUED.search(text[:GLUED_CHARACTERS]) is not None),
        "goes on": float(_GOES_ON.match(text) is not None),
        "first person": float(_FIRST_PERSON.match(text) is not None),
        "time": float(_WEEKDAY.search(head) is not None or _DAY.search(head) is not None),
        "sentence": min(MAX_SENTENCE_WORDS, words) / 20,
    }


def signs_after(block: Block, role: Role) -> Signs:
    """What ``block``, of ``role``, says of the next one."""
    signed = _SIGNED_OFF.search(block.text[-TAIL_CHARACTERS:]) is not None
    return {
        "after sign-off": float(signed or role in _AFTER_THE_END),
        "after header": float(role in _HEADER),
        "after short line": float(role is Role.LINE),
    }


def repeats(blocks: Sequence[Block]) -> list[Signs]:
    """Whether the block before ends, or the block begins, in words with which others of the page do: a site's lines.

    The same end counts only before another beginning: a passage that stands twice is no sign.
    """
    split = [block.words for block in blocks]
    tails = [" ".join(words[-TAIL_WORDS:]) if len(words) >= TAIL_WORDS else None for words in split]
    heads = [" ".join(words[:HEAD_WORDS]) for words in split]
    followers: defaultdict[str, set[str]] = defaultdict(set)
    for tail, head in zip(tails, heads[1:], strict=False):
        if tail is not None:
            followers[tail].add(head)
    head_count = Counter(head for head, words in zip(heads, split, strict=True) if len(words) >= HEAD_WORDS)
    found: list[Signs] = []
    for before, head in zip([None, *tails], heads, strict=False):
        ended = before is not None and len(followers[before]) > 1
        found.append({"after repeated end": float(ended), "repeated start": float(head_count[head] > 1)})
    return found


def introductions(texts: Sequence[str]) -> list[Signs]:
    """For each block, how many people it names in full (halves, at most 2), and how many of them the page named in full
    before and has since used by surname alone (at most 2), as only a new report does."""
    full_at: dict[str, int] = {}
    alone_at: dict[str, int] = {}
    found: list[Signs] = []
    for i, text in enumerate(texts):
        names = {match.group(): match[2] for match in _FULL_NAME.finditer(text)}
        again = sum(
            i - full_at.get(name, -KNOWN_BLOCKS - 1) <= KNOWN_BLOCKS
            and i - alone_at.get(surname, -RECENT_BLOCKS - 1) <= RECENT_BLOCKS
            for name, surname in names.items()
        )
        found.append({"full names": min(4, len(names)) / 2, "named again": float(min(2, again))})
        full_at.update(dict.fromkeys(names, i))
        surnames = set(names.values())
        alone_at.update((word, i) for word in _CAPITALISED.findall(text) if word not in surnames)
    return found


def gap_signs(blocks: Sequence[Block]) -> list[Signs]:
    """Blank lines where the page has few of them: they part something, reports or sections; and their absence."""
    usual = min((block.gap for block in blocks[1:]), default=0)
    wide = [block.gap > usual for block in blocks]
    telling = 0 < sum(wide) <= MAX_WIDE_SHARE * len(blocks)
    return [{"wide gap": float(telling and one), "no wide gap": float(telling and not one)} for one in wide]
