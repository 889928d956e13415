"""Claims: who is reported as saying what."""

import csv
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extraction.claims import Claims, find_claims
from dateline.language.annotate import annotate_syntax
from dateline.language.native_engine import NativeEngine
from dateline.records.claim import Claim, Mode, SpeakerKind, Stance
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Region
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.language import Sentence, Syntax, Token
from dateline.records.mention import Form, Kind, Mention

CASES = Path(__file__).parents[1] / "cases" / "claims.csv"


@pytest.fixture(scope="module")
def engine() -> NativeEngine:
    return NativeEngine()


def annotated(text: str, engine: NativeEngine, boilerplate: tuple[Region, ...] = ()) -> AnnotatedDocument:
    return annotate_syntax(Document("doc-x", "cap-x", 0, 0, len(text), text, boilerplate=boilerplate), engine)


def claims_of(text: str, engine: NativeEngine) -> tuple[Claim, ...]:
    return find_claims(annotated(text, engine))


def contents(text: str, engine: NativeEngine) -> list[str]:
    return [claim.content.quote for claim in claims_of(text, engine)]


def speakers(text: str, engine: NativeEngine) -> list[str | None]:
    return [claim.speaker.quote if claim.speaker else None for claim in claims_of(text, engine)]


def cases() -> Iterator[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def row(claim: Claim) -> dict[str, str]:
    return {
        "speaker": claim.speaker.quote if claim.speaker else "",
        "kind": claim.speaker_kind.value if claim.speaker_kind else "",
        "cue": claim.cue.quote if claim.cue else "",
        "content": claim.content.quote,
        "mode": claim.mode.value,
        "stance": claim.stance.value,
        "via": ";".join(claim.via),
    }


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: str(case["name"]))
def test_a_claim_is_read_as_in_the_table(case: dict[str, str], engine: NativeEngine) -> None:
    wanted = {key: value for key, value in case.items() if key not in ("name", "text")}
    assert [row(claim) for claim in claims_of(case["text"], engine)] == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Three people were arrested in Lyon on Tuesday.",
        "The army set up a so-called “safe zone” in the north.",
        "She starred in “The Long Road Home” and three other films.",
        "It goes without saying that the winter was hard.",
        "The ministry did not say when the bridge would open.",
        "The minister may announce new rules next week.",
        "The reported losses were small.",
    ],
)
def test_the_voice_of_the_report_gives_no_claim(text: str, engine: NativeEngine) -> None:
    assert contents(text, engine) == []


def test_a_quotation_that_its_cue_interrupts_gives_two_contents(engine: NativeEngine) -> None:
    text = "“The war is over,” said Ilves, “and we are going home.”"
    assert contents(text, engine) == ["The war is over", "and we are going home."]


def test_a_second_quotation_after_the_cue_has_the_same_speaker(engine: NativeEngine) -> None:
    text = "“We had no choice,” the mayor said. “It was dangerous.”"
    assert speakers(text, engine) == ["the mayor", "the mayor"]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph(engine: NativeEngine) -> None:
    text = "“We lost the harbour,” said Ilves. “We lost the fleet.\n\n“But we did not lose hope.”\n\nIt rained."
    assert contents(text, engine) == ["We lost the harbour", "We lost the fleet.", "But we did not lose hope."]


def test_a_quotation_alone_in_its_paragraph_has_no_guessed_speaker(engine: NativeEngine) -> None:
    text = "Ilves said the war was over.\n\n“Nobody asked us before they left for the coast.”"
    assert contents(text, engine) == ["the war was over"]


def test_what_the_media_say_that_somebody_said_comes_by_way_of_them(engine: NativeEngine) -> None:
    text = "State television reported that the minister had said the road was open."
    inner = next(claim for claim in claims_of(text, engine) if claim.content.quote == "the road was open")
    assert inner.speaker is not None
    assert (inner.speaker.quote, inner.via) == ("the minister", ("State television",))


def test_a_cited_source_speaks_by_way_of_the_paper(engine: NativeEngine) -> None:
    text = "State television, citing the minister, said that the bridge was open."
    found = {claim.speaker.quote: claim.via for claim in claims_of(text, engine) if claim.speaker}
    assert found == {"State television": (), "the minister": ("State television",)}


def test_said_by_one_according_to_another_is_one_claim(engine: NativeEngine) -> None:
    text = "The army will stay in the valley, Ilves said, according to the statement."
    found = [(claim.speaker.quote, claim.via) for claim in claims_of(text, engine) if claim.speaker]
    assert found == [("Ilves", ("the statement",))]


