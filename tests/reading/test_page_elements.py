"""Paragraphs and the elements that hold them."""

import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading import pages

from dateline.reading.html import read_html
from dateline.reading.page_elements import find_places
from dateline.reading.page_tree import Paths, open_page, text_of, tree_of
from dateline.records.document import Capture

LETTERS = re.compile(r"[\W_]+")


@pytest.mark.parametrize("markup", [pages.article(), pages.WORDPRESS, pages.LIVE_SHOWN, pages.FRONT])
def test_an_anchors_path_finds_the_element_that_holds_its_words(markup: str) -> None:
    root = lxml.html.document_fromstring(markup)
    for document in read_html(Capture("c", "page", "text/html", "0", "2021-04-01"), markup.encode(), today=None):
        assert document.anchors
        for anchor in document.anchors:
            (element,) = root.xpath(anchor.element)
            words = LETTERS.sub("", document.text[anchor.start : anchor.end])
            assert words and words in LETTERS.sub("", element.text_content())


def test_a_paragraph_repeated_on_the_page_is_found_where_its_neighbours_stand() -> None:
    lead = f"<p>{pages.SENTENCES[0]}</p>"
    page = open_page(f"<div>{lead}</div><main>{lead}<p>More</p><p>{pages.SENTENCES[1]}</p></main><p>More</p>", item="p")
    places = find_places(page.root, [pages.SENTENCES[0], "More", pages.SENTENCES[1]])
    assert [Paths().of(one.element) for (one,) in places][1:] == [
        "/html[1]/body[1]/main[1]/p[2]",
        "/html[1]/body[1]/main[1]/p[3]",
    ]


def test_a_paragraph_that_the_page_has_not_has_no_place() -> None:
    page = open_page(pages.article(), item="p")
    assert find_places(page.root, ["A sentence that nobody has ever written on any page at all."]) == [()]


def test_a_name_that_xpath_cannot_say_gives_the_element_round_it() -> None:
    root = tree_of("<div><o:p><p>Words</p></o:p></div>")
    assert root is not None
    path = Paths().of(next(root.iter("p")))
    assert text_of(root.xpath(path)[0]) == "Words"


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=80), max_size=6), st.text(max_size=300))
def test_places_lie_inside_their_paragraphs_and_hold_their_letters(paragraphs: list[str], markup: str) -> None:
    root = tree_of(f"<body>{markup}" + "".join(f"<p>{text}</p>" for text in paragraphs))
    assert root is not None
    for text, places in zip(paragraphs, find_places(root, paragraphs), strict=True):
        assert all(0 <= one.start < one.end <= len(text) for one in places)
        assert all(
            LETTERS.sub("", text[one.start : one.end]) in LETTERS.sub("", text_of(one.element)) for one in places
        )
