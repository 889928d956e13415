"""The web application: one ASGI app over a corpus, and a server that only this machine reaches."""

from collections.abc import Callable
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from dateline.records.corpus import Corpus
from dateline.store.project import Project
from dateline.views.passages import Hit, Index
from dateline.web import api
from dateline.web.guard import Guard
from dateline.web.library import Library
from dateline.web.pages import Pages, load_templates

if TYPE_CHECKING:
    from dateline.settings import Settings

HOST = "127.0.0.1"

STATIC = Path(__file__).parent / "static"


def build_app(
    load_corpus: Callable[[], Corpus],
    *,
    token: str,
    index: Index,
    version: Callable[[], object] = lambda: None,
    project: str = "dateline",
) -> Starlette:
    """The pages and the ``/api``. ``load_corpus`` is called again whenever ``version()`` gives something new."""
    library = Library(load_corpus, version)
    pages = Pages(library, index, project, load_templates())
    static = Mount("/static", StaticFiles(directory=STATIC))
    routes = [*pages.routes(), *api.routes(library, index), static]
    return Starlette(routes=routes, middleware=[Middleware(Guard, token=token)])


class ProjectFile:
    """A project file opened anew for each reading, so that a server never holds it against an ``add``."""

    def __init__(self, settings: "Settings") -> None:
        self._settings = settings

    def load_corpus(self) -> Corpus:
        """Everything in the file. Raises StoreError when it cannot be read."""
        with Project.of(self._settings) as project:
            return project.load_corpus()

    def search(self, words: str, limit: int) -> list[Hit]:
        """Full-text search, as :class:`dateline.views.passages.Index`."""
        with Project.of(self._settings) as project:
            return list(project.search(words, limit))

    def version(self) -> object:
        """Size and time of the file and of its write-ahead log."""
        path = Path(self._settings.project)
        found = []
        for one in (path, path.with_name(path.name + "-wal")):
            if one.exists():
                stat = one.stat()
                found.append((stat.st_size, stat.st_mtime_ns))
        return tuple(found)


def serve(settings: "Settings", *, port: int | None = None, announce: Callable[[str], None] | None = None) -> None:
    """Serve the project of ``settings`` on 127.0.0.1 until stopped.

    ``port``: None takes a free one. ``announce`` is given the address with its token once the server listens; by
    default it goes to standard output. Raises StoreError for a project that cannot be read, RunError for a taken port.
    """
    import uvicorn

    from dateline.web.listening import listen, to_standard_output

    file = ProjectFile(settings)
    file.load_corpus()
    token = token_urlsafe(24)
    name = Path(settings.project).stem
    app = build_app(file.load_corpus, token=token, index=file, version=file.version, project=name)
    with listen(HOST, port) as listening:
        address = f"http://{HOST}:{listening.getsockname()[1]}/?token={token}"
        (announce or to_standard_output)(address)
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])
