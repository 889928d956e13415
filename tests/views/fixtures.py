"""A small corpus built by hand: three outlets, a reprint, a siege said to be lifted and said not to be."""

import re
from datetime import date

from dateline.records.claim import Claim, Mode, SpeakerKind, Stance
from dateline.records.conflict import Conflict, ConflictKind, ConflictMember
from dateline.records.corpus import AnnotatedDocument, Corpus, Resolution
from dateline.records.document import Capture, Document, Published, PublishedBasis, Region
from dateline.records.entity import Entity, Place
from dateline.records.event import Argument, Event, EventMention, Participant, Status
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.failure import Failure
from dateline.records.judgement import Judgement, Verdict
from dateline.records.language import Sentence, Syntax
from dateline.records.mention import Area, Basis, Form, Kind, Mention, Quantity, Relation, TimeExpression
from dateline.records.origin import Link, Origin
from dateline.records.period import day

MAKER = Maker("test", "1")

HERALD = (
    "Blockade of Oskava lifted, ministry says\n\n"
    "ORLEN, 4 March 2031 - The blockade of Oskava was lifted on Tuesday, the defence ministry said. "
    "At least 12 soldiers were wounded near the bridge.\n\n"
    "Foreign Minister Ilona Vasko met Pavel Drin in Orlen on 5 March."
)
COURIER = (
    "Oskava still cut off\n\n"
    "Residents denied that the blockade of Oskava had been lifted. "
    "<script>alert('x')</script> & \"quotes\" stood on a wall.\n\n"
    "A convoy of 9 lorries will leave for Oskava on Friday."
)
REPRINT = "The blockade of Oskava was lifted on Tuesday, the defence ministry said."

SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?](?=\s|$)|(?=\n)|$)")


def evidence(document: Document, words: str, nth: int = 0) -> Evidence:
    """The evidence for the ``nth`` occurrence of ``words`` in the text."""
    at = -1
    for _ in range(nth + 1):
        at = document.text.index(words, at + 1)
    return Evidence(Span(document.id, at, at + len(words)), words, MAKER)


def syntax_of(document: Document) -> Syntax:
    """Sentences by full stops and line ends, without tokens."""
    found = []
    for paragraph, match in enumerate(SENTENCE.finditer(document.text)):
        kind = "headline" if match.end() <= document.headline_end else "body"
        found.append(Sentence(match.start(), match.end(), 0, 0, paragraph, kind))
    return Syntax(sentences=tuple(found))


def document_of(key: str, text: str, outlet: str | None, published: date | None, headline: str | None) -> Document:
    """A plain-text document whose text begins at character 10 of its file."""
    known = Published(day(published), PublishedBasis.EXPLICIT, "the report dates itself") if published else Published()
    return Document(
        id=f"doc-{key}",
        capture_id=f"cap-{key}",
        position=0,
        capture_start=10,
        capture_end=10 + len(text),
        text=text,
        headline=headline,
        headline_end=len(headline or ""),
        outlet=outlet,
        published=known,
    )


def mention(key: str, kind: Kind, found: Evidence, form: Form = Form.NAME) -> Mention:
    """A mention with a readable id."""
    return Mention(f"men-{key}", kind, form, found)


def lifted(one: Document) -> Claim:
    """The ministry says that the blockade was lifted."""
    return Claim(
        "clm-ministry",
        evidence(one, "the defence ministry"),
        SpeakerKind.ORGANISATION,
        "men-ministry",
        evidence(one, "said"),
        evidence(one, "The blockade of Oskava was lifted on Tuesday"),
        Mode.INDIRECT,
        Stance.ASSERTS,
        ("Radio Orlen",),
    )


