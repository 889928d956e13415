"""What was read, and where it came from."""

from dataclasses import dataclass
from enum import Enum

from dateline.records.period import Period

#: ISO 639-1 codes of the languages that are read for names, events and claims; texts in others are kept and searched.
UNDERSTOOD = frozenset({"en"})


class PublishedBasis(Enum):
    """How the publication period is known."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
    METADATA = "metadata"
    UNKNOWN = "unknown"


class PageKind(Enum):
    """What kind of page a document was taken from: one report alone, or one of many."""

    ARTICLE = "article"
    LIST = "list"
    LIVE_BLOG = "live-blog"
    EXPORT = "export"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published: ``period`` None means not determinable; ``why`` is for a person to read.

    ``possible``: with ``period`` None, the periods that the text leaves open (a weekday and a date without a year fit
    several years), earliest first; other reports of the pile may settle which.
    """

    period: Period | None = None
    basis: PublishedBasis = PublishedBasis.UNKNOWN
    why: str = ""
    possible: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as found; kept by hash inside the project file, never edited.

    ``id``: sha256 of uri and bytes hash. ``uri``: the path or address as given, or the line's id of a ``.jsonl``
    file. ``given``: what the source says about it (title, published, outlet), or empty. ``previous_id``: the capture
    of the same page before it changed, or None.
    """

    id: str
    uri: str
    media_type: str
    bytes_sha256: str
    fetched_at: str
    given: tuple[tuple[str, str], ...] = ()
    previous_id: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of ``Document.text`` that is not running text: ``kind`` is caption, byline, heading, credit,
    syndication, embed or other."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a stretch of ``Document.text`` stands in the original: half-open code points, and the place there.

    ``page``: from 1; ``box``: left, top, right, bottom in points from the page's upper left corner; ``element``: an
    XPath from the root of an HTML page. What a format does not have is None.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it stood. ``text`` runs from the first character of its headline (else of its body) to the
    last of its body and equals the decoded capture at ``capture_start:capture_end`` for plain text; for other
    formats these are None. ``headline_end``: where the headline ends in ``text`` (0 if there is none).
    ``position``: its place in the capture, from 0. ``boilerplate``: regions that tell nothing. ``url``: the web
    address of the report itself. ``via``: who carried or relayed it, nearest first ("carried by", "as reported by").
    ``page``: what kind of page it was taken from. ``notes``: what of the original could not be read, for a person.
    ``anchors``: where its lines stand in the original, in order, none for plain text.
    """

    id: str
    capture_id: str
    position: int
    capture_start: int | None
    capture_end: int | None
    text: str
    headline: str | None = None
    headline_end: int = 0
    outlet: str | None = None
    byline: str | None = None
    agency: str | None = None
    dateline_place: str | None = None
    published: Published = Published()
    language: str | None = None
    boilerplate: tuple[Region, ...] = ()
    url: str | None = None
    via: tuple[str, ...] = ()
    page: PageKind = PageKind.ARTICLE
    notes: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether its language is one that is read for events; a text too short to tell is taken for one."""
        return self.language is None or self.language in UNDERSTOOD
