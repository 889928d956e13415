"""Only our own files are opened, and every trouble says what to do."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.records.document import Capture
from dateline.records.failure import Failure
from dateline.store.connection import APPLICATION_ID, LATEST_VERSION, translated
from dateline.store.migrations import MIGRATIONS
from dateline.store.project import Project


def test_a_new_file_is_marked_as_ours_from_the_first_byte_on(path: Path, project: Project) -> None:
    assert int.from_bytes(path.read_bytes()[68:72]) == APPLICATION_ID


def test_an_empty_file_becomes_a_project(path: Path) -> None:
    path.touch()
    with Project.open(path) as project:
        assert project.captures() == ()


def test_migrations_are_numbered_from_one_without_a_gap_and_each_says_why() -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, LATEST_VERSION + 1))
    assert all(migration.why for migration in MIGRATIONS)


@pytest.mark.parametrize("content", [b"hello", b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 4080])
def test_a_file_of_another_kind_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"affair\.db .*(--project|damaged)"):
        Project.open(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE captures (id)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Project.open(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_file_of_a_newer_version_asks_for_an_upgrade_and_is_left_alone(path: Path) -> None:
    Project.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {LATEST_VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer dateline.*upgrade"):
        Project.open(path)
    assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Project.open(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"does not exist; make .*nowhere"):
        Project.open(tmp_path / "nowhere" / "affair.db")


def test_a_device_is_refused() -> None:
    with pytest.raises(StoreError, match="not an ordinary file"):
        Project.open("/dev/null")


def test_a_name_that_means_something_to_sqlite_is_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Project.open(":memory:").close()
    Project.open("file:a?mode=ro#%41.db").close()
    assert sorted(one.name for one in tmp_path.iterdir()) == [":memory:", "file:a?mode=ro#%41.db"]


def test_opening_a_second_time_keeps_the_locks_of_the_first(path: Path, project: Project) -> None:
    Project.open(path).close()
    probe = (
        "import fcntl, sys\n"
        "file = open(sys.argv[1], 'r+b')\n"
        "fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)"  # SQLite's shared lock bytes
    )
    project.captures()
    done = subprocess.run([sys.executable, "-c", probe, str(path)], capture_output=True, check=False)
    assert done.returncode != 0


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_file_without_permission_is_refused(path: Path) -> None:
    Project.open(path).close()
    path.chmod(0o400)
    with pytest.raises(StoreError, match="permissions"):
        Project.open(path)


def test_no_permission_is_told_before_anything_is_tried(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreError, match=r"affair\.db may not be read and written; check its permissions"):
        Project.open(path)


def test_a_locked_file_is_told_after_the_timeout(path: Path, project: Project) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"affair\.db is in use by another program"):
            project.save_failure(Failure("a", "reading", "b"))
        assert project.failures() == ()
        other.execute("ROLLBACK")
    project.save_failure(Failure("a", "reading", "b"))


def test_a_file_locked_for_reading_too_is_told_on_opening(path: Path) -> None:
    Project.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="in use by another program"):
            Project.open(path, lock_timeout_s=0.05)


def test_a_full_disk_is_told_and_nothing_before_it_is_lost(project: Project, capture: Capture, body: bytes) -> None:
    project.save_capture(capture, body, "/reports/a.txt")
    pages = project._connection.execute("PRAGMA page_count").fetchone()[0]
    project._connection.execute(f"PRAGMA max_page_count = {pages}")
    rows = [("doc-1", "names", str(number), os.urandom(5000)) for number in range(50)]
    with pytest.raises(StoreError, match="disk is full; free some space"):
        project.save_annotations(rows)
    project._connection.execute("PRAGMA max_page_count = 100000")
    assert project.load_annotation("doc-1", "names", "0") is None
    assert project.load_body(capture.id) == body
    project.save_annotations(rows)


def test_an_error_of_the_file_system_is_translated(path: Path) -> None:
    with pytest.raises(StoreError, match="No space left on device"), translated(path):
        raise OSError(28, "No space left on device")


def test_a_closed_project_says_so(path: Path) -> None:
    project = Project.open(path)
    project.close()
    project.close()
    with pytest.raises(StoreError, match="closed"):
        project.captures()


def test_a_failed_call_leaves_no_transaction_open(project: Project) -> None:
    with pytest.raises(StoreError):
        project.save_annotations([("doc-1", "names", "k")])  # type: ignore[list-item]
    project.save_failure(Failure("a", "reading", "b"))
