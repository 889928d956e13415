"""Formats that other packages add are found by entry point, and a broken one is named."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from dateline.errors import SettingsError
from dateline.pipeline import formats
from dateline.pipeline.formats import CONTAINERS, READERS, installed_formats


@dataclass
class Point:
    name: str
    found: Any
    value: str = "other.package:it"

    def load(self) -> Any:
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def install(monkeypatch: pytest.MonkeyPatch, **groups: list[Point]) -> None:
    named = {READERS: groups.get("readers", []), CONTAINERS: groups.get("containers", [])}
    monkeypatch.setattr(formats, "entry_points", lambda group: named[group])


def test_readers_and_containers_are_known_by_media_type_and_suffix(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = SimpleNamespace(media_type="text/x-diary", suffixes=(".Diary",), read=lambda capture, body: ())
    box = SimpleNamespace(media_type="application/x-box", suffixes=(".box",), unpack=lambda file, budget: iter(()))
    install(monkeypatch, readers=[Point("diary", reader)], containers=[Point("box", box)])
    found = installed_formats()
    assert found.suffixes == {".diary": "text/x-diary", ".box": "application/x-box"}
    assert found.readers["text/x-diary"] is reader.read
    assert found.containers["application/x-box"].unpack is box.unpack
    assert not found.containers["application/x-box"].itself


@pytest.mark.parametrize(
    "broken",
    [
        ImportError("no such module"),
        SimpleNamespace(media_type="x/y", suffixes=()),
        SimpleNamespace(read=print),
        SimpleNamespace(media_type="x/y", suffixes=("diary",), read=print),
    ],
)
def test_a_broken_format_is_named(monkeypatch: pytest.MonkeyPatch, broken: Any) -> None:
    install(monkeypatch, readers=[Point("diary", broken)])
    with pytest.raises(SettingsError, match="diary"):
        installed_formats()


def test_without_other_packages_there_are_none() -> None:
    assert installed_formats().suffixes == {}
