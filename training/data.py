"""All training data in one form: words of a document with as many layers of labels as somebody gave it."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.extraction.times import find_times
from dateline.language.decoding import PARTS as CLAIM_PARTS
from dateline.language.words import cut_words
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document
from dateline.records.mention import TimeExpression
from training.casing import restore_case
from training.inline import read_reports
from training.notation import NAME_KINDS, TYPES, Marks
from training.treebank import Tree, read_trees

KINDS = (*NAME_KINDS, "DATE")
NAME_LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
TRIGGER_LABELS = ("O", *TYPES)

Span = tuple[int, int]
MISC = ("NAT", "PROD", "EVENT", "OTHER")
#: What another data set's kind can be in ours.
FOREIGN_KINDS = {"PER": ("PER",), "ORG": ("ORG",), "LOC": ("PLACE", "FAC"), "MISC": MISC}
CROSSNER_TYPES = {
    "award": ("OTHER",), "book": ("OTHER",), "album": ("OTHER",), "song": ("OTHER",), "poem": ("OTHER",),
    "event": ("EVENT",), "election": ("EVENT",), "conference": ("EVENT", "ORG"), "product": ("PROD", "OTHER"),
    "programlang": ("OTHER",), "academicjournal": ("ORG", "OTHER"), "magazine": ("ORG", "OTHER"),
}  # fmt: skip


@dataclass(slots=True)
class Example:
    """One text. Layers that nobody marked are None.

    ``names``: for each word the frozenset of labels that are not wrong; ``heads``: index of the head, own index for a
    root; ``chains``, ``singles``: mentions (first, last + 1, head word).
    """

    source: str
    id: str
    text: str
    spans: list[Span]
    breaks: set[int]
    starts: list[int] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: list[frozenset[str]] | None = None
    chains: list[list[tuple[int, int, int]]] | None = None
    singles: list[tuple[int, int, int]] = field(default_factory=list)
    claims: dict[str, list[str]] | None = None
    triggers: list[str] | None = None
    statuses: list[str | None] | None = None
    name_spans: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [self.text[start:end] for start, end in self.spans]


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a packed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def plain(source: str, name: str, text: str) -> Example:
    """A text without labels, cut into words as at run time."""
    spans = cut_words(text)
    return Example(source, name, text, spans, breaks_of(text, spans))


def breaks_of(text: str, spans: list[Span]) -> set[int]:
    """The words that begin a line."""
    found = {0}
    for at in range(1, len(spans)):
        if "\n" in text[spans[at - 1][1] : spans[at][0]]:
            found.add(at)
    return found


def words_in(example: Example, start: int, end: int) -> Span | None:
    """The words that the characters touch; None if none."""
    inside = [at for at, (a, b) in enumerate(example.spans) if a < end and start < b]
    return (inside[0], inside[-1] + 1) if inside else None


def label_names(
    example: Example,
    spans: list[tuple[int, int, tuple[str, ...]]],
    outside: frozenset[str],
    loose: list[Span] | None = None,
) -> None:
    """``spans``: characters and possible kinds; ``outside``: what an unmarked word may be; ``loose``: spans of which
    nothing is known."""
    labels = [outside] * len(example.spans)
    for start, end in loose or ():
        reach = words_in(example, start, end)
        for at in range(*reach) if reach else ():
            labels[at] = frozenset(NAME_LABELS)
    for start, end, kinds in spans:
        reach = words_in(example, start, end)
        if reach is None:
            continue
        for at in range(*reach):
            part = "B" if at == reach[0] else "I"
            labels[at] = frozenset(f"{part}-{kind}" for kind in kinds)
        example.name_spans.append((*reach, kinds[0]))
    example.names = labels


def either(*kinds: str) -> frozenset[str]:
    """Outside, or any part of one of the kinds."""
    return frozenset(("O", *(f"{part}-{kind}" for kind in kinds for part in "BI")))


def time_spans(text: str) -> tuple[list[Span], list[Span]]:
    """Dates and times; durations and sets. By dateline's own tagger."""
    document = Document("", "", 0, None, None, text)
    found = find_times(AnnotatedDocument(document))
    dates = [one for one in found if one.timex_type in ("DATE", "TIME")]
    others = [one for one in found if one.timex_type not in ("DATE", "TIME")]
    return [_place(one) for one in dates], [_place(one) for one in others]


