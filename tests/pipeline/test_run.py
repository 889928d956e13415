"""A run over a project: what changes on disk is a new version, what is not understood is kept and searched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from dateline.pipeline.assemble import open_run
from dateline.pipeline.progress import Silent
from dateline.pipeline.run import AddReport, Run
from dateline.resolution.versions import REASON
from dateline.settings import Settings

GERMAN = (
    "Lyon - Das Hafenamt teilte am Montag mit, dass die Fähre seit einer Woche verspätet sei.\n\n"
    "Die Ministerin Odile Varenne sagte, dass man die Brücke bald wieder für alle öffnen werde."
)


@contextmanager
def project(folder: Path) -> Iterator[Run]:
    ticks = count()
    with open_run(Settings(project=str(folder / "pile.db")), Silent()) as run:
        yield replace(run, now=lambda: f"2031-05-06T08:00:{next(ticks):02}+00:00")


def uris(report: AddReport) -> list[tuple[str, bool, bool]]:
    return [(Path(one.capture.uri).name, one.new, one.capture.previous_id is not None) for one in report.added]


def test_a_changed_file_is_a_new_version_of_one_origin(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with project(tmp_path) as run:
        path.write_text("Ferry sinks\n\nLYON (AFP) - A ferry sank on Monday, killing three people, the port said.")
        assert uris(run.add([str(path)])) == [("a.txt", True, False)]
        path.write_text("Ferry sinks\n\nLYON (AFP) - A boat went down late on Monday. Four are dead, officials said.")
        report = run.add([str(path)])
        assert uris(report) == [("a.txt", True, True)]
        (origin,) = report.origins
        assert [link.reason for link in origin.why] == [REASON]
        assert len(run.store.load_corpus().documents) == 2
        assert uris(run.add([str(path)])) == [("a.txt", False, True)]


def test_lines_of_one_file_that_share_an_id_are_no_versions(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "Rain fell in Lyon."}\n{"id": "1", "text": "Snow fell in Geneva."}\n')
    with project(tmp_path) as run:
        report = run.add([str(path)])
    assert uris(report) == [("1", True, False), ("1", True, False)]
    assert len(report.origins) == 2


def test_a_report_in_another_language_is_kept_and_searched_and_not_read_for_events(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN)
    with project(tmp_path) as run:
        (added,) = run.add([str(path)]).added
        (document,) = run.store.load_corpus().documents
    assert (added.documents[0].language, added.documents[0].understood) == ("de", False)
    assert document.sentences
    assert (document.mentions, document.event_mentions, document.claims) == ((), (), ())
