"""Fetching web pages one by one, politely: as robots.txt asks, with pauses, and never from a private network."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.errors import SourceError
from dateline.sources import replies
from dateline.sources.addresses import Address, parse_address, shortened, whole
from dateline.sources.exchange import BY_HAND, WITH_PAGE, Bounds, Reply, ask
from dateline.sources.networks import Resolve, Unreachable, computers, look_up
from dateline.sources.robots import MAX_BYTES as MAX_ROBOTS_BYTES
from dateline.sources.robots import Robots, decoded, read_robots

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ROBOTS_KEPT_S = 86_400.0  # RFC 9309: no copy older than a day
ROBOTS_RETRY_S = 300.0  # a site that was away is asked again after this; not for every page of it
MAX_SITES = 200  # whose robots.txt is remembered
UNREAD = "is not fetched: the site's robots.txt, which says what programs may read, cannot be had"


@dataclass(frozen=True, slots=True)
class Limits:
    """``rate_s``: between two requests to one host. ``timeout_s``: silence that is borne. ``max_seconds``: of waiting
    for the network in one fetch, pauses not counted. ``max_bytes``: of a page, unpacked. ``attempts``: when a site is
    busy or away, with pauses of ``backoff_s``, then twice that, or as it asks up to ``max_wait_s``."""

    user_agent: str = "dateline/0.1 (a person's tool; it reads single pages)"
    rate_s: float = 1.0
    timeout_s: float = 10.0
    max_seconds: float = 30.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    attempts: int = 3
    backoff_s: float = 1.0
    max_wait_s: float = 60.0


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, so that tests can hold it. ``monotonic``, ``sleep``: seconds."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it arrived, unpacked. ``url``: where it was found, after redirects. ``media_type``: the Content-Type
    header as sent; ``charset``: the one it names. ``fetched_at``: ISO 8601, UTC. ``etag``, ``last_modified``: to give
    with the next fetch. ``not_modified``: the page is as it was; ``body`` is empty."""

    url: str
    body: bytes
    media_type: str | None
    charset: str | None
    fetched_at: str
    etag: str | None
    last_modified: str | None
    not_modified: bool


@dataclass(slots=True)
class _Trip:
    """One fetch under way. ``left_s``: what is left of ``max_seconds``."""

    headers: Mapping[str, str]
    left_s: float


