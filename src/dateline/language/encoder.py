"""Run the model's graph over windows, on all cores that this process may use."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.language.model_files import ModelFiles
from dateline.language.windows import Window, arrays

Array = NDArray[np.float32]
OUTPUTS = ("states", "tags", "arc_dependent", "arc_head", "relation_dependent", "relation_head")
#: Scores: float32 arrays of the words of one window, by the names of OUTPUTS.
Scores = dict[str, Array]


class Encoder:
    """One graph in memory; threads share it."""

    def __init__(self, model: ModelFiles) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(model.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _workers(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(usable_cores(), thread_name_prefix="dateline-encoder")

    def run(self, windows: Iterable[Window]) -> Iterator[tuple[Window, Scores]]:
        """Each window with its scores, in order; few are taken at once, so that they can be cut as they are read.

        Every window is read alone: the graph takes its scale of rounding from all that it reads at once, so that what
        it says of a text would depend on its neighbours. It is no slower, as nothing is padded.
        """
        waiting: deque[tuple[Window, Future[Scores]]] = deque()
        for window in windows:
            waiting.append((window, self._workers.submit(self._scores, window)))
            if len(waiting) > 4 * usable_cores():
                first, scores = waiting.popleft()
                yield first, scores.result()
        for window, scores in waiting:
            yield window, scores.result()

    def _scores(self, window: Window) -> Scores:
        found = self._session.run(OUTPUTS, arrays(window))
        return {name: array[0] for name, array in zip(OUTPUTS, found, strict=True)}


def usable_cores() -> int:
    """How many cores this process may use."""
    try:
        return max(1, len(os.sched_getaffinity(0)))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
