"""Bad input: each bad item is named with what to do, nothing else is lost, and the exit code tells."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.e2e.command import COMMAND, Row, dateline, environment, lines
from tests.e2e.conftest import Made

from dateline.cli import main
from dateline.store import connection

GOOD = "Ilona Vasko met Pavel Drin in Paris on 4 March 2021."
LONG_LINE = "Police in Tarsk arrested two men on Monday. " * 20_000  # longer than any line that is read


def refused(ended: subprocess.CompletedProcess[str], *told: str, code: int = 2) -> None:
    """It stopped with one clear message on standard error, which says all of ``told``."""
    assert ended.returncode == code, ended.stderr
    assert "Traceback" not in ended.stderr
    assert [words for words in told if words not in ended.stderr] == [], ended.stderr


# Many bad items beside good ones


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder with every kind of bad file between two good ones, all added at once."""
    folder = tmp_path_factory.mktemp("mixed")
    (folder / "a-good.txt").write_text(GOOD)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\n \n")
    (folder / "noise.txt").write_bytes(random.Random(1).randbytes(20_000))
    (folder / "long-line.txt").write_text(LONG_LINE)
    (folder / "broken.txt").write_bytes(b"The mayor\x92s office in Lyon said on Monday that \xff\xfe two men had left.")
    (folder / "paper.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    (folder / "empty.jsonl").write_bytes(b"")
    rows = [
        '{"id": "j-1", "text": "Police arrested two men in Lyon on Monday.", "published": "2021-03-06"}',
        "not JSON",
        "[1, 2]",
        '{"text": "Nobody named this line."}',
        '{"id": "j-5", "text": "  "}',
        '{"id": "j-6", "text": "A convoy left \\ud800 Lyon with bread and blankets on Monday.", "published": "soon"}',
        "[" * 100_000,
        '{"id": "j-8", "text": "Rebels left Lyon on 9 May 2021.", "published": 20210510}',
    ]
    (folder / "lines.jsonl").write_text("\n".join(rows) + "\n")
    (folder / "nothing").mkdir()
    (folder / "z-good.txt").write_text("Rebels seized the port of Marseille on 5 March 2021.")
    items = ["missing.txt", "a-good.txt", "nothing", "empty.txt", "blank.txt", "noise.txt", "long-line.txt"]
    items += ["broken.txt", "paper.pdf", "empty.jsonl", "lines.jsonl", "http://127.0.0.1/a", "", "z-good.txt"]
    return folder, dateline("--project", "pile.db", "add", *items, folder=folder)


REMEDIES = {
    "missing.txt": "no such file or folder; check the name",
    "nothing": "the folder holds no readable files; add reports to it or name another folder",
    "empty.txt": "the file is empty; nothing to read",
    "blank.txt": "holds no words",
    "noise.txt": "looks like binary data, not a report; check that it is a text and save it as UTF-8",
    "long-line.txt": "a line has more than 500,000 characters; break it into paragraphs",
    "paper.pdf": "the PDF is damaged",
    "empty.jsonl": "the file is empty; put one report a line",
    "lines.jsonl, line 2": "not JSON",
    "lines.jsonl, line 3": "not a JSON object; write {id, text",
    "lines.jsonl, line 4": "no id; give every line an id of its own",
    "lines.jsonl, line 5, id j-5": "no text; put the report's text in the field text",
    "lines.jsonl, line 7": "not JSON",
    "http://127.0.0.1/a": "leads to 127.0.0.1, this computer",
    '""': "an empty name; name a file or a folder",
}


@pytest.mark.parametrize("item", sorted(REMEDIES))
def test_each_bad_item_is_named_with_its_remedy(
    mixed: tuple[Path, subprocess.CompletedProcess[str]], item: str
) -> None:
    told = [line for line in mixed[1].stderr.split("\n") if line.startswith(f"dateline: {item}: ")]
    assert len(told) == 1
    assert REMEDIES[item] in told[0]


def test_bad_items_give_one_line_each_and_exit_code_1(mixed: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    refused(mixed[1], code=1)
    assert len(mixed[1].stderr.strip().split("\n")) == len(REMEDIES)
    assert f"6 reports from 6 items, {len(REMEDIES)} skipped" in " ".join(mixed[1].stdout.split())


def test_the_good_items_beside_bad_ones_are_there(mixed: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    found: list[Row] = lines(dateline("--project", mixed[0] / "pile.db", "documents", "--json").stdout)
    assert {row["capture"] for row in found} == {"a-good.txt", "broken.txt", "z-good.txt", "j-1", "j-6", "j-8"}
    by_name = {row["capture"]: row for row in found}
    assert by_name["j-1"]["published"] == "2021-03-06"
    assert by_name["j-6"]["published"] is None
    assert "soon" in by_name["j-6"]["published_why"]
    assert "mayor’s office" in by_name["broken.txt"]["text"]


def test_failures_are_kept_and_exported(mixed: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    assert dateline("--project", mixed[0] / "pile.db", "export", "jsonl", "--out", tmp_path).returncode == 0
    kept = lines((tmp_path / "failures.jsonl").read_text(encoding="utf-8"))
    assert {row["item"] for row in kept} == set(REMEDIES)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(GOOD)
    secret.chmod(0)
    ended = dateline("--project", tmp_path / "pile.db", "add", secret)
    refused(ended, "secret.txt: no permission to read it; change its permissions", code=1)


def test_empty_standard_input_is_told(tmp_path: Path) -> None:
    refused(
        dateline("--project", tmp_path / "pile.db", "add", "-"),
        "standard input is empty; pipe a report into the command",
        code=1,
    )


def test_a_folder_with_the_project_and_an_export_in_it_gives_neither(made: Made, tmp_path: Path) -> None:
    shutil.copy(made.project, tmp_path / "dateline.db")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert dateline("export", "jsonl", folder=tmp_path).returncode == 0
    ended = dateline("add", ".", "--json", folder=tmp_path)
    told = json.loads(ended.stdout)
    assert (told["captures"], [one["item"] for one in told["skipped"]]) == ([], ["./empty.txt"])


# Projects that cannot be used


def test_a_project_in_use_is_told_and_can_still_be_read(made: Made, project: Path) -> None:
    with closing(sqlite3.connect(project, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ended = dateline("--project", project, "add", "examples/reports", DATELINE_LOCK_TIMEOUT_S="0.1")
        refused(ended, str(project), "in use by another program; wait for it to finish")
        assert lines(dateline("--project", project, "origins", "--json").stdout) == made.export["origins"]


def test_files_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    foreign, text = tmp_path / "foreign.db", tmp_path / "notes.txt"
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE notes (words TEXT)")
        other.commit()
    text.write_text("Buy bread.")
    before = foreign.read_bytes()
    refused(dateline("--project", foreign, "add", text), "foreign.db is a database of another program")
    refused(dateline("--project", text, "timeline"), "notes.txt is not a dateline project; name another file")
    assert (foreign.read_bytes(), text.read_text()) == (before, "Buy bread.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["foreign.db", "notes.txt"]


def test_a_damaged_project_is_told(project: Path) -> None:
    body = project.read_bytes()
    project.write_bytes(body[:4096] + random.Random(3).randbytes(len(body) - 4096))
    refused(dateline("--project", project, "timeline"), "pile.db is damaged; restore it from a copy")


@contextmanager
def small_disk(pages: int) -> Iterator[None]:
    """Inside, no project file of this process grows beyond ``pages``: SQLite answers as on a full disk."""
    prepare = connection._prepare

    def prepare_small(opened: sqlite3.Connection, path: Path) -> None:
        prepare(opened, path)
        opened.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_prepare", prepare_small)
        yield


def test_a_full_disk_is_told_and_nothing_is_lost(
    project: Path, made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = random.Random(7)
    report = tmp_path / "large.txt"
    report.write_text("\n".join("".join(words.choices("abcdefghij klmnop", k=80)) for _ in range(5_000)))
    with small_disk(project.stat().st_size // 4096 + 5):
        assert main(["--project", str(project), "add", str(report)]) == 2
    assert "the disk is full; free some space and run the command again, nothing is lost" in capsys.readouterr().err
    assert main(["--project", str(project), "documents", "--json"]) == 0
    assert lines(capsys.readouterr().out) == made.export["documents"]


# Output that cannot be written


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_output_that_cannot_be_written_is_told(made: Made, options: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [COMMAND, "--project", made.project, "events", *options],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            text=True,
        )
    refused(ended, "the output cannot be written: No space left on device")


def test_a_reader_that_goes_away_is_no_error(made: Made) -> None:
    began = subprocess.Popen(
        [COMMAND, "--project", made.project, "entities", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert began.stdout is not None
    began.stdout.close()
    _, told = began.communicate()
    assert (began.returncode, told) == (0, b"")


def test_a_terminal_that_takes_only_ascii_gets_all_there_is(made: Made) -> None:
    shown = dateline("--project", made.project, "claims", "--json", PYTHONIOENCODING="ascii")
    assert (shown.returncode, lines(shown.stdout)) == (0, made.export["claims"])
    assert dateline("--project", made.project, "claims", PYTHONIOENCODING="ascii").returncode == 0


def test_an_export_to_where_nothing_can_be_written_is_told(made: Made, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    ended = dateline("--project", made.project, "export", "jsonl", "--out", tmp_path / "taken")
    refused(ended, "cannot write to", "taken", "choose another --out")


# Lines of questions and texts


def test_a_file_of_questions_with_bad_lines_answers_the_others(made: Made, tmp_path: Path) -> None:
    asked = tmp_path / "questions.jsonl"
    asked.write_text(
        'nope\n{"id": "a", "question": "Who met Osman Teyrek?"}\n[]\n{"id": 3}\n{"id": 4, "question": " "}\n'
    )
    ended = dateline("--project", made.project, "ask", "--jsonl", asked)
    refused(ended, "questions.jsonl, line 1: not JSON", "line 3: no JSON object", "id 3: no question", code=1)
    rows = lines(ended.stdout)
    assert [row["id"] for row in rows] == [None, "a", None, 3, 4]
    assert ["error" in row for row in rows] == [True, False, True, True, True]
    assert rows[1]["passages"]


def test_a_file_of_texts_with_bad_lines_annotates_the_others(tmp_path: Path) -> None:
    texts: list[object] = [
        {"id": "good", "text": GOOD, "published": "2021-03-06"},
        ["no object"],
        {"id": "no text"},
        {"id": "blank", "text": "  "},
        {"id": "bad date", "text": GOOD, "published": "soon"},
        {"id": "odd date", "text": GOOD, "published": 20210306},
        {"id": "last day", "text": GOOD, "published": "9999-12-31"},
        {"id": "last but one", "text": "They meet next year.", "published": "9999-12-30"},
        {"id": "half \ud800", "text": "A convoy left \ud800 Lyon."},
        {"id": 8, "text": GOOD, "published": None},
    ]
    given = "".join(json.dumps(one) + "\n" for one in texts) + "not JSON\n" + "[" * 100_000 + "\n"
    ended = dateline("annotate", "--jsonl", "-", given=given, folder=tmp_path)
    told = ("standard input, line 2: no JSON object", "line 11: not JSON", "'no text': no text", "'bad date': ", "soon")
    refused(ended, *told, code=1)
    rows = lines(ended.stdout)
    assert [row["id"] for row in rows] == [one["id"] if isinstance(one, dict) else None for one in texts] + [None] * 2
    failed = [row["id"] for row in rows if "error" in row]
    assert failed == [None, "no text", "blank", "bad date", "odd date", "last day", None, None]
    assert [one["type"] for one in rows[0]["event_mentions"]] == ["MEET"]
