"""Names from a GLiNER2 checkpoint on this disk, in place of those of another engine."""

import json
import logging
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

from dateline.errors import MissingPart, SettingsError
from dateline.language.engine import Engine, Passage
from dateline.language.portions import characters, portions
from dateline.records.language import NameSpan, Syntax

log = logging.getLogger(__name__)

#: What the checkpoint is asked for, and what we call it.
LABELS = {
    "person": "PERSON", "organization": "ORG", "place": "PLACE", "facility": "PLACE", "nationality": "NORP",
    "product": "PRODUCT", "event": "EVENT",
}  # fmt: skip
REPLACED = frozenset(LABELS.values())
#: What every checkpoint has. Without them the library would look for a model by name on the net.
NEEDED = ("config.json", "encoder_config/config.json", "model.safetensors", "tokenizer_config.json")
#: 0-1; the library's own default. There is no checkpoint here to choose a better one by.
MIN_SCORE = 0.5
#: Word pieces a portion. Encoders that count positions know 512, and the labels take about 40 of them.
MOST_PIECES = 384
#: Characters a portion, so that no text is ever cut into pieces for nothing. A word piece has five on average.
MOST_CHARACTERS = 8_000
#: Portions a call.
BATCH_SIZE = 8
#: Raised when other names come out of the same checkpoint.
VERSION = "1"


