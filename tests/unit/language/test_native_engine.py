"""The shipped engine on texts of our own, and on whatever else may come."""

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.unit.language.scores import AnyScores

from dateline.errors import MissingPart
from dateline.language import native_engine
from dateline.language.engine import Passage
from dateline.language.native_engine import LABELS, NativeEngine
from dateline.records.language import Syntax

TEXT = (
    "Envoy lands in Oran\nEnvoy Marta Iversen met Prime Minister Karim Benali in Oran on Tuesday. “The convoy was"
    " stopped by guards,” she said. Benali denied it."
)


def guesser(folder: Path, *, nameless: bool = False) -> NativeEngine:
    one = NativeEngine(folder)
    heads = one._model.heads
    short = {name: heads[name][:8] for name in ("vector.weight", "vector.bias")}  # nobody looks at its vectors
    one.__dict__["_model"] = replace(one._model, heads={**heads, **short})
    one.__dict__["_encoder"] = AnyScores(one._model, nameless=nameless)
    return one


@pytest.fixture(scope="session")
def guessing(folder: Path) -> NativeEngine:
    """The shipped engine with an encoder that knows nothing: spans, trees and links of every shape."""
    return guesser(folder)


def check(passage: Passage, found: Syntax) -> None:
    """What holds for every reading of every text."""
    text, stretches = passage.text, passage.stretches
    tokens, sentences = found.tokens, found.sentences
    assert all(text[token.start : token.end] == token.text for token in tokens)
    held = [at for token in tokens for at in range(token.start, token.end)]
    assert held == [at for a, b in stretches for at in range(a, b) if not text[at].isspace()]
    assert [at for one in sentences for at in range(one.first_token, one.last_token)] == list(range(len(tokens)))
    for one in sentences:
        inside = range(one.first_token, one.last_token)
        assert (one.start, one.end, one.kind) == (tokens[inside[0]].start, tokens[inside[-1]].end, "body")
        first, last = stretches[one.paragraph]
        assert first <= one.start < one.end <= last
        assert all(tokens[at].head in inside for at in inside)
        roots = [at for at in inside if tokens[at].head == at]
        assert len(roots) == 1
        assert [at for at in inside if tokens[at].relation == "root"] == roots
        for at in inside:
            steps = 0
            while tokens[at].head != at and steps <= len(inside):
                at, steps = tokens[at].head, steps + 1
            assert at == roots[0]
    spans = [(s.start, s.end) for some in (found.names, found.attributions, found.triggers, found.links) for s in some]
    spans += [(link.antecedent_start, link.antecedent_end) for link in found.links]
    begins, ends = {token.start for token in tokens}, {token.end for token in tokens}
    for start, end in set(spans):
        assert start in begins
        assert end in ends
        assert start < end <= stretches[bisect_right(stretches, (start, len(text))) - 1][1]
    assert all(left.end <= right.start for left, right in pairwise(found.names))
    assert all((k.antecedent_start, -k.antecedent_end) < (k.start, -k.end) for k in found.links)
    scored = (*found.names, *found.attributions, *found.triggers, *found.links)
    assert all(0 <= one.score <= 1 for one in scored)
    assert {name.label for name in found.names} <= set(LABELS.values())


def read(engine: NativeEngine, *passages: Passage) -> list[Syntax]:
    found = engine.parse(passages)
    assert len(found) == len(passages)
    for passage, one in zip(passages, found, strict=True):
        check(passage, one)
    return found


def test_names_of_a_report_are_found(engine: NativeEngine) -> None:
    (found,) = read(engine, Passage.whole(TEXT))
    names = {(TEXT[name.start : name.end], name.label) for name in found.names}
    assert {("Marta Iversen", "PERSON"), ("Karim Benali", "PERSON"), ("Oran", "PLACE"), ("Tuesday", "DATE")} <= names


