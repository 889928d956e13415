"""What scripts call: read one text, or make a chronology of a pile."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.errors import SettingsError
from dateline.pipeline.assemble import open_gazetteer, open_run, shipped_stages
from dateline.pipeline.progress import Silent
from dateline.pipeline.stages import Stage
from dateline.reading.plain import report_in
from dateline.records.claim import Claim
from dateline.records.conflict import Conflict
from dateline.records.corpus import AnnotatedDocument, Corpus
from dateline.records.document import Document, Published, PublishedBasis
from dateline.records.entity import Entity, PlaceChoice
from dateline.records.event import Event
from dateline.records.failure import Failure
from dateline.records.identity import content_id
from dateline.records.origin import Origin
from dateline.records.period import day, from_edtf
from dateline.resolution.places import choose_places
from dateline.settings import Settings
from dateline.store.gazetteer import GazetteerFile
from dateline.store.project import Project

When = str | date | None


class Reader:
    """Reads single texts. The language model loads on the first call of :meth:`read` and is kept."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()

    @cached_property
    def gazetteer(self) -> GazetteerFile:
        """The places that names are looked up in."""
        return open_gazetteer(self._settings)

    @cached_property
    def _stages(self) -> tuple[Stage, ...]:
        return shipped_stages(self._settings, self.gazetteer)

    def read(self, text: str, published: When = None) -> AnnotatedDocument:
        """What one text says.

        ``published``: a date, an ISO date, an EDTF string or interval, or None when unknown: then the day
        counts that the text's own dateline or head states. The result has ``.sentences .mentions .times .quantities
        .claims .event_mentions``. Raises SettingsError when ``published`` cannot be read.
        """
        return self.read_many([(text, published)])[0]

    def read_many(self, texts: Iterable[tuple[str, When]]) -> list[AnnotatedDocument]:
        """The same for many texts at once, in order."""
        batch = [AnnotatedDocument(as_document(text, published)) for text, published in texts]
        for stage in self._stages:
            batch = stage.annotate(batch)
        return batch

    def places(self, reports: Sequence[AnnotatedDocument]) -> tuple[PlaceChoice, ...]:
        """What each place name of ``reports`` means, with the other candidates and why; reports read together settle
        one another's open names."""
        choices = choose_places(reports, self.gazetteer)
        return tuple({one.mention_ids: one for one in choices.values()}.values())


def as_document(text: str, published: When = None) -> Document:
    """A bare text as a document of its own; with ``published`` None the day that it states itself counts."""
    known = _shown_in(text) if published is None else _given(published)
    return Document(content_id("doc", text), "", 0, 0, len(text), text, published=known)


def _given(published: str | date) -> Published:
    try:
        period = day(published) if isinstance(published, date) else from_edtf(published.strip().split("T")[0])
    except ValueError as error:
        raise SettingsError(f"published: {error}; give a date such as 2017-09-13 or 2017-09-13/2017-09-15") from error
    return Published(period, PublishedBasis.METADATA, "given")


def _shown_in(text: str) -> Published:
    """What a text's own dateline, date line or release number says, read as that of a file."""
    return report_in(text, capture_id="", title=None, today=None).published if text.strip() else Published()


class Chronology:
    """What a pile of reports says together, as plain records."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @classmethod
    def from_paths(cls, paths: Sequence[str | Path], settings: Settings | None = None) -> "Chronology":
        """Read, understand and resolve the files or folders at ``paths``, in memory of a temporary project.

        Items that fail are in ``.failures``; the others are there.
        """
        with TemporaryDirectory(prefix="dateline-") as folder:
            chosen = replace(settings or Settings(), project=str(Path(folder) / "dateline.db"))
            with open_run(chosen, Silent()) as run:
                run.add([str(path) for path in paths])
                return cls(run.store.load_corpus())

    @classmethod
    def from_project(cls, path: str | Path) -> "Chronology":
        """What a project file holds."""
        with Project.of(replace(Settings(), project=str(path))) as project:
            return cls(project.load_corpus())

    @property
    def documents(self) -> tuple[AnnotatedDocument, ...]:
        """Every report, in the order added."""
        return self.corpus.documents

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Every person, organisation, place and thing."""
        return self.corpus.resolution.entities

    @property
    def places(self) -> tuple[PlaceChoice, ...]:
        """What each place name of each report was taken to mean, with the other candidates and why."""
        return self.corpus.resolution.places

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event, by time, undated last."""
        return self.corpus.resolution.events

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of every report."""
        return tuple(claim for one in self.corpus.documents for claim in one.claims)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where accounts of one event differ."""
        return self.corpus.resolution.conflicts

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Which reports go back to one text."""
        return self.corpus.resolution.origins

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What could not be read or understood."""
        return self.corpus.failures
