"""The main job as a person does it: add the example reports, read, judge, export; and what the contract promises."""

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.contract.keys import KEYS
from tests.e2e.command import COMMAND, REPORTS, ROOT, Row, dateline, environment, exported, inside, lines
from tests.e2e.conftest import Made

EXPECTED = json.loads((ROOT / "examples/expected.json").read_text(encoding="utf-8"))
LISTS = ("events", "entities", "claims", "conflicts", "origins", "documents")

PARTS = {
    "boilerplate": "start end capture_start capture_end kind",
    "arguments": "role entity_id",
    "quantities": "what value low high unit bound scope start end",
    "speaker": "entity_id kind start end text",
    "content": "start end capture_start capture_end quote",
    "members": "document_id capture_start capture_end quote",
    "place": "latitude longitude radius_km country gazetteer_id",
}


def file_of(row: Row) -> str:
    return Path(row["capture"]).name


def documents_of(made: Made) -> dict[str, Row]:
    return {row["id"]: row for row in made.export["documents"]}


def on_disk(capture: str) -> str:
    return (ROOT / capture).read_bytes().decode("utf-8")


def promised(file: str, headline: str) -> Row:
    found: Row = next(row for row in EXPECTED["documents"] if (row["file"], row["headline"]) == (file, headline))
    return found


# Adding


def test_add_ends_well_and_names_every_report(made: Made) -> None:
    assert made.added.returncode == 0
    assert made.added.stderr == ""
    told = " ".join(made.added.stdout.split())
    assert [row["headline"] for row in EXPECTED["documents"] if row["headline"] not in told] == []
    assert [path.name for path in sorted((ROOT / REPORTS).iterdir()) if f"{path.name}: read" not in told] == []
    assert "15 reports from 12 items, 0 skipped" in told


def test_adding_again_changes_no_byte_of_the_export(made: Made, project: Path, tmp_path: Path) -> None:
    again = dateline("--project", project, "add", REPORTS)
    assert (again.returncode, again.stdout.count("known already, nothing changed")) == (0, 12)
    exported(project, tmp_path / "again")
    before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == before


def stages_done(project: Path) -> int:
    """How many stages have left something in the project file so far."""
    if not project.exists():
        return 0
    with closing(sqlite3.connect(f"{project.as_uri()}?mode=ro", uri=True)) as looking:
        try:
            return int(looking.execute("SELECT count(DISTINCT stage) FROM annotations").fetchone()[0])
        except sqlite3.OperationalError:  # the tables are not there yet
            return 0


