import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.pdf_files import HEIGHT, column, pdf, pdf_of

from dateline.errors import ReadingError
from dateline.reading import pdf as module
from dateline.reading.pdf import pdf_paragraphs
from dateline.reading.read import read
from dateline.records.document import Capture, Document, PageKind

HOSTILE = Path(__file__).parents[3] / "shared" / "data" / "hostile"
needs_hostile = pytest.mark.skipif(
    not HOSTILE.exists() and "CI" not in os.environ, reason="needs the hostile files in ../shared"
)


def texts(body: bytes) -> list[str]:
    return [one.text for one in pdf_paragraphs(body, "x.pdf")[0]]


def documents(body: bytes) -> tuple[Document, ...]:
    return read(Capture("c", "x.pdf", "application/pdf", "hash", "2026-01-01T00:00:00Z"), body)


LEFT = (
    "The ferry between Orsa and Lemm was",
    "out of service for a third day after its",
    "engine failed in the strait on Monday,",
    "the harbour master said.",
)
RIGHT = (
    "Passengers were taken across in boats",
    "of the coast guard, which had come to",
    "the island from the mainland at night,",
    "and no one was hurt.",
)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            column(
                72, 700, "The reservoir over Pellam was emp-", "tied on Friday so that its wall could be", "mended."
            ),
            ["The reservoir over Pellam was emptied on Friday so that its wall could be mended."],
            id="a broken word is joined",
        ),
        pytest.param(
            column(
                72,
                700,
                "Two men of the north-",
                "west district were held, said a self-",
                "styled judge of al-",
                "Murr.",
            ),
            ["Two men of the north-west district were held, said a self-styled judge of al-Murr."],
            id="a hyphen that belongs to the word stays",
        ),
        pytest.param(
            [*column(72, 700, *LEFT), *column(72, 640, *RIGHT)],
            [" ".join(LEFT), " ".join(RIGHT)],
            id="a wide space parts paragraphs",
        ),
        pytest.param(
            [
                *column(84, 700, LEFT[0]),
                *column(72, 688, *LEFT[1:]),
                (84, 652, 10, RIGHT[0]),
                *column(72, 640, *RIGHT[1:]),
            ],
            [" ".join(LEFT), " ".join(RIGHT)],
            id="a first line set in parts paragraphs",
        ),
        pytest.param(
            [*column(72, 730, "Ferry stands still", size=22), *column(72, 700, *LEFT), *column(72, 652, *RIGHT)],
            ["Ferry stands still", " ".join(LEFT), " ".join(RIGHT)],
            id="a heading in larger letters is a paragraph of its own",
        ),
        pytest.param(
            [row for pair in zip(column(72, 700, *LEFT), column(310, 700, *RIGHT), strict=True) for row in pair],
            [" ".join(LEFT), " ".join(RIGHT)],
            id="columns do not run into one another",
        ),
        pytest.param(
            [(72, 700, 10, "Orsa"), (300, 700, 10, "4 dead"), (72, 688, 10, "Lemm"), (300, 688, 10, "none")],
            ["Orsa\t4 dead", "Lemm\tnone"],
            id="a table is read row by row",
        ),
    ],
)
def test_lines_become_paragraphs_in_reading_order(
    rows: list[tuple[float, float, float, str]], found: list[str]
) -> None:
    assert texts(pdf(rows)) == found


def test_a_sentence_runs_on_over_a_page_and_running_heads_are_left_out() -> None:
    def page(number: int, *lines: str) -> list[tuple[float, float, float, str]]:
        head = (72, 770, 8, f"Orsa Weekly Gazette, issue {number + 40}")
        return [head, *column(72, 700, *lines), (290, 30, 8, str(number))]

    assert texts(pdf(page(1, *LEFT[:2]), page(2, *LEFT[2:]))) == [" ".join(LEFT)]


