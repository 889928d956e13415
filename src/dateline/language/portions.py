"""Cut a reading into portions small enough for a model: whole sentences where they fit, never across a stretch."""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter

from dateline.records.language import Syntax

#: Half-open indices into the tokens of a reading.
Portion = tuple[int, int]


def portions(text: str, syntax: Syntax, fits: Callable[[str], bool], *, joined: bool) -> list[Portion]:
    """The portions in order and apart from each other, each such that ``fits`` says so of its text.

    ``joined``: as many sentences of one stretch together as fit; otherwise each sentence by itself. A sentence that
    does not fit is halved between tokens; a single token that does not fit is left out.
    """
    found: list[Portion] = []
    for _, sentences in groupby(syntax.sentences, key=attrgetter("paragraph")):
        run: list[Portion] = []
        for one in sentences:
            words = (one.first_token, one.last_token)
            whole = (run[-1][0], words[1]) if run and joined else words
            if run and joined and _fit(text, syntax, whole, fits):
                run[-1] = whole
            else:
                run.append(words)
        found += [portion for words in run for portion in _halved(text, syntax, words, fits)]
    return found


def characters(syntax: Syntax, portion: Portion) -> tuple[int, int]:
    """The half-open characters of a portion."""
    return syntax.tokens[portion[0]].start, syntax.tokens[portion[1] - 1].end


def _halved(text: str, syntax: Syntax, words: Portion, fits: Callable[[str], bool]) -> Iterator[Portion]:
    first, last = words
    if first >= last:
        return
    if _fit(text, syntax, words, fits):
        yield words
    elif last - first > 1:
        middle = (first + last) // 2
        yield from _halved(text, syntax, (first, middle), fits)
        yield from _halved(text, syntax, (middle, last), fits)


def _fit(text: str, syntax: Syntax, words: Portion, fits: Callable[[str], bool]) -> bool:
    start, end = characters(syntax, words)
    return fits(text[start:end])