def test_subject_and_object_of_a_meeting_are_found(engine: NativeEngine) -> None:
    tokens = read(engine, Passage.whole(TEXT))[0].tokens
    met = next(at for at, token in enumerate(tokens) if token.text == "met")
    hanging = {(token.relation, token.text) for token in tokens if token.head == met}
    assert ("obj", "Benali") in hanging or ("obj", "Karim") in hanging or ("obj", "Minister") in hanging
    assert any(relation == "nsubj" for relation, _ in hanging)
    assert (tokens[met].lemma, tokens[met].pos, tokens[met].tag) == ("meet", "VERB", "VBD")


def test_a_claim_has_source_cue_and_content(engine: NativeEngine) -> None:
    (found,) = read(engine, Passage.whole(TEXT))
    parts = {(one.part, TEXT[one.start : one.end]) for one in found.attributions}
    assert {("source", "she"), ("cue", "said")} <= parts
    assert any(part == "content" and "stopped by guards" in words for part, words in parts)


def test_a_meeting_is_a_trigger(engine: NativeEngine) -> None:
    (found,) = read(engine, Passage.whole(TEXT))
    assert ("met", "MEET", "occurred") in {(TEXT[t.start : t.end], t.type, t.status) for t in found.triggers}


def test_a_pronoun_means_somebody_before_it(engine: NativeEngine) -> None:
    text = "Marta Iversen landed in Oran. She met nobody."
    (found,) = read(engine, Passage.whole(text))
    assert ("She", "Marta Iversen") in {
        (text[k.start : k.end], text[k.antecedent_start : k.antecedent_end]) for k in found.links
    }


def test_nothing_to_read(engine: NativeEngine) -> None:
    assert engine.parse([]) == []
    assert read(engine, Passage("", ()), Passage.whole(" \n\t"), Passage("unread", ())) == [Syntax()] * 3


def test_what_lies_outside_the_stretches_is_not_read(engine: NativeEngine) -> None:
    text = "BY OUR STAFF Ann left."
    (found,) = read(engine, Passage(text, ((13, 22),)))
    assert [token.text for token in found.tokens] == ["Ann", "left", "."]


def test_a_stretch_without_words_is_passed_over(engine: NativeEngine) -> None:
    (found,) = read(engine, Passage("Ann    left.", ((0, 3), (3, 7), (7, 12))))
    assert [one.paragraph for one in found.sentences] == [0, 2]


def test_a_stretch_without_the_end_of_a_sentence_is_read(engine: NativeEngine) -> None:
    read(engine, Passage.whole("the envoy of the council " * 70))


def test_lines_of_one_word_are_sentences(engine: NativeEngine) -> None:
    (found,) = read(engine, Passage.whole("and\n" * 300))
    assert len(found.sentences) == len(found.tokens) == 300


def test_ten_thousand_lines_of_one_word_are_ten_thousand_sentences(folder: Path) -> None:
    (found,) = read(guesser(folder, nameless=True), Passage.whole("Oran\n" * 10_000))
    assert len(found.sentences) == len(found.tokens) == 10_000


SCRIPTS = [
    "🚢🚢 The 🚢 convoy\u200d🚢 left Oran 👩🏽‍🚒.",
    "Ann\x00 Lee\x07 \x1b[31mleft\x1b[0m.\ufeff \u202eOran\u202c",
    "Посол Марта Иверсен прибыла в Оран во вторник.",
    "وصلت السفيرة مارتا إيفرسن إلى وهران يوم الثلاثاء.",
    "玛尔塔周二抵达奥兰。她说没有。",
    "मार्ता मंगलवार को ओरान पहुँचीं।",
    "e\u0301\u0301\u0301 Z\u0334\u0318a\u0335lgo \ud800 lone",
    "?!.,;:—…«»“”‘’()[]{}",
    "x" * 3000,
    "THE ENVOY LANDED IN ORAN ON TUESDAY.",
]


@pytest.mark.parametrize("text", SCRIPTS, ids=range(len(SCRIPTS)))
def test_other_scripts_pictures_and_control_characters_are_read(engine: NativeEngine, text: str) -> None:
    read(engine, Passage.whole(text))


