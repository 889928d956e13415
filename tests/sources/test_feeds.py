"""Feeds and lists of feeds: entries become reports, nothing is fetched or blown up."""

import io
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.containers import FETCHED, opened

from dateline.records.failure import Failure
from dateline.sources.feeds import MAX_MARKS, unpack_feed
from dateline.sources.found import MAX_POINTERS, Budget, Found, buffered, capture_of
from dateline.sources.markup import paragraphs
from dateline.sources.outlines import unpack_outline

SUMMARY = "Rain fell on Karvo for the third day, the mayor said."
ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "rain rain">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def rss(*items: str, title: str = "The Herald") -> bytes:
    inner = "".join(f"<item>{one}</item>" for one in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{inner}</channel></rss>'.encode()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a feed asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_a_summary_becomes_a_report_with_what_the_feed_says_of_it(tmp_path: Path) -> None:
    item = (
        f"<title>Rain in &lt;b&gt;Karvo&lt;/b&gt;</title><link>https://post.example/1</link><description>{SUMMARY}</description>"
        "<pubDate>Tue, 07 May 2024 23:30:00 -0500</pubDate><author>ines@post.example (Ines Tal)</author>"
    )
    found, failures = opened(tmp_path, "feed.xml", rss(item))
    assert failures == {}
    one = found["https://post.example/1"]
    assert (one.resolved, one.capture.media_type) == ("https://post.example/1", "application/x-dateline-report+json")
    assert json.loads(one.body)["text"] == f"Rain in Karvo\n\n{SUMMARY}"
    assert dict(one.capture.given) == {
        "byline": "Ines Tal",
        "outlet": "The Herald",
        "published": "2024-05-07T23:30:00-05:00",
        "title": "Rain in Karvo",
        "url": "https://post.example/1",
    }


def test_a_whole_article_becomes_a_page_without_its_scripts(tmp_path: Path) -> None:
    article = f"<p>{SUMMARY * 10}</p><script>alert(1)</script><p onclick='x()'>{SUMMARY * 10}</p>"
    body = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title><entry><title>Rain &amp; snow</title>
    <id>tag:post.example,2024:1</id><updated>2024-05-07T10:00:00Z</updated><summary>Short.</summary>
    <content type="html"><![CDATA[{article}]]></content></entry></feed>"""
    found, failures = opened(tmp_path, "feed.atom", body.encode())
    assert (list(found), failures) == (["!/tag:post.example,2024:1"], {})
    page = found["!/tag:post.example,2024:1"]
    assert page.capture.media_type == "text/html"
    assert b"<h1>Rain &amp; snow</h1>" in page.body
    assert page.body.count(SUMMARY.encode()) == 20
    assert b"alert" not in page.body and b"onclick" not in page.body
    assert dict(page.capture.given)["published"] == "2024-05-07T10:00:00+00:00"


@pytest.mark.parametrize("date", ["Thu, 01 Jan 1970 00:00:00 GMT", "yesterday", "9" * 5000, "31 Feb 2024"])
def test_an_absurd_date_is_left_out(tmp_path: Path, date: str) -> None:
    found, _ = opened(tmp_path, "f.xml", rss(f"<title>Rain</title><pubDate>{date}</pubDate>"))
    assert [dict(one.capture.given).get("published") for one in found.values()] == [None]


def test_a_link_that_is_no_web_address_names_nothing(tmp_path: Path) -> None:
    found, _ = opened(
        tmp_path, "f.xml", rss("<title>Rain</title><link>javascript:alert(1)</link>", "<title>Snow</title>")
    )
    assert sorted(one.resolved.partition("!/")[2] for one in found.values()) == ["entry 1", "entry 2"]
    assert all("url" not in dict(one.capture.given) for one in found.values())


def test_the_charset_is_found_with_or_without_a_declaration(tmp_path: Path) -> None:
    item = "<item><title>Дождь над городом</title><description>Мост закрыт до среды.</description></item>"
    text = f"<rss><channel>{item}</channel></rss>"
    for body in (
        text.encode("koi8-r"),
        b'<?xml version="1.0" encoding="windows-1251"?>' + text.encode("cp1251"),
        text.encode("utf-16"),
    ):
        found, _ = opened(tmp_path, "f.xml", body)
        assert [dict(one.capture.given)["title"] for one in found.values()] == ["Дождь над городом"]


def test_a_broken_feed_is_kept_as_far_as_it_goes_and_an_empty_one_told(tmp_path: Path) -> None:
    found, _ = opened(tmp_path, "f.xml", rss("<title>Rain & snow</title>")[:-23])
    assert [dict(one.capture.given)["title"] for one in found.values()] == ["Rain & snow"]
    assert "without entries" in opened(tmp_path, "f.xml", rss())[1][""]


def test_a_feed_without_measure_is_refused() -> None:
    (trouble,) = unpack_feed(buffered(io.BytesIO(b"<rss>" + b"<a>" * MAX_MARKS)), Budget())
    assert "far larger" in trouble.message  # type: ignore[union-attr]


@pytest.mark.parametrize("inner", ["&i;", "&outer;"])
def test_entities_are_neither_blown_up_nor_fetched(tmp_path: Path, inner: str) -> None:
    (tmp_path / "secret").write_text("the secret word")
    head = f'{ENTITIES}<!ENTITY outer SYSTEM "file://{tmp_path}/secret">]>'
    feed = f"{head}<rss><channel><item><title>Rain {inner}</title></item></channel></rss>"
    found, _ = opened(tmp_path, "f.xml", feed.encode())
    assert all(len(one.body) < 1000 and b"secret word" not in one.body for one in found.values())
    outline = f'{head}<opml><body><outline text="{inner}" xmlUrl="https://post.example/{inner}"/></body></opml>'
    _, failures = opened(tmp_path, "f.opml", outline.encode())
    assert all(len(item) < 300 and "secret word" not in item for item in failures)


def test_a_list_of_feeds_is_followed_address_by_address(tmp_path: Path) -> None:
    def fetch(address: str) -> Iterator[Found | Failure]:
        body = rss("<title>Rain</title><link>https://post.example/1</link>")
        yield Found(capture_of(address, body, kind=None, fetched_at=FETCHED), body, address)

    outline = b"""<opml version="2.0"><body><outline text="News"><outline xmlUrl="https://post.example/feed"/>
    <outline XMLURL="https://post.example/feed"/><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="no"/></outline>
    </body></opml>"""
    found, failures = opened(tmp_path, "feeds.opml", outline, fetch=fetch)
    assert list(found) == ["https://post.example/1"]
    assert sorted(failures) == ["!/file:///etc/passwd", "!/no"]
    assert "not fetched here" in opened(tmp_path, "feeds.opml", outline)[1]["https://post.example/feed"]
    assert "names no address" in opened(tmp_path, "feeds.opml", b"<opml/>")[1][""]


def test_lists_that_name_lists_come_to_an_end(tmp_path: Path) -> None:
    asked: list[str] = []

    def fetch(address: str) -> Iterator[Found | Failure]:
        asked.append(address)
        body = b"<opml>" + b"".join(b'<outline xmlUrl="%s/%d"/>' % (address.encode(), n) for n in range(9)) + b"</opml>"
        yield Found(capture_of(address, body, kind=None, fetched_at=FETCHED), body, address)

    opened(tmp_path, "feeds.opml", b'<opml><outline xmlUrl="https://post.example"/></opml>', fetch=fetch)
    assert len(asked) <= MAX_POINTERS


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("", []),
        ("Rain fell.\n\nSnow fell.", ["Rain fell.", "Snow fell."]),
        ("Rain &amp; <b>snow</b> fell", ["Rain & snow fell"]),
        ("<p>One<br>two</p><script>x</script>three<!-- four -->", ["One", "two", "three"]),
        ("<div>" * 200 + "deep", ["deep"]),
        ("3 < 4", ["3 < 4"]),
    ],
)
def test_markup_becomes_paragraphs(markup: str, lines: list[str]) -> None:
    assert paragraphs(markup) == lines


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&;/!-[]\"'=abp \x00\ud800é"), max_size=80))
def test_any_feed_and_list_is_parsed_without_an_error(junk: str) -> None:
    body = f"<rss><channel><item><title>Rain{junk}</title><link>{junk}</link></item></channel></rss>"
    list(unpack_feed(buffered(io.BytesIO(body.encode("utf-8", "surrogatepass"))), Budget()))
    list(unpack_outline(buffered(io.BytesIO(f"<opml>{junk}".encode("utf-8", "surrogatepass"))), Budget()))