def herald() -> AnnotatedDocument:
    """The report that has the ministry say the blockade was lifted."""
    one = document_of("herald", HERALD, "Orlen Herald", date(2031, 3, 5), "Blockade of Oskava lifted, ministry says")
    tuesday = TimeExpression(
        "tim-tuesday", evidence(one, "Tuesday"), day(date(2031, 3, 4)), Basis.RELATIVE, "DATE", "2031-03-04",
        "weekday-before", "published 2031-03-05",
    )  # fmt: skip
    fifth = TimeExpression(
        "tim-fifth", evidence(one, "5 March"), day(date(2031, 3, 5)), Basis.EXPLICIT, "DATE", "2031-03-05", "day-month"
    )
    return AnnotatedDocument(
        one,
        syntax_of(one),
        (tuesday, fifth),
        (
            mention("oskava-herald", Kind.PLACE, evidence(one, "Oskava", 1)),
            mention("ministry", Kind.ORGANISATION, evidence(one, "the defence ministry")),
            mention("vasko", Kind.PERSON, evidence(one, "Ilona Vasko")),
            mention("drin", Kind.PERSON, evidence(one, "Pavel Drin")),
            mention("orlen", Kind.PLACE, evidence(one, "Orlen", 0)),
        ),
        (
            Quantity(
                "qty-wounded", evidence(one, "At least 12 soldiers"), "wounded", 12.0, 12.0, None, None, "at-least"
            ),
        ),
        (lifted(one),),
        (
            siege(one, "herald", "The blockade of Oskava was lifted on Tuesday", Status.OCCURRED, "clm-ministry"),
            meeting(one),
        ),
        (Area("are-orlen", evidence(one, "in Orlen"), Relation.NEAR, ("men-orlen",)),),
    )


def meeting(one: Document) -> EventMention:
    """Vasko meets Drin."""
    whole = evidence(one, "Foreign Minister Ilona Vasko met Pavel Drin in Orlen on 5 March.")
    agent = Argument("agent", evidence(one, "Ilona Vasko"), "men-vasko")
    patient = Argument("patient", evidence(one, "Pavel Drin"), "men-drin")
    return EventMention(
        "evm-meeting", "MEET", evidence(one, "met"), whole, (agent, patient), day(date(2031, 3, 5)), Basis.EXPLICIT,
        "tim-fifth", "men-orlen", Status.OCCURRED, (), None, "verb:meet",
    )  # fmt: skip


def siege(one: Document, key: str, words: str, status: Status, claim: str | None) -> EventMention:
    """One telling of the lifted blockade."""
    told = evidence(one, words)
    trigger = Evidence(
        Span(one.id, told.span.start + words.index("lifted"), told.span.start + words.index("lifted") + 6),
        "lifted",
        MAKER,
    )
    dated = key == "herald"
    return EventMention(
        f"evm-siege-{key}", "SIEGE", trigger, told, (), day(date(2031, 3, 4)) if dated else None,
        Basis.RELATIVE if dated else None, "tim-tuesday" if dated else None, f"men-oskava-{key}", status,
        ("qty-wounded",) if dated else (), claim, "passive:lift",
    )  # fmt: skip


def courier() -> AnnotatedDocument:
    """The report in which residents deny it; its text is hostile to HTML."""
    one = document_of("courier", COURIER, None, None, "Oskava still cut off")
    denial = Claim(
        "clm-residents", evidence(one, "Residents"), SpeakerKind.ANONYMOUS, None, evidence(one, "denied"),
        evidence(one, "the blockade of Oskava had been lifted"), Mode.INDIRECT, Stance.DENIES,
    )  # fmt: skip
    convoy = EventMention(
        "evm-convoy", "AID", evidence(one, "leave"),
        evidence(one, "A convoy of 9 lorries will leave for Oskava on Friday."),
        (), None, None, None, None, Status.PLANNED, (), None, "verb:leave",
    )  # fmt: skip
    return AnnotatedDocument(
        one,
        syntax_of(one),
        (),
        (mention("oskava-courier", Kind.PLACE, evidence(one, "Oskava", 1)),),
        (),
        (denial,),
        (
            siege(one, "courier", "the blockade of Oskava had been lifted", Status.DENIED, "clm-residents"),
            convoy,
        ),
    )


