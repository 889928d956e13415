"""Documents go through the stages once; what fails is recorded and costs nobody else anything."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from dateline.errors import RunError, SettingsError, StageError
from dateline.pipeline.annotate import Annotator
from dateline.pipeline.progress import Silent
from dateline.pipeline.stages import Stage, check_order
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Published, PublishedBasis
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.language import Sentence, Syntax
from dateline.records.mention import Basis, TimeExpression
from dateline.records.period import whole_year


class Memory:
    """A cache in memory."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str, str], bytes] = {}

    def load_annotation(self, document_id: str, stage: str, key: str) -> bytes | None:
        return self.rows.get((document_id, stage, key))

    def save_annotations(self, rows: Sequence[tuple[str, str, str, bytes]]) -> None:
        self.rows.update({(document, stage, key): payload for document, stage, key, payload in rows})


@dataclass(frozen=True)
class Sentences:
    """Takes the whole text for one sentence and counts its calls."""

    calls: list[str] = field(default_factory=list, repr=False)
    name: str = "language"
    version: str = "1"
    needs: tuple[str, ...] = ("document",)
    gives: str = "syntax"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        self.calls.extend(one.document.id for one in batch)
        return [replace(one, syntax=Syntax((Sentence(0, len(one.document.text), 0, 0, 0),))) for one in batch]


@dataclass(frozen=True)
class Dates:
    """Takes the whole text for a date; fails on what it is told to fail on, so many times."""

    fails: dict[str, list[Exception]] = field(default_factory=dict, repr=False)
    calls: list[str] = field(default_factory=list, repr=False)
    name: str = "times"
    version: str = "1"
    needs: tuple[str, ...] = ("syntax",)
    gives: str = "times"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        for one in batch:
            self.calls.append(one.document.id)
            if self.fails.get(one.document.id):
                raise self.fails[one.document.id].pop(0)
        return [replace(one, times=(date_of(one.document),)) for one in batch]


def date_of(one: Document) -> TimeExpression:
    evidence = Evidence(Span(one.id, 0, len(one.text)), one.text, Maker("times", "1"))
    return TimeExpression(f"tim-{one.id}", evidence, one.published.period, Basis.RELATIVE, "DATE", "X", "test")


def document(name: str) -> Document:
    return Document(name, "cap", 0, 0, 4, "text")


def annotator(memory: Memory, *stages: Stage, attempts: int = 1) -> Annotator:
    return Annotator(stages, memory, batch_size=2, attempts=attempts)


DOCUMENTS = [document(name) for name in "abc"]


def test_what_is_known_is_not_computed_again() -> None:
    memory, stage = Memory(), Sentences()
    first = list(annotator(memory, stage).annotate(DOCUMENTS, Silent()))
    again = list(annotator(memory, stage).annotate(DOCUMENTS, Silent()))
    assert first == again and stage.calls == ["a", "b", "c"]


def test_a_new_version_of_a_stage_runs_again() -> None:
    memory = Memory()
    list(annotator(memory, Sentences()).annotate(DOCUMENTS, Silent()))
    newer = Sentences(version="2")
    list(annotator(memory, newer).annotate(DOCUMENTS, Silent()))
    assert newer.calls == ["a", "b", "c"]


def test_a_new_date_of_publication_runs_all_but_syntax_again() -> None:
    memory, language, dates = Memory(), Sentences(), Dates()
    list(annotator(memory, language, dates).annotate(DOCUMENTS[:1], Silent()))
    published = Published(whole_year(2019), PublishedBasis.EXPLICIT)
    dated = replace(DOCUMENTS[0], published=published)
    [(one, _)] = annotator(memory, language, dates).annotate([dated], Silent())
    assert (language.calls, dates.calls, one.times[0].period) == (["a"], ["a", "a"], published.period)


def test_a_document_that_fails_keeps_what_it_has_and_the_others_go_on() -> None:
    broken = Dates({"b": [ValueError("odd"), ValueError("odd")]})
    found = list(annotator(Memory(), Sentences(), broken).annotate(DOCUMENTS, Silent()))
    assert [len(one.times) for one, _ in found] == [1, 0, 1]
    assert len(found[1][0].sentences) == 1
    assert [failure.stage for _, failures in found for failure in failures] == ["times"]


def test_a_failure_is_not_remembered_as_a_result() -> None:
    memory = Memory()
    list(annotator(memory, Sentences(), Dates({"b": [ValueError("x")] * 2})).annotate(DOCUMENTS, Silent()))
    found = list(annotator(memory, Sentences(), Dates()).annotate(DOCUMENTS, Silent()))
    assert [len(one.times) for one, _ in found] == [1, 1, 1]


def test_a_transient_failure_is_tried_again() -> None:
    busy = [StageError("busy", item="c", transient=True) for _ in range(2)]
    found = list(annotator(Memory(), Sentences(), Dates({"c": busy}), attempts=3).annotate(DOCUMENTS, Silent()))
    assert [(one.document.id, failures) for one, failures in found] == [("a", ()), ("b", ()), ("c", ())]


def test_a_run_error_stops_the_run() -> None:
    with pytest.raises(RunError):
        list(annotator(Memory(), Dates({"a": [RunError("no disk")]})).annotate(DOCUMENTS, Silent()))


def test_a_stage_before_what_it_needs_is_refused() -> None:
    with pytest.raises(SettingsError, match="'times' needs 'syntax'"):
        check_order([Dates(), Sentences()])


def test_a_stage_that_gives_what_no_document_has_is_refused() -> None:
    with pytest.raises(SettingsError, match="weather"):
        check_order([Sentences(gives="weather")])
