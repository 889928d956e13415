"""Reports that go back to one text."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Region
from dateline.resolution.origins import find_origins

WORDS = [
    f"{a}{b}"
    for a in ("ka", "lo", "mi", "ve", "ru", "sta", "pe", "dor")
    for b in ("n", "rak", "vel", "sto", "m", "tis", "gra")
]


def prose(seed: int, length: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length)) + "."


def document(name: str, text: str, boilerplate: tuple[Region, ...] = ()) -> AnnotatedDocument:
    return AnnotatedDocument(Document(name, "cap", 0, 0, len(text), text, boilerplate=boilerplate))


def groups(*documents: AnnotatedDocument) -> list[tuple[str, ...]]:
    return [one.document_ids for one in find_origins(documents)]


def test_a_copy_has_the_origin_of_the_first() -> None:
    (origin,) = find_origins([document("b", prose(1)), document("a", prose(1))])
    assert (origin.id, origin.document_ids) == ("org-b", ("b", "a"))
    assert [(link.left, link.right, link.overlap) for link in origin.why] == [("b", "a", 1.0)]


def test_independent_reports_have_their_own_origins() -> None:
    assert groups(document("a", prose(1)), document("b", prose(2))) == [("a",), ("b",)]


def test_a_reprint_inside_a_longer_report_is_found() -> None:
    (origin,) = find_origins([document("a", prose(1)), document("b", prose(2, 900) + " " + prose(1))])
    assert origin.why[0].reason.startswith(("reprint", "copy"))


def test_an_edited_copy_with_a_new_lead_is_found() -> None:
    old = prose(1, 200).split()
    assert len(groups(document("a", " ".join(old)), document("b", prose(3, 60) + " ".join(old[:150])))) == 1


def test_many_copies_do_not_hide_an_edited_one() -> None:
    documents = [document(f"d{number}", prose(1)) for number in range(60)]
    assert len(groups(*documents, document("e", prose(1) + " " + prose(2, 60)))) == 1


def test_a_notice_of_the_site_joins_nothing() -> None:
    notice = prose(9, 120)
    documents = [document(f"d{number}", prose(number + 10, 80) + " " + notice) for number in range(40)]
    assert len(groups(*documents)) == 40


def test_a_shared_background_paragraph_joins_nothing() -> None:
    background = prose(9, 50)
    assert len(groups(document("a", prose(1) + background), document("b", prose(2) + background))) == 2


def test_a_shared_quotation_joins_nothing() -> None:
    quotation = f" “{prose(9, 150)}” "
    assert len(groups(document("a", prose(1, 40) + quotation), document("b", prose(2, 40) + quotation))) == 2


def test_a_shared_caption_joins_nothing() -> None:
    caption = prose(9, 100)
    region = (Region(0, len(caption), "caption"),)
    left = document("a", caption + " " + prose(1, 60), region)
    assert len(groups(left, document("b", caption + " " + prose(2, 60), region))) == 2


def test_copies_join_through_one_another() -> None:
    first, second = prose(1, 150), prose(2, 150)
    found = groups(document("a", first), document("b", second), document("c", first + " " + second))
    assert found == [("a", "b", "c")]


@settings(deadline=None)
@given(st.lists(st.integers(0, 4), max_size=8))
def test_every_document_is_in_exactly_one_origin(seeds: list[int]) -> None:
    documents = [document(f"d{number}", prose(seed, 40)) for number, seed in enumerate(seeds)]
    members = [name for one in find_origins(documents) for name in one.document_ids]
    assert sorted(members) == sorted(one.document.id for one in documents)


def test_a_thousand_copies_and_a_thousand_others_take_seconds() -> None:
    documents = [document(f"d{number}", prose(number if number % 2 else 0, 120)) for number in range(2000)]
    started = time.process_time()
    found = find_origins(documents)
    assert len(found) == 1001
    assert time.process_time() - started < 8
