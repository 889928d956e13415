"""What the scores of a window say."""

from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.language.scores import any_scores

from dateline.language.decoding import PARTS, Known, Reading, decode, link_parts, sentence_vectors
from dateline.language.encoder import Scores
from dateline.language.model_files import ModelFiles


def read(model: ModelFiles, scores: Scores, borders: set[int] | None = None, words: str = "", **given: Any) -> Reading:
    """Of words that no dictionary knows, unless ``words`` says them."""
    return decode(model, scores, Known(3, words.split() or ["Qqq"] * len(scores["tags"]), borders or set(), **given))


def quiet(model: ModelFiles, count: int) -> Scores:
    """Every word hangs on itself, nothing is labelled."""
    scores = {name: np.zeros_like(array) for name, array in any_scores(model, count, 0).items()}
    for head in ("start", "names", "trigger", "mention", *PARTS):
        scores["tags"][:, model.columns[head].start] = 9.0
    return scores


def say(model: ModelFiles, scores: Scores, word: int, head: str, label: int) -> None:
    columns = model.columns[head]
    scores["tags"][word, columns] = 0.0
    scores["tags"][word, columns.start + label] = 9.0


def test_nothing_said_is_one_sentence_without_spans(model: ModelFiles) -> None:
    reading = read(model, quiet(model, 3), {0})
    assert (reading.starts, reading.name_runs, reading.parts, reading.triggers, reading.mentions) == (
        [0],
        [],
        [],
        [],
        [],
    )
    assert reading.states.shape == (0, 3, 384)
    assert reading.means.shape == (1, 384)


def test_sentences_begin_where_the_network_says_and_at_borders(model: ModelFiles) -> None:
    scores = quiet(model, 6)
    say(model, scores, 2, "start", 1)
    assert read(model, scores, {4}).starts == [0, 2, 4]


def test_known_starts_go_before_the_network(model: ModelFiles) -> None:
    scores = quiet(model, 6)
    say(model, scores, 2, "start", 1)
    assert read(model, scores, starts=[3]).starts == [0, 3]


def test_tags_are_the_likeliest_labels(model: ModelFiles) -> None:
    scores = quiet(model, 2)
    upos, xpos = model.labels["upos"], model.labels["xpos"]
    say(model, scores, 1, "upos", len(upos) - 1)
    say(model, scores, 1, "xpos", len(xpos) - 1)
    reading = read(model, scores)
    assert (reading.upos, reading.xpos) == ([upos[0], upos[-1]], [xpos[0], xpos[-1]])


def test_a_tag_is_one_that_the_form_of_the_word_allows(model: ModelFiles) -> None:
    xpos = model.labels["xpos"]
    scores = quiet(model, 4)
    for word, (best, next_best) in enumerate([("VB", "VBG"), ("NN", "NNS"), ("VB", "VBG"), ("NN", "NNS")]):
        say(model, scores, word, "xpos", xpos.index(best))
        scores["tags"][word, model.columns["xpos"].start + xpos.index(next_best)] = 5.0
    assert read(model, scores, words="storming rebels storm qqq").xpos == ["VBG", "NNS", "VB", "NN"]


def test_a_name_ends_with_its_sentence(model: ModelFiles) -> None:
    scores = quiet(model, 4)
    for word, label in ((1, 1), (2, 2), (3, 2)):
        say(model, scores, word, "names", label)
    say(model, scores, 3, "start", 1)
    assert read(model, scores).name_runs == [(1, 3), (3, 4)]


def test_a_claim_goes_on_over_sentences_but_not_over_a_border(model: ModelFiles) -> None:
    scores = quiet(model, 5)
    for word in range(5):
        say(model, scores, word, "content", 1 if word == 0 else 2)
    say(model, scores, 2, "start", 1)
    found = read(model, scores, {3}).parts
    assert [(a, b, part) for a, b, part, _ in found] == [(0, 3, "content"), (3, 5, "content")]
    assert all(0.99 < score <= 1 for *_, score in found)


def test_a_trigger_has_a_type_and_a_status(model: ModelFiles) -> None:
    scores = quiet(model, 3)
    say(model, scores, 1, "trigger", 4)
    say(model, scores, 1, "status", 2)
    ((word, kind, status, score),) = read(model, scores).triggers
    assert (word, kind, status) == (1, model.labels["triggers"][4], model.labels["statuses"][2])
    assert 0.9 < score <= 1


def test_known_mentions_go_before_the_network(model: ModelFiles) -> None:
    reading = read(model, any_scores(model, 5, 1), mentions=[(1, 3, 2)])
    assert reading.mentions == [(1, 3, 2)]
    assert reading.states.shape == (1, 3, 384)


def test_a_link_reads_the_head_and_both_ends_of_its_mention(model: ModelFiles) -> None:
    scores = any_scores(model, 5, 1)
    flat = np.concatenate([scores["states"][at] for at in (2, 1, 3)])
    reading = read(model, scores, mentions=[(1, 4, 2)])
    weights = model.heads
    here, _, none = link_parts(model, reading.states)
    assert np.allclose(here[0], weights["link_here.weight"] @ flat + weights["link_here.bias"], atol=1e-2)
    assert np.allclose(none[0], weights["link_none.weight"] @ flat + weights["link_none.bias"], atol=1e-2)


def check(model: ModelFiles, reading: Reading, count: int, borders: set[int]) -> None:
    assert reading.starts == sorted(set(reading.starts))
    assert reading.starts[0] == 0
    assert borders <= set(reading.starts)
    assert len(reading.upos) == len(reading.xpos) == len(reading.heads) == len(reading.relations) == count
    for start, end in pairwise([*reading.starts, count]):
        roots = [at for at in range(start, end) if reading.heads[at] == at]
        assert len(roots) == 1
        assert all(start <= reading.heads[at] < end for at in range(start, end))
        assert [at for at in range(start, end) if reading.relations[at] == "root"] == roots
    assert reading.means.shape == (len(reading.starts), 384)
    assert np.allclose(np.linalg.norm(sentence_vectors(model, reading.means).astype(float), axis=1), 127, atol=6)
    for first, last, part, score in reading.parts:
        assert 0 <= first < last <= count
        assert part in PARTS
        assert 0 <= score <= 1
        assert not any(at in borders for at in range(first + 1, last))


@settings(max_examples=25)
@given(st.sampled_from([0.0, 1.0, 30.0]), st.integers(1, 12), st.integers(0, 1000), st.data())
def test_any_scores_are_decoded(model: ModelFiles, spread: float, count: int, seed: int, data: st.DataObject) -> None:
    borders = data.draw(st.sets(st.integers(0, count - 1)))
    scores = any_scores(model, count, seed, spread)
    if not spread:
        scores["states"] += 1.0  # a vector of nothing has no direction
    check(model, read(model, scores, borders), count, borders)
