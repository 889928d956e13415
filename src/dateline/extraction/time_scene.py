"""What the times of one text are counted from: when it was published, its dateline, and the years that it names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.extraction.calendar import TEXT
from dateline.extraction.time_anchors import YearNamed, fits_publication, is_dateline, year_of_file_number
from dateline.extraction.time_candidates import Candidate
from dateline.extraction.time_grammar import Context
from dateline.records.corpus import AnnotatedDocument
from dateline.records.language import Syntax
from dateline.records.period import Period, Precision, to_edtf


@dataclass(frozen=True, slots=True)
class Anchor:
    """A period to count from, and what it is in words. ``start``: where in the text it begins to hold; ``year_only``:
    it lends its year to dates without one, and dates no weekday."""

    period: Period
    words: str
    start: int = 0
    year_only: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A text and what its times are counted from: the publication, the dateline, a full date that lends its year to the
    others where there is neither, and the years that it names."""

    text: str
    syntax: Syntax | None
    published: Anchor | None
    dateline: Anchor | None
    hint: Anchor | None
    years: tuple[YearNamed, ...]
    whole: Context

    def anchor(self, start: int) -> Anchor | None:
        """What a phrase there is counted from."""
        if self.dateline is not None and (start > self.dateline.start or self.published is None):
            return self.dateline
        return self.published


def scene_of(annotated: AnnotatedDocument, found: Sequence[Candidate], whole: Context) -> Scene:
    """What the times of a document are counted from; ``found``: its candidates; ``whole``: as ``context_of_text``."""
    period = annotated.document.published.period
    published = None if period is None else Anchor(period, f"published {to_edtf(period)}")
    full = next((one for one in found if one.first.source == TEXT and _is_day(one.first.period)), None)
    hint = None
    if published is None and full is not None and full.first.period is not None:
        hint = Anchor(full.first.period, f"the full date in the text, {to_edtf(full.first.period)}", year_only=True)
    years = tuple(
        YearNamed(one.end, one.first.period.start.year)
        for one in found
        if one.gives("year") and one.first.source == TEXT and one.first.period is not None and one.first.period.start
    )
    text = annotated.document.text
    dateline = _dateline(text, found, whole, published or hint)
    return Scene(text, annotated.syntax, published, dateline, hint, years, whole)


def _dateline(text: str, found: Sequence[Candidate], whole: Context, near: Anchor | None) -> Anchor | None:
    """The day in the dateline of a report, its year from the publication or another date if it has none."""
    for one in found:
        if not (_is_day(one.first.period) and is_dateline(text, one.start, one.end)):
            continue
        period = _day_of_dateline(text, one, whole, near)
        if period is None or period.start is None:
            return None
        if near is None or near.year_only or fits_publication(period.start, near.period):
            return Anchor(period, f"the day in the dateline, {to_edtf(period)}", one.start)
        return None
    return None


def _day_of_dateline(text: str, one: Candidate, whole: Context, near: Anchor | None) -> Period | None:
    """The day, its year as given, or that of the other date, or of a file number above it."""
    if one.first.source == TEXT or one.first.period is None or one.first.period.start is None:
        return one.first.period
    if near is not None:
        last = near.period.last or near.period.start
        reading = None if last is None else one.read(replace(whole, reference=last, past=True))
    else:
        year = year_of_file_number(text, one.first.period.start.month)
        reading = None if year is None else one.read(replace(whole, reference=date(year, 7, 1)))
    return None if reading is None else reading.period


def _is_day(period: Period | None) -> bool:
    return period is not None and period.precision is Precision.DAY
