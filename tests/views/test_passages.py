"""search and ask: the right sentence first, every side of a dispute, nothing twice, silence when there is no answer."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.views.fixtures import build_corpus, document_of, syntax_of
from tests.views.memory_index import MemoryIndex

from dateline.records.corpus import AnnotatedDocument, Corpus
from dateline.views.passages import ask, search

KEYS = (
    "rank document_id capture capture_start capture_end start end quote outlet published speaker side "
    "event_ids claim_ids"
)


def corpus_of(*texts: str) -> Corpus:
    documents = [document_of(str(number), text, f"Outlet {number}", None, None) for number, text in enumerate(texts)]
    return Corpus(documents=tuple(AnnotatedDocument(one, syntax_of(one)) for one in documents))


def quotes(corpus: Corpus, question: str) -> list[str]:
    return [one["quote"] for one in ask(corpus, MemoryIndex(corpus), question)["passages"]]


def test_an_answer_has_the_keys_of_the_contract_and_quotes_the_text() -> None:
    corpus = build_corpus()
    answer = ask(corpus, MemoryIndex(corpus), "Was the blockade of Oskava lifted?")
    assert tuple(answer) == ("question", "answered", "passages")
    texts = {one.document.id: one.document.text for one in corpus.documents}
    assert answer["passages"]
    for one in answer["passages"]:
        assert tuple(one) == tuple(KEYS.split())
        assert texts[one["document_id"]][one["start"] : one["end"]] == one["quote"]
    assert [one["rank"] for one in answer["passages"]] == list(range(1, len(answer["passages"]) + 1))


def test_each_side_of_a_conflict_is_among_the_first_five() -> None:
    corpus = build_corpus()
    answer = ask(corpus, MemoryIndex(corpus), "Was the blockade of Oskava lifted?")
    assert answer["answered"]
    assert {"occurred", "denied"} <= {one["side"] for one in answer["passages"][:5]}


def test_the_other_side_comes_in_even_when_it_shares_no_word_with_the_question() -> None:
    corpus = build_corpus()
    answer = ask(corpus, MemoryIndex(corpus), "What did the ministry say on Tuesday?")
    assert "denied" in {one["side"] for one in answer["passages"][:5]}


def test_a_passage_names_its_speaker_events_and_claims() -> None:
    corpus = build_corpus()
    first = ask(corpus, MemoryIndex(corpus), "Who says the blockade was lifted on 4 March?")["passages"][0]
    assert (first["speaker"], first["event_ids"], first["claim_ids"]) == (
        "defence ministry",
        ["evt-siege"],
        ["clm-ministry"],
    )


def test_the_words_of_a_reprint_are_shown_once() -> None:
    corpus = build_corpus()
    found = search(corpus, MemoryIndex(corpus), "defence ministry Tuesday")["passages"]
    assert sum("lifted on Tuesday" in one["quote"] for one in found) == 1


def test_a_sentence_that_differs_in_a_number_or_a_denial_is_shown_beside_the_other() -> None:
    corpus = corpus_of(
        "The storm killed 12 people in the town of Drin.",
        "The storm killed 40 people in the town of Drin.",
        "The storm killed no people in the town of Drin.",
    )
    assert len(quotes(corpus, "How many people did the storm kill in Drin?")) == 3


def test_a_synonym_finds_the_sentence() -> None:
    corpus = corpus_of("Gunmen downed a plane near the lake.", "The council met to discuss roads.")
    assert quotes(corpus, "Who shot at the aircraft?")[0] == "Gunmen downed a plane near the lake."


def test_two_questions_in_one_get_two_passages() -> None:
    corpus = corpus_of(
        "The bridge at Orlen was closed.\n\nThe bridge at Orlen carries lorries.\n\nThe mayor of Drin resigned.",
    )
    found = quotes(corpus, "When was the bridge at Orlen closed, and who resigned in Drin?")
    assert "The bridge at Orlen was closed." in " ".join(found[:2])
    assert "The mayor of Drin resigned." in " ".join(found[:2])


def test_the_reports_do_not_say() -> None:
    corpus = build_corpus()
    answer = ask(corpus, MemoryIndex(corpus), "Which football club won the championship in Lima?")
    assert not answer["answered"]


def test_an_empty_question_and_an_empty_corpus_are_not_answered() -> None:
    corpus = build_corpus()
    assert ask(corpus, MemoryIndex(corpus), "  ") == {"question": "  ", "answered": False, "passages": []}
    assert ask(Corpus(), MemoryIndex(Corpus()), "Who?")["passages"] == []
    assert search(Corpus(), MemoryIndex(Corpus()), "blockade")["answered"] is False


def test_a_long_sentence_is_cut_to_a_passage_around_the_words() -> None:
    long = "Before that " + "nothing of note was written down by anybody at all, " * 12 + "the harbour burned."
    corpus = corpus_of(long)
    found = search(corpus, MemoryIndex(corpus), "harbour burned")["passages"][0]
    assert found["end"] - found["start"] <= 350
    assert "harbour burned" in found["quote"]


@given(st.text(max_size=60))
def test_any_question_is_answered_or_not_without_an_error(question: str) -> None:
    corpus = build_corpus()
    answer = ask(corpus, MemoryIndex(corpus), question)
    assert all(one["end"] - one["start"] <= 350 for one in answer["passages"])


def test_the_same_question_gives_the_same_answer_whatever_the_other_documents_order_of_entities() -> None:
    corpus = build_corpus()
    turned = replace(corpus, resolution=replace(corpus.resolution, entities=corpus.resolution.entities[::-1]))
    question = "Did Ilona Vasko meet Pavel Drin in Orlen?"
    assert quotes(corpus, question) == quotes(turned, question)
