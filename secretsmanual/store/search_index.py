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
        text, content='', contentless_delete=1,
        tokenize="unicode61 remove_diacritics 2", prefix='1 2 3 4'
    )""",
    # Names stand in both: finding the few that fit among a million notes would cost too much.
    """CREATE VIRTUAL TABLE search_names USING fts5(
        name, content='', contentless_delete=1,
        tokenize="unicode61 remove_diacritics 2", prefix='1 2 3'
    )""",
    "CREATE VIRTUAL TABLE search_words USING fts5vocab(search_index, row)",
    "INSERT INTO search_index(search_index, rank) VALUES('secure-delete', 1)",
    "INSERT INTO search_names(search_names, rank) VALUES('secure-delete', 1)",
)

_FIND = "SELECT n FROM search_doc WHERE record_id = ?"
_HIGHEST = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'search_doc'"
_ADD_DOC = "INSERT INTO search_doc(record, record_id) VALUES (?, ?) RETURNING n"
_ADD_DOC_AT = "INSERT INTO search_doc(n, record, record_id) VALUES (?, ?, ?)"
_DROP_DOC = "DELETE FROM search_doc WHERE n = ?"
_ADD_WORDS = "INSERT INTO search_index(rowid, text) VALUES (?, ?)"
_CHANGE_WORDS = "UPDATE search_index SET text = ? WHERE rowid = ?"
_DROP_WORDS = "DELETE FROM search_index WHERE rowid = ?"
_ADD_NAME = "INSERT INTO search_names(rowid, name) VALUES (?, ?)"
_CHANGE_NAME = "UPDATE search_names SET name = ? WHERE rowid = ?"
_DROP_NAME = "DELETE FROM search_names WHERE rowid = ?"


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


def driver_rows(
    connection: Connection, query: str, values: tuple[Any, ...]
) -> list[tuple[Any, ...]]:
    """Return rows as the driver has them, in the transaction that is open.

    For what is asked with each key: SQLAlchemy describes a result's columns anew each time, which
    takes longer than the answer.
    """
    cursor = connection.connection.cursor()
    cursor.execute(query, values)
    return list(cursor.fetchall())


def put(connection: Connection, record: str, record_id: str, name: str, words: str) -> None:
    """Index a new record, or index a changed one again."""
    row = connection.exec_driver_sql(_FIND, (record_id,)).fetchone()
    if row is None:
        add(connection, record, record_id, name, words)
        return
    connection.exec_driver_sql(_CHANGE_WORDS, (_all_words(name, words), row[0]))
    if name:
        connection.exec_driver_sql(_CHANGE_NAME, (name, row[0]))


def add(connection: Connection, record: str, record_id: str, name: str, words: str) -> None:
    """Index a record that is known to be new."""
    n = connection.exec_driver_sql(_ADD_DOC, (record, record_id)).scalar_one()
    connection.exec_driver_sql(_ADD_WORDS, (n, _all_words(name, words)))
    if name:
        connection.exec_driver_sql(_ADD_NAME, (n, name))


def _all_words(name: str, words: str) -> str:
    return f"{name}\n{words}" if name else words


def add_many(connection: Connection, record: str, found: Sequence[tuple[str, str, str]]) -> None:
    """Index many new records of one type: `(id, name, words)` each."""
    if not found:
        return
    first = connection.exec_driver_sql(_HIGHEST).scalar_one() + 1
    numbered = list(enumerate(found, first))
    docs = [(n, record, record_id) for n, (record_id, _, _) in numbered]
    connection.exec_driver_sql(_ADD_DOC_AT, docs)
    texts = [(n, _all_words(name, words)) for n, (_, name, words) in numbered]
    connection.exec_driver_sql(_ADD_WORDS, texts)
    named = [(n, name) for n, (_, name, _) in numbered if name]
    if named:
        connection.exec_driver_sql(_ADD_NAME, named)


def drop(connection: Connection, record_id: str) -> None:
    """Take a record out of the index."""
    row = connection.exec_driver_sql(_FIND, (record_id,)).fetchone()
    if row is not None:
        for statement in (_DROP_WORDS, _DROP_NAME, _DROP_DOC):
            connection.exec_driver_sql(statement, (row[0],))


_MATCHES = (
    "SELECT d.n, d.record, d.record_id FROM {index} f JOIN search_doc d ON d.n = f.rowid"
    " WHERE {index} MATCH ? ORDER BY f.rowid DESC LIMIT ?"
)
_IN_TEXT = _MATCHES.format(index="search_index")
_IN_NAMES = _MATCHES.format(index="search_names")


def find(connection: Connection, match: str, limit: int) -> list[Found]:
    """Return the newest matching records. `match` is an FTS5 expression made by `searching`."""
    return [Found(*row) for row in driver_rows(connection, _IN_TEXT, (match, limit))]


def find_names(connection: Connection, match: str, limit: int) -> list[Found]:
    """Return the newest accounts and people whose name matches."""
    return [Found(*row) for row in driver_rows(connection, _IN_NAMES, (match, limit))]


def similar_words(connection: Connection, starts: Iterable[str], size: int) -> list[str]:
    """Return words of the index that begin with one of the given letters, for typing errors.

    Of `size` letters, one more or one less.
    """
    bounds = "term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"
    query = f"SELECT term FROM search_words WHERE {bounds}"  # noqa: S608 - our own words
    words: list[str] = []
    for start in starts:
        high = start[:-1] + chr(ord(start[-1]) + 1)
        rows = driver_rows(connection, query, (start, high, size - 1, size + 1))
        words.extend(row[0] for row in rows)
    return words


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
