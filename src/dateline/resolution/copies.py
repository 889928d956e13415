"""Copies, reprints and rewrites in a pile: which report repeats which, and by what it shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from dateline.records.document import Document
from dateline.records.origin import Link
from dateline.resolution.event_signs import same_event_chance
from dateline.resolution.retelling import find_retold
from dateline.resolution.screening import common_runs, find_candidates
from dateline.resolution.shingles import RunCounter, own_text, shared_count, without_quotations, words_of

if TYPE_CHECKING:
    from dateline.resolution.shingles import Runs

MIN_CONTAINMENT = 0.4  # of the shorter one's runs; data/reprints: 0 of 32 others reach .23, data/incidents: none
MIN_SURE_CONTAINMENT = 0.5  # data/reprints: notices reach .35 of the shorter one's runs,
MIN_SURE_SIMILARITY = 0.25  # and .19 of all: up to these, the rest of the two texts must tell of one event
MIN_CHANCE = 0.5
MIN_SHARED_RUNS = 20  # about two sentences; less is a stock phrase
MIN_WHOLE_RUNS = 10  # a report shorter than that may stand whole in another, but not one stock phrase
MIN_REWRITE_RUNS = 0.15  # a rewrite keeps some runs whole; without any, two reports of one event may look alike
MIN_RETOLD = 0.5  # data/reprints: 16 of 16 partial reprints reach it, others stay below .34
MIN_RETOLD_SENTENCES = 4  # of three, two may agree by chance
MIN_AGENCY_CONTAINMENT = 0.25  # versions of one agency's story cut and add more than a reprint
MAX_AGENCY_DAYS = 3  # later, an agency repeats its own background in a new story
COMMON_SHARE = 0.05  # a run in more than this share of the pile is a site's notice, not news
MIN_COMMON_REPORTS = 30  # a pile of ten may well hold ten copies of one wire story
MOSTLY_COMMON = 0.7  # a report that has hardly anything else is no notice but a story that all print
MOSTLY_ALIKE = 0.5  # Jaccard; then the whole is the reprint, not some paragraphs
MIN_PARAGRAPH_WORDS = 10  # a shorter line is a crosshead or a stock phrase

_AGENCY = re.compile(
    r"(?P<AP>\(AP\)|associated press)|(?P<Reuters>reuters)|(?P<AFP>\bafp\b|agence france[- ]presse)", re.IGNORECASE
)
_TOP, _END = 300, 250  # characters in which an agency is credited; in between it is a subject


@dataclass(frozen=True, slots=True)
class Shared:
    """What two reports have in common, quotations and forms left out. ``runs``: of five words.

    ``containment``: of the shorter one's runs, ``similarity``: of all runs of both (Jaccard); 0-1.
    """

    runs: int
    shorter: int
    longer: int

    @property
    def containment(self) -> float:
        """Share of the shorter one's runs that the other has too."""
        return self.runs / max(1, self.shorter)

    @property
    def similarity(self) -> float:
        """Share of the runs of both together that both have."""
        return self.runs / max(1, self.shorter + self.longer - self.runs)


def find_copies(documents: Sequence[Document]) -> list[Link]:
    """The pairs of documents of which one repeats the other, in the order of ``documents``. ``overlap``: 0-1.

    Copies are linked to the first of their kind, and only that one is compared with the rest.
    """
    counter = RunCounter()
    firsts: dict[tuple[bool, bytes], int] = {}
    links: list[tuple[int, int, str, float]] = []
    kinds: list[tuple[int, Runs]] = []
    for index, one in enumerate(documents):
        runs = runs_of(one, counter)
        short = len(runs) < MIN_SHARED_RUNS
        whole = counter.runs(words_of(one.text[one.headline_end :])) if short else runs
        first = firsts.setdefault((short, blake2b(whole.tobytes()).digest()), index) if len(whole) else index
        if first == index:
            kinds.append((index, runs))
        else:
            links.append((first, index, _copy_reason(documents[first], one), 1.0))
    kept = _without_notices([runs for _, runs in kinds])
    for pair in find_candidates(kept, MIN_REWRITE_RUNS):
        left, right = kinds[pair.left][0], kinds[pair.right][0]
        shared = share(kept[pair.left], kept[pair.right])
        if reason := reason_to_join(documents[left], documents[right], shared):
            links.append((left, right, reason, shared.containment))
    return [Link(documents[a].id, documents[b].id, why, round(overlap, 4)) for a, b, why, overlap in sorted(links)]


def runs_of(document: Document, counter: RunCounter) -> "Runs":
    """The runs of the running text, quotations, captions, notices and forms left out."""
    text = own_text(document)
    return counter.runs(words_of(without_quotations(text)) or words_of(text))


