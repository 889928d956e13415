"""Read a decision from the words of ``dateline judge``, or many from a file; check that it names known records."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from dateline.cli.inputs import read_text
from dateline.errors import RunError, SettingsError, UnknownRecord
from dateline.records.corpus import Corpus
from dateline.records.event import Status
from dateline.records.identity import content_id
from dateline.records.judgement import Judgement, Verdict
from dateline.records.mention import Kind
from dateline.records.period import from_edtf
from dateline.resolution.judged import rejected
from dateline.views.evidence import build_record, judgement_row, kinds_of
from dateline.views.exports import to_line
from dateline.views.lookup import Lookup, look_up

#: The fields that ``judge set`` changes, and the kinds of record that have them.
FIELDS = {
    "type": ("event",),
    "kind": ("entity", "mention"),
    "period": ("event",),
    "place": ("event",),
    "status": ("event",),
    "published": ("document",),
}
#: A mention may be judged with the cluster that it could belong to.
CLUSTER_OF = {"event_mention": "event", "mention": "entity"}
USAGE = (
    "use: same|different|unsure LEFT RIGHT, set ID FIELD VALUE, split ID MEMBER…, reject ID, keep ID, pin NAME ID, "
    "import FILE"
)


def read_decision(
    words: Sequence[str], person: str | None, because: str | None, *, now: str, corpus: Corpus
) -> list[Judgement]:
    """The judgements that ``words`` stand for, one a member for ``split``. Raises SettingsError saying why."""
    known = look_up(corpus)
    verb, rest = words[0], list(words[1:])
    if verb == "import" and len(rest) == 1:
        return _imported(rest[0], known)
    parts: list[tuple[Verdict, str, str | None, str | None]] = []
    if verb in ("same", "different", "unsure") and len(rest) == 2:
        parts = [(Verdict(verb), rest[0], rest[1], None)]
    elif verb == "set" and len(rest) == 3:
        parts = [(Verdict.SET, rest[0], rest[1], _checked(rest[0], rest[1], rest[2], known))]
    elif verb == "split" and len(rest) >= 2:
        parts = [(Verdict.SPLIT, rest[0], member, None) for member in rest[1:]]
    elif verb == "reject" and len(rest) == 1:
        parts = [(Verdict.REJECT, rest[0], None, None)]
    elif verb == "keep" and len(rest) == 1:
        parts = [(Verdict.KEEP, rest[0], None, None)]
    elif verb == "pin" and len(rest) == 2:
        parts = [(Verdict.PIN, rest[1], None, rest[0])]
    else:
        raise SettingsError(f"judge {' '.join(words)}: not a decision; {USAGE}")
    return [_judgement(part, person, because, now, known) for part in parts]


def export_judgements(judgements: Sequence[Judgement], rest: Sequence[str]) -> None:
    """Write every decision as one JSON line each, to a file or ``-``."""
    if len(rest) != 1:
        raise SettingsError("judge export takes one FILE, or -")
    lines = "".join(to_line(judgement_row(one)) + "\n" for one in judgements)
    if rest[0] == "-":
        sys.stdout.write(lines)
        return
    try:
        Path(rest[0]).write_text(lines, encoding="utf-8")
    except OSError as error:
        raise RunError(f"cannot write {rest[0]}: {error.strerror or error}; choose another file") from error


def _judgement(
    part: tuple[Verdict, str, str | None, str | None], person: str | None, because: str | None, now: str, known: Lookup
) -> Judgement:
    verdict, left, right, value = part
    named: tuple[str, ...] = (left,) if verdict is Verdict.SET or right is None else (left, right)
    if verdict is Verdict.KEEP:
        if left not in rejected(known.corpus.judgements):
            raise SettingsError(f"judge keep: nobody has rejected {left}; `judge export -` lists every decision")
        named = ()  # what is rejected is in no list
    if verdict is Verdict.PIN and left in _gazetteer_ids(known):
        named = ()
    for one in named:
        build_record(known, one)  # raises UnknownRecord with the nearest id
    kinds = [kinds_of(known, one)[0] for one in named]
    if len({CLUSTER_OF.get(kind, kind) for kind in kinds}) > 1:
        told = " but ".join(f"{one} is of kind {kind}" for one, kind in zip(named, kinds, strict=True))
        raise SettingsError(f"judge {verdict.value}: {told}; name two of one kind")
    identity = content_id("jdg", verdict.value, left, right, value, person, because, now)
    return Judgement(identity, verdict, left, right, value, person, because, now)


def _gazetteer_ids(known: Lookup) -> set[str]:
    """Of every place that a name of these reports can mean; `dateline why` shows them."""
    return {each.place.gazetteer_id for one in known.corpus.resolution.places for each in one.candidates}


def _checked(identity: str, field: str, value: str, known: Lookup) -> str:
    """``value``, if the record has such a field and it can hold it."""
    if field not in FIELDS:
        raise SettingsError(f"judge set: there is no field {field!r}; use one of {', '.join(FIELDS)}")
    kinds = kinds_of(known, identity)
    if kinds and not set(kinds) & set(FIELDS[field]):
        wanted = " or ".join(FIELDS[field])
        raise SettingsError(f"judge set {field}: {identity} is of kind {kinds[0]}; name one of kind {wanted}")
    allowed = {"status": [one.value for one in Status], "kind": [one.value for one in Kind]}.get(field)
    if allowed and value not in allowed:
        raise SettingsError(f"judge set {field}: {value!r} is not one of {', '.join(allowed)}")
    if field in ("period", "published"):
        try:
            from_edtf(value)
        except ValueError as error:
            raise SettingsError(
                f"judge set {field}: {value!r} is not a date; write 2017-09-12, 2017-09 or 2017-09-12/2017-09-14"
            ) from error
    if field == "place" and value not in known.entities:
        raise UnknownRecord(f"judge set place: no entity has the id {value!r}; see `dateline entities --where NAME`")
    return value


def _imported(path: str, known: Lookup) -> list[Judgement]:
    """Decisions of a colleague's file; their ids and times are kept, so importing twice changes nothing."""
    found = []
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            keys = ("id", "left_id", "right_id", "value", "person", "because", "decided_at")
            one, left, right, value, person, because, decided = (row.get(key) for key in keys)
            if not (isinstance(one, str) and isinstance(left, str) and isinstance(decided, str)):
                raise ValueError("id, left_id and decided_at must be strings")
            found.append(Judgement(one, Verdict(row["verdict"]), left, right, value, person, because, decided))
        except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
            raise SettingsError(f"{path}, line {number}: not a decision: {error}; nothing was imported") from error
    return found
