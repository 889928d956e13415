"""The event types: what they mean, what triggers them, who plays which part; read from one YAML file."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.errors import SettingsError
from dateline.records.mention import Kind

#: Roles and slots are free words; these are the keys that each level of the file may hold.
TYPE_KEYS = frozenset(
    {"name", "definition", "plover", "cameo", "acled", "symmetric", "verbs", "nouns", "roles", "place"}
)
TRIGGER_KEYS = frozenset(
    {"verb", "noun", "particle", "object", "subject", "with", "without", "modifier", "voice", "alone", "ends", "roles"}
)
#: An ontology is a page of rules; a file beyond this is a mistake (or an attack on the YAML reader).
MAX_FILE_BYTES = 1_000_000
#: How YAML writes that there is nothing.
NO_VALUE = (None, "", "null", "~")


@dataclass(frozen=True, slots=True)
class Group:
    """A word class: noun lemmas in lower case, and the kinds of mention that count as members."""

    words: frozenset[str]
    kinds: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may name an event, with what must (not) stand around it; empty means no demand.

    ``roles``: slot -> role where this trigger departs from its type; "none" takes a slot away.
    ``prepositions``: preposition or particle -> words or "@groups" one of which must hang on it (empty: any).
    """

    type: str
    lemma: str
    is_noun: bool
    particle: str | None = None
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    prepositions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    without: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    voice: str | None = None
    alone: bool = False
    ends: bool = False
    roles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EventType:
    """One type. ``roles``: grammatical slot -> role. ``place``: slots that name the place beside in, at, near."""

    name: str
    definition: str
    plover: str | None
    cameo: str | None
    acled: str | None
    symmetric: bool
    roles: Mapping[str, str]
    place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """Every type and trigger. ``verbs``/``nouns``: lemma -> its triggers, in the order of the file.
    ``version``: hash of the file's content; it enters the cache key of the stage."""

    version: str
    types: Mapping[str, EventType]
    groups: Mapping[str, Group]
    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]


