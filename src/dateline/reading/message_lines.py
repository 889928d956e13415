"""The paragraphs of an e-mail: its own words, what it forwards, what it answers, its signature and a list's footer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

MAX_SIGNATURE_LINES = 15  # more below "-- " is text
MAX_FOOTER_LINES = 14
MIN_WIDTH, MAX_WIDTH = 58, 100  # mail programs break lines at 60 to 80 characters, and quoting adds some
MIN_NOTE_WORDS = 12  # fewer above a quotation than that are no report of their own

_FORWARDED = re.compile(
    r"[-\s>]*(?:begin forwarded message|forwarded message|forwarded by .{1,60}|weitergeleitete nachricht"
    r"|anfang der weitergeleiteten nachricht|message transféré|début du message (?:transféré|réexpédié)"
    r"|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht)\s*:?[-\s]*",
    re.I,
)
_ORIGINAL = re.compile(
    r"[-_\s>]*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale"
    r"|mensagem original|oorspronkelijk bericht)[-_\s]*",
    re.I,
)
_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|em)\b.{6,200}\b(?:wrote|schrieb|écrit|escribió|ha scritto|schreef|escreveu)\b.{0,60}:\s*"
    r"|.{3,80}\b(?:wrote|writes|schrieb|a écrit|escribió)\s*:\s*",
    re.I | re.S,
)
_HEADER = re.compile(
    r"[>\s*]*(?P<name>from|sent|date|to|cc|subject|reply-to|von|gesendet|datum|an|betreff|de|envoyé|à|objet|enviado|fecha"
    r"|para|asunto|da|inviato|data|a|oggetto|assunto|van|verzonden|aan|onderwerp)\*?\s?:\*?\s*(?P<value>.*)",
    re.I,
)
_FROM = frozenset("from von de da van".split())
_DATE = frozenset("sent date gesendet datum envoyé enviado fecha inviato data verzonden".split())
_SUBJECT = frozenset("subject betreff objet asunto oggetto assunto onderwerp".split())
_FOOTER = re.compile(
    r"_{10,}|-{20,}|={20,}|(?:to )?unsubscribe\b.*|you (?:received|are receiving|got) this (?:message|e-?mail).*"
    r"|this (?:e-?mail|message)\b.{0,120}\b(?:confidential|intended)\b.*"
    r"|(?:confidentiality )?(?:notice|disclaimer)\s*:.*|sent from my \w+.*"
    r"|view this (?:e-?mail|message) in your browser.*|.{0,40}mailing list.{0,60}",
    re.I | re.S,
)
_LIST_WORD = re.compile(
    r"\bunsubscrib|\bmailing list\b|\blistinfo\b|\bthis (?:e-?mail|message)\b|\bsent from my\b", re.I
)
_GREETING = re.compile(
    r"(?:dear|hi|hello|hallo|hey|good (?:morning|afternoon|evening|day)|greetings|liebe[rs]?|sehr geehrte[rs]?|bonjour"
    r"|chers?|chères?|estimad[oa]s?|hola|gentil[ei]|caro|beste|prezad[oa]s?)\b[^.!?\n]{0,60}[,:!]?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a message. ``kind``: the kind of region that it is, or None for running text."""

    text: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What a forwarded message says of itself; None for what it does not."""

    sender: str | None = None
    sent: str | None = None
    subject: str | None = None


def passages_of(text: str, *, forwarded: bool) -> tuple[tuple[Passage, ...], Carried]:
    """The paragraphs of a message's text, and what the message that it forwards says of itself.

    ``forwarded``: whether its subject says so. Of a message that only quotes, the quotation is the text.
    """
    lines = text.split("\n")
    mark = next((i for i, line in enumerate(lines) if _marks(lines, i)), None)
    if mark is None:
        return tuple(_own(lines, forwarded=forwarded)), Carried()
    forwards = forwarded or _FORWARDED.fullmatch(lines[mark]) is not None
    above = list(_own(lines[:mark], forwarded=False))
    note = sum(len(one.text.split()) for one in above if one.kind is None)
    carried, below = _headers(lines, mark + 1)
    told = [Passage(line, "other") for line in _paragraphs(lines[mark:below])]
    if forwards or note < MIN_NOTE_WORDS:
        shown = [Passage(one.text, one.kind or "other") for one in above]
        return (*shown, *told, *_own(_unquoted(lines[below:]), forwarded=True)), carried
    quoted = [Passage(line, "embed") for line in _paragraphs(_unquoted(lines[below:]))]
    return (*above, *told, *quoted), Carried()


def _marks(lines: Sequence[str], i: int) -> bool:
    """Whether a message inside the message begins below line ``i``: a line that says so, with its headers below."""
    if not _FORWARDED.fullmatch(lines[i]) and not _ORIGINAL.fullmatch(lines[i]):
        return False
    return any(_HEADER.fullmatch(line) for line in lines[i + 1 : i + 5])


def _headers(lines: Sequence[str], start: int) -> tuple[Carried, int]:
    """The headers of a message inside the message, and the line below them."""
    found: dict[str, str] = {}
    at, last = start, start
    while at < len(lines) and at - last < 3:
        match = _HEADER.fullmatch(lines[at])
        if match:
            found.setdefault(match["name"].lower(), match["value"].strip())
            last = at + 1
        elif found and lines[at].strip("> \t\u00a0"):
            break
        at += 1
    names = [next((found[name] for name in found if name in wanted), None) for wanted in (_FROM, _DATE, _SUBJECT)]
    return Carried(*names), last


def _own(lines: Sequence[str], *, forwarded: bool) -> Iterator[Passage]:
    """The paragraphs of one message, without another inside."""
    lines, tail = _without_footer(lines)
    lines, signature = _without_signature(lines)
    paragraphs = _paragraphs(lines)
    quoted = [_is_quoted(one) for one in paragraphs]
    words = sum(len(one.split()) for one, is_quoted in zip(paragraphs, quoted, strict=True) if not is_quoted)
    only_quotes = any(quoted) and (forwarded or words < MIN_NOTE_WORDS)
    for i, one in enumerate(paragraphs):
        if quoted[i]:
            told = "\n".join(_unquoted(one.split("\n")))
            kind = None if only_quotes else "embed"
            yield from (Passage(_unwrapped(text), kind) for text in _paragraphs(told.split("\n")))
        elif _WROTE.fullmatch(one) and (i + 1 == len(paragraphs) or quoted[i + 1]):
            yield Passage(one, "other")
        else:
            greeting = i < 2 and _GREETING.fullmatch(one) is not None
            yield Passage(_unwrapped(one), "other" if greeting or only_quotes else None)
    for one in _paragraphs(signature) + _paragraphs(tail):
        yield Passage(one, "other")


def _is_quoted(paragraph: str) -> bool:
    return all(line.lstrip().startswith(">") for line in paragraph.split("\n"))


def _unquoted(lines: Sequence[str]) -> list[str]:
    """Lines without the signs of quotation, if most of them have any."""
    marked = sum(line.startswith(">") for line in lines)
    filled = sum(bool(line.strip()) for line in lines)
    return [re.sub(r"^(?:>[ ]?)+", "", line) for line in lines] if 2 * marked > filled else list(lines)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines without a blank one between them, taken together; quoted ones apart from the others."""
    found: list[list[str]] = []
    open_, quoting = False, False
    for line in lines:
        bare = line.strip(" \t\u00a0\r\n")
        is_quoted = bare.startswith(">")
        if not bare:
            open_ = False
        elif open_ and is_quoted == quoting:
            found[-1].append(bare)
        else:
            found.append([bare])
            open_ = True
        quoting = is_quoted
    return ["\n".join(one) for one in found]


def _unwrapped(paragraph: str) -> str:
    """The paragraph on one line, if a mail program broke it: no line has room for the next word."""
    lines = paragraph.split("\n")
    width = max(MIN_WIDTH, *map(len, lines))
    full = all(len(line) + 1 + len(after.split(" ", 1)[0]) > width for line, after in pairwise(lines))
    return " ".join(lines) if full and width <= MAX_WIDTH else paragraph


def _without_signature(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    at = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].rstrip("\r") in ("-- ", "--")), None)
    if at is None:
        return lines, []
    below = lines[at + 1 :]
    short = sum(bool(line.strip()) for line in below) <= MAX_SIGNATURE_LINES
    return (lines[:at], below) if short and not any(line.startswith(">") for line in below) else (lines, [])


def _without_footer(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """What a mailing list or a mail program put below, from its first line of that kind."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    for i in filled[-MAX_FOOTER_LINES:]:
        if _FOOTER.fullmatch(lines[i].strip()) and _LIST_WORD.search("\n".join(lines[i:])):
            return lines[:i], lines[i:]
    return lines, []
