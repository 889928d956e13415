"""A project file with the small corpus of the views, made without a language model."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from tests.views.fixtures import build_corpus

from dateline.store.project import Project


@pytest.fixture(scope="session")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, only to be read."""
    path = tmp_path_factory.mktemp("cli") / "pile.db"
    corpus = build_corpus()
    with Project.open(path) as project:
        for capture in corpus.captures:
            body = capture.uri.encode()
            project.save_capture(replace(capture, bytes_sha256=sha256(body).hexdigest()), body, f"/{capture.uri}")
        for failure in corpus.failures:
            project.save_failure(failure)
        for judgement in corpus.judgements:
            project.append_judgement(judgement)
        project.save_resolution(corpus.documents, corpus.resolution)
    return path
