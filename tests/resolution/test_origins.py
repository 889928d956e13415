"""Reports that go back to one text."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Region
from dateline.records.origin import Link
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


def test_a_version_joins_with_its_own_reason_and_unknown_ones_are_passed_over() -> None:
    version = Link("a", "b", "newer version of the same page", 0.2)
    documents = [document("a", prose(1)), document("b", prose(2)), document("c", prose(2))]
    (origin,) = find_origins(documents, [version, Link("a", "gone", "newer version of the same page", 1.0)])
    assert [link.reason for link in origin.why] == [version.reason, "copy: the same words throughout"]


def test_edited_copies_hang_on_the_first_of_them_and_not_on_each_other() -> None:
    documents = [document(f"d{number}", prose(1) + " " + prose(number + 2, 15)) for number in range(70)]
    (origin,) = find_origins(documents)
    assert {link.left for link in origin.why} == {"d0"}
    assert len(origin.why) == 69


def test_a_wire_story_that_most_of_a_pile_prints_is_no_notice() -> None:
    documents = [document(f"d{number}", prose(1) + " " + prose(number + 2, 15)) for number in range(70)]
    others = [document(f"e{number}", prose(number + 200)) for number in range(20)]
    assert len(groups(*documents, *others)) == 21


def test_a_quotation_alone_makes_no_copy_and_two_different_ones_none_either() -> None:
    texts = [f"“{prose(number, 40)}” the mayor told reporters on Monday." for number in (1, 2)]
    assert len(groups(document("a", texts[0]), document("b", texts[1]))) == 2


def test_the_forms_of_a_site_do_not_hide_a_copy_nor_make_one() -> None:
    form = "\nSign up for our newsletter " + prose(8, 60) + "\nCopyright 2031. All rights reserved."
    assert len(groups(document("a", prose(1) + form), document("b", prose(1)))) == 1
    assert len(groups(document("a", prose(1, 50) + form), document("b", prose(2, 50) + form))) == 2


@settings(deadline=None)
@given(st.lists(st.integers(0, 4), max_size=8))
def test_every_document_is_in_exactly_one_origin(seeds: list[int]) -> None:
    documents = [document(f"d{number}", prose(seed, 40)) for number, seed in enumerate(seeds)]
    members = [name for one in find_origins(documents) for name in one.document_ids]
    assert sorted(members) == sorted(one.document.id for one in documents)


def test_a_thousand_copies_and_a_thousand_others_stay_apart() -> None:
    documents = [document(f"d{number}", prose(number if number % 2 else 0, 120)) for number in range(2000)]
    assert len(find_origins(documents)) == 1001
