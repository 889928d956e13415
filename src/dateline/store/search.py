"""Full-text search over sentences."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

#: Between words: white space, NUL and the marks of search syntax. A hyphen or an apostrophe stays inside its word, and
#: the parts of that are looked for side by side.
BREAKS = r"""[\s\0"*^+:;,.?!/|&=<>(){}\[\]]+"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that holds some of the words: half-open characters of the document's text.

    ``score``: BM25, positive, higher is better; comparable only within one search.
    """

    document_id: str
    start: int
    end: int
    score: float


def search_sentences(connection: sqlite3.Connection, words: str | Iterable[str], limit: int) -> list[Hit]:
    """The best ``limit`` sentences with any of the words, best first, ties in the order of the text.

    Words are matched by stem and without accents. Nothing in them is taken for search syntax.
    """
    expression = match_expression(words)
    if not expression or limit < 1:
        return []
    rows = connection.execute(
        """SELECT document_id, start, end, -bm25(sentence_index) AS score FROM sentence_index
           JOIN sentences ON sentences.id = sentence_index.rowid
           WHERE sentence_index MATCH ? ORDER BY score DESC, sentences.id LIMIT ?""",
        (expression, limit),
    )
    return [Hit(*row) for row in rows.fetchall()]


def match_expression(words: str | Iterable[str]) -> str:
    """An FTS5 query for any of the words, each quoted; empty if there is none with a letter or a digit.

    >>> match_expression("lifted NOT siege*")
    '"lifted" OR "NOT" OR "siege"'
    """
    text = words if isinstance(words, str) else " ".join(words)
    parts = re.split(BREAKS, text.encode("utf-8", "ignore").decode())  # SQLite takes no lone surrogate
    return " OR ".join(f'"{part}"' for part in dict.fromkeys(parts) if any(map(str.isalnum, part)))
