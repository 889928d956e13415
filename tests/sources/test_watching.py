"""Watching folders for new and changed files."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.sources.files import EXPORT_FOLDER
from dateline.sources.watching import changes

Step = Callable[[], object]


def watched(folder: Path, *steps: Step) -> list[list[str]]:
    """What is reported, by name, while ``steps`` happen one after the other, each before a look at the folder."""
    left: Iterator[Step] = iter(steps)
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        next(left, _stop)()

    found = []
    looking = changes([str(folder), "https://karvo.example/"], every_s=3.0, sleep=sleep)
    with pytest.raises(EOFError):
        for paths in looking:
            found.append([str(Path(path).relative_to(folder)) for path in paths])
    assert waits == [3.0] * (len(steps) + 1)
    return found


def _stop() -> None:
    raise EOFError


def nothing() -> None:
    pass


def write(file: Path, text: str, second: int = 0) -> Step:
    def step() -> None:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        os.utime(file, (second, second))

    return step


def test_a_new_file_is_reported_once_it_rests(tmp_path: Path) -> None:
    write(tmp_path / "old.txt", "Rain fell.")()
    new = tmp_path / "new.txt"
    half, whole = write(new, "Snow", 1), write(new, "Snow fell.", 2)
    assert watched(tmp_path, nothing, half, whole, nothing, nothing) == [["new.txt"]]


def test_a_changed_file_is_reported_each_time(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write(file, "Rain fell.")()
    again = write(file, "Hail fell.", 5)
    assert watched(tmp_path, again, nothing, write(file, "Snow.", 5), nothing, nothing) == [["a.txt"], ["a.txt"]]


def test_what_is_not_added_from_a_folder_is_not_watched(tmp_path: Path) -> None:
    names = (".hidden", f"{EXPORT_FOLDER}/events.jsonl", "p.db", "p.db-wal", "p.db-shm", "b/deep.txt")

    def arrive() -> None:
        for name in names:
            write(tmp_path / name, "x")()

    assert watched(tmp_path, arrive, nothing, nothing) == [["b/deep.txt"]]


def test_an_empty_file_waits_for_its_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    assert watched(tmp_path, write(file, ""), nothing, write(file, "Rain."), nothing) == [["a.txt"]]


def test_a_folder_that_goes_and_comes_back_brings_nothing_new(tmp_path: Path) -> None:
    share, away = tmp_path / "share", tmp_path / "away"
    write(share / "a.txt", "Rain fell.")()
    assert watched(share, lambda: share.rename(away), nothing, lambda: away.rename(share), nothing, nothing) == []
