"""The full-text index over everything a person typed (FTS5; speed.md, trust.md 2.4).

The index keeps no copy of the text (contentless). `search_doc` says which record a row of the
index stands for; its number grows with time, so that newest-first is the order of the rows.
Word endings are forgiven when asking, not when indexing: a stemmed index would lose the hits
of a half-typed word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

SCHEMA = (
    """CREATE TABLE search_doc (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        record TEXT NOT NULL,
        record_id TEXT NOT NULL UNIQUE
    )""",
    """CREATE VIRTUAL TABLE search_index USING fts5(
        name, text, content='', contentless_delete=1,
        tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
    )""",
    "CREATE VIRTUAL TABLE search_words USING fts5vocab(search_index, row)",
    "INSERT INTO search_index(search_index, rank) VALUES('secure-delete', 1)",
)

_FIND = text("SELECT n FROM search_doc WHERE record_id = :id")
_ADD_DOC = text("INSERT INTO search_doc(record, record_id) VALUES (:record, :id) RETURNING n")
_ADD_WORDS = text("INSERT INTO search_index(rowid, name, text) VALUES (:n, :name, :text)")
_CHANGE_WORDS = text("UPDATE search_index SET name = :name, text = :text WHERE rowid = :n")
_DROP_WORDS = text("DELETE FROM search_index WHERE rowid = :n")
_DROP_DOC = text("DELETE FROM search_doc WHERE n = :n")


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the index that matched."""

    n: int
    record: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A secret whose words are near to those of a text."""

    record_id: str
    weight: float
    """0 and up; higher is nearer."""


def put(connection: Connection, record: str, record_id: str, name: str, words: str) -> None:
    """Index a new record, or index a changed one again."""
    row = connection.execute(_FIND, {"id": record_id}).fetchone()
    if row is None:
        add(connection, record, record_id, name, words)
        return
    connection.execute(_CHANGE_WORDS, {"n": row[0], "name": name, "text": words})


def add(connection: Connection, record: str, record_id: str, name: str, words: str) -> None:
    """Index a record that is known to be new."""
    n = connection.execute(_ADD_DOC, {"record": record, "id": record_id}).scalar_one()
    connection.execute(_ADD_WORDS, {"n": n, "name": name, "text": words})


def add_many(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Index many new records: `{"record", "id", "name", "text"}` each."""
    if not rows:
        return
    highest = text("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'search_doc'")
    first = connection.execute(highest).scalar_one() + 1
    numbered = [{**row, "n": first + i} for i, row in enumerate(rows)]
    insert_doc = text("INSERT INTO search_doc(n, record, record_id) VALUES (:n, :record, :id)")
    connection.execute(insert_doc, numbered)
    connection.execute(_ADD_WORDS, numbered)


def drop(connection: Connection, record_id: str) -> None:
    """Take a record out of the index."""
    row = connection.execute(_FIND, {"id": record_id}).fetchone()
    if row is not None:
        connection.execute(_DROP_WORDS, {"n": row[0]})
        connection.execute(_DROP_DOC, {"n": row[0]})


def find(connection: Connection, match: str, limit: int) -> list[Found]:
    """Return the newest matching records. `match` is an FTS5 expression made by `searching`."""
    query = text(
        "SELECT d.n, d.record, d.record_id FROM search_index f JOIN search_doc d ON d.n = f.rowid"
        " WHERE search_index MATCH :match ORDER BY f.rowid DESC LIMIT :limit"
    )
    rows = connection.execute(query, {"match": match, "limit": limit})
    return [Found(*row) for row in rows]


def similar_words(connection: Connection, starts: Iterable[str]) -> list[str]:
    """Return words of the index that begin with one of the given letters, for typing errors."""
    query = text("SELECT term FROM search_words WHERE term >= :low AND term < :high")
    words: list[str] = []
    for start in starts:
        high = start[:-1] + chr(ord(start[-1]) + 1)
        words.extend(row[0] for row in connection.execute(query, {"low": start, "high": high}))
    return words


def rebuild(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Make the index anew from all records, as after salvage."""
    connection.execute(text("INSERT INTO search_index(search_index) VALUES('delete-all')"))
    connection.execute(text("DELETE FROM search_doc"))
    add_many(connection, list(rows))


def nearest_secrets(connection: Connection, words: Iterable[str], limit: int) -> list[Neighbour]:
    """Return the secrets whose words are nearest, by bm25 (domain.md 2.9).

    bm25 is negative in FTS5, better is lower; the weight is its negative. Ties by number.
    """
    match = " OR ".join(f'"{word}"' for word in words)
    if not match:
        return []
    query = text(
        "SELECT d.record_id, -bm25(search_index) FROM search_index f"
        " JOIN search_doc d ON d.n = f.rowid"
        " WHERE search_index MATCH :match AND d.record = 'secret'"
        " ORDER BY bm25(search_index), f.rowid LIMIT :limit"
    )
    rows = connection.execute(query, {"match": match, "limit": limit})
    return [Neighbour(row[0], row[1]) for row in rows]
