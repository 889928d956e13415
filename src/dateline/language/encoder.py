"""Run the model's graph over windows, on all cores that this process may use."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.language.model_files import ModelFiles
from dateline.language.windows import Window, batches, padded

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

    def run(self, windows: Sequence[Window]) -> Iterator[tuple[Window, Scores]]:
        """Each window with its scores, batch by batch, in no particular order; few batches are in memory at once."""
        waiting: deque[Future[list[tuple[Window, Scores]]]] = deque()
        for batch in batches(windows):
            waiting.append(self._workers.submit(self._batch, batch))
            if len(waiting) > usable_cores() + 1:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()

    def _batch(self, batch: list[Window]) -> list[tuple[Window, Scores]]:
        found = self._session.run(OUTPUTS, padded(batch))
        return [
            (window, {name: array[row, : len(window.places)] for name, array in zip(OUTPUTS, found, strict=True)})
            for row, window in enumerate(batch)
        ]


def usable_cores() -> int:
    """How many cores this process may use."""
    try:
        return max(1, len(os.sched_getaffinity(0)))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
