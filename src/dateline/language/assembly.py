"""Put the windows of a passage together again: its sentences and its tokens."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.language.decoding import Reading
from dateline.language.lemmas import lemma_of
from dateline.language.windows import Words
from dateline.records.language import Sentence, Token


def sentences_of(words: Words, readings: Sequence[Reading]) -> tuple[Sentence, ...]:
    """All sentences in order; ``paragraph`` is the number of the stretch."""
    borders = sorted(words.borders)
    spans = words.spans
    return tuple(
        Sentence(
            spans[first][0], spans[last - 1][1], first, last, words.borders[borders[bisect_right(borders, first) - 1]]
        )
        for first, last in _bounds(readings)
    )


def sentence_numbers(words: Words, readings: Sequence[Reading]) -> list[int]:
    """For each word the number of its sentence."""
    numbers = [0] * len(words.spans)
    for number, (first, last) in enumerate(_bounds(readings)):
        numbers[first:last] = [number] * (last - first)
    return numbers


def tokens_of(words: Words, readings: Sequence[Reading]) -> tuple[Token, ...]:
    """All words with their syntax."""
    tokens = []
    for one in readings:
        first = one.first
        for at, (pos, tag, head, relation) in enumerate(zip(one.upos, one.xpos, one.heads, one.relations, strict=True)):
            text = words.texts[first + at]
            tokens.append(
                Token(*words.spans[first + at], text, lemma_of(text, pos, tag), pos, tag, first + head, relation)
            )
    return tuple(tokens)


def _bounds(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    for one in readings:
        for start, end in zip(one.starts, [*one.starts[1:], len(one.upos)], strict=True):
            yield one.first + start, one.first + end
