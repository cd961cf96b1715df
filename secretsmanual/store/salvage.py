"""Save what can be read of a damaged manual into a new one.

A bad page spoils whatever a SQLCipher connection reads next, so it is opened anew after each
error (trust.md 2.4); stretches of rows that fail are halved until the bad rows stand alone.
"""

import json
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Table, text
from sqlmodel import SQLModel
from sqlmodel.main import default_registry

from secretsmanual.domain.accounts import AccountFields
from secretsmanual.domain.backups import Salvaged
from secretsmanual.domain.errors import Refused
from secretsmanual.domain.people import PersonFields
from secretsmanual.domain.talks import InterviewFields
from secretsmanual.domain.wording import mark, tr
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import manual_file, search_index
from secretsmanual.store.unit import Unit
from secretsmanual.system.files import private_folder
from secretsmanual.system.ids import Ids
from secretsmanual.vault import driver, keys

STRETCH = 512
"""Rows read at once."""
MOST_ROWS = 1 << 21
"""How far to look where the end of a table cannot be read; ten times the largest manual."""
MOST_ERRORS = 3_000
"""Openings that one table may cost: some seconds."""
ROUNDS = 8
"""Parents of parents: how often to look for records that point at lost ones."""

Row = tuple[Any, ...]


def salvage(path: Path, to: Path, key: bytes, now: Callable[[], datetime]) -> Salvaged:
    """Put everything readable of `path` into the new manual `to`, locked like it.

    It is read from a copy: SQLite would write the journal of the damaged file back into it.
    Raises NotFound, and Refused where nothing can be read or `to` is taken.
    """
    manual_file.require_file(path)
    try:
        with TemporaryDirectory(dir=private_folder(to.parent), prefix=".salvage.") as folder:
            return _salvage(_copied(path, Path(folder)), to, key, now)
    except OSError as error:
        raise Refused(
            tr(
                "{name} could not be copied to be read: {reason}.",
                name=path.name,
                reason=error.strerror or tr("the disk refused"),
            ),
            tr("Name a file in another folder, on a disk with room."),
        ) from None


def _copied(path: Path, folder: Path) -> Path:
    for part in (path, path.with_name(path.name + "-wal")):
        if part.exists():
            shutil.copyfile(part, folder / part.name)
    keys.copy_keys(path, folder / path.name)
    return folder / path.name


def _salvage(path: Path, to: Path, key: bytes, now: Callable[[], datetime]) -> Salvaged:
    reader = _Reader(path, key)
    manual_file.create(to, like=path, key=key)
    try:
        done = _save(reader, to, key, now)
        sound = bool(done.kept) and not manual_file.problems_of(to, key)
    except BaseException:
        manual_file.remove(to)
        raise
    if not sound:
        manual_file.remove(to)
        raise Refused(
            tr("{name} is too damaged to be saved.", name=path.name),
            tr("Restore the newest good backup."),
        )
    return done


class _Reader:
    """Reads a damaged file; after an error it begins with a fresh connection."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._open().close()  # raises where not even the first page can be read

    def _open(self) -> driver.Connection:
        return driver.connect(self._path, self._key)

    def all(self, query: str, *values: object) -> list[Row] | None:
        """Return the rows of a query, or None where one of its pages is damaged."""
        try:
            with closing(self._open()) as connection:
                rows: list[Row] = connection.execute(query, values).fetchall()
        except (driver.DriverError, Refused):
            return None
        return rows


def _save(reader: _Reader, to: Path, key: bytes, now: Callable[[], datetime]) -> Salvaged:
    copied = _copy(reader, to, key)
    store = manual_file.open_store(to, Ids(), now, key, before_migration=lambda: None)
    try:
        with store.write(mark("Salvage the manual")) as unit:
            gone = _mend(unit)
            _index(unit)
    finally:
        store.close()
    return replace(copied, lost=copied.lost + gone)


def _copy(reader: _Reader, to: Path, key: bytes) -> Salvaged:
    """Copy all rows that can be read, whatever they point at."""
    kept: dict[str, int] = {}
    unsure, lost = [], 0
    with closing(driver.connect(to, key)) as target:
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN IMMEDIATE")
        for table in SQLModel.metadata.sorted_tables:
            name = table.name
            known = reader.all(f'PRAGMA table_info("{name}")')
            if known == []:
                continue  # an older manual has no such table
            kept[name] = _copy_table(reader, target, table, known)
            counted = reader.all(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - our own name
            if counted is None:
                unsure.append(name)
            else:
                lost += counted[0][0] - kept[name]
        target.execute("COMMIT")
    return Salvaged({name: number for name, number in kept.items() if number}, lost, tuple(unsure))


def _copy_table(
    reader: _Reader, target: driver.Connection, table: Table, known: list[Row] | None
) -> int:
    columns = [column.name for column in table.columns]
    if known is not None:
        there = {row[1] for row in known}
        columns = [name for name in columns if name in there]
    newer = _newer(table, columns)
    into = [*columns, *newer]
    names, all_names = (", ".join(f'"{name}"' for name in some) for some in (columns, into))
    marks = ", ".join("?" for _ in into)
    insert = f'INSERT OR IGNORE INTO "{table.name}" ({all_names}) VALUES ({marks})'  # noqa: S608
    select = f'SELECT {names} FROM "{table.name}" WHERE rowid BETWEEN ? AND ?'  # noqa: S608
    before = target.total_changes
    for rows in _stretches(reader, select, _last(reader, table.name)):
        target.executemany(insert, [(*row, *newer.values()) for row in rows])
    return int(target.total_changes - before)


def _newer(table: Table, there: Collection[str]) -> dict[str, Any]:
    """Return what rows of an older manual hold in columns that came later: a record's defaults."""
    (model,) = (one.class_ for one in default_registry.mappers if one.local_table is table)
    missing = (one for one in table.columns if one.name not in there and not one.nullable)
    values = {
        one.name: model.model_fields[one.name].get_default(call_default_factory=True)
        for one in missing
        if not one.primary_key
    }
    return {
        name: json.dumps(value) if isinstance(value, list | dict) else value
        for name, value in values.items()
    }


