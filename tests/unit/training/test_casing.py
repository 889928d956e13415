"""A text in capitals gets its case back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.casing import restore_case


def restored(text: str, **names: str) -> str:
    return restore_case(text, [(text.index(one), text.index(one) + len(one), kind) for kind, one in names.items()])


def test_sentences_begin_with_a_capital() -> None:
    assert restored('THE ARMY LEFT. "IT FELL!" THEY SAID') == 'The army left. "it fell!" They said'


def test_a_line_and_a_dateline_begin_with_a_capital() -> None:
    assert restored("IT FELL\n  AGAIN -- THE ARMY") == "It fell\n  Again -- The army"


def test_names_get_their_capitals() -> None:
    assert restored("WE SAW ANN LEE", PER="ANN LEE") == "We saw Ann Lee"


def test_small_words_in_a_name_stay_small() -> None:
    assert restored("THE BANK OF THE NILE", ORG="BANK OF THE NILE") == "The Bank of the Nile"


def test_a_small_word_that_begins_a_name_does_not_stay_small() -> None:
    assert restored("IN EL DORADO", PLACE="EL DORADO") == "In El Dorado"


def test_short_names_of_organisations_are_acronyms() -> None:
    assert restored("AND THE NRC AND FMLNX", ORG="NRC") == "And the NRC and fmlnx"
    assert restored("AND THE FMLNX", ORG="FMLNX") == "And the FMLNX"
    assert restored("AND THE ARMIES", ORG="ARMIES") == "And the Armies"


def test_short_names_of_people_are_no_acronyms() -> None:
    assert restored("AND LEE", PER="LEE") == "And Lee"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IT WAS MONDAY IN JUNE", "It was Monday in June"),
        ("ON MAY 5", "On May 5"),
        ("THEY MAY MARCH", "They may march"),
        ("SO I SAW", "So I saw"),
    ],
)
def test_days_months_and_i_get_their_capitals(text: str, expected: str) -> None:
    assert restored(text) == expected


def test_a_text_whose_small_letters_are_not_as_many_is_left_alone() -> None:
    assert restore_case("İ LEFT", []) == "İ LEFT"


def test_a_letter_without_a_single_capital_stays_small() -> None:
    assert restore_case("THE ßX", [(4, 6, "ORG")]) == "The ßX"


@given(st.text(max_size=20) | st.text("ABß .ŉǰİΣ\n", max_size=20), st.data())
def test_only_the_case_changes(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = restore_case(text, [(start, end, data.draw(st.sampled_from(["PER", "ORG", "PROD"])))])
    assert len(found) == len(text)
    assert found.lower() == text.lower() or found == text