def test_a_passage_is_read_the_same_alone_and_among_others(engine: NativeEngine) -> None:
    passages = [Passage.whole(text) for text in (TEXT, "", "and\nand", "The envoy " * 40, *SCRIPTS[:5], "Ann left.")]
    together = engine.parse(passages)
    assert [engine.parse([one])[0] for one in passages] == together
    assert engine.parse(passages[::-1])[::-1] == together


def test_a_new_engine_reads_the_same(engine: NativeEngine, folder: Path) -> None:
    assert NativeEngine(folder).parse([Passage.whole(TEXT)]) == engine.parse([Passage.whole(TEXT)])


ANYTHING = st.text(max_size=80) | st.lists(
    st.sampled_from(
        ["Ann", "he", "Oran", "said", "“", "”", ".", "\n", "n't", "1,200", "🚢", " \u2028", "İ", "the", "-"]
    ),
    max_size=40,
).map(" ".join)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    """Any text with any stretches."""
    text = draw(ANYTHING)
    if draw(st.booleans()):
        return Passage.whole(text)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return Passage(text, tuple(zip(edges[::2], edges[1::2], strict=False)))


@settings(max_examples=25)
@given(passages())
@example(Passage("Ann Lee", ((0, 2), (2, 7))))
def test_any_text_is_read(engine: NativeEngine, passage: Passage) -> None:
    read(engine, passage)


@settings(max_examples=40)
@given(st.lists(passages(), max_size=3))
def test_any_text_with_any_scores_is_read(guessing: NativeEngine, some: list[Passage]) -> None:
    read(guessing, *some)


@settings(max_examples=4)
@given(st.lists(st.integers(1, 260), min_size=1, max_size=4))
def test_any_scores_of_many_windows_are_read(guessing: NativeEngine, lengths: list[int]) -> None:
    read(guessing, Passage.whole("\n".join("Oran " * length + "." for length in lengths)))


def test_every_sentence_has_a_vector(engine: NativeEngine) -> None:
    some = [Passage.whole(TEXT), Passage("", ()), Passage.whole("The envoy " * 90)]
    for found, vectors in zip(engine.parse(some), engine.sentence_vectors(some), strict=True):
        assert vectors.shape == (len(found.sentences), 384)
        assert vectors.dtype == np.int8
        assert np.allclose(np.linalg.norm(vectors.astype(float), axis=1), 127, atol=6)


def test_known_words_and_sentences_are_kept(engine: NativeEngine) -> None:
    text = "Ann-Marie left. He slept"
    words = [(0, 9), (10, 14), (14, 15), (16, 18), (19, 24)]
    found = engine.parse_words(text, words, [0, 2])
    assert [(token.start, token.end) for token in found.tokens] == words
    assert [(one.first_token, one.last_token) for one in found.sentences] == [(0, 2), (2, 5)]


def test_no_known_words_are_nothing(engine: NativeEngine) -> None:
    assert engine.parse_words("", [], []) == Syntax()


def test_known_mentions_are_linked_backwards(engine: NativeEngine) -> None:
    text = "Marta Iversen landed in Oran . She met nobody ."
    words, at = [], 0
    for word in text.split():
        words.append((text.index(word, at), text.index(word, at) + len(word)))
        at = words[-1][1]
    assert engine.link_mentions(text, words, [0, 6], [(0, 2, 0), (4, 5, 4), (6, 7, 6)]) == [None, None, 0]


def test_the_name_and_the_version_say_what_reads(engine: NativeEngine) -> None:
    assert engine.name == "dateline-en"
    assert engine.version == f"{engine._model.version}-{native_engine.DECODER}"


def test_a_missing_model_is_named_when_it_is_needed_and_not_before(tmp_path: Path) -> None:
    engine = NativeEngine(tmp_path)
    with pytest.raises(MissingPart, match=r"model\.json"):
        engine.parse([Passage.whole("Ann left.")])
