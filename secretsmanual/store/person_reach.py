"""What belongs to a person, wherever it stands: by the declarations of `person_links`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from sqlalchemy import ColumnElement, String, Table, false, func, or_, select, type_coerce

from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import tables
from secretsmanual.store.kinds_of_record import RecordKind
from secretsmanual.store.person_links import STANDS, Stand
from secretsmanual.store.records import MERGED_INTO
from secretsmanual.store.unit import Unit

Reach = dict[str, set[str]]
"""Ids by type of record."""

HISTORY: Table = tables.HistoryRow.__table__  # type: ignore[attr-defined]
_WHOLE = {"add", "delete"}
"""Entries of the history that hold a whole record."""
_AT_ONCE = 500
_ID = re.compile(r"[a-z]+-[0-9A-Za-z-]+")


def stand_of(kind: RecordKind[Any]) -> Stand:
    """Return what is declared of a type's table."""
    return STANDS[kind.table.name]


def linked(unit: Unit, people: Iterable[str], link: str) -> Reach:
    """Return the records that hold one of these people's ids in a column of this link."""
    found: Reach = defaultdict(set)
    wanted = set(people)
    for kind in kinds.ALL:
        for name, declared in stand_of(kind).links.items():
            if declared == link:
                found[kind.name] |= _holding(unit, kind, name, wanted, among=link == "among")
    return found


def _holding(
    unit: Unit, kind: RecordKind[Any], name: str, wanted: set[str], *, among: bool
) -> set[str]:
    columns = kind.table.c
    if among:
        rows = unit.connection.execute(select(columns.id, columns[name]))
        return {row[0] for row in rows if wanted.intersection(row[1])}
    query = select(columns.id).where(columns[name].in_(wanted))
    return set(unit.connection.execute(query).scalars())


def with_followers(unit: Unit, found: Mapping[str, Iterable[str]]) -> Reach:
    """Add what cannot stand without these records: uses, rehearsals, answers to quotes."""
    reach: Reach = defaultdict(set, {name: set(ids) for name, ids in found.items()})
    before = -1
    while before != (before := sum(map(len, reach.values()))):
        for kind in kinds.ALL:
            for name, of in _followed(kind):
                ids = set().union(*reach.values()) if of is None else reach[of]
                reach[kind.name] |= _pointing(unit, kind, name, ids)
    return reach


def _followed(kind: RecordKind[Any]) -> Iterator[tuple[str, str | None]]:
    """Give the columns that a row cannot be without, with the type they point at if it is known."""
    by_table = {one.table.name: one.name for one in kinds.ALL}
    for column in kind.table.columns:
        for key in column.foreign_keys:
            if not column.nullable:
                yield column.name, by_table[key.column.table.name]
    yield from ((name, None) for name in stand_of(kind).follows)


def _pointing(unit: Unit, kind: RecordKind[Any], name: str, ids: Iterable[str]) -> set[str]:
    columns, found = kind.table.c, set[str]()
    for part in in_parts(ids):
        query = select(columns.id).where(columns[name].in_(part))
        found.update(unit.connection.execute(query).scalars())
    return found


def in_parts(ids: Iterable[str]) -> Iterator[list[str]]:
    """Cut a list of ids into what one statement may name."""
    listed = sorted(ids)
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]


def as_text(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Return a column of JSON as the text it is kept as: most of it need not be decoded."""
    return type_coerce(column, String)


def names_any(text: str | None, ids: Set[str]) -> bool:
    """Whether any of these ids stands in a text of JSON types."""
    return bool(text) and not ids.isdisjoint(_ID.findall(text or ""))


def in_order(unit: Unit, record: str, ids: Iterable[str]) -> list[str]:
    """Return those of the ids that are in the manual, in the order in which they were written."""
    columns, found = kinds.BY_NAME[record].table.c, list[tuple[int, str]]()
    for part in in_parts(ids):
        query = select(columns.seq, columns.id).where(columns.id.in_(part))
        found += [(row.seq, row.id) for row in unit.connection.execute(query)]
    return [record_id for _, record_id in sorted(found)]


def secrets_by_line(unit: Unit) -> dict[str, list[str]]:
    """Return the ids of the secrets that were made of each raw line."""
    columns, found = kinds.SECRET.table.c, defaultdict[str, list[str]](list)
    query = select(columns.line_id, columns.id).where(columns.line_id.is_not(None))
    for line_id, secret_id in unit.connection.execute(query):
        found[line_id].append(secret_id)
    return found


def deleted_earlier(unit: Unit, people: Iterable[str]) -> Reach:
    """Return records of these people that stand in the history alone, as far as it holds them."""
    wanted, found = set(people), defaultdict[str, set[str]](set)
    theirs = {
        kind.name: [name for name, link in stand_of(kind).links.items() if link == "theirs"]
        for kind in kinds.ALL
    }
    followed = {kind.name: [name for name, _ in _followed(kind)] for kind in kinds.ALL}
    for record, record_id, values in _wholes(unit, _naming(wanted)):
        if any(values.get(name) in wanted for name in theirs.get(record, ())):
            found[record].add(record_id)
    following = HISTORY.c.record.in_([record for record, names in followed.items() if names])
    for record, record_id, values in _wholes(unit, following):
        gone = set().union(*found.values())
        if any(values.get(name) in gone for name in followed.get(record, ())):
            found[record].add(record_id)
    return {record: ids - set(unit.records(record).by_ids(ids)) for record, ids in found.items()}


def _wholes(unit: Unit, where: ColumnElement[bool]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Give the whole records that the history holds, as (type, id, values)."""
    query = select(HISTORY).where(HISTORY.c.op.in_(_WHOLE), where)
    for row in unit.connection.execute(query):
        yield row.record, row.record_id, row.before or row.after or {}


def _naming(ids: Iterable[str]) -> ColumnElement[bool]:
    """Ask for the entries of the history in which any of a few ids stands."""
    texts = (as_text(HISTORY.c.before), as_text(HISTORY.c.after))
    return or_(false(), *(func.instr(text, one) > 0 for text in texts for one in sorted(ids)))


def merged_into(unit: Unit, person_id: str) -> set[str]:
    """Return the ids of people who were merged into this one, as the history tells."""
    query = select(HISTORY).where(HISTORY.c.record == "person", HISTORY.c.op == "delete")
    merged = [
        (row.record_id, row.before.get(MERGED_INTO)) for row in unit.connection.execute(query)
    ]
    found, before = {person_id}, 0
    while before != (before := len(found)):
        found |= {one for one, into in merged if into in found}
    return found - {person_id}
