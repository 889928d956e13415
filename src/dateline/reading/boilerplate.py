"""What each block of a page is: running text, a short line, a caption, or the furniture of a site."""

import re
from enum import Enum

from dateline.reading.agencies import AGENCY
from dateline.reading.blocks import Block
from dateline.reading.calendar_days import DATE_LINE, full_days
from dateline.reading.datelines import find_opening

MIN_BODY_CHARACTERS = 160  # longer blocks are text even without a final stop
MAX_HEADLINE_WORDS = 26
MAX_DATE_LINE_CHARACTERS = 110
MAX_FURNITURE_CHARACTERS = 240  # a longer block that holds such words is a sentence about them


class Role(Enum):
    """What a block is."""

    BODY = "body"
    LINE = "line"
    CAPTION = "caption"
    BYLINE = "byline"
    CREDIT = "credit"
    DATE = "date"
    LABEL = "label"
    SITE = "site"
    EMBED = "embed"
    FURNITURE = "furniture"
    RELATED = "related"
    DISCLAIMER = "disclaimer"


_BUTTON = (
    r"(?:print|e-?mail|share|save|tweet|pin|like|comments?|facebook|twitter|whatsapp|telegram|"
    r"linkedin|pinterest|reddit|copy link|pdf)"
)
_FURNITURE_LINES = (
    r"print friendly.*|select page|skip to (?:main )?content.*|(?:e-?mail|print) this.{0,20}|share (?:this|on|via)\b.*",
    rf"{_BUTTON}(?:[ ,|/&·•-]+(?:{_BUTTON}|an?|the|this|with|friends?))*",
    r"follow us\b.*|sign up\b.*|subscribe\b.*|log ?in\b.*|register\b.{0,40}",
    r"(?:(?:our|the|daily|weekly|morning) )?newsletters?\b.{0,80}|get (?:our|the) .{0,60}(?:newsletter|inbox|app)\b.*",
    r"this (?:web)?site uses cookies.*|we use cookies.*|accept(?: all)?(?: cookies)?",
    r"cookie (?:policy|settings|preferences).*",
    r"privacy policy.*|terms (?:of|and) .*|advertisements?|sponsored(?: content)?|story continues below.*",
    r"article continues .*|continue reading.*|loading\b.*|menu|home|search|close|next|previous|back to top|top",
    r"archives?|(?:download|view|open|print)(?: (?:as|the|a))? (?:pdf|word|print version|printable version)",
    r"for (?:immediate )?release|(?:press|news|media) release",
    r"comments? \(\d+\)|\d+ comments?|leave a (?:comment|reply).*|post a comment.*|(?:click|tap) here\b.*",
    r"download (?:our|the) app.*|listen to this article.*|\d+ min(?:ute)?s? read|reading time.*|text size.*",
    r"(?:add )?as a preferred source.*|(?:filed under|tags?|topics?|categories|keywords)\s*:.*|you are here.*",
    r"breaking news|latest news|most (?:read|popular|viewed)|trending(?: now)?|editor[’']?s?[’']? (?:picks?|choice)",
)
_FURNITURE = re.compile(rf"^(?:{'|'.join(_FURNITURE_LINES)})[.:!]?$", re.I)
_RELATED_LINES = (
    r"related(?: (?:articles?|stories|news|posts?|topics|content|links?|coverage))?",
    r"more (?:stories|news|on this(?: story)?|from .{1,40}|in .{1,30})|read (?:more|also|next)|see also|also read",
    r"you (?:may|might) (?:also )?(?:like|be interested).*|recommended(?: (?:for you|stories|articles))?|don[’']t miss",
    r"further reading|other news",
)
_RELATED = re.compile(rf"^(?:{'|'.join(_RELATED_LINES)})(?:\s*[:>»-].*)?$", re.I)
_LABEL = re.compile(
    r"^(?:media id|image id|photo id|caption|photo|image|file|source|credit|slug|section|byline|dateline)"
    r"\s*:\s*[\w/.-]{0,40}$",
    re.I,
)
_EMBED = re.compile(
    r"(?:pic\.twitter\.com/\S+|^(?:view|see) (?:this|the) (?:post|tweet|video).*"
    r"|^https?://\S+$|^watch(?: live| now|:).{0,120}$"
    r"|^video:.{0,120}$|^\[(?:embed|youtube|video|gallery).*\]$)",
    re.I,
)
_NAME = r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|al|bin|de|van|von|der|el|di|da)){0,4}"
_BYLINE = re.compile(
    r"^(?:(?:[Bb]y|BY|[Ww]ritten by|[Ff]rom|[Rr]eported by|[Ss]tory by):? (?:our )?"
    rf"{_NAME}(?:(?:,| and| &| in) ?{_NAME}){{0,4}}(?:[,|/ –-]+.{{0,80}})?"
    r"|[Bb]y (?:[Oo]ur |[Aa] )?(?:[Ss]taff|[Cc]orrespondents?|[Aa]gencies|[Nn]ews [Dd]esk|[Oo]nline).{0,50})$"
)
_CREDIT = re.compile(
    r"^[(\[]?(?:(?:additional )?(?:reporting|writing|editing|written|edited|compiled|translat\w+|photography|research)"
    r" (?:and \w+ )?(?:by|for)\b|with (?:additional )?(?:reporting|files|agency) |with agencies"
    r"|source:|contributed (?:to|by)\b|©|\(c\)|copyright\b).{0,300}$",
    re.I,
)
_LEGAL = re.compile(
    r"all rights reserved|may not be (?:published|reproduced|copied|redistributed)|without warranty of any kind"
    r"|without (?:the )?(?:prior )?(?:written )?permission|do not accept any (?:responsibility|liability)"
    r"|views expressed (?:in|here|are)|do(?:es)? not necessarily (?:reflect|represent)|terms of (?:use|service)"
    r"|this (?:material|article) (?:may not|has been|was) (?:be )?(?:generated|published by|provided)"
    r"|for (?:any )?complaints|kindly contact|legal disclaimer|uses cookies|strictly prohibited",
    re.I,
)
_DISCLAIMER_LABEL = re.compile(r"^(?:legal )?(?:disclaimers?|legal notice|copyright notice|terms of use)\s*:?$", re.I)
_PHOTO_AGENCY = r"(?:AP|AFP|EPA|Reuters|REUTERS|Getty|TASS|SANA|Xinhua|Anadolu|dpa|DPA)"
_PHOTO_WORD = r"(?i:\b(?:photo|image|picture|courtesy|handout|screengrab|screenshot)\b)"
_PHOTO_CREDIT = re.compile(
    rf"(?:(?:^|[.!?…”\"] ?)[(\[](?:{AGENCY}|{_PHOTO_AGENCY})(?:[ /,:-][^()\[\]]{{1,60}})?[)\]]"
    rf"|[(\[][^()\[\]]*{_PHOTO_WORD}[^()\[\]]*[)\]]|[(\[][^()\[\]/]{{1,40}}/ ?{_PHOTO_AGENCY}[^()\[\]]*[)\]]"
    rf"|(?i:\b(?:photo(?:graph)?|image|picture|credit)s?\s*(?:by|:|/))\s*\S.{{0,80}}|REUTERS/.{{2,60}}"
    rf"|(?<=[.!?] ){_PHOTO_AGENCY}(?:[ /].{{0,40}})?|Getty Images.{{0,30}}|\w+ ?/ ?(?:AFP|AP|EPA|Getty).{{0,40}})\.?$"
)
_PHOTO_START = re.compile(
    r"^(?:(?:file|handout|undated|archive)\s+(?:photo|picture|image)|(?:photo|image|picture|caption|pictured)\s*:"
    r"|in this (?:\w+ ){0,3}(?:photo|image|picture))",
    re.I,
)
_SCENE = re.compile(
    r"\b(?:shakes? hands|attends?|walks?|gestures?|poses?|stands?|sits?|looks? on|speaks?|addresses|waves?"
    r"|holds?|hold up"
    r"|carr(?:y|ies)|guards?|gathers?|inspects?|meets?|greets?|welcomes?|patrols?|rides?|drives?|arrives?|leaves?|watch(?:es)?"
    r"|listens?|delivers?|march(?:es)?|rises?|(?:is|are) (?:seen|pictured|shown)|seen (?:in|at|here|during)"
    r"|pictured|runs?|flees?|tak(?:e|es) part|takes? samples|talks? (?:to|with))\b"
    r"|\((?:L|R|C|left|right|centre|center)\)|, (?:left|right|centre|center),"
)
_PAST_OR_SAID = re.compile(
    r"\b(?:said|says|told|announced|added|was|were|had|has|have|will|would|killed|reported|according)\b"
)
_FINAL_STOP = re.compile(r"[.!…][\"”’'»)\]]*$|[\"”]$|\?[\"”’]$")
_ASKS_AT_END = re.compile(
    r"(?:\w\w[.!?]|;)[”\"’)]* .*\?$", re.S
)  # a headline asks one question and says nothing before
_SITE = re.compile(r"^(?P<left>[^|»]{2,140}?)\s*[|»]\s*(?P<right>[^|»]{2,80}(?:[|»][^|»]{2,60}){0,3})$")


