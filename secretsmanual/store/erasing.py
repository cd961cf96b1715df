"""Take a person out of the manual for good: rows, references, history, search, words that left.

Nothing here enters the history. `Eraser` knows what goes; what is left of a text about others is
decided by the caller (`services.erasing`).
"""

import json
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, or_, select, text, update

from secretsmanual.domain.erasing import Names
from secretsmanual.domain.wording import mark
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import tables
from secretsmanual.store.person_links import STANDS
from secretsmanual.store.person_reach import (
    HISTORY,
    Reach,
    as_text,
    in_parts,
    names_any,
    stand_of,
)
from secretsmanual.store.unit import Unit

_ACTION = tables.ActionRow.__table__  # type: ignore[attr-defined]
_HANDED = tables.HandedRow.__table__  # type: ignore[attr-defined]
_NOT_SAME = tables.NotSameRow.__table__  # type: ignore[attr-defined]
_ERASED = tables.ErasedRow.__table__  # type: ignore[attr-defined]

_BY_TABLE = {kind.table.name: kind.name for kind in kinds.ALL}
_CHANGES = select(
    *(HISTORY.c.n, HISTORY.c.action_n, as_text(HISTORY.c.before), as_text(HISTORY.c.after))
).where(or_(as_text(HISTORY.c.before) != "null", as_text(HISTORY.c.after) != "null"))
"""The entries of the history that hold values, as text: SQLAlchemy keeps nothing as `null`."""

SPOILT = mark("Earlier change")
"""What an action is called of which a part was erased."""


class Eraser:
    """Takes these records out of an open unit of work."""

    def __init__(self, unit: Unit, gone: Reach, names: Names) -> None:
        self._unit = unit
        self._gone = gone
        self._ids = frozenset(set().union(*gone.values()))
        self._names = names

    def rows(self) -> None:
        """Delete the records, and let nothing that stays point at them."""
        self._let_go()
        for kind in kinds.ALL:
            records = self._unit.records(kind.name)
            for record_id in self._gone.get(kind.name, ()):
                records.erase(record_id)
        for part in in_parts(self._ids):
            same = _NOT_SAME.c.one.in_(part)
            self._unit.connection.execute(delete(_NOT_SAME).where(same))
        named = _NOT_SAME.c.other == self._names.whole
        self._unit.connection.execute(delete(_NOT_SAME).where(named))

    def words_that_left(self) -> None:
        """Keep of the receipts' lines their ids alone."""
        for part in in_parts(self._gone.get("secret", ())):
            said = update(_HANDED).where(_HANDED.c.secret_id.in_(part)).values(said="", words="")
            self._unit.connection.execute(said)

    def history(self, edited: Collection[str], *, names: bool) -> int:
        """Take them out of the history, with all entries of the records that were `edited`.

        `names` takes the name out of every other entry as well. Returns how many entries went.
        """
        execute = self._unit.connection.execute
        went = self._entries_of({*self._ids, *edited})
        spoilt, changed = set(went.values()), dict[int, dict[str, Any]]()
        for n, action_n, values in self._entries_naming(went, any_name=names):
            without = {name: self.without_ids(value) for name, value in values.items()}
            if without != values:
                spoilt.add(action_n)
            if names:
                without = self._names.taken_out_of(without, near=True)
            if without != values:
                changed[n] = without
        for n, values in changed.items():
            execute(update(HISTORY).where(HISTORY.c.n == n).values(**values))
        for n in went:
            execute(delete(HISTORY).where(HISTORY.c.n == n))
        for n in spoilt:
            execute(update(_ACTION).where(_ACTION.c.n == n).values(erased=True))
        self._labels(spoilt)
        return len(went)

    def _entries_of(self, ids: Iterable[str]) -> dict[int, int]:
        """Return the entries of these records, each with its action."""
        found: dict[int, int] = {}
        for part in in_parts(ids):
            query = select(HISTORY.c.n, HISTORY.c.action_n).where(HISTORY.c.record_id.in_(part))
            found |= {row.n: row.action_n for row in self._unit.connection.execute(query)}
        return found

    def _entries_naming(
        self, but: Container[int], *, any_name: bool
    ) -> Iterator[tuple[int, int, dict[str, Any]]]:
        """Give the other entries that name a record that goes, or may name anybody at all."""
        for n, action_n, *texts in self._unit.connection.execute(_CHANGES):
            wanted = any_name or any(names_any(one, self._ids) for one in texts)
            if wanted and n not in but:
                before, after = (None if one is None else json.loads(one) for one in texts)
                yield n, action_n, {"before": before, "after": after}

    def without_ids(self, value: Any) -> Any:
        """Return a value of JSON types in which none of the records is named by its id."""
        if isinstance(value, str):
            return None if value in self._ids else value
        if isinstance(value, list):
            staying = (one for one in value if not (isinstance(one, str) and one in self._ids))
            return [self.without_ids(one) for one in staying]
        if isinstance(value, Mapping):
            return {key: self.without_ids(one) for key, one in value.items()}
        return value

    def _labels(self, spoilt: Collection[int]) -> None:
        """Say of no action whom it was about: labels hold names, former ones as well."""
        for row in self._unit.connection.execute(select(_ACTION.c.n, _ACTION.c.label)).all():
            label = SPOILT if row.n in spoilt else self._names.taken_out(row.label, near=False)
            if label != row.label:
                query = update(_ACTION).where(_ACTION.c.n == row.n)
                self._unit.connection.execute(query.values(label=label))

    def _let_go(self) -> None:
        for kind in kinds.ALL:
            staying = self._pointing(kind)
            records = self._unit.records(kind.name)
            for record_id, values in staying.items():
                records.write(record_id, {**records.columns(record_id), **values}, values)

    def _pointing(self, kind: kinds.RecordKind[Any]) -> dict[str, dict[str, Any]]:
        """Return what has to change in the records that stay, by id."""
        stand = stand_of(kind)
        links = [c.name for c in kind.table.columns if c.foreign_keys and c.nullable]
        lists = [name for name, link in stand.links.items() if link == "among"]
        plain = [name for name in ("sides", "said") if name in stand.texts and stand.follows]
        texts = [*lists, *stand.forgets, *plain]
        found: dict[str, dict[str, Any]] = {}
        for row_id in self._linked(kind, links) | self._holding(kind, texts):
            columns = self._unit.records(kind.name).columns(row_id)
            now = {name: columns[name] for name in (*links, *texts)}
            then = {name: self.without_ids(value) for name, value in now.items()}
            found[row_id] = {name: value for name, value in then.items() if value != now[name]}
        return found

    def _linked(self, kind: kinds.RecordKind[Any], links: Iterable[str]) -> set[str]:
        """Return which of the records that stay point at one that goes."""
        columns, found = kind.table.c, set[str]()
        for name in links:
            (link,) = columns[name].foreign_keys
            going = self._gone.get(_BY_TABLE[link.column.table.name], ())
            for part in in_parts(going):
                query = select(columns.id).where(columns[name].in_(part))
                found.update(self._unit.connection.execute(query).scalars())
        return found - self._ids

    def _holding(self, kind: kinds.RecordKind[Any], texts: Sequence[str]) -> set[str]:
        """Return which of the records that stay name one that goes in one of these columns."""
        if not texts:
            return set()
        columns = kind.table.c
        query = select(columns.id, *(as_text(columns[name]) for name in texts))
        return {
            row_id
            for row_id, *said in self._unit.connection.execute(query)
            if row_id not in self._ids and any(names_any(one, self._ids) for one in said)
        }


