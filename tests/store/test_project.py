"""What is kept stays, and saying it twice changes nothing."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import SourceError, StoreError, UnknownRecord
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Capture, Document
from dateline.records.failure import Failure
from dateline.records.judgement import Judgement, Verdict
from dateline.store.project import Project

#: One file for all examples of a property: each example only adds to it.
SHARED = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANY_TEXT = st.text(st.characters(exclude_categories=()))
JUDGEMENT = Judgement("jud-1", Verdict.SAME, "men-1", "men-4", None, "Ida", "same lawyer", "2031-05-07T09:00:00+00:00")


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines


def test_a_capture_comes_back_with_its_bytes(project: Project, capture: Capture, body: bytes) -> None:
    project.save_capture(capture, body, "/reports/a.txt")
    assert project.captures() == (capture,)
    assert project.load_body(capture.id) == body


@SHARED
@given(st.binary(), ANY_TEXT, ANY_TEXT, st.lists(st.tuples(ANY_TEXT, ANY_TEXT)))
def test_any_capture_is_found_as_it_was_saved(
    project: Project, data: bytes, uri: str, resolved: str, said: list[tuple[str, str]]
) -> None:
    known = project.captures()
    digest = sha256(data).hexdigest()
    capture = Capture(f"cap-{len(known)}", uri, "text/plain", digest, "2031-05-07", tuple(said))
    before = project.find_capture(digest, resolved)
    project.save_capture(capture, data, resolved)
    assert project.captures() == (*known, capture)
    assert project.find_capture(digest, resolved) == (before or capture)
    assert project.load_body(capture.id) == data


def test_saving_everything_twice_changes_nothing(
    path: Path, project: Project, capture: Capture, body: bytes, documents: tuple[AnnotatedDocument, ...]
) -> None:
    def save() -> list[str]:
        project.save_capture(capture, body, "/reports/a.txt")
        project.save_documents(capture.id, "1", [documents[0].document])
        project.save_annotations([("doc-1", "names", "k", b"payload")])
        project.save_failure(Failure("b.txt", "reading", "empty"))
        project.append_judgement(JUDGEMENT)
        return dump(path)

    assert save() == save()


def test_the_same_bytes_are_kept_once(path: Path, project: Project, capture: Capture, body: bytes) -> None:
    project.save_capture(capture, body, "/reports/a.txt")
    project.save_capture(replace(capture, id="cap-2", uri="reports/b.txt"), body, "/reports/b.txt")
    assert sum(line.startswith('INSERT INTO "blobs"') for line in dump(path)) == 1


def test_captures_come_in_the_order_they_were_added(project: Project, capture: Capture, body: bytes) -> None:
    added = tuple(replace(capture, id=one) for one in ("cap-9", "cap-1", "cap-5"))
    for one in added:
        project.save_capture(one, body, one.id)
    assert project.captures() == added


def test_the_same_bytes_of_another_place_are_another_capture(project: Project, capture: Capture, body: bytes) -> None:
    project.save_capture(capture, body, "/reports/a.txt")
    assert project.find_capture(capture.bytes_sha256, "/reports/a.txt") == capture
    assert project.find_capture(capture.bytes_sha256, "/reports/b.txt") is None


def test_bytes_that_are_not_the_captures_are_refused(project: Project, capture: Capture) -> None:
    with pytest.raises(StoreError, match=r"reports/a\.txt do not have the hash"):
        project.save_capture(capture, b"other", "/reports/a.txt")
    assert project.captures() == ()


@pytest.mark.parametrize("decayed", [b"other", b"\x78\x9c\x03\x00\x00\x00\x00\x01"])
def test_decayed_bytes_are_told_and_saving_again_repairs_them(
    project: Project, capture: Capture, body: bytes, decayed: bytes
) -> None:
    project.save_capture(capture, body, "/reports/a.txt")
    project._connection.execute("UPDATE blobs SET body = ?", (decayed,))
    with pytest.raises(SourceError, match=r"reports/a\.txt have decayed") as caught:
        project.load_body(capture.id)
    assert caught.value.item == "reports/a.txt"
    project.save_capture(capture, body, "/reports/a.txt")
    assert project.load_body(capture.id) == body


def test_an_unknown_capture_is_told(project: Project) -> None:
    with pytest.raises(UnknownRecord, match="cap-9"):
        project.load_body("cap-9")
    with pytest.raises(UnknownRecord, match="cap-9"):
        project.save_documents("cap-9", "1", [])


@pytest.fixture
def read(project: Project, capture: Capture, body: bytes) -> Iterator[Project]:
    project.save_capture(capture, body, "/reports/a.txt")
    yield project


def test_documents_come_back_in_their_order(read: Project, documents: tuple[AnnotatedDocument, ...]) -> None:
    found = (documents[1].document, documents[0].document)
    read.save_documents("cap-1", "1", found)
    assert read.load_documents("cap-1", "1") == found


def test_a_capture_without_documents_counts_as_read(read: Project) -> None:
    assert read.load_documents("cap-1", "1") is None
    read.save_documents("cap-1", "1", ())
    assert read.load_documents("cap-1", "1") == ()


def test_another_version_of_reading_reads_again(read: Project, documents: tuple[AnnotatedDocument, ...]) -> None:
    read.save_documents("cap-1", "1", [documents[0].document])
    assert read.load_documents("cap-1", "2") is None


def test_a_changed_document_record_reads_again(read: Project) -> None:
    read.save_documents("cap-1", "1", ())
    read._connection.execute("UPDATE readings SET shape = 'old'")
    assert read.load_documents("cap-1", "1") is None


@SHARED
@given(st.from_type(Document))
def test_any_document_comes_back(read: Project, document: Document) -> None:
    read.save_documents("cap-1", "1", [document])
    assert read.load_documents("cap-1", "1") == (document,)


def test_an_annotation_is_found_under_its_key_only(project: Project) -> None:
    project.save_annotations([("doc-1", "names", "key", b"payload")])
    assert project.load_annotation("doc-1", "names", "key") == b"payload"
    assert project.load_annotation("doc-1", "names", "other") is None


def test_annotations_are_saved_all_or_none(project: Project) -> None:
    with pytest.raises(StoreError):
        project.save_annotations([("doc-1", "names", "key", b"payload"), ("doc-2", "names", None, b"")])  # type: ignore[list-item]
    assert project.load_annotation("doc-1", "names", "key") is None


def test_a_later_failure_replaces_the_earlier_one(project: Project) -> None:
    project.save_failure(Failure("a.txt", "reading", "once"))
    project.save_failure(Failure("a.txt", "reading", "twice", transient=True))
    project.save_failure(Failure("a.txt", "names", "other"))
    assert project.failures() == (Failure("a.txt", "names", "other"), Failure("a.txt", "reading", "twice", True))


def test_a_success_clears_the_failure(project: Project) -> None:
    project.save_failure(Failure("caf\udce9.txt", "reading", "once"))
    project.clear_failure("caf\udce9.txt", "reading")
    assert project.failures() == ()


def test_judgements_come_back_in_the_order_they_were_made(project: Project) -> None:
    made = tuple(replace(JUDGEMENT, id=one, right_id=None) for one in ("jud-9", "jud-1"))
    for one in made:
        project.append_judgement(one)
    assert project.judgements() == made


def test_another_judgement_under_the_same_id_is_refused(project: Project) -> None:
    project.append_judgement(JUDGEMENT)
    with pytest.raises(StoreError, match="jud-1 is there already"):
        project.append_judgement(replace(JUDGEMENT, verdict=Verdict.DIFFERENT))
    assert project.judgements() == (JUDGEMENT,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE judgements SET verdict = 'different'",
        "DELETE FROM judgements",
        "INSERT OR REPLACE INTO judgements VALUES (1, 'jud-2', 'same', 'a', 'b', '', '', '', '')",
        "INSERT OR REPLACE INTO judgements VALUES (2, 'jud-1', 'same', 'a', 'b', '', '', '', '')",
    ],
)
def test_no_one_can_change_or_remove_a_judgement(project: Project, statement: str) -> None:
    project.append_judgement(JUDGEMENT)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        project._connection.execute(statement)
    assert project.judgements() == (JUDGEMENT,)


def test_threads_wait_for_one_another(project: Project) -> None:
    def save(number: int) -> None:
        project.save_failure(Failure(f"{number:02}", "reading", "message"))
        project.failures()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(save, range(40)))
    assert [failure.item for failure in project.failures()] == [f"{number:02}" for number in range(40)]