class GlinerNames:
    """``base`` with the names of the GLiNER2 2.x checkpoint in the folder ``checkpoint``.

    Of the base's spans those stay that the checkpoint is not asked for (dates, quantities, titles of works). A span
    that does not repeat the text, that crosses the border of a stretch or meets a better one is dropped. Loads on first
    use, and never from the net. Raises MissingPart without the package or the folder, SettingsError for a folder that
    is no checkpoint or brings program code.
    """

    def __init__(self, base: Engine, checkpoint: Path) -> None:
        self._base = base
        self._checkpoint = checkpoint

    @property
    def name(self) -> str:
        """Of the base, and that names come from elsewhere."""
        return f"{self._base.name}+gliner2"

    @property
    def version(self) -> str:
        """Of the base, of this module, of the library and of every file of the checkpoint."""
        return f"{self._base.version}+gliner2 {VERSION} {_library_version()} {self._digest}"

    @cached_property
    def _digest(self) -> str:
        return checkpoint_digest(self._checkpoint)

    @cached_property
    def _model(self) -> Any:
        check_checkpoint(self._checkpoint)
        try:
            with _offline():
                from gliner2 import AutoExtractor

                model = AutoExtractor.from_pretrained(str(self._checkpoint), map_location="cpu")
        except ImportError as error:
            raise _no_library() from error
        except (OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
            raise SettingsError(f"{self._checkpoint} cannot be read as a GLiNER2 2.x checkpoint: {error}") from error
        model.eval()
        return model

    def parse(self, passages: Sequence[Passage]) -> list[Syntax]:
        """See the port; equal portions are read once."""
        parsed = self._base.parse(passages)
        cut = [self._cut(passage, syntax) for passage, syntax in zip(passages, parsed, strict=True)]
        texts = sorted({p.text[a:b] for p, some in zip(passages, cut, strict=True) for a, b in some})
        known = dict(zip(texts, self._read(texts), strict=True))
        return [
            replace(syntax, names=with_names(syntax.names, _moved(passage.text, some, known)))
            for passage, syntax, some in zip(passages, parsed, cut, strict=True)
        ]

    def _cut(self, passage: Passage, syntax: Syntax) -> list[tuple[int, int]]:
        return [characters(syntax, one) for one in portions(passage.text, syntax, self._fits, joined=True)]

    def _fits(self, text: str) -> bool:
        if len(text) > MOST_CHARACTERS:
            return False
        pieces = self._model.processor.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
        return len(pieces) <= MOST_PIECES

    def _read(self, texts: list[str]) -> list[list[NameSpan]]:
        if not texts:
            return []
        import torch

        with torch.inference_mode():
            found = self._model.batch_extract_entities(
                texts, list(LABELS), batch_size=BATCH_SIZE, threshold=MIN_SCORE, include_confidence=True,
                include_spans=True,
            )  # fmt: skip
        return [grounded(text, answer) for text, answer in zip(texts, found, strict=True)]


def grounded(text: str, answer: Mapping[str, Any]) -> list[NameSpan]:
    """The names of one answer that repeat the text, in the order of the answer."""
    names = []
    for label, entities in (answer.get("entities") or {}).items():
        for one in entities:
            start, end = one["start"], one["end"]
            if label in LABELS and 0 <= start < end <= len(text) and text[start:end] == one["text"]:
                names.append(NameSpan(start, end, LABELS[label], round(float(one["confidence"]), 4)))
            else:
                log.debug("a name at %s-%s does not stand in the text", start, end)
    return names


def with_names(base: Iterable[NameSpan], found: Iterable[NameSpan]) -> tuple[NameSpan, ...]:
    """The found names and what stays of the base, by place; where two meet the base's stands, else the better score,
    else the longer, else the earlier."""
    kept = sorted((one for one in base if one.label not in REPLACED), key=_place)
    for one in sorted(found, key=lambda name: (-name.score, name.start - name.end, name.start, name.label)):
        at = bisect_right(kept, one.start, key=attrgetter("start"))
        if (at == 0 or kept[at - 1].end <= one.start) and (at == len(kept) or one.end <= kept[at].start):
            kept.insert(at, one)
    return tuple(sorted(kept, key=_place))


def _place(name: NameSpan) -> tuple[int, int, str]:
    return name.start, name.end, name.label


def _moved(text: str, cut: Iterable[tuple[int, int]], known: Mapping[str, list[NameSpan]]) -> Iterator[NameSpan]:
    for start, end in cut:
        for one in known[text[start:end]]:
            yield replace(one, start=one.start + start, end=one.end + start)


def check_checkpoint(folder: Path) -> None:
    """Refuse a folder that lacks a file, or that would have the library run program code of its own."""
    if not folder.is_dir():
        raise MissingPart(f"there is no folder {folder}; give the folder of a GLiNER2 checkpoint on this disk")
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if missing:
        raise SettingsError(f"{folder} is no GLiNER2 2.x checkpoint: it has no {missing[0]}")
    for file in sorted(folder.rglob("*.json")):
        try:
            content = json.loads(file.read_bytes())
        except (ValueError, RecursionError) as error:
            raise SettingsError(f"{file} is not JSON: {error}") from error
        # "auto_map" names classes in files of the checkpoint, and the library trusts them.
        if isinstance(content, dict) and "auto_map" in content:
            raise SettingsError(f"{file} asks for program code of its own (auto_map), which dateline does not run")


def checkpoint_digest(folder: Path) -> str:
    """12 hexadecimal digits of the sha256 over every file of the checkpoint: configuration, weights, tokenizer."""
    check_checkpoint(folder)
    whole = sha256()
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        part = sha256()
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                part.update(block)
        whole.update(f"{file.relative_to(folder).as_posix()}\x1f{part.hexdigest()}\x1e".encode())
    return whole.hexdigest()[:12]


@contextmanager
def _offline() -> Iterator[None]:
    """What HF_HUB_OFFLINE=1 does, also when the library was imported before: no request leaves it."""
    from huggingface_hub import constants

    before = constants.HF_HUB_OFFLINE
    constants.HF_HUB_OFFLINE = True
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = before


def _library_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("gliner2")
    except PackageNotFoundError as error:
        raise _no_library() from error


def _no_library() -> MissingPart:
    return MissingPart(
        "GLiNER2 is not installed: run `pip install torch==2.13.0`, then `pip install 'dateline[gliner]'`"
    )
