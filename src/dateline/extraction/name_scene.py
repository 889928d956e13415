"""What the votes on a name are taken from: the words of the document, the engine's spans, what is known beforehand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.extraction.name_drafts import Draft, EngineSpans
from dateline.extraction.name_knowledge import NameKnowledge
from dateline.extraction.name_words import Word


@dataclass(frozen=True, slots=True)
class Scene:
    """What the votes are taken from: all words of the document, the engine's spans, what is known beforehand, and
    the countries that the document names outright (ISO codes)."""

    words: Sequence[Word]
    index: Mapping[int, int]
    engine: EngineSpans
    knowledge: NameKnowledge
    text: str
    countries: frozenset[str]

    def before(self, draft: Draft, steps: int = 1) -> Word | None:
        """The word ``steps`` before a draft; None if its sentence begins after that."""
        at = self.index[draft.start] - steps
        return self.words[at] if at >= 0 and self.words[at].sentence == draft.words[0].sentence else None

    def after(self, draft: Draft, steps: int = 1) -> Word | None:
        """The word ``steps`` after a draft; None if its sentence ends before that."""
        at = self.index[draft.words[-1].start] + steps
        inside = at < len(self.words) and self.words[at].sentence == draft.words[-1].sentence
        return self.words[at] if inside else None


def name_of(draft: Draft, text: str) -> str:
    """The draft as spelled in ``text``, blanks squeezed."""
    return " ".join(text[draft.start : draft.end].split())
