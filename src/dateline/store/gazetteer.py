"""The gazetteer: which places a name can mean, from one small read-only SQLite file."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Self

from dateline.errors import MissingPart
from dateline.records.entity import Place

#: Where ``make setup`` puts the file.
DEFAULT_PATH = Path(__file__).with_name("gazetteer.sqlite")

#: Raise it when the schema or the folding changes: it is part of the file's version and so of cache keys.
FORMAT = "1"

#: No name is longer; longer queries are answered with nothing at once.
MAX_NAME_LENGTH = 120

#: A vowel skeleton shorter than this fits too many names to propose anything.
MIN_SKELETON = 3

#: Answers kept in memory: more distinct names than a large batch holds.
CACHE_SIZE = 20_000

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE place (
  rowid INTEGER PRIMARY KEY, name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
  radius_km REAL NOT NULL, country TEXT, gazetteer_id TEXT NOT NULL, kind TEXT NOT NULL, population INTEGER NOT NULL
);
CREATE TABLE name (folded TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (folded, place))
  WITHOUT ROWID;
CREATE TABLE skeleton (skeleton TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (skeleton, place)) WITHOUT ROWID;
"""

_COLUMNS = "p.name, p.latitude, p.longitude, p.radius_km, p.country, p.gazetteer_id, p.kind, p.population"

#: The Arabic article before its noun, with the consonant it takes on ("ar-R...", "Az Z..."); "al"/"el" before anything.
_ARTICLE = re.compile(
    r"\b(?:[ae]l[- ](?=\w)|(?:[ae](?P<c>sh|th|dh|[drstzn]))[- ](?=(?P=c))|[aei](?:sh|th|dh|[drstznl])-(?=\w))"
)
_DROP = re.compile(r"[^0-9a-z]+")
_VOWELS = re.compile(r"[aeiouyw]+")


def index_key(name: str) -> str:
    """The key a name is indexed under: ASCII, lower case, no blanks or articles (``Deir ez-Zor`` -> ``deirzor``).

    Empty when nothing is left, as for a name of punctuation only.
    """
    from anyascii import anyascii

    plain = anyascii(name).casefold().strip().replace("'", "").replace("`", "")
    plain = plain.removeprefix("the ")
    return _DROP.sub("", _ARTICLE.sub("", plain)) or _DROP.sub("", plain)


def skeleton_of(name: str) -> str:
    """The consonants of a folded name, doubled ones once (``Lattakia`` -> ``ltk``); a first vowel stays as ``a``."""
    folded = index_key(name)
    first = "a" if folded[:1] in set("aeiou") else ""
    squeezed = re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", folded.replace("kh", "h").replace("q", "k").replace("c", "k")))
    return first + squeezed


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
    def open(cls, path: str | Path | None = None) -> Self:
        """Open the file at ``path`` (default: the one that ``make setup`` built).

        Raises MissingPart when there is none, or when it is not a gazetteer of this format.
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
        return cls(where, f"{FORMAT}:{meta.get('content', '')}", connection, _Lookup(connection))

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places spelled so, most populous first; () if none.

        A main name counts twice an alternate, a country or capital ten times.
        """
        return self._cached.lookup(index_key(name)) if 0 < len(name) <= MAX_NAME_LENGTH else ()

    def skeleton(self, name: str) -> tuple[Place, ...]:
        """Places whose consonants agree with ``name``'s: proposals for a spelling that :meth:`lookup` does not know."""
        key = skeleton_of(name) if len(name) <= MAX_NAME_LENGTH else ""
        return self._cached.skeleton(key) if len(key) >= MIN_SKELETON else ()

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166 alpha-2 code."""
        return self._cached.country(code)

    def close(self) -> None:
        """Close the file. Looking something up afterwards raises sqlite3.ProgrammingError."""
        self._connection.close()


class _Lookup:
    """Queries with their answers kept: the same few names are asked for again and again."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.lookup = lru_cache(CACHE_SIZE)(self._lookup)
        self.skeleton = lru_cache(CACHE_SIZE)(self._skeleton)
        self.country = lru_cache(CACHE_SIZE)(self._country)

    def _lookup(self, folded: str) -> tuple[Place, ...]:
        query = f"SELECT {_COLUMNS} FROM name n JOIN place p ON p.rowid = n.place WHERE n.folded = ?"
        order = (
            " ORDER BY p.population * (CASE WHEN n.main THEN 2 ELSE 1 END)"
            " * (CASE p.kind WHEN 'capital' THEN 10 WHEN 'country' THEN 10 ELSE 1 END) DESC, p.gazetteer_id"
        )
        return tuple(Place(*row) for row in self._connection.execute(query + order, (folded,)))

    def _skeleton(self, skeleton: str) -> tuple[Place, ...]:
        query = f"SELECT {_COLUMNS} FROM skeleton s JOIN place p ON p.rowid = s.place WHERE s.skeleton = ?"
        return tuple(
            Place(*row)
            for row in self._connection.execute(
                query + " ORDER BY p.population DESC, p.gazetteer_id LIMIT 50", (skeleton,)
            )
        )

    def _country(self, code: str) -> Place | None:
        query = f"SELECT {_COLUMNS} FROM place p WHERE p.kind = 'country' AND p.country = ?"
        row = self._connection.execute(query, (code,)).fetchone()
        return None if row is None else Place(*row)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with the names to index it under besides its main one. ``by_main``: whether the main one counts too.
    ``proposable``: also by its consonants."""

    place: Place
    names: tuple[str, ...]
    proposable: bool = False
    by_main: bool = True


def write_gazetteer(path: Path, entries: Iterable[Entry], *, content: str) -> int:
    """Write the file, replacing it in one step; returns how many places it holds. ``content``: the data's version."""
    temporary = path.with_suffix(".partial")
    temporary.unlink(missing_ok=True)
    with closing(sqlite3.connect(temporary)) as connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _SCHEMA)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("format", FORMAT), ("content", content)])
        count = 0
        for count, entry in enumerate(entries, start=1):
            _insert(connection, count, entry)
        connection.execute("CREATE INDEX place_country ON place (country) WHERE kind = 'country'")
        connection.commit()
    temporary.replace(path)
    return count


def _insert(connection: sqlite3.Connection, number: int, entry: Entry) -> None:
    place = entry.place
    connection.execute(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            place.name,
            place.latitude,
            place.longitude,
            place.radius_km,
            place.country,
            place.gazetteer_id,
            place.kind,
            place.population,
        ),
    )
    main = index_key(place.name)
    folded = {*([main] if entry.by_main else []), *map(index_key, entry.names)} - {""}
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?)", [(key, number, int(key == main)) for key in sorted(folded)]
    )
    if entry.proposable:
        keys = {skeleton_of(place.name), *map(skeleton_of, entry.names)}
        connection.executemany(
            "INSERT INTO skeleton VALUES (?, ?)", [(key, number) for key in sorted(keys) if len(key) >= MIN_SKELETON]
        )
