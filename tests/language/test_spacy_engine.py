"""The shipped engine, on sentences of our own."""

from functools import cache

from dateline.language.annotate import annotate_syntax
from dateline.language.spacy_engine import SpacyEngine
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document

TEXT = (
    "Envoy lands in Oran\n\nEnvoy Marta Iversen met Prime Minister Karim Benali in Oran on Tuesday.\r\n\r\n"
    "“The 🚢 convoy was stopped by guards,” she said."
)


@cache
def annotated() -> AnnotatedDocument:
    one = Document("doc-1", "cap-1", 0, 0, len(TEXT), TEXT, headline="Envoy lands in Oran", headline_end=19)
    return annotate_syntax(one, SpacyEngine())


def test_every_token_stands_at_its_offsets() -> None:
    assert all(TEXT[token.start : token.end] == token.text for token in annotated().syntax.tokens)


def test_the_headline_is_a_sentence_of_its_own_kind() -> None:
    first = annotated().sentences[0]
    assert (TEXT[first.start : first.end], first.kind) == ("Envoy lands in Oran", "headline")


def test_sentences_hold_their_tokens_and_heads_stay_inside() -> None:
    syntax = annotated().syntax
    for sentence in syntax.sentences:
        inside = range(sentence.first_token, sentence.last_token)
        assert all(syntax.tokens[i].head in inside for i in inside)
        assert all(sentence.start <= syntax.tokens[i].start < sentence.end for i in inside)


def test_the_subject_and_object_of_a_meeting_are_found() -> None:
    tokens = annotated().syntax.tokens
    met = next(i for i, token in enumerate(tokens) if token.text == "met")
    found = {tokens[i].relation: tokens[i].text for i in range(len(tokens)) if tokens[i].head == met}
    assert (found["nsubj"], found["obj"]) == ("Iversen", "Benali")


def test_the_agent_of_a_passive_is_found() -> None:
    assert any(token.text == "guards" and token.relation == "obl:agent" for token in annotated().syntax.tokens)
