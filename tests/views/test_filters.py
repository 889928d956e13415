"""What a filter keeps, and how it says that it cannot be read."""

import pytest
from tests.views.fixtures import build_corpus

from dateline.views import filters
from dateline.views.filters import Filter, select_events

ALL = ["evt-siege", "evt-meeting", "evt-convoy"]

CASES = [
    (Filter(), ALL),
    (Filter(who="vasko"), ["evt-meeting"]),
    (Filter(who="VÁSKO"), ["evt-meeting"]),
    (Filter(where="oskawa"), ["evt-siege"]),
    (Filter(who="orlen"), []),
    (Filter(type="meet"), ["evt-meeting"]),
    (Filter(type="MEET,AID"), ["evt-meeting", "evt-convoy"]),
    (Filter(status="planned"), ["evt-convoy"]),
    (Filter(start="2031-03-05"), ["evt-meeting"]),
    (Filter(end="2031-03-04"), ["evt-siege"]),
    (Filter(start="2031-03", end="2031"), ["evt-siege", "evt-meeting"]),
    (Filter(source="valley post"), ["evt-siege"]),
    (Filter(source="courier"), ["evt-siege", "evt-convoy"]),
    (Filter(who="nobody"), []),
]


@pytest.mark.parametrize(("filter", "kept"), CASES, ids=[str(one) for one, _ in CASES])
def test_events_that_fit_are_kept(filter: Filter, kept: list[str]) -> None:
    assert [one.id for one in select_events(build_corpus(), filter)] == kept


@pytest.mark.parametrize(
    ("filter", "named"),
    [
        (Filter(start="yesterday"), "yesterday"),
        (Filter(end="2031-13"), "2031-13"),
        (Filter(start="99999999-01-01"), "99999999"),
        (Filter(status="true"), "true"),
        (Filter(type="DROP TABLE"), "DROP TABLE"),
        (Filter(start="2031", end="2030"), "2030"),
    ],
)
def test_what_cannot_be_read_is_named(filter: Filter, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        select_events(build_corpus(), filter)


def test_a_type_outside_the_ontology_is_named() -> None:
    with pytest.raises(ValueError, match="'DANCE'"):
        select_events(build_corpus(), Filter(type="dance"), types=("MEET",))
    assert select_events(build_corpus(), Filter(type="arrest"), types=("ARREST",)) == []


def test_the_other_lists_take_the_same_filter() -> None:
    corpus = build_corpus()
    assert [one.id for one in filters.select_entities(corpus, Filter(who="drin"))] == ["ent-drin"]
    assert [one.id for one in filters.select_entities(corpus, Filter(where="osk"))] == ["ent-oskava"]
    assert [one.id for one in filters.select_entities(corpus, Filter(type="MEET"))] == [
        "ent-drin",
        "ent-orlen",
        "ent-vasko",
    ]
    assert [one.id for one in filters.select_claims(corpus, Filter(who="ministry"))] == ["clm-ministry"]
    assert [one.id for one in filters.select_claims(corpus, Filter(source="courier"))] == ["clm-residents"]
    assert filters.select_claims(corpus, Filter(type="MEET")) == []
    assert [one.id for one in filters.select_conflicts(corpus, Filter(where="oskava"))] == ["cfl-siege"]
    assert filters.select_conflicts(corpus, Filter(type="MEET")) == []
    kept = [one.document.id for one in filters.select_documents(corpus, Filter(start="2031-03-06"))]
    assert kept == ["doc-reprint"]
    assert [one.id for one in filters.select_origins(corpus, Filter(source="valley"))] == ["org-herald"]
