"""Which place a name means: by what the text says, by the company it keeps, by a person's word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.resolution.mapping import MAP, SmallMap, spot

from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.entity import Place, PlaceChoice
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.mention import Form, Kind, Mention
from dateline.resolution.places import choose_places, resolve_places, resolve_spans


def spans_of(text: str, *names: str) -> list[tuple[int, int]]:
    """The spans of names, each searched for after the one before."""
    spans: list[tuple[int, int]] = []
    for name in names:
        start = text.index(name, spans[-1][1] if spans else 0)
        spans.append((start, start + len(name)))
    return spans


def chosen(text: str, *names: str) -> list[str | None]:
    """The id of the place of each name; None where none is chosen."""
    return [one.place and one.place.gazetteer_id for one in resolve_spans(text, spans_of(text, *names), MAP)]


def report(text: str, *names: str, number: int = 1, **known: str) -> AnnotatedDocument:
    """A document in which the names are marked as places."""
    document = replace(Document(f"doc-{number}", "", 0, 0, len(text), text), **known)
    mentions = tuple(
        Mention(
            f"men-{number}-{at}", Kind.PLACE, Form.NAME, Evidence(Span(document.id, *span), name, Maker("test", "1"))
        )
        for at, (name, span) in enumerate(zip(names, spans_of(text, *names), strict=True))
    )
    return AnnotatedDocument(document, mentions=mentions)


HILL, COAST, WEST = "test:Milltown:NL:62.2", "test:Milltown:NL:57.1", "test:Milltown:WS:10.5"


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Floods hit Milltown.", ["Milltown"], WEST),
        ("Floods hit Milltown, Hillshire.", ["Milltown", "Hillshire"], HILL),
        ("Floods hit Milltown (Coastmark).", ["Milltown", "Coastmark"], COAST),
        ("Floods hit Milltown in rural Hillshire.", ["Milltown", "Hillshire"], HILL),
        ("Floods hit Hillshire's Milltown.", ["Hillshire", "Milltown"], HILL),
        ("Floods hit Fernby and Milltown.", ["Fernby", "Milltown"], HILL),
        ("Floods hit Milltown, Fernby and two villages.", ["Milltown", "Fernby"], HILL),
    ],
)
def test_the_words_and_the_company_choose_among_namesakes(text: str, names: list[str], expected: str) -> None:
    assert chosen(text, *names)[names.index("Milltown")] == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("They met in Norland, in Kelmar County.", "Kelmar County", "test:Kelmar County:NL:57.3"),
        ("In Norland the Kelmar River rose.", "Kelmar River", "test:Kelmar River:NL:57"),
        ("In Norland courts of Kelmar county sat.", "Kelmar", "test:Kelmar County:NL:57.3"),
        ("In Norland planes left Oskar Airfield.", "Oskar Airfield", "test:Oskar Air Base:NL:59.1"),
        ("In Westria the siege of Dair az-Zoor goes on.", "Dair az-Zoor", "test:Deir ez-Zor:WS:10.2"),
    ],
)
def test_the_noun_and_the_spelling_choose_the_kind(text: str, name: str, expected: str) -> None:
    country = "Norland" if "Norland" in text else "Westria"
    assert chosen(text, country, name)[1] == expected


def test_one_spelling_has_two_senses_only_where_the_text_says_so() -> None:
    text = "Milltown, Hillshire, is far from Milltown, Coastmark. Milltown has no port."
    names = ["Milltown", "Hillshire", "Milltown", "Coastmark", "Milltown"]
    found = chosen(text, *names)
    assert [found[0], found[2], found[4]] == [HILL, COAST, COAST]


def test_an_unknown_name_has_no_place_and_says_so() -> None:
    (choice,) = resolve_spans("He lives in Quarzel.", [(12, 19)], MAP)
    assert choice == PlaceChoice(choice.mention_ids, None, (), "no place of this name is known")


def test_one_of_many_alike_is_not_guessed() -> None:
    towns = tuple(spot("Eastham", "city", "NL", (50.0 + north, 5.0), 90_000) for north in range(0, 24, 2))
    (choice,) = resolve_spans("He lives in Eastham.", [(12, 19)], SmallMap(towns))
    assert choice.place is None
    assert choice.why.startswith("too unsure")
    assert len(choice.candidates) == 5


def test_a_pin_wins_over_everything() -> None:
    document = report("Floods hit Milltown, Hillshire. MILLTOWN is cut off.", "Milltown", "Hillshire", "MILLTOWN")
    west = MAP.lookup("Milltown")[0]
    choices = choose_places([document], MAP, pins={"Milltown": west})
    assert [choices[f"men-1-{at}"].place for at in (0, 2)] == [west, west]
    assert choices["men-1-0"].why == "a person said what this name means"


def test_the_dateline_and_the_outlet_say_where_a_report_is_at_home() -> None:
    bare = report("A fire broke out in Milltown.", "Milltown")
    sent = report("A fire broke out in Milltown.", "Milltown", dateline_place="Fernby")
    local = report("A fire broke out in Milltown.", "Milltown", outlet="The Fernby Echo")
    ids = [resolve_places([one], MAP)["men-1-0"].gazetteer_id for one in (bare, sent, local)]
    assert ids == [WEST, HILL, HILL]


def test_other_reports_of_the_pile_settle_an_open_name_in_any_order() -> None:
    told = [
        report(
            f"Report {number}. Floods hit Milltown, Hillshire, near Fernby.",
            "Milltown",
            "Hillshire",
            "Fernby",
            number=number,
        )
        for number in (2, 3, 4, 5)
    ]
    lone = report("In Norland the mayor of Milltown resigned.", "Norland", "Milltown", number=1)
    before, after = choose_places([lone, *told], MAP), choose_places([*told, lone], MAP)
    assert before == after
    assert _id(before["men-1-1"].place) == HILL


def _id(place: Place | None) -> str | None:
    return place and place.gazetteer_id


def test_every_candidate_tells_why() -> None:
    (choice, _) = resolve_spans("Floods hit Milltown, Hillshire.", [(11, 19), (21, 30)], MAP)
    assert choice.candidates[0].place.gazetteer_id == HILL
    assert "the words beside the name say what it lies in" in choice.candidates[0].why
    assert choice.why.startswith("Milltown (city, NL.H): ")


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="ends after the text"):
        resolve_spans("Short.", [(0, 90)], MAP)


@given(
    st.lists(
        st.sampled_from(["Milltown", "Kelmar", "Norland", "St. Paul", "(", "'s", ",", " in ", "é", "\n", "--"]),
        max_size=25,
    )
)
def test_any_text_gives_one_choice_a_span(parts: list[str]) -> None:
    text = "x" + " ".join(parts)
    spans = [(start, min(len(text), start + 8)) for start in range(0, len(text), 7)]
    choices = resolve_spans(text, spans, MAP)
    assert len(choices) == len(spans)
    assert all(0 <= one.score <= 1 for choice in choices for one in choice.candidates)
