"""The accounts of one event, side by side: one row a telling, the cells in which they differ marked."""

from dataclasses import dataclass

from dateline.records.corpus import Corpus
from dateline.records.event import Event, EventMention
from dateline.records.mention import Quantity
from dateline.records.period import to_edtf
from dateline.views.lookup import Lookup, Told, look_up
from dateline.views.periods import show_period
from dateline.views.rows import Row

#: The cells that are compared from account to account.
COMPARED = ("status", "when", "where", "who", "numbers")

PARTS_OF_PLACE_AND_TIME = ("place", "time")


@dataclass(frozen=True, slots=True)
class Account:
    """One report's telling of an event; None where the report does not say.

    ``origin_id``: reports with the same one are not independent. ``differs``: the cells in which other accounts
    say something else. ``when`` is EDTF, ``when_shown`` the same for a person. ``quote``: the passage at
    ``start:end``; ``lead`` and ``tail``: what its sentence holds before and after it.
    """

    event_mention_id: str
    document_id: str
    outlet: str
    headline: str | None
    published: str | None
    published_shown: str
    published_why: str
    origin_id: str | None
    speaker: str | None
    claim_id: str | None
    status: str
    when: str | None
    when_shown: str
    when_why: str
    where: str | None
    who: tuple[str, ...]
    numbers: tuple[str, ...]
    quote: str
    start: int
    end: int
    lead: str = ""
    tail: str = ""
    differs: tuple[str, ...] = ()


def build_accounts(corpus: Corpus | Lookup, event: Event) -> list[Account]:
    """Every telling of ``event``, in the order of its mentions, with the differing cells marked."""
    known = look_up(corpus)
    told = [known.event_mentions[each] for each in event.mention_ids if each in known.event_mentions]
    cells = [_compared(known, one) for one in told]
    return [_account(known, one, _differing(own, cells)) for one, own in zip(told, cells, strict=True)]


def account_json(account: Account) -> Row:
    """The account as an object of ``show --json``."""
    names = account.__slots__
    values = {name: getattr(account, name) for name in names}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def when_reason(known: Lookup, mention: EventMention) -> str:
    """Why the period of a telling was read so, in words."""
    told = known.times.get(mention.time_id or "")
    if told is not None:
        time = told.record
        anchor = f", counted from {time.anchor}" if time.anchor else ""
        said = f"“{time.evidence.quote}” ({time.basis.value}, rule {time.rule}{anchor})"
        return f"{said}; {mention.period_why}" if mention.period_why else said
    if mention.period is None:
        return mention.period_why or "the passage does not say when"
    return mention.period_why or "the report's date stands in: the passage does not say when"


def show_quantity(quantity: Quantity) -> str:
    """A number as the text has it, with what is counted: "at least 33 people (killed)"."""
    return f"{quantity.evidence.quote} ({quantity.what})"


def _account(known: Lookup, told: Told[EventMention], differs: tuple[str, ...]) -> Account:
    mention, document = told.record, told.document.document
    claim = known.claims.get(mention.claim_id or "")
    place = known.entity(mention.place_mention_id)
    lead, tail = _around(known, told)
    return Account(
        event_mention_id=mention.id,
        document_id=document.id,
        outlet=known.outlet(told.document),
        headline=document.headline,
        published=to_edtf(document.published.period),
        published_shown=show_period(document.published.period),
        published_why=document.published.why,
        origin_id=known.origin_of.get(document.id),
        speaker=None if claim is None else known.speaker(claim.record),
        claim_id=None if claim is None else claim.record.id,
        status=mention.status.value,
        when=to_edtf(mention.period),
        when_shown=show_period(mention.period),
        when_why=when_reason(known, mention),
        where=None if place is None else place.name,
        who=_participants(known, mention),
        numbers=tuple(show_quantity(one) for one in _quantities(known, mention)),
        quote=mention.evidence.quote,
        start=mention.evidence.span.start,
        end=mention.evidence.span.end,
        lead=lead,
        tail=tail,
        differs=differs,
    )


def _around(known: Lookup, told: Told[EventMention]) -> tuple[str, str]:
    text, span = told.document.document.text, told.record.evidence.span
    sentence = known.sentence_at(span.document_id, span.start)
    if sentence is None:
        return "", ""
    return text[sentence.start : span.start], text[span.end : max(span.end, sentence.end)]


def _participants(known: Lookup, mention: EventMention) -> tuple[str, ...]:
    found = []
    for one in mention.arguments:
        if one.role in PARTS_OF_PLACE_AND_TIME:
            continue
        entity = known.entity(one.mention_id)
        found.append(entity.name if entity is not None else " ".join(one.evidence.quote.split()))
    return tuple(dict.fromkeys(found))


def _quantities(known: Lookup, mention: EventMention) -> list[Quantity]:
    return [known.quantities[each].record for each in mention.quantity_ids if each in known.quantities]


def _compared(known: Lookup, told: Told[EventMention]) -> dict[str, object]:
    """What each cell says in comparable form; None where the account does not say, which contradicts nobody."""
    mention = told.record
    quantities = {(one.what, one.value, one.low, one.high) for one in _quantities(known, mention)}
    people = [one for one in mention.arguments if one.role not in PARTS_OF_PLACE_AND_TIME]
    entities = {one.id for each in people if (one := known.entity(each.mention_id)) is not None}
    return {
        "status": mention.status,
        "when": mention.period if mention.time_id is not None else None,
        "where": known.entity_of.get(mention.place_mention_id or ""),
        "who": frozenset(entities) or None,
        "numbers": frozenset(quantities) or None,
    }


def _differing(own: dict[str, object], every: list[dict[str, object]]) -> tuple[str, ...]:
    said = {name: own[name] for name in COMPARED if own[name] is not None}
    return tuple(
        name for name, value in said.items() if any(one[name] is not None and one[name] != value for one in every)
    )