def test_what_a_browser_prints_on_the_edges_is_left_out() -> None:
    edges = [
        (30, 785, 8, "5/12/21, 2:20 PM"),
        (250, 785, 8, "Ferry stands still"),
        (30, 12, 8, "https://orsa.example/a"),
    ]
    assert texts(pdf([*edges, (560, 12, 8, "1/1"), *column(72, 700, *LEFT)])) == [" ".join(LEFT)]


def test_numbers_of_lines_are_left_out() -> None:
    lines = [
        f"witness {word} spoke of the night when the" for word in "one two three four five six seven eight".split()
    ]
    rows = [*column(72, 700, *map(str, range(1, 9))), *column(100, 700, *lines)]
    assert texts(pdf(rows)) == [" ".join(lines)]


@pytest.mark.parametrize(
    ("rotate", "box"),
    [(0, (100, 85, 158, 104)), (90, (696, 100, 715, 158)), (180, (442, 696, 500, 715)), (270, (85, 442, 104, 500))],
)
def test_a_box_counts_from_the_upper_left_corner_of_the_page_as_shown(
    rotate: int, box: tuple[float, float, float, float]
) -> None:
    ((one,), _) = pdf_paragraphs(pdf([(100, HEIGHT - 100, 16, "Flooding")], rotate=rotate), "x")
    (anchor,) = one.anchors
    assert (anchor.start, anchor.end, anchor.page) == (0, 8, 1)
    assert anchor.box is not None
    assert all(abs(found - wanted) < 8 for found, wanted in zip(anchor.box, box, strict=True))


def test_text_turned_on_the_page_is_read_along_its_own_lines() -> None:
    turned = "\n".join(
        f"BT /F1 10 Tf 0 1 -1 0 {100 + 12 * i} 200 Tm ({words}) Tj ET" for i, words in enumerate(LEFT)
    ).encode()
    assert texts(pdf_of([turned])) == [" ".join(LEFT)]


PICTURE_STREAM = b"q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
PICTURE = pdf_of([PICTURE_STREAM])
WORDS = st.text("abcdefghij klmno-", min_size=1, max_size=40)
ROWS = st.lists(
    st.tuples(st.integers(0, 560), st.integers(0, 780), st.sampled_from([6, 10, 11, 24]), WORDS),
    min_size=1,
    max_size=25,
)


@given(st.lists(ROWS, min_size=1, max_size=3), st.sampled_from([0, 90, 180, 270]))
@settings(max_examples=60, deadline=None)
def test_anchors_are_ordered_inside_the_text_and_cover_every_word(
    pages: list[list[tuple[float, float, float, str]]], rotate: int
) -> None:
    try:
        paragraphs, _ = pdf_paragraphs(pdf(*pages, rotate=rotate), "x")
    except ReadingError:
        return
    for one in paragraphs:
        covered, end = [], 0
        for anchor in one.anchors:
            assert end <= anchor.start < anchor.end <= len(one.text)
            assert one.text[end : anchor.start] in ("", " ", "\t")
            covered.append(one.text[anchor.start : anchor.end])
            end = anchor.end
        assert end == len(one.text)
        assert "".join("".join(covered).split()) == "".join(one.text.split())


def test_a_report_keeps_the_place_of_its_lines() -> None:
    body = pdf(
        [(72, 740, 20, "Ferry stands still"), *column(72, 700, *LEFT), *column(72, 640, *RIGHT)],
        told="/Title(Microsoft Word - ferry.doc)/Author(Odile Varenne)",
    )
    (found,) = documents(body)
    assert (found.headline, found.byline, found.page) == ("Ferry stands still", "Odile Varenne", PageKind.ARTICLE)
    assert [found.text[one.start : one.end] for one in found.anchors] == ["Ferry stands still", *LEFT, *RIGHT]


