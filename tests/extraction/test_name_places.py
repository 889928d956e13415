"""Place names: what is found, what is no place after all, and when a place stands for its government or its team."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction.names import find_mentions
from dateline.language.annotate import annotate_syntax
from dateline.language.native_engine import NativeEngine
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.language import Sentence, Syntax
from dateline.records.mention import Form, Kind, Mention
from dateline.store.gazetteer import GazetteerFile


@lru_cache(maxsize=1)
def engine() -> NativeEngine:
    return NativeEngine()


@lru_cache(maxsize=1)
def gazetteer() -> GazetteerFile:
    return GazetteerFile.open()


def names(text: str) -> list[Mention]:
    document = Document("doc-1", "cap-1", 0, 0, len(text), text)
    found = find_mentions(annotate_syntax(document, engine()), gazetteer())
    return [mention for mention in found if mention.form is Form.NAME]


def places(text: str) -> list[str]:
    return [mention.evidence.quote for mention in names(text) if mention.kind is Kind.PLACE]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KABUL, Afghanistan (Jan. 25) - Two men were held in Logar province.", ["KABUL", "Afghanistan", "Logar"]),
        ("They crossed the Panjwa'i district and Nad 'Ali district.", ["Panjwa'i", "Nad 'Ali"]),
        ("The convoy left Deir ez-Zor for Pul-e 'Alam.", ["Deir ez-Zor", "Pul-e 'Alam"]),
        ("Ducks died in Queen Anne's County on Friday.", ["Queen Anne's County"]),
        ("Route 66 and Interstate 95 meet at Elk River Bridge.", ["Route 66", "Interstate 95", "Elk River Bridge"]),
        ("FLOODS HIT NORTHERN MOZAMBIQUE AS BEIRA WAITS FOR AID", ["MOZAMBIQUE", "BEIRA"]),
        ("Sen. Ada Brook, D-Milford, agreed with Rep. Odo Lund, R-Norwalk.", ["Milford", "Norwalk"]),
        ("Eastern China saw rain, and neighbouring Vietnam did too.", ["China", "Vietnam"]),
    ],
    ids=["dateline", "districts", "particles", "owner", "roads", "capitals", "members", "adjective"],
)  # fmt: skip
def test_places_are_found_whole(text: str, found: list[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan and Austin Powers met. Jordan said the game was over.",
        "The Washington Post wrote about Manchester United.",
        "Nice people came, and mobile phones were banned.",
        "It cost US$5 million, said the agency.",
        "I've been there, she said.",
        "Samples of the Reston ebolavirus were tested.",
        "Officials of the Danish Oversight Hub (DOH) met.",
    ],
    ids=["persons", "bodies", "words", "currency", "contraction", "strain", "acronym"],
)
def test_a_name_of_something_else_is_no_place(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("Moscow says the talks in Paris failed.", {"Moscow": False, "Paris": True}),
        ("Ankara rejected the plan.", {"Ankara": False}),
        ("Moscow residents fled.", {"Moscow": True}),
        ("OSLO: Two men denied the charges.", {"OSLO": True}),
        ("Norway reported ten cases of flu.", {"Norway": True}),
        ("Norway's minister arrived in Rome.", {"Norway": True, "Rome": True}),
        ("Germany beat Brazil 3-2 on Sunday in Vienna.", {"Germany": False, "Brazil": False, "Vienna": True}),
        ("Norway lost ground to Germany in the war.", {"Norway": True, "Germany": True}),
    ],
)
def test_a_place_that_acts_or_plays_is_not_the_ground(text: str, literal: dict[str, bool]) -> None:
    assert {mention.evidence.quote: mention.literal for mention in names(text)} == literal


@given(st.text(alphabet="AaDR -'’.,$()3tNoPul\n", max_size=60))
def test_spans_hold_their_words_whatever_the_text(text: str) -> None:
    document = Document("doc-1", "cap-1", 0, 0, len(text), text)
    whole = Syntax((Sentence(0, len(text), 0, 0, 0),)) if text else Syntax()
    for mention in find_mentions(AnnotatedDocument(document, whole), gazetteer()):
        span = mention.evidence.span
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == mention.evidence.quote
