"""Web archives: pages under their addresses, damaged places stepped over."""

import gzip
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.containers import opened

from dateline.sources.found import Budget, DamagedError, buffered
from dateline.sources.warc import unpack_warc

PAGE = b"<html><body><p>Rain fell on Karvo, the mayor said.</p></body></html>"
Headers = tuple[tuple[str, str], ...]
HTML: Headers = (("Content-Type", "text/html; charset=utf-8"),)
GIVEN = "2024-05-08T10:00:00+00:00"


def record(
    url: str,
    body: bytes = PAGE,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: Headers = HTML,
    packed: bool = True,
) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    http = f"HTTP/1.1 {status}\r\n{lines}\r\n" if kind in ("response", "revisit") else ""
    block = http.encode() + body
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-08T10:00:00Z\r\n"
    told = f"{head}Content-Type: text/html\r\nContent-Length: {len(block)}\r\n\r\n"
    made = told.encode() + block + b"\r\n\r\n"
    return gzip.compress(made) if packed else made


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_under_their_addresses_with_the_time_of_capture(tmp_path: Path, packed: bool) -> None:
    body = b"".join(
        record(url, packed=packed, **more)  # type: ignore[arg-type]
        for url, more in [
            ("https://post.example/a", {}),
            ("https://post.example/put-in", {"kind": "resource"}),
            ("https://post.example/gone", {"status": "404 Not Found"}),
            ("https://post.example/again", {"kind": "revisit"}),
            ("https://post.example/x.js", {"headers": (("Content-Type", "text/javascript"),)}),
            ("https://post.example/x.png", {"body": b"\x89PNG", "headers": (("Content-Type", "text/html"),)}),
            ("https://post.example/robots.txt", {"headers": (("Content-Type", "text/plain"),)}),
        ]
    )
    found, failures = opened(tmp_path, "web.warc.gz" if packed else "web.warc", body)
    assert (list(found), failures) == (["https://post.example/a", "https://post.example/put-in"], {})
    one = found["https://post.example/a"]
    assert (one.body, one.resolved, one.capture.media_type) == (PAGE, "https://post.example/a", "text/html")
    assert one.capture.fetched_at == GIVEN
    assert one.capture.given == (("charset", "utf-8"), ("url", "https://post.example/a"))


def chunks(*parts: bytes) -> bytes:
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(one), one) for one in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ({"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        ({"Content-Encoding": "gzip"}, PAGE),
        ({"Transfer-Encoding": "chunked"}, chunks(PAGE[:16], PAGE[16:])),
        ({"Transfer-Encoding": "chunked"}, PAGE),
        ({"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}, chunks(gzip.compress(PAGE))),
    ],
    ids=["packed", "not packed", "chunked", "not chunked", "both"],
)
def test_a_page_is_unpacked_as_a_browser_would(tmp_path: Path, coding: dict[str, str], body: bytes) -> None:
    made = record("https://post.example/a", body, headers=(*HTML, *coding.items()))
    found, failures = opened(tmp_path, "web.warc.gz", made)
    assert ([one.body for one in found.values()], failures) == ([PAGE], {})


def test_odd_addresses_are_cleaned(tmp_path: Path) -> None:
    found, _ = opened(tmp_path, "web.warc", record("<https://post.example/a b\x1b[2J>", packed=False))
    assert list(found) == ["https://post.example/a%20b[2J"]


@pytest.mark.parametrize("packed", [True, False])
def test_what_follows_a_damaged_record_is_read(tmp_path: Path, packed: bool) -> None:
    middle = bytearray(record("https://post.example/b", packed=packed))
    middle[40:60] = b"X" * 20 if packed else b"X\r\n\r\nWARC-TypX: x\r\n\r\n"[:20]
    body = (
        record("https://post.example/a", packed=packed)
        + bytes(middle)
        + record("https://post.example/c", packed=packed)
    )
    found, failures = opened(tmp_path, "web.warc.gz" if packed else "web.warc", body)
    assert list(found) == ["https://post.example/a", "https://post.example/c"]
    assert "damaged" in failures[""]


def test_a_page_that_is_cut_off_is_left_out_and_told(tmp_path: Path) -> None:
    body = record("https://post.example/a", packed=False) + record("https://post.example/b", packed=False)[:-40]
    found, failures = opened(tmp_path, "web.warc", body)
    assert list(found) == ["https://post.example/a"]
    assert "cut off" in failures["!/https://post.example/b"]


def test_an_arc_file_is_read(tmp_path: Path) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    head = b"1 0 Karvo\nURL IP-address Archive-date Content-type Archive-length\n\n"
    body = b"filedesc://web.arc 0.0.0.0 20240508100000 text/plain %d\n%s" % (len(head), head)
    body += b"https://post.example/a 127.0.0.1 20240508100000 text/html %d\n%s\n" % (len(http), http)
    found, failures = opened(tmp_path, "web.arc", body)
    assert ([(name, one.capture.fetched_at) for name, one in found.items()], failures) == (
        [("https://post.example/a", GIVEN)],
        {},
    )


def test_a_page_that_unpacks_to_too_much_is_left_out() -> None:
    headers = (*HTML, ("Content-Encoding", "gzip"))
    body = record("https://post.example/a", gzip.compress(bytes(100_000)), headers=headers, packed=False)
    (trouble,) = unpack_warc(buffered(io.BytesIO(body)), Budget(member_bytes=10_000))
    assert "larger than 10,000 bytes" in trouble.message  # type: ignore[union-attr]


def test_headers_without_end_are_not_held_in_memory() -> None:
    for endless in (b"X: " + b"x" * 3_000_000, b"X: y\r\n" * 400_000):
        (trouble,) = unpack_warc(buffered(io.BytesIO(b"WARC/1.0\r\n" + endless)), Budget())
        assert "damaged" in trouble.message  # type: ignore[union-attr]


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 700))
def test_a_damaged_archive_never_ends_in_an_error_of_python(junk: bytes, place: int) -> None:
    body = record("https://post.example/a", packed=False) * 2
    with suppress(DamagedError):
        list(unpack_warc(buffered(io.BytesIO(body[:place] + junk + body[place + len(junk) :])), Budget()))