def role_of(block: Block) -> Role:
    """What ``block`` is by its own words alone; a short line may turn out a headline or a caption by its place."""
    text = block.text
    short = len(text) <= MAX_FURNITURE_CHARACTERS
    if short and (role := _short_role(text)) is not None:
        return role
    if _LEGAL.search(text) and (short or len(_LEGAL.findall(text)) > 1):
        return Role.DISCLAIMER
    if is_caption(text):
        return Role.CAPTION
    if (
        _FINAL_STOP.search(text)
        or _ASKS_AT_END.search(text)
        or len(text) > MIN_BODY_CHARACTERS
        or len(block.words) > MAX_HEADLINE_WORDS
    ):
        return Role.BODY
    return Role.LINE


def _short_role(text: str) -> Role | None:
    for pattern, role in (
        (_DISCLAIMER_LABEL, Role.DISCLAIMER),
        (_LABEL, Role.LABEL),
        (_FURNITURE, Role.FURNITURE),
        (_RELATED, Role.RELATED),
        (_CREDIT, Role.CREDIT),
        (_BYLINE, Role.BYLINE),
    ):
        if pattern.match(text):
            return role
    if len(text) <= MAX_DATE_LINE_CHARACTERS and DATE_LINE.fullmatch(text):
        return Role.DATE
    opening = find_opening(text)
    if opening is not None and opening.end >= len(text) and opening.strong:
        return Role.DATE
    if _EMBED.search(text):
        return Role.EMBED
    return Role.SITE if _SITE.match(text) else None


def is_caption(text: str) -> bool:
    """Whether the words alone show a picture's caption: a photo credit, or a dated scene in the present tense."""
    if len(text) > 500:
        return False
    if _PHOTO_START.match(text) or (_PHOTO_CREDIT.search(text) and not text.startswith(("“", '"'))):
        return True
    return bool(full_days(text)) and bool(_SCENE.search(text)) and not _PAST_OR_SAID.search(text)


def is_scene(text: str) -> bool:
    """Whether a short line under a headline describes a picture: someone in the present tense, or a bare name."""
    return text.endswith(",") or (bool(_SCENE.search(text)) and not _PAST_OR_SAID.search(text))


def site_parts(text: str) -> tuple[str, str] | None:
    """The two sides of a page title "Headline | Site"; None if it is none."""
    match = _SITE.match(text)
    return (match["left"].strip(), match["right"].strip()) if match else None