def test_a_second_verb_of_saying_keeps_the_speaker(engine: NativeEngine) -> None:
    text = "Ilves said that the border must stay open and warned that the valley was in danger."
    assert contents(text, engine) == ["the border must stay open", "the valley was in danger"]
    assert speakers(text, engine) == ["Ilves", "Ilves"]


def test_verbs_inside_a_quotation_report_nothing_of_their_own(engine: NativeEngine) -> None:
    text = "“I think that the army says it is ready,” the mayor said."
    assert speakers(text, engine) == ["the mayor"]


def test_captions_are_not_read(engine: NativeEngine) -> None:
    text = "The mayor said the road was open.\nIt was quiet."
    document = annotated(text, engine, (Region(0, text.index("\n"), "caption"),))
    assert find_claims(document) == ()


def mention(text: str, words: str, form: Form, same_as: str | None = None) -> Mention:
    start = text.index(words)
    span = Span("doc-x", start, start + len(words))
    return Mention(f"men-{words}", Kind.PERSON, form, Evidence(span, words, Maker("names", "1")), same_as)


def test_a_speaker_has_the_name_inside_the_phrase(engine: NativeEngine) -> None:
    text = "Defence Minister Marta Ilves said the road was open."
    one = annotated(text, engine)
    named = AnnotatedDocument(one.document, one.syntax, mentions=(mention(text, "Marta Ilves", Form.NAME),))
    assert [(c.speaker_kind, c.speaker_mention_id) for c in find_claims(named)] == [
        (SpeakerKind.PERSON, "men-Marta Ilves")
    ]


def test_a_pronoun_speaks_for_the_name_it_goes_back_to(engine: NativeEngine) -> None:
    text = "Marta Ilves arrived. She said the road was open."
    one = annotated(text, engine)
    some = (mention(text, "Marta Ilves", Form.NAME), mention(text, "She", Form.PRONOUN, "men-Marta Ilves"))
    claims = find_claims(AnnotatedDocument(one.document, one.syntax, mentions=some))
    assert [claim.speaker_mention_id for claim in claims] == ["men-Marta Ilves"]


def test_a_document_without_syntax_gives_nothing() -> None:
    assert find_claims(AnnotatedDocument(Document("doc-x", "cap-x", 0, 0, 3, "Oh."))) == ()


def test_the_stage_fills_claims_and_leaves_the_rest(engine: NativeEngine) -> None:
    one = annotated("Officials say the dam is safe.", engine)
    done = Claims().annotate([one])
    assert done[0].claims == find_claims(one)
    assert (done[0].document, done[0].syntax) == (one.document, one.syntax)


PIECES = st.sampled_from(
    [
        "“", "”", '"', "''", "said", "Ilves", " ", ",", ".", ":", "that", "the bridge is open", "\n\n", "according to",
        "denied", "he", "(", "—", "as", "quoted", "reports", "’", "🙂", "\u200b", "warned of", "citing",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_every_span_lies_in_the_text_and_repeats_it(engine: NativeEngine, text: str) -> None:
    for claim in claims_of(text, engine):
        for evidence in (claim.content, claim.speaker, claim.cue):
            if evidence is not None:
                assert text[evidence.span.start : evidence.span.end] == evidence.quote
        assert isinstance(claim.mode, Mode)
        assert isinstance(claim.stance, Stance)


def test_the_same_text_gives_the_same_claims(engine: NativeEngine) -> None:
    text = "“We had no choice,” the mayor said. Officials say the dam is safe, according to Radio Nord."
    assert claims_of(text, engine) == claims_of(text, engine)


def test_a_hostile_sentence_without_end_costs_no_square_of_time() -> None:
    words = [("he", "nsubj"), ("said", "ccomp"), ("that", "mark")] * 3_000
    tokens, start = [], 0
    for index, (word, relation) in enumerate(words):
        head = {"nsubj": index + 1, "mark": min(index + 2, len(words) - 1)}.get(relation, max(1, index - 3))
        pos, tag = ("VERB", "VBD") if word == "said" else ("PRON", "PRP")
        lemma = "say" if word == "said" else word
        tokens.append(Token(start, start + len(word), word, lemma, pos, tag, head, relation))
        start += len(word) + 1
    text = " ".join(word for word, _ in words)
    syntax = Syntax((Sentence(0, len(text), 0, len(tokens), 0),), tuple(tokens))
    began = monotonic()
    find_claims(AnnotatedDocument(Document("doc-x", "cap-x", 0, 0, len(text), text), syntax))
    assert monotonic() - began < 60  # a second or two when idle; the square of it takes minutes


def test_a_document_that_speaks_has_no_kind(engine: NativeEngine) -> None:
    assert [claim.speaker_kind for claim in claims_of("The letter says the dam is safe.", engine)] == [None]
