"""Opening a project file, one transaction at a time, and every SQLite error as a StoreError that says what to do."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from dateline.errors import StoreError
from dateline.store.migrations import MIGRATIONS

#: "dlin" in ASCII; at byte 68 of the file, so that no other program's database is taken for ours.
APPLICATION_ID = 0x646C696E

LATEST_VERSION = MIGRATIONS[-1].number

#: What each SQLite result code means to the person at the keyboard, and what to do.
REMEDIES = {
    sqlite3.SQLITE_BUSY: "is in use by another program; wait for it to finish, or stop it, and try again",
    sqlite3.SQLITE_LOCKED: "is in use by another program; wait for it to finish, or stop it, and try again",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full; free some space and run the command again, nothing is lost",
    sqlite3.SQLITE_READONLY: "may not be written; check the permissions of the file and of its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check the path and the permissions of its folder",
    sqlite3.SQLITE_PERM: "cannot be opened; check the permissions of the file and of its folder",
    sqlite3.SQLITE_NOTADB: "is not a dateline project; name another file with --project",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a copy, or start a new one with --project",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error; check the disk and try again",
    sqlite3.SQLITE_TOOBIG: "cannot hold a single file this large; split the file into smaller ones",
}


def open_connection(path: Path, *, timeout_s: float) -> sqlite3.Connection:
    """A connection to the project file, made and migrated where needed.

    ``timeout_s``: how long to wait for another program's lock. Raises StoreError, before anything is touched, when the
    path holds something else or a project of a newer version.
    """
    with translated(path):
        _refuse_unusable(path)
        if path.exists() and path.stat().st_size > 0:
            _refuse_foreign(path)
        # Absolute, because SQLite gives a meaning of its own to a name such as ":memory:".
        connection = sqlite3.connect(path.absolute(), timeout=timeout_s, isolation_level=None, check_same_thread=False)
        with ExitStack() as undo:
            undo.callback(connection.close)
            _prepare(connection, path)
            undo.pop_all()
        return connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Inside, an error of SQLite or of the file system becomes a StoreError naming the file and the remedy."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the upper bytes only refine the primary code
        raise StoreError(f"the project file {path} {REMEDIES.get(code, f'failed: {error}')}") from error
    except OSError as error:
        raise StoreError(f"the project file {path} cannot be used: {error.strerror or error}") from error


@contextmanager
def transaction(connection: sqlite3.Connection, *, writing: bool) -> Iterator[None]:
    """All or nothing: committed at the end, rolled back on any error; a reader sees one state throughout."""
    connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
    with ExitStack() as undo:
        undo.callback(connection.rollback)  # does nothing where SQLite rolled back by itself, as it may on a full disk
        yield
        connection.execute("COMMIT")
        undo.pop_all()


def _refuse_unusable(path: Path) -> None:
    if path.is_dir():
        raise StoreError(
            f"{path} is a folder, not a project file; name a file inside it, such as {path / 'dateline.db'}"
        )
    if path.exists() and not path.is_file():
        raise StoreError(f"{path} is not an ordinary file; name another project file with --project")
    if not path.absolute().parent.is_dir():
        raise StoreError(f"the folder of the project file {path} does not exist; make {path.absolute().parent} first")
    if path.exists() and not os.access(path, os.R_OK | os.W_OK):
        raise StoreError(f"the project file {path} may not be read and written; check its permissions")
    # SQLite keeps its write-ahead log beside the file.
    if not os.access(path.absolute().parent, os.W_OK | os.X_OK):
        raise StoreError(f"the folder of the project file {path} may not be written; check its permissions")


def _refuse_foreign(path: Path) -> None:
    """``immutable`` takes no lock and writes nothing, not even the recovery of another program's database.

    Reading the header with ``open`` would do, but closing that file drops the locks this process already has on it.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
        if _pragma(connection, "application_id") != APPLICATION_ID:
            raise StoreError(
                f"{path} is a database of another program and was left alone; name another file with --project"
            )


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        # Alone in the first transaction: one page is written in one go, so a kill leaves an empty file or one of ours.
        with transaction(connection, writing=True):
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    if _pragma(connection, "journal_mode") != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    # Under WAL a killed program loses nothing; a power cut may lose the last transactions, never the file.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    version = _pragma(connection, "user_version")
    if not isinstance(version, int) or version > LATEST_VERSION:
        raise StoreError(
            f"the project file {path} was written by a newer dateline (its version {version}, this program knows "
            f"{LATEST_VERSION}); upgrade dateline"
        )
    if version < LATEST_VERSION:
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    with transaction(connection, writing=True):
        version = _pragma(connection, "user_version")  # again, now that no one else can change it
        for migration in MIGRATIONS:
            if isinstance(version, int) and migration.number > version:
                for statement in migration.statements:
                    connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {LATEST_VERSION}")


def _pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]
