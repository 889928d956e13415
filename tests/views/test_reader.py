"""A report as it is read: all of its words, the passage lit, notes beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views.fixtures import build_corpus

from dateline.views.reader import build_reader

LIFTED = "The blockade of Oskava was lifted on Tuesday"


def lit_words(document_id: str, at: tuple[int, int]) -> str:
    view = build_reader(build_corpus(), document_id, at=at)
    runs = [run for one in view.paragraphs for each in one.passages for run in each.runs]
    return "".join(run.text for run in runs if run.lit)


def test_the_passage_asked_for_is_lit_once_and_whole() -> None:
    text = build_corpus().documents[0].document.text
    start = text.index(LIFTED)
    assert lit_words("doc-herald", (start, start + len(LIFTED))) == LIFTED


@given(st.integers(0, 400), st.integers(0, 400))
def test_no_range_loses_or_doubles_a_word(start: int, end: int) -> None:
    document = build_corpus().documents[1].document
    view = build_reader(build_corpus(), document.id, at=(start, end))
    lines = ["".join(run.text for each in one.passages for run in each.runs) for one in view.paragraphs]
    assert "\n".join(lines).split() == document.text.split()
    assert sum(each.first for one in view.paragraphs for each in one.passages) <= 1


def test_names_and_times_are_tinted_with_what_they_stand_for() -> None:
    view = build_reader(build_corpus(), "doc-herald")
    tints = {(run.text, run.tint, run.name) for one in view.paragraphs for each in one.passages for run in each.runs}
    assert {
        ("Oskava", "place", "Oskava"),
        ("Ilona Vasko", "person", "Ilona Vasko"),
        ("the defence ministry", "organisation", "defence ministry"),
        ("Tuesday", "time", "4 Mar 2031"),
    } <= tints


def test_the_note_says_who_when_and_why_and_leads_to_the_next_account() -> None:
    text = build_corpus().documents[0].document.text
    start = text.index(LIFTED)
    note = build_reader(build_corpus(), "doc-herald", at=(start, start + 10)).notes[0]
    assert (note.account.speaker, note.account.when_shown, note.accounts) == ("defence ministry", "4 Mar 2031", 3)
    assert "counted from published 2031-03-05" in note.account.when_why
    assert note.before is None
    assert note.after is not None
    assert note.after.document_id == "doc-courier"


def test_the_headline_is_a_paragraph_of_its_own() -> None:
    kinds = [one.kind for one in build_reader(build_corpus(), "doc-herald").paragraphs]
    assert kinds == ["headline", "body", "body"]


def test_an_unknown_report_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        build_reader(build_corpus(), "doc-none")
