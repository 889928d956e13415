"""What the rest of the program asks of a store, checked on every store there is."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from dateline.pipeline.annotate import Cache
from dateline.pipeline.run import Store
from dateline.records.corpus import AnnotatedDocument, Corpus, Resolution
from dateline.records.document import Capture, Document
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.failure import Failure
from dateline.records.judgement import Judgement, Verdict
from dateline.records.language import Sentence, Syntax
from dateline.records.mention import Form, Kind, Mention
from dateline.store.project import Project
from dateline.views.ranking import Index

STORES = {"sqlite": Project.open}

TEXT = "A convoy reached Tarsk. Nobody was hurt."
BODY = TEXT.encode()
CAPTURE = Capture("cap-1", "reports/a.txt", "text/plain", sha256(BODY).hexdigest(), "2031-05-06T08:00:00+00:00")
DOCUMENT = Document("doc-1", "cap-1", 0, 0, len(TEXT), TEXT)
TARSK = Mention("men-1", Kind.PLACE, Form.NAME, Evidence(Span("doc-1", 17, 22), "Tarsk", Maker("names", "1")))
ANNOTATED = AnnotatedDocument(
    DOCUMENT, Syntax((Sentence(0, 23, 0, 0, 0), Sentence(24, 40, 0, 0, 0))), mentions=(TARSK,)
)


@pytest.fixture(params=sorted(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Project]:
    with STORES[request.param](tmp_path / "affair.db") as opened:
        yield opened


def test_it_serves_every_port(store: Project) -> None:
    kept: Store = store
    cache: Cache = store
    index: Index = store
    assert kept.captures() == ()
    assert cache.load_annotation("doc-1", "names", "key") is None
    assert list(index.search("convoy", 3)) == []


def test_a_capture_is_known_by_bytes_and_place(store: Project) -> None:
    store.save_capture(CAPTURE, BODY, "/reports/a.txt")
    store.save_capture(CAPTURE, BODY, "/reports/a.txt")
    assert store.captures() == (CAPTURE,)
    assert store.find_capture(CAPTURE.bytes_sha256, "/reports/a.txt") == CAPTURE
    assert store.find_capture(CAPTURE.bytes_sha256, "/reports/b.txt") is None
    assert store.load_body("cap-1") == BODY


def test_the_latest_capture_of_a_place_is_the_one_fetched_last(store: Project) -> None:
    later = replace(CAPTURE, id="cap-2", fetched_at="2031-05-07T08:00:00+00:00", previous_id="cap-1")
    assert store.latest_capture("/reports/a.txt") is None
    for capture, place in ((later, "/reports/a.txt"), (CAPTURE, "/reports/a.txt"), (CAPTURE, "/reports/b.txt")):
        store.save_capture(capture, BODY, place)
    assert store.latest_capture("/reports/a.txt") == later


def test_not_read_and_read_as_nothing_differ(store: Project) -> None:
    store.save_capture(CAPTURE, BODY, "/reports/a.txt")
    assert store.load_documents("cap-1", "1") is None
    store.save_documents("cap-1", "1", ())
    assert store.load_documents("cap-1", "1") == ()


def test_a_saved_corpus_is_loaded(store: Project) -> None:
    judgement = Judgement("jud-1", Verdict.REJECT, "men-1", None, None, None, None, "2031-05-06T09:00:00+00:00")
    failure = Failure("b.txt", "reading", "it is empty; leave it out")
    store.save_capture(CAPTURE, BODY, "/reports/a.txt")
    store.save_documents("cap-1", "1", (DOCUMENT,))
    store.save_failure(failure)
    store.append_judgement(judgement)
    store.save_resolution((ANNOTATED,), Resolution())
    assert store.load_corpus(with_syntax=True) == Corpus(
        (CAPTURE,), (ANNOTATED,), Resolution(), (judgement,), (failure,)
    )


def test_an_orphan_is_left_out_and_told(store: Project) -> None:
    orphan = replace(TARSK, evidence=replace(TARSK.evidence, quote="Tarks"))
    store.save_resolution((replace(ANNOTATED, mentions=(orphan,)),), Resolution())
    corpus = store.load_corpus()
    assert corpus.documents[0].mentions == ()
    assert [(failure.item, failure.stage) for failure in corpus.failures] == [("men-1", "store")]


def test_search_gives_sentences(store: Project) -> None:
    store.save_resolution((ANNOTATED,), Resolution())
    assert [(hit.document_id, hit.start, hit.end) for hit in store.search("hurt", 3)] == [("doc-1", 24, 40)]
