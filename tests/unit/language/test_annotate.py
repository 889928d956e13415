"""Sentences by punctuation, for languages that are not understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.annotate import punctuated
from dateline.language.paragraphs import cut_paragraphs
from dateline.records.document import Document


def sentences(text: str) -> list[str]:
    stretches = cut_paragraphs(Document("doc-1", "cap-1", 0, 0, len(text), text, language="xx"))
    return [text[one.start : one.end] for one in punctuated(text, stretches)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Es regnete. Die Brücke (3.5 km) blieb zu!", ["Es regnete.", "Die Brücke (3.5 km) blieb zu!"]),
        ("« Il pleut. » Elle part.\nFin", ["« Il pleut.", "» Elle part.", "Fin"]),
        ("下雨了。桥关闭了！", ["下雨了。", "桥关闭了！"]),
        ("هل أمطرت؟ نعم.", ["هل أمطرت؟", "نعم."]),
        ("بارش ہوئی۔ پل بند ہے۔", ["بارش ہوئی۔", "پل بند ہے۔"]),
    ],
)
def test_each_script_ends_its_sentences_in_its_own_way(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@given(st.text(max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    letters = [letter for one in sentences(text) for letter in one if not letter.isspace()]
    assert letters == [letter for letter in text if letter.strip() and not letter.isspace()]
