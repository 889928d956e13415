"""The derived state: dropped and rebuilt in one go, and read back as records."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from dateline.records.conflict import Conflict
from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.records.entity import Entity, PlaceChoice
from dateline.records.event import Event
from dateline.records.language import Syntax
from dateline.records.origin import Origin
from dateline.records.period import to_edtf
from dateline.store.codec import from_bytes, shape, to_bytes
from dateline.store.migrations import KEPT_TABLES
from dateline.store.tables import CHRONOLOGY, TABLES, Row, Table
from dateline.store.text import restored, storable

T = TypeVar("T")

STATE = "CREATE TABLE derived_state (shape TEXT, objects TEXT)"

#: ``text`` stands outside the payloads, so that it is there once, legible, and every quote is checked against it.
DOCUMENTS = """CREATE TABLE current_documents (
    number INTEGER PRIMARY KEY, id TEXT, capture_id TEXT, headline TEXT, outlet TEXT, byline TEXT, agency TEXT,
    dateline_place TEXT, published TEXT, published_basis TEXT, published_why TEXT, language TEXT, text TEXT,
    payload BLOB, tokens BLOB)"""

SENTENCE_INDEX = """CREATE VIRTUAL TABLE sentence_index USING fts5(
    text, content = 'sentences', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2')"""

#: In the order in which they are dropped: what reads a table goes before it.
OBJECTS = ("chronology", "sentence_index", *(table.name for table in TABLES), "current_documents", "derived_state")


def rebuild(connection: sqlite3.Connection, documents: Sequence[AnnotatedDocument], resolution: Resolution) -> None:
    """Replace the whole derived state. The caller holds a transaction: readers see the old state until it commits."""
    _drop(connection)
    connection.execute(STATE)
    connection.execute("INSERT INTO derived_state VALUES (?, ?)", (current_shape(), json.dumps(OBJECTS)))
    connection.execute(DOCUMENTS)
    _insert(connection, "current_documents", (_document_row(number, one) for number, one in enumerate(documents)))
    for table in TABLES:
        _create(connection, table)
        _insert(connection, table.name, table.rows(documents, resolution))
    connection.execute(SENTENCE_INDEX)
    connection.execute("INSERT INTO sentence_index (sentence_index) VALUES ('rebuild')")
    connection.execute(CHRONOLOGY)


def built_shape(connection: sqlite3.Connection) -> str | None:
    """The shape of the records that the derived state was built from; None if none was built yet."""
    if not _exists(connection, "derived_state"):
        return None
    row = connection.execute("SELECT shape FROM derived_state").fetchone()
    return None if row is None else str(row[0])


def current_shape() -> str:
    """The shape this program writes: any change of a record, a table or a view gives another."""
    layout = (STATE, DOCUMENTS, SENTENCE_INDEX, CHRONOLOGY, *(table.columns for table in TABLES))
    return f"{shape(AnnotatedDocument)}-{shape(Resolution)}-{sha256(repr(layout).encode()).hexdigest()[:12]}"


def load_documents(connection: sqlite3.Connection, *, with_syntax: bool) -> tuple[AnnotatedDocument, ...]:
    """The documents the chronology rests on, in order; tokens only ``with_syntax``, sentences always."""
    tokens = "tokens" if with_syntax else "NULL"
    rows = connection.execute(f"SELECT text, payload, {tokens} FROM current_documents ORDER BY number")
    return tuple(_annotated(text, payload, tokens) for text, payload, tokens in rows.fetchall())


def load_resolution(connection: sqlite3.Connection) -> Resolution:
    """What the documents say together, as it was saved."""
    return Resolution(
        _records(connection, "origins", Origin),
        _records(connection, "entities", Entity),
        _records(connection, "events", Event),
        _records(connection, "conflicts", Conflict),
        _records(connection, "place_choices", PlaceChoice),
    )


def _drop(connection: sqlite3.Connection) -> None:
    """Also what another version built: it left the names of its tables."""
    left: list[str] = []
    if _exists(connection, "derived_state"):
        for (objects,) in connection.execute("SELECT objects FROM derived_state").fetchall():
            left.extend(json.loads(objects))
    for name in dict.fromkeys((*left, *OBJECTS)):
        kind = _exists(connection, name)
        if kind and name not in KEPT_TABLES:
            quoted = name.replace('"', '""')
            connection.execute(f'DROP {kind.upper()} "{quoted}"')


def _exists(connection: sqlite3.Connection, name: str) -> str | None:
    """ "table" or "view"; None if there is no such thing."""
    found = connection.execute("SELECT type FROM sqlite_master WHERE name = ? AND type IN ('table', 'view')", (name,))
    row = found.fetchone()
    return None if row is None else str(row[0])


def _create(connection: sqlite3.Connection, table: Table) -> None:
    connection.execute(f"CREATE TABLE {table.name} ({table.columns})")
    if table.index:
        connection.execute(f"CREATE INDEX {table.name}_index ON {table.name} ({table.index})")


def _insert(connection: sqlite3.Connection, name: str, rows: Iterable[Row]) -> None:
    width = len(connection.execute(f"PRAGMA table_info({name})").fetchall())
    connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * width)})", rows)


def _document_row(number: int, annotated: AnnotatedDocument) -> Row:
    one = annotated.document
    sentences = replace(annotated.syntax, tokens=())
    told = (storable(one.headline), storable(one.outlet), storable(one.byline), storable(one.agency))
    published = (to_edtf(one.published.period), one.published.basis.value, storable(one.published.why))
    payload = to_bytes(replace(annotated, document=replace(one, text=""), syntax=sentences))
    tokens = to_bytes(Syntax(tokens=annotated.syntax.tokens))
    place, language = storable(one.dateline_place), storable(one.language)
    return number, one.id, one.capture_id, *told, place, *published, language, storable(one.text), payload, tokens


def _annotated(text: str | bytes, payload: bytes, tokens: bytes | None) -> AnnotatedDocument:
    annotated = from_bytes(AnnotatedDocument, payload)
    syntax = annotated.syntax if tokens is None else replace(annotated.syntax, tokens=from_bytes(Syntax, tokens).tokens)
    return replace(annotated, document=replace(annotated.document, text=restored(text)), syntax=syntax)


def _records(connection: sqlite3.Connection, table: str, kind: type[T]) -> tuple[T, ...]:
    rows = connection.execute(f"SELECT payload FROM {table} ORDER BY number").fetchall()
    return tuple(from_bytes(kind, payload) for (payload,) in rows)
