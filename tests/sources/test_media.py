"""What kind of file some bytes are."""

import random

import pytest

from dateline.sources.media import media_type


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        (b"Rain fell.", "a.txt", "text/plain"),
        (b"Rain fell.", "a", "text/plain"),
        (b"<!DOCTYPE html><p>Rain", "a.txt", "text/html"),
        (b"<p>Rain fell.</p>", "a.html", "text/html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "a", "text/html"),
        (b"<?xml version='1.0'?><rss>", "a.txt", "application/feed+xml"),
        (b"<?xml version='1.0'?><!-- x --><feed xmlns='y'>", "a.xml", "application/feed+xml"),
        (b"<opml version='2.0'>", "a.opml", "text/x-opml"),
        (b"<?xml version='1.0'?><PPSResponse>", "a.xml", "application/xml"),
        (b"From: a@b.example\nDate: x\nSubject: y\n\nRain fell.", "a.txt", "message/rfc822"),
        (b"From: the valley\nDate: Monday\n\nRain fell.", "a.txt", "text/plain"),
        (b"From a@b.example Mon Mar  2 10:00:00 2020\nFrom: a@b.example\n", "a", "application/mbox"),
        (b"id,text\n1,Rain fell.\n", "a.csv", "text/csv"),
        (b'{"id": 1}', "a.jsonl", "application/jsonl"),
        (b"%PDF-1.4", "a.txt", "application/pdf"),
        (b"junk\n%PDF-1.4", "a", "application/pdf"),
        (b"PK\x03\x04", "a.docx", "application/zip"),
        ("Rain fell.".encode("utf-16"), "a.txt", "text/plain"),
        ("Rain fell on us.".encode("utf-16-le"), "a.txt", "text/plain"),
        ("Regen fällt".encode("latin-1"), "a.txt", "text/plain"),
        (b"a\x00b c d e f g h i j k", "a.txt", "application/octet-stream"),
    ],
)
def test_bytes_decide_before_the_name(body: bytes, name: str, kind: str) -> None:
    assert media_type(body, name) == kind


@pytest.mark.parametrize("size", [100, 1_000, 100_000])
def test_noise_is_no_text(size: int) -> None:
    assert media_type(random.Random(size).randbytes(size), "noise.txt") == "application/octet-stream"
