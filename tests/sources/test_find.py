"""Captures from files, folders, standard input and .jsonl files."""

import json
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from dateline.records.document import Capture
from dateline.records.failure import Failure
from dateline.records.identity import content_id
from dateline.sources import find
from dateline.sources.files import EXPORT_FOLDER
from dateline.sources.find import Intake, find_captures
from dateline.sources.found import Found, capture_of

FETCHED = "2026-03-01T00:00:00+00:00"


def captures(*paths: object, standard_input: bytes | None = None) -> list[Found | Failure]:
    return list(find_captures([str(path) for path in paths], Intake(FETCHED, standard_input)))


def uris(found: Sequence[Found | Failure]) -> list[str]:
    return [one.capture.uri for one in found if isinstance(one, Found)]


def messages(found: Sequence[Found | Failure]) -> list[tuple[str, str]]:
    return [(one.item, one.message) for one in found if isinstance(one, Failure)]


def test_a_file_becomes_a_capture_named_by_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    body = b"The bridge at Karvo is open again.\n"
    Path("one.txt").write_bytes(body)
    digest = sha256(body).hexdigest()
    capture = Capture(content_id("cap", "./one.txt", digest), "./one.txt", "text/plain", digest, FETCHED)
    assert captures("./one.txt") == [Found(capture, body, str(tmp_path / "one.txt"))]


def test_a_folder_gives_its_files_sorted_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "b/a.txt", ".hidden", ".git/x.txt", "c.txt"):
        (tmp_path / name).write_text("Rain fell.")
    assert uris(captures(tmp_path)) == [str(tmp_path / name) for name in ("c.txt", "z.txt", "b/a.txt")]


def test_a_folder_without_readable_files_is_a_failure(tmp_path: Path) -> None:
    ((item, message),) = messages(captures(tmp_path))
    assert item == str(tmp_path)
    assert "no readable files" in message


def test_a_missing_file_does_not_keep_the_others_back(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Rain fell.")
    found = captures(tmp_path / "a.txt", tmp_path / "b.txt")
    assert messages(found) == [(str(tmp_path / "a.txt"), "no such file or folder; check the name")]
    assert uris(found) == [str(tmp_path / "b.txt")]


def test_an_empty_file_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert "empty" in messages(captures(tmp_path / "a.txt"))[0][1]


def test_an_address_is_refused_with_what_to_do() -> None:
    ((item, message),) = messages(captures("https://example.org/report"))
    assert item == "https://example.org/report"
    assert "save the page and add the file" in message


def test_a_path_with_a_zero_byte_is_a_failure() -> None:
    assert "not a usable path" in messages(captures("a\0b"))[0][1]


def test_a_pipe_in_the_file_system_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in messages(captures(tmp_path / "pipe"))[0][1]


def test_a_file_without_permission_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Rain fell.")

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(find, "FileIO", refuse)
    assert "no permission" in messages(captures(tmp_path / "a.txt"))[0][1]


def test_a_file_that_is_too_large_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "MAX_BYTES", 10)
    (tmp_path / "a.txt").write_text("Rain fell on the town.")
    assert "larger than 10 bytes" in messages(captures(tmp_path / "a.txt"))[0][1]


def test_a_dash_reads_standard_input() -> None:
    (found,) = captures("-", standard_input=b"Rain fell.")
    assert isinstance(found, Found)
    assert (found.capture.uri, found.resolved, found.body) == ("-", "-", b"Rain fell.")


def test_a_dash_without_standard_input_is_a_failure() -> None:
    assert messages(captures("-"))[0][0] == "-"


def test_each_line_of_a_jsonl_file_is_a_capture_named_by_its_id(tmp_path: Path) -> None:
    lines = [
        {"id": "a-1", "text": "Rain fell.", "title": "Rain", "published": "2026-02-01"},
        {"id": 7, "text": "Snow."},
    ]
    (tmp_path / "r.jsonl").write_text("\n\n".join(map(json.dumps, lines)))
    found = captures(tmp_path / "r.jsonl")
    assert uris(found) == ["a-1", "7"]
    assert [one.capture.given for one in found if isinstance(one, Found)] == [
        (("published", "2026-02-01"), ("title", "Rain")),
        (),
    ]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"text": "x"}', "no id"),
        ('{"id": "a"}', "no text"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_names_file_and_line_and_the_others_go_on(tmp_path: Path, line: str, part: str) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(line + '\n{"id": "b", "text": "Rain fell."}\n')
    found = captures(path)
    ((item, message),) = messages(found)
    assert item.startswith(f"{path}, line 1")
    assert part in message
    assert uris(found) == ["b"]


def test_a_file_name_that_is_not_unicode_can_still_be_stored(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_text("Rain fell.")
    (uri,) = uris(captures(path))
    assert uri.encode("utf-8")


def test_a_folder_leaves_out_open_databases_and_exports(tmp_path: Path) -> None:
    for name in ("pile.db", "pile.db-wal", "pile.db-shm", "note.txt", "alone-wal"):
        (tmp_path / name).write_text("Oren Tal left.")
    (tmp_path / EXPORT_FOLDER).mkdir()
    (tmp_path / EXPORT_FOLDER / "documents.jsonl").write_text('{"id": "doc-1", "text": "Oren Tal left."}\n')
    found = list(find_captures([str(tmp_path)], Intake("")))
    names = [Path(one.capture.uri).name if isinstance(one, Found) else one.item for one in found]
    assert names == ["alone-wal", "note.txt"]


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title>
<item><title>Ferry sinks</title><link>https://herald.example/1</link><description>A ferry sank.</description></item>
<item><title>Bridge opens</title><link>https://herald.example/2</link><description>A bridge opened.</description></item>
</channel></rss>"""


def test_the_pages_of_a_fetched_feed_are_fetched_and_a_summary_kept_where_one_cannot_be_had() -> None:
    pages = {"https://herald.example/feed": FEED, "https://herald.example/1": "<html><p>A ferry sank off Karvo."}

    def fetch(address: str) -> Iterator[Found | Failure]:
        if address in pages:
            body = pages[address].encode()
            yield Found(capture_of(address, body, kind=None, fetched_at=FETCHED), body, address)
        else:
            yield Failure(address, "sources", "is gone")

    found = list(find_captures(["https://herald.example/feed"], Intake(FETCHED, fetch=fetch)))
    kinds = {one.capture.uri: one.capture.media_type for one in found if isinstance(one, Found)}
    assert kinds == {
        "https://herald.example/1": "text/html",
        "https://herald.example/2": "application/x-dateline-report+json",
    }
    assert messages(found) == [("https://herald.example/2", "is gone; its summary in the feed is kept")]
    assert ("outlet", "The Herald") in next(one.capture.given for one in found if isinstance(one, Found))