def _place(time: TimeExpression) -> Span:
    return time.evidence.span.start, time.evidence.span.end


def _label_own(example: Example, marks: Marks, *, events: bool) -> None:
    dates, others = time_spans(example.text)
    names = [(n["start"], n["end"], (n["kind"],)) for n in marks.names]
    taken = [(a, b) for a, b, _ in names]
    free = [(a, b, ("DATE",)) for a, b in dates if not any(a < y and x < b for x, y in taken)]
    label_names(example, names + free, frozenset("O"), [])
    for start, end in others:
        reach = words_in(example, start, end)
        for at in range(*reach) if reach and example.names else ():
            if example.names[at] == frozenset("O"):
                example.names[at] = either("DATE")
    example.claims = {part: ["O"] * len(example.spans) for part in CLAIM_PARTS}
    for claim in marks.claims:
        for part in CLAIM_PARTS:
            for start, end in claim[part]:
                reach = words_in(example, start, end)
                for at in range(*reach) if reach else ():
                    example.claims[part][at] = "B" if at == reach[0] else "I"
    if events:
        example.triggers = ["O"] * len(example.spans)
        example.statuses = [None] * len(example.spans)
        for event in marks.events:
            reach = words_in(example, *event["trigger"])
            if reach:
                example.triggers[reach[0]] = event["type"]
                example.statuses[reach[0]] = event["status"]
    if marks.chains:
        example.chains = []
        for chain in marks.chains:
            reaches = [reach for start, end in chain if (reach := words_in(example, start, end))]
            example.chains.append([(a, b, _head(example, a, b)) for a, b in reaches])


def _head(example: Example, first: int, last: int) -> int:
    """The last word before a preposition, in a phrase without a tree."""
    words = [word.lower() for word in example.words[first:last]]
    borders = (at for at, word in enumerate(words) if at and word in ("of", "in", "for", "from", "at", ","))
    return first + next(borders, len(words)) - 1


def treebank(path: Path, source: str) -> list[Example]:
    """Documents of a treebank, with sentences, tags and trees."""
    return [_of_tree(tree, source) for tree in read_trees(path)]


def _of_tree(tree: Tree, source: str) -> Example:
    return Example(
        source, tree.id, tree.text, tree.spans, breaks_of(tree.text, tree.spans),
        tree.starts, tree.upos, tree.xpos, tree.heads, tree.relations,
    )  # fmt: skip


def add_gum_layers(examples: list[Example], data: Path, split: str) -> None:
    """Names, times, claims and coreference of GUM, on its trees (matched by document and shifted onto their text)."""
    layers: dict[str, dict[str, dict[str, Any]]] = {}
    for task in ("names", "times", "claims", "coreference"):
        for record in read_lines(data / task / f"gum_open.{split}.jsonl.gz"):
            layers.setdefault(record["id"], {})[task] = record
    for example in examples:
        layer = layers[example.id]
        text = layer["names"]["text"]
        example.spans = _relocate(example.words, text)
        example.text = text
        example.breaks = breaks_of(text, example.spans)
        names = [(n["start"], n["end"], FOREIGN_KINDS[n["kind"]]) for n in layer["names"]["names"]]
        dates = [(t["start"], t["end"], ("DATE",)) for t in layer["times"]["times"]]
        label_names(example, names + dates, either("NAT", "OTHER", "PROD", "EVENT"))
        mentions = layer["coreference"]
        example.chains = [[m for span in chain if (m := _mention(example, *span))] for chain in mentions["clusters"]]
        example.singles = [m for span in mentions.get("singletons", ()) if (m := _mention(example, *span))]


