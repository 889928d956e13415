"""Readers' marks become stand-off files."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from training.collect import agreement, is_held_out, main, write
from training.notation import Marks, read_marks

TEXT = "Ann Lee met Bob in Oran. He said: it fell."
ALL = (
    "N PER|Ann Lee\nN PLACE|Oran\nC@2 He | said | it fell\nE@1 MEET occurred | met | agent=Ann Lee; place=Oran\n"
    "K 1:Bob | 2:He\n"
)


def document(name: str = "d/1", **other: Any) -> dict[str, Any]:
    return {"set": "re3d", "id": name, "text": TEXT, "events": True, "coref": True, **other}


def figures(left: str, right: str, **other: Any) -> dict[str, float]:
    return agreement([(document(**other), read_marks(left, TEXT)[0], read_marks(right, TEXT)[0])])


def test_a_tenth_by_the_hash_of_the_id_is_held_out() -> None:
    held = [name for name in map(str, range(2000)) if is_held_out(name)]
    assert 0.05 < len(held) / 2000 < 0.15
    assert all(int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 0 for name in held)


def test_files_hold_marks_by_set_and_id_and_no_text(tmp_path: Path) -> None:
    (tmp_path / "d_1.ann").write_text(ALL, encoding="utf-8")
    (tmp_path / "c.ann").write_text("N PER|Bob\n", encoding="utf-8")
    write([document(), document("c", events=False, coref=False)], tmp_path, tmp_path)
    first, second = map(json.loads, (tmp_path / "re3d.jsonl").read_text(encoding="utf-8").splitlines())
    assert first == {
        "set": "re3d", "id": "c", "held_out": is_held_out("c"), "names": [{"start": 12, "end": 15, "kind": "PER"}],
        "claims": [], "events": None, "chains": None,
    }  # fmt: skip
    assert second["events"][0]["trigger"] == [8, 11]
    assert second["chains"] == [[[12, 15], [25, 27]]]
    assert "Ann" not in (tmp_path / "re3d.jsonl").read_text(encoding="utf-8")


def test_a_fault_stops_and_names_the_document(tmp_path: Path) -> None:
    (tmp_path / "d_1.ann").write_text("N PER|Eve\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"d/1: line 1: 'Eve' does not stand there"):
        write([document()], tmp_path, tmp_path)


def test_one_reading_agrees_with_itself() -> None:
    assert set(figures(ALL, ALL).values()) - {0.0} == {1.0}
    assert [key for key, share in figures(ALL, ALL).items() if share == 0.0] == ["names ORG"]


def test_a_name_of_another_kind_is_no_agreement() -> None:
    found = figures("N PER|Ann Lee\nN PER|Oran", "N PER|Ann Lee\nN PLACE|Oran")
    assert (found["names"], found["names PER"], found["names PLACE"]) == (0.5, 0.667, 0.0)


def test_parts_of_claims_agree_by_half() -> None:
    assert figures("C@2 He | said | it fell", "C@2 He | said: it | it")["content"] == 0.0
    assert figures("C@2 He | | it fell", "C@2 He | | : it fell")["content"] == 1.0


def test_a_status_counts_where_both_saw_the_event() -> None:
    found = figures("E@1 MEET occurred | met", "E@1 MEET planned | met\nE@2 DISASTER occurred | fell")
    assert (found["triggers"], found["status of both"]) == (0.667, 0.0)


def test_links_are_compared_mention_by_mention() -> None:
    assert figures("K 1:Bob | 2:He", "K 1:Ann Lee | 1:Bob | 2:He")["links"] == 0.667


def test_what_was_not_asked_for_is_not_compared() -> None:
    assert not {"triggers", "arguments", "links"} & figures(ALL, ALL, events=False, coref=False).keys()


def test_nothing_read_twice_gives_no_figures() -> None:
    assert agreement([]) == {}
    assert agreement([(document(), Marks(), Marks())])["names"] == 0.0


def test_the_command_writes_and_compares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("first", "second", "out"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "d_1.ann").write_text(ALL, encoding="utf-8")
    (tmp_path / "plan.json").write_text(json.dumps([[document()]]), encoding="utf-8")
    options = {"--plan": "plan.json", "--marks": "first", "--second": "second", "--out": "out"}
    monkeypatch.setattr("sys.argv", ["collect", *(w for k, v in options.items() for w in (k, str(tmp_path / v)))])
    main()
    shown = json.loads(capsys.readouterr().out)
    assert (shown["documents"], shown["names"], shown["links"]) == (1, 1.0, 1.0)
    assert (tmp_path / "out" / "re3d.jsonl").exists()
