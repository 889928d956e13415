"""Small annotated reports, built by hand for the tests of resolution."""

from datetime import date

from dateline.records.claim import Claim, Mode, SpeakerKind, Stance
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Published, PublishedBasis
from dateline.records.entity import Entity, Place
from dateline.records.event import Argument, EventMention, Status
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.mention import Basis, Form, Kind, Mention, Quantity, TimeExpression
from dateline.records.origin import Origin
from dateline.records.period import Period, day

MAKER = Maker("test", "1")


class Report:
    """One report under construction; every ``tell`` adds a sentence and an event mention."""

    def __init__(self, name: str, published: Period | None = None) -> None:
        self.name = name
        self.text = ""
        self.published = Published(published, PublishedBasis.EXPLICIT if published else PublishedBasis.UNKNOWN)
        self.mentions: list[Mention] = []
        self.times: list[TimeExpression] = []
        self.quantities: list[Quantity] = []
        self.claims: list[Claim] = []
        self.told: list[EventMention] = []

    def words(self, text: str) -> Evidence:
        """Append words to the report."""
        start = len(self.text)
        self.text += text + " "
        return Evidence(Span(self.name, start, start + len(text)), text, MAKER)

    def name_of(self, name: str, kind: Kind) -> Mention:
        """Append a name."""
        one = Mention(f"men-{self.name}-{len(self.mentions)}", kind, Form.NAME, self.words(name))
        self.mentions.append(one)
        return one

    def weekday(self, words: str, value: str) -> TimeExpression:
        """Append a time expression without a period."""
        one = TimeExpression(f"tim-{len(self.times)}", self.words(words), None, Basis.RELATIVE, "DATE", value, "test")
        self.times.append(one)
        return one

    def count(self, what: str, value: float, bound: str = "exact") -> Quantity:
        """Append a number."""
        low = value if bound == "at-least" else None
        key = f"qua-{self.name}-{len(self.quantities)}"
        one = Quantity(key, self.words(f"{bound} {value:g} {what}"), what, value, low, None, None, bound)
        self.quantities.append(one)
        return one

    def claim(self, speaker: Mention | None, kind: SpeakerKind | None = SpeakerKind.PERSON) -> Claim:
        """Append a claim."""
        said = speaker.evidence if speaker else None
        content = self.words("it is so")
        key = f"cla-{self.name}-{len(self.claims)}"
        one = Claim(key, said, kind, speaker and speaker.id, None, content, Mode.INDIRECT, Stance.ASSERTS)
        self.claims.append(one)
        return one

    def tell(self, kind: str, *people: Mention, **known: object) -> EventMention:
        """Append an event mention: the first of ``people`` is the agent, the others patients."""
        roles = ["agent"] + ["patient"] * (len(people) - 1)
        arguments = tuple(Argument(r, m.evidence, m.id) for r, m in zip(roles, people, strict=False))
        place = known.get("place")
        when = known.get("period")
        evidence = self.words(str(known.get("words") or f"{kind} number {len(self.told)} of {self.name}"))
        counted = known.get("counted")
        time = known.get("time")
        claim = known.get("claim")
        one = EventMention(
            id=f"evm-{self.name}-{len(self.told)}",
            type=kind,
            trigger=evidence,
            evidence=evidence,
            arguments=arguments,
            period=when if isinstance(when, Period) else None,
            period_basis=Basis.EXPLICIT if when else None,
            time_id=time.id if isinstance(time, TimeExpression) else ("tim-own" if when else None),
            place_mention_id=place.id if isinstance(place, Mention) else None,
            status=known["status"] if isinstance(known.get("status"), Status) else Status.OCCURRED,  # type: ignore[arg-type]
            quantity_ids=(counted.id,) if isinstance(counted, Quantity) else (),
            claim_id=claim.id if isinstance(claim, Claim) else None,
            rule="test",
        )
        self.told.append(one)
        return one

    def done(self) -> AnnotatedDocument:
        """The finished report."""
        text = self.text or "-"
        document = Document(self.name, "cap", 0, 0, len(text), text, headline=self.name, published=self.published)
        return AnnotatedDocument(
            document,
            mentions=tuple(self.mentions),
            times=tuple(self.times),
            quantities=tuple(self.quantities),
            claims=tuple(self.claims),
            event_mentions=tuple(self.told),
        )


def by_name(documents: list[AnnotatedDocument]) -> tuple[Entity, ...]:
    """One entity a spelling; places get a point that differs with the name, in country XX."""
    found: dict[tuple[str, Kind], list[str]] = {}
    for one in documents:
        for mention in one.mentions:
            found.setdefault((mention.evidence.quote, mention.kind), []).append(mention.id)
    return tuple(
        Entity(ids[0], kind, name, (name,), tuple(ids), _place(name) if kind is Kind.PLACE else None)
        for (name, kind), ids in found.items()
    )


def _place(name: str) -> Place:
    kind = "country" if name.endswith("land") else "city"
    return Place(name, float(len(name)), 0.0, 5.0, "XX", f"gaz-{name}", kind)


def alone(documents: list[AnnotatedDocument]) -> tuple[Origin, ...]:
    """Every report an origin of its own."""
    return tuple(Origin(f"org-{one.document.id}", (one.document.id,)) for one in documents)


TUESDAY = day(date(2019, 6, 4))
"""Tuesday, 4 June 2019."""
