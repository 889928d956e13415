"""Where articles begin on pages of running text: boundaries, days, and whole articles wrongly cut in two.

Usage: .venv/bin/python -m benchmarks.splitting [FIGURE=FLOOR ...]
       (such as easy_f1=0.85 hard_f1=0.55 single_at_most=0.02)

Pages: `pages/multi` of the shared data. Units are lines with words; a boundary is the first line of an article but the
first, exact. Published beside ours: a date line and the short line before it (easy), lexical tiling (hard). Single: 500
whole articles of Timeline17, ECB+ and BASIL in three styles (a line a paragraph, blank lines between, wrapped at 76
columns); the share read as more than one.
"""

import random
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.engines import Options, finish, print_table, read_options
from benchmarks.scoring import Counts, exact
from training.data import read_lines

from dateline.reading.plain import read_plain

PUBLISHED = {
    "easy_f1": 0.744,
    "easy_pk": 0.052,
    "easy_diff": 0.053,
    "hard_f1": 0.354,
    "hard_pk": 0.315,
    "hard_diff": 0.335,
}
SINGLES = 500
MIN_SINGLE_CHARACTERS = 600
MAX_SINGLE_CHARACTERS = 30_000  # Timeline17 holds running logs of months that are hundreds of reports in one
WRAPPED_WIDTH = 76
TODAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Split:
    """One page split: lines that begin an article, gold and ours (without the first), and how many lines it has.
    ``days``: right days of publication; ``articles``: how many there are."""

    gold: tuple[int, ...]
    ours: tuple[int, ...]
    lines: int
    days: int
    articles: int


def read_split(page: dict[str, object]) -> Split:
    """Read a page of the set and lay what was found beside its gold."""
    text, articles = str(page["text"]), page["articles"]
    assert isinstance(articles, list)
    line_of = list(_line_numbers(text))
    found = read_plain(text, capture_id="page", today=TODAY)
    days = {line_of[one.capture_start or 0]: str(one.published.period.start) for one in found if one.published.period}
    gold = [line_of[article["start"]] for article in articles]
    return Split(
        gold=tuple(gold[1:]),
        ours=tuple(line_of[one.capture_start or 0] for one in found[1:]),
        lines=line_of[-1] + 1,
        days=sum(days.get(line) == article["published"] for line, article in zip(gold, articles, strict=True)),
        articles=len(articles),
    )


def _line_numbers(text: str) -> Iterator[int]:
    """For each code point, the number of its line among those with words."""
    number = -1
    for line in text.split("\n"):
        number += 1 if line.strip() else 0
        yield from [max(0, number)] * (len(line) + 1)


def windows(one: Split) -> tuple[float, float]:
    """Pk (Beeferman et al. 1999) and WindowDiff (Pevzner and Hearst 2002), k half the mean length of gold articles."""
    size = max(2, round(one.lines / (len(one.gold) + 1) / 2))
    gold, ours = ([line in set(lines) for line in range(one.lines)] for lines in (one.gold, one.ours))
    spans = [(sum(gold[i + 1 : i + size + 1]), sum(ours[i + 1 : i + size + 1])) for i in range(one.lines - size)]
    wrong_pk = sum((wanted > 0) != (found > 0) for wanted, found in spans)
    return wrong_pk / max(1, len(spans)), sum(wanted != found for wanted, found in spans) / max(1, len(spans))


def measure(splits: Sequence[Split]) -> dict[str, float]:
    """Boundary F1 (counts pooled), Pk and WindowDiff (mean over pages), share of right days."""
    counts = sum((exact(one.gold, one.ours) for one in splits), Counts())
    pk, diff = zip(*(windows(one) for one in splits), strict=True)
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "pk": sum(pk) / len(splits),
        "diff": sum(diff) / len(splits),
        "days": sum(one.days for one in splits) / sum(one.articles for one in splits),
    }


def single_articles(options: Options) -> list[str]:
    """500 whole articles, in three styles by turns, always the same ones."""
    texts = [one for one in _whole_texts(options) if MIN_SINGLE_CHARACTERS <= len(one) <= MAX_SINGLE_CHARACTERS]
    random.Random(4).shuffle(texts)
    return [styled(text, number % 3) for number, text in enumerate(texts[:SINGLES])]


def _whole_texts(options: Options) -> Iterator[str]:
    for name in ("timelines/timeline17.train", "clusters/ecb_plus.train"):
        for topic in read_lines(options.data / f"{name}.jsonl.gz"):
            yield from (one["text"] for one in topic["documents"])
    yield from (one["text"] for one in read_lines(options.data / "stories" / "basil.jsonl.gz"))


def styled(text: str, style: int) -> str:
    """``text`` with a line a paragraph (0), blank lines between them (1), or both and wrapped lines (2)."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    if style == 2:
        paragraphs = [textwrap.fill(paragraph, WRAPPED_WIDTH) for paragraph in paragraphs]
    return ("\n" if style == 0 else "\n\n").join(paragraphs)


def main() -> int:
    """Print the tables; 1 when a figure is below its floor."""
    options = read_options(__doc__)
    figures: dict[str, float] = {}
    for name in ("easy", "hard"):
        pages = read_lines(options.data / "pages" / "multi" / f"{name}.jsonl.gz")
        ours = measure([read_split(page) for page in pages])
        figures |= {f"{name}_{key}": value for key, value in ours.items()}
        rows = {key: {"ours": ours[key], "published": PUBLISHED.get(f"{name}_{key}", "-")} for key in ours}
        print_table(f"multi-article pages, {name}", rows)
    texts = single_articles(options)
    cut = sum(len(read_plain(text, capture_id="single", today=TODAY)) > 1 for text in texts)
    figures["single"] = cut / len(texts)
    print(f"\nsingle articles read as more than one: {cut} of {len(texts)}")
    return finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