def typed_rows(unit: Unit) -> Iterable[tuple[str, str, dict[str, Any]]]:
    """Give each record in which somebody typed: its type, its id, its texts and whose it is."""
    for kind in kinds.ALL:
        texts = STANDS[kind.table.name].texts
        columns = kind.table.c
        names = [n for n in ("id", "account_id", "person_id", *texts) if n in columns]
        if texts:
            for row in unit.connection.execute(select(*(columns[name] for name in names))):
                yield kind.name, row.id, dict(zip(names, row, strict=True))


def texts_of(record: str, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of a record's columns in which somebody typed."""
    return {name: columns[name] for name in stand_of(kinds.BY_NAME[record]).texts}


def remember(unit: Unit, marks: Iterable[str], on: date) -> None:
    """Remember somebody who was erased, by marks that tell nothing of them."""
    rows = [{"mark": mark, "on": on} for mark in sorted(marks)]
    unit.connection.execute(insert(_ERASED), rows)


def remembered(unit: Unit) -> dict[str, date]:
    """Return when the person behind each mark was erased."""
    rows = unit.connection.execute(select(_ERASED.c.mark, _ERASED.c.on))
    return {row.mark: row.on for row in rows}


def forget(unit: Unit, marks: Iterable[str]) -> None:
    """Forget marks: somebody came back, as the user decided."""
    unit.connection.execute(delete(_ERASED).where(_ERASED.c.mark.in_(tuple(marks))))


def settle_search(unit: Unit) -> None:
    """Write the search index anew: until then words of what was deleted stand in it."""
    for index in ("search_index", "search_names"):
        unit.connection.execute(text(f"INSERT INTO {index}({index}) VALUES('optimize')"))
