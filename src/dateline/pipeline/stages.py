"""The stages that a document goes through, in order. Read the tuple at the bottom first."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Protocol

from dateline.errors import SettingsError
from dateline.extraction.areas import Areas
from dateline.extraction.claims import Claims
from dateline.extraction.events import Events
from dateline.extraction.names import Names
from dateline.extraction.ontology import Ontology
from dateline.extraction.quantities import Quantities
from dateline.extraction.times import Times
from dateline.language.annotate import Language
from dateline.language.engine import Engine
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.resolution.places import Gazetteer


class Stage(Protocol):
    """One step. ``needs`` and ``gives`` are field names of AnnotatedDocument."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def needs(self) -> tuple[str, ...]: ...
    @property
    def gives(self) -> str: ...
    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]: ...


def check_order(stages: Sequence[Stage]) -> None:
    """Refuse a pipeline in which a stage runs before what it needs. Raises SettingsError naming the stage."""
    known = {field.name for field in fields(AnnotatedDocument)}
    ready = {"document"}
    for stage in stages:
        for name in (*stage.needs, stage.gives):
            if name not in known:
                raise SettingsError(f"stage {stage.name!r} speaks of {name!r}, which no document has")
        missing = [name for name in stage.needs if name not in ready]
        if missing:
            raise SettingsError(f"stage {stage.name!r} needs {missing[0]!r}, which no earlier stage gives")
        ready.add(stage.gives)


def reaches(stage: Stage, document: Document) -> bool:
    """Whether the stage reads this document: one in a language that is not understood gets its sentences, so that it
    can be searched, and nothing more."""
    return stage.gives == "syntax" or document.understood


def settings_of(stage: Stage) -> tuple[tuple[str, str], ...]:
    """A stage's settings as text, a resource standing for itself by its name and version: part of the cache key.

    A field with ``repr=False`` is no setting.
    """
    skip = {"name", "version", "needs", "gives"}
    names = [field.name for field in fields(stage) if field.repr and field.name not in skip]  # type: ignore[arg-type]
    return tuple((name, _as_text(getattr(stage, name))) for name in names)


def _as_text(value: object) -> str:
    version = getattr(value, "version", None)
    if version is None:
        return repr(value)
    name = getattr(value, "name", None)
    return f"{type(value).__name__} {version}" if name is None else f"{name} {version}"


def build_stages(engine: Engine, gazetteer: Gazetteer, ontology: Ontology) -> tuple[Stage, ...]:
    """What a document goes through, in order, checked."""
    stages: tuple[Stage, ...] = (
        Language(engine),
        Times(),
        Names(gazetteer),
        Quantities(),
        Areas(),
        Claims(),
        Events(ontology),
    )
    check_order(stages)
    return stages
