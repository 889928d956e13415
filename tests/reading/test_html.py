"""Web pages to reports: what is one article, what are many, and what is refused."""

import time
from collections.abc import Sequence
from datetime import date

import pytest
from tests.reading import pages

from dateline.errors import ReadingError
from dateline.reading.html import read_html
from dateline.records.document import Capture, Document, PageKind, PublishedBasis
from dateline.records.period import to_edtf

TODAY = date(2021, 4, 1)


def reports(markup: str, **given: str) -> tuple[Document, ...]:
    capture = Capture("cap", "page.html", "text/html", "0", "2021-04-01T00:00:00Z", tuple(sorted(given.items())))
    return read_html(capture, markup.encode("utf-8", "surrogatepass"), today=TODAY)


def days(documents: tuple[Document, ...]) -> list[str | None]:
    return [to_edtf(one.published.period) if one.published.period else None for one in documents]


def test_an_article_gives_its_text_names_and_day() -> None:
    (found,) = reports(pages.article())
    assert (found.page, found.headline, found.outlet, found.byline, found.language) == (
        PageKind.ARTICLE,
        "Lindvik closes its northern pier",
        "The Lindvik Courier",
        "Sunniva Aall",
        "en",
    )
    assert found.text.startswith("Lindvik closes its northern pier\n\n")
    assert all(sentence in found.text for sentence in pages.SENTENCES)
    assert days((found,)) == ["2021-03-02"]


@pytest.mark.parametrize("markup", [pages.ARTICLE_WITH_BOXES, pages.QUESTIONS, pages.GALLERY, pages.SUBHEADED])
def test_a_page_about_one_thing_stays_one_report(markup: str) -> None:
    assert len(reports(markup)) == 1


def test_other_reports_and_comments_round_an_article_are_left_out() -> None:
    (found,) = reports(pages.ARTICLE_WITH_BOXES)
    assert "boats and nets" not in found.text
    assert "evening meetings" not in found.text
    assert found.text.count(pages.SENTENCES[1]) == 1


def test_what_tells_nothing_inside_an_article_is_marked() -> None:
    link = '<p><strong><a href="/x">FERRIES TO THE ISLANDS STOP FOR A DAY</a></strong></p>'
    inside = pages.article().replace(
        "</article>", f"{link}<p>Write to Sunniva Aall at aall@courier.example</p></article>"
    )
    (found,) = reports(inside)
    marked = [found.text[one.start : one.end] for one in found.boilerplate]
    assert [one for one in marked if one.startswith(("FERRIES", "Write to"))] == [
        "FERRIES TO THE ISLANDS STOP FOR A DAY",
        "Write to Sunniva Aall at aall@courier.example",
    ]


def test_a_quoted_post_stays_in_the_text() -> None:
    words = "We see cracks in nine pillars now, friends."
    post = f'<div class="embed"><blockquote class="twitter-tweet"><p>{words}</p></blockquote><script></script></div>'
    (found,) = reports(pages.article().replace("</article>", f"{post}{pages.body(0, 1)}</article>"))
    assert words in found.text


@pytest.mark.parametrize(
    ("markup", "headline", "numbers"),
    [
        (pages.WORDPRESS, "Pier report of day {} from the quay", (5, 4, 3, 2)),
        (pages.BLOGGER, "Notes from pier {} in the rain", (9, 5, 2)),
        (pages.FRONT, "Headline number {} tells of the harbour", range(1, 9)),
        (pages.DIGEST, "Report number {} about the northern pier", range(1, 5)),
    ],
)
def test_a_page_of_several_gives_each_with_its_headline_and_day(
    markup: str, headline: str, numbers: Sequence[int]
) -> None:
    found = reports(markup)
    assert [one.headline for one in found] == [headline.format(number) for number in numbers]
    assert days(found) == [f"2021-03-{number:02}" for number in numbers]
    assert {one.page for one in found} == {PageKind.LIST}
    assert [one.position for one in found] == list(range(len(found)))
    assert "Posted by" not in found[0].text


