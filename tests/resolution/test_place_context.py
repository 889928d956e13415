"""What the words beside a place name say of it."""

import pytest

from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.mention import Form, Kind, Mention
from dateline.resolution.place_abbreviations import full_name
from dateline.resolution.place_context import Surroundings, read_surroundings
from dateline.resolution.place_kinds import names_nothing, noun_inside, spelled_out, without_side


def around(text: str, *names: str) -> list[Surroundings]:
    mentions, at = [], 0
    for name in names:
        at = text.index(name, at)
        span = Span("doc", at, at + len(name))
        mentions.append(Mention(f"men-{at}", Kind.PLACE, Form.NAME, Evidence(span, name, Maker("test", "1"))))
        at += len(name)
    return read_surroundings(text, mentions)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Milltown, Hillshire, burned.", ("Hillshire",)),
        ("Milltown (Hillshire) burned.", ("Hillshire",)),
        ("Milltown in northern Hillshire burned.", ("Hillshire",)),
        ("Milltown, a town in rural Hillshire, burned.", ("Hillshire",)),
        ("Milltown district of Hillshire burned.", ("Hillshire",)),
        ("Norland's second city, Milltown, burned.", ("Norland",)),
        ("The Norlandic city of Milltown burned.", ("Norlandic",)),
        ("Milltown and the people of Hillshire agreed.", ()),
        ("Milltown burned in May.", ()),
    ],
)
def test_what_a_place_is_said_to_lie_in(text: str, inside: tuple[str, ...]) -> None:
    assert around(text, "Milltown")[0].inside == inside


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("the city of Milltown", {"city"}),
        ("Milltown province", {"province"}),
        ("in Milltown and Fernby counties", {"county"}),
        ("the Milltown state senate", set()),
        ("Milltown burned", set()),
    ],
)
def test_what_kind_of_place_the_words_say(text: str, nouns: set[str]) -> None:
    names = [name for name in ("Milltown", "Fernby") if name in text]
    assert around(text, *names)[0].nouns == nouns


def test_a_list_shares_what_stands_at_its_end() -> None:
    first, second = around("Milltown, Fernby and Kelmar in Norland", "Milltown", "Fernby")[:2]
    assert first.listed == ("Fernby",)
    assert around("Milltown and Fernby in Norland burned", "Milltown", "Fernby")[0].inside == ("Norland",)
    assert second.before == "Milltown"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("MILLTOWN, Norland (AP) -- A fire", True),
        ("Fire in the hills.\nMILLTOWN — A fire", True),
        ("Fire in the hills. Milltown - A fire", True),
        ("They left Milltown -- at last", False),
    ],
)
def test_a_dateline_opens_a_report(text: str, sent: bool) -> None:
    name = "MILLTOWN" if "MILLTOWN" in text else "Milltown"
    assert around(text, name)[0].dateline is sent


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Homs province", ("Homs", "province")),
        ("the city of Homs", ("Homs", "city")),
        ("Lake Victoria", ("Victoria", "lake")),
        ("Kent County", ("Kent", "county")),
        ("City", None),
        ("Salt Lake City", ("Salt Lake", "city")),
    ],
)
def test_the_noun_inside_a_name(name: str, bare: tuple[str, str] | None) -> None:
    assert noun_inside(name) == bare


@pytest.mark.parametrize(
    ("name", "nothing"), [("D", True), ("Northwest", True), ("City", True), ("Gulf", False), ("Westland", False)]
)
def test_a_letter_a_side_or_a_noun_alone_names_nothing(name: str, nothing: bool) -> None:
    assert names_nothing(name) is nothing


def test_sides_and_short_words() -> None:
    assert without_side("northern Norland") == "Norland"
    assert without_side("Northampton") is None
    assert spelled_out("St. Paul") == "saint Paul"
    assert spelled_out("Stpaul") is None


@pytest.mark.parametrize(
    ("written", "full"),
    [("W.Va.", "West Virginia"), ("Ill.", "Illinois"), ("TX", "Texas"), ("L.A.", None), ("Ill", None), ("Oslo", None)],
)
def test_states_as_datelines_shorten_them(written: str, full: str | None) -> None:
    assert full_name(written) == full
