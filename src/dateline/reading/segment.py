"""Where each report of a page begins and ends; a page is one report unless the text shows another beginning."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.reading.blocks import Block
from dateline.reading.boilerplate import Role, role_of, site_parts
from dateline.reading.boundaries import MIN_REPORT_CHARACTERS, find_boundaries
from dateline.reading.calendar_days import LABELLED
from dateline.reading.datelines import Opening, find_opening
from dateline.reading.headlines import MIN_HEADLINE_WORDS, MIN_SCORE, opening_score, shared_words

MIN_SECTION_CHARACTERS = 500  # a date line over less than this is an entry of a chronology, not a report
MAX_BEFORE_BLOCKS = 60  # names used before are looked for this far back; a longer report would cost time by the square
MAX_SUMMARY_CHARACTERS = 400  # a headline run together with its summary
MAX_HEADER_BLOCKS = 12  # between a headline and its first paragraph; more is a menu


_TWO_SENTENCES = re.compile(r"\w{4}[.!?][”\"’)]* [A-Z“\"]")  # four letters: "Gov." and "Gen." are no sentences
_ADDRESS = re.compile(r"\b(?:you|your|I|we|our|me)\b")  # a question of an interview, not of a headline
_CAPTION_LABEL = re.compile(r"(?:caption|photo|image)\s*:\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Segment:
    """One report, in half-open indices of the page's blocks. ``headline``: index of its headline or title line,
    or None; ``lead``: its first paragraph; ``around``: blocks outside it that may tell of it (dates, titles)."""

    first: int
    last: int
    headline: int | None
    lead: int
    around: tuple[int, ...]


def segment(blocks: Sequence[Block], *, marked_only: bool = False) -> tuple[list[Role], list[Segment]]:
    """The role of every block, and the reports in order; no reports if no block is running text.

    ``marked_only``: without the search for beginnings that no mark shows, which takes most of the time.
    """
    roles = _after_labels(blocks, [role_of(block) for block in blocks])
    leads = _leads(blocks, roles)
    if not marked_only:
        leads = _with_unmarked(blocks, roles, leads)
    segments: list[Segment] = []
    for number, (lead, first, headline) in enumerate(leads):
        until = leads[number + 1][1] if number + 1 < len(leads) else len(blocks)
        last = max((i for i in range(lead, until) if roles[i] is Role.BODY), default=lead) + 1
        before = segments[-1].last if segments else 0
        outside = [*range(before, first), *(range(last, len(blocks)) if number + 1 == len(leads) else ())]
        segments.append(Segment(first, last, headline, lead, tuple(outside)))
    return roles, segments


def _after_labels(blocks: Sequence[Block], roles: list[Role]) -> list[Role]:
    """Roles put right by what stands before: words after "Caption:", links after "Related", a disclaimer's law."""
    found = list(roles)
    dates_first = Role.DATE in found[:2]
    for i in range(1, len(found)):
        before = found[i - 1]
        if before is Role.LABEL and found[i] in (Role.LINE, Role.BODY) and _CAPTION_LABEL.match(blocks[i - 1].text):
            found[i] = Role.CAPTION
        elif before is Role.RELATED and found[i] in (Role.LINE, Role.SITE):
            followed = i + 1 < len(found) and found[i + 1] is Role.BODY
            found[i] = found[i] if followed else Role.RELATED
        elif before is Role.DISCLAIMER and found[i] is Role.BODY and i == len(found) - 1:
            found[i] = Role.DISCLAIMER
        elif (
            found[i] is Role.DATE
            and before is Role.BODY
            and _may_head(blocks[i - 1], blocks[i], dates_first=dates_first)
        ):
            found[i - 1] = Role.LINE
        elif found[i] is Role.LINE and before is Role.CAPTION and _same_words(blocks[i - 1].text, blocks[i].text):
            found[i] = Role.CAPTION
    return found


def _leads(blocks: Sequence[Block], roles: Sequence[Role]) -> list[tuple[int, int, int | None]]:
    """(first paragraph, first block, headline) of each report."""
    leads: list[tuple[int, int, int | None]] = []
    for i, role in enumerate(roles):
        if role is not Role.BODY or (
            i and roles[i - 1] is Role.BODY and leads and not _strong(blocks[i], blocks[leads[0][0]])
        ):
            continue
        header = _header(roles, i, after=leads[-1][0] + 1 if leads else 0)
        if leads and not _opens(blocks, roles, header=header, lead=i, report=leads[-1]):
            continue
        headline = _headline(blocks, roles, header=header, lead=i)
        leads.append((i, _first(roles, header, headline=headline, lead=i), headline))
    return leads


def _with_unmarked(
    blocks: Sequence[Block], roles: Sequence[Role], leads: list[tuple[int, int, int | None]]
) -> list[tuple[int, int, int | None]]:
    """``leads`` and those that no date line or headline marks; on a page that date lines part there are none."""
    if not leads or any(Role.DATE in roles[first : lead + 1] for lead, first, _ in leads[1:]):
        return leads
    found = [i for i in find_boundaries(blocks, roles) if _clear(blocks, leads, i)]
    added: list[tuple[int, int, int | None]] = []
    for first, end in pairwise([*found, len(blocks)]):
        until = min([end, *(other for _, other, _ in leads if other > first)])
        lead = next((i for i in range(first, until) if roles[i] is Role.BODY), None)
        if lead is not None:
            headline = first if roles[first] is Role.LINE and _may_be_headline(blocks[first]) else None
            added.append((lead, first, headline))
    return sorted(leads + added, key=lambda one: one[1])


