"""What became of a pile."""

from tests.views.fixtures import build_corpus

from dateline.views.intake import intake_of


def test_the_totals_agree_with_what_is_listed() -> None:
    corpus = build_corpus()
    intake = intake_of(corpus)
    documents = [one for capture in intake["captures"] for one in capture["documents"]]
    assert intake["totals"]["documents"] == len(documents) == len(corpus.documents)
    assert intake["totals"]["skipped"] == len(intake["skipped"]) == len(corpus.failures)
    assert intake["totals"]["joined"] == sum(len(one["document_ids"]) for one in intake["joined"]) > 0
    assert {one["origin_id"] for one in intake["joined"]} <= {one["origin_id"] for one in documents}
    assert all(uri and not uri.startswith("doc-") for one in intake["joined"] for uri in one["captures"])
    assert all(link["reason"] for one in intake["joined"] for link in one["why"])
