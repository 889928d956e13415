"""Accounts that differ are kept side by side."""

from dataclasses import replace
from datetime import date

from tests.resolution.building import TUESDAY, Report, alone, by_name

from dateline.records.conflict import Conflict, ConflictKind
from dateline.records.corpus import AnnotatedDocument
from dateline.records.event import Status
from dateline.records.mention import Kind
from dateline.records.period import day
from dateline.resolution.conflicts import find_conflicts
from dateline.resolution.events import cluster_events


def found(documents: list[AnnotatedDocument]) -> tuple[Conflict, ...]:
    return find_conflicts(documents, cluster_events(documents, by_name(documents), alone(documents), ()))


def shelling(name: str, killed: float | None = None, bound: str = "exact", **known: object) -> AnnotatedDocument:
    report = Report(name)
    army, town = report.name_of("Army", Kind.ORGANISATION), report.name_of("Militia", Kind.ORGANISATION)
    place = report.name_of("Oran", Kind.PLACE)
    counted = report.count("killed", killed, bound) if killed is not None else None
    report.tell("ATTACK", army, town, place=place, **{"period": TUESDAY, "counted": counted, **known})
    return report.done()


def test_told_as_done_and_as_not_done_contradicts() -> None:
    conflicts = found([shelling("a"), shelling("b", status=Status.DENIED)])
    assert [(one.kind, one.slot, len(one.members)) for one in conflicts] == [(ConflictKind.CONTRADICTS, "status", 2)]


def test_two_exact_tolls_differ() -> None:
    conflicts = found([shelling("a", 12), shelling("b", 14)])
    assert [(one.kind, one.slot) for one in conflicts] == [(ConflictKind.NUMBERS_DIFFER, "killed")]


def test_at_least_nine_and_fourteen_do_not_differ() -> None:
    assert found([shelling("a", 9, "at-least"), shelling("b", 14)]) == ()


def test_at_least_fourteen_and_nine_differ() -> None:
    assert [one.slot for one in found([shelling("a", 14, "at-least"), shelling("b", 9)])] == ["killed"]


def test_days_that_do_not_meet_contradict() -> None:
    conflicts = found([shelling("a"), shelling("b", period=day(date(2019, 6, 5)))])
    assert [(one.kind, one.slot) for one in conflicts] == [(ConflictKind.CONTRADICTS, "period")]


def test_the_same_words_in_a_reprint_are_one_side() -> None:
    told = {"words": "the army shelled the town"}
    first, reprint = shelling("a", **told), shelling("b", **told)
    denial = shelling("c", status=Status.DENIED)
    assert [len(one.members) for one in found([first, reprint, denial])] == [2]


def test_accounts_that_agree_are_no_conflict() -> None:
    assert found([shelling("a", 12), shelling("b", 12)]) == ()


def siege(name: str, *, ends: bool, status: Status, published: date) -> AnnotatedDocument:
    report = Report(name, day(published))
    army, place = report.name_of("Army", Kind.ORGANISATION), report.name_of("Oran", Kind.PLACE)
    report.tell("SIEGE", army, place=place, status=status)
    told = replace(report.told[0], ends=ends)
    return replace(report.done(), event_mentions=(told,))


def test_over_and_going_on_in_the_same_days_contradict() -> None:
    lifted = siege("a", ends=True, status=Status.OCCURRED, published=date(2019, 6, 4))
    goes_on = siege("b", ends=False, status=Status.ONGOING, published=date(2019, 6, 6))
    assert [(one.kind, one.slot, len(one.members)) for one in found([lifted, goes_on])] == [
        (ConflictKind.CONTRADICTS, "status", 2)
    ]


def test_over_today_and_going_on_last_month_do_not_contradict() -> None:
    lifted = siege("a", ends=True, status=Status.OCCURRED, published=date(2019, 6, 4))
    went_on = siege("b", ends=False, status=Status.ONGOING, published=date(2019, 5, 4))
    assert found([lifted, went_on]) == ()
