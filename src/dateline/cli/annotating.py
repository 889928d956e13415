"""Read single texts for ``dateline annotate``: one, or a file of them, each with its answer."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from dateline.errors import DatelineError
from dateline.pipeline.api import Reader
from dateline.records.corpus import AnnotatedDocument
from dateline.resolution.entities import cluster_entities
from dateline.resolution.places import resolve_places
from dateline.views.annotations import annotation_row

Row = dict[str, Any]
#: Texts that are read at once; enough to fill the engine's batches, few enough that output flows.
TEXTS_AT_ONCE = 32


def annotations_of(reader: Reader, lines: Iterable[Row], *, tokens: bool = False) -> Iterator[Row]:
    """One row a line ``{id, text, published}``, in order; a line that fails gives ``{id, error}``."""
    stream = iter(lines)
    while batch := list(islice(stream, TEXTS_AT_ONCE)):
        good = [line for line in batch if isinstance(line.get("text"), str) and line["text"].strip()]
        try:
            read = reader.read_many([(line["text"], line.get("published")) for line in good])
            found = {id(line): _row(reader, one, tokens=tokens) for line, one in zip(good, read, strict=True)}
        except (DatelineError, ValueError, AttributeError, OverflowError):
            found = {id(line): _alone(reader, line, tokens=tokens) for line in good}
        for line in batch:
            nothing = {"error": line.get("error") or "no text in this line"}
            yield {"id": line.get("id"), **found.get(id(line), nothing)}


def annotation_of(reader: Reader, text: str, published: str | None, *, tokens: bool = False) -> Row:
    """One text. Raises SettingsError when ``published`` cannot be read."""
    return {"id": None, **_row(reader, reader.read(text, published), tokens=tokens)}


def _alone(reader: Reader, line: Row, *, tokens: bool) -> Row:
    try:
        return _row(reader, reader.read(line["text"], line.get("published")), tokens=tokens)
    except (DatelineError, ValueError, AttributeError, OverflowError) as error:
        return {"error": f"{type(error).__name__}: {error}"}


def _row(reader: Reader, one: AnnotatedDocument, *, tokens: bool) -> Row:
    places = resolve_places([one], reader.gazetteer)
    return annotation_row(one, cluster_entities([one], places, reader.gazetteer), places, tokens=tokens)