def test_each_report_of_a_list_keeps_the_address_that_its_headline_leads_to() -> None:
    found = reports(pages.WORDPRESS, url="https://courier.example/harbour")
    assert [one.url for one in found[:2]] == [
        "https://courier.example/2021/03/05/pier",
        "https://courier.example/2021/03/04/pier",
    ]
    assert {one.url for one in reports(pages.WORDPRESS)} == {None}  # a page saved without its address


def test_a_list_of_bare_links_is_refused_with_a_remedy() -> None:
    with pytest.raises(ReadingError, match="add the pages of the articles"):
        reports(pages.LINKS)


def test_the_updates_of_a_live_blog_are_reports_of_their_own() -> None:
    found = reports(pages.LIVE_LINKED)
    assert [one.headline for one in found] == ["Divers go down again", "Ferries moved", None]
    assert days(found) == ["2021-03-02", "2021-03-02", "2021-03-01"]
    assert {(one.page, one.published.basis) for one in found} == {(PageKind.LIVE_BLOG, PublishedBasis.METADATA)}
    assert found[0].text.endswith("Harbour master Runa Tveit & her staff watch from a tug.")
    assert found[1].text.endswith("fish market.\n\nIt carried forty passengers.")


def test_time_stamped_updates_take_the_day_of_their_page() -> None:
    found = reports(pages.LIVE_SHOWN)
    assert len(found) == 7
    assert set(days(found)) == {"2021-03-02"}
    assert found[0].published.basis is PublishedBasis.INFERRED
    assert "17:27" in found[0].published.why
    assert "17:27" not in found[0].text


def test_clock_times_over_midnight_leave_the_day_open() -> None:
    stamps = iter(("00:20", "23:50", "23:10", "22:40", "21:30", "21:10", "20:05"))
    markup = "".join(
        part if i == 0 else f"<span class='clock'>{next(stamps)}</span>{part.split('</span>', 1)[1]}"
        for i, part in enumerate(pages.LIVE_SHOWN.split("<span class='clock'>"))
    )
    assert set(days(reports(markup))) == {None}


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("", "empty"),
        ("<!-- nothing -->", "empty"),
        ("<html><body></body></html>", "no article"),
        ("<script>document.write('words')</script>", "no article"),
        ("<frameset><frame src='a.html'><frame src='b.html'></frameset>", "no article"),
        ("<div>" * 100_000 + "words", "no article"),
        ("<p>word</p>" * 30_000, "elements"),
        ("<p>word " * 1_000_000, "save the article alone"),
    ],
)
def test_a_page_without_an_article_is_refused_with_a_reason(markup: str, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as caught:
        reports(markup)
    assert caught.value.item == "page.html"


@pytest.mark.parametrize(
    "before",
    [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE html [" + "".join(f'<!ENTITY a{i + 1} "&a{i};&a{i};&a{i};">' for i in range(60)) + "]>&a60;",
        '<meta name="date" content="2021-13-41">' * 15_000,
        "<p " + " ".join(f"a{i}=b" for i in range(200_000)) + ">",
        "<p class='" + "entry " * 200_000 + "'></p>",
        "\x00\ud800",
    ],
)
def test_a_hostile_beginning_does_not_hide_the_article(before: str) -> None:
    started = time.process_time()
    (found,) = reports(before + pages.article())
    assert pages.SENTENCES[2] in found.text
    assert time.process_time() - started < 20


def test_markup_written_as_text_stays_text() -> None:
    (found,) = reports(
        pages.article().replace("eleven pillars", "eleven &lt;script&gt;alert(1)&lt;/script&gt; pillars")
    )
    assert "eleven <script>alert(1)</script> pillars" in found.text


def test_the_same_bytes_give_the_same_documents() -> None:
    assert reports(pages.WORDPRESS) == reports(pages.WORDPRESS)
