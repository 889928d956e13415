"""An undated report is dated by the same event in a dated one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.resolution.building import TUESDAY, Report, alone, by_name

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Published
from dateline.records.mention import Basis, Kind, TimeExpression
from dateline.records.period import day, to_edtf
from dateline.resolution.publication import infer_published


def dated(name: str = "a") -> AnnotatedDocument:
    report = Report(name, TUESDAY)
    people = report.name_of("Iversen", Kind.PERSON), report.name_of("Benali", Kind.PERSON)
    report.tell("MEET", *people, place=report.name_of("Oran", Kind.PLACE), period=TUESDAY)
    return report.done()


def undated(words: str, value: str, who: str = "Benali", city: str = "Oran") -> AnnotatedDocument:
    report = Report("u")
    people = report.name_of("Iversen", Kind.PERSON), report.name_of(who, Kind.PERSON)
    time = report.weekday(words, value)
    report.tell("MEET", *people, place=report.name_of(city, Kind.PLACE), time=time)
    return report.done()


def inferred(*documents: AnnotatedDocument) -> dict[str, Published]:
    every = list(documents)
    return infer_published(every, by_name(every), alone(every))


def test_last_tuesday_is_the_dated_tuesday_and_publication_follows_within_the_week() -> None:
    found = inferred(dated(), undated("last Tuesday", "XXXX-WXX-2"))
    assert {key: to_edtf(one.period) for key, one in found.items()} == {"u": "2019-06-05/2019-06-10"}


def test_a_bare_tuesday_may_be_the_day_of_publication() -> None:
    found = inferred(dated(), undated("Tuesday", "XXXX-WXX-2"))
    assert to_edtf(found["u"].period) == "2019-06-04/2019-06-10"


def test_another_weekday_dates_nothing() -> None:
    assert inferred(dated(), undated("Monday", "XXXX-WXX-1")) == {}


def test_a_meeting_of_other_people_elsewhere_dates_nothing() -> None:
    assert inferred(dated(), undated("Tuesday", "XXXX-WXX-2", who="Okafor", city="Bamako")) == {}


def test_a_dated_report_keeps_its_own_date() -> None:
    assert "a" not in inferred(dated(), undated("Tuesday", "XXXX-WXX-2"))


def test_the_reason_names_the_other_report() -> None:
    assert "(a)" in inferred(dated(), undated("Tuesday", "XXXX-WXX-2"))["u"].why


def possible(years: list[int], named: str) -> dict[str, Published]:
    open_years = replace(Report("u").done(), times=())
    document = replace(
        open_years.document, published=Published(possible=tuple(day(date(year, 9, 12)) for year in years))
    )
    other = Report("o")
    evidence = other.words(named)
    time = TimeExpression("tim", evidence, None, Basis.EXPLICIT, "DATE", named, "test")
    return inferred(replace(open_years, document=document), replace(other.done(), times=(time,)))


def test_of_several_years_the_one_after_the_latest_that_the_pile_names_holds() -> None:
    found = possible([2006, 2017, 2023], "2016-06-18")
    assert to_edtf(found["u"].period) == "2017-09-12" and "2016" in found["u"].why


def test_of_several_years_the_one_beside_a_dated_report_holds() -> None:
    open_years = Report("u").done()
    possible_days = tuple(day(date(year, 6, 10)) for year in (2013, 2019, 2024))
    document = replace(open_years.document, published=Published(possible=possible_days))
    assert to_edtf(inferred(replace(open_years, document=document), dated())["u"].period) == "2019-06-10"


def test_a_year_far_behind_settles_nothing() -> None:
    assert possible([2006, 2017, 2023], "2008") == {}


def open_days(name: str, *days: date, text: str = "-") -> AnnotatedDocument:
    """A report that leaves several days open."""
    one = Report(name).done()
    published = Published(possible=tuple(day(found) for found in days))
    return replace(one, document=replace(one.document, published=published, text=text))


EVERY_YEAR = tuple(date(year, 6, 6) for year in range(2015, 2024))


def beside(count: int) -> list[AnnotatedDocument]:
    """So many reports dated in the weeks before 6 June 2019."""
    return [Report(f"d{step}", day(date(2019, 6, 4) - timedelta(days=step))).done() for step in range(count)]


def test_a_day_without_a_year_is_of_the_year_of_three_dated_reports_near_it() -> None:
    assert to_edtf(inferred(open_days("u", *EVERY_YEAR), *beside(3))["u"].period) == "2019-06-06"
    assert inferred(open_days("u", *EVERY_YEAR), *beside(2)) == {}


def test_the_number_of_a_release_gives_the_year_of_its_day() -> None:
    found = inferred(open_days("u", *EVERY_YEAR, text="2017-06-S-053 For immediate release"))
    assert to_edtf(found["u"].period) == "2017-06-06" and "June 2017" in found["u"].why


def test_a_report_that_is_only_known_to_be_later_may_be_dated_by_the_pile() -> None:
    one = undated("Tuesday", "XXXX-WXX-2")
    later = Published(replace(TUESDAY, end=None))
    found = inferred(dated(), replace(one, document=replace(one.document, published=later)))
    assert to_edtf(found["u"].period) == "2019-06-04/2019-06-10"


def test_a_count_of_days_that_disagrees_with_the_number_leaves_the_report_undated() -> None:
    quake = []
    for name in ("a", "b", "c"):
        report = Report(name)
        report.words("The earthquake struck on")
        report.times.append(
            TimeExpression(name, report.words("1 May 2017"), None, Basis.EXPLICIT, "DATE", "2017-05-01", "test")
        )
        quake.append(report.done())
    text = "2017-06-S-053 Five days after the earthquake help came."
    assert inferred(open_days("u", *EVERY_YEAR, text=text), *quake) == {}


ALIKE = "Minister Odile Varenne inspected the flooded harbour of Karvo and promised engineers, sandbags and ferries."


@pytest.mark.parametrize(("count", "settled"), [(2, True), (3, False)])
def test_it_takes_three_like_reports_of_other_years_to_doubt_the_only_year_that_fits(count: int, settled: bool) -> None:
    waiting = open_days("u", *(date(year, 9, 12) for year in (2006, 2017, 2023)), text=ALIKE)
    like = [
        replace(one, document=replace(one.document, text=f"{ALIKE} {step}"))
        for step in range(count)
        for one in [Report(f"d{step}", day(date(2014 + step % 2, 3, 4 + step))).done()]
    ]
    other = Report("o")
    time = TimeExpression("tim", other.words("2016-06-18"), None, Basis.EXPLICIT, "DATE", "2016-06-18", "test")
    assert ("u" in inferred(waiting, *like, replace(other.done(), times=(time,)))) is settled
