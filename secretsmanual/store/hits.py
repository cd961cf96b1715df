"""What is shown of each record that a search found: one query for each type among them.

Bare rows through the driver: 50 hits cost half a millisecond so, and ten times that as whole
records (speed.md).
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from secretsmanual.store.search_index import Found, driver_rows


class HitRow(NamedTuple):
    """One found record as the list of hits shows it."""

    type: str
    id: str
    account_id: str
    account: str
    person_id: str
    person: str
    kind: str
    text: str
    day: str
    """ISO date, or empty."""
    sensitivity: str
    gold: bool
    status: str
    talk: str = ""
    """The interview of a line, or the talk itself."""
    waits: bool = False
    """Whether that talk waits for its review."""


_WHO = "coalesce(a.id, ''), coalesce(a.name, ''), coalesce(p.id, ''), coalesce(p.name, '')"
_JOINS = "LEFT JOIN account a ON a.id = {account} LEFT JOIN person p ON p.id = {person}"
_TALKS = {"line": "i", "interview": "r"}
_PLAIN = "'', {text}, coalesce({day}, ''), '', 0, ''"


def _query(table: str, text: str, day: str, account: str, person: str, more: str = "") -> str:
    talk = _TALKS.get(table)
    columns = _PLAIN.format(text=text, day=day) + (
        f", {talk}.id, {talk}.review = 'pending'" if talk else ""
    )
    joins = _JOINS.format(account=account, person=person)
    return f"SELECT r.id, {_WHO}, {columns} FROM {table} r {more} {joins} WHERE r.id IN "  # noqa: S608 - names only


_SECRETS = (
    f"SELECT r.id, {_WHO}, r.kind, r.text, r.last_confirmed, r.sensitivity, r.gold, r.status"  # noqa: S608
    " FROM secret r LEFT JOIN account a ON a.id = r.account_id"
    " LEFT JOIN person p ON p.id = r.person_id"
)
_BEST_KNOWN = (
    f"{_SECRETS} WHERE r.{{owner}}_id = ? AND r.status = 'active' AND r.sensitivity <> 'never'"
    " ORDER BY r.gold DESC, r.last_confirmed DESC, r.id LIMIT ?"
)
_QUERIES = {
    "account": _query("account", "r.name", "''", "r.id", "NULL"),
    "person": _query("person", "r.name", "''", "r.account_id", "r.id"),
    "secret": f"{_SECRETS} WHERE r.id IN ",
    "secret_use": _query(
        "secret_use", "r.how", 'r."on"', "s.account_id", "s.person_id",
        "JOIN secret s ON s.id = r.secret_id",
    ),
    "line": _query(
        "line", "r.raw", "substr(r.saved_at, 1, 10)", "i.account_id",
        "json_extract(i.attendees, '$[0]')", "JOIN interview i ON i.id = r.interview_id",
    ),
    "interview": _query(
        "interview", "CASE WHEN r.summary <> '' THEN r.summary ELSE r.purpose END",
        "substr(r.started, 1, 10)", "r.account_id", "json_extract(r.attendees, '$[0]')",
    ),
    "promise": _query("promise", "r.text", "r.due", "r.account_id", "r.person_id"),
    "ask_later": _query(
        "ask_later", "r.text", "substr(r.created_at, 1, 10)", "r.account_id", "r.person_id"
    ),
    "meeting": _query(
        "meeting", "r.purpose", "substr(r.at, 1, 10)", "r.account_id",
        "json_extract(r.attendees, '$[0]')",
    ),
    "oops": _query(
        "oops", "r.what", "substr(r.learned_at, 1, 10)", "r.account_id", "r.person_id"
    ),
    "rating": _query("rating", "r.quote", 'r."on"', "r.account_id", "r.person_id"),
    "story": _query("story", "r.asked", 'r."on"', "r.account_id", "r.person_id"),
    "referral": _query(
        "referral", "r.\"to\" || CASE WHEN r.why <> '' THEN ': ' || r.why ELSE '' END",
        'r."on"', "r.account_id", "r.person_id",
    ),
    "idea": _query("idea", "r.title", "r.noted_on", "r.account_id", "r.person_id"),
    "market_test": _query("market_test", "r.hypothesis", "r.started_on", "NULL", "NULL"),
    "relation": _query("relation", "r.note", 'r."on"', "r.account_id", "r.from_id"),
}  # fmt: skip


def of(connection: Connection, found: Sequence[Found]) -> list[HitRow]:
    """Return what is shown of the found records, in their order."""
    ids: dict[str, list[str]] = {}
    for one in found:
        ids.setdefault(one.record, []).append(one.record_id)
    rows: dict[str, HitRow] = {}
    for record, wanted in ids.items():
        marks = ", ".join("?" * len(wanted))
        query = f"{_QUERIES[record]}({marks})"
        for row in driver_rows(connection, query, tuple(wanted)):
            rows[row[0]] = HitRow(record, *row)
    return [rows[one.record_id] for one in found if one.record_id in rows]


def best_known(connection: Connection, of: HitRow, limit: int) -> list[HitRow]:
    """Return the secrets of a found person or account: gold first, then the freshest.

    What must never be mentioned is not among them.
    """
    query = _BEST_KNOWN.format(owner=of.type)
    rows = driver_rows(connection, query, (of.id, limit))
    return [HitRow("secret", *row) for row in rows]
