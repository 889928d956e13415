"""The export's objects: every key, every offset, every quote."""

import json
from dataclasses import replace

from tests.contract.keys import KEYS
from tests.views.fixtures import build_corpus, with_region

from dateline.records.corpus import Corpus
from dateline.views import rows
from dateline.views.exports import FILES


def row(name: str, record_id: str) -> rows.Row:
    build = dict(FILES)[name]
    return next(one for one in build(build_corpus()) if one.get("id") == record_id)


def test_every_row_has_exactly_the_keys_of_the_contract() -> None:
    for name, build in FILES:
        found = build(build_corpus())
        assert found, name
        assert {frozenset(one) for one in found} == {frozenset(KEYS[name].split())}, name


def test_every_quote_equals_the_text_at_its_offsets() -> None:
    corpus = build_corpus()
    texts = {one.document.id: one.document.text for one in corpus.documents}
    for one in rows.mention_rows(corpus) + rows.time_rows(corpus):
        assert texts[one["document_id"]][one["start"] : one["end"]] == one["text"]
    for one in rows.event_mention_rows(corpus):
        assert texts[one["document_id"]][one["start"] : one["end"]] == one["quote"]
    for one in rows.conflict_rows(corpus):
        for side in one["members"]:
            text = " " * 10 + texts[side["document_id"]]
            assert text[side["capture_start"] : side["capture_end"]] == side["quote"]


def test_capture_offsets_count_from_the_start_of_the_file() -> None:
    found = row("event_mentions", "evm-meeting")
    assert (found["capture_start"], found["capture_end"]) == (found["start"] + 10, found["end"] + 10)


def test_a_report_line_has_no_capture_offsets() -> None:
    found = row("documents", "doc-reprint")
    assert (found["capture"], found["capture_start"], found["capture_end"]) == ("reports/reprint.txt", None, None)
    assert row("event_mentions", "evm-siege-reprint")["capture_start"] is None


def test_html_has_no_capture_offsets() -> None:
    corpus = build_corpus()
    first = corpus.documents[0]
    page = replace(first, document=replace(first.document, capture_start=None, capture_end=None))
    assert rows.mention_rows(replace(corpus, documents=(page,)))[0]["capture_start"] is None


def test_boilerplate_carries_both_offsets() -> None:
    corpus = build_corpus()
    first = corpus.documents[0]
    marked = replace(first, document=replace(first.document, boilerplate=with_region(first.document)))
    found = rows.document_rows(replace(corpus, documents=(marked,)))[0]["boilerplate"]
    assert found == [{"start": 0, "end": 10, "capture_start": 10, "capture_end": 20, "kind": "caption"}]


def test_an_unknown_publication_is_null_and_says_so() -> None:
    found = row("documents", "doc-courier")
    assert (found["published"], found["published_basis"], found["outlet"]) == (None, "unknown", None)


def test_the_main_event_is_the_one_the_lead_sentence_tells_first() -> None:
    assert row("documents", "doc-herald")["main_event_id"] == "evt-siege"


def test_a_document_that_tells_no_event_has_no_main_event() -> None:
    corpus = build_corpus()
    silent = replace(corpus.documents[0], event_mentions=())
    assert rows.document_rows(replace(corpus, documents=(silent,)))[0]["main_event_id"] is None


def test_a_claim_names_its_speaker_and_the_events_it_carries() -> None:
    found = row("claims", "clm-ministry")
    assert found["speaker"]["entity_id"] == "ent-ministry"
    assert found["speaker"]["text"] == "the defence ministry"
    assert found["event_mention_ids"] == ["evm-siege-herald"]
    assert found["via"] == ["Radio Orlen"]


def test_a_claim_of_nobody_has_a_null_speaker() -> None:
    corpus = build_corpus()
    first = corpus.documents[0]
    nobody = replace(first.claims[0], speaker=None, speaker_kind=None, speaker_mention_id=None, cue=None)
    found = rows.claim_rows(replace(corpus, documents=(replace(first, claims=(nobody,)),)))[0]
    assert (found["speaker"], found["cue"]) == (None, None)


def test_an_event_mention_holds_its_quantities_and_arguments() -> None:
    assert row("event_mentions", "evm-siege-herald")["quantities"][0]["bound"] == "at-least"
    roles = [(one["role"], one["entity_id"]) for one in row("event_mentions", "evm-meeting")["arguments"]]
    assert roles == [("agent", "ent-vasko"), ("patient", "ent-drin")]


def test_a_corpus_of_nothing_gives_no_rows() -> None:
    assert [build(Corpus()) for _, build in FILES] == [[] for _ in FILES]


def test_rows_are_plain_json() -> None:
    for _, build in FILES:
        assert json.loads(json.dumps(build(build_corpus()))) == build(build_corpus())
