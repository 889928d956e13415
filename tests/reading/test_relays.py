"""Who carried or relayed a report: in its dateline, its credits, its first paragraphs and its last lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.relays import find_relays, via_of
from dateline.records.document import Document, Region

REST = "\n\nThe bridge had been closed since the spring.\n\nIt carries four thousand cars a day, the mayor said."


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("PORT EXAMPLIA (Reuters) - The bridge opened on Tuesday, the mayor said." + REST, ("Reuters",)),
        ("LYON (AFP/Examplia Daily) - The bridge opened on Tuesday." + REST, ("Examplia Daily", "AFP")),
        ("LYON (AP/Reuters) - The bridge opened on Tuesday." + REST, ("AP", "Reuters")),
        ("LYON, March 3 (Xinhua) -- The bridge opened on Tuesday." + REST, ("Xinhua",)),
        ("The bridge opened, the state news agency SANA reported on Tuesday." + REST, ("SANA",)),
        ("The bridge opened, TASS reported." + REST, ("TASS",)),
        ("The bridge opened, the Examplia Post newspaper said on Tuesday." + REST, ("Examplia Post",)),
        (
            "The Examplia Herald reported on Monday, citing the official Tanjug news agency, that the bridge opened."
            + REST,
            ("Examplia Herald", "Tanjug"),
        ),
        ("The bridge opened, according to a report in the Valley Gazette." + REST, ("Valley Gazette",)),
        ("The bridge opened, he said in remarks carried by the state news agency IRNA." + REST, ("IRNA",)),
        ("The bridge opened, as reported by the daily Al-Mithal." + REST, ("Al-Mithal",)),
        (
            "LYON (AFP) - The bridge opened, Iranian news agency Fars reported, quoting the daily Nemune." + REST,
            ("AFP", "Fars", "Nemune"),
        ),
        (
            "The bridge opened." + REST + "\n\nThis article first appeared in The Valley Herald.",
            ("Valley Herald",),
        ),
        ("The bridge opened." + REST + "\n\nSource: Anadolu Agency", ("Anadolu",)),
        ("The bridge opened." + REST + "\n\nReprinted from the Examplia Review, 3 March 2012.", ("Examplia Review",)),
        (
            "The bridge opened." + REST + "\n\nTranslated from Arabic by the Valley Press",
            ("Valley Press",),
        ),
        ("The bridge opened." + REST + " (dpa)", ("dpa",)),
        ("The bridge opened." + REST + "\n\n— Kyodo", ("Kyodo",)),
    ],
)
def test_the_chain_is_found_nearest_first(text: str, via: tuple[str, ...]) -> None:
    assert via_of(text, (), None) == via


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened on Tuesday, the ministry said." + REST,
        "The bridge opened, Petra Muster said." + REST,
        "Petra said the bridge opened, and the PA said nothing." + REST,
        "The Minister of News reported on Monday that the bridge opened." + REST,
        "The bridge opened, according to a report by Bridges Without Borders." + REST,
        "The bridge opened." + REST + "\n\nThe state news agency SANA said a second bridge would follow." + REST,
        "He told police (PA) on Monday that the bridge opened." + REST,
        "More Videos News Deputies reported a fire." + REST,
        "The European Space Agency says the bridge opened." + REST,
        "The bridge, citing costs, stays closed. Officials reported no damage." + REST,
        "The bridge opened." + REST + " (Monday)",
        "The bridge opened." + REST + "\n\nSource: two officials who asked not to be named",
    ],
)
def test_no_relay_is_made_of_other_words(text: str) -> None:
    assert via_of(text, (), None) == ()


def test_the_own_outlet_is_no_relay_and_the_credited_agency_is_one() -> None:
    text = "The bridge opened, the Valley Herald newspaper reported." + REST
    document = Document("d", "c", 0, None, None, text, outlet="The Valley Herald", agency="AFP")
    assert find_relays(document) == ("AFP",)


def test_credits_above_the_text_count_and_quoted_messages_do_not() -> None:
    text = "Bridge opens\n\nSource: Examplia Times\n\nThe bridge opened." + REST + "\n\nTASS reported it."
    at, quoted = text.index("Source"), text.index("TASS")
    regions = (Region(at, at + 22, "credit"), Region(quoted, len(text), "embed"))
    assert via_of(text, regions, None, headline_end=12) == ("Examplia Times",)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("AaTn ,.()/-—\nSource: reported citing the news agency TASS"), max_size=300))
def test_any_text_gives_names_that_stand_in_it_or_are_agencies(text: str) -> None:
    for name in via_of(text, (), None):
        assert name.strip()
