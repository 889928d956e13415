"""The kept tables, and every change they have seen, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: ``number`` is the file's ``user_version`` after it, ``why`` its reason, ``statements`` run in order."""

    number: int
    why: str
    statements: tuple[str, ...]


FIRST = Migration(
    1,
    "What must never be lost: originals, what was read from them, the work done on each document, decisions, failures.",
    (
        """CREATE TABLE blobs (
            sha256 TEXT PRIMARY KEY, -- of the bytes as found
            size INTEGER NOT NULL, -- bytes before compression
            body BLOB NOT NULL -- zlib
        )""",
        """CREATE TABLE captures (
            sequence INTEGER PRIMARY KEY, -- the order in which they were added
            id TEXT NOT NULL UNIQUE,
            uri TEXT NOT NULL, -- path or address as given
            resolved TEXT NOT NULL, -- the same, made absolute
            media_type TEXT NOT NULL,
            bytes_sha256 TEXT NOT NULL REFERENCES blobs (sha256),
            fetched_at TEXT NOT NULL,
            given TEXT NOT NULL -- JSON list of [name, value]
        )""",
        "CREATE INDEX captures_by_bytes ON captures (bytes_sha256, resolved)",
        """CREATE TABLE readings (
            capture_id TEXT NOT NULL REFERENCES captures (id),
            reading_version TEXT NOT NULL,
            shape TEXT NOT NULL, -- of the Document record; another shape is read again from the bytes
            PRIMARY KEY (capture_id, reading_version)
        )""",
        """CREATE TABLE documents (
            capture_id TEXT NOT NULL,
            reading_version TEXT NOT NULL,
            position INTEGER NOT NULL, -- place in the capture, from 0
            id TEXT NOT NULL,
            payload BLOB NOT NULL, -- the Document record, codec
            PRIMARY KEY (capture_id, reading_version, position),
            FOREIGN KEY (capture_id, reading_version) REFERENCES readings (capture_id, reading_version)
        )""",
        # No foreign key: two readings may give one document the same id, and its annotations serve both.
        """CREATE TABLE annotations (
            document_id TEXT NOT NULL,
            stage TEXT NOT NULL,
            key TEXT NOT NULL, -- of the stage's version, its settings and what came before
            payload BLOB NOT NULL, -- what the stage found, codec
            PRIMARY KEY (document_id, stage, key)
        )""",
        """CREATE TABLE judgements (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            verdict TEXT NOT NULL,
            left_id TEXT NOT NULL,
            right_id TEXT,
            value TEXT,
            person TEXT,
            because TEXT,
            decided_at TEXT NOT NULL -- ISO 8601, UTC
        )""",
        """CREATE TRIGGER judgements_never_change BEFORE UPDATE ON judgements
           BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END""",
        """CREATE TRIGGER judgements_never_go BEFORE DELETE ON judgements
           BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END""",
        # INSERT OR REPLACE deletes without firing the trigger above.
        """CREATE TRIGGER judgements_are_never_replaced BEFORE INSERT ON judgements
           WHEN EXISTS (SELECT 1 FROM judgements WHERE id = NEW.id OR sequence = NEW.sequence)
           BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END""",
        """CREATE TABLE failures (
            item TEXT NOT NULL, -- path, address or id
            stage TEXT NOT NULL,
            message TEXT NOT NULL,
            transient INTEGER NOT NULL, -- 1: another try may succeed
            PRIMARY KEY (item, stage)
        )""",
    ),
)

VERSIONS = Migration(
    2,
    "A page that has changed since it was added is a new version of the same page, linked to the one before.",
    (
        "ALTER TABLE captures ADD COLUMN previous_id TEXT",
        "CREATE INDEX captures_by_place ON captures (resolved)",
    ),
)

MIGRATIONS = (FIRST, VERSIONS)

#: Never dropped when the derived tables are rebuilt.
KEPT_TABLES = ("annotations", "blobs", "captures", "documents", "failures", "judgements", "readings")
