"""A small invented corpus, and how Hypothesis draws the records that have rules of their own."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import strategies as st

from dateline.records.claim import Claim, Mode, SpeakerKind, Stance
from dateline.records.conflict import Conflict, ConflictKind, ConflictMember
from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.records.document import Capture, Document, Published, PublishedBasis
from dateline.records.entity import Entity, Place
from dateline.records.event import Argument, Event, EventMention, Participant, Status
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.language import Sentence, Syntax, Token
from dateline.records.mention import Basis, Form, Kind, Mention, Quantity, TimeExpression
from dateline.records.origin import Origin
from dateline.records.period import Period, Precision, day
from dateline.store.project import Project

TEXT = "Police said on Tuesday that Oren Tal had been arrested in Lyon. About 20 people watched."
LATER = "Oren Tal was not arrested, his lawyer said."


def draw_span(document_id: str, start: int, length: int) -> Span:
    return Span(document_id, start, start + length)


def draw_period(start: date | None, days: int, precision: Precision, approximate: bool) -> Period:
    return Period(start, None if start is None else start + timedelta(days=days), precision, approximate)


# What a record may hold: numbers that are finite, and whole ones that SQLite can count with.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**62), 2**62))
st.register_type_strategy(
    Span,
    st.builds(draw_span, st.text(), st.integers(0, 2**61), st.integers(1, 2**61)),
)
st.register_type_strategy(
    Period,
    st.builds(
        draw_period,
        st.dates(max_value=date(9000, 1, 1)),
        st.integers(1, 4000),
        st.sampled_from(Precision),
        st.booleans(),
    ),
)


def quoted(document: Document, words: str) -> Evidence:
    start = document.text.index(words)
    return Evidence(Span(document.id, start, start + len(words)), words, Maker("test", "1"), 0.5)


def report(document_id: str, text: str, capture_id: str = "cap-1") -> Document:
    published = Published(day(date(2031, 5, 6)), PublishedBasis.EXPLICIT, "the line under the headline")
    return Document(document_id, capture_id, 0, 0, len(text), text, outlet="Rhône Courier", published=published)


def arrested(document: Document, tuesday: Period) -> EventMention:
    return EventMention(
        id="evm-1",
        type="ARREST",
        trigger=quoted(document, "arrested"),
        evidence=quoted(document, TEXT[: TEXT.index(" About")]),
        arguments=(Argument("patient", quoted(document, "Oren Tal"), "men-2"),),
        period=tuesday,
        period_basis=Basis.RELATIVE,
        time_id="tim-1",
        place_mention_id="men-3",
        status=Status.OCCURRED,
        quantity_ids=("qua-1",),
        claim_id="cla-1",
        rule="passive",
    )


def arrest() -> AnnotatedDocument:
    document = report("doc-1", TEXT)
    tuesday = day(date(2031, 5, 6))
    sentence_end = TEXT.index(" About")
    return AnnotatedDocument(
        document,
        Syntax(
            (Sentence(0, sentence_end, 0, 2, 0), Sentence(sentence_end + 1, len(TEXT), 2, 3, 0)),
            (
                Token(0, 6, "Police", "police", "NOUN", "NNS", 1, "nsubj"),
                Token(7, 11, "said", "say", "VERB", "VBD", 1, "root"),
                Token(sentence_end + 1, sentence_end + 6, "About", "about", "ADV", "RB", 2, "root"),
            ),
        ),
        (
            TimeExpression(
                "tim-1", quoted(document, "Tuesday"), tuesday, Basis.RELATIVE, "DATE", "2031-05-06", "weekday"
            ),
        ),
        (
            Mention("men-1", Kind.ORGANISATION, Form.ROLE, quoted(document, "Police")),
            Mention("men-2", Kind.PERSON, Form.NAME, quoted(document, "Oren Tal")),
            Mention("men-3", Kind.PLACE, Form.NAME, quoted(document, "Lyon")),
        ),
        (Quantity("qua-1", quoted(document, "About 20 people"), "other", 20.0, None, None, "people", "about"),),
        (
            Claim(
                "cla-1",
                quoted(document, "Police"),
                SpeakerKind.OFFICE,
                "men-1",
                quoted(document, "said"),
                quoted(document, "that Oren Tal had been arrested in Lyon"),
                Mode.INDIRECT,
                Stance.ASSERTS,
            ),
        ),
        (arrested(document, tuesday),),
    )


def denial() -> AnnotatedDocument:
    document = report("doc-2", LATER, "cap-2")
    denied = EventMention(
        "evm-2",
        "ARREST",
        quoted(document, "arrested"),
        quoted(document, "Oren Tal was not arrested"),
        (),
        None,
        None,
        None,
        None,
        Status.DENIED,
        (),
        None,
        "passive",
    )
    return AnnotatedDocument(
        document,
        Syntax((Sentence(0, len(LATER), 0, 0, 0),)),
        mentions=(Mention("men-4", Kind.PERSON, Form.NAME, quoted(document, "Oren Tal")),),
        event_mentions=(denied,),
    )


@pytest.fixture
def documents() -> tuple[AnnotatedDocument, ...]:
    return (arrest(), denial())


@pytest.fixture
def resolution() -> Resolution:
    lyon = Place("Lyon", 45.75, 4.85, 8.0, "FR", "geo-1", "city", 520000)
    event = Event(
        id="evm-1",
        type="ARREST",
        summary="Oren Tal arrested",
        period=day(date(2031, 5, 6)),
        place_entity_id="men-3",
        participants=(Participant("patient", "men-2"),),
        mention_ids=("evm-1", "evm-2"),
        document_ids=("doc-1", "doc-2"),
        origin_count=2,
        status=Status.OCCURRED,
    )
    sides = (
        ConflictMember("doc-1", 0, 63, event_mention_id="evm-1"),
        ConflictMember("doc-2", 0, 25, event_mention_id="evm-2"),
    )
    return Resolution(
        (Origin("doc-1", ("doc-1",)), Origin("doc-2", ("doc-2",))),
        (
            Entity("men-1", Kind.ORGANISATION, "Police", (), ("men-1",)),
            Entity("men-2", Kind.PERSON, "Oren Tal", ("Tal",), ("men-2", "men-4"), why=("same name",)),
            Entity("men-3", Kind.PLACE, "Lyon", (), ("men-3",), lyon),
        ),
        (event,),
        (Conflict("evm-1", ConflictKind.CONTRADICTS, "status", sides, "one says it did not happen", ("evm-1",)),),
    )


@pytest.fixture
def body() -> bytes:
    return TEXT.encode()


@pytest.fixture
def capture(body: bytes) -> Capture:
    return Capture("cap-1", "reports/a.txt", "text/plain", sha256(body).hexdigest(), "2031-05-07T08:00:00+00:00")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "affair.db"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path, lock_timeout_s=0.05) as opened:
        yield opened
