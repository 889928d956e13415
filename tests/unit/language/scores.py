"""An encoder that knows nothing: any scores, for decoding what no text would bring about."""

from collections.abc import Iterable, Iterator

import numpy as np

from dateline.language.encoder import Scores
from dateline.language.model_files import ModelFiles
from dateline.language.windows import Window


def any_scores(model: ModelFiles, count: int, seed: int, spread: float = 4.0) -> Scores:
    """Scores of a window of ``count`` words."""
    chance = np.random.default_rng(seed)
    widths = {
        "states": model.heads["link_here.weight"].shape[1] // 3,
        "tags": max(columns.stop for columns in model.columns.values()),
        "arc_dependent": 8,
        "arc_head": 8,
        "relation_dependent": model.heads["relation.weight"].shape[1],
        "relation_head": model.heads["relation.weight"].shape[1],
    }
    return {name: chance.normal(0, spread, (count, width)).astype(np.float32) for name, width in widths.items()}


class AnyScores:
    """Stands where the encoder stands. ``nameless``: it sees pronouns, but no names and no other mentions."""

    def __init__(self, model: ModelFiles, *, nameless: bool = False) -> None:
        self.model, self.nameless = model, nameless

    def run(self, windows: Iterable[Window]) -> Iterator[tuple[Window, Scores]]:
        """Each window with scores that hang on its words alone."""
        for window in windows:
            scores = any_scores(self.model, len(window.places), sum(window.ids) + 7 * window.first)
            if self.nameless:
                for head in ("names", "mention"):
                    scores["tags"][:, self.model.columns[head].start] += 99.0
            yield window, scores
