"""A passage is found again in the original."""

from dateline.records.document import Anchor, Document
from dateline.views.originals import anchor_row, build_places

LINES = (
    Anchor(0, 10, page=1, box=(100.0, 50.0, 200.0, 60.0)),
    Anchor(11, 21, page=1, box=(100.0, 62.0, 200.0, 72.0)),
    Anchor(21, 31, page=2, box=(100.0, 50.0, 200.0, 60.0)),
)


def document(*anchors: Anchor) -> Document:
    return Document("doc-1", "cap-1", 0, None, None, "The ferry: sank late on a Monday.", anchors=anchors)


def test_a_passage_over_two_pages_has_a_box_a_line_and_only_as_much_of_it_as_it_takes() -> None:
    assert build_places(document(*LINES), 5, 26) == [
        {"page": 1, "box": [150.0, 50.0, 200.0, 60.0], "element": None},
        {"page": 1, "box": [100.0, 62.0, 200.0, 72.0], "element": None},
        {"page": 2, "box": [100.0, 50.0, 150.0, 60.0], "element": None},
    ]


def test_an_element_is_named_once() -> None:
    paragraphs = (Anchor(0, 10, element="/html/body/p[1]"), Anchor(10, 20, element="/html/body/p[1]"))
    assert build_places(document(*paragraphs), 2, 15) == [{"page": None, "box": None, "element": "/html/body/p[1]"}]


def test_plain_text_has_no_places() -> None:
    assert build_places(document(), 0, 10) == []


def test_the_export_shows_a_box_as_a_list() -> None:
    assert anchor_row(LINES[0]) == {
        "start": 0,
        "end": 10,
        "page": 1,
        "box": [100.0, 50.0, 200.0, 60.0],
        "element": None,
    }
