"""Tellings of one happening become one event, and no others do."""

from dataclasses import replace
from datetime import date

from tests.resolution.building import TUESDAY, Report, alone, by_name

from dateline.records.claim import SpeakerKind
from dateline.records.corpus import AnnotatedDocument
from dateline.records.event import Event, Status
from dateline.records.judgement import Judgement, Verdict
from dateline.records.mention import Kind
from dateline.records.origin import Origin
from dateline.records.period import day
from dateline.resolution.events import cluster_events


def joined(documents: list[AnnotatedDocument], judgements: tuple[Judgement, ...] = ()) -> tuple[Event, ...]:
    return cluster_events(documents, by_name(documents), alone(documents), judgements)


def meeting(name: str, when: date | None, *, city: str | None = "Oran", who: str = "Benali") -> AnnotatedDocument:
    report = Report(name)
    people = report.name_of("Iversen", Kind.PERSON), report.name_of(who, Kind.PERSON)
    place = report.name_of(city, Kind.PLACE) if city else None
    report.tell("MEET", *people, place=place, period=day(when) if when else None)
    return report.done()


def judged(verdict: Verdict, left: str, right: str | None, value: str | None = None) -> Judgement:
    return Judgement(f"jdg-{left}-{right}", verdict, left, right, value, "Ada", None, "2020-01-01T00:00:00+00:00")


def test_two_reports_of_one_meeting_are_one_event() -> None:
    events = joined([meeting("a", date(2019, 6, 4)), meeting("b", date(2019, 6, 4))])
    assert [(one.id, one.document_ids, one.origin_count) for one in events] == [("evm-a-0", ("a", "b"), 2)]


def test_a_report_without_a_date_joins_on_its_participants() -> None:
    assert len(joined([meeting("a", date(2019, 6, 4)), meeting("b", None)])) == 1


def test_meetings_of_other_people_stay_apart() -> None:
    assert len(joined([meeting("a", date(2019, 6, 4)), meeting("b", date(2019, 6, 4), who="Okafor")])) == 2


def test_meetings_a_week_apart_stay_apart() -> None:
    assert len(joined([meeting("a", date(2019, 6, 4)), meeting("b", date(2019, 6, 11))])) == 2


def test_meetings_in_two_cities_stay_apart() -> None:
    assert len(joined([meeting("a", date(2019, 6, 4)), meeting("b", date(2019, 6, 4), city="Constantine")])) == 2


def test_an_undated_report_does_not_pull_two_dated_meetings_together() -> None:
    events = joined([meeting("a", date(2019, 6, 4)), meeting("b", None), meeting("c", date(2019, 6, 11))])
    together = [set(one.document_ids) for one in events]
    assert {each for one in together for each in one} == {"a", "b", "c"}
    assert not any({"a", "c"} <= one for one in together)


def test_reprints_count_as_one_origin() -> None:
    documents = [meeting("a", date(2019, 6, 4)), meeting("b", date(2019, 6, 4))]
    events = cluster_events(documents, by_name(documents), (Origin("org-a", ("a", "b")),), ())
    assert [one.origin_count for one in events] == [1]


def test_the_narrowest_period_is_the_events() -> None:
    wide = Report("a")
    people = wide.name_of("Iversen", Kind.PERSON), wide.name_of("Benali", Kind.PERSON)
    place = wide.name_of("Oran", Kind.PLACE)
    wide.tell("MEET", *people, place=place)
    events = joined([wide.done(), meeting("b", date(2019, 6, 4))])
    assert [one.period for one in events] == [TUESDAY]


def test_a_deed_told_only_by_its_doer_is_claimed() -> None:
    report = Report("a")
    army = report.name_of("Army", Kind.ORGANISATION)
    report.tell("SEIZE", army, claim=report.claim(army, SpeakerKind.ORGANISATION))
    assert [one.status for one in joined([report.done()])] == [Status.CLAIMED]


def test_a_deed_told_by_a_bystander_occurred() -> None:
    report = Report("a")
    army, mayor = report.name_of("Army", Kind.ORGANISATION), report.name_of("Okafor", Kind.PERSON)
    report.tell("SEIZE", army, claim=report.claim(mayor))
    assert [one.status for one in joined([report.done()])] == [Status.OCCURRED]


def test_a_deed_told_by_nobody_in_particular_is_claimed() -> None:
    report = Report("a")
    army = report.name_of("Army", Kind.ORGANISATION)
    report.tell("SEIZE", army, claim=report.claim(None, SpeakerKind.ANONYMOUS))
    assert [one.status for one in joined([report.done()])] == [Status.CLAIMED]


def test_a_person_can_join_what_the_program_kept_apart() -> None:
    documents = [meeting("a", date(2019, 6, 4)), meeting("b", date(2019, 6, 11))]
    assert len(joined(documents, (judged(Verdict.SAME, "evm-a-0", "evm-b-0"),))) == 1


def test_a_person_can_part_what_the_program_joined_and_join_it_again() -> None:
    documents = [meeting("a", date(2019, 6, 4)), meeting("b", date(2019, 6, 4))]
    apart = judged(Verdict.DIFFERENT, "evm-a-0", "evm-b-0")
    assert len(joined(documents, (apart,))) == 2
    assert len(joined(documents, (apart, judged(Verdict.SAME, "evm-b-0", "evm-a-0")))) == 1


def test_a_persons_joining_holds_against_a_third_account() -> None:
    documents = [meeting("a", date(2019, 6, 4)), meeting("b", date(2019, 6, 4)), meeting("c", date(2019, 6, 11))]
    events = joined(documents, (judged(Verdict.SAME, "evm-b-0", "evm-c-0"),))
    assert [one.mention_ids for one in events if "evm-c-0" in one.mention_ids] == [("evm-b-0", "evm-c-0")]


def test_a_rejected_event_is_gone() -> None:
    assert joined([meeting("a", None)], (judged(Verdict.REJECT, "evm-a-0", None),)) == ()


def test_a_persons_status_holds() -> None:
    events = joined([meeting("a", None)], (judged(Verdict.SET, "evm-a-0", "status", "denied"),))
    assert [one.status for one in events] == [Status.DENIED]


def test_events_come_by_time_and_undated_ones_last() -> None:
    documents = [meeting("a", None), meeting("b", date(2019, 6, 11)), meeting("c", date(2019, 6, 4), who="Okafor")]
    periods = [one.period for one in joined(documents)]
    assert periods[0] == TUESDAY and (len(periods) < 3 or periods[-1] is None)


def test_what_was_rejected_and_kept_again_is_back() -> None:
    gone = judged(Verdict.REJECT, "evm-a-0", None)
    back = replace(judged(Verdict.KEEP, "evm-a-0", None), decided_at="2020-01-02T00:00:00+00:00")
    assert len(joined([meeting("a", None)], (gone, back))) == 1


def test_an_older_decision_that_is_imported_later_is_not_the_last_word() -> None:
    gone = replace(judged(Verdict.REJECT, "evm-a-0", None), decided_at="2020-01-03T00:00:00+00:00")
    assert joined([meeting("a", None)], (gone, judged(Verdict.KEEP, "evm-a-0", None))) == ()
