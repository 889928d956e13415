"""Who is reported as saying what."""

from dataclasses import dataclass
from enum import Enum

from dateline.records.evidence import Evidence


class SpeakerKind(Enum):
    """What kind of speaker a claim is laid to."""

    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    MEDIA = "media"
    OUTLET = "outlet"


class Mode(Enum):
    """Direct: the speaker's words in quotation marks. Indirect: told in the reporter's words."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Stance(Enum):
    """What the speaker does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement in a document, laid at a speaker's door.

    ``speaker``: the words that name the speaker, None if the text names none. ``speaker_mention_id``: the mention
    it is resolved to ("he" -> the name before), None if not sure. ``via``: names of media in between ("RIA cites").
    """

    id: str
    speaker: Evidence | None
    speaker_kind: SpeakerKind | None
    speaker_mention_id: str | None
    cue: Evidence | None
    content: Evidence
    mode: Mode
    stance: Stance
    via: tuple[str, ...] = ()
