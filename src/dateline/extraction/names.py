"""Finds the names of persons, bodies, places and things in one document, and what else refers to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extraction.name_drafts import Draft, EngineSpans
from dateline.extraction.name_keeping import keep_drafts
from dateline.extraction.name_kinds import decide_kinds
from dateline.extraction.name_knowledge import Gazetteer, NameKnowledge
from dateline.extraction.name_lexicon import name_lexicon
from dateline.extraction.name_scene import Scene
from dateline.extraction.name_senses import is_literal
from dateline.extraction.name_spans import find_drafts
from dateline.extraction.name_words import Word, words_of
from dateline.extraction.roles import find_roles
from dateline.extraction.syntax_view import SyntaxView
from dateline.records.corpus import AnnotatedDocument
from dateline.records.evidence import Evidence, Maker, Span
from dateline.records.identity import content_id
from dateline.records.mention import Form, Kind, Mention

VERSION = "5"


@dataclass(frozen=True, slots=True)
class Names:
    """The stage: fills ``mentions`` from ``syntax``."""

    gazetteer: Gazetteer
    name: str = "names"
    version: str = VERSION
    needs: tuple[str, ...] = ("syntax", "times")
    gives: str = "mentions"

    def annotate(self, batch: Sequence[AnnotatedDocument]) -> list[AnnotatedDocument]:
        """The same documents with ``mentions`` filled."""
        return [replace(one, mentions=find_mentions(one, self.gazetteer)) for one in batch]


def find_mentions(annotated: AnnotatedDocument, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """All mentions in text order: names (none overlapping), then role phrases and pronouns where they stand.

    Nationalities are mentions of kind NATIONALITY. Titles and possessive endings are outside the spans.
    """
    knowledge = NameKnowledge(gazetteer, name_lexicon())
    text = annotated.document.text
    words = words_of(text, annotated.syntax, knowledge)
    engine = EngineSpans.of(annotated.syntax.names)
    index = {word.start: number for number, word in enumerate(words)}
    scene = Scene(words, index, engine, knowledge, text, _countries(words, knowledge))
    kept = keep_drafts(find_drafts(words, engine, knowledge), scene)
    kinds = decide_kinds(kept, scene)
    view = SyntaxView.of(annotated.syntax)
    names = [_mention(annotated, draft, kind, scene, view) for draft, kind in zip(kept, kinds, strict=True)]
    roles = find_roles(annotated, names, view, knowledge)
    return tuple(sorted((*names, *roles), key=lambda one: (one.evidence.span.start, -one.evidence.span.end, one.id)))


def _countries(words: Sequence[Word], knowledge: NameKnowledge) -> frozenset[str]:
    """ISO codes of the countries that the text names, by name, capital or nationality."""
    found = {knowledge.lexicon.demonyms.get(word.text, "-") for word in words if word.capital}
    for word in words:
        place = knowledge.place(word.text) if word.capital else None
        if place is not None and place.kind in ("country", "capital") and place.country:
            found.add(place.country)
    return frozenset(found - {"-"})


def _mention(annotated: AnnotatedDocument, draft: Draft, kind: Kind, scene: Scene, view: SyntaxView) -> Mention:
    document = annotated.document
    end = _with_dot(draft, scene) if kind is Kind.PLACE else draft.end
    quote = document.text[draft.start : end]
    evidence = Evidence(Span(document.id, draft.start, end), quote, Maker("names", VERSION))
    literal = kind is not Kind.PLACE or is_literal(draft.start, end, quote, view, scene.knowledge)
    identity = content_id("men", document.id, draft.start, end, kind.value)
    return Mention(identity, kind, Form.NAME, evidence, literal=literal)


def _with_dot(draft: Draft, scene: Scene) -> int:
    """The end of a name with the dot that makes it short for a state ("Conn.", "N.Y.")."""
    short = scene.text[draft.start : draft.end] in scene.knowledge.lexicon.divisions
    return draft.end + (short and scene.text.startswith(".", draft.end))