def _last(reader: _Reader, name: str) -> int:
    found = reader.all(f'SELECT max(rowid) FROM "{name}"')  # noqa: S608 - our own name
    return MOST_ROWS if found is None else found[0][0] or 0


def _stretches(reader: _Reader, select: str, last: int) -> Iterator[list[Row]]:
    """Yield rows from the first to the last, leaving out those that cannot be read."""
    waiting = [(1, last)]
    errors = 0
    while waiting and errors < MOST_ERRORS:
        low, high = waiting.pop()
        rows = reader.all(select, low, high)
        if rows is not None:
            yield rows
            continue
        errors += 1
        if high - low > STRETCH:
            waiting += [(low + STRETCH, high), (low, low + STRETCH - 1)]
        elif low < high:
            middle = (low + high) // 2
            waiting += [(middle + 1, high), (low, middle)]


def _mend(unit: Unit) -> int:
    """Give records that point at lost ones something to point at; return how many had to go."""
    gone = 0
    for _ in range(ROUNDS):
        broken = unit.connection.execute(text("PRAGMA foreign_key_check")).fetchall()
        if not broken:
            break
        for table, rowid, parent, link in broken:
            gone += _mend_one(unit, table, rowid, parent, link)
    return gone


def _mend_one(unit: Unit, table: str, rowid: int, parent: str, link: int) -> int:
    links = unit.connection.execute(text(f'PRAGMA foreign_key_list("{table}")')).fetchall()
    column = next(row[3] for row in links if row[0] == link)
    info = unit.connection.execute(text(f'PRAGMA table_info("{table}")')).fetchall()
    at = {"row": rowid}
    if not next(row[3] for row in info if row[1] == column):
        clear = f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = :row'  # noqa: S608
        unit.connection.execute(text(clear), at)
        return 0
    look = text(f'SELECT "{column}" FROM "{table}" WHERE rowid = :row')  # noqa: S608
    if _stand_in(unit, parent, unit.connection.execute(look, at).scalar()):
        return 0
    unit.connection.execute(text(f'DELETE FROM "{table}" WHERE rowid = :row'), at)  # noqa: S608
    return 1


def _stand_in(unit: Unit, parent: str, record_id: Any) -> bool:
    """Put a nameless account, person or talk in the place of a lost one, if it can have one."""
    if record_id is None or parent not in {"account", "person", "interview"}:
        return False
    if unit.records(parent).by_ids([record_id]):
        return True
    if parent == "account":
        unit.accounts.add(AccountFields(name=tr("Salvaged account"), created_at=unit.at), record_id)
    elif parent == "person":
        unit.people.add(PersonFields(name=tr("Salvaged person"), created_at=unit.at), record_id)
    else:
        unit.interviews.add(InterviewFields(started=unit.at, ended=unit.at), record_id)
    return True


def _index(unit: Unit) -> None:
    """Let search find everything: its index is made anew."""
    done = {row[0] for row in unit.connection.execute(text("SELECT record_id FROM search_doc"))}
    for kind in kinds.ALL:
        if kind.words is None:
            continue
        rows = [dict(row._mapping) for row in unit.connection.execute(kind.table.select())]  # noqa: SLF001
        words = [(row["id"], *kind.words(row)) for row in rows if row["id"] not in done]
        search_index.add_many(unit.connection, kind.name, words)
