"""The model that ships: found, checked against its sheet, and read."""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import MissingPart

Array = NDArray[np.float32]
FILES = ("model.onnx", "heads.npz", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """``labels``: lists by head (upos, xpos, relations, names, triggers, statuses). ``columns``: where each tag head
    stands in the matrix of tag logits. ``heads``: float32 matrices of what is computed outside the graph."""

    folder: Path
    version: str
    labels: dict[str, tuple[str, ...]]
    columns: dict[str, slice]
    heads: dict[str, Array]


def shipped_folder() -> Path:
    """Where the package keeps its model."""
    return Path(str(files("dateline.language") / "model"))


@cache
def load_model(folder: Path) -> ModelFiles:
    """The model of a folder. Raises MissingPart naming the file that is missing or not the one of the sheet."""
    sheet = _sheet(folder)
    for name in FILES:
        try:
            found = sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise MissingPart(f"the language model lacks {folder / name}: install dateline again ({error})") from error
        if found != sheet["sha256"].get(name):
            raise MissingPart(
                f"{folder / name} is not the file that belongs to this model (its sha256 is {found[:12]}..., not "
                f"{str(sheet['sha256'].get(name))[:12]}...): install dateline again"
            )
    columns, at = {}, 0
    for head, size in sheet["sizes"].items():
        columns[head] = slice(at, at + size)
        at += size
    with np.load(folder / "heads.npz", allow_pickle=False) as stored:
        heads = {name: stored[name] for name in stored.files}
    labels = {name: tuple(values) for name, values in sheet["labels"].items()}
    return ModelFiles(folder, sheet["version"], labels, columns, heads)


def _sheet(folder: Path) -> dict[str, Any]:
    try:
        sheet = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        if not isinstance(sheet, dict) or not {"version", "sha256", "labels", "sizes"} <= sheet.keys():
            raise ValueError("it lacks a part")
    except (OSError, ValueError) as error:
        raise MissingPart(
            f"the language model's sheet {folder / 'model.json'} cannot be read: install dateline again ({error})"
        ) from error
    return sheet
