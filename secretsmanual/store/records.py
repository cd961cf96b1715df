"""Read and write one type of record inside a unit of work."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, delete, func, select

from secretsmanual.domain.errors import NotFound
from secretsmanual.domain.values import Fields
from secretsmanual.domain.wording import tr
from secretsmanual.store import search_index
from secretsmanual.store.kinds_of_record import RecordKind
from secretsmanual.system.ids import Ids

R = TypeVar("R", bound=Fields)

MERGED_INTO = "merged_into"
"""No column: in the history of a deleted record, the id of the one it was merged into."""


def as_read(record: type[R], values: dict[str, Any]) -> R:
    """Make a record of columns that were validated when they were written.

    Does what pydantic's `model_construct` ends with, without its walk over the fields: ten times
    faster, and most of what reading a thousand secrets costs. A test holds the two to be equal.
    """
    made = record.__new__(record)
    put = object.__setattr__
    put(made, "__dict__", values)
    put(made, "__pydantic_fields_set__", set())
    put(made, "__pydantic_extra__", None)
    put(made, "__pydantic_private__", None)
    return made


class UnitOfWork(Protocol):
    """What records need of the unit of work they are in."""

    connection: Connection
    ids: Ids

    def touch(self, record: str, record_id: str) -> None:
        """Note that a record was touched."""

    def log(
        self,
        record: str,
        record_id: str,
        op: str,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
    ) -> None:
        """Write an entry of the history."""

    def note(self, record: str, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> None:
        """Seal what of a write is scored to the chain."""


def to_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return column values as JSON types, for the history."""
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in values.items()
    }


