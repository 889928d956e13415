"""What people decided about single documents and records, the last word on each field holding."""

from collections.abc import Sequence

from dateline.records.document import Published, PublishedBasis
from dateline.records.judgement import Judgement, Verdict
from dateline.records.period import from_edtf


def judged_fields(judgements: Sequence[Judgement], field: str) -> dict[str, Judgement]:
    """The last SET of ``field`` for each id."""
    return {
        one.left_id: one
        for one in in_order(judgements)
        if one.verdict is Verdict.SET and one.right_id == field and one.value is not None
    }


def judged_published(judgements: Sequence[Judgement]) -> dict[str, Published]:
    """Publication periods that a person set, by document id."""
    return {
        document_id: Published(from_edtf(one.value or ""), PublishedBasis.EXPLICIT, _reason(one))
        for document_id, one in judged_fields(judgements, "published").items()
    }


def _reason(judgement: Judgement) -> str:
    return f"set by {judgement.person or 'a person'}: {judgement.because or 'no reason given'}"


def rejected(judgements: Sequence[Judgement]) -> frozenset[str]:
    """Ids that a person said are no such thing, and nobody took back since."""
    last = {one.left_id: one.verdict for one in in_order(judgements) if one.verdict in (Verdict.REJECT, Verdict.KEEP)}
    return frozenset(identifier for identifier, verdict in last.items() if verdict is Verdict.REJECT)


def in_order(judgements: Sequence[Judgement]) -> list[Judgement]:
    """By time, then id: a colleague's older decisions, imported later, do not become the last word."""
    return sorted(judgements, key=lambda one: (one.decided_at, one.id))
