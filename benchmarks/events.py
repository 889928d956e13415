"""Measure event mentions on the two reports read by hand: ``python benchmarks/events.py [--show] [FILE ...]``.

Scores with ``event_figures`` of ../shared/scorers/seeds.py, on documents cut at the gold bounds and dated as in gold,
so that only this stage and the names, times and quantities before it are measured. Entities are spellings: a mention
counts for a gold entity when it is one of its names. With FILES, nothing is scored; the event mentions are printed.
"""

import importlib.util
import json
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.extraction.claims import find_claims
from dateline.extraction.events import find_event_mentions
from dateline.extraction.names import find_mentions
from dateline.extraction.ontology import load_ontology
from dateline.extraction.quantities import find_quantities
from dateline.extraction.times import find_times
from dateline.language.annotate import annotate_syntax
from dateline.language.spacy_engine import SpacyEngine
from dateline.records.corpus import AnnotatedDocument
from dateline.records.document import Document, Published, PublishedBasis
from dateline.records.event import EventMention
from dateline.records.period import from_edtf, to_edtf
from dateline.store.gazetteer import GazetteerFile

SHARED = Path(__file__).resolve().parents[2] / "shared"


def annotate(document: Document, engine: SpacyEngine) -> AnnotatedDocument:
    """Every stage before events, then events."""
    one = annotate_syntax(document, engine)
    one = replace(one, times=find_times(one))
    one = replace(one, mentions=find_mentions(one, GazetteerFile.open()))
    one = replace(one, quantities=find_quantities(one), claims=find_claims(one))
    return replace(one, event_mentions=find_event_mentions(one, load_ontology()))


def load_scorer() -> ModuleType:
    """The scorer as a module, with its table reader still to be replaced."""
    spec = importlib.util.spec_from_file_location("seeds", SHARED / "scorers" / "seeds.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_documents() -> list[tuple[str, Document]]:
    """Capture name and document, one a gold article."""
    articles = json.loads((SHARED / "seeds/gold-dev/articles.json").read_text())
    found = []
    for one in articles:
        text = (SHARED / "seeds" / one["file"]).read_bytes().decode()[one["start"] : one["end"]]
        published = Published(from_edtf(one["publication_date"]["value"]), PublishedBasis.EXPLICIT)
        headline = one.get("headline")
        headline_end = len(headline) if headline and text.startswith(headline) else 0
        document = Document(
            one["id"], one["file"], 0, one["start"], one["end"], text, headline=headline, headline_end=headline_end,
            published=published,
        )  # fmt: skip
        found.append((one["file"], document))
    return found


def tables(documents: list[AnnotatedDocument]) -> dict[str, list[dict[str, Any]]]:
    """The rows that the scorer reads, as the export would write them; the entity of a mention is its spelling."""
    rows, names = [], set()
    for one in documents:
        names |= {mention.evidence.quote.lower() for mention in one.mentions}
        rows += [event_row(one, event) for event in one.event_mentions]
    return {
        "documents": [{"id": one.document.id, "capture": one.document.capture_id} for one in documents],
        "event_mentions": rows,
        "entities": [{"id": name, "name": name, "aliases": []} for name in sorted(names)],
    }


def event_row(one: AnnotatedDocument, event: EventMention) -> dict[str, Any]:
    """One line of event_mentions.jsonl."""
    mentions = {mention.id: mention for mention in one.mentions}
    spelled = {m.id: mentions.get(m.same_as or "", m).evidence.quote.lower() for m in one.mentions}
    shift = one.document.capture_start or 0
    return {
        "id": event.id,
        "document_id": one.document.id,
        "type": event.type,
        "status": event.status.value,
        "capture_start": event.evidence.span.start + shift,
        "capture_end": event.evidence.span.end + shift,
        "period": to_edtf(event.period),
        "place_entity_id": spelled.get(event.place_mention_id or ""),
        "arguments": [{"role": a.role, "entity_id": spelled.get(a.mention_id or "")} for a in event.arguments],
    }


def line(event: EventMention, text: str) -> str:
    """One event mention on one line, for reading by eye."""
    parts = " ".join(f"{a.role}={a.evidence.quote!r}" + ("" if a.mention_id else "*") for a in event.arguments)
    words = f"{event.type:11} {event.status.value:12} {event.trigger.quote:14} {parts}"
    words += f" when={to_edtf(event.period)} [{event.rule}]"
    return words.replace("\n", " ")


def show(one: AnnotatedDocument) -> None:
    """The text sentence by sentence with its event mentions below."""
    for sentence in one.syntax.sentences:
        print(f"\n[{sentence.kind}] {one.document.text[sentence.start : sentence.end]}")
        for event in one.event_mentions:
            if sentence.start <= event.trigger.span.start < sentence.end:
                print("    ", line(event, one.document.text))


def main(arguments: list[str]) -> None:
    """Score, or show the files named."""
    engine = SpacyEngine()
    files = [Path(name) for name in arguments if not name.startswith("--")]
    if files:
        for file in files:
            text = file.read_bytes().decode()
            show(annotate(Document(file.name, file.name, 0, 0, len(text), text), engine))
        return
    documents = [annotate(document, engine) for _, document in gold_documents()]
    if "--show" in arguments:
        for one in documents:
            show(one)
    scorer = load_scorer()
    made = tables(documents)
    scorer.rows = lambda _, name: made.get(name, [])  # type: ignore[attr-defined]
    print({name: round(value, 3) for name, value in scorer.event_figures(None).items()})


if __name__ == "__main__":
    main(sys.argv[1:])
