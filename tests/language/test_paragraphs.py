"""Documents are cut where an engine would glue."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.paragraphs import cut_paragraphs
from dateline.records.document import Document, Region


def document(text: str, **known: object) -> Document:
    return Document("doc-1", "cap-1", 0, 0, len(text), text, **known)  # type: ignore[arg-type]


def pieces(one: Document) -> list[tuple[str, str]]:
    return [(one.text[each.start : each.end], each.kind) for each in cut_paragraphs(one)]


def test_headline_and_body_are_never_one_stretch() -> None:
    one = document("Minister visits Oran\n\nThe minister came.\nShe left.", headline_end=20)
    assert pieces(one) == [
        ("Minister visits Oran", "headline"),
        ("The minister came.", "body"),
        ("She left.", "body"),
    ]


def test_a_dateline_is_cut_from_the_sentence_that_follows() -> None:
    one = document("Oran, NNA—The port opened on Monday.", dateline_place="Oran")
    assert pieces(one) == [("Oran, NNA—", "dateline"), ("The port opened on Monday.", "body")]


def test_a_region_inside_a_line_is_a_stretch_of_its_own() -> None:
    text = "(WIRE- The Herald) Talks began."
    one = document(text, boilerplate=(Region(0, 18, "syndication"),))
    assert pieces(one) == [("(WIRE- The Herald)", "syndication"), ("Talks began.", "body")]


@given(st.text(alphabet="ab .\n\r\u2028\x85", min_size=1, max_size=60), st.data())
def test_stretches_are_trimmed_in_order_and_lose_no_letter(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text) - 1))
    one = document(text, boilerplate=(Region(first, data.draw(st.integers(first + 1, len(text))), "caption"),))
    cut = cut_paragraphs(one)
    for left, right in pairwise(cut):
        assert left.end <= right.start
    kept = "".join(text[each.start : each.end] for each in cut)
    assert all(text[each.start : each.end].strip() == text[each.start : each.end] for each in cut)
    assert "".join(kept.split()) == "".join(text.split())