class Fetcher:
    """Fetches pages, remembering of each site its robots.txt and when it was last asked. For one thread.

    Proxies named in the environment are not used: a proxy looks names up itself, so what lies behind them could not
    be checked. Cookies are not kept. ``allow_private`` opens private networks and all ports: for tests only.
    """

    def __init__(
        self,
        limits: Limits = Limits(),
        *,
        allow_private: bool = False,
        clock: Clock = Clock(),
        resolve: Resolve = look_up,
    ) -> None:
        self._limits = limits
        self._allow_private = allow_private
        self._clock = clock
        self._resolve = resolve
        self._robots: dict[str, tuple[float, Robots | SourceError]] = {}
        self._free_at: dict[str, float] = {}

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """The page at ``url``; ``etag`` and ``last_modified``: of the copy at hand, to be told if it still holds.

        Raises SourceError (transient when a later try may succeed) saying why not and what to do.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        known = {name: value for name, value in conditions.items() if value and replies.is_sendable(value)}
        trip = _Trip({"User-Agent": self._limits.user_agent, "Accept": ACCEPT, **known}, self._limits.max_seconds)
        try:
            address, reply = self._follow(self._parsed(url), trip, page=True)
            return self._fetched(address, reply, conditional=bool(known))
        except SourceError as error:
            message = f"{shortened(error.item)} {error}"
            raise SourceError(message, item=whole(url), transient=error.transient) from error

    def _fetched(self, address: Address, reply: Reply, *, conditional: bool) -> Fetched:
        not_modified = conditional and reply.status == replies.NOT_MODIFIED
        if not not_modified and reply.status not in WITH_PAGE:
            raise SourceError(replies.meaning(reply), item=address.url, transient=replies.is_transient(reply))
        if not not_modified and not reply.body:
            raise SourceError(f"is empty; {BY_HAND}", item=address.url)
        return Fetched(
            url=address.url,
            body=reply.body,
            media_type=replies.media_type(reply.headers),
            charset=replies.charset(reply.headers),
            fetched_at=self._clock.now().isoformat(timespec="seconds"),
            etag=replies.validator(reply.headers, "etag"),
            last_modified=replies.validator(reply.headers, "last-modified"),
            not_modified=not_modified,
        )

    def _follow(self, address: Address, trip: _Trip, *, page: bool) -> tuple[Address, Reply]:
        """The reply at the end of the redirects. ``page``: ask robots.txt before each step; else this is robots.txt."""
        secure = address.scheme == "https"
        seen: set[str] = set()
        while len(seen) <= self._limits.max_redirects:
            seen.add(address.url)
            delay_s = self._permission(address, trip).delay_s if page else 0.0
            reply = self._ask_patiently(address, trip, delay_s=delay_s, page=page)
            target = replies.location(reply)
            if target is None:
                return address, reply
            try:
                following = self._parsed(target, base=address)
            except SourceError as error:
                raise SourceError(f"leads to {shortened(target)}, which {error}", item=address.url) from error
            if secure and following.scheme == "http":
                message = "leads from https to http, where anyone on the way can change the page; " + BY_HAND
                raise SourceError(message, item=address.url)
            if following.url in seen:
                message = f"goes round in a circle, as sites do that want a cookie; {BY_HAND}"
                raise SourceError(message, item=address.url)
            address = following
        message = f"is behind more than {self._limits.max_redirects} redirects; {BY_HAND}"
        raise SourceError(message, item=address.url)

    def _parsed(self, url: str, *, base: Address | None = None) -> Address:
        return parse_address(url, base=base, any_port=self._allow_private)

    def _permission(self, address: Address, trip: _Trip) -> Robots:
        """The rules of the site, when they allow ``address``. Raises SourceError when they do not."""
        until, robots = self._robots.get(address.site, (0.0, None))
        now = self._clock.monotonic()
        if robots is None or now >= until:
            robots = self._read_robots(address, trip)
            kept = ROBOTS_RETRY_S if isinstance(robots, SourceError) else ROBOTS_KEPT_S
            if len(self._robots) >= MAX_SITES:
                del self._robots[next(iter(self._robots))]
            self._robots[address.site] = (now + kept, robots)
        if isinstance(robots, SourceError):
            raise SourceError(str(robots), item=address.url, transient=robots.transient)
        if robots.forbids(address):
            rule = robots.rule_against(address)
            message = f"is closed to programs by the site's robots.txt ({rule or 'a rule for all programs'}); {BY_HAND}"
            raise SourceError(message, item=address.url)
        return robots

    def _read_robots(self, address: Address, trip: _Trip) -> Robots | SourceError:
        """RFC 9309, 2.3.1: none there (4xx) allows everything, a site in trouble (5xx, 429) or away nothing."""
        mine = {name: trip.headers[name] for name in ("User-Agent", "Accept")}
        errand = _Trip(mine, trip.left_s)
        file = Address(address.scheme, address.host, address.port, "/robots.txt")
        try:
            _, reply = self._follow(file, errand, page=False)
        except SourceError as error:
            if isinstance(error, Unreachable) and error.item == file.url:
                return error
            return SourceError(f"{UNREAD}: it {error}", item=file.url, transient=error.transient)
        finally:
            trip.left_s = errand.left_s
        if reply.status in WITH_PAGE:
            return read_robots(decoded(reply.body))
        if replies.is_transient(reply):
            message = f"{UNREAD} (the site answers {reply.status}); try again later, or {BY_HAND}"
            return SourceError(message, item=file.url, transient=True)
        return read_robots("")

    def _ask_patiently(self, address: Address, trip: _Trip, *, delay_s: float, page: bool) -> Reply:
        """Ask again while the site is busy or away, with growing pauses or as it asks."""
        for attempt in range(1, self._limits.attempts + 1):
            last = attempt == self._limits.attempts
            pause = self._limits.backoff_s * 2 ** (attempt - 1)
            try:
                reply = self._ask_once(address, trip, delay_s=delay_s, page=page)
            except SourceError as error:
                if last or not error.transient or trip.left_s <= 0:
                    raise
            else:
                pause = max(pause, replies.retry_after_s(reply, self._clock.now()) or 0.0)
                if last or reply.status not in replies.BUSY or pause > self._limits.max_wait_s:
                    break
            self._clock.sleep(pause)
        return reply

    def _ask_once(self, address: Address, trip: _Trip, *, delay_s: float, page: bool) -> Reply:
        self._wait_for_turn(address.host)
        limits, started = self._limits, self._clock.monotonic()
        if trip.left_s <= 0:
            message = f"did not arrive within {limits.max_seconds:.0f} s; try again later, or {BY_HAND}"
            raise SourceError(message, item=address.url, transient=True)
        try:
            wait_s = min(limits.timeout_s, trip.left_s)
            at = computers(address, resolve=self._resolve, allow_private=self._allow_private, seconds=wait_s)
            size = limits.max_bytes if page else min(limits.max_bytes, MAX_ROBOTS_BYTES)
            bounds = Bounds(limits.timeout_s, trip.left_s, size, cut=not page)
            return ask(address, trip.headers, at=at, bounds=bounds)
        finally:
            ended = self._clock.monotonic()
            trip.left_s -= ended - started
            self._free_at[address.host] = ended + max(limits.rate_s, delay_s)

    def _wait_for_turn(self, host: str) -> None:
        """Requests to one host keep their distance, redirects and second tries too."""
        pause = self._free_at.get(host, 0.0) - self._clock.monotonic()
        if pause > 0:
            self._clock.sleep(pause)
