"""From words to what the encoder reads: word pieces, and a class of casing, as the encoder itself knows no case."""

from pathlib import Path

from tokenizers import Tokenizer

CASE_CLASSES = 8
PADDING, UNKNOWN, CLS, SEP = 0, 100, 101, 102
#: Of one word; the rest of a longer one says nothing more.
MOST_PIECES = 8
_CACHED_WORDS = 200_000


def case_class(word: str) -> int:
    """1 lower, 2 capitals, 3 one capital, 4 Title, 5 digits, 6 mixed, 7 anything else (0 is for what is no word)."""
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word[:1].isupper() and word[1:].islower():
        return 4
    if any(char.isdigit() for char in word):
        return 5
    return 6 if any(char.isupper() for char in word) else 7


class Pieces:
    """Word pieces of single words, remembered: news repeats itself."""

    def __init__(self, tokenizer_file: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[list[int], int]] = {}

    def of(self, word: str) -> tuple[list[int], int]:
        """The ids of its pieces (1 to MOST_PIECES) and its class of casing."""
        known = self._known.get(word)
        if known is None:
            clean = word.encode("utf-8", "replace").decode("utf-8")  # the tokenizer takes no half of a pair
            ids = self._tokenizer.encode(clean, add_special_tokens=False).ids[:MOST_PIECES] or [UNKNOWN]
            known = (ids, case_class(word))
            if len(self._known) < _CACHED_WORDS:
                self._known[word] = known
        return known
