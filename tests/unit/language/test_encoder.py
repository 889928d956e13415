"""The graph is run over every window alone."""

import numpy as np
import pytest

from dateline.language import encoder as encoder_module
from dateline.language.encoder import OUTPUTS, Encoder, Scores, usable_cores
from dateline.language.engine import Passage
from dateline.language.model_files import ModelFiles
from dateline.language.pieces import Pieces
from dateline.language.windows import Window, cut_windows, words_of


@pytest.fixture(scope="module")
def encoder(model: ModelFiles) -> Encoder:
    return Encoder(model)


def windows(pieces: Pieces, *texts: str) -> list[Window]:
    return [w for n, text in enumerate(texts) for w in cut_windows(words_of(Passage.whole(text)), n, pieces)]


def same(left: Scores, right: Scores) -> bool:
    return all(np.array_equal(left[name], right[name]) for name in OUTPUTS)


def test_no_windows_no_scores(encoder: Encoder) -> None:
    assert list(encoder.run([])) == []


def test_every_word_has_every_score(encoder: Encoder, model: ModelFiles, pieces: Pieces) -> None:
    ((window, scores),) = encoder.run(windows(pieces, "Ann Lee left Oran."))
    assert set(scores) == set(OUTPUTS)
    assert {len(array) for array in scores.values()} == {len(window.places)} == {5}
    assert scores["tags"].shape[1] == max(columns.stop for columns in model.columns.values())
    assert all(array.dtype == np.float32 and np.isfinite(array).all() for array in scores.values())


def test_many_windows_come_back_once_each_in_order(encoder: Encoder, pieces: Pieces) -> None:
    some = windows(pieces, *(f"Line {number}." for number in range(40)))
    assert [window for window, _ in encoder.run(some)] == some


def test_the_scores_of_a_window_do_not_hang_on_its_neighbours(encoder: Encoder, pieces: Pieces) -> None:
    some = windows(pieces, "Ann Lee left Oran.", "Guards " * 60, "🚢", "He said no.")
    alone = [next(encoder.run([window]))[1] for window in some]
    together = [scores for _, scores in encoder.run(some)]
    assert all(same(a, b) for a, b in zip(alone, together, strict=True))


def test_cores_are_counted_where_the_system_tells_no_affinity(monkeypatch: pytest.MonkeyPatch) -> None:
    assert usable_cores() >= 1
    monkeypatch.delattr(encoder_module.os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(encoder_module.os, "cpu_count", lambda: None)
    assert usable_cores() == 1
