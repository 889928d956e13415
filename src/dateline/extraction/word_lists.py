"""The word lists of ``extraction/lexicon``, as lines."""

from importlib.resources import files


def lines_of(name: str) -> tuple[str, ...]:
    """The lines of ``lexicon/NAME.txt`` in order, without comments and empty ones."""
    text = (files("dateline.extraction") / "lexicon" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
