"""Run everything over a project: read what is new, annotate, resolve, keep; a run cut anywhere goes on where it was."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from dateline.errors import ItemError
from dateline.pipeline.annotate import Annotator
from dateline.pipeline.formats import Formats
from dateline.pipeline.progress import Progress
from dateline.reading.read import VERSION as READING_VERSION
from dateline.reading.read import read
from dateline.records.corpus import AnnotatedDocument, Corpus, Resolution
from dateline.records.document import Capture, Document
from dateline.records.entity import Entity
from dateline.records.failure import Failure
from dateline.records.judgement import Judgement
from dateline.records.origin import Origin
from dateline.resolution.entities import cluster_entities
from dateline.resolution.judged import judged_published
from dateline.resolution.origins import find_origins
from dateline.resolution.places import Gazetteer, placed, settle_places
from dateline.resolution.publication import infer_published
from dateline.resolution.resolve import resolve
from dateline.resolution.versions import find_versions
from dateline.sources.find import STANDARD_INPUT, Fetch, Intake, find_captures
from dateline.sources.found import Found

#: A chain of reports each of which dates the next; seen: one that fixes the year, then those that tell the same.
MAX_DATING_ROUNDS = 3


class Store(Protocol):
    """What a run needs kept; ``store.project.Project`` satisfies it."""

    def find_capture(self, bytes_sha256: str, resolved: str) -> Capture | None: ...
    def latest_capture(self, resolved: str) -> Capture | None: ...
    def save_capture(self, capture: Capture, body: bytes, resolved: str) -> None: ...
    def captures(self) -> tuple[Capture, ...]: ...
    def load_body(self, capture_id: str) -> bytes: ...
    def load_documents(self, capture_id: str, reading_version: str) -> tuple[Document, ...] | None: ...
    def save_documents(self, capture_id: str, reading_version: str, documents: Sequence[Document]) -> None: ...
    def failures(self) -> tuple[Failure, ...]: ...
    def save_failure(self, failure: Failure) -> None: ...
    def clear_failure(self, item: str, stage: str) -> None: ...
    def judgements(self) -> tuple[Judgement, ...]: ...
    def append_judgement(self, judgement: Judgement) -> None: ...
    def save_resolution(self, documents: Sequence[AnnotatedDocument], resolution: Resolution) -> None: ...
    def load_corpus(self) -> Corpus: ...


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one capture: ``new`` is False when the same bytes of the same place were there already."""

    capture: Capture
    new: bool
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class AddReport:
    """What one ``add`` did, capture by capture, and the origins of the whole project after it. ``uris``: of the capture
    that each document of the project comes from, by document id."""

    added: tuple[Added, ...] = ()
    failures: tuple[Failure, ...] = ()
    origins: tuple[Origin, ...] = ()
    uris: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """The documents of the project as they stand after a run, dated by the pile, and what failed on them."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One project with everything that works on it."""

    store: Store
    annotator: Annotator
    gazetteer: Gazetteer
    progress: Progress
    now: Callable[[], str]
    attempts: int = 3
    fetch: Fetch | None = None
    formats: Formats = Formats()

    def add(
        self, paths: Sequence[str], standard_input: bytes | None = None, columns: Mapping[str, str] | None = None
    ) -> AddReport:
        """Take in what ``paths`` name, then bring the whole project up to date. ``columns``: of tables among them."""
        added: list[Added] = []
        failures: list[Failure] = []
        self.progress.start("reading", None)
        for found in find_captures(paths, self._intake(standard_input, columns or {})):
            outcome = self._take(found) if isinstance(found, Found) else found
            if isinstance(outcome, Failure):
                self.store.save_failure(outcome)
                failures.append(outcome)
            else:
                added.append(outcome)
            self.progress.advance()
        state = self.refresh()
        dated = {document.id: document for document in state.documents}
        report = [replace(one, documents=tuple(dated.get(d.id, d) for d in one.documents)) for one in added]
        uris = {one.id: one.uri for one in self.store.captures()}
        named = {one.id: uris[one.capture_id] for one in state.documents}
        return AddReport(tuple(report), (*failures, *state.failures), state.origins, named)

    def refresh(self) -> State:
        """Annotate every document of the project and resolve anew; what is known already costs a look-up."""
        documents = self._documents()
        annotated, failures = self._annotate(documents, "understanding")
        origins = find_origins(annotated, find_versions(self.store.captures(), documents))
        judgements = self.store.judgements()
        choices = settle_places(annotated, self.gazetteer, judgements)
        places = placed(choices)
        entities = cluster_entities(annotated, places, self.gazetteer, judgements)
        more: tuple[Failure, ...] = ()
        for _ in range(MAX_DATING_ROUNDS):
            again, failed = self._date_by_the_pile(annotated, entities, origins)
            if not again:
                break
            annotated, more = [again.get(one.document.id, one) for one in annotated], (*more, *failed)
            entities = cluster_entities(annotated, places, self.gazetteer, judgements)
        self.progress.start("comparing", 1)
        resolution = resolve(annotated, origins, entities, judgements)
        resolution = replace(resolution, places=tuple({one.mention_ids: one for one in choices.values()}.values()))
        self.store.save_resolution(annotated, resolution)
        self.progress.advance()
        return State(tuple(one.document for one in annotated), (*failures, *more), origins)

    def _date_by_the_pile(
        self, annotated: Sequence[AnnotatedDocument], entities: Sequence[Entity], origins: Sequence[Origin]
    ) -> tuple[dict[str, AnnotatedDocument], tuple[Failure, ...]]:
        """The reports that other reports of the pile date, annotated again, by id; each may date the next."""
        inferred = infer_published(annotated, entities, origins)
        if not inferred:
            return {}, ()
        dated = [replace(d, published=inferred[d.id]) for one in annotated if (d := one.document).id in inferred]
        again, failures = self._annotate(dated, "dating by other reports")
        return {one.document.id: one for one in again}, failures

    def _intake(self, standard_input: bytes | None, columns: Mapping[str, str]) -> Intake:
        more = self.formats
        return Intake(self.now(), standard_input, self.fetch, columns, more.suffixes, more.containers)

    def _take(self, found: Found) -> Added | Failure:
        known = self.store.find_capture(found.capture.bytes_sha256, found.resolved)
        capture = known or self._versioned(found)
        if known is None:
            self.store.save_capture(capture, found.body, found.resolved)
        documents = self._read(capture, found.body)
        if isinstance(documents, Failure):
            return documents
        shown = replace(found.capture, previous_id=capture.previous_id)  # under the name given this time
        return Added(shown, known is None, documents)

    def _versioned(self, found: Found) -> Capture:
        """The capture, linked to the one of the same place that was fetched before it; two lines of one file that share
        an id come at one time and are no versions."""
        before = self.store.latest_capture(found.resolved)
        standard_input = found.resolved == STANDARD_INPUT
        if before is None or standard_input or before.fetched_at >= found.capture.fetched_at:
            return found.capture
        return replace(found.capture, previous_id=before.id)

    def _read(self, capture: Capture, body: bytes) -> tuple[Document, ...] | Failure:
        known = self.store.load_documents(capture.id, READING_VERSION)
        if known is not None:
            return known
        for attempt in range(self.attempts):
            try:
                documents = read(capture, body, self.formats.readers)
                break
            except ItemError as error:
                if not error.transient or attempt + 1 == self.attempts:
                    return Failure(capture.uri, "reading", str(error), error.transient)
        self.store.save_documents(capture.id, READING_VERSION, documents)
        for stage in ("sources", "reading"):
            self.store.clear_failure(capture.uri, stage)
        return documents

    def _read_again(self, capture: Capture) -> tuple[Document, ...] | Failure:
        """From the bytes that were kept, when the way of reading has changed since."""
        try:
            body = self.store.load_body(capture.id)
        except ItemError as error:
            outcome: tuple[Document, ...] | Failure = Failure(capture.uri, "reading", str(error))
        else:
            outcome = self._read(capture, body)
        if isinstance(outcome, Failure):
            self.store.save_failure(outcome)
        return outcome

    def _documents(self) -> list[Document]:
        judged = judged_published(self.store.judgements())
        documents: list[Document] = []
        for capture in self.store.captures():
            known = self.store.load_documents(capture.id, READING_VERSION)
            if known is None:
                outcome = self._read_again(capture)
                known = () if isinstance(outcome, Failure) else outcome
            documents.extend(replace(one, published=judged.get(one.id, one.published)) for one in known)
        return documents

    def _annotate(
        self, documents: Sequence[Document], step: str
    ) -> tuple[list[AnnotatedDocument], tuple[Failure, ...]]:
        self.progress.start(step, len(documents))
        annotated: list[AnnotatedDocument] = []
        failures: list[Failure] = []
        before = {(failure.item, failure.stage) for failure in self.store.failures()}
        for one, failed in self.annotator.annotate(documents, self.progress):
            annotated.append(one)
            failures.extend(failed)
            for failure in failed:
                self.store.save_failure(failure)
            for stage in self.annotator.stages:
                if not failed and (one.document.id, stage.name) in before:
                    self.store.clear_failure(one.document.id, stage.name)
        return annotated, tuple(failures)
