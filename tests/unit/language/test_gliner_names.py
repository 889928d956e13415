"""What becomes of a checkpoint's answers, and which folders are refused as one; the real library is in integration/."""

import json
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import MissingPart, SettingsError
from dateline.language.gliner_names import NEEDED, REPLACED, check_checkpoint, checkpoint_digest, grounded, with_names
from dateline.records.language import NameSpan

TEXT = "Marta Iversen left Oran."


def entity(start: int, end: int, text: str, confidence: float = 0.9) -> dict[str, object]:
    return {"text": text, "confidence": confidence, "start": start, "end": end}


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    for name in NEEDED:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}", encoding="utf-8")
    return tmp_path


def test_labels_are_translated() -> None:
    answer = {"entities": {"person": [entity(0, 13, "Marta Iversen")], "facility": [entity(19, 23, "Oran", 0.6)]}}
    assert grounded(TEXT, answer) == [NameSpan(0, 13, "PERSON", 0.9), NameSpan(19, 23, "PLACE", 0.6)]


@pytest.mark.parametrize(
    ("label", "one"),
    [
        ("person", entity(0, 13, "Marta Iverson")),
        ("person", entity(1, 13, "Marta Iversen")),
        ("person", entity(-5, 0, "")),
        ("person", entity(19, 40, "Oran.")),
        ("person", entity(5, 5, "")),
        ("weapon", entity(0, 13, "Marta Iversen")),
    ],
)
def test_a_name_that_does_not_repeat_the_text_is_dropped(label: str, one: dict[str, object]) -> None:
    assert grounded(TEXT, {"entities": {label: [one]}}) == []


def test_an_answer_without_names_gives_none() -> None:
    assert grounded(TEXT, {}) == []


def test_dates_of_the_base_stay_and_its_names_go() -> None:
    base = (NameSpan(0, 5, "PERSON"), NameSpan(20, 26, "DATE"))
    assert with_names(base, [NameSpan(8, 12, "ORG", 0.7)]) == (NameSpan(8, 12, "ORG", 0.7), NameSpan(20, 26, "DATE"))


def test_where_names_meet_the_date_stands_then_the_better_score() -> None:
    found = [NameSpan(18, 24, "EVENT", 0.9), NameSpan(0, 9, "ORG", 0.6), NameSpan(5, 12, "PERSON", 0.8)]
    assert with_names([NameSpan(20, 26, "DATE")], found) == (NameSpan(5, 12, "PERSON", 0.8), NameSpan(20, 26, "DATE"))


SPANS = st.builds(
    lambda start, length, label, score: NameSpan(start, start + length, label, score),
    st.integers(0, 30), st.integers(1, 6), st.sampled_from([*sorted(REPLACED)]), st.sampled_from([0.5, 0.7, 0.9]),
)  # fmt: skip


@given(st.lists(SPANS, max_size=12), st.randoms())
def test_names_never_overlap_and_their_order_does_not_matter(found: list[NameSpan], chance: Random) -> None:
    names = with_names([], found)
    assert all(a.end <= b.start for a, b in pairwise(names))
    chance.shuffle(found)
    assert with_names([], found) == names


def test_a_folder_that_is_not_there_is_a_missing_part(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="nowhere"):
        check_checkpoint(tmp_path / "nowhere")


@pytest.mark.parametrize("name", NEEDED)
def test_a_checkpoint_without_one_of_its_files_is_refused(checkpoint: Path, name: str) -> None:
    (checkpoint / name).unlink()
    with pytest.raises(SettingsError, match=name):
        check_checkpoint(checkpoint)


@pytest.mark.parametrize("name", ["config.json", "encoder_config/config.json", "tokenizer_config.json"])
def test_a_checkpoint_with_program_code_is_refused(checkpoint: Path, name: str) -> None:
    (checkpoint / name).write_text(json.dumps({"auto_map": {"AutoModel": "own.Model"}}), encoding="utf-8")
    with pytest.raises(SettingsError, match="auto_map"):
        check_checkpoint(checkpoint)


@pytest.mark.parametrize("content", ["{", "[" * 100_000, "\xff"])
def test_a_checkpoint_with_a_broken_file_is_refused(checkpoint: Path, content: str) -> None:
    (checkpoint / "config.json").write_text(content, encoding="latin-1")
    with pytest.raises(SettingsError, match="not JSON"):
        check_checkpoint(checkpoint)


@pytest.mark.parametrize("name", NEEDED)
def test_the_digest_changes_with_every_file(checkpoint: Path, name: str) -> None:
    before = checkpoint_digest(checkpoint)
    assert before == checkpoint_digest(checkpoint)
    (checkpoint / name).write_text('{"a": 1}', encoding="utf-8")
    assert before != checkpoint_digest(checkpoint)
