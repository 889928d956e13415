"""Where reports begin on a page without dates and headlines, judged by many small signs at once.

A logistic function of signs that know no topic gives every block the odds that a report begins with it; the best set of
beginnings is taken, and only if together they show beyond doubt that the page is more than one report.
"""

from collections.abc import Sequence
from math import exp, log1p

from dateline.reading.blocks import Block
from dateline.reading.boilerplate import Role
from dateline.reading.cohesion import depths, likeness, measure_cohesion
from dateline.reading.signs import Signs, gap_signs, introductions, own_signs, repeats, signs_after

#: Log odds a unit of each sign. Fitted (ridge regression) on 1,200 pages put together from dated news articles, none of
#: them on the pages that measure, and on 490 whole articles; leaving a topic out of the fit costs .0 to .07 of F1.
WEIGHTS = {
    "dateline": 3.39, "place and dash": 2.57, "agency": 0.91, "byline": 3.70, "photo": 1.34,
    "glued headline": 1.12, "goes on": -1.36, "first person": -2.20, "time": 0.89, "sentence": 0.62,
    "after sign-off": 2.21, "after header": -2.43, "after short line": 1.19, "after repeated end": 2.63,
    "repeated start": -0.95, "full names": 0.86, "named again": 0.87, "wide gap": 2.62, "no wide gap": -2.95,
    "words near": -11.28, "words far": -0.53, "dip near": 1.53, "dip far": 7.29, "names far": -4.65,
    "comes again": 5.09, "comes again before": -2.84, "topic": 0.69, "topic before": -0.53,
}  # fmt: skip
BASE = -5.97  # log odds of a block without any sign
MIN_SCORE = -1.5  # log odds: once a page is known to be a pile, boundary F1 is best from -2 to -1.5, precision at -1.5
MIN_REPORT_CHARACTERS = 700  # shorter runs are sections; signs this weak cannot tell a brief from one
MIN_REPORT_BLOCKS = 2
MAX_STRENGTH = 1.5  # log odds counted of one boundary as evidence: one strong sign is an accident, several are a pile
MIN_EVIDENCE = 1.1  # of 500 whole articles, lines and paragraphs cut in three ways, at most 5 show more
MAX_BLOCKS = 20_000  # a page of two million characters with more has lines too short for reports
USUAL_BLOCKS = 60  # chance finds grow with the page: evidence is counted for so many blocks

NARROW, WIDE = 4, 8  # blocks on each side that are compared
REACH = 6  # blocks on each side within which a dip in likeness is measured
MAX_DIP, MAX_AGAIN, MAX_TOPIC = 0.6, 0.8, 2.5  # a passage that stands twice makes larger ones; they say no more


def find_boundaries(blocks: Sequence[Block], roles: Sequence[Role]) -> list[int]:
    """The blocks with which a further report begins, in order; none unless the page shows that it is a pile."""
    if len(blocks) > MAX_BLOCKS or sum(len(block.text) for block in blocks) < 2 * MIN_REPORT_CHARACTERS:
        return []
    scores = [BASE + sum(WEIGHTS[name] * value for name, value in signs.items()) for signs in find_signs(blocks, roles)]
    chosen = best_boundaries(scores, [len(block.text) for block in blocks])
    evidence = sum(log1p(exp(min(MAX_STRENGTH, scores[i]))) for i in chosen) / (1 + len(blocks) / USUAL_BLOCKS)
    return chosen if evidence >= MIN_EVIDENCE else []


def best_boundaries(scores: Sequence[float], sizes: Sequence[int]) -> list[int]:
    """The blocks whose scores lie highest above :data:`MIN_SCORE` in sum, no two nearer than a report is long.

    ``scores``: log odds for each block; ``sizes``: its characters.
    """
    starts = [0]  # blocks where a report may begin; the page begins with one
    best = {0: (0.0, 0)}  # for each: the sum of the best choice that ends with it, and the start before
    ready, lead, begun = 0, -1, [0]
    for size in sizes:
        begun.append(begun[-1] + size)
    for i in range(1, len(scores)):
        while ready < len(starts) and _room(begun, starts[ready], i):
            if lead < 0 or best[starts[ready]][0] > best[lead][0]:
                lead = starts[ready]
            ready += 1
        if lead >= 0 and scores[i] > MIN_SCORE and _room(begun, i, len(sizes)):
            best[i] = (best[lead][0] + scores[i] - MIN_SCORE, lead)
            starts.append(i)
    last = max(starts, key=lambda start: best[start][0])
    chosen: list[int] = []
    while last > 0:
        chosen.append(last)
        last = best[last][1]
    return chosen[::-1]


def _room(begun: Sequence[int], first: int, last: int) -> bool:
    """Whether the blocks from ``first`` to before ``last`` can be a report."""
    return begun[last] - begun[first] >= MIN_REPORT_CHARACTERS and last - first >= MIN_REPORT_BLOCKS


def find_signs(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Signs]:
    """The signs of each block that a report begins with it, by name; the first block has no block before it."""
    texts = [block.text for block in blocks]
    before = [signs_after(block, role) for block, role in zip(blocks, roles, strict=True)]
    columns = zip(
        map(own_signs, blocks),
        [dict.fromkeys(before[0], 0.0), *before[:-1]],
        repeats(blocks),
        introductions(texts),
        gap_signs(blocks),
        cohesion_signs(texts),
        strict=True,
    )
    return [{name: value for part in parts for name, value in part.items()} for parts in columns]


def cohesion_signs(texts: Sequence[str]) -> list[Signs]:
    """How little the blocks before each block have in common with those from it on."""
    page = measure_cohesion(texts)
    narrow, wide = likeness(page.words, NARROW), likeness(page.words, WIDE)
    again = [min(MAX_AGAIN, one) for one in page.again]
    topic = [min(MAX_TOPIC, one) for one in page.salience]
    columns = {
        "words near": narrow,
        "words far": wide,
        "dip near": [min(MAX_DIP, one) for one in depths(narrow, REACH)],
        "dip far": [min(MAX_DIP, one) for one in depths(wide, REACH)],
        "names far": likeness(page.names, WIDE),
        "comes again": again,
        "comes again before": [0.0, *again[:-1]],
        "topic": topic,
        "topic before": [1.0, *topic[:-1]],
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