def test_a_printed_web_page_under_one_title_is_one_report() -> None:
    menu = column(72, 780, "News Sport Weather", "Sign in")
    related = [(72, 500, 14, "More from Orsa: council votes on a second bridge"), *column(72, 480, *RIGHT)]
    body = pdf(
        [*menu, (72, 730, 24, "Ferry stands still for a third day"), *column(72, 700, *LEFT), *related],
        told="/Producer(Skia/PDF m120)",
    )
    (found,) = documents(body)
    assert found.text.startswith("Ferry stands still for a third day\n\nThe ferry")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"%PDF-1.4\nnothing", "damaged"),
        (pdf([]), "no words"),
        (PICTURE, "pictures of pages"),
        (pdf_of([b" " * 10_000_000], compressed=True), "unpacks"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(body: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as caught:
        pdf_paragraphs(body, "x.pdf")
    assert caught.value.item == "x.pdf"


def test_pages_that_are_pictures_beside_pages_with_text_are_noted() -> None:
    words = "\n".join(f"BT /F1 10 Tf 72 {700 - 12 * i} Td ({line}) Tj ET" for i, line in enumerate(LEFT))
    (found,) = documents(pdf_of([words.encode("cp1252"), PICTURE_STREAM]))
    assert found.notes == ("1 of 2 pages are pictures without text and are left out",)


def test_letters_that_no_character_is_known_for_are_refused() -> None:
    glyphs = b"".join(b"/uniE0%02X" % i for i in range(26))
    body = pdf(column(72, 700, *LEFT)).replace(b"/WinAnsiEncoding", b"<</Differences[97%b]>>" % glyphs)
    with pytest.raises(ReadingError, match="tenth"):
        pdf_paragraphs(body, "x")


@pytest.mark.parametrize("cut", [slice(9, None), slice(None, -60)])
def test_a_file_cut_at_either_end_is_mended(cut: slice) -> None:
    assert texts(pdf(column(72, 700, *LEFT))[cut]) == [" ".join(LEFT)]


def test_too_many_pages_and_too_long_a_time_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    body = pdf(column(72, 700, *LEFT), column(72, 700, *RIGHT))
    monkeypatch.setattr(module, "MAX_SECONDS", -1.0)
    with pytest.raises(ReadingError, match="seconds"):
        pdf_paragraphs(body, "x")
    monkeypatch.setattr(module, "MAX_PAGES", 1)
    with pytest.raises(ReadingError, match="2 pages"):
        pdf_paragraphs(body, "x")


def test_pictures_of_pages_are_read_where_tesseract_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {
        "level": [1, 5, 5, 5, 5],
        "block_num": [0, 1, 1, 1, 1],
        "par_num": [0, 1, 1, 1, 1],
        "line_num": [0, 1, 1, 1, 2],
        "left": [0, 200, 300, 400, 200],
        "top": [0, 100, 100, 100, 140],
        "width": [0, 80, 80, 9, 80],
        "height": [0, 30, 30, 9, 30],
        "conf": [-1, 96, 91.5, 3, 95],
        "text": ["", "Ferry", "stands", "~", "still."],
    }
    tesseract = SimpleNamespace(
        image_to_data=lambda *_, **__: table,
        Output=SimpleNamespace(DICT="dict"),
        TesseractNotFoundError=OSError,
        TesseractError=RuntimeError,
    )
    monkeypatch.setitem(sys.modules, "pytesseract", tesseract)
    monkeypatch.setattr("pypdfium2.PdfBitmap.to_pil", lambda *_: None)
    ((one,), _) = pdf_paragraphs(PICTURE, "x.pdf")
    assert one.text == "Ferry stands still."
    assert [anchor.box for anchor in one.anchors] == [(72.0, 36.0, 136.8, 46.8), (72.0, 50.4, 100.8, 61.2)]


@needs_hostile
def test_hostile_files_give_text_or_a_refusal_that_names_them() -> None:
    rows = [json.loads(line) for line in (HOSTILE / "manifest.jsonl").read_text().splitlines()]
    read_ones = 0
    for name in [row["file"] for row in rows if row["kind"] == "pdf"]:
        try:
            read_ones += bool(read(Capture("c", name, "application/pdf", "h", ""), (HOSTILE / name).read_bytes()))
        except ReadingError as error:
            assert error.item == name
    assert read_ones >= 40
