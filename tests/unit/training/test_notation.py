"""Marks of readers become stand-off annotations, or it is said what is wrong with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.notation import REACH, Marks, cut_units, read_marks

TEXT = (
    "Ann Lee met the Oran Council. Lee left Oran.\n"
    "“We will not leave,” she said. Guards shelled\nthe Oran port on Monday. The port burnt; the port fell.\n"
    "Jordan met Jordan."
)


def marks(notation: str, text: str = TEXT) -> Marks:
    found, faults = read_marks(notation, text)
    assert faults == []
    return found


def words(span: list[int], text: str = TEXT) -> str:
    return text[span[0] : span[1]]


def names(notation: str, text: str = TEXT) -> list[tuple[int, str, str]]:
    return [(one["start"], text[one["start"] : one["end"]], one["kind"]) for one in marks(notation, text).names]


def fault(notation: str, text: str = TEXT) -> str:
    found, faults = read_marks(notation, text)
    assert (found.names, found.claims, found.events, found.chains) == ([], [], [], [])
    (one,) = faults
    return one


def test_units_are_sentences_and_lines() -> None:
    assert [(unit.number, TEXT[unit.start : unit.end]) for unit in cut_units(TEXT)] == [
        (1, "Ann Lee met the Oran Council."),
        (2, "Lee left Oran."),
        (3, "“We will not leave,” she said."),
        (4, "Guards shelled"),
        (5, "the Oran port on Monday."),
        (6, "The port burnt; the port fell."),
        (7, "Jordan met Jordan."),
    ]


@given(st.text(alphabet="aA1 .!?\n\r\t”(\u2028", max_size=50))
def test_units_hold_all_that_is_no_white_space_once_and_in_order(text: str) -> None:
    units = cut_units(text)
    assert [unit.number for unit in units] == list(range(1, len(units) + 1))
    assert all(text[unit.start : unit.end].strip() == text[unit.start : unit.end] != "" for unit in units)
    held = [at for unit in units for at in range(unit.start, unit.end)]
    assert held == sorted(set(held))
    assert "".join("".join(text[unit.start : unit.end] for unit in units).split()) == "".join(text.split())


def test_nothing_and_remarks_mark_nothing() -> None:
    assert marks("\n  \n# a remark\n") == Marks()


def test_a_name_is_marked_wherever_it_stands_as_a_whole_word() -> None:
    assert names("N PER|Lee") == [(4, "Lee", "PER"), (30, "Lee", "PER")]
    assert names("N PLACE|an", "an Oran an") == [(0, "an", "PLACE"), (8, "an", "PLACE")]


def test_longer_names_go_first() -> None:
    assert [one[1:] for one in names("N PLACE|Oran\nN ORG|Oran Council")][:2] == [
        ("Oran Council", "ORG"),
        ("Oran", "PLACE"),
    ]


def test_what_is_marked_for_one_unit_goes_before_what_holds_everywhere() -> None:
    found = names("N ORG|Oran Council\nN@2 PER|Oran\nN PLACE|Oran")
    assert [one[1:] for one in found] == [("Oran Council", "ORG"), ("Oran", "PER"), ("Oran", "PLACE")]


def test_a_name_may_run_over_a_line() -> None:
    assert names("N PER|Ann Lee", "Ann\n Lee") == [(0, "Ann\n Lee", "PER")]


def test_no_name_where_a_reader_says_so() -> None:
    assert [start for start, *_ in names("N PLACE|Jordan")] == [TEXT.index("Jordan"), TEXT.rindex("Jordan")]
    assert [start for start, *_ in names("N PLACE|Jordan\nX@7 Jordan#2")] == [TEXT.index("Jordan")]


def test_a_claim_has_three_fields_of_parts() -> None:
    (claim,) = marks("C@3 she | said | We ++ not leave").claims
    assert {part: [words(span) for span in spans] for part, spans in claim.items()} == {
        "source": ["she"],
        "cue": ["said"],
        "content": ["We", "not leave"],
    }


def test_the_source_of_a_claim_may_be_empty() -> None:
    assert marks("C@3 | said | We").claims[0]["source"] == []


def test_first_and_last_words_stand_for_all_between() -> None:
    (claim,) = marks("C@3 | | We ... leave").claims
    assert words(claim["content"][0]) == "We will not leave"
    (claim,) = marks("C@6 | | The ... port#1").claims
    assert words(claim["content"][0]) == "The port"
    (claim,) = marks("C@6 | | The ... port#2").claims
    assert words(claim["content"][0]) == "The port burnt; the port"


def test_the_last_words_may_lie_in_a_later_unit() -> None:
    assert words(marks("C@1 | | met ... Oran#2").claims[0]["content"][0]) == "met the Oran Council. Lee left Oran"


def test_a_field_may_name_its_unit() -> None:
    (claim,) = marks("C@3 1:Ann Lee | said | 2:Lee ... Oran").claims
    assert (words(claim["source"][0]), words(claim["content"][0])) == ("Ann Lee", "Lee left Oran")


def test_a_field_is_looked_for_in_the_units_that_follow_and_then_just_before() -> None:
    (claim,) = marks("C@4 she | said | Monday").claims
    assert [words(claim[part][0]) for part in ("source", "cue", "content")] == ["she", "said", "Monday"]


def test_a_field_may_run_over_the_end_of_its_unit() -> None:
    assert words(marks("C@4 | | shelled the Oran port").claims[0]["content"][0]) == "shelled\nthe Oran port"


def test_an_event_has_type_status_trigger_and_arguments() -> None:
    (event,) = marks("E@4 ATTACK occurred | shelled | agent=Guards; place=Oran port; time=on Monday").events
    assert (event["type"], event["status"], words(event["trigger"])) == ("ATTACK", "occurred", "shelled")
    assert [(one["role"], words(one["span"])) for one in event["arguments"]] == [
        ("agent", "Guards"),
        ("place", "Oran port"),
        ("time", "on Monday"),
    ]


def test_an_event_needs_no_arguments() -> None:
    assert marks("E@1 MEET occurred | met").events[0]["arguments"] == []
    assert marks("E@1 MEET occurred | met | ; ").events[0]["arguments"] == []


def test_a_chain_has_mentions_each_with_its_unit() -> None:
    (chain,) = marks("K 1:Ann Lee | 2:Lee | 3:she").chains
    assert [words(span) for span in chain] == ["Ann Lee", "Lee", "she"]


@pytest.mark.parametrize(
    ("notation", "message"),
    [
        ("N MAN|Lee", "kind 'MAN' is none of PER, ORG"),
        ("N PER|Bob", "'Bob' does not stand there"),
        ("N@2 PER|Ann", "'Ann' does not stand there"),
        ("N PER|", "an empty field"),
        ("N PER", "an empty field"),
        ("N@9 PER|Lee", "there is no unit '9'"),
        ("N@x PER|Lee", "there is no unit 'x'"),
        ("X Jordan", "'X' is no mark"),
        ("X@7 Bob", "'Bob' does not stand in unit 7"),
        ("X@7 Jordan#3", "'Jordan#3' does not stand in unit 7"),
        ("X@7 Jordan#0", "'Jordan#0' does not stand in unit 7"),
        ("X@7 Bob#0", "'Bob#0' does not stand in unit 7"),
        ("C she | said | We", "'C' is no mark"),
        ("C@3 she | said", "a claim has three fields"),
        ("C@3 she | said | ", "a claim needs a content"),
        ("C@3 she | said | We ... Bob", "'Bob' does not follow"),
        ("C@3 she | said | We ... leave#2", "'leave#2' does not follow"),
        ("C@3 she | said | We ... Bob#0", "'Bob#0' does not follow"),
        ("E@1 MEET occurred", "an event has three fields"),
        ("E@1 MEETING occurred | met", "no type and status: 'MEETING occurred'"),
        ("E@1 MEET done | met", "no type and status: 'MEET done'"),
        ("E@1 MEET | met", "no type and status: 'MEET'"),
        ("E@1 MEET occurred | met | who=Lee", "role 'who' is none of agent, patient"),
        ("E@1 MEET occurred | met | agent=", "an empty field"),
        ("E MEET occurred | met", "'E' is no mark"),
        ("K 1:Ann Lee", "a chain needs two mentions"),
        ("K Ann Lee | 2:Lee", "there is no unit 'Ann Lee'"),
        ("K 1:Ann Lee | 8:Lee", "there is no unit '8'"),
        ("Z 1", "'Z' is no mark (N, N@, X@, C@, E@, K)"),
    ],
)
def test_a_mark_that_does_not_fit_is_a_fault_that_names_its_line(notation: str, message: str) -> None:
    found = fault(f"\n{notation}")
    assert found.startswith(f"line 2: {message}")
    assert notation.strip() in found


def test_one_fault_does_not_hide_the_other_marks() -> None:
    found, faults = read_marks("N PER|Ann Lee\nN PER|Bob\nN PER|Eve", TEXT)
    assert (len(found.names), len(faults)) == (1, 2)


def test_a_field_is_not_looked_for_far_away() -> None:
    text = "\n".join(["Ann"] + ["x"] * (REACH + 1) + ["Bob"])
    assert "does not stand in unit 1" in fault("X@1 Bob", text)


WRITTEN = [
    "PER|",
    "Lee",
    "|",
    " | ",
    "Oran",
    "1:",
    "7:",
    " ... ",
    "#2",
    "#0",
    " ++ ",
    "MEET occurred",
    "agent=",
    ";",
    "",
]
LINES = st.lists(
    st.builds(
        "{}{} {}".format,
        st.sampled_from(["N", "X", "C", "E", "K"]),
        st.sampled_from(["", "@1", "@3", "@7", "@99", "@"]),
        st.lists(st.sampled_from(WRITTEN), max_size=8).map("".join),
    ),
    max_size=4,
).map("\n".join)


@given(LINES | st.text(max_size=40), st.sampled_from([TEXT, "", "Lee", "\n\n"]))
def test_any_notation_gives_spans_of_the_text_or_faults(notation: str, text: str) -> None:
    found, faults = read_marks(notation, text)
    spans = [[one["start"], one["end"]] for one in found.names] + [one["trigger"] for one in found.events]
    spans += [span for claim in found.claims for part in claim.values() for span in part]
    spans += [one["span"] for event in found.events for one in event["arguments"]]
    spans += [span for chain in found.chains for span in chain]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left["end"] <= right["start"] for left, right in zip(found.names, found.names[1:], strict=False))
    assert all(one.startswith("line ") for one in faults)