def _relocate(words: list[str], text: str) -> list[Span]:
    spans, at = [], 0
    for word in words:
        start = text.index(word, at)
        if start - at > 60:
            raise ValueError(f"{word!r} is lost at {at}: {text[at : at + 60]!r}")
        at = start + len(word)
        spans.append((start, at))
    return spans


def _mention(example: Example, start: int, end: int) -> tuple[int, int, int] | None:
    reach = words_in(example, start, end)
    if reach is None or example.heads is None:
        return None
    outside = [at for at in range(*reach) if not reach[0] <= example.heads[at] < reach[1] or example.heads[at] == at]
    return (*reach, outside[0] if outside else reach[0])


def foreign_names(path: Path, source: str, outside: frozenset[str]) -> list[Example]:
    """A set that marks PER, ORG, LOC, MISC."""
    examples = []
    for record in read_lines(path):
        example = plain(source, str(record["id"]), record["text"])
        spans = []
        for name in record["names"]:
            kinds = CROSSNER_TYPES.get(name.get("type", ""), FOREIGN_KINDS[name["kind"]])
            spans.append((name["start"], name["end"], kinds))
        loose = [(other["start"], other["end"]) for other in record.get("other", ())]
        dates, others = time_spans(record["text"])
        taken = [(a, b) for a, b, _ in spans] + loose
        spans += [(a, b, ("DATE",)) for a, b in dates if not any(a < y and x < b for x, y in taken)]
        label_names(example, spans, outside, loose + others)
        examples.append(example)
    return examples


def annotated(folder: Path, data: Path) -> list[Example]:
    """The open documents that we read: stand-off files of ``folder`` with the texts of ``data``."""
    texts = open_texts(data)
    examples = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = texts[record["set"], record["id"]]
            marks = Marks(record["names"], record["claims"], record["events"] or [], record["chains"] or [])
            if record["set"] == "muc4":
                text = restore_case(text, [(n["start"], n["end"], n["kind"]) for n in marks.names])
            example = plain(f"own-{record['set']}", record["id"], text)
            _label_own(example, marks, events=record["events"] is not None)
            example.source = "held-out" if record.get("held_out") else example.source
            examples.append(example)
    return examples


def open_texts(data: Path) -> dict[tuple[str, str], str]:
    """The texts that we annotated, by set and id."""
    texts: dict[tuple[str, str], str] = {}
    for name, path in (
        ("re3d", "names/re3d.train"), ("gum", "coreference/gum_open.train"), ("muc4", "events/muc4.train"),
    ):  # fmt: skip
        for record in read_lines(data / f"{path}.jsonl.gz"):
            texts[name, record["id"]] = record["text"]
    for topic in read_lines(data / "clusters/meantime_apple.train.jsonl.gz"):
        for record in topic["documents"]:
            texts["meantime", record["id"]] = record["text"]
    return texts


def invented(folder: Path) -> list[Example]:
    """Our own reports with marks inline."""
    examples = []
    for path in sorted(folder.glob("*.txt")):
        for report in read_reports(path.read_text(encoding="utf-8")):
            example = plain("invented", report.id, report.text)
            _label_own(example, report.marks, events=True)
            examples.append(example)
    return examples


def litbank(path: Path) -> list[Example]:
    """Coreference of LitBank (fiction)."""
    examples = []
    for record in read_lines(path):
        example = plain("litbank", record["id"], record["text"])
        bounds = {start: at for at, (start, _) in enumerate(example.spans)}
        ends = {end: at + 1 for at, (_, end) in enumerate(example.spans)}
        example.chains = [
            [
                (bounds[s], ends[e], _head(example, bounds[s], ends[e]))
                for s, e in chain
                if s in bounds and e in ends and bounds[s] < ends[e]
            ]
            for chain in record["clusters"]
        ]
        examples.append(example)
    return examples
