"""One capture to its documents, by the kind of file it is."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ReadingError
from dateline.reading.read import read
from dateline.records.document import Capture, Document, PublishedBasis
from dateline.records.period import to_edtf

REPORT = "application/x-dateline-report+json"
PAGE = """<html lang="en"><head><title>Bridge opens | Herald</title>
<meta property="og:site_name" content="The Valley Herald">
<script type="application/ld+json">
{"@type": "NewsArticle", "datePublished": "2024-05-07T10:00:00+02:00", "headline": "Bridge opens"}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Minister opens the Sarde bridge</h1>
<p>LYON (AFP) - Interior Minister Odile Varenne opened the rebuilt Sarde bridge on Tuesday, months after a flood.</p>
<p>Varenne told reporters that the army's engineers had worked in shifts since January to supply the villages.</p>
<p>The bridge carries some four thousand cars a day, and had been closed to all traffic since the winter storms.</p>
</article><footer>All rights reserved</footer></body></html>"""


def capture(kind: str = "text/plain", **given: str) -> Capture:
    return Capture("cap-1", "report", kind, "0", "2026-03-01T00:00:00Z", tuple(sorted(given.items())))


def line(body: dict[str, object], **given: str) -> Document:
    (found,) = read(capture(REPORT, **given), json.dumps(body).encode())
    return found


def test_the_same_bytes_give_the_same_documents() -> None:
    body = b"Bridge Opens in Lyon\n\nLyon- The bridge opened on Tuesday, the office said in a statement."
    assert read(capture(), body) == read(capture(), body)


def test_a_line_of_a_jsonl_file_is_one_document_with_exactly_its_text() -> None:
    text = "  Bridge opens\n\nLYON (AFP) - The bridge opened.\n\nGENEVA (AP) - Talks began.\n"
    found = line({"id": "1", "text": text}, title="Bridge opens", published="2024-05-07", outlet="Herald")
    assert (found.text, found.capture_start, found.headline, found.outlet) == (text, None, "Bridge opens", "Herald")
    assert (to_edtf(found.published.period), found.published.basis) == ("2024-05-07", PublishedBasis.METADATA)
    assert text[: found.headline_end] == "  Bridge opens"


@settings(deadline=None)
@given(
    st.text(),
    st.sampled_from([None, "Grain Talks Resume", "x"]),
    st.sampled_from(["", "Grain Talks Resume\n\n", "By Ana Holt\n"]),
)
def test_regions_and_headline_of_a_line_lie_inside_its_text(text: str, title: str | None, start: str) -> None:
    text = f"\n{start}{text} said so."
    found = line({"id": "1", "text": text}, **({"title": title} if title else {}))
    assert len(found.text) == len(text)
    assert 0 <= found.headline_end <= len(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found.boilerplate)


def test_a_title_that_is_not_in_the_text_has_no_length_there() -> None:
    found = line({"id": "1", "text": "LYON (AFP) - The bridge opened."}, title="Bridge opens")
    assert (found.headline, found.headline_end, found.dateline_place, found.agency) == (
        "Bridge opens",
        0,
        "LYON",
        "AFP",
    )


def test_a_broken_date_given_with_a_line_is_named_not_believed() -> None:
    found = line({"id": "1", "text": "The bridge opened."}, published="some day")
    assert found.published.period is None
    assert "some day" in found.published.why


def test_half_of_a_surrogate_pair_becomes_a_replacement_character() -> None:
    (found,) = read(capture(REPORT), b'{"id": "1", "text": "The \\ud800 bridge opened."}')
    assert found.text == "The \ufffd bridge opened."


def test_a_page_gives_headline_body_site_agency_and_day() -> None:
    (found,) = read(capture("text/html"), PAGE.encode())
    assert found.headline == "Minister opens the Sarde bridge"
    assert found.text.startswith("Minister opens the Sarde bridge\n\nLYON (AFP)")
    assert "Home" not in found.text
    assert (found.outlet, found.agency, found.dateline_place, found.language) == (
        "The Valley Herald",
        "AFP",
        "LYON",
        "en",
    )
    assert (to_edtf(found.published.period), found.published.basis) == ("2024-05-07", PublishedBasis.METADATA)
    assert (found.capture_start, found.capture_end) == (None, None)


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(ReadingError, match="no article"):
        read(capture("text/html"), b"<html><body></body></html>")


@pytest.mark.parametrize("kind", ["application/vnd.rar", "application/zip", "image/png", "application/octet-stream"])
def test_what_is_no_report_is_refused_with_a_remedy(kind: str) -> None:
    with pytest.raises(ReadingError, match=r"looks like .*save") as caught:
        read(capture(kind), b"x")
    assert caught.value.item == "report"


def test_a_line_of_fifty_megabytes_is_refused_at_once() -> None:
    started = time.process_time()
    with pytest.raises(ReadingError, match="characters"):
        read(capture(), b"word " * 10_000_000)
    assert time.process_time() - started < 5


def test_a_page_that_is_too_large_is_refused() -> None:
    with pytest.raises(ReadingError, match="save the article alone"):
        read(capture("text/html"), b"<p>word " * 1_000_000)


def test_a_text_of_damaged_letters_is_refused() -> None:
    with pytest.raises(ReadingError, match="UTF-8"):
        read(capture(), ("\ufffd" * 30 + " words").encode())


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(ReadingError, match="no words"):
        read(capture(), b" \r\n ")
