"""One report as it is read: its paragraphs with names tinted, the passage asked for lit, and notes in the margin."""

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

from dateline.records.corpus import AnnotatedDocument, Corpus
from dateline.records.event import Event
from dateline.records.mention import Form, Kind
from dateline.records.period import to_edtf
from dateline.views.accounts import Account, build_accounts
from dateline.views.lookup import Lookup, look_up
from dateline.views.periods import show_period

LINE = re.compile(r"[^\r\n]+")

#: Kinds of name that are tinted; the others stay ink.
TINTED = {Kind.PERSON: "person", Kind.PLACE: "place", Kind.ORGANISATION: "organisation"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress. ``tint``: person, place, organisation, time or None. ``name``: the entity's
    name, or how the time was read. ``lit``: inside the passage asked for."""

    text: str
    tint: str | None
    name: str | None
    lit: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring runs that are all lit or all not; ``first``: the first lit one of the document."""

    lit: bool
    first: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``kind``: headline, body, or the kind of boilerplate it is."""

    kind: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What one event says beside its passage. ``before``, ``after``: the accounts next to it, None at the ends."""

    event: Event
    account: Account
    accounts: int
    conflicts: tuple[str, ...]
    before: Account | None
    after: Account | None


@dataclass(frozen=True, slots=True)
class ReaderView:
    """``origin_size``: reports that go back to the same text, this one included."""

    document_id: str
    outlet: str
    headline: str | None
    byline: str | None
    published: str | None
    published_shown: str
    published_why: str
    capture: str
    origin_size: int
    start: int | None
    end: int | None
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]


def build_reader(
    corpus: Corpus | Lookup, document_id: str, *, at: tuple[int, int] | None = None, event_id: str | None = None
) -> ReaderView:
    """The report with ``at`` lit, half-open characters of its text, and a note for each event told there.

    ``event_id`` brings that event's note to the top. A range outside the text lights what of it lies inside.
    Raises KeyError when there is no such document.
    """
    known = look_up(corpus)
    annotated = known.documents[document_id]
    document = annotated.document
    start, end = _inside(at, len(document.text))
    origin = known.origins.get(known.origin_of.get(document_id, ""))
    return ReaderView(
        document_id=document_id,
        outlet=known.outlet(annotated),
        headline=document.headline,
        byline=document.byline,
        published=to_edtf(document.published.period),
        published_shown=show_period(document.published.period),
        published_why=document.published.why,
        capture=known.uri(annotated),
        origin_size=1 if origin is None else len(origin.document_ids),
        start=start,
        end=end,
        paragraphs=tuple(_paragraphs(known, annotated, start or 0, end or 0)),
        notes=tuple(_notes(known, annotated, start or 0, end or 0, event_id)),
    )


def _inside(at: tuple[int, int] | None, length: int) -> tuple[int | None, int | None]:
    if at is None:
        return None, None
    start, end = max(0, min(at[0], length)), max(0, min(at[1], length))
    return (start, end) if start < end else (None, None)


def _paragraphs(known: Lookup, annotated: AnnotatedDocument, start: int, end: int) -> list[Paragraph]:
    document = annotated.document
    tints = _tints(known, annotated)
    found = []
    unlit = True
    for line in LINE.finditer(document.text):
        first, last = line.span()
        if not document.text[first:last].strip():
            continue
        runs = _runs(document.text, (first, last), (start, end), tints)
        passages = []
        for lit, group in groupby(runs, key=lambda run: run.lit):
            passages.append(Passage(lit, lit and unlit, tuple(group)))
            unlit = unlit and not lit
        found.append(Paragraph(_kind(annotated, first, last), tuple(passages)))
    return found


def _kind(annotated: AnnotatedDocument, start: int, end: int) -> str:
    if end <= annotated.document.headline_end:
        return "headline"
    covering = [one.kind for one in annotated.document.boilerplate if one.start < end and start < one.end]
    return covering[0] if covering else "body"


def _tints(known: Lookup, annotated: AnnotatedDocument) -> list[tuple[int, int, str, str]]:
    """Stretches to tint, in order, none inside another: names first, then phrases that say when."""
    found = []
    for one in annotated.mentions:
        if one.form is Form.NAME and one.kind in TINTED:
            entity = known.entity(one.id)
            name = one.evidence.quote if entity is None else entity.name
            found.append((one.evidence.span.start, one.evidence.span.end, TINTED[one.kind], name))
    for time in annotated.times:
        span = time.evidence.span
        found.append(
            (span.start, span.end, "time", show_period(time.period) if time.period else "date not determinable")
        )
    kept: list[tuple[int, int, str, str]] = []
    for stretch in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or stretch[0] >= kept[-1][1]:
            kept.append(stretch)
    return kept


def _runs(text: str, line: tuple[int, int], lit: tuple[int, int], tints: list[tuple[int, int, str, str]]) -> list[Run]:
    first, last = line
    here = [one for one in tints if one[0] < last and first < one[1]]
    edges = {first, last, *lit, *(edge for one in here for edge in one[:2])}
    cuts = sorted(edge for edge in edges if first <= edge <= last)
    runs = []
    for left, right in pairwise(cuts):
        inside = next((one for one in here if one[0] <= left and right <= one[1]), None)
        tint, name = (None, None) if inside is None else (inside[2], inside[3])
        runs.append(Run(text[left:right], tint, name, lit[0] <= left and right <= lit[1]))
    return runs


def _notes(known: Lookup, annotated: AnnotatedDocument, start: int, end: int, event_id: str | None) -> list[Note]:
    told = [
        one.id
        for one in annotated.event_mentions
        if one.evidence.span.start < end and start < one.evidence.span.end and one.id in known.event_of
    ]
    ids = list(dict.fromkeys(known.event_of[one] for one in told))
    notes = []
    for each in sorted(ids, key=lambda one: one != event_id):
        event = known.events[each]
        accounts = build_accounts(known, event)
        here = next(number for number, one in enumerate(accounts) if one.event_mention_id in told)
        before = accounts[here - 1] if here > 0 else None
        after = accounts[here + 1] if here + 1 < len(accounts) else None
        conflicts = known.conflicts_of_event.get(each, ())
        notes.append(Note(event, accounts[here], len(accounts), conflicts, before, after))
    return notes
