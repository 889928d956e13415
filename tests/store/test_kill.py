"""A run killed at any moment leaves a consistent file, and running again ends where an uncut run does."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from dateline.records.corpus import Corpus
from dateline.store.project import Project

#: Seconds between a run's first step and its kill: while the file is made, then further and further on.
DELAYS = (0.0, 0.002, 0.01, 0.03, 0.08)

CAPTURES = 20

WORK = f"""
import sys
from hashlib import sha256
from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.records.document import Capture, Document
from dateline.records.language import Sentence, Syntax
from dateline.records.origin import Origin
from dateline.store.project import Project

print("started", flush=True)
with Project.open(sys.argv[1]) as project:
    read = []
    for number in range({CAPTURES}):
        body = f"Report {{number}}. ".encode() * 500
        digest = sha256(body).hexdigest()
        capture = Capture(f"cap-{{number}}", f"{{number}}.txt", "text/plain", digest, "2031-05-06")
        if project.find_capture(digest, capture.uri) is None:
            project.save_capture(capture, body, capture.uri)
        documents = project.load_documents(capture.id, "1")
        if documents is None:
            text = body.decode()
            documents = tuple(Document(f"doc-{{number}}-{{i}}", capture.id, i, 0, len(text), text) for i in range(3))
            project.save_documents(capture.id, "1", documents)
        for one in documents:
            project.save_annotations([(one.id, "names", "key", b"payload")])
        read.extend(AnnotatedDocument(one, Syntax((Sentence(0, 10, 0, 0, 0),))) for one in documents)
        origins = tuple(Origin(one.document.id, (one.document.id,)) for one in read)
        project.save_resolution(read, Resolution(origins))
"""


def start(path: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", WORK, str(path)], stdout=subprocess.PIPE)


@pytest.fixture(scope="module")
def uncut(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    path = tmp_path_factory.mktemp("uncut") / "affair.db"
    assert finished(start(path)) == 0
    with Project.open(path) as project:
        return project.load_corpus()


def test_a_killed_run_leaves_a_consistent_file_and_goes_on(tmp_path: Path, uncut: Corpus) -> None:
    path = tmp_path / "affair.db"
    for delay in DELAYS:
        running = start(path)
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(delay)
        running.kill()
        finished(running)
        check(path)
    assert finished(start(path)) == 0
    with Project.open(path) as project:
        assert project.load_corpus() == uncut


def finished(running: "subprocess.Popen[bytes]") -> int:
    running.communicate()
    return running.returncode


def check(path: Path) -> None:
    with Project.open(path) as project:
        for capture in project.captures():
            assert sha256(project.load_body(capture.id)).hexdigest() == capture.bytes_sha256
            assert len(project.load_documents(capture.id, "1") or "abc") == 3
        corpus = project.load_corpus()
        assert len(corpus.documents) == len(corpus.resolution.origins)
        assert len(corpus.documents) % 3 == 0
        assert len(project.search("report", 1000)) == len(corpus.documents)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_two_programs_may_make_the_file_at_once(tmp_path: Path, uncut: Corpus) -> None:
    path = tmp_path / "affair.db"
    both = [start(path), start(path)]
    assert [finished(one) for one in both] == [0, 0]
    with Project.open(path) as project:
        corpus = project.load_corpus()
    assert (corpus.documents, corpus.resolution) == (uncut.documents, uncut.resolution)
