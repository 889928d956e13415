"""Captures from whatever a person names: files, folders, standard input, addresses, and what lies inside archives."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BufferedReader, BytesIO, FileIO
from pathlib import Path, PurePosixPath

from dateline.records.failure import Failure
from dateline.sources.containers import CONTAINERS
from dateline.sources.files import list_files
from dateline.sources.found import (
    MAX_BYTES,
    Brought,
    Budget,
    Container,
    DamagedError,
    Found,
    Member,
    Pointer,
    SpentError,
    Trouble,
    absolute,
    buffered,
    capture_of,
    failure,
    printable,
    trouble,
)
from dateline.sources.media import FEED, PACKED_SUFFIXES, REPORT, SNIFFED_BYTES, media_type

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]{1,20}://", re.I)

#: What a feed says of a page better than the page itself, which may name an hour of loading or its last change.
TOLD_BY_FEED = frozenset({"published", "byline", "outlet"})

#: Brings what stands at an address; the capture known from there last, if any, saves fetching it again.
Fetch = Callable[[str], Iterator[Found | Failure]]


@dataclass(frozen=True, slots=True)
class Intake:
    """How to take things in.

    ``fetched_at``: ISO 8601, taken down as it is. ``standard_input``: what "-" stands for, None if there is none.
    ``fetch``: None refuses addresses. ``columns``: field to column name for tables (see ``tables``).
    ``suffixes``, ``containers``: what other packages add.
    """

    fetched_at: str
    standard_input: bytes | None = None
    fetch: Fetch | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    suffixes: Mapping[str, str] = field(default_factory=dict)
    containers: Mapping[str, Container] = field(default_factory=dict)

    def container(self, kind: str) -> Container | None:
        """How a file of this media type is taken apart; None for one that holds a single report."""
        return self.containers.get(kind) or CONTAINERS.get(kind)

    def kind_of(self, body: bytes, name: str) -> str:
        """The media type by bytes and name, with the names that other packages know."""
        suffix = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
        return self.suffixes.get(suffix) or media_type(body, name)


def find_captures(paths: Sequence[str], intake: Intake) -> Iterator[Found | Failure]:
    """One :class:`Found` per report-to-be, in order; a :class:`Failure` for each that cannot be brought."""
    for path in paths:
        if not path:
            yield failure('""', "an empty name; name a file or a folder")
        elif path == STANDARD_INPUT:
            yield from _from_standard_input(intake)
        elif _ADDRESS.match(path):
            yield from _from_address(path, intake)
        else:
            for one in list_files(path):
                if isinstance(one, Failure):
                    yield one
                else:
                    yield from _from_file(one, intake)


def _from_standard_input(intake: Intake) -> Iterator[Found | Failure]:
    body = intake.standard_input
    if not body:
        yield failure(STANDARD_INPUT, "standard input is empty; pipe a report into the command")
    elif len(body) > MAX_BYTES:
        yield failure(STANDARD_INPUT, f"standard input is larger than {MAX_BYTES:,} bytes; split it into files")
    else:
        kind = intake.kind_of(body, "")
        found = Found(capture_of(STANDARD_INPUT, body, kind=kind, fetched_at=intake.fetched_at), body, STANDARD_INPUT)
        yield from open_up(found, intake)


def _from_address(address: str, intake: Intake, budget: Budget | None = None) -> Iterator[Found | Failure]:
    if intake.fetch is None:
        yield failure(address, "addresses are not fetched here; save the page and add the file")
        return
    for found in intake.fetch(address):
        if isinstance(found, Failure):
            yield found
        else:
            yield from open_up(found, intake, budget)


def _from_file(path: str, intake: Intake) -> Iterator[Found | Failure]:
    try:
        file = buffered(FileIO(Path(path)))
    except (OSError, ValueError) as error:
        yield failure(path, trouble(error))
        return
    with file:
        try:
            yield from _from_stream(file, _Place(path, path, absolute(path)), intake, _budget(intake))
        except OSError as error:
            yield failure(path, trouble(error))


def _budget(intake: Intake) -> Budget:
    return Budget(member_bytes=MAX_BYTES, columns=intake.columns)


@dataclass(frozen=True, slots=True)
class _Place:
    """``name``: what the kind is judged by, besides the bytes."""

    name: str
    uri: str
    resolved: str


def _from_stream(file: BufferedReader, place: _Place, intake: Intake, budget: Budget) -> Iterator[Found | Failure]:
    """What a file on disk or in an archive holds; only what is a report is held in memory."""
    kind = intake.kind_of(file.peek(SNIFFED_BYTES)[:SNIFFED_BYTES], place.name)
    container = intake.container(kind)
    if container is not None and not container.itself and (file.seekable() or not container.whole):
        holder = _Holder(printable(place.uri), printable(place.resolved), container)
        yield from _members(file, holder, intake, budget)
        return
    body = file.read(budget.member_bytes + 1)
    if not body:
        yield failure(place.uri, "the file is empty; nothing to read")
    elif len(body) > budget.member_bytes:
        yield failure(place.uri, f"the file is larger than {budget.member_bytes:,} bytes; split it into single reports")
    else:
        capture = capture_of(place.uri, body, kind=kind, fetched_at=intake.fetched_at)
        yield from open_up(Found(capture, body, printable(place.resolved)), intake, budget)


@dataclass(frozen=True, slots=True)
class _Holder:
    uri: str
    resolved: str
    container: Container

    def place(self, name: str | None) -> _Place:
        """Where a file inside lies; None: the holder is this one file, packed, and keeps its name."""
        if name is None:
            packed = PurePosixPath(self.uri)
            suffix = PACKED_SUFFIXES.get(packed.suffix.lower())
            return _Place(str(packed.with_suffix(suffix)) if suffix is not None else self.uri, self.uri, self.resolved)
        between = self.container.inside
        return _Place(name, f"{self.uri}{between}{name}", printable(f"{self.resolved}{between}{name}"))


def open_up(found: Found, intake: Intake, budget: Budget | None = None) -> Iterator[Found | Failure]:
    """What ``found`` holds if it is a container, and itself if it is a report."""
    container = intake.container(found.capture.media_type)
    if container is None or container.itself:
        yield found
    if container is not None:
        holder = _Holder(found.capture.uri, found.resolved, container)
        yield from _members(buffered(BytesIO(found.body)), holder, intake, budget or _budget(intake))


def _members(file: BufferedReader, holder: _Holder, intake: Intake, budget: Budget) -> Iterator[Found | Failure]:
    budget.depth_left -= 1
    brought = False
    try:
        for one in holder.container.unpack(file, budget):
            brought = True
            if budget.depth_left < 0:
                yield failure(holder.uri, "archives lie inside archives too deep; unpack it and add the parts you need")
                return
            yield from _one(one, holder, intake, budget)
    except (SpentError, DamagedError) as error:
        yield failure(holder.uri, str(error))
        return
    finally:
        budget.depth_left += 1
    if not brought and not holder.container.itself:
        yield failure(holder.uri, "it holds no reports; nothing to read")


def _one(one: Brought, holder: _Holder, intake: Intake, budget: Budget) -> Iterator[Found | Failure]:
    if isinstance(one, Member):
        found = _found(one, holder, intake)
        if intake.fetch is not None and _is_summary(found, holder):
            yield from _page_of(found, intake.fetch, intake, budget)
        else:
            yield from open_up(found, intake, budget)
    elif isinstance(one, Trouble):
        yield failure(
            holder.uri if one.name is None else f"{holder.uri}{holder.container.inside}{one.name}", one.message
        )
    elif isinstance(one, Pointer):
        yield from _pointed_to(one.uri, holder, intake, budget)
    else:
        place = holder.place(one.name)
        try:
            yield from _from_stream(one.file, place, intake, budget)
        except DamagedError as error:
            yield failure(place.uri, str(error))


def _is_summary(found: Found, holder: _Holder) -> bool:
    """Whether it is an entry of a feed that was itself fetched, with the address of the page that it sums up."""
    return (
        found.capture.media_type == REPORT
        and _ADDRESS.match(found.resolved) is not None
        and _ADDRESS.match(holder.resolved) is not None
    )


def _page_of(summary: Found, fetch: Fetch, intake: Intake, budget: Budget) -> Iterator[Found | Failure]:
    """The page that an entry sums up, with what the feed says of it; the summary where the page cannot be had."""
    budget.pointers_left -= 1
    if budget.pointers_left < 0:
        yield summary
        return
    told = {name: value for name, value in summary.capture.given if name in TOLD_BY_FEED}
    for page in fetch(summary.resolved):
        if isinstance(page, Failure):
            yield failure(page.item, f"{page.message}; its summary in the feed is kept", transient=page.transient)
            yield summary
        elif page.capture.media_type == FEED:  # leads back to where it came from
            yield summary
        else:
            given = tuple(sorted({**told, **dict(page.capture.given)}.items()))
            yield from open_up(Found(replace(page.capture, given=given), page.body, page.resolved), intake, budget)


def _pointed_to(uri: str, holder: _Holder, intake: Intake, budget: Budget) -> Iterator[Found | Failure]:
    budget.pointers_left -= 1
    if budget.pointers_left < 0:
        raise SpentError("it names too many addresses; add the ones you need: dateline add https://...")
    if uri.lower().startswith(("http://", "https://")):
        yield from _from_address(uri, intake, budget)
    else:
        yield failure(f"{holder.uri}{holder.container.inside}{uri}", "is no web address; look the feed up and add it")


def _found(member: Member, holder: _Holder, intake: Intake) -> Found:
    place = holder.place(member.name)
    uri = place.uri if member.uri is None else member.uri
    resolved = member.uri if member.uri is not None and _ADDRESS.match(member.uri) else place.resolved
    capture = capture_of(
        uri,
        member.body,
        kind=member.media_type or intake.kind_of(member.body, member.name),
        fetched_at=member.fetched_at or intake.fetched_at,
        given=member.given,
    )
    return Found(capture, member.body, printable(resolved))
