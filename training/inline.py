"""Our own reports with marks inline, read into text and stand-off annotations.

``[PER Ann Lee]`` a name, ``[!ATTACK.o shelled]`` a trigger with its status (o g p h d), ``{S1 ..} {Q1 ..} {C1 ..}``
source, cue and content of claim 1. Reports are parted by lines ``=== id``.
"""

import re
from dataclasses import dataclass
from typing import Any

from training.notation import NAME_KINDS, TYPES, Marks, NotationError

STATUS_LETTERS = {"o": "occurred", "g": "ongoing", "p": "planned", "h": "hypothetical", "d": "denied"}
OPENING = re.compile(r"\[(?P<kind>[A-Z]+) |\[!(?P<type>[A-Z]+)\.(?P<status>[a-z]) |\{(?P<part>[SQC])(?P<claim>\d+) ")
PARTS = {"S": "source", "Q": "cue", "C": "content"}


@dataclass(slots=True)
class Report:
    """``text`` without any marks."""

    id: str
    text: str
    marks: Marks


def read_reports(source: str) -> list[Report]:
    """All reports of one file. Raises NotationError naming the report and the mark."""
    pieces = re.split(r"^=== *(\S+) *$\n", source, flags=re.MULTILINE)
    return [_read(name, body.strip("\n")) for name, body in zip(pieces[1::2], pieces[2::2], strict=True)]


def _read(name: str, body: str) -> Report:
    text: list[str] = []
    length = at = 0
    open_marks: list[tuple[re.Match[str], int]] = []
    marks = Marks()
    claims: dict[str, dict[str, Any]] = {}
    while at < len(body):
        char = body[at]
        if char in "[{":
            match = OPENING.match(body, at)
            if match is None:
                raise NotationError(f"{name}: no mark: {body[at : at + 30]!r}")
            open_marks.append((match, length))
            at = match.end()
        elif char in "]}":
            if not open_marks or open_marks[-1][0].group()[0] != {"]": "[", "}": "{"}[char]:
                raise NotationError(f"{name}: a bracket closes nothing: {body[max(0, at - 40) : at + 1]!r}")
            match, start = open_marks.pop()
            _close(name, match, [start, length], marks, claims, any(m["kind"] for m, _ in open_marks))
            at += 1
        else:
            text.append(char)
            length += 1
            at += 1
    if open_marks:
        raise NotationError(f"{name}: never closed: {open_marks[-1][0].group()!r}")
    marks.claims = [claim for _, claim in sorted(claims.items(), key=lambda item: int(item[0]))]
    for claim in marks.claims:
        if not claim["content"]:
            raise NotationError(f"{name}: a claim without content")
    marks.names.sort(key=lambda mark: mark["start"])
    marks.events.sort(key=lambda mark: mark["trigger"])
    return Report(name, "".join(text), marks)


def _close(
    name: str, match: re.Match[str], span: list[int], marks: Marks, claims: dict[str, dict[str, Any]], in_name: bool
) -> None:
    if span[0] == span[1]:
        raise NotationError(f"{name}: an empty mark {match.group()!r}")
    if kind := match["kind"]:
        if kind not in NAME_KINDS or in_name:
            raise NotationError(f"{name}: kind {kind!r} is unknown or stands in a name")
        marks.names.append({"start": span[0], "end": span[1], "kind": kind})
    elif kind := match["type"]:
        if kind not in TYPES or match["status"] not in STATUS_LETTERS:
            raise NotationError(f"{name}: no event type and status: {match.group()!r}")
        marks.events.append({"type": kind, "status": STATUS_LETTERS[match["status"]], "trigger": span, "arguments": []})
    else:
        claim = claims.setdefault(match["claim"], {"source": [], "cue": [], "content": []})
        claim[PARTS[match["part"]]].append(span)
