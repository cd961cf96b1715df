"""Write the chain of what is scored, read it, and look whether it holds."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from json import loads
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from secretsmanual.domain.chain import FACTS, Chain, Entry, Noted, digest, facts, link
from secretsmanual.domain.wording import tr, trn
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store.chain_tables import ChainRow
from secretsmanual.store.moments import to_text
from secretsmanual.system.ids import Ids
from secretsmanual.vault.driver import DriverError

_CHAIN = ChainRow.__table__  # type: ignore[attr-defined]
_LAST = select(_CHAIN.c.link).order_by(_CHAIN.c.n.desc()).limit(1)
_INSERT = insert(_CHAIN)
_AT_ONCE = 500


def append(
    connection: Connection, ids: Ids, at: datetime, record: str, record_id: str, told: Noted
) -> None:
    """Seal an entry to the last one, in the transaction that writes what it tells of."""
    salt = ids.new("z")
    sealed = digest(salt, told.facts)
    before = connection.execute(_LAST).scalar() or ""
    on = told.on.isoformat() if told.on else None
    entry = (record, record_id, told.what, on, told.source, sealed)
    connection.execute(
        _INSERT,
        {
            "at": at,
            "record": record,
            "record_id": record_id,
            "what": told.what,
            "on": told.on,
            "source": told.source,
            "digest": sealed,
            "salt": salt,
            "link": link(before, to_text(at), entry),
        },
    )


def read(connection: Connection, first: datetime, last: datetime) -> Chain:
    """Return the entries noted from `first` to before `last`, and where the chain ends."""
    columns = _CHAIN.c
    query = (
        select(
            columns.n, columns.at, columns.record, columns.record_id,
            columns.what, columns.on, columns.source,
        )
        .where(columns.at >= first, columns.at < last)
        .order_by(columns.n)
    )  # fmt: skip
    entries = [Entry(*row) for row in connection.execute(query)]
    length = int(connection.execute(select(func.count()).select_from(_CHAIN)).scalar_one())
    return Chain(entries, length, connection.execute(_LAST).scalar() or "")


def forget(connection: Connection, record_ids: Iterable[str]) -> None:
    """Drop the salts of records that were erased or edited for an erasure; the links stay."""
    wanted = list(record_ids)
    for start in range(0, len(wanted), _AT_ONCE):
        these = _CHAIN.c.record_id.in_(wanted[start : start + _AT_ONCE])
        connection.execute(update(_CHAIN).where(these).values(salt=""))


def problems(connection: Any) -> list[str]:
    """Say what is wrong with the chain of an open file, which may be damaged or older.

    Links are counted anew one by one. Facts are looked at where nothing in the history says that
    they were changed since.
    """
    rows: list[tuple[Any, ...]] = []
    with suppress(DriverError):  # an older manual has no chain; damage is told by others
        query = 'SELECT at, record, record_id, what, "on", source, digest, salt, link FROM chain'
        rows = connection.execute(f"{query} ORDER BY n").fetchall()
    found: list[str] = []
    broken = _first_broken(rows)
    if broken is not None:
        at = _day(rows[broken][0])
        found.append(
            tr(
                "the chain of the report card does not hold from entry {entry} on, noted {day}: "
                "something was changed outside the program",
                entry=broken + 1,
                day=at,
            )
        )
    changed = sum(_differs(connection, row) for row in rows)
    if changed:
        found.append(
            trn(
                "{n} of the report card's entries say other things than when they were noted",
                "{n} of the report card's entries say other things than when they were noted",
                changed,
            )
        )
    return found


def _first_broken(rows: Sequence[tuple[Any, ...]]) -> int | None:
    before = ""
    for place, (at, record, record_id, what, on, source, sealed, _salt, told) in enumerate(rows):
        if link(before, at, (record, record_id, what, on, source, sealed)) != told:
            return place
        before = told
    return None


def _differs(connection: Any, row: tuple[Any, ...]) -> bool:
    _at, record, record_id, what, _on, _source, sealed, salt, _told = row
    if not salt or what not in FACTS:
        return False
    table, names = kinds.BY_NAME[record].table.name, FACTS[what][1]
    columns = ", ".join(f'"{name}"' for name in names)
    values = connection.execute(
        f'SELECT {columns} FROM "{table}" WHERE id = ?',  # noqa: S608 - our own names
        (record_id,),
    ).fetchone()
    if values is None:
        return False  # taken back, or deleted
    now = dict(zip(names, values, strict=True))
    return digest(salt, facts(what, now)) != sealed and not _explained(connection, row, now)


_CHANGES = (
    "SELECT h.before, h.after, a.undone FROM history h JOIN action a ON a.n = h.action_n"
    " WHERE h.record = ? AND h.record_id = ? AND h.op = 'change' AND a.at >= ? ORDER BY h.n"
)


def _explained(connection: Any, row: tuple[Any, ...], now: dict[str, Any]) -> bool:
    """Whether the history tells how the facts became what they are now."""
    at, record, record_id = row[:3]
    told: dict[str, Any] = {}
    for before, after, undone in connection.execute(_CHANGES, (record, record_id, at)):
        told.update(loads(before if undone else after))
    expected = {name: told[name] for name in now if name in told}
    return bool(expected) and all(now[name] == value for name, value in expected.items())


def _day(moment: str) -> str:
    return date.fromisoformat(moment[:10]).isoformat()
