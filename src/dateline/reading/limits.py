"""How much text one file may hold, and how much of it may be damaged."""

from dateline.errors import ReadingError

MAX_CHARACTERS = 2_000_000  # the longest reports have some 100,000; a whole newspaper year would drown the pile
MAX_LINE_CHARACTERS = 500_000  # no paragraph is that long; the sentence splitter would take minutes
MAX_UNREADABLE_SHARE = 0.1  # above this most words are damaged


def check_text(text: str, item: str, *, unreadable: int | None = None) -> None:
    """Raises ReadingError when ``text`` is too long or too damaged; ``unreadable``: characters, if known otherwise."""
    if len(text) > MAX_CHARACTERS:
        raise ReadingError(
            f"the text has {len(text):,} characters, more than {MAX_CHARACTERS:,}; split it into single reports",
            item=item,
        )
    if len(text) > MAX_LINE_CHARACTERS and max(map(len, text.splitlines()), default=0) > MAX_LINE_CHARACTERS:
        raise ReadingError(
            f"a line has more than {MAX_LINE_CHARACTERS:,} characters; break it into paragraphs", item=item
        )
    if (text.count("\ufffd") if unreadable is None else unreadable) > MAX_UNREADABLE_SHARE * len(text):
        raise ReadingError("more than a tenth of it cannot be read in any known charset; save it as UTF-8", item=item)
