"""The project file: one SQLite database with originals, the work done on them, decisions and the chronology."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import RLock
from types import TracebackType

from dateline.errors import SourceError, StoreError, UnknownRecord
from dateline.records.corpus import AnnotatedDocument, Corpus, Resolution
from dateline.records.document import Capture, Document
from dateline.records.failure import Failure
from dateline.records.judgement import Judgement, Verdict
from dateline.settings import Settings
from dateline.store.codec import COMPRESSION_LEVEL, from_bytes, shape, to_bytes, to_json
from dateline.store.connection import open_connection, transaction, translated
from dateline.store.derived import built_shape, current_shape, load_documents, load_resolution, rebuild
from dateline.store.orphans import STAGE, without_orphans
from dateline.store.search import Hit, search_sentences
from dateline.store.text import restored, storable

#: How long to wait for another program's lock, seconds: longer than any rebuild of a few thousand reports.
LOCK_TIMEOUT_S = 5.0

CAPTURE = "id, uri, media_type, bytes_sha256, fetched_at, given, previous_id"


class Project:
    """An open project file. Every call is one short transaction: a kill between two calls loses neither.

    Calls from several threads of one process wait for one another (the web server answers from a pool); several
    processes may read while one writes. Every method raises StoreError when the file is locked for too long, damaged,
    not writable, or the disk is full.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = RLock()

    @classmethod
    def open(cls, path: str | Path, *, lock_timeout_s: float = LOCK_TIMEOUT_S) -> "Project":
        """The project file at ``path``, made if there is none.

        Raises StoreError, and touches nothing, when the path is a folder, another program's file, a project of a newer
        dateline, or may not be written.
        """
        return cls(Path(path), open_connection(Path(path), timeout_s=lock_timeout_s))

    @classmethod
    def of(cls, settings: Settings) -> "Project":
        """The project file that ``settings`` name. Raises as :meth:`open`."""
        return cls.open(settings.project, lock_timeout_s=settings.lock_timeout_s)

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        with self._lock, translated(self.path):
            self._connection.close()

    def __enter__(self) -> "Project":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Captures

    def save_capture(self, capture: Capture, body: bytes, resolved: str) -> None:
        """Keep the bytes, once for all captures that share them, and the capture; again is harmless.

        ``resolved``: the absolute path or address, so that one file is known under every spelling. Raises StoreError
        when ``body`` does not have the capture's hash.
        """
        if sha256(body).hexdigest() != capture.bytes_sha256:
            raise StoreError(f"the bytes of {capture.uri} do not have the hash of capture {capture.id}; add it again")
        packed = zlib.compress(body, COMPRESSION_LEVEL)
        given = storable(to_json(capture.given).decode("utf-8", "surrogatepass"))
        row = (capture.id, storable(capture.uri), storable(resolved), capture.media_type, capture.bytes_sha256)
        with self._writing() as connection:
            # Written over, not skipped: the bytes are known to be right here, those in the file may have decayed.
            connection.execute(
                "INSERT INTO blobs VALUES (?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET body = excluded.body",
                (capture.bytes_sha256, len(body), packed),
            )
            connection.execute(
                """INSERT INTO captures (id, uri, resolved, media_type, bytes_sha256, fetched_at, given, previous_id)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""",
                (*row, capture.fetched_at, given, capture.previous_id),
            )

    def find_capture(self, bytes_sha256: str, resolved: str) -> Capture | None:
        """The first capture of these bytes from this place; None if there is none."""
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT {CAPTURE} FROM captures WHERE bytes_sha256 = ? AND resolved = ? ORDER BY sequence LIMIT 1",
                (bytes_sha256, storable(resolved)),
            ).fetchone()
        return None if row is None else _capture(row)

    def latest_capture(self, resolved: str) -> Capture | None:
        """The capture of this place that was fetched last; None if there is none."""
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT {CAPTURE} FROM captures WHERE resolved = ? ORDER BY fetched_at DESC, sequence DESC LIMIT 1",
                (storable(resolved),),
            ).fetchone()
        return None if row is None else _capture(row)

    def captures(self) -> tuple[Capture, ...]:
        """Every capture, in the order in which they were added."""
        with self._reading() as connection:
            return _captures(connection)

    def load_body(self, capture_id: str) -> bytes:
        """The bytes as found. Raises UnknownRecord without such a capture, SourceError when the bytes have decayed."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT uri, sha256, body FROM captures JOIN blobs ON sha256 = bytes_sha256 WHERE captures.id = ?",
                (capture_id,),
            ).fetchone()
        if row is None:
            raise UnknownRecord(f"no capture {capture_id} in {self.path}; `dateline documents` lists what is there")
        return _unpacked(restored(row[0]), row[1], row[2])

    # Documents and annotations

    def save_documents(self, capture_id: str, reading_version: str, documents: Sequence[Document]) -> None:
        """Mark the capture as read at this version, with the documents found in it, possibly none; again replaces.

        Raises UnknownRecord when the capture was not saved before.
        """
        key = (capture_id, reading_version)
        rows = [(*key, number, one.id, to_bytes(one)) for number, one in enumerate(documents)]
        with self._writing() as connection:
            if connection.execute("SELECT 1 FROM captures WHERE id = ?", (capture_id,)).fetchone() is None:
                raise UnknownRecord(f"no capture {capture_id} in {self.path}: save the capture before its documents")
            connection.execute("DELETE FROM documents WHERE capture_id = ? AND reading_version = ?", key)
            connection.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", (*key, shape(Document)))
            connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", rows)

    def load_documents(self, capture_id: str, reading_version: str) -> tuple[Document, ...] | None:
        """The documents of a capture, in their order in it; None if it was not read at this version yet.

        Documents kept before the Document record changed count as not read: the bytes are there to read again.
        """
        key = (capture_id, reading_version)
        with self._reading() as connection:
            read = connection.execute("SELECT shape FROM readings WHERE capture_id = ? AND reading_version = ?", key)
            if read.fetchone() != (shape(Document),):
                return None
            rows = connection.execute(
                "SELECT payload FROM documents WHERE capture_id = ? AND reading_version = ? ORDER BY position", key
            ).fetchall()
        return tuple(from_bytes(Document, payload) for (payload,) in rows)

    def save_annotations(self, rows: Iterable[tuple[str, str, str, bytes]]) -> None:
        """Keep what stages found: (document id, stage, key, payload), the payload from the codec; again replaces."""
        listed = list(rows)  # worked out before the file is locked
        with self._writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO annotations VALUES (?, ?, ?, ?)", listed)

    def load_annotation(self, document_id: str, stage: str, key: str) -> bytes | None:
        """The payload kept under this key; None if there is none."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT payload FROM annotations WHERE document_id = ? AND stage = ? AND key = ?",
                (document_id, stage, key),
            ).fetchone()
        return None if row is None else bytes(row[0])

    # Failures and judgements

    def save_failure(self, failure: Failure) -> None:
        """Keep the latest failure of this item at this stage."""
        row = (storable(failure.item), failure.stage, storable(failure.message), failure.transient)
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)", row)

    def clear_failure(self, item: str, stage: str) -> None:
        """Forget the failure of this item at this stage: it has succeeded since."""
        with self._writing() as connection:
            connection.execute("DELETE FROM failures WHERE item = ? AND stage = ?", (storable(item), stage))

    def failures(self) -> tuple[Failure, ...]:
        """What failed and has not succeeded since, by item and stage."""
        with self._reading() as connection:
            return _failures(connection)

    def append_judgement(self, judgement: Judgement) -> None:
        """Keep a decision for good; again is harmless. Raises StoreError when another decision has its id."""
        with self._writing() as connection:
            known = _judgements(connection, judgement.id)
            if known and known[0] != judgement:
                raise StoreError(f"judgement {judgement.id} is there already and says something else; give a new id")
            if not known:
                connection.execute(
                    """INSERT INTO judgements (id, verdict, left_id, right_id, value, person, because, decided_at)
                       VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                    _judgement_row(judgement),
                )

    def judgements(self) -> tuple[Judgement, ...]:
        """Every decision, in the order in which they were made."""
        with self._reading() as connection:
            return _judgements(connection)

    # The chronology

    def save_resolution(self, documents: Sequence[AnnotatedDocument], resolution: Resolution) -> None:
        """Replace the derived state with these documents, in this order, and what they say together.

        Whoever reads meanwhile sees the state before, whole, until this one is whole.
        """
        with self._writing() as connection:
            rebuild(connection, documents, resolution)

    def load_corpus(self, *, with_syntax: bool = False) -> Corpus:
        """Everything, in the order added. Sentences come always, tokens only ``with_syntax``.

        Each quote is compared with the text at its span; a record whose quote differs is left out and listed among the
        failures. Without a chronology, or with one that another version built, documents and resolution are empty.
        """
        with self._reading() as connection:
            built = built_shape(connection)
            current = built == current_shape()
            documents = load_documents(connection, with_syntax=with_syntax) if current else ()
            resolution = load_resolution(connection) if current else Resolution()
            kept = (_captures(connection), _judgements(connection), _failures(connection))
        captures, judgements, failures = kept
        sound = without_orphans(documents, resolution)
        stale = () if current or built is None else (_stale(self.path),)
        return Corpus(captures, sound.documents, sound.resolution, judgements, (*failures, *sound.failures, *stale))

    def search(self, words: str | Iterable[str], limit: int) -> list[Hit]:
        """The best ``limit`` sentences with any of the words, best first; [] without words or chronology."""
        with self._reading() as connection:
            if built_shape(connection) != current_shape():
                return []
            return search_sentences(connection, words, limit)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(self.path), transaction(self._connection, writing=True):
            yield self._connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(self.path), transaction(self._connection, writing=False):
            yield self._connection


def _unpacked(uri: str, expected_sha256: str, packed: bytes) -> bytes:
    try:
        body = zlib.decompress(packed)
    except zlib.error:
        body = b""
    if sha256(body).hexdigest() != expected_sha256:
        raise SourceError(
            f"the kept bytes of {uri} have decayed in the project file; restore the file from a copy", item=uri
        )
    return body


def _captures(connection: sqlite3.Connection) -> tuple[Capture, ...]:
    return tuple(map(_capture, connection.execute(f"SELECT {CAPTURE} FROM captures ORDER BY sequence").fetchall()))


def _capture(row: tuple[str, str | bytes, str, str, str, str | bytes, str | None]) -> Capture:
    capture_id, uri, media_type, bytes_sha256, fetched_at, given, previous_id = row
    pairs = tuple((name, value) for name, value in json.loads(restored(given)))
    return Capture(capture_id, restored(uri), media_type, bytes_sha256, fetched_at, pairs, previous_id)


def _failures(connection: sqlite3.Connection) -> tuple[Failure, ...]:
    rows = connection.execute("SELECT item, stage, message, transient FROM failures ORDER BY item, stage").fetchall()
    return tuple(Failure(restored(item), stage, restored(text), bool(again)) for item, stage, text, again in rows)


def _judgements(connection: sqlite3.Connection, only: str | None = None) -> tuple[Judgement, ...]:
    rows = connection.execute(
        """SELECT id, verdict, left_id, right_id, value, person, because, decided_at FROM judgements
           WHERE ? IS NULL OR id = ? ORDER BY sequence""",
        (only, only),
    ).fetchall()
    return tuple(map(_judgement, rows))


def _judgement(row: Sequence[str]) -> Judgement:
    judgement_id, verdict, left_id, right_id, value, person, because, decided_at = map(restored, row)
    return Judgement(judgement_id, Verdict(verdict), left_id, right_id, value, person, because, decided_at)


def _judgement_row(one: Judgement) -> tuple[str | bytes | None, ...]:
    pair = (storable(one.left_id), storable(one.right_id))
    return (
        one.id,
        one.verdict.value,
        *pair,
        storable(one.value),
        storable(one.person),
        storable(one.because),
        one.decided_at,
    )


def _stale(path: Path) -> Failure:
    message = "the chronology was built by another version of dateline; run `dateline add` on any report to rebuild it"
    return Failure(str(path), STAGE, message)