def _clear(blocks: Sequence[Block], leads: Sequence[tuple[int, int, int | None]], found: int) -> bool:
    """Whether a report may begin with block ``found``: below the first lead, and not close to the start of a report."""
    return found > leads[0][0] and not any(
        first <= found <= lead or abs(blocks[found].start - blocks[first].start) < MIN_REPORT_CHARACTERS
        for lead, first, _ in leads
    )


def _header(roles: Sequence[Role], lead: int, *, after: int) -> range:
    first = lead
    while first > after and roles[first - 1] is not Role.BODY:
        first -= 1
    return range(first, lead)


def _strong(block: Block, first: Block) -> bool:
    """Whether a paragraph that follows another opens with a dateline of the kind that opened the page."""
    opening = find_opening(block.text)
    if opening is None or not opening.strong or not (opening.agency or opening.day):
        return False
    like = find_opening(first.text)
    return like is not None and like.strong


def _opens(
    blocks: Sequence[Block], roles: Sequence[Role], *, header: range, lead: int, report: tuple[int, int, int | None]
) -> bool:
    """Whether a new report begins in ``header`` over the paragraph ``lead``; in doubt it does not."""
    opening = find_opening(blocks[lead].text)
    if not header:
        return True
    kinds = {roles[i] for i in header}
    if Role.DATE in kinds:
        return _dated_report(blocks, roles, header=header, lead=lead)
    if opening is not None and opening.strong and (opening.agency or opening.day):
        return True
    headline = _headline(blocks, roles, header=header, lead=lead)
    if headline is None or _is_talk(blocks[headline].text):
        return False
    if Role.BYLINE in kinds:
        return True
    before = "\n".join(blocks[i].text for i in range(max(report[0], header.start - MAX_BEFORE_BLOCKS), header.start))
    following = blocks[lead].text + "\n" + (blocks[lead + 1].text if lead + 1 < len(blocks) else "")
    score = opening_score(
        blocks[headline].text, blocks[lead].text, following=following, before=before, opening=_real(opening)
    )
    score += 2 if kinds & {Role.FURNITURE, Role.RELATED, Role.DISCLAIMER, Role.CREDIT} else 0
    score += 1 if Role.CAPTION in kinds else 0
    return score >= MIN_SCORE


def _real(opening: Opening | None) -> Opening | None:
    """A dateline that names a place; a distributor's mark alone is repeated in mid-page."""
    return opening if opening is not None and (opening.place or opening.agency) else None


def _dated_report(blocks: Sequence[Block], roles: Sequence[Role], *, header: range, lead: int) -> bool:
    """A labelled date opens a report; a bare one only over enough text, else it is an entry of a chronology."""
    line = next(blocks[i].text for i in header if roles[i] is Role.DATE)
    if LABELLED.match(line) or any(roles[i] is Role.BYLINE for i in header):
        return True
    size = 0
    for i in range(lead, len(blocks)):
        if roles[i] is Role.DATE:
            break
        size += len(blocks[i].text)
    return size >= MIN_SECTION_CHARACTERS


def _headline(blocks: Sequence[Block], roles: Sequence[Role], *, header: range, lead: int) -> int | None:
    """The headline among the blocks over a lead: the first short line that shares a word with the text under it."""
    text = " ".join(block.text for block in blocks[lead : lead + 4])
    lines = [i for i in header[-MAX_HEADER_BLOCKS:] if roles[i] is Role.LINE and _may_be_headline(blocks[i])]
    dates = [i for i in header if roles[i] is Role.DATE]
    ended = dates[0] if header.start and dates else -1  # a line over a date may end the report before
    if ended >= 0:
        lines = [i for i in lines if i > ended or _heads(blocks, roles, line=i, date_line=ended)]
    shared = [i for i in lines if shared_words(blocks[i].text, text) >= (2 if i < ended else 1)]
    if shared:
        return shared[0]
    titles = [i for i in header[-MAX_HEADER_BLOCKS:] if roles[i] is Role.SITE]
    titled = [(shared_words((site_parts(blocks[i].text) or ("", ""))[0], text), i) for i in titles]
    best = max(titled, default=(0, 0))
    if best[0] > 0:
        return best[1]
    return next((i for i in reversed(lines) if i > ended), None)


def _heads(blocks: Sequence[Block], roles: Sequence[Role], *, line: int, date_line: int) -> bool:
    """Whether a line over a date line may head it: the blank lines say so, else that dates do not come first here."""
    above, below = blocks[line].gap, blocks[date_line].gap
    return above > below or (above == below and roles[0] is not Role.DATE)


def _may_be_headline(block: Block) -> bool:
    return len(block.words) >= MIN_HEADLINE_WORDS and not block.text.endswith((":", ",", ";"))


def _is_talk(text: str) -> bool:
    """Whether a line without a final stop is part of a text or an interview all the same."""
    return bool(_TWO_SENTENCES.search(text) or (text.endswith("?") and _ADDRESS.search(text)))


def _first(roles: Sequence[Role], header: range, *, headline: int | None, lead: int) -> int:
    """The first block of the report: its headline, else the date line or byline right over the lead, else the lead."""
    if headline is not None:
        return headline
    first = lead
    while first > header.start and roles[first - 1] in (Role.DATE, Role.BYLINE):
        first -= 1
    return first


def _may_head(block: Block, date_line: Block, *, dates_first: bool) -> bool:
    """Whether a long block over a date line is a headline with its summary: first on the page or set apart, and without
    a final stop unless the page opens with its date, for then no date stands at an end."""
    apart = block.gap > date_line.gap or not block.gap
    ended = not block.text[-1].isalnum() and not dates_first
    return apart and not ended and len(block.text) <= MAX_SUMMARY_CHARACTERS


def _same_words(left: str, right: str) -> bool:
    fold = str.maketrans("’‘“”", "''\"\"")
    return left.translate(fold).casefold() == right.translate(fold).casefold()
