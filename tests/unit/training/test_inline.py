"""Reports with marks inline become text and stand-off annotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.inline import STATUS_LETTERS, Report, read_reports
from training.notation import NAME_KINDS, TYPES, Marks, NotationError


def read(body: str) -> Report:
    (found,) = read_reports(f"=== r-1\n{body}\n")
    return found


def test_a_report_without_marks_is_its_text() -> None:
    assert read("Ann left.\n\nBob stayed.") == Report("r-1", "Ann left.\n\nBob stayed.", Marks())


def test_reports_are_parted_by_their_headings() -> None:
    found = read_reports("a remark before\n=== r-1\n\nAnn left.\n\n=== r-2\nBob stayed.\n")
    assert [(one.id, one.text) for one in found] == [("r-1", "Ann left."), ("r-2", "Bob stayed.")]


def test_no_reports() -> None:
    assert read_reports("") == []


@pytest.mark.parametrize("kind", NAME_KINDS)
def test_a_name_of_each_kind(kind: str) -> None:
    found = read(f"Then [{kind} Ann Lee] left")
    assert (found.text, found.marks.names) == ("Then Ann Lee left", [{"start": 5, "end": 12, "kind": kind}])


@pytest.mark.parametrize(("letter", "status"), STATUS_LETTERS.items())
def test_a_trigger_of_each_status(letter: str, status: str) -> None:
    found = read(f"They [!ATTACK.{letter} shelled] it")
    assert found.text == "They shelled it"
    assert found.marks.events == [{"type": "ATTACK", "status": status, "trigger": [5, 12], "arguments": []}]


def test_every_type_of_event_can_be_marked() -> None:
    found = read(" ".join(f"[!{kind}.o x]" for kind in TYPES))
    assert [one["type"] for one in found.marks.events] == list(TYPES)


def test_the_parts_of_a_claim_belong_together_by_its_number() -> None:
    found = read("{C2 No}, {S2 he} {Q2 said}: {C2 never}. {Q1 Said}: {C1 yes}")
    assert found.text == "No, he said: never. Said: yes"
    assert found.marks.claims == [
        {"source": [], "cue": [[20, 24]], "content": [[26, 29]]},
        {"source": [[4, 6]], "cue": [[7, 11]], "content": [[0, 2], [13, 18]]},
    ]


def test_claims_stand_in_the_order_of_their_numbers() -> None:
    found = read("{C10 a} {C9 b}")
    assert [one["content"] for one in found.marks.claims] == [[[2, 3]], [[0, 1]]]


def test_names_and_triggers_may_lie_in_claims_and_claims_in_claims() -> None:
    found = read("{C1 {S2 [PER Ann]} {Q2 [!DENY.o denied]} {C2 it}}")
    assert found.text == "Ann denied it"
    assert [one["content"] for one in found.marks.claims] == [[[0, 13]], [[11, 13]]]
    assert found.marks.names == [{"start": 0, "end": 3, "kind": "PER"}]
    assert found.marks.events[0]["trigger"] == [4, 10]


def test_a_trigger_may_lie_in_a_name() -> None:
    found = read("[EVENT Oran [!MEET.o Summit]]")
    assert found.marks.names == [{"start": 0, "end": 11, "kind": "EVENT"}]
    assert found.marks.events[0]["trigger"] == [5, 11]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("a [b] c", "no mark: '[b] c'"),
        ("a {X1 b}", "no mark: '{X1 b}'"),
        ("a [PERAnn]", "no mark"),
        ("a [!ATTACK shelled]", "no mark"),
        ("a {C b}", "no mark"),
        ("a ] b", "a bracket closes nothing: 'a ]'"),
        ("[PER Ann}", "a bracket closes nothing"),
        ("{C1 [PER Ann} Lee]", "a bracket closes nothing"),
        ("[PER Ann", "never closed: '[PER '"),
        ("{C1 a {Q1 b}", "never closed: '{C1 '"),
        ("{S1 Ann} {Q1 said}", "a claim without content"),
        ("[PER ]", "an empty mark '[PER '"),
        ("{C1 }", "an empty mark '{C1 '"),
        ("[MAN Ann]", "kind 'MAN' is unknown or stands in a name"),
        ("[ORG [PLACE Oran] Council]", "kind 'PLACE' is unknown or stands in a name"),
        ("[!RUN.o ran]", "no event type and status: '[!RUN.o '"),
        ("[!ATTACK.x shelled]", "no event type and status: '[!ATTACK.x '"),
    ],
)
def test_a_fault_names_the_report_and_the_mark(body: str, message: str) -> None:
    with pytest.raises(NotationError) as caught:
        read(body)
    assert str(caught.value).startswith(f"r-1: {message}")


PLAIN = st.text(alphabet="aé 🚢.,\n", min_size=1, max_size=6)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, str, int]:
    """A body, the text under it, and how many names it has."""
    body = text = ""
    count = 0
    for _ in range(draw(st.integers(0, 6))):
        piece = draw(PLAIN)
        text += piece
        opening = draw(st.sampled_from(["", "[PER ", "[!DIE.o ", "{C1 ", "{C2 "]))
        count += opening == "[PER "
        body += opening + piece + {"": "", "[": "]", "{": "}"}[opening[:1]]
    return body, text, count


@given(marked())
def test_marks_change_no_character_of_the_text(some: tuple[str, str, int]) -> None:
    body, text, count = some
    found = read(f"a{body}z")
    assert (found.text, len(found.marks.names)) == (f"a{text}z", count)
    assert all(0 < one["start"] < one["end"] < len(found.text) for one in found.marks.names)


@given(st.text(alphabet="[]{}PER !ATTACK.oS1QC a\n=", max_size=30))
def test_any_body_is_read_or_is_a_fault(body: str) -> None:
    try:
        found = read_reports(f"=== r-1\n{body}\n")
    except NotationError as fault:
        assert "r-1: " in str(fault) or "=" in body
    else:
        assert not set("[]{}") & set("".join(one.text for one in found))
