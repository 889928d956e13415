"""Readings cut into portions that a model can take."""

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.language.plain_engine import PlainEngine

from dateline.language.engine import Passage
from dateline.language.portions import characters, portions

TEXT = "Ann left. Bob stayed there. Eve slept.\nCarl ran."


def cut(text: str, most: int, *, joined: bool) -> list[str]:
    syntax = PlainEngine().parse([Passage.whole(text)])[0]
    spans = [characters(syntax, one) for one in portions(text, syntax, lambda part: len(part) <= most, joined=joined)]
    return [text[a:b] for a, b in spans]


def test_sentences_are_joined_while_they_fit_and_never_across_a_stretch() -> None:
    assert cut(TEXT, 30, joined=True) == ["Ann left. Bob stayed there.", "Eve slept.", "Carl ran."]


def test_sentences_can_be_taken_one_by_one() -> None:
    assert cut(TEXT, 30, joined=False) == ["Ann left.", "Bob stayed there.", "Eve slept.", "Carl ran."]


def test_a_sentence_that_does_not_fit_is_halved_between_words() -> None:
    assert cut("Bob stayed there.", 12, joined=True) == ["Bob stayed", "there."]


def test_a_word_that_does_not_fit_is_left_out() -> None:
    assert cut("Bob " + "x" * 40 + " there.", 12, joined=True) == ["Bob", "there."]


@given(st.text(alphabet="ab. \n", max_size=60), st.integers(1, 20), st.booleans())
def test_portions_fit_are_apart_and_lose_no_word_that_fits(text: str, most: int, joined: bool) -> None:
    syntax = PlainEngine().parse([Passage.whole(text)])[0]
    found = portions(text, syntax, lambda part: len(part) <= most, joined=joined)
    held = [at for a, b in found for at in range(a, b)]
    assert held == [at for at, token in enumerate(syntax.tokens) if token.end - token.start <= most]
    assert all(end - start <= most for start, end in (characters(syntax, one) for one in found))
