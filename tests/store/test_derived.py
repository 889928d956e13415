"""The chronology is replaced as a whole, and comes back as it was."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import StoreError
from dateline.records.corpus import AnnotatedDocument, Corpus, Resolution
from dateline.records.document import Capture, Document
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.failure import Failure
from dateline.records.mention import Form, Kind, Mention
from dateline.store.migrations import KEPT_TABLES
from dateline.store.project import Project


def test_a_new_project_has_an_empty_corpus(project: Project) -> None:
    assert project.load_corpus() == Corpus()


def test_everything_comes_back_with_syntax(
    project: Project, documents: tuple[AnnotatedDocument, ...], resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    assert project.load_corpus(with_syntax=True) == Corpus(documents=documents, resolution=resolution)


def test_without_syntax_the_sentences_stay_and_the_tokens_go(
    project: Project, documents: tuple[AnnotatedDocument, ...], resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    expected = tuple(replace(one, syntax=replace(one.syntax, tokens=())) for one in documents)
    assert project.load_corpus().documents == expected


@st.composite
def annotated_texts(draw: st.DrawFn) -> AnnotatedDocument:
    text = draw(st.text(st.characters(exclude_categories=()), min_size=1, max_size=60))
    document = replace(draw(st.from_type(Document)), text=text)
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=5))
    spans = [(start, draw(st.integers(start + 1, len(text)))) for start in starts]
    return AnnotatedDocument(
        document,
        mentions=tuple(
            Mention(
                f"men-{start}-{end}",
                draw(st.sampled_from(Kind)),
                Form.NAME,
                Evidence(Span(document.id, start, end), text[start:end], Maker("names", "1")),
            )
            for start, end in spans
        ),
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(annotated_texts(), max_size=3), st.from_type(Resolution))
def test_any_corpus_comes_back_as_it_was_saved(
    project: Project, documents: list[AnnotatedDocument], resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    assert project.load_corpus(with_syntax=True) == Corpus(documents=tuple(documents), resolution=resolution)


def test_captures_judgements_and_failures_are_part_of_the_corpus(
    project: Project, capture: Capture, body: bytes
) -> None:
    failure = Failure("b.txt", "reading", "empty")
    project.save_capture(capture, body, "/reports/a.txt")
    project.save_failure(failure)
    assert project.load_corpus() == Corpus(captures=(capture,), failures=(failure,))


def test_saving_again_replaces_all_that_was_there(
    project: Project, documents: tuple[AnnotatedDocument, ...], resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    project.save_resolution(documents[1:], Resolution())
    assert project.load_corpus(with_syntax=True) == Corpus(documents=documents[1:])


def test_a_failed_rebuild_leaves_the_state_before(
    project: Project, documents: tuple[AnnotatedDocument, ...], resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    broken = replace(documents[1], mentions=("not a mention",))  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="cannot store"):
        project.save_resolution([broken], Resolution())
    assert project.load_corpus(with_syntax=True) == Corpus(documents=documents, resolution=resolution)


def test_a_reader_sees_the_state_before_until_the_new_one_is_whole(
    path: Path, project: Project, documents: tuple[AnnotatedDocument, ...], resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    before = project.load_corpus()
    with Project.open(path) as reader:
        with project._writing() as connection:
            connection.execute("DROP TABLE current_documents")
            assert reader.load_corpus() == before
            connection.rollback()
            connection.execute("BEGIN")
        project.save_resolution((), Resolution())
        assert reader.load_corpus() == Corpus()


def test_two_rebuilds_of_the_same_state_leave_the_same_rows(
    path: Path, project: Project, documents: tuple[AnnotatedDocument, ...], resolution: Resolution
) -> None:
    def dump() -> list[str]:
        project.save_resolution(documents, resolution)
        with closing(sqlite3.connect(path)) as connection:
            return list(connection.iterdump())

    assert dump() == dump()


def test_the_state_of_another_version_is_told_and_replaced_whole(
    project: Project, documents: tuple[AnnotatedDocument, ...], resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    project._connection.execute("CREATE TABLE stories (id)")
    objects = '["stories", "judgements", "no such thing"]'
    project._connection.execute("UPDATE derived_state SET shape = 'old', objects = ?", (objects,))
    corpus = project.load_corpus()
    assert (corpus.documents, corpus.resolution) == ((), Resolution())
    assert [failure.stage for failure in corpus.failures] == ["store"]
    assert project.search("arrested", 5) == []
    project.save_resolution(documents, resolution)
    tables = {name for (name,) in project._connection.execute("SELECT name FROM sqlite_master")}
    assert "stories" not in tables and set(KEPT_TABLES) <= tables
    assert project.load_corpus(with_syntax=True) == Corpus(documents=documents, resolution=resolution)


def test_the_chronology_reads_as_a_sentence(
    project: Project, documents: tuple[AnnotatedDocument, ...], resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    rows = project._connection.execute("SELECT * FROM chronology").fetchall()
    line = ("2031-05-06", "ARREST", "Oren Tal arrested", "patient: Oren Tal", "Lyon", "occurred", 2, 2, "evm-1")
    assert rows == [line]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT text, entity_id FROM mentions WHERE id = 'men-4'", [("Oren Tal", "men-2")]),
        (
            "SELECT id, event_id, status FROM event_mentions",
            [("evm-1", "evm-1", "occurred"), ("evm-2", "evm-1", "denied")],
        ),
        ("SELECT role, text FROM event_arguments", [("patient", "Oren Tal")]),
        ("SELECT speaker, cue, stance FROM claims", [("Police", "said", "asserts")]),
        ("SELECT text, first_day, last_day FROM times", [("Tuesday", "2031-05-06", "2031-05-06")]),
        ("SELECT text, value, bound FROM quantities", [("About 20 people", 20.0, "about")]),
        ("SELECT name, latitude, country FROM entities WHERE kind = 'place'", [("Lyon", 45.75, "FR")]),
        ("SELECT document_id FROM origin_documents", [("doc-1",), ("doc-2",)]),
        ("SELECT event_mention_id, end FROM conflict_members", [("evm-1", 63), ("evm-2", 25)]),
        ("SELECT published, outlet FROM current_documents WHERE id = 'doc-1'", [("2031-05-06", "Rhône Courier")]),
        (
            "SELECT count(*) FROM mentions JOIN current_documents ON current_documents.id = document_id "
            "WHERE mentions.text = substr(current_documents.text, start + 1, end - start)",
            [(4,)],
        ),
    ],
)
def test_a_person_can_query_it(
    project: Project,
    documents: tuple[AnnotatedDocument, ...],
    resolution: Resolution,
    *,
    query: str,
    rows: list[tuple[object, ...]],
) -> None:
    project.save_resolution(documents, resolution)
    assert project._connection.execute(query).fetchall() == rows
