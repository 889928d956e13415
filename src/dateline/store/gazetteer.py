"""The gazetteer: which places a name can mean, from one small read-only SQLite file."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Self

from dateline.errors import MissingPart
from dateline.records.entity import Place
from dateline.store.gazetteer_names import FORMAT, MIN_SKELETON, Entry, exact_key, index_key, skeleton_of, word_key

#: Where ``make setup`` puts the file.
DEFAULT_PATH = Path(__file__).with_name("gazetteer.sqlite")

#: No name is longer; longer queries are answered with nothing at once.
MAX_NAME_LENGTH = 120

#: Answers kept in memory: more distinct names than a large batch holds.
CACHE_SIZE = 20_000

_COLUMNS = """
p.name, p.latitude, p.longitude, p.radius_km, p.country, p.gazetteer_id, p.kind, p.population, p.region, p.district
"""

#: A name in its very spelling ("Ill.") comes before a main name, that before another. A country or capital comes before
#: its namesakes; a division after the town that it is called after, unless it is much larger.
_ORDER = """
 ORDER BY (p.population + 1) * (CASE n.main WHEN 2 THEN 1000 WHEN 1 THEN 2 ELSE 1 END)
 * (CASE WHEN p.kind IN ('capital', 'country') THEN 10 WHEN p.kind IN ('region', 'district') THEN 0.1 ELSE 1 END)
 DESC, p.gazetteer_id
"""


@dataclass(frozen=True, slots=True)
class GazetteerFile:
    """An open gazetteer. ``version``: of the file, for cache keys. Satisfies the ports of extraction and resolution.

    Use :meth:`open`. Not for sharing between processes: open one in each.
    """

    path: Path
    version: str
    _connection: sqlite3.Connection = field(repr=False, compare=False)
    _cached: "_Lookup" = field(repr=False, compare=False)

    @classmethod
    def open(cls, path: str | Path | None = None, *, extra: Sequence[Entry] = ()) -> Self:
        """Open the file at ``path`` (default: the one that ``make setup`` built).

        ``extra``: the user's own places, which come before their namesakes; see
        :func:`dateline.store.user_places.read_user_places`. Raises MissingPart when there is no file, or when it is not
        a gazetteer of this format.
        """
        where = DEFAULT_PATH if path is None else Path(path)
        if not where.is_file():
            raise MissingPart(
                f"no gazetteer at {where}; run `make setup` (or `python tools/build_gazetteer.py {where}`)"
            )
        try:
            connection = sqlite3.connect(
                f"{where.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            meta = dict(connection.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise MissingPart(f"{where} is not a gazetteer ({error}); delete it and run `make setup`") from error
        if meta.get("format") != FORMAT:
            raise MissingPart(f"{where} has format {meta.get('format')}, this program reads {FORMAT}; run `make setup`")
        version = f"{FORMAT}:{meta.get('content', '')}{_version_of(extra)}"
        return cls(where, version, connection, _Lookup(connection, extra))

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places spelled so, most populous first; () if none.

        A main name counts twice an alternate, a country or capital ten times; the user's own places come first.
        """
        if not 0 < len(name) <= MAX_NAME_LENGTH:
            return ()
        return self._cached.lookup(index_key(name), exact_key(name))

    def lookup_word(self, name: str) -> tuple[Place, ...]:
        """The smaller places that bear this name although it is a word or a person's name too ("Concord", "Wayne").

        :meth:`lookup` leaves them out, so that words do not become places: ask only where the text has a place.
        """
        return self._cached.lookup(word_key(name), "") if 0 < len(name) <= MAX_NAME_LENGTH else ()

    def skeleton(self, name: str) -> tuple[Place, ...]:
        """Places whose consonants agree with ``name``'s: proposals for a spelling that :meth:`lookup` does not know."""
        key = skeleton_of(name) if len(name) <= MAX_NAME_LENGTH else ""
        return self._cached.skeleton(key) if len(key) >= MIN_SKELETON else ()

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166 alpha-2 code."""
        return self._cached.one("country", code)

    def region(self, code: str) -> Place | None:
        """The first-order division with this GeoNames code (``US.IL``); None if there is none."""
        return self._cached.one("region", code)

    def district(self, code: str) -> Place | None:
        """The second-order division with this GeoNames code (``US.IL.031``); None if there is none."""
        return self._cached.one("district", code)

    def close(self) -> None:
        """Close the file. Looking something up afterwards raises sqlite3.ProgrammingError."""
        self._connection.close()


class _Lookup:
    """Queries with their answers kept: the same few names are asked for again and again."""

    def __init__(self, connection: sqlite3.Connection, extra: Sequence[Entry]) -> None:
        self._connection = connection
        self._own_names, self._own_skeletons = _by_key(extra)
        self.lookup = lru_cache(CACHE_SIZE)(self._lookup)
        self.skeleton = lru_cache(CACHE_SIZE)(self._skeleton)
        self.one = lru_cache(CACHE_SIZE)(self._one)

    def _lookup(self, folded: str, exact: str) -> tuple[Place, ...]:
        query = f"SELECT {_COLUMNS} FROM name n JOIN place p ON p.rowid = n.place WHERE n.folded IN (?, ?)"
        own = (*self._own_names.get(folded, ()), *self._own_names.get(exact, ()))
        found = (Place(*row) for row in self._connection.execute(query + _ORDER, (folded, exact)))
        return tuple(dict.fromkeys((*own, *found)))

    def _skeleton(self, skeleton: str) -> tuple[Place, ...]:
        query = f"SELECT {_COLUMNS} FROM skeleton s JOIN place p ON p.rowid = s.place WHERE s.skeleton = ?"
        order = " ORDER BY p.population DESC, p.gazetteer_id LIMIT 50"
        found = (Place(*row) for row in self._connection.execute(query + order, (skeleton,)))
        return (*self._own_skeletons.get(skeleton, ()), *found)

    def _one(self, kind: str, code: str) -> Place | None:
        """``kind`` is also the column that holds the code."""
        query = f"SELECT {_COLUMNS} FROM place p WHERE p.kind = '{kind}' AND p.{kind} = ? ORDER BY p.rowid"
        row = self._connection.execute(query, (code,)).fetchone()
        return None if row is None else Place(*row)


def _by_key(entries: Sequence[Entry]) -> tuple[Mapping[str, Sequence[Place]], Mapping[str, Sequence[Place]]]:
    names: dict[str, list[Place]] = defaultdict(list)
    skeletons: dict[str, list[Place]] = defaultdict(list)
    for entry in entries:
        for key in entry.index_keys():
            names[key].append(entry.place)
        for key in entry.skeletons():
            skeletons[key].append(entry.place)
    return names, skeletons


def _version_of(entries: Sequence[Entry]) -> str:
    return f"+{sha256(repr(entries).encode()).hexdigest()[:12]}" if entries else ""
