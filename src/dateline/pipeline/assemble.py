"""Put the parts together that a run needs: engine, gazetteer, ontology, store."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

from dateline.errors import SourceError
from dateline.extraction.ontology import load_ontology
from dateline.language.engines import open_engine
from dateline.pipeline.annotate import Annotator
from dateline.pipeline.formats import installed_formats
from dateline.pipeline.progress import Progress
from dateline.pipeline.run import Run
from dateline.pipeline.stages import Stage, build_stages
from dateline.records.document import Capture
from dateline.settings import Settings
from dateline.sources.chat_endpoint import ChatEndpoint
from dateline.store.gazetteer import GazetteerFile
from dateline.store.project import Project
from dateline.store.user_places import read_user_places


def utc_now() -> str:
    """The time of day, ISO 8601 in UTC, to the microsecond: of two decisions of one second the later must hold."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def open_gazetteer(settings: Settings) -> GazetteerFile:
    """The gazetteer of ``settings`` with the user's own places, which come first. Raises SettingsError naming the line
    of a file of places that cannot be read, MissingPart when there is no gazetteer."""
    extra = read_user_places(settings.places) if settings.places else ()
    return GazetteerFile.open(settings.gazetteer, extra=extra)


def shipped_stages(settings: Settings, gazetteer: GazetteerFile) -> tuple[Stage, ...]:
    """The stages with what ships, or with the files that ``settings`` names."""
    ontology = load_ontology(settings.ontology)
    types = {name: one.definition for name, one in ontology.types.items()}
    engine = open_engine(settings.engine, chat=ChatEndpoint, types=types)
    return build_stages(engine, gazetteer, ontology)


@contextmanager
def open_run(settings: Settings, progress: Progress) -> Iterator[Run]:
    """A run over the project of ``settings``."""
    from dateline.sources.fetching import fetching
    from dateline.sources.web import Fetcher  # brings the network's libraries, which no list needs

    with Project.of(settings) as project, closing(open_gazetteer(settings)) as gazetteer:
        stages = shipped_stages(settings, gazetteer)
        annotator = Annotator(stages, project, settings.batch_size, settings.attempts)
        fetch = fetching(Fetcher(), at_hand=lambda address: _at_hand(project, address))
        formats = installed_formats()
        yield Run(project, annotator, gazetteer, progress, utc_now, settings.attempts, fetch, formats)


def _at_hand(project: Project, address: str) -> tuple[Capture, bytes] | None:
    """The copy of a page that was fetched last; None if there is none or its bytes have decayed."""
    known = project.latest_capture(address)
    try:
        return None if known is None else (known, project.load_body(known.id))
    except SourceError:
        return None
