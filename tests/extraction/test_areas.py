"""Areas: land told by where it lies to a named place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction.areas import find_areas
from dateline.extraction.quantities import find_quantities
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.mention import Area, Form, Kind, Mention


def areas(text: str, *names: str) -> tuple[Area, ...]:
    """The areas of a text in which every name is a place."""
    one = AnnotatedDocument(Document("doc-x", "cap-x", 0, 0, len(text), text))
    mentions = tuple(
        Mention(name, Kind.PLACE, Form.NAME, Evidence(Span("doc-x", at, at + len(name)), name, Maker("test", "1")))
        for name in names
        if (at := text.find(name)) >= 0
    )
    one = replace(one, mentions=mentions)
    return find_areas(replace(one, quantities=find_quantities(one)))


@pytest.mark.parametrize(
    ("text", "name", "quote", "relation", "kilometres", "bearing"),
    [
        ("A mast fell 15km from Aleppo.", "Aleppo", "15km from Aleppo", "distance", 15, None),
        (
            "It fell about 20 kilometres (12 miles) south-east of Lyon.", "Lyon",
            "about 20 kilometres (12 miles) south-east of Lyon", "distance", 20, 135,
        ),
        (
            "They met 10 miles outside the port city of Bergen.", "Bergen",
            "10 miles outside the port city of Bergen", "distance", 16.09344, None,
        ),
        ("Troops moved east of the Euphrates.", "Euphrates", "east of the Euphrates", "direction", None, 90),
        ("Snow fell in northern Sweden.", "Sweden", "northern Sweden", "part", None, 0),
        ("Snow fell in the far south of Sweden.", "Sweden", "in the far south of Sweden", "part", None, 180),
        ("A house near Bergen burnt down.", "Bergen", "near Bergen", "near", None, None),
    ],
)  # fmt: skip
def test_an_area_is_told_by_a_place(
    text: str, name: str, quote: str, relation: str, kilometres: float | None, bearing: float | None
) -> None:
    (found,) = areas(text, name)
    assert (found.evidence.quote, found.relation.value, found.mention_ids) == (quote, relation, (name,))
    assert found.distance_km == (None if kilometres is None else pytest.approx(kilometres))
    assert found.bearing == bearing


def test_between_two_places_is_one_area() -> None:
    (found,) = areas("The road between the towns of Kobani and Afrin is cut.", "Kobani", "Afrin")
    assert found.evidence.quote == "between the towns of Kobani and Afrin"
    assert found.mention_ids == ("Kobani", "Afrin")


@pytest.mark.parametrize(
    "text",
    [
        "They walked 20 km in Sweden.",
        "He came from Sweden.",
        "Between Monday and Tuesday Sweden voted.",
        "The 90 km\nSweden",
        "North Sweden Bank closed.",
    ],
)
def test_a_length_or_a_name_alone_is_no_area(text: str) -> None:
    assert areas(text, "Sweden") == ()


@given(st.lists(st.sampled_from("15 km|east of|between|and|near|Sweden|Lyon|the|(|\n|north|of|from".split("|"))))
def test_every_area_is_the_text_of_its_span(words: list[str]) -> None:
    text = " ".join(words)
    for one in areas(text, "Sweden", "Lyon"):
        assert text[one.evidence.span.start : one.evidence.span.end] == one.evidence.quote
        assert set(one.mention_ids) <= {"Sweden", "Lyon"}
