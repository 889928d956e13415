"""What replies mean."""

from datetime import UTC, datetime

import pytest

from dateline.sources.exchange import Reply
from dateline.sources.replies import charset, is_transient, location, meaning, media_type, retry_after_s, validator

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "words", "transient"),
    [
        (401, "subscribers", False),
        (403, "closed to programs", False),
        (404, "does not exist there", False),
        (410, "taken down", False),
        (418, "answers 418", False),
        (429, "too many requests", True),
        (451, "legal reasons", False),
        (500, "a fault of its own", True),
        (503, "overloaded", True),
        (520, "answers 520; try again later", True),
    ],
)
def test_a_status_is_explained(status: int, words: str, transient: bool) -> None:
    reply = Reply(status, {}, b"")
    assert words in meaning(reply)
    assert is_transient(reply) is transient


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30.0),
        ("Sun, 01 Mar 2026 11:00:00 -0000", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("9" * 400, 999_999_999.0),
        ("Sun, 01 Mar 9999999999 12:00:30 GMT", None),
    ],
)
def test_the_wait_asked_for_is_a_number_or_a_date(value: str, seconds: float | None) -> None:
    assert retry_after_s(Reply(503, {"retry-after": value}, b""), NOON) == seconds


def test_a_redirect_in_utf_8_is_read_as_it_was_meant() -> None:
    sent = "/brücke".encode().decode("latin-1")
    assert location(Reply(301, {"location": sent}, b"")) == "/brücke"
    assert location(Reply(200, {"location": sent}, b"")) is None
    assert location(Reply(302, {}, b"")) is None


def test_headers_are_made_fit_to_be_shown_and_sent() -> None:
    headers = {"content-type": 'text/html; Charset="UTF-8"\x1b[31m', "etag": 'W/"a1"', "last-modified": "x\x07"}
    assert media_type(headers) == 'text/html; Charset="UTF-8"\\x1b[31m'
    assert charset(headers) == "utf-8"
    assert validator(headers, "etag") == 'W/"a1"'
    assert validator(headers, "last-modified") is None
    assert (media_type({}), charset({})) == (None, None)
