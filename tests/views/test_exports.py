"""Files of the export: all of them, whole, one object a line whatever the text holds."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views.fixtures import build_corpus

from dateline.records.corpus import Corpus
from dateline.records.failure import Failure
from dateline.views.exports import FILES, to_line, write_jsonl


def test_every_file_is_written_even_for_nothing(tmp_path: Path) -> None:
    written = write_jsonl(Corpus(), tmp_path / "new" / "out")
    assert [one.name for one in written] == [f"{name}.jsonl" for name, _ in FILES]
    assert all(one.read_bytes() == b"" for one in written)


def test_the_same_corpus_gives_the_same_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    first = [one.read_bytes() for one in write_jsonl(build_corpus(), tmp_path)]
    assert [one.read_bytes() for one in write_jsonl(build_corpus(), tmp_path)] == first
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(f"{name}.jsonl" for name, _ in FILES)


@given(st.text())
def test_a_line_is_one_line_and_reads_back_the_same(text: str) -> None:
    line = to_line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": text}


def test_half_a_surrogate_pair_does_not_stop_the_export(tmp_path: Path) -> None:
    corpus = replace(build_corpus(), failures=(Failure("x\ud800", "reading", "broken"),))
    write_jsonl(corpus, tmp_path)
    assert json.loads((tmp_path / "failures.jsonl").read_text("utf-8"))["item"] == "x\ud800"


def test_a_folder_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        write_jsonl(Corpus(), tmp_path / "file")
