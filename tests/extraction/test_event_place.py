"""Which place of a sentence is an event's own, and when the dateline may stand in for it."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extraction.event_frames import Frame, noun_frame, verb_frame
from dateline.extraction.event_place import NO_HINTS, OF_WORDS, Hints, find_place, places_of, rank_places
from dateline.extraction.event_place_names import Neighbours, candidates, neighbours
from dateline.extraction.event_place_signs import Anchor, signs_of
from dateline.extraction.event_place_weights import WEIGHTS
from dateline.extraction.event_scene import Scene, build_scene
from dateline.extraction.ontology import load_ontology
from dateline.language.annotate import annotate_syntax
from dateline.language.native_engine import NativeEngine
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.event import PlaceBasis
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.language import Sentence, Syntax, Token
from dateline.records.mention import Form, Kind, Mention

NAMES = ("Lima", "Orsk", "Bor", "Zebra Hills", "Bamba", "Chad", "Norway", "UK", "LIMA")


@cache
def engine() -> NativeEngine:
    return NativeEngine()


def scene_of(text: str, dateline: str | None = None, government: str | None = None) -> Scene:
    """A text with its names marked by hand, so that only the choice of the place is under test."""
    one = annotate_syntax(Document("doc-x", "cap-x", 0, 0, len(text), text, dateline_place=dateline), engine())
    found = []
    for name in NAMES:
        start = text.find(name)
        while start >= 0:
            evidence = Evidence(Span("doc-x", start, start + len(name)), name, Maker("names", "1"))
            found.append(Mention(f"men-{start}", Kind.PLACE, Form.NAME, evidence, literal=name != government))
            start = text.find(name, start + 1)
    return build_scene(replace(one, mentions=tuple(found)))


def word(scene: Scene, text: str) -> int:
    return next(i for i, token in enumerate(scene.tree.tokens) if token.text == text)


@pytest.mark.parametrize(
    ("text", "event", "places"),
    [
        ("Three people were killed near Bor on Monday.", "killed", ["Bor"]),
        ("Soldiers captured Orsk after a long siege.", "captured", ["Orsk"]),
        ("Soldiers captured the town of Orsk in Bamba province.", "captured", ["Orsk"]),
        ("A bomb went off in Lima's Zebra Hills district, killing two.", "went", ["Zebra Hills"]),
        ("A bomb went off in Lima's Zebra Hills district, killing two.", "killing", ["Zebra Hills"]),
        ("Crowds marched in Lima and Orsk on Sunday.", "marched", ["Lima", "Orsk"]),
        ("Police in Orsk said that three people were shot near Bor.", "shot", ["Bor"]),
        ("Gunmen who came from Chad shot two farmers in Bor.", "shot", ["Bor"]),
        ("Troops marched from Orsk to Lima.", "marched", ["Lima"]),
        ("Two UK soldiers were killed on Friday.", "killed", []),
        ("The talks collapsed on Tuesday.", "collapsed", []),
        ("Norway said that it would not vote.", "said", []),
    ],
)
def test_the_place_is_the_one_that_hangs_on_the_event(text: str, event: str, places: list[str]) -> None:
    scene = scene_of(text)
    trigger = word(scene, event)
    found = places_of(scene, Anchor(trigger, trigger))
    assert sorted(one.candidate.mention.evidence.quote for one in found) == sorted(places)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("They met in Orsk, Chad, on Monday.", Neighbours.FIRST_INSIDE),
        ("They met in Orsk in eastern Chad.", Neighbours.FIRST_INSIDE),
        ("They met in the Orsk district of Lima.", Neighbours.FIRST_INSIDE),
        ("They met at Orsk, 15 km outside Lima.", Neighbours.FIRST_INSIDE),
        ("They met in Lima's Orsk quarter.", Neighbours.SECOND_INSIDE),
        ("They met in the Bamba city of Orsk.", Neighbours.SECOND_INSIDE),
        ("They met in Orsk and Lima.", Neighbours.LIST),
        ("They drove from Orsk to Lima.", Neighbours.APART),
        ("They left Orsk because Lima was warmer.", Neighbours.APART),
    ],
)
def test_two_names_side_by_side_are_one_in_the_other_a_list_or_apart(text: str, tie: Neighbours) -> None:
    scene = scene_of(text)
    trigger = next(i for i, token in enumerate(scene.tree.tokens) if token.text in ("met", "drove", "left"))
    left, right = candidates(scene, trigger)
    assert neighbours(scene, left.last, right.first) is tie


def test_a_place_of_another_event_is_not_taken() -> None:
    scene = scene_of("Norway condemned the bombing of Orsk in Chad.")
    condemned, bombing = word(scene, "condemned"), word(scene, "bombing")
    hints = Hints(others=frozenset({bombing}))
    assert find_place(scene, verb_frame(scene, condemned), hints=hints).mention is None
    own = find_place(scene, noun_frame(scene, bombing), hints=NO_HINTS).mention
    assert own is not None
    assert own.evidence.quote == "Orsk"


def test_what_words_are_about_is_not_where_they_are_said() -> None:
    scene = scene_of("Officials accused rebels of shelling a school in Orsk.")
    frame = verb_frame(scene, word(scene, "accused"))
    assert find_place(scene, frame, hints=Hints(of_words=True)).mention is None


def test_who_takes_part_is_not_where() -> None:
    scene = scene_of("The envoy signed a treaty with Chad.")
    (chad,) = candidates(scene, word(scene, "signed"))
    frame = verb_frame(scene, word(scene, "signed"))
    assert find_place(scene, frame, hints=Hints(parties=frozenset({chad.mention.id}))).mention is None


def test_a_phrase_that_the_type_asks_for_outweighs_the_others() -> None:
    scene = scene_of("The minister flew to Lima for talks near Orsk.")
    flew = word(scene, "flew")
    hints = Hints(asked=frozenset({word(scene, "Lima")}))
    place = find_place(scene, verb_frame(scene, flew), hints=hints)
    assert place.mention is not None
    assert (place.mention.evidence.quote, place.basis) == ("Lima", PlaceBasis.CLAUSE)


def test_a_capital_that_stands_for_its_government_is_no_place() -> None:
    scene = scene_of("Soldiers captured Lima on Monday.", government="Lima")
    assert find_place(scene, verb_frame(scene, word(scene, "captured"))).mention is None


def test_the_reason_quotes_the_preposition_and_the_event() -> None:
    scene = scene_of("Two groups clashed near Orsk on Monday.")
    assert find_place(scene, verb_frame(scene, word(scene, "clashed"))).why == "“near Orsk” hangs on “clashed”"


@pytest.mark.parametrize(
    ("lead", "event", "basis"),
    [
        ("Hundreds of students marched on Sunday.", "marched", PlaceBasis.DATELINE),
        ("Hundreds of students marched in Orsk on Sunday.", "marched", PlaceBasis.CLAUSE),
        ("The army said that rebels had attacked a convoy.", "attacked", None),
        ("Nothing happened. Hundreds of students marched on Sunday.", "marched", None),
    ],
)
def test_the_dateline_stands_in_only_for_what_the_lead_tells_itself(
    lead: str, event: str, basis: PlaceBasis | None
) -> None:
    scene = scene_of(f"LIMA, Jan. 5 - {lead}", dateline="LIMA")
    place = find_place(scene, verb_frame(scene, word(scene, event)))
    assert place.basis is basis
    assert (place.mention is None) is (basis is None)


def test_without_a_dateline_nothing_stands_in() -> None:
    scene = scene_of("Hundreds of students marched on Sunday.")
    assert find_place(scene, verb_frame(scene, word(scene, "marched"))).mention is None


def test_types_of_words_are_types_of_the_ontology() -> None:
    assert set(load_ontology().types) >= OF_WORDS


def test_every_weight_is_of_a_sign_that_occurs() -> None:
    texts = [
        "Gunmen who came from Chad shot two farmers near Bor, killing one.",
        "Police in Orsk said three people were killed on a road in Bamba and marched through Lima.",
        "Orsk, a town in the Zebra Hills, was captured by Norway and shelled on Monday.",
        "UK troops, who patrol Bamba province, captured the walls of Chad's Orsk and left for Bor against Lima.",
        "Rebels left Orsk. They died in the house of the mayor of Lima. They saw his birthplace, Bor.",
        "Crowds marched across Lima while protests by Norway were held below Orsk; Chad slept.",
        "The city they attacked in Bamba, Orsk, fell. The mayor of a part of a town of the state of Lima left.",
    ]
    seen: set[str] = set()
    for scene in (scene_of(text, government="Norway") for text in texts):
        for trigger in (i for i in range(len(scene.tree.tokens)) if scene.is_verb(i)):
            among = candidates(scene, trigger)
            seen |= {sign for one in among for sign in signs_of(scene, Anchor(trigger, trigger), one, among=among)}
    assert set(WEIGHTS) <= seen


RELATIONS = ("root", "nsubj", "obj", "obl", "nmod", "conj", "compound", "appos", "advcl", "acl:relcl", "ccomp", "case")
token = st.tuples(
    st.sampled_from(["Lima", "in", "of", ",", "and", "town", "fell", "the", "'s"]),
    st.sampled_from(["PROPN", "VERB", "NOUN", "ADP", "PUNCT", "AUX", "DET"]),
    st.integers(0, 15),
    st.sampled_from(RELATIONS),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(token, min_size=1, max_size=16), st.integers(0, 15), st.integers(0, 15))
def test_chances_add_up_on_any_tree(words: list[tuple[str, str, int, str]], trigger: int, support: int) -> None:
    scene = odd_scene(words)
    anchor = Anchor(trigger % len(words), support % len(words))
    among = candidates(scene, anchor.trigger)
    ranked = rank_places(scene, anchor, among=among)
    assert {one.candidate for one in ranked} == set(among)
    assert sum(one.chance for one in ranked) <= 1.0 + 1e-9
    assert all(one in ranked for one in places_of(scene, anchor))
    place = find_place(scene, Frame(anchor.trigger, anchor.support, {}))
    assert (place.mention is None) is (place.why is None)


def odd_scene(words: list[tuple[str, str, int, str]]) -> Scene:
    """A tree that no parser of ours would make: loops, commas that govern, names that are verbs."""
    text = " ".join(one for one, *_ in words)
    tokens, mentions, start = [], [], 0
    for one, pos, head, relation in words:
        tokens.append(Token(start, start + len(one), one, one, pos, "VBD", head % len(words), relation))
        if one == "Lima":
            evidence = Evidence(Span("doc-x", start, start + len(one)), one, Maker("names", "1"))
            mentions.append(Mention(f"men-{start}", Kind.PLACE, Form.NAME, evidence))
        start += len(one) + 1
    syntax = Syntax((Sentence(0, len(text), 0, len(words), 0),), tuple(tokens))
    document = Document("doc-x", "cap-x", 0, 0, len(text), text)
    return build_scene(AnnotatedDocument(document, syntax, mentions=tuple(mentions)))
