"""Engines by name."""

import pytest
from tests.unit.language.test_endpoint_events import TYPES, Says

from dateline.errors import SettingsError
from dateline.language.endpoint_events import EndpointEvents
from dateline.language.engine import Engine
from dateline.language.engines import open_engine
from dateline.language.gliner_names import GlinerNames
from dateline.language.native_engine import NativeEngine
from dateline.language.spacy_engine import SpacyEngine

ADDRESS = "http://127.0.0.1:8080/v1"


def opened(spec: str) -> Engine:
    return open_engine(spec, chat=lambda url, model: Says(f"{url} {model}"), types=TYPES)


def test_ours_is_opened_by_its_name() -> None:
    assert isinstance(opened("dateline-en"), NativeEngine)
    assert isinstance(opened("dateline-en:/models/mine"), NativeEngine)


def test_a_spacy_pipeline_is_opened_by_its_package() -> None:
    one = opened("spacy:en_core_web_md")
    assert (type(one), one.name) == (SpacyEngine, "spacy:en_core_web_md")


def test_names_and_events_can_come_from_elsewhere() -> None:
    one = opened(f"dateline-en+gliner2:/models/a+b#1+events:{ADDRESS}#small#2")
    assert isinstance(one, EndpointEvents)
    assert isinstance(one._base, GlinerNames)
    assert (one.name, str(one._base._checkpoint)) == ("dateline-en+gliner2+events", "/models/a+b#1")
    assert isinstance(one._chat, Says) and one._chat.reply == f"{ADDRESS}#small 2"


@pytest.mark.parametrize(
    "spec",
    ["", "dateline-de", "dateline-en:", "dateline-en+", "dateline-en+gliner2:", "dateline-en+events:",
     f"dateline-en+events:{ADDRESS}", f"dateline-en+events:{ADDRESS}#", "dateline-en+events:#model",
     "dateline-en+gliner2:/a+gliner2:/b", "+gliner2:/a", "gliner2:/a", "spacy", "spacy:", "spacy:../pipeline",
     "spacy:a.b", "spacy:/models/mine", "dateline-en+colours:all"],
)  # fmt: skip
def test_another_engine_is_refused_saying_what_is_known(spec: str) -> None:
    with pytest.raises(SettingsError, match="known are dateline-en, dateline-en:FOLDER and spacy:PACKAGE"):
        opened(spec)


def test_events_need_somebody_who_can_ask() -> None:
    with pytest.raises(SettingsError, match="no engine"):
        open_engine(f"dateline-en+events:{ADDRESS}#small")
