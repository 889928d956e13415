"""Passages, and the readings of stretches put together."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.engine import Passage, each_stretch_once, in_document
from dateline.records.language import AttributionSpan, Link, NameSpan, Sentence, Syntax, Token, TriggerSpan


def test_the_stretches_of_a_whole_text_are_its_trimmed_lines() -> None:
    text = "  Ann left. \r\n\n\tBob\u2028Eve"
    assert [text[a:b] for a, b in Passage.whole(text).stretches] == ["Ann left.", "Bob", "Eve"]


def test_a_blank_text_has_no_stretch() -> None:
    assert Passage.whole(" \n\t\n") == Passage(" \n\t\n", ())


@given(st.text(alphabet="ab .\n\r\t\x0b\x1c\x85\u2028\u3000", max_size=30))
def test_stretches_lose_nothing_but_white_space(text: str) -> None:
    found = Passage.whole(text).stretches
    held = [at for a, b in found for at in range(a, b)]
    assert held == sorted(set(held))
    assert "".join("".join(text[a:b] for a, b in found).split()) == "".join(text.split())
    assert all(a < b and text[a:b] == text[a:b].strip() and len(text[a:b].splitlines()) == 1 for a, b in found)


def test_readings_of_stretches_are_moved_to_their_place() -> None:
    passage = Passage("Ann\nBob", ((0, 3), (4, 7)))

    def part(word: str) -> Syntax:
        return Syntax(
            (Sentence(0, 3, 0, 1, 0),), (Token(0, 3, word, word, "PROPN", "NNP", 0, "root"),),
            (NameSpan(0, 3, "PERSON"),), (AttributionSpan(0, 3, "source"),),
            (TriggerSpan(0, 3, "MEET", "occurred"),), (Link(2, 3, 0, 1),),
        )  # fmt: skip

    assert in_document(passage, [part("Ann"), part("Bob")]) == Syntax(
        (Sentence(0, 3, 0, 1, 0), Sentence(4, 7, 1, 2, 1)),
        (Token(0, 3, "Ann", "Ann", "PROPN", "NNP", 0, "root"), Token(4, 7, "Bob", "Bob", "PROPN", "NNP", 1, "root")),
        (NameSpan(0, 3, "PERSON"), NameSpan(4, 7, "PERSON")),
        (AttributionSpan(0, 3, "source"), AttributionSpan(4, 7, "source")),
        (TriggerSpan(0, 3, "MEET", "occurred"), TriggerSpan(4, 7, "MEET", "occurred")),
        (Link(2, 3, 0, 1), Link(6, 7, 4, 5)),
    )


def test_nothing_put_together_is_nothing() -> None:
    assert in_document(Passage("", ()), []) == Syntax()


def test_a_stretch_that_comes_twice_is_read_once() -> None:
    assert each_stretch_once([Passage.whole("b\na"), Passage.whole("a\n\nc"), Passage("", ())]) == ["a", "b", "c"]