def reprint() -> AnnotatedDocument:
    """The same words again, in another outlet; it came as a line of a .jsonl file."""
    one = document_of("reprint", REPRINT, "Valley Post", date(2031, 3, 6), None)
    return AnnotatedDocument(
        one,
        syntax_of(one),
        (),
        (mention("oskava-reprint", Kind.PLACE, evidence(one, "Oskava")),),
        (),
        (),
        (siege(one, "reprint", "The blockade of Oskava was lifted on Tuesday", Status.OCCURRED, None),),
    )


def resolution() -> Resolution:
    """Two origins, five entities, three events, one conflict."""
    oskava = Place("Oskava", 51.5, 31.25, 5.0, "ZZ", "geo-1", "city")
    lifted = Event(
        "evt-siege", "SIEGE", "", day(date(2031, 3, 4)), "ent-oskava", (),
        ("evm-siege-herald", "evm-siege-courier", "evm-siege-reprint"), ("doc-herald", "doc-courier", "doc-reprint"),
        2, Status.CLAIMED, ("same type, place and week",),
    )  # fmt: skip
    meets = Event(
        "evt-meeting", "MEET", "Ilona Vasko met Pavel Drin", day(date(2031, 3, 5)), "ent-orlen",
        (Participant("agent", "ent-vasko"), Participant("patient", "ent-drin")), ("evm-meeting",), ("doc-herald",), 1,
        Status.OCCURRED,
    )  # fmt: skip
    convoy = Event("evt-convoy", "AID", "", None, None, (), ("evm-convoy",), ("doc-courier",), 1, Status.PLANNED)
    sides = tuple(
        ConflictMember(f"doc-{key}", one.evidence.span.start, one.evidence.span.end, one.id)
        for key, annotated in (("herald", herald()), ("courier", courier()))
        for one in annotated.event_mentions[:1]
    )
    why = "one says lifted, one denies it"
    conflict = Conflict("cfl-siege", ConflictKind.CONTRADICTS, "status", sides, why, ("evt-siege",))
    return Resolution(
        (
            Origin("org-courier", ("doc-courier",)),
            Origin("org-herald", ("doc-herald", "doc-reprint"), (Link("doc-herald", "doc-reprint", "reprint", 1.0),)),
        ),
        (
            Entity("ent-drin", Kind.PERSON, "Pavel Drin", ("Pavel Drin",), ("men-drin",)),
            Entity("ent-ministry", Kind.ORGANISATION, "defence ministry", ("the defence ministry",), ("men-ministry",)),
            Entity("ent-orlen", Kind.PLACE, "Orlen", ("Orlen",), ("men-orlen",)),
            Entity(
                "ent-oskava", Kind.PLACE, "Oskava", ("Oskava", "Óskawa"),
                ("men-oskava-herald", "men-oskava-courier", "men-oskava-reprint"), oskava, ("same spelling",),
            ),
            Entity("ent-vasko", Kind.PERSON, "Ilona Vasko", ("Ilona Vasko", "Vasko"), ("men-vasko",)),
        ),
        (lifted, meets, convoy),
        (conflict,),
    )  # fmt: skip


def build_corpus() -> Corpus:
    """The whole corpus."""
    given = {"herald": "text/plain", "courier": "text/plain", "reprint": "application/x-dateline-report+json"}
    captures = tuple(
        Capture(f"cap-{key}", f"reports/{key}.txt", kind, "0" * 64, "2031-03-07T00:00:00Z")
        for key, kind in given.items()
    )
    documents = (herald(), courier(), reprint())
    judged = Judgement(
        "jdg-1", Verdict.SAME, "evm-siege-herald", "evm-siege-reprint", None, "mv", "same words", "2031-03-08T00:00:00Z"
    )
    return Corpus(
        captures, documents, resolution(), (judged,), (Failure("reports/empty.txt", "reading", "it is empty"),)
    )


def with_region(document: Document) -> tuple[Region, ...]:
    """A caption over the first ten characters, for tests of boilerplate."""
    return (Region(0, min(10, len(document.text)), "caption"),)