class Records(Generic[R]):
    """All records of one type.

    Every write goes through here, so that the history, the search index and the list of what
    was touched are kept once, not per type.
    """

    def __init__(self, unit: UnitOfWork, kind: RecordKind[R]) -> None:
        self._unit = unit
        self._kind = kind
        self._table = kind.table
        self._names = kind.names
        self._select = kind.select

    def get(self, record_id: str) -> R:
        """Return the record, or raise NotFound."""
        found = self.maybe(record_id)
        if found is None:
            raise NotFound(
                tr(
                    "There is no {what} {record_id} in this manual.",
                    what=self._kind.said,
                    record_id=record_id,
                ),
                tr("List them to see what is there."),
            )
        return found

    def maybe(self, record_id: str) -> R | None:
        """Return the record, or None."""
        found = self.where(self._table.c.id == record_id)
        return found[0] if found else None

    def where(
        self,
        *conditions: ColumnElement[bool],
        order: Sequence[Any] = (),
        limit: int | None = None,
    ) -> list[R]:
        """Return the records that meet the conditions, oldest first where no order is given."""
        query = self._select.where(*conditions).order_by(*(order or (self._table.c.seq,)))
        if limit is not None:
            query = query.limit(limit)
        rows = self._unit.connection.execute(query).all()
        return [self._made(dict(zip(self._names, row, strict=True))) for row in rows]

    def by_ids(self, ids: Iterable[str]) -> dict[str, R]:
        """Return the records with these ids, as far as they are there."""
        wanted = list(ids)
        found: dict[str, R] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            for record in self.where(self._table.c.id.in_(part)):
                found[record.id] = record  # type: ignore[attr-defined]
        return found

    def count(self, *conditions: ColumnElement[bool]) -> int:
        """Return how many records meet the conditions."""
        query = select(func.count()).select_from(self._table).where(*conditions)
        return int(self._unit.connection.execute(query).scalar_one())

    def columns(self, record_id: str) -> dict[str, Any]:
        """Return a record's raw columns."""
        query = self._select.where(self._table.c.id == record_id)
        row = self._unit.connection.execute(query).first()
        if row is None:
            return dict(self.get(record_id))  # raises with its sentence
        return dict(zip(self._names, row, strict=True))

    def whole(self, record_id: str) -> dict[str, Any]:
        """Return a record's raw columns and its place among the others, to put it back there."""
        query = select(self._table.c.seq).where(self._table.c.id == record_id)
        return {**self.columns(record_id), "seq": self._unit.connection.execute(query).scalar()}

    def _made(self, values: dict[str, Any]) -> R:
        return as_read(self._kind.record, values)

    def add(self, fields: Fields, record_id: str | None = None) -> R:
        """Add a record and return it."""
        values = fields.columns(record_id or self._unit.ids.new(self._kind.prefix))
        self._unit.connection.execute(self._kind.insert, values)
        self._index(values, new=True)
        if self._kind.additions_in_history:
            self._unit.log(self._kind.name, values["id"], "add", None, None)
        self._unit.touch(self._kind.name, values["id"])
        self._unit.note(self._kind.name, None, values)
        return self._made(values)

    def add_many(self, rows: Sequence[dict[str, Any]]) -> None:
        """Add many records at once (an import): complete columns, ids included.

        They enter no history: an import is taken back by its own id.
        """
        if not rows:
            return
        self._unit.connection.execute(self._kind.insert, rows)
        words = self._kind.words
        if words is not None:
            found = [(row["id"], *words(row)) for row in rows]
            search_index.add_many(self._unit.connection, self._kind.name, found)
        for row in rows:
            self._unit.touch(self._kind.name, row["id"])

    def change(self, record_id: str, **values: Any) -> R:
        """Change some fields and return the record; the old values enter the history."""
        before = self.columns(record_id)
        changed = {name: value for name, value in values.items() if before[name] != value}
        if changed:
            self.validated({**before, **changed})
            self.write(record_id, {**before, **changed}, changed)
            old = {name: before[name] for name in changed}
            self._unit.log(self._kind.name, record_id, "change", to_json(old), to_json(changed))
            self._unit.note(self._kind.name, before, {**before, **changed})
        return self.get(record_id)

    def validated(self, columns: Mapping[str, Any]) -> R:
        """Return the record that these columns make; raises pydantic's ValidationError."""
        return self._kind.record.model_validate(dict(columns))

    def write(self, record_id: str, whole: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
        """Write changed columns without an entry in the history (undo does its own)."""
        self._put(record_id, changed)
        self._index(whole, new=False)
        self._unit.touch(self._kind.name, record_id)

    def set_quietly(self, record_id: str, **values: Any) -> None:
        """Write working state (a draft, a session's position) that undo has no business with."""
        self._put(record_id, values)
        self._unit.touch(self._kind.name, record_id)

    def _put(self, record_id: str, values: Mapping[str, Any]) -> None:
        query = self._kind.update(tuple(values))
        self._unit.connection.execute(query, {**values, "its_id": record_id})

    def delete(self, record_id: str, merged_into: str = "") -> None:
        """Delete a record; the whole of it enters the history, and what it became a part of."""
        before = to_json(self.whole(record_id))
        if merged_into:
            before[MERGED_INTO] = merged_into
        self.erase(record_id)
        self._unit.log(self._kind.name, record_id, "delete", before, None)

    def erase(self, record_id: str) -> None:
        """Delete a record without an entry in the history (undo does its own)."""
        self._unit.connection.execute(delete(self._table).where(self._table.c.id == record_id))
        if self._kind.words is not None:
            search_index.drop(self._unit.connection, record_id)
        self._unit.touch(self._kind.name, record_id)

    def put_back(self, columns: Mapping[str, Any]) -> None:
        """Insert a record as it was, from the history's JSON; in its old place if that is free."""
        values = dict(self.validated(columns))
        place = columns.get("seq")
        if place is not None and not self.count(self._table.c.seq == place):
            values["seq"] = place
        self._unit.connection.execute(self._kind.insert, values)
        self._index(values, new=True)
        self._unit.touch(self._kind.name, values["id"])

    def _index(self, columns: Mapping[str, Any], *, new: bool) -> None:
        if self._kind.words is None:
            return
        put = search_index.add if new else search_index.put
        words = self._kind.words(dict(columns))
        put(self._unit.connection, self._kind.name, columns["id"], *words)
