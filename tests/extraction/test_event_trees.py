"""Event patterns on trees no parser of ours would make: nothing crashes, everything stays inside the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extraction.events import find_event_mentions
from dateline.extraction.ontology import load_ontology
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.language import Sentence, Syntax, Token
from dateline.records.mention import Form, Kind, Mention

WORDS = [
    "rebels",
    "attack",
    "talks",
    "hold",
    "siege",
    "lift",
    "Lima",
    "to",
    "visit",
    "plan",
    "not",
    "if",
    "report",
    "by",
]
RELATIONS = [
    "root", "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "xcomp", "ccomp", "acl", "acl:relcl",
    "advcl", "case", "mark", "aux", "aux:pass", "cop", "amod", "compound", "det", "advmod", "csubj", "appos", "iobj",
]  # fmt: skip
POS = ["NOUN", "VERB", "PROPN", "AUX", "ADP", "PRON", "ADJ", "PART", "SCONJ", "DET"]
TAGS = ["NN", "VB", "VBD", "VBN", "VBG", "VBZ", "IN", "TO", "MD", "WDT"]
ONTOLOGY = load_ontology()

token = st.tuples(
    st.sampled_from(WORDS), st.sampled_from(POS), st.sampled_from(TAGS), st.integers(0, 11), st.sampled_from(RELATIONS)
)


def build(words: list[tuple[str, str, str, int, str]]) -> AnnotatedDocument:
    text = " ".join(word for word, *_ in words)
    tokens, start = [], 0
    for word, pos, tag, head, relation in words:
        tokens.append(Token(start, start + len(word), word, word, pos, tag, head % len(words), relation))
        start += len(word) + 1
    sentence = Sentence(0, len(text), 0, len(words), 0)
    maker = Maker("names", "1")
    mentions = tuple(
        Mention(f"men-{t.start}", Kind.PLACE, Form.NAME, Evidence(Span("doc-x", t.start, t.end), t.text, maker))
        for t in tokens
        if t.text == "Lima"
    )
    document = Document("doc-x", "cap-x", 0, 0, len(text), text)
    return AnnotatedDocument(document, Syntax((sentence,), tuple(tokens)), mentions=mentions)


@settings(deadline=None, max_examples=150)
@given(st.lists(token, min_size=1, max_size=12))
def test_any_tree_gives_grounded_events_once_each(words: list[tuple[str, str, str, int, str]]) -> None:
    one = build(words)
    events = find_event_mentions(one, ONTOLOGY)
    assert events == find_event_mentions(one, ONTOLOGY)
    assert len({event.id for event in events}) == len(events)
    for event in events:
        for evidence in (event.trigger, event.evidence, *(argument.evidence for argument in event.arguments)):
            assert one.document.text[evidence.span.start : evidence.span.end] == evidence.quote
        assert event.evidence.span.covers(event.trigger.span)


def test_verbs_joined_in_a_circle_end() -> None:
    words = [("attack", "VERB", "VBN", (number + 1) % 3, "conj") for number in range(3)]
    assert find_event_mentions(build(words), ONTOLOGY) == ()


def test_ten_thousand_words_without_a_stop_take_linear_time() -> None:
    words = [
        ("rebels", "NOUN", "NN", 1, "nsubj"),
        ("attack", "VERB", "VBD", 1, "root"),
        ("Lima", "PROPN", "NN", 1, "obj"),
    ]
    many = [(word, pos, tag, head + 3 * n, relation) for n in range(3000) for word, pos, tag, head, relation in words]
    assert len(find_event_mentions(build(many), ONTOLOGY)) == 3000
