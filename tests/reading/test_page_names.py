"""What a page calls itself."""

import pytest
from tests.reading.pages import body, linked, page

from dateline.reading.html import opened_page
from dateline.reading.page_names import Names

H1 = "<h1>Lindvik closes its northern pier</h1>"


def names(head: str = "", inside: str = H1 + body()) -> Names:
    return opened_page(page(inside, head), item="p").names


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ('<meta property="og:site_name" content="The Lindvik Courier">', "The Lindvik Courier"),
        (linked({"@type": "NewsArticle", "publisher": {"name": "The Lindvik Courier"}}), "The Lindvik Courier"),
        ("<title>Lindvik closes its northern pier | Courier</title>", "Courier"),
        ('<link rel="canonical" href="https://courier.example/pier"><title>Pier - Rain and wind</title>', None),
        ("<title>Lindvik closes its northern pier</title>", None),
    ],
)
def test_the_site_is_named_by_its_page(head: str, site: str | None) -> None:
    assert names(head).site == site


@pytest.mark.parametrize(
    ("told", "author"),
    [
        ("Sunniva Aall", "Sunniva Aall"),
        ("By Sunniva Aall", "Sunniva Aall"),
        ("admin", None),
        ("https://courier.example/aall", None),
        ("desk@courier.example", None),
        ("The Lindvik Courier", None),
    ],
)
def test_an_author_is_a_name_and_not_the_site(told: str, author: str | None) -> None:
    head = f'<meta property="og:site_name" content="The Lindvik Courier"><meta name="author" content="{told}">'
    assert names(head).author == author


@pytest.mark.parametrize(
    ("inside", "headline"),
    [
        (H1, "Lindvik closes its northern pier"),
        (f"<h1>The Courier</h1><h2>Pier of Lindvik closed</h2>{body()}", "Pier of Lindvik closed"),
        (f"<footer><h1>Pier of Lindvik closed</h1></footer>{H1}", "Lindvik closes its northern pier"),
    ],
)
def test_the_headline_is_the_heading_that_the_title_says(inside: str, headline: str) -> None:
    head = f"<title>{headline} | Courier</title>"
    found = names(head, inside)
    assert found.headline == headline
    assert found.headline_line is not None


def test_language_and_address_are_those_of_the_markup() -> None:
    found = names('<link rel="alternate canonical" href="https://courier.example/pier">')
    assert (found.language, found.url) == ("en-GB", "https://courier.example/pier")
