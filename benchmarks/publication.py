"""When undated reports were published: how often the program commits itself, and how often it is right.

Usage: .venv/bin/python -m benchmarks.publication [FIGURE=FLOOR ...]
       (such as precision=0.9 enough_coverage=0.6 enough_precision=0.9)

Piles, every date of the sources withheld, each report a plain text: Timeline17 by topic (the five outlets on the oil
spill are one pile), the ISAF releases, BASIL; and BASIL once more with two of the three reports of each story dated, as
piles of mixed origin are. Reports of a pile come in the order of their ids, which is not that of their dates;
"in order" gives Timeline17 once more as its files have it, by date. Gold: the day given with the document; of a release
the day in its dateline, where the coded operation lies up to two weeks from it, else the coded day or the next.

Committed: a period of ten days at most. Right: it holds the gold day. Exact: it is the gold day and no more.

Enough evidence, by patterns of this module and not by those of the program: in its first 1,500 or last 400 characters
the report writes its own day or the day before, as a full date or as month and day; or (dated story) the pile holds a
dated report of the same story, and the lead of the undated one names the weekday of its own day or of the day before.
"Literal" asks less, without looking at gold: any full date there, or any month and day in the first 600 characters and
any year anywhere; most such dates tell of old events, so no reader could date those reports either.

Reading, time expressions, likeness and counting are measured; the engine is not run, so happenings shared by
participants (``resolution.shared_meetings``) are not.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from statistics import median

from benchmarks.engines import Options, finish, print_table, read_options
from training.data import read_lines

from dateline.extraction.times import find_times
from dateline.reading.plain import read_plain
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Published, PublishedBasis
from dateline.records.period import Period, day
from dateline.resolution.publication import infer_published

TODAY = date(2026, 1, 1)
ROUNDS = 3  # as in pipeline.run
MAX_DAYS = 10
TOP, LEAD, END = 1500, 600, 400
RELEASE_DAYS = 14
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DATE = re.compile(
    r"\b(?:(?P<m1>[A-Z][a-z]{2,8})\.? (?P<d1>\d{1,2})|(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?P<m2>[A-Z][a-z]{2,8})\.?)"
    r"(?!\d)(?:(?:,? )(?P<y>(?:19|20)\d\d))?"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DATELINE = re.compile(r"\((?P<day>[A-Z][a-z]+\.? \d{1,2}(?:,? \d{4})?)\)")


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a pile. ``gold``: its day of publication, or the two between which it lies. ``given``: its day as
    a source would give it, None where it is withheld; ``story``: the story it tells, where the set says."""

    pile: str
    id: str
    text: str
    gold: tuple[date, date]
    given: date | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says of one report, and how much evidence that one carries."""

    report: Report
    period: Period | None
    own_day: bool
    literal: bool

    @property
    def committed(self) -> bool:
        """Whether the period is short enough to say a day."""
        return self.period is not None and self.period.days is not None and self.period.days <= MAX_DAYS

    @property
    def right(self) -> bool:
        """Whether it is committed and holds the gold day."""
        first, last = self.report.gold
        gold = Period(first, last + timedelta(days=1), day(first).precision)
        return self.committed and self.period is not None and self.period.meets(gold)


def read_piles(options: Options) -> Iterator[tuple[str, list[Report]]]:
    """The piles by name, each in the order of ids."""
    topics: dict[str, list[Report]] = defaultdict(list)
    for topic in read_lines(options.data / "timelines" / "timeline17.train.jsonl.gz"):
        name = topic["topic"].split("_")[0]
        for one in topic["documents"]:
            told = date.fromisoformat(one["published"])
            topics[name].append(Report(name, f"{topic['topic']}/{one['id']}", one["text"], (told, told)))
    for name, reports in topics.items():
        yield name, sorted(reports, key=lambda one: one.id)
    yield "isaf", [_release(one) for one in read_lines(options.data / "conflict_reports" / "isaf.jsonl.gz")]
    stories = [_article(one) for one in read_lines(options.data / "stories" / "basil.jsonl.gz")]
    yield "basil", stories
    mixed = [replace(one, given=one.gold[0] if place % 3 else None) for place, one in enumerate(stories)]
    yield "basil, 2 of 3 dated", mixed
    for name, reports in topics.items():
        yield f"{name}, in order", reports


def _release(record: dict[str, dict[str, str]]) -> Report:
    text, coded = str(record["text"]), date.fromisoformat(record["gold"]["start_date"])
    stated = DATELINE.search(text)
    days = list(dates_in(stated["day"], coded.year)) if stated else []
    close = [one for one in days if abs((one - coded).days) <= RELEASE_DAYS]
    gold = (close[0], close[0]) if close else (coded, coded + timedelta(days=1))
    return Report("isaf", str(record["id"]), text, gold)


def _article(record: dict[str, str]) -> Report:
    told = date.fromisoformat(record["published"])
    text = f"{record['title']}\n\n{record['text']}"
    return Report("basil", record["id"], text, (told, told), story=record["story"])


def dates_in(text: str, year: int) -> Iterator[date]:
    """The dates in ``text``; those without a year in ``year`` and the years beside it."""
    for match in DATE.finditer(text):
        word = (match["m1"] or match["m2"]).lower()
        month = next((number for number, name in enumerate(MONTHS, start=1) if name.startswith(word[:3])), None)
        number = int(match["d1"] or match["d2"])
        for tried in (int(match["y"]),) if match["y"] else (year - 1, year, year + 1):
            try:
                yield date(tried, month or 0, number)
            except ValueError:
                continue


def writes_its_day(report: Report) -> bool:
    """Whether its first or last lines write its own day or the day before."""
    first, last = report.gold
    found = set(dates_in(f"{report.text[:TOP]}\n{report.text[-END:]}", first.year))
    return any(first - timedelta(days=1) <= one <= last for one in found)


def names_its_weekday(report: Report) -> bool:
    """Whether its lead names the weekday of its own day or of the day before."""
    near = {WEEKDAYS[(report.gold[0] - timedelta(days=step)).weekday()] for step in (0, 1)}
    return any(name in report.text[:TOP] for name in near)


def holds_dates(report: Report) -> bool:
    """Whether it holds dates of any kind where a reader would look for its own."""
    around = f"{report.text[:TOP]}\n{report.text[-END:]}"
    full = any(match["y"] for match in DATE.finditer(around) if _is_month(match))
    bare = any(_is_month(match) for match in DATE.finditer(report.text[:LEAD]))
    return full or (bare and YEAR.search(report.text) is not None)


def _is_month(match: re.Match[str]) -> bool:
    return any(name.startswith((match["m1"] or match["m2"]).lower()[:3]) for name in MONTHS)


def date_pile(reports: Sequence[Report]) -> list[Answer]:
    """Read and date a pile; the answers for those of its reports whose date is withheld."""
    firsts: dict[str, str] = {}
    pile: list[AnnotatedDocument] = []
    for report in reports:
        documents = _read(report.id, report.text)
        if report.given is not None:
            given = Published(day(report.given), PublishedBasis.METADATA, "given with the report")
            documents = tuple(_redated(one, given) for one in documents)
        firsts[report.id] = documents[0].document.id
        pile += documents
    for _ in range(ROUNDS):
        found = infer_published(pile, (), ())
        if not found:
            break
        pile = [_redated(one, found.get(one.document.id)) for one in pile]
    periods = {one.document.id: one.document.published.period for one in pile}
    dated_stories = {one.story for one in reports if one.story and one.given}
    return [
        Answer(
            one,
            periods[firsts[one.id]],
            writes_its_day(one) or (one.story in dated_stories and names_its_weekday(one)),
            holds_dates(one),
        )
        for one in reports
        if one.given is None
    ]


@cache
def _read(report_id: str, text: str) -> tuple[AnnotatedDocument, ...]:
    documents = read_plain(text, capture_id=report_id, today=TODAY)
    return tuple(_with_times(AnnotatedDocument(one)) for one in documents)


def _with_times(one: AnnotatedDocument) -> AnnotatedDocument:
    return replace(one, times=find_times(one))


def _redated(one: AnnotatedDocument, published: Published | None) -> AnnotatedDocument:
    return _with_times(AnnotatedDocument(replace(one.document, published=published))) if published else one


def measure(answers: Sequence[Answer]) -> dict[str, float | str]:
    """Coverage, precision and exactness; shares 0-1, the median of periods in days."""
    committed = [one for one in answers if one.committed]
    exact = [one for one in committed if one.right and one.period is not None and one.period.days == 1]
    days = [one.period.days for one in committed if one.period is not None and one.period.days is not None]
    return {
        "reports": str(len(answers)),
        "coverage": len(committed) / max(1, len(answers)),
        "precision": sum(one.right for one in committed) / max(1, len(committed)),
        "exact": len(exact) / max(1, len(committed)),
        "days": str(median(days)) if days else "-",
    }


def main() -> int:
    """Print the tables; 1 when a figure is below its floor."""
    options = read_options(__doc__)
    every: dict[str, list[Answer]] = {name: date_pile(reports) for name, reports in read_piles(options)}
    plain = [one for name, answers in every.items() if "in order" not in name for one in answers]
    groups = {
        "all reports": plain,
        "in order": [one for name, answers in every.items() if "in order" in name for one in answers],
        "enough evidence": [one for one in plain if one.own_day],
        "literal evidence": [one for one in plain if one.literal],
        "not enough": [one for one in plain if not one.own_day],
    }
    print_table("by pile", {name: measure(answers) for name, answers in every.items()})
    print_table("by pile, enough evidence", {n: measure([one for one in a if one.own_day]) for n, a in every.items()})
    tables = {name: measure(answers) for name, answers in groups.items()}
    print_table("together", tables)
    figures = {}
    for prefix, name in (("", "all reports"), ("enough_", "enough evidence"), ("ordered_", "in order")):
        figures.update({f"{prefix}{key}": float(tables[name][key]) for key in ("coverage", "precision", "exact")})
    return finish(figures, options)


if __name__ == "__main__":
    sys.exit(main())
