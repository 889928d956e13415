"""What the repository keeps of its own training data: our reports, and stand-off files without any text."""

import json
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import training
from training.collect import is_held_out
from training.data import open_texts
from training.inline import Report, read_reports
from training.notation import NAME_KINDS, ROLES, STATUSES, TYPES

ROOT = Path(training.__file__).parent
DATA = ROOT.parents[1] / "shared" / "data"
REPORTS = sorted((ROOT / "reports").glob("*.txt"))
FILES = sorted((ROOT / "annotations").glob("*.jsonl"))
KEYS = {"set", "id", "held_out", "names", "claims", "events", "chains"}
#: What a name may begin and end with beside letters and digits: brackets, quotes, and the stop of an abbreviation.
FIRST, LAST = frozenset('([{"“‘'), frozenset(')]}"”’.!')


@cache
def reports(path: Path) -> tuple[Report, ...]:
    return tuple(read_reports(path.read_text(encoding="utf-8")))


@cache
def records(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def spans(record: dict[str, Any]) -> list[list[int]]:
    """Every span of a document."""
    found = [[name["start"], name["end"]] for name in record["names"]]
    found += [span for claim in record["claims"] for part in claim.values() for span in part]
    for event in record["events"] or ():
        found += [event["trigger"], *(one["span"] for one in event["arguments"])]
    return found + [span for chain in record["chains"] or () for span in chain]


def strings(thing: Any) -> list[str]:
    if isinstance(thing, dict):
        return [found for value in thing.values() for found in strings(value)]
    if isinstance(thing, list):
        return [found for value in thing for found in strings(value)]
    return [thing] if isinstance(thing, str) else []


def test_there_are_reports_and_annotations() -> None:
    assert REPORTS
    assert {path.stem for path in FILES} == {"gum", "meantime", "muc4", "re3d"}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: str(path.stem))
def test_a_file_of_reports_is_read_without_a_fault(path: Path) -> None:
    assert reports(path)
    for one in reports(path):
        assert one.text.strip()
        assert not set("[]{}") & set(one.text)
        assert all(one.text[n["start"] : n["end"]].strip() for n in one.marks.names)


def test_no_report_comes_twice() -> None:
    ids = Counter(one.id for path in REPORTS for one in reports(path))
    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_records_have_known_fields_and_no_text(path: Path) -> None:
    known = {*NAME_KINDS, *TYPES, *STATUSES, *ROLES}
    for record in records(path):
        assert record.keys() == KEYS
        assert record["set"] == path.stem
        assert set(strings({**record, "set": [], "id": []})) <= known
        assert all(name.keys() == {"start", "end", "kind"} and name["kind"] in NAME_KINDS for name in record["names"])
        assert all(claim.keys() == {"source", "cue", "content"} and claim["content"] for claim in record["claims"])
        for event in record["events"] or ():
            assert event.keys() == {"type", "status", "trigger", "arguments"}
            assert (event["type"] in TYPES, event["status"] in STATUSES) == (True, True)
            assert all(one.keys() == {"role", "span"} and one["role"] in ROLES for one in event["arguments"])
        assert all(len(chain) > 1 for chain in record["chains"] or ())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_spans_are_ordered_and_names_lie_apart(path: Path) -> None:
    for record in records(path):
        for span in spans(record):
            assert len(span) == 2
            assert all(type(number) is int for number in span)
            assert 0 <= span[0] < span[1]
        names = record["names"]
        assert all(left["end"] <= right["start"] for left, right in pairwise(names)), record["id"]


def test_documents_come_once_in_the_order_of_their_ids() -> None:
    for path in FILES:
        ids = [record["id"] for record in records(path)]
        assert ids == sorted(set(ids))


def test_about_a_tenth_of_the_documents_is_held_out_by_its_id() -> None:
    every = [record for path in FILES for record in records(path)]
    assert all(record["held_out"] == is_held_out(record["id"]) for record in every)
    assert 0.05 <= sum(record["held_out"] for record in every) / len(every) <= 0.15


@pytest.mark.skipif(not DATA.is_dir(), reason="the open texts lie outside the repository, in ../shared")
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_spans_lie_inside_their_texts_and_names_begin_and_end_with_words(path: Path) -> None:
    texts = cached_texts()
    for record in records(path):
        text = texts[record["set"], record["id"]]
        assert all(end <= len(text) for _, end in spans(record)), record["id"]
        for start, end in spans(record):
            assert text[start:end] == text[start:end].strip(), (record["id"], start)
        for name in record["names"]:
            first, last = text[name["start"]], text[name["end"] - 1]
            assert first.isalnum() or first in FIRST, (record["id"], name["start"])
            assert last.isalnum() or last in LAST, (record["id"], name["start"])


@cache
def cached_texts() -> dict[tuple[str, str], str]:
    return open_texts(DATA)
