"""Texts and lines that a command reads for itself."""

import io
import sys
from pathlib import Path

import pytest

from dateline.cli.inputs import mended, read_lines, read_text
from dateline.errors import RunError


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Straße\r\n".encode())))
    assert read_text("-") == "Straße\r\n"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "holds no words; nothing to read"),
        (b" \n\t", "holds no words; nothing to read"),
        (bytes(range(256)) * 9, "is no plain text"),
        (b"%PDF-1.7\n", "looks like application/pdf"),
    ],
)
def test_a_file_without_text_is_named(tmp_path: Path, body: bytes, message: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(body)
    with pytest.raises(RunError, match=rf"report\.txt.*{message}"):
        read_text(str(path))


def test_what_is_no_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"missing\.txt: no such file or folder; check the name"):
        read_text(str(tmp_path / "missing.txt"))
    with pytest.raises(RunError, match="is a folder; name a file in it"):
        read_text(str(tmp_path))
    with pytest.raises(RunError, match="not a usable path"):
        read_text("nul\0name")


def test_bad_lines_become_errors_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('\ufeff{"id": 1}\r\n\nnope\n[1]\n' + "[" * 100_000 + '\n{"id": 2, "text": "a \\udc00"}')
    found = list(read_lines(str(path)))
    assert [one.get("id") for one in found] == [1, None, None, None, 2]
    assert [one["error"].split(",")[1].split(":")[0] for one in found[1:4]] == [" line 3", " line 4", " line 5"]
    assert found[4] == {"id": 2, "text": "a \N{REPLACEMENT CHARACTER}"}


def test_mending_keeps_every_offset() -> None:
    assert mended("a\ud800b\udfffc 😀") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c 😀"
