"""Windows become one passage again."""

import numpy as np

from dateline.language.assembly import sentence_numbers, sentences_of, tokens_of
from dateline.language.decoding import Reading
from dateline.language.engine import Passage
from dateline.language.windows import words_of
from dateline.records.language import Sentence, Token

EMPTY = np.zeros((0, 0), np.float32)
TEXT = "Ann left. He\nsleeps"
WORDS = words_of(Passage.whole(TEXT))


def reading(first: int, starts: list[int], heads: list[int], *tags: str) -> Reading:
    upos, xpos = [tag.split("/")[0] for tag in tags], [tag.split("/")[1] for tag in tags]
    relations = ["root" if head == at else "dep" for at, head in enumerate(heads)]
    return Reading(
        first, starts, upos, xpos, heads, relations, EMPTY, [], [], [], [], np.zeros((0, 3, 384), np.float32),
        np.zeros((len(starts), 384), np.float32),
    )  # fmt: skip


READINGS = [
    reading(0, [0], [1, 1, 1], "PROPN/NNP", "VERB/VBD", "PUNCT/."),
    reading(3, [0, 1], [0, 1], "PRON/PRP", "VERB/VBZ"),
]


def test_sentences_stand_at_their_characters_words_and_stretch() -> None:
    assert sentences_of(WORDS, READINGS) == (
        Sentence(0, 9, 0, 3, 0),
        Sentence(10, 12, 3, 4, 0),
        Sentence(13, 19, 4, 5, 1),
    )


def test_every_word_knows_its_sentence() -> None:
    assert sentence_numbers(WORDS, READINGS) == [0, 0, 0, 1, 2]


def test_heads_count_from_the_beginning_of_the_passage() -> None:
    assert tokens_of(WORDS, READINGS) == (
        Token(0, 3, "Ann", "Ann", "PROPN", "NNP", 1, "dep"),
        Token(4, 8, "left", "leave", "VERB", "VBD", 1, "root"),
        Token(8, 9, ".", ".", "PUNCT", ".", 1, "dep"),
        Token(10, 12, "He", "he", "PRON", "PRP", 3, "root"),
        Token(13, 19, "sleeps", "sleep", "VERB", "VBZ", 4, "root"),
    )


def test_no_words_no_sentences_no_tokens() -> None:
    nothing = words_of(Passage("", ()))
    assert (sentences_of(nothing, []), tokens_of(nothing, []), sentence_numbers(nothing, [])) == ((), (), [])


def test_the_number_of_a_stretch_counts_stretches_without_words() -> None:
    words = words_of(Passage("a   b", ((0, 1), (1, 4), (4, 5))))
    found = sentences_of(words, [reading(0, [0, 1], [0, 1], "X/FW", "X/FW")])
    assert [one.paragraph for one in found] == [0, 2]
