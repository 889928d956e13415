"""The model's files are those of its sheet, or it is said which is not."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dateline.errors import MissingPart
from dateline.language.links import FEATURES, HIDDEN, LINK
from dateline.language.model_files import FILES, ModelFiles, load_model


def small_model(folder: Path) -> Path:
    """A model of nothing, with a sheet that fits."""
    (folder / "model.onnx").write_bytes(b"graph")
    (folder / "tokenizer.json").write_bytes(b"{}")
    np.savez(folder / "heads.npz", bias=np.array([1, 2], np.float32))
    write_sheet(folder)
    return folder


def write_sheet(folder: Path, **other: Any) -> None:
    sums = {name: sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    sheet = {"version": "7", "sha256": sums, "labels": {"upos": ["A", "B"]}, "sizes": {"upos": 2, "start": 3}, **other}
    (folder / "model.json").write_text(json.dumps(sheet), encoding="utf-8")


def test_a_model_is_read_with_its_labels_columns_and_matrices(tmp_path: Path) -> None:
    model = load_model(small_model(tmp_path))
    assert (model.folder, model.version, model.labels) == (tmp_path, "7", {"upos": ("A", "B")})
    assert model.columns == {"upos": slice(0, 2), "start": slice(2, 5)}
    assert {name: array.tolist() for name, array in model.heads.items()} == {"bias": [1, 2]}


def test_a_model_is_read_once(tmp_path: Path) -> None:
    assert load_model(small_model(tmp_path)) is load_model(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (small_model(tmp_path) / name).unlink()
    with pytest.raises(MissingPart, match="install dateline again") as caught:
        load_model(tmp_path)
    assert str(tmp_path / name) in str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_one_other_byte_is_named(tmp_path: Path, name: str) -> None:
    path = small_model(tmp_path) / name
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(MissingPart, match="is not the file that belongs to this model") as caught:
        load_model(tmp_path)
    assert str(path) in str(caught.value)


def test_a_file_that_the_sheet_does_not_know_is_named(tmp_path: Path) -> None:
    write_sheet(small_model(tmp_path), sha256={})
    with pytest.raises(MissingPart, match=r"model\.onnx is not the file"):
        load_model(tmp_path)


@pytest.mark.parametrize("text", [None, "", "{", "[]", '"x"', "{}", '{"version": "7", "sha256": {}, "labels": {}}'])
def test_a_sheet_that_is_missing_or_no_sheet_is_named(tmp_path: Path, text: str | None) -> None:
    sheet = small_model(tmp_path) / "model.json"
    sheet.unlink() if text is None else sheet.write_text(text, encoding="utf-8")
    with pytest.raises(MissingPart, match="install dateline again") as caught:
        load_model(tmp_path)
    assert str(sheet) in str(caught.value)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="nowhere"):
        load_model(tmp_path / "nowhere")


def test_the_model_is_whole(model: ModelFiles) -> None:
    assert set(model.labels) == {"upos", "xpos", "relations", "names", "triggers", "statuses"}
    assert all(len(set(labels)) == len(labels) for labels in model.labels.values())
    assert "root" in model.labels["relations"]
    for head, labels in (
        ("upos", "upos"),
        ("xpos", "xpos"),
        ("names", "names"),
        ("trigger", "triggers"),
        ("status", "statuses"),
    ):
        columns = model.columns[head]
        assert columns.stop - columns.start == len(model.labels[labels]), head
    assert all(array.dtype == np.float32 and np.isfinite(array).all() for array in model.heads.values())
    assert model.heads["relation.weight"].shape[0] == len(model.labels["relations"])


def test_names_begin_and_go_on_by_turns(model: ModelFiles) -> None:
    outside, *rest = model.labels["names"]
    assert outside == "O"
    assert [one[:2] for one in rest] == ["B-", "I-"] * (len(rest) // 2)
    assert [one[2:] for one in rest[::2]] == [one[2:] for one in rest[1::2]]


def test_the_heads_outside_the_graph_fit_one_another(model: ModelFiles) -> None:
    heads = model.heads
    width = heads["vector.weight"].shape[1]
    assert {heads[f"{part}.weight"].shape[1] for part in ("link_here", "link_there", "link_none")} == {3 * width}
    assert heads["link_here.weight"].shape == heads["link_there.weight"].shape
    assert heads["link_here.weight"].shape[0] == LINK + HIDDEN
    assert (heads["link_features.weight"].shape, heads["link_pair.weight"].shape) == ((HIDDEN, FEATURES), (1, HIDDEN))
    assert heads["link_none.weight"].shape[0] == 1