def test_a_killed_add_that_runs_again_gives_the_same_export(made: Made, tmp_path: Path) -> None:
    project, kill_after = tmp_path / "cut.db", random.Random(2019).randint(1, 5)
    began = subprocess.Popen(
        [COMMAND, "--project", project, "add", REPORTS],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while began.poll() is None and stages_done(project) < kill_after:
        time.sleep(0.005)
    began.kill()
    assert began.wait() == -signal.SIGKILL, "it ended before it could be killed"
    assert dateline("--project", project, "add", REPORTS).returncode == 0
    export = exported(project, tmp_path / "export")
    assert [name for name in KEYS if export[name] != made.export[name]] == []


# The export


def test_the_export_has_every_file_and_key_of_the_contract(made: Made) -> None:
    assert set(made.export) == set(KEYS)
    missing = {
        (name, key)
        for name, keys in KEYS.items()
        for row in made.export[name]
        for key in keys.split()
        if key not in row
    }
    assert missing == set()


def test_the_parts_of_rows_have_every_key_of_the_contract(made: Made) -> None:
    missing = set()
    for rows in made.export.values():
        for row in rows:
            for name, keys in PARTS.items():
                held = row.get(name) or []
                for part in held if isinstance(held, list) else [held]:
                    missing |= {(name, key) for key in keys.split() if key not in part}
    assert missing == set()


def quoted(made: Made) -> list[tuple[str, Row, str]]:
    """Every stretch of text that the export quotes: document, the row with its offsets, the words."""
    export = made.export
    found = [(row["document_id"], row, row["text"]) for name in ("mentions", "times") for row in export[name]]
    found += [(row["document_id"], row, row["quote"]) for row in export["event_mentions"]]
    found += [(row["document_id"], one, one["text"]) for row in export["event_mentions"] for one in row["arguments"]]
    found += [(row["document_id"], row["content"], row["content"]["quote"]) for row in export["claims"]]
    found += [
        (row["document_id"], row["speaker"], row["speaker"]["text"]) for row in export["claims"] if row["speaker"]
    ]
    return found + [(one["document_id"], one, one["quote"]) for row in export["conflicts"] for one in row["members"]]


def test_every_quote_stands_in_its_document(made: Made) -> None:
    documents = documents_of(made)
    found = quoted(made)
    assert len(found) > 500
    wrong = [
        words
        for document_id, row, words in found
        if "start" in row and documents[document_id]["text"][row["start"] : row["end"]] != words
    ]
    assert wrong == []


def test_every_quote_of_a_plain_text_stands_in_the_file_on_disk(made: Made) -> None:
    documents = documents_of(made)
    checked = 0
    for document_id, row, words in quoted(made):
        document = documents[document_id]
        if "capture_start" in row and document["capture"].endswith(".txt"):
            assert on_disk(document["capture"])[row["capture_start"] : row["capture_end"]] == words
            checked += 1
    assert checked > 300


def test_documents_of_plain_text_are_a_stretch_of_their_file(made: Made) -> None:
    for row in made.export["documents"]:
        if row["capture"].endswith(".txt"):
            assert on_disk(row["capture"])[row["capture_start"] : row["capture_end"]] == row["text"]
        else:
            assert (row["capture_start"], row["capture_end"]) == (None, None)


def test_every_id_is_of_a_record(made: Made) -> None:
    export = made.export
    ids = {name: {row["id"] for row in export[name]} for name in KEYS if name != "failures"}
    named: list[tuple[str, str | None]] = []
    for row in (*export["mentions"], *export["times"], *export["event_mentions"], *export["claims"]):
        named.append(("documents", row["document_id"]))
    named += [("entities", row["entity_id"]) for row in export["mentions"]]
    named += [("origins", row["origin_id"]) for row in export["documents"]]
    named += [("events", row["main_event_id"]) for row in export["documents"]]
    for row in export["event_mentions"]:
        named += [("events", row["event_id"]), ("claims", row["claim_id"]), ("entities", row["place_entity_id"])]
    for row in export["events"]:
        named += [("event_mentions", one) for one in row["mention_ids"]]
        named += [("documents", one) for one in row["document_ids"]]
    for row in (*export["events"], *export["event_mentions"]):
        named += [("entities", one["entity_id"]) for one in row["arguments"]]
    for row in export["claims"]:
        named += [("event_mentions", one) for one in row["event_mention_ids"]]
        named += [("entities", row["speaker"]["entity_id"])] if row["speaker"] else []
    for one in (one for row in export["conflicts"] for one in row["members"]):
        named += [("event_mentions", one["event_mention_id"]), ("claims", one["claim_id"])]
    named += [("documents", one) for row in export["origins"] for one in row["document_ids"]]
    assert [(name, one) for name, one in named if one is not None and one not in ids[name]] == []


def test_every_report_is_in_exactly_one_origin(made: Made) -> None:
    owned = [one for row in made.export["origins"] for one in row["document_ids"]]
    assert sorted(owned) == sorted(documents_of(made))


# What examples/expected.json promises


def test_each_file_holds_the_reports_that_a_careful_reader_finds(made: Made) -> None:
    found = [(file_of(row), row["headline"]) for row in made.export["documents"]]
    assert found == [(row["file"], row["headline"]) for row in EXPECTED["documents"]]


def test_reports_that_date_themselves_have_their_day(made: Made) -> None:
    wrong = []
    for row in made.export["documents"]:
        published = promised(file_of(row), row["headline"])["published"]
        if published["basis"] != "inferred" and row["published"] != published["earliest"]:
            wrong.append((row["headline"], row["published"]))
    assert wrong == []


def test_inferred_days_of_publication_meet_those_of_a_reader(made: Made) -> None:
    wrong = []
    for row in made.export["documents"]:
        published = promised(file_of(row), row["headline"])["published"]
        first, _, last = (row["published"] or "").partition("/")
        if first and not (first <= published["latest"] and published["earliest"] <= (last or first)):
            wrong.append((row["headline"], row["published"]))
    assert wrong == []


@pytest.mark.parametrize("pair", EXPECTED["reprints"] + EXPECTED["shared_origin"])
def test_reports_of_one_text_have_one_origin(made: Made, pair: list[str]) -> None:
    origins = {file_of(row): row["origin_id"] for row in made.export["documents"]}
    assert origins[pair[0]] == origins[pair[1]]


@pytest.mark.parametrize("entity", EXPECTED["entities"], ids=lambda entity: str(entity["name"]))
def test_the_spellings_of_a_name_are_in_one_entity_of_its_kind(made: Made, entity: Row) -> None:
    spellings = set(entity["spellings"])
    assert [row["kind"] for row in made.export["entities"] if spellings <= set(row["aliases"])] == [entity["kind"]]


@pytest.mark.parametrize("pair", EXPECTED["distinct"])
def test_names_of_two_things_are_in_two_entities(made: Made, pair: list[str]) -> None:
    assert not any(set(pair) <= set(row["aliases"]) for row in made.export["entities"])


def test_the_meeting_is_one_event_of_two_origins(made: Made) -> None:
    names = {row["id"]: row["name"] for row in made.export["entities"]}
    promised_meeting = next(row for row in EXPECTED["events"] if row["type"] == "MEET")
    met = [
        row
        for row in made.export["events"]
        if (row["type"], row["period"], row["status"]) == ("MEET", promised_meeting["period"], "occurred")
    ]
    assert len(met) == 1
    agents = {names[one["entity_id"]] for one in met[0]["arguments"] if one["role"] == "agent"}
    files = {file_of(documents_of(made)[one]) for one in met[0]["document_ids"]}
    assert agents == set(promised_meeting["agents"])
    assert names[met[0]["place_entity_id"]] == promised_meeting["place"]
    assert files == {one["file"] for one in promised_meeting["accounts"]}
    assert met[0]["origin_count"] == 2


def sides_in(made: Made, about: str) -> set[int]:
    """Which sides of an expected conflict stand in one conflict of the export: in that which has most of them."""
    documents = documents_of(made)
    sides = next(row["sides"] for row in EXPECTED["conflicts"] if row["about"] == about)
    shown: set[int] = set()
    for conflict in made.export["conflicts"]:
        told = [(file_of(documents[one["document_id"]]), one["quote"]) for one in conflict["members"]]
        here = {
            number
            for number, side in enumerate(sides)
            for one in side
            for file, quote in told
            if file == one["file"] and (one["passage"] in quote or quote in one["passage"])
        }
        shown = max(shown, here, key=len)
    return shown


@pytest.mark.parametrize(
    ("about", "sides"),
    [("How many died in Lomsk?", 2), ("Was the drone shot down?", 2), ("Was the siege of Sarai-Kul lifted?", 1)],
)
def test_a_conflict_shows_its_sides(made: Made, about: str, sides: int) -> None:
    assert len(sides_in(made, about)) >= sides


# Reading


@pytest.mark.parametrize("name", LISTS)
def test_json_of_a_list_is_the_lines_of_the_export(made: Made, name: str) -> None:
    ended = dateline("--project", made.project, name, "--json")
    assert ended.returncode == 0
    assert lines(ended.stdout) == made.export[name]


def test_the_timeline_opens_every_line_at_its_sentence(made: Made) -> None:
    found = lines(dateline("--project", made.project, "timeline", "--who", "Kravel", "--type", "MEET", "--json").stdout)
    assert "2019-10-08" in json.dumps(found)
    assert "Anton Kravel met President Osman Teyrek in Marqad on Tuesday" in json.dumps(found, ensure_ascii=False)


def meeting_of(made: Made) -> Row:
    return next(row for row in made.export["events"] if row["type"] == "MEET" and row["period"] == "2019-10-08")


def test_show_gives_the_record_with_its_accounts(made: Made) -> None:
    meeting = meeting_of(made)
    shown = json.loads(dateline("--project", made.project, "show", meeting["id"], "--json").stdout)
    assert (shown["kind"], shown["record"]) == ("event", meeting)
    assert len(shown["accounts"]) == len(meeting["mention_ids"])


def test_why_gives_passages_rules_and_joins(made: Made) -> None:
    told = json.loads(dateline("--project", made.project, "why", meeting_of(made)["id"], "--json").stdout)
    assert len(told["passages"]) >= 3
    assert told["rules"] and told["joins"]


def test_search_finds_the_sentence_with_the_words(made: Made) -> None:
    answer = json.loads(dateline("--project", made.project, "search", "pumping", "station", "Kesk", "--json").stdout)
    assert "seized the pumping station at Kesk" in answer["passages"][0]["quote"]


def test_ask_answers_and_says_when_the_reports_do_not(made: Made, tmp_path: Path) -> None:
    asked = tmp_path / "questions.jsonl"
    asked.write_text(
        '{"id": "met", "question": "Who met Osman Teyrek in Marqad?"}\n'
        '{"id": "opera", "question": "Which opera opened in Buenos Aires?"}\n'
    )
    ended = dateline("--project", made.project, "ask", "--jsonl", asked)
    met, opera = lines(ended.stdout)
    assert (ended.returncode, met["id"], opera["id"]) == (0, "met", "opera")
    assert met["answered"] and any("Kravel met" in one["quote"] for one in met["passages"][:3])
    assert not opera["answered"]


def test_the_project_comes_from_the_option_or_the_environment(made: Made, tmp_path: Path) -> None:
    named = dateline("--project", made.project, "origins", "--json", folder=tmp_path)
    surrounding = dateline("origins", "--json", folder=tmp_path, DATELINE_PROJECT=str(made.project))
    assert lines(named.stdout) == lines(surrounding.stdout) == made.export["origins"]
    shutil.copy(made.project, tmp_path / "dateline.db")
    assert dateline("origins", "--json", folder=tmp_path).stdout == named.stdout


# Judging


def judge(project: Path, *words: str) -> None:
    ended = inside("--project", project, "judge", *words, "--by", "Edda Marsh", "--because", "read both")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert "1 decision(s) recorded" in ended.stderr


def events_of(project: Path) -> dict[str, Row]:
    return {row["id"]: row for row in lines(inside("--project", project, "events", "--json").stdout)}


def test_same_joins_two_events_and_different_undoes_it(made: Made, project: Path) -> None:
    left, right = meeting_of(made), next(row for row in made.export["events"] if row["type"] == "PROTEST")
    judge(project, "same", left["id"], right["id"])
    joined = events_of(project)
    assert set(right["mention_ids"]) < set(joined[left["id"]]["mention_ids"])
    judge(project, "different", left["id"], right["id"])
    assert events_of(project) == {row["id"]: row for row in made.export["events"]}


def test_set_changes_a_field_until_the_next_word_on_it(made: Made, project: Path) -> None:
    meeting = meeting_of(made)
    judge(project, "set", meeting["id"], "status", "claimed")
    assert dateline("--project", project, "add", f"{REPORTS}/01-valley-courier.txt").returncode == 0, "it survives"
    assert events_of(project)[meeting["id"]] == {**meeting, "status": "claimed"}
    judge(project, "set", meeting["id"], "status", "occurred")
    assert events_of(project)[meeting["id"]] == meeting


def test_reject_takes_an_event_out_and_why_is_told_to_a_colleague(made: Made, project: Path, tmp_path: Path) -> None:
    meeting = meeting_of(made)
    judge(project, "reject", meeting["id"])
    assert meeting["id"] not in events_of(project)
    judge(project, "keep", meeting["id"])
    assert events_of(project)[meeting["id"]] == meeting
    judge(project, "reject", meeting["id"])
    decisions = tmp_path / "decisions.jsonl"
    assert inside("--project", project, "judge", "export", decisions).returncode == 0
    decision = lines(decisions.read_text(encoding="utf-8"))[0]
    assert (decision["verdict"], decision["person"], decision["because"]) == ("reject", "Edda Marsh", "read both")
    theirs = Path(shutil.copy(made.project, tmp_path / "theirs.db"))
    for _ in range(2):
        assert inside("--project", theirs, "judge", "import", decisions).returncode == 0
    assert events_of(theirs) == events_of(project)
    assert inside("--project", theirs, "judge", "export", "-").stdout == decisions.read_text(encoding="utf-8")


# Annotating single texts


def test_annotate_reads_a_file_without_a_project(tmp_path: Path) -> None:
    text = "Ilona Vasko met Pavel Drin in Paris on Tuesday."
    (tmp_path / "report.txt").write_text(text)
    ended = dateline("annotate", "report.txt", "--published", "2031-03-06", folder=tmp_path)
    assert (ended.returncode, list(tmp_path.glob("*.db"))) == (0, [])
    found = json.loads(ended.stdout)
    assert [text[one["start"] : one["end"]] for one in found["times"]] == ["Tuesday"]
    assert [one["period"] for one in found["times"]] == ["2031-03-04"]
    assert [one["type"] for one in found["event_mentions"]] == ["MEET"]