def load_ontology(path: Path | str | None = None) -> Ontology:
    """The ontology of a YAML file, ours when ``path`` is None.

    Raises SettingsError naming the file, the type and the key when the file cannot be read or says something else.
    """
    import yaml

    file = Path(path) if path is not None else Path(__file__).with_name("ontology.yaml")
    try:
        body = file.read_bytes()
        if len(body) > MAX_FILE_BYTES:
            raise SettingsError(f"ontology {file}: {len(body)} bytes; at most {MAX_FILE_BYTES} are read")
        # The base loader knows words only, so "on", "no" and "04" stay words; the C one is ten times as fast.
        content = yaml.load(body, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except OSError as error:
        raise SettingsError(
            f"ontology {file}: cannot be read ({error.strerror}); give the path of a YAML file"
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(f"ontology {file}: not YAML: {error}") from error
    return _ontology(content, str(file), version=sha256(body).hexdigest()[:12])


def _ontology(content: Any, where: str, *, version: str) -> Ontology:
    top = _mapping(content, where, allowed=frozenset({"groups", "types"}))
    groups = {str(name): _group(value, f"{where}: groups.{name}") for name, value in (top.get("groups") or {}).items()}
    types: dict[str, EventType] = {}
    verbs: dict[str, list[Trigger]] = {}
    nouns: dict[str, list[Trigger]] = {}
    entries = top.get("types")
    if not isinstance(entries, list) or not entries:
        raise SettingsError(f"ontology {where}: 'types' must be a list of event types")
    for number, entry in enumerate(entries):
        one = _type(entry, f"{where}: types[{number}]")
        if one.name in types:
            raise SettingsError(f"ontology {where}: type {one.name} stands twice")
        types[one.name] = one
        for key, found in (("verbs", verbs), ("nouns", nouns)):
            for trigger in _triggers(entry, key, where=f"{where}: {one.name}.{key}", groups=groups):
                found.setdefault(trigger.lemma, []).append(trigger)
    return Ontology(
        version, types, groups, {k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()}
    )


def _group(value: Any, where: str) -> Group:
    one = _mapping(value, where, allowed=frozenset({"words", "kinds"}))
    kinds = []
    for name in _words(one.get("kinds"), f"{where}.kinds"):
        if name not in {kind.value for kind in Kind}:
            raise SettingsError(f"ontology {where}.kinds: {name!r} is no mention kind")
        kinds.append(Kind(name))
    return Group(frozenset(_words(one.get("words"), f"{where}.words")), frozenset(kinds))


def _type(entry: Any, where: str) -> EventType:
    one = _mapping(entry, where, allowed=TYPE_KEYS)
    name, definition = one.get("name"), one.get("definition")
    if not isinstance(name, str) or not name.isupper():
        raise SettingsError(f"ontology {where}.name: {name!r} must be a word in capitals")
    if not isinstance(definition, str) or not definition.strip():
        raise SettingsError(f"ontology {where} ({name}): 'definition' is missing")
    roles = _roles(one.get("roles"), f"{where} ({name}).roles")
    texts = [None if one.get(key) in NO_VALUE else str(one[key]) for key in ("plover", "cameo", "acled")]
    place = _words(one.get("place"), f"{where} ({name}).place")
    return EventType(name, definition, texts[0], texts[1], texts[2], one.get("symmetric") == "true", roles, place)


def _roles(value: Any, where: str) -> dict[str, str]:
    roles = {} if value in NO_VALUE else value
    if not isinstance(roles, dict) or not all(isinstance(role, str) for role in roles.values()):
        raise SettingsError(f"ontology {where}: must map slots to roles, as in 'subject: agent'")
    return {str(slot): role for slot, role in roles.items()}


def _triggers(entry: dict[str, Any], key: str, *, where: str, groups: Mapping[str, Group]) -> list[Trigger]:
    listed = entry.get(key) or []
    if not isinstance(listed, list):
        raise SettingsError(f"ontology {where}: must be a list of triggers")
    return [
        _trigger(value, f"{where}[{number}]", type_name=entry["name"], groups=groups)
        for number, value in enumerate(listed)
    ]


def _trigger(value: Any, where: str, *, type_name: str, groups: Mapping[str, Group]) -> Trigger:
    is_noun = ".nouns[" in where
    if isinstance(value, str):
        return Trigger(type_name, value, is_noun)
    one = _mapping(value, where, allowed=TRIGGER_KEYS)
    lemma = one.get("noun" if is_noun else "verb")
    if not isinstance(lemma, str):
        raise SettingsError(f"ontology {where}: '{'noun' if is_noun else 'verb'}' must be a word, not {lemma!r}")
    if one.get("voice") not in (None, "active", "passive"):
        raise SettingsError(f"ontology {where}.voice: {one['voice']!r} is neither active nor passive")
    lists = {name: _words(one.get(name), f"{where}.{name}") for name in ("object", "subject", "without", "modifier")}
    hanging = one.get("with") or {}
    if not isinstance(hanging, dict):
        raise SettingsError(f"ontology {where}.with: must map prepositions to words, as in 'to: [\"@places\"]'")
    prepositions = tuple((str(name), _words(words, f"{where}.with.{name}")) for name, words in hanging.items())
    asked = [*lists["object"], *lists["subject"], *(word for _, words in prepositions for word in words)]
    for word in asked:
        if word.startswith("@") and word[1:] not in groups:
            raise SettingsError(f"ontology {where}: there is no group {word}")
    return Trigger(
        type_name, lemma, is_noun, one.get("particle"), lists["object"], lists["subject"], prepositions,
        lists["without"], lists["modifier"], one.get("voice"), one.get("alone") == "true",
        one.get("ends") == "true",
        tuple(_roles(one.get("roles"), f"{where}.roles").items()),
    )  # fmt: skip


def _mapping(value: Any, where: str, *, allowed: frozenset[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SettingsError(f"ontology {where}: must be a mapping with the keys {', '.join(sorted(allowed))}")
    for key in value:
        if key not in allowed:
            raise SettingsError(f"ontology {where}: unknown key {key!r}; known are {', '.join(sorted(allowed))}")
    return value


def _words(value: Any, where: str) -> tuple[str, ...]:
    if value in NO_VALUE:
        return ()
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise SettingsError(f"ontology {where}: must be a list of words")
    return tuple(value)
