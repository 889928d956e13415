"""What became of a pile: what was read, split, marked as no part of a report, joined, skipped, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.records.corpus import Corpus
from dateline.records.document import Document
from dateline.records.failure import Failure
from dateline.records.origin import Origin
from dateline.records.period import to_edtf

Row = dict[str, Any]

OPENING_CHARACTERS = 60  # enough to know a report by that has no headline


@dataclass(frozen=True, slots=True)
class Reading:
    """One capture and the documents read from it. ``new``: not known before; ``version_of``: the id of the capture of
    the same page before it changed."""

    uri: str
    media_type: str
    documents: tuple[Document, ...]
    new: bool = True
    version_of: str | None = None


def readings_of(corpus: Corpus) -> tuple[Reading, ...]:
    """Every capture of a project that was read, in the order added; the others are among its failures."""
    documents: dict[str, list[Document]] = {}
    for one in corpus.documents:
        documents.setdefault(one.document.capture_id, []).append(one.document)
    return tuple(
        Reading(one.uri, one.media_type, tuple(documents[one.id]), version_of=one.previous_id)
        for one in corpus.captures
        if one.id in documents
    )


def intake_of(corpus: Corpus) -> Row:
    """The report on everything in a project."""
    captures = {one.id: one.uri for one in corpus.captures}
    uris = {one.document.id: captures.get(one.document.capture_id, "") for one in corpus.documents}
    return build_intake(readings_of(corpus), corpus.resolution.origins, corpus.failures, uris)


def build_intake(
    readings: Sequence[Reading], origins: Sequence[Origin], failures: Sequence[Failure], uris: Mapping[str, str]
) -> Row:
    """The report on these captures: ``captures``, ``joined`` (origins of more than one report that hold one of these),
    ``skipped`` and ``totals``. ``uris``: of the capture of every document of the project, by document id."""
    ids = {document.id for one in readings for document in one.documents}
    joined = [one for one in origins if len(one.document_ids) > 1 and ids & {*one.document_ids}]
    origin_of = {document_id: one.id for one in origins for document_id in one.document_ids}
    return {
        "captures": [_capture_row(one, origin_of) for one in readings],
        "joined": [_origin_row(one, uris) for one in joined],
        "skipped": [{"item": one.item, "stage": one.stage, "message": one.message} for one in failures],
        "totals": _totals(readings, joined, failures),
    }


def _capture_row(one: Reading, origin_of: dict[str, str]) -> Row:
    return {
        "capture": one.uri,
        "media_type": one.media_type,
        "new": one.new,
        "version_of": one.version_of,
        "documents": [_document_row(document, origin_of) for document in one.documents],
    }


def _document_row(document: Document, origin_of: dict[str, str]) -> Row:
    counts = Counter(region.kind for region in document.boilerplate)
    return {
        "id": document.id,
        "headline": document.headline,
        "opening": " ".join(document.text[:OPENING_CHARACTERS].split()),
        "outlet": document.outlet,
        "byline": document.byline,
        "agency": document.agency,
        "url": document.url,
        "via": list(document.via),
        "page": document.page.value,
        "published": to_edtf(document.published.period),
        "published_basis": document.published.basis.value,
        "published_why": document.published.why or None,
        "language": document.language,
        "understood": document.understood,
        "characters": len(document.text),
        "notes": list(document.notes),
        "boilerplate": dict(sorted(counts.items())),
        "origin_id": origin_of.get(document.id),
    }


def _origin_row(one: Origin, uris: Mapping[str, str]) -> Row:
    why = [{"left": link.left, "right": link.right, "reason": link.reason, "overlap": link.overlap} for link in one.why]
    captures = [uris.get(document_id, document_id) for document_id in one.document_ids]
    return {"origin_id": one.id, "document_ids": list(one.document_ids), "captures": captures, "why": why}


def _totals(readings: Sequence[Reading], joined: Sequence[Origin], failures: Sequence[Failure]) -> Row:
    documents = [document for one in readings for document in one.documents]
    return {
        "captures": len(readings),
        "new": sum(one.new for one in readings),
        "documents": len(documents),
        "split": sum(len(one.documents) > 1 for one in readings),
        "changed": sum(one.version_of is not None for one in readings),
        "boilerplate": sum(len(document.boilerplate) for document in documents),
        "joined": sum(len(one.document_ids) for one in joined),
        "joined_into": len(joined),
        "undated": sum(document.published.period is None for document in documents),
        "not_understood": sum(not document.understood for document in documents),
        "skipped": len(failures),
    }
