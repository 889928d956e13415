"""Which engine reads the texts: ours, or another by name, alone or with a part taken from elsewhere."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from dateline.errors import SettingsError
from dateline.language.endpoint_events import Chat, EndpointEvents
from dateline.language.engine import Engine
from dateline.language.gliner_names import GlinerNames

KNOWN = (
    "known are dateline-en, dateline-en:FOLDER and spacy:PACKAGE, each alone or followed by +gliner2:FOLDER (names "
    "from a checkpoint), +events:URL#MODEL (event candidates from an endpoint), or both"
)
#: A "+" begins a part only before the name of one, so that folders and models may have it in theirs.
_PARTS = re.compile(r"\+(?=(?:gliner2|events):)")


def open_engine(
    spec: str, *, chat: Callable[[str, str], Chat] | None = None, types: Mapping[str, str] | None = None
) -> Engine:
    """``dateline-en``, ``spacy:PACKAGE``, and what KNOWN says may follow. Nothing is loaded before the first text.

    ``chat``: reaches a model by address and name; ``types``: name -> definition of the events that it is asked for.
    Both are needed by ``+events`` only. Raises SettingsError for another spec.
    """
    name, *parts = _PARTS.split(spec)
    engine = _base(name, spec)
    if len({part.partition(":")[0] for part in parts}) < len(parts):
        raise _unknown(spec)
    for part in parts:
        kind, _, value = part.partition(":")
        url, _, model = value.rpartition("#")
        if kind == "gliner2" and value:
            engine = GlinerNames(engine, Path(value))
        elif kind == "events" and url and model and chat is not None and types:
            engine = EndpointEvents(engine, chat(url, model), types)
        else:
            raise _unknown(spec)
    return engine


def _base(name: str, spec: str) -> Engine:
    kind, colon, package = name.partition(":")
    if kind == "dateline-en" and bool(colon) == bool(package):
        from dateline.language.native_engine import NativeEngine

        return NativeEngine(Path(package) if package else None)
    if kind == "spacy" and re.fullmatch(r"[A-Za-z_]\w*", package):
        from dateline.language.spacy_engine import SpacyEngine

        return SpacyEngine(package)
    raise _unknown(spec)


def _unknown(spec: str) -> SettingsError:
    return SettingsError(f"there is no engine {spec!r}; {KNOWN}")
