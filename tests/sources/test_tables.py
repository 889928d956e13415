"""Tables, lines and lists: one report a row, whatever the file looks like."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.containers import opened

from dateline.sources import tables
from dateline.sources.find import Intake, find_captures
from dateline.sources.found import Budget, Found, Member, buffered
from dateline.sources.json_lists import MAX_BRACKETS, unpack_json
from dateline.sources.tables import unpack_lines, unpack_table

TEXT = "Rain fell, “again”, on Karvo;\nthe café is closed."


def reports(found: dict[str, Found]) -> list[dict[str, str]]:
    return [json.loads(one.body) for one in found.values()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_is_read_in_any_charset_and_with_any_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    quoted = TEXT.replace('"', '""')
    body = delimiter.join(["Id", "Headline", "Full-Text", "Publish Date"]) + "\r\n"
    body += delimiter.join(["r-1", '"Rain, again"', f'"{quoted}"', "2024-05-07"]) + "\r\n\r\n"
    found, failures = opened(tmp_path, "rows.csv", body.encode(encoding))
    assert failures == {}
    assert reports(found) == [{"id": "r-1", "title": "Rain, again", "text": TEXT, "published": "2024-05-07"}]


def test_a_cyrillic_table_is_read_in_its_charset(tmp_path: Path) -> None:
    row = "Дождь шёл над городом третий день; мэр сказал, что мост закрыт.\n"
    found, _ = opened(tmp_path, "rows.csv", ("id,text\n" + f'1,"{row.strip()}"\n').encode("cp1251"))
    assert reports(found)[0]["text"] == row.strip()


def test_columns_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("a,b\n1,Rain fell.\n")
    (one,) = find_captures([str(tmp_path / "rows.csv")], Intake("", columns={"text": "b"}))
    assert isinstance(one, Found)
    (failed,) = find_captures([str(tmp_path / "rows.csv")], Intake("", columns={"text": "c"}))
    assert "no column 'c' among a, b" in failed.message  # type: ignore[union-attr]


def test_a_table_without_a_text_column_says_how_to_name_it(tmp_path: Path) -> None:
    assert "--columns text=NAME" in opened(tmp_path, "rows.csv", b"a,b\n1,2\n")[1][""]


def test_a_quotation_without_end_stops_the_table_and_keeps_what_came_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_ROW_CHARACTERS", 1000)
    rows = "id,text\n1,Rain fell.\n" + '2,"Snow fell.\n' + "and more\n" * 500
    found, failures = opened(tmp_path, "rows.csv", rows.encode())
    assert list(found) == ["1"]
    assert "not a table from here on" in next(iter(failures.values()))


def test_a_line_without_end_is_passed_over() -> None:
    body = b'{"id": 1, "text": "' + b"x" * 5000 + b'"}\n{"id": 2, "text": "Rain."}\n'
    trouble, report = unpack_lines(buffered(io.BytesIO(body)), Budget(member_bytes=1000))
    assert "longer than 1,000 bytes" in trouble.message  # type: ignore[union-attr]
    assert isinstance(report, Member)


@pytest.mark.parametrize(
    "told",
    [
        [{"id": "a", "text": "Rain."}, {"id": 2, "body": "Snow."}, {"x": 1}, 3],
        {"status": "ok", "articles": [{"id": "a", "content": "Rain."}, {"id": 2, "text": "Snow."}]},
        {"response": {"docs": [{"id": "a", "fullText": "Rain."}, {"id": 2, "text": "<p>Snow.</p>"}]}},
    ],
)
def test_a_json_file_gives_the_reports_of_its_list(tmp_path: Path, told: object) -> None:
    found, failures = opened(tmp_path, "r.json", json.dumps(told).encode())
    assert ([(one["id"], one["text"]) for one in reports(found)], failures) == ([("a", "Rain."), ("2", "Snow.")], {})


def test_fields_of_news_services_are_understood(tmp_path: Path) -> None:
    told = {
        "source": {"name": "The Herald"},
        "publishedAt": "2024-05-07T10:00:00Z",
        "title": "Rain &amp; snow",
        "content": TEXT,
    }
    found, _ = opened(tmp_path, "r.json", json.dumps(told).encode("utf-16"))
    (one,) = found.values()
    assert dict(one.capture.given) == {
        "outlet": "The Herald",
        "published": "2024-05-07T10:00:00Z",
        "title": "Rain & snow",
    }


@pytest.mark.parametrize(
    ("body", "part"),
    [
        (b"[", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[1, 2]", "without a list of reports"),
        (b'{"a": {}}', "without a list of reports"),
        (b"[" + b"[]," * MAX_BRACKETS, "too large"),
    ],
)
def test_other_json_is_refused_with_what_to_do(tmp_path: Path, body: bytes, part: str) -> None:
    found, failures = opened(tmp_path, "r.json", body)
    assert found == {}
    assert part in failures[""] and ".jsonl" in failures[""]


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=120) | st.text(alphabet='"{}[],:;\n\t\\id textu0é', max_size=80).map(str.encode))
def test_any_bytes_are_taken_apart_without_an_error(junk: bytes) -> None:
    for unpack, head in ((unpack_lines, b""), (unpack_table, b"id,text\n"), (unpack_table, b""), (unpack_json, b"")):
        list(unpack(buffered(io.BytesIO(head + junk)), Budget()))
