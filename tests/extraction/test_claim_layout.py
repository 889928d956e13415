"""Claims as attribution rows."""

from dateline.extraction.claim_layout import attribution_rows
from dateline.records.claim import Claim, Mode, Stance
from dateline.records.evidence import Evidence, Maker, Span


def evidence(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(Span("doc-x", start, start + len(words)), words, Maker("claims", "1"))


def claim(text: str, content: str, mode: Mode) -> Claim:
    return Claim(
        f"clm-{content}", evidence(text, "Ilves"), None, None, evidence(text, "said"), evidence(text, content), mode,
        Stance.ASSERTS,
    )  # fmt: skip


def words(text: str, rows: list[dict[str, list[list[int]]]]) -> list[list[str]]:
    return [[text[start:end] for start, end in row["content"]] for row in rows]


def test_two_quotations_with_one_cue_are_one_row_with_their_marks() -> None:
    text = "“It is over,” said Ilves, “and we go home.”"
    some = [claim(text, "It is over", Mode.DIRECT), claim(text, "and we go home.", Mode.DIRECT)]
    assert words(text, attribution_rows(some, text)) == [["“It is over,”", "“and we go home.”"]]


def test_an_indirect_content_has_its_that() -> None:
    text = "Ilves said that it is over."
    assert words(text, attribution_rows([claim(text, "it is over", Mode.INDIRECT)], text)) == [["that it is over"]]


def test_a_claim_without_speaker_and_cue_has_empty_lists() -> None:
    text = "It is over."
    one = Claim("clm-1", None, None, None, None, evidence(text, "It is over"), Mode.INDIRECT, Stance.ASSERTS)
    empty = {"source": [], "cue": [], "content": [[0, 10]], "mode": "indirect", "stance": "asserts"}
    assert attribution_rows([one], text) == [empty]
