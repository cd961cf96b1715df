"""Take a person out of the manual for good: rows, references, history, search, words that left.

Nothing here enters the history. `Eraser` knows what goes; what is left of a text about others is
decided by the caller (`services.erasing`).
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select, text, update

from secretsmanual.domain.erasing import Names
from secretsmanual.domain.wording import mark
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import tables
from secretsmanual.store.person_links import STANDS
from secretsmanual.store.person_reach import HISTORY, Reach, in_parts, stand_of
from secretsmanual.store.unit import Unit

_ACTION = tables.ActionRow.__table__  # type: ignore[attr-defined]
_HANDED = tables.HandedRow.__table__  # type: ignore[attr-defined]
_NOT_SAME = tables.NotSameRow.__table__  # type: ignore[attr-defined]
_ERASED = tables.ErasedRow.__table__  # type: ignore[attr-defined]

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
        went, spoilt = set[int](), set[int]()
        changed: dict[int, dict[str, Any]] = {}
        for row in self._unit.connection.execute(select(HISTORY)):
            if row.record_id in self._ids or row.record_id in edited:
                went.add(row.n)
                spoilt.add(row.action_n)
                continue
            values = {"before": row.before, "after": row.after}
            without = {name: self.without_ids(value) for name, value in values.items()}
            if without != values:
                spoilt.add(row.action_n)
            if names:
                without = self._names.taken_out_of(without, near=True)
            if without != values:
                changed[row.n] = without
        execute = self._unit.connection.execute
        for n, values in changed.items():
            execute(update(HISTORY).where(HISTORY.c.n == n).values(**values))
        for n in went:
            execute(delete(HISTORY).where(HISTORY.c.n == n))
        for n in spoilt:
            execute(update(_ACTION).where(_ACTION.c.n == n).values(erased=True))
        self._labels(spoilt)
        return len(went)

    def without_ids(self, value: Any) -> Any:
        """Return a value of JSON types in which none of the records is named by its id."""
        if isinstance(value, str):
            return None if value in self._ids else value
        if isinstance(value, list):
            return [self.without_ids(one) for one in value if one not in self._ids]
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
        wanted = [*links, *lists, *stand.forgets, *plain]
        if not wanted:
            return {}
        found: dict[str, dict[str, Any]] = {}
        columns = kind.table.c
        query = select(columns.id, *(columns[name] for name in wanted))
        for row_id, *values in self._unit.connection.execute(query):
            if row_id in self._ids:
                continue
            now = dict(zip(wanted, values, strict=True))
            then = {name: self.without_ids(value) for name, value in now.items()}
            changed = {name: value for name, value in then.items() if value != now[name]}
            if changed:
                found[row_id] = changed
        return found


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


def people_ever(unit: Unit) -> set[str]:
    """Return the ids of all people who stand in the manual or in its history."""
    person = kinds.PERSON.table.c.id
    ever = select(HISTORY.c.record_id).where(HISTORY.c.record == "person")
    execute = unit.connection.execute
    return {*execute(select(person)).scalars(), *execute(ever).scalars()}


def settle_search(unit: Unit) -> None:
    """Write the search index anew: until then words of what was deleted stand in it."""
    for index in ("search_index", "search_names"):
        unit.connection.execute(text(f"INSERT INTO {index}({index}) VALUES('optimize')"))
