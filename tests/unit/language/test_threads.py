"""Matrix products run on one thread while the engine reads, and as before afterwards."""

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from dateline.language.threads import one_thread


def blas_threads() -> list[int]:
    assert np.ones((2, 2)) @ np.ones(2) is not None  # numpy has loaded its library
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]


def test_one_thread_inside_and_the_old_number_afterwards() -> None:
    before = blas_threads()
    with one_thread():
        assert set(blas_threads()) <= {1}
    assert blas_threads() == before


def test_the_old_number_is_restored_after_an_error() -> None:
    before = blas_threads()
    with pytest.raises(ValueError, match="no tree"), one_thread():
        raise ValueError("no tree")
    assert blas_threads() == before
