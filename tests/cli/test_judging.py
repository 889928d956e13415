"""Decisions as they are typed: read, checked against the records, and refused with what to do."""

import json
from pathlib import Path

import pytest
from tests.views.fixtures import build_corpus

from dateline.cli.judging import export_judgements, read_decision
from dateline.errors import RunError
from dateline.records.judgement import Judgement, Verdict

NOW = "2031-03-09T00:00:00+00:00"


def decide(*words: str) -> list[Judgement]:
    return read_decision(words, "Edda Marsh", "read both", now=NOW, corpus=build_corpus())


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("same evm-siege-herald evm-siege-reprint", [(Verdict.SAME, "evm-siege-herald", "evm-siege-reprint", None)]),
        ("unsure ent-vasko ent-drin", [(Verdict.UNSURE, "ent-vasko", "ent-drin", None)]),
        ("different ent-vasko men-drin", [(Verdict.DIFFERENT, "ent-vasko", "men-drin", None)]),
        ("set evt-siege status denied", [(Verdict.SET, "evt-siege", "status", "denied")]),
        ("set evt-siege period 2031-03-04", [(Verdict.SET, "evt-siege", "period", "2031-03-04")]),
        ("set evt-siege place ent-orlen", [(Verdict.SET, "evt-siege", "place", "ent-orlen")]),
        ("set doc-herald published 2031-03", [(Verdict.SET, "doc-herald", "published", "2031-03")]),
        ("set ent-vasko kind place", [(Verdict.SET, "ent-vasko", "kind", "place")]),
        ("reject ent-vasko", [(Verdict.REJECT, "ent-vasko", None, None)]),
        ("pin Vasko ent-vasko", [(Verdict.PIN, "ent-vasko", None, "Vasko")]),
        (
            "split ent-oskava men-oskava-herald men-oskava-courier",
            [
                (Verdict.SPLIT, "ent-oskava", "men-oskava-herald", None),
                (Verdict.SPLIT, "ent-oskava", "men-oskava-courier", None),
            ],
        ),
    ],
)
def test_a_decision_is_what_its_words_say(words: str, parts: list[tuple[Verdict, str, str | None, str | None]]) -> None:
    found = decide(*words.split())
    assert [(one.verdict, one.left_id, one.right_id, one.value) for one in found] == parts
    assert {(one.person, one.because, one.decided_at) for one in found} == {("Edda Marsh", "read both", NOW)}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("same ent-vasko", "not a decision; use: same|different|unsure LEFT RIGHT"),
        ("dance", "judge dance: not a decision"),
        ("same ent-vasko ent-drim", "no record has the id 'ent-drim'; did you mean ent-drin?"),
        ("reject nothing-like-it", "the lists (dateline timeline, entities, …) show ids"),
        ("same ent-vasko doc-herald", "ent-vasko is of kind entity but doc-herald is of kind document"),
        ("set ent-vasko status denied", "judge set status: ent-vasko is of kind entity; name one of kind event"),
        ("set evt-siege colour red", "there is no field 'colour'; use one of type, kind, period"),
        ("set evt-siege status done", "'done' is not one of occurred, ongoing"),
        ("set evt-siege period soon", "'soon' is not a date; write 2017-09-12"),
        ("set doc-herald published 9999-12-31", "'9999-12-31' is not a date"),
        ("set evt-siege place Oskava", "no entity has the id 'Oskava'; see `dateline entities --where NAME`"),
    ],
)
def test_a_wrong_decision_is_told_with_what_to_do(words: str, message: str) -> None:
    with pytest.raises(RunError) as refused:
        decide(*words.split())
    assert message in str(refused.value)


def test_what_is_exported_can_be_imported(tmp_path: Path) -> None:
    decided = decide("same", "evm-siege-herald", "evm-siege-reprint")
    export_judgements(decided, [str(tmp_path / "decisions.jsonl")])
    assert decide("import", str(tmp_path / "decisions.jsonl")) == decided


@pytest.mark.parametrize("line", ["nope", "[]", '{"id": "jdg-1"}', "[" * 100_000, json.dumps({"verdict": "love"})])
def test_a_bad_line_of_an_import_is_named_and_nothing_is_taken(tmp_path: Path, line: str) -> None:
    export_judgements(decide("reject", "ent-vasko"), [str(tmp_path / "decisions.jsonl")])
    with (tmp_path / "decisions.jsonl").open("a") as file:
        file.write(line + "\n")
    with pytest.raises(RunError, match=r"decisions\.jsonl, line 2: not a decision: .*; nothing was imported"):
        decide("import", str(tmp_path / "decisions.jsonl"))


def test_files_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="missing: no such file or folder; check the name"):
        decide("import", str(tmp_path / "missing"))
    with pytest.raises(RunError, match=r"cannot write .*; choose another file"):
        export_judgements([], [str(tmp_path / "no" / "folder")])
