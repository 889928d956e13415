"""What of a stage enters the key under which its work is remembered."""

from tests.unit.language.plain_engine import PlainEngine

from dateline.language.annotate import Language
from dateline.pipeline.stages import settings_of


def test_two_engines_of_one_kind_and_version_are_told_apart_by_their_names() -> None:
    assert settings_of(Language(PlainEngine(name="spacy:a"))) != settings_of(Language(PlainEngine(name="spacy:b")))
    assert settings_of(Language(PlainEngine())) == settings_of(Language(PlainEngine()))
