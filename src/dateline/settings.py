"""Every setting, read once from ``dateline.toml``, the environment and the command line, the later winning."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from dateline.errors import SettingsError

FILE_NAME = "dateline.toml"
PREFIX = "DATELINE_"


@dataclass(frozen=True, slots=True)
class Settings:
    """``project``: the project file. ``engine``: who reads the texts (``language.engines``). ``ontology``,
    ``gazetteer``: files that replace those that ship, or None. ``places``: a CSV file of the user's own places, read
    beside the gazetteer, or None. ``batch_size``: documents a batch. ``attempts``: tries for a transient failure.
    ``lock_timeout_s``: seconds to wait for another program that writes to the project file."""

    project: str = "dateline.db"
    engine: str = "dateline-en"
    ontology: str | None = None
    gazetteer: str | None = None
    places: str | None = None
    batch_size: int = 16
    attempts: int = 3
    lock_timeout_s: float = 5.0


def load_settings(folder: Path, environment: Mapping[str, str] | None = None, **given: Any) -> Settings:
    """The settings that hold in ``folder``; ``given`` (from the command line) skips values that are None.

    Raises SettingsError naming the file, the key and what is wrong.
    """
    settings = Settings()
    file = folder / FILE_NAME
    if file.is_file():
        settings = _with(settings, _read(file), str(file))
    surroundings = os.environ if environment is None else environment
    named = {key.removeprefix(PREFIX).lower(): value for key, value in surroundings.items() if key.startswith(PREFIX)}
    known = {field.name for field in fields(Settings)}
    settings = _with(settings, {key: value for key, value in named.items() if key in known}, "the environment")
    return _with(settings, {key: value for key, value in given.items() if value is not None}, "the command line")


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file} cannot be read as TOML: {error}") from error


def _with(settings: Settings, values: Mapping[str, Any], where: str) -> Settings:
    known = {field.name: field.type for field in fields(Settings)}
    for key, value in values.items():
        if key not in known:
            raise SettingsError(f"{where}: unknown setting {key!r}; known are {', '.join(sorted(known))}")
        settings = replace(settings, **{key: _converted(key, value, where)})
    return settings


def _converted(key: str, value: Any, where: str) -> Any:
    wanted: type = {"batch_size": int, "attempts": int, "lock_timeout_s": float}.get(key, str)
    try:
        converted = wanted(value)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"{where}: {key} must be {wanted.__name__}, not {value!r}") from error
    if wanted in (int, float) and converted <= 0:
        raise SettingsError(f"{where}: {key} must be above 0, not {value!r}")
    return converted
