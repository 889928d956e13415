"""The day of a page, weighed."""

from datetime import date

import pytest
from tests.reading.pages import COMMENTS, RELATED, article, body, linked, page

from dateline.reading.html import opened_page, published_by
from dateline.records.period import to_edtf

TODAY = date(2022, 1, 1)
HEADING = "<h1>Lindvik closes its northern pier</h1>"


def day(inside: str, head: str = "", url: str | None = None) -> str | None:
    found = published_by(opened_page(page(inside, head), item="p", url=url), TODAY)
    return to_edtf(found.period) if found and found.period else None


def told(value: str) -> str:
    return linked({"@type": "NewsArticle", "datePublished": value})


@pytest.mark.parametrize(
    ("inside", "head", "expected"),
    [
        (HEADING + body(), told("2021-03-02T08:00:00+01:00"), "2021-03-02"),
        (HEADING + body(), '<meta property="article:published_time" content="2021-03-02T08:00">', "2021-03-02"),
        (HEADING + "<p>By A. B., 2. März 2021</p>" + body(), "", "2021-03-02"),
        (f"<div>2 March 2021</div>{HEADING}{body()}", "", "2021-03-02"),
        (HEADING + '<time datetime="2021-03-02">yesterday</time>' + body(), "", "2021-03-02"),
        (HEADING + body() + "<p>Published on 2 March 2021 by the harbour desk</p>", "", "2021-03-02"),
        # An update, a registration, a copyright and the day of another report date nothing.
        (HEADING + "<p>2 March 2021</p><p>Updated: 9 June 2021</p>" + body(), "", "2021-03-02"),
        (HEADING + body() + "<p>Copyright 1 June 2021 The Courier</p>", "", None),
        (HEADING + body() + RELATED + COMMENTS, "", None),
        # Near midnight the software has Greenwich's day and the reader the page's.
        (HEADING + "<p>3 March 2021</p>" + body(), told("2021-03-02T23:30:00Z"), "2021-03-03"),
        (HEADING + "<p>9 March 2021</p>" + body(), told("2021-03-02T23:30:00Z"), "2021-03-02"),
        # Day and month could change places: the page shows which.
        (HEADING + "<p>2 March 2021</p>" + body(), '<meta name="date" content="03/02/2021">', "2021-03-02"),
        # A video in the page is not the article; the future and a placeholder are no days.
        (HEADING + body(), linked({"@type": "VideoObject", "uploadDate": "2021-03-02"}), None),
        (HEADING + body(), told("2031-03-02"), None),
        (HEADING + body(), '<meta name="date" content="2004-01-01">', None),
        (HEADING + body(), "", None),
    ],
)
def test_the_day_of_a_page(inside: str, head: str, expected: str | None) -> None:
    assert day(inside, head) == expected


def test_the_reasons_are_told() -> None:
    found = published_by(opened_page(article(), item="p"), TODAY)
    assert found is not None
    assert found.why == "datePublished in the page's JSON-LD and “2 March 2021” under the headline agree"


@pytest.mark.parametrize("url", ["https://courier.example/2021/03/02/pier", "https://courier.example/a-20210302.html"])
def test_the_address_may_say_the_day(url: str) -> None:
    assert day(HEADING + body(), url=url) == "2021-03-02"
    assert published_by(opened_page(page(HEADING + body()), item="p", url=url), TODAY, with_address=False) is None


@pytest.mark.parametrize(
    "script",
    ['{"@type": "NewsArticle", "datePublished": ', "[" * 100_000, '{"@type": 5, "datePublished": {}}', "null", "\x00"],
)
def test_broken_metadata_say_nothing(script: str) -> None:
    assert day(HEADING + body(), f'<script type="application/ld+json">{script}</script>') is None