def share(left: "Runs", right: "Runs") -> Shared:
    """What two sets of runs have in common."""
    return Shared(shared_count(left, right), *sorted((len(left), len(right))))


def reason_to_join(left: Document, right: Document, shared: Shared) -> str | None:
    """Why two reports go back to one text, in words; None if they do not."""
    if shared.runs < MIN_SHARED_RUNS and not (shared.runs == shared.shorter >= MIN_WHOLE_RUNS):
        return None
    reason = _reason(left, right, shared)
    return None if reason and may_be_a_notice(shared) and not tell_of_one_event(left, right) else reason


def _reason(left: Document, right: Document, shared: Shared) -> str | None:
    """Why, if what the two share is news."""
    if shared.containment >= MIN_CONTAINMENT:
        return _reprint_reason(left, right, shared)
    agency = _same_agency(left, right)
    whose = f"rewrite of the same {agency} story" if agency else "rewrite of one story"
    if shared.containment >= MIN_REWRITE_RUNS:
        retold = find_retold(own_text(left), own_text(right))
        if retold.count >= MIN_RETOLD_SENTENCES and retold.share >= MIN_RETOLD:
            count = f"{retold.count} of the shorter report's {retold.sentences} sentences"
            return f"{whose}: {count} stand in nearly the same words in the other too"
    if agency and shared.containment >= MIN_AGENCY_CONTAINMENT and (days_apart(left, right) or 0) <= MAX_AGENCY_DAYS:
        return f"{whose}: both credit it, and {_runs_phrase(shared)}"
    return None


def may_be_a_notice(shared: Shared) -> bool:
    """Whether so small a part is shared that it may be a site's notice or advertisement."""
    return shared.containment < MIN_SURE_CONTAINMENT and shared.similarity < MIN_SURE_SIMILARITY


def tell_of_one_event(left: Document, right: Document) -> bool:
    """Whether what the two reports do not share word for word has the signs of one event."""
    return same_event_chance(own_text(left), own_text(right), days_apart(left, right)) > MIN_CHANCE


def _reprint_reason(left: Document, right: Document, shared: Shared) -> str:
    if shared.containment >= 1.0:
        return "reprint: the whole of the shorter report stands in the other"
    count = 0 if shared.similarity >= MOSTLY_ALIKE else _paragraphs_taken(left, right)
    opening = f"takes over {count} paragraphs whole" if count > 1 else "reprint"
    return f"{opening}: {_runs_phrase(shared)}"


def _copy_reason(left: Document, right: Document) -> str:
    same = words_of(left.text[left.headline_end :]) == words_of(right.text[right.headline_end :])
    return "copy: the same words throughout" if same else "copy: the same words but for quotations or notices"


def _runs_phrase(shared: Shared) -> str:
    return f"{shared.containment:.0%} of the shorter report's five-word runs stand in the other too"


def _paragraphs_taken(left: Document, right: Document) -> int:
    """How many paragraphs of the shorter report the other has word for word."""
    paragraphs = ([tuple(words_of(line)) for line in own_text(one).split("\n")] for one in (left, right))
    shorter, longer = sorted(paragraphs, key=lambda one: sum(map(len, one)))
    known = frozenset(longer)
    return sum(words in known for words in shorter if len(words) >= MIN_PARAGRAPH_WORDS)


def _same_agency(left: Document, right: Document) -> str | None:
    """The agency that both reports credit."""
    both = _agencies(left) & _agencies(right)
    return min(both) if both else None


def _agencies(document: Document) -> set[str]:
    text = document.text
    found = {one.lastgroup for part in (text[:_TOP], text[-_END:]) for one in _AGENCY.finditer(part)}
    return {one for one in (*found, document.agency) if one}


def days_apart(left: Document, right: Document) -> int | None:
    """Days between the earliest days on which two reports may have been published; None if one is not known."""
    one, other = left.published.period, right.published.period
    if one is None or other is None or one.start is None or other.start is None:
        return None
    return abs(one.start - other.start) // timedelta(days=1)


def _without_notices(runs: Sequence["Runs"]) -> list["Runs"]:
    """The runs of each report but those which so many have that they must be a site's notice."""
    import numpy as np

    common = common_runs(runs, max(MIN_COMMON_REPORTS, COMMON_SHARE * len(runs))) if runs else ()
    if not len(common):
        return list(runs)
    kept = []
    for own in runs:
        rest = own[~np.isin(own, common, assume_unique=True)]
        kept.append(own if len(own) - len(rest) >= MOSTLY_COMMON * len(own) else rest)
    return kept
