"""Take documents through the stages, remembering every step, so that nothing is computed twice."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from typing import Any, Protocol, get_type_hints

from dateline.errors import ItemError, RunError
from dateline.pipeline.progress import Progress
from dateline.pipeline.stages import Stage, reaches, settings_of
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Published
from dateline.records.failure import Failure
from dateline.store.codec import from_bytes, shape, to_bytes

log = logging.getLogger(__name__)


class Cache(Protocol):
    """What is remembered of one document, stage and key."""

    def load_annotation(self, document_id: str, stage: str, key: str) -> bytes | None: ...
    def save_annotations(self, rows: Sequence[tuple[str, str, str, bytes]]) -> None: ...


@dataclass(frozen=True, slots=True)
class Annotator:
    """``stages`` over documents, ``batch_size`` at a time, through a ``cache``."""

    stages: tuple[Stage, ...]
    cache: Cache
    batch_size: int
    attempts: int = 3

    def annotate(
        self, documents: Sequence[Document], progress: Progress
    ) -> Iterator[tuple[AnnotatedDocument, tuple[Failure, ...]]]:
        """Each document with what was found in it and the stages that failed on it, in order.

        A document on which a stage fails keeps what it has and skips the stages behind it. Tokens are dropped at the
        end: nothing behind this step reads them, and they are most of the memory.
        """
        for first in range(0, len(documents), self.batch_size):
            batch = [AnnotatedDocument(one) for one in documents[first : first + self.batch_size]]
            failed: dict[str, Failure] = {}
            keys = [_document_key(one.document) for one in batch]
            for stage in self.stages:
                own = _stage_part(stage)
                keys = [_stage_key(own, key, one, stage.gives) for key, one in zip(keys, batch, strict=True)]
                batch = self._stage(stage, batch, keys, failed)
            for one in batch:
                failure = failed.get(one.document.id)
                yield replace(one, syntax=replace(one.syntax, tokens=())), (failure,) if failure else ()
            progress.advance(len(batch))

    def _stage(
        self, stage: Stage, batch: list[AnnotatedDocument], keys: list[str], failed: dict[str, Failure]
    ) -> list[AnnotatedDocument]:
        known: dict[int, AnnotatedDocument] = {}
        todo: list[int] = []
        for index, (one, key) in enumerate(zip(batch, keys, strict=True)):
            if one.document.id in failed or not reaches(stage, one.document):
                known[index] = one
                continue
            payload = self.cache.load_annotation(one.document.id, stage.name, key)
            if payload is None:
                todo.append(index)
            else:
                known[index] = replace(one, **{stage.gives: from_bytes(_field_type(stage.gives), payload)})
        fresh = self._run(stage, [batch[index] for index in todo], failed)
        rows = []
        for index, one in zip(todo, fresh, strict=True):
            known[index] = one
            if one.document.id not in failed:
                rows.append((one.document.id, stage.name, keys[index], _payload(one, stage.gives)))
        self.cache.save_annotations(rows)
        return [known[index] for index in range(len(batch))]

    def _run(self, stage: Stage, batch: list[AnnotatedDocument], failed: dict[str, Failure]) -> list[AnnotatedDocument]:
        """The batch at once; if that fails, one by one, so that one bad document costs nobody else anything."""
        if not batch:
            return []
        try:
            return stage.annotate(batch)
        except RunError:
            raise
        except Exception as error:  # noqa: BLE001 - the one place where any failure becomes a row
            if len(batch) > 1:
                return [self._run(stage, [one], failed)[0] for one in batch]
            return [self._again(stage, batch[0], error, failed)]

    def _again(
        self, stage: Stage, one: AnnotatedDocument, error: Exception, failed: dict[str, Failure]
    ) -> AnnotatedDocument:
        transient = isinstance(error, ItemError) and error.transient
        for _ in range(self.attempts - 1 if transient else 0):
            try:
                return stage.annotate([one])[0]
            except ItemError as later:
                error = later
        log.warning("stage %s failed on %s: %s", stage.name, one.document.id, type(error).__name__)
        message = f"{type(error).__name__}: {error}; the document is kept with what was found before this stage"
        failed[one.document.id] = Failure(one.document.id, stage.name, message, transient)
        return one


@cache
def _field_type(name: str) -> Any:
    return get_type_hints(AnnotatedDocument)[name]


def _payload(one: AnnotatedDocument, name: str) -> bytes:
    return to_bytes(getattr(one, name), _field_type(name))


def _document_key(document: Document) -> str:
    return sha256(repr(replace(document, published=Published())).encode("utf-8", "surrogatepass")).hexdigest()


def _stage_part(stage: Stage) -> str:
    """What a stage is: its name, version and settings, and the shape of what it gives."""
    return "\x1f".join((stage.name, stage.version, repr(settings_of(stage)), shape(_field_type(stage.gives))))


def _stage_key(own: str, before: str, one: AnnotatedDocument, gives: str) -> str:
    """Syntax does not depend on the date of publication; everything behind it does."""
    published = "" if gives == "syntax" else repr(one.document.published.period)
    return sha256("\x1f".join((before, own, published)).encode("utf-8", "surrogatepass")).hexdigest()
