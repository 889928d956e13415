"""A quote that is not the text at its span takes its record, and what rests on it, out of the corpus."""

from dataclasses import replace

import pytest

from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.records.evidence import Span
from dateline.store.orphans import evidence_of, without_orphans
from dateline.store.project import Project

Documents = tuple[AnnotatedDocument, ...]


def tampered(documents: Documents, old: str, new: str) -> Documents:
    first = documents[0]
    changed = replace(first.document, text=first.document.text.replace(old, new, 1))
    return (replace(first, document=changed), *documents[1:])


def test_a_sound_corpus_stays_as_it_is(documents: Documents, resolution: Resolution) -> None:
    sound = without_orphans(documents, resolution)
    assert (sound.documents, sound.resolution, sound.failures) == (documents, resolution, ())


def test_evidence_is_found_however_deep_it_lies(documents: Documents) -> None:
    assert [one.quote for one in evidence_of(documents[0].event_mentions[0].arguments)] == ["Oren Tal"]


def test_text_changed_behind_our_back_is_found_on_loading(
    project: Project, documents: Documents, resolution: Resolution
) -> None:
    project.save_resolution(documents, resolution)
    project._connection.execute(
        "UPDATE current_documents SET text = replace(text, 'About 20', 'About 90') WHERE id = 'doc-1'"
    )
    corpus = project.load_corpus()
    assert corpus.documents[0].quantities == ()
    assert corpus.documents[0].event_mentions[0].quantity_ids == ()
    assert [(one.item, one.stage) for one in corpus.failures] == [("qua-1", "store")]
    assert "doc-1:64-79" in corpus.failures[0].message


def test_words_that_moved_are_not_looked_for(documents: Documents, resolution: Resolution) -> None:
    moved = tampered(documents, "Police", "The police")
    sound = without_orphans(moved, resolution)
    assert sound.documents[0] == AnnotatedDocument(moved[0].document, moved[0].syntax)
    assert sound.documents[1] == documents[1]


def test_a_quote_of_another_document_is_an_orphan(documents: Documents, resolution: Resolution) -> None:
    first = documents[0]
    time = first.times[0]
    elsewhere = replace(time.evidence, span=Span("doc-2", time.evidence.span.start, time.evidence.span.end))
    changed = replace(first, times=(replace(time, evidence=elsewhere),))
    sound = without_orphans((changed, documents[1]), resolution)
    assert sound.documents[0].times == ()


@pytest.mark.parametrize(("old", "new"), [("said", "sang"), ("Tuesday", "Tonight")])
def test_a_telling_goes_with_its_claim_or_its_time(
    documents: Documents, resolution: Resolution, *, old: str, new: str
) -> None:
    sound = without_orphans(tampered(documents, old, new), resolution)
    assert sound.documents[0].event_mentions == ()
    assert "evm-1" in {failure.item for failure in sound.failures}


def test_a_telling_goes_when_its_claim_goes_although_its_own_words_hold(
    documents: Documents, resolution: Resolution
) -> None:
    first = documents[0]
    claim = replace(first.claims[0], cue=replace(first.claims[0].content, quote="something else"))
    sound = without_orphans((replace(first, claims=(claim,)), documents[1]), resolution)
    assert sound.documents[0].event_mentions == ()
    assert [failure.item for failure in sound.failures] == ["cla-1", "evm-1"]


def test_an_event_keeps_the_tellings_that_hold(documents: Documents, resolution: Resolution) -> None:
    event = without_orphans(tampered(documents, "arrested", "received"), resolution).resolution.events[0]
    assert (event.mention_ids, event.document_ids, event.origin_count) == (("evm-2",), ("doc-2",), 1)


def test_a_conflict_with_one_side_left_is_none(documents: Documents, resolution: Resolution) -> None:
    assert without_orphans(tampered(documents, "arrested", "received"), resolution).resolution.conflicts == ()


def test_an_entity_without_a_mention_goes_and_leaves_no_trace(documents: Documents, resolution: Resolution) -> None:
    sound = without_orphans(tampered(documents, "Lyon", "Nice"), resolution)
    assert [one.id for one in sound.resolution.entities] == ["men-1", "men-2"]
    assert [one.place_entity_id for one in sound.resolution.events] == [None]


def test_an_entity_keeps_the_mentions_that_hold(documents: Documents, resolution: Resolution) -> None:
    sound = without_orphans(tampered(documents, "Oren Tal", "Oleg Tal"), resolution)
    assert sound.resolution.entities[1].mention_ids == ("men-4",)
