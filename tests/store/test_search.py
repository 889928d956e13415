"""Search finds sentences by any of the words, and takes nothing in them for syntax."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.records.corpus import AnnotatedDocument, Resolution
from dateline.records.document import Document
from dateline.records.language import Sentence, Syntax
from dateline.store.project import Project
from dateline.store.search import match_expression

SENTENCES = (
    "The siege of Tarsk was lifted.",
    "Lifting it took a week, said José Ibarra.",
    "Nobody asked for comment.",
    "A siege, a SIEGE and a siege again.",
)


@pytest.fixture
def searched(project: Project) -> Project:
    text = " ".join(SENTENCES)
    starts = [text.index(one) for one in SENTENCES]
    sentences = tuple(Sentence(start, start + len(one), 0, 0, 0) for start, one in zip(starts, SENTENCES, strict=True))
    project.save_resolution(
        [AnnotatedDocument(Document("doc-1", "cap-1", 0, 0, len(text), text), Syntax(sentences))], Resolution()
    )
    return project


def found(project: Project, words: str | list[str], limit: int = 10) -> list[str]:
    text = " ".join(SENTENCES)
    return [text[hit.start : hit.end] for hit in project.search(words, limit)]


def test_any_of_the_words_will_do(searched: Project) -> None:
    assert set(found(searched, "comment week")) == {SENTENCES[1], SENTENCES[2]}


def test_the_sentence_with_more_of_the_words_comes_first(searched: Project) -> None:
    assert found(searched, "siege Tarsk")[0] == SENTENCES[0]


def test_words_are_matched_by_their_stem(searched: Project) -> None:
    assert set(found(searched, "lifts")) == {SENTENCES[0], SENTENCES[1]}


def test_accents_and_capitals_do_not_matter(searched: Project) -> None:
    assert found(searched, "JOSE") == [SENTENCES[1]]


def test_words_may_come_as_a_list(searched: Project) -> None:
    assert found(searched, ["asked", "for comment"]) == [SENTENCES[2]]


def test_scores_are_positive_and_fall(searched: Project) -> None:
    scores = [hit.score for hit in searched.search("siege lifted", 10)]
    assert scores == sorted(scores, reverse=True) and scores[-1] > 0


def test_the_limit_is_kept(searched: Project) -> None:
    assert len(found(searched, "siege lifted", 1)) == 1
    assert found(searched, "siege", 0) == []
    assert found(searched, "siege", -1) == []


@pytest.mark.parametrize("words", ["", "   ", "?! --", '"', "\0", [], ["", "*"]])
def test_no_words_find_nothing(searched: Project, words: str | list[str]) -> None:
    assert found(searched, words) == []


@pytest.mark.parametrize(
    "words", ['week" OR "', "NOT week", "text:week", "week*", "^week", "(week", "-week", "NEAR(week"]
)
def test_search_syntax_is_only_words(searched: Project, words: str) -> None:
    assert found(searched, words) == [SENTENCES[1]]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=())))
def test_no_words_whatever_are_an_error(searched: Project, words: str) -> None:
    assert isinstance(searched.search(words, 5), list)


def test_a_very_long_question_is_searched(searched: Project) -> None:
    assert SENTENCES[1] in found(searched, " ".join(f"w{number}" for number in range(5000)) + " week")


def test_a_search_before_the_chronology_finds_nothing(project: Project) -> None:
    assert project.search("siege", 5) == []


def test_a_word_given_twice_counts_once() -> None:
    assert match_expression("siege siege") == '"siege"'


def test_the_parts_of_a_hyphenated_word_are_looked_for_side_by_side(searched: Project) -> None:
    assert found(searched, "siege-tarsk") == []
    assert found(searched, "Tarsk-was") == [SENTENCES[0]]
