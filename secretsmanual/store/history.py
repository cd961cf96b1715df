"""Undo, redo and what happened to a record: one mechanism for every type."""

from typing import Any

from sqlalchemy import desc, select, update

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.happened import Entry
from secretsmanual.domain.wording import tr
from secretsmanual.store import queries, tables
from secretsmanual.store.records import to_json
from secretsmanual.store.unit import Unit

_ACTION = tables.ActionRow.__table__  # type: ignore[attr-defined]
_HISTORY = tables.HistoryRow.__table__  # type: ignore[attr-defined]


def of_record(unit: Unit, record: str, record_id: str) -> list[Entry]:
    """Return what happened to a record, newest first."""
    query = (
        select(
            _ACTION.c.at,
            _ACTION.c.label,
            _HISTORY.c.op,
            _HISTORY.c.before,
            _HISTORY.c.after,
            _ACTION.c.undone,
        )
        .join(_ACTION, _ACTION.c.n == _HISTORY.c.action_n)
        .where(_HISTORY.c.record == record, _HISTORY.c.record_id == record_id)
        .order_by(desc(_HISTORY.c.n))
    )
    return [Entry(*row) for row in unit.connection.execute(query)]


def undo(unit: Unit, action: int) -> str:
    """Take an action back and return its label.

    Raises:
        Refused: it was taken back already, or a later change stands on it.
    """
    label = _mark(unit, action, undone=True)
    for entry in reversed(_entries(unit, action)):
        _undo_entry(unit, entry)
    return label


def redo(unit: Unit, action: int) -> str:
    """Do an undone action again and return its label."""
    label = _mark(unit, action, undone=False)
    for entry in _entries(unit, action):
        _redo_entry(unit, entry)
    return label


def take_back(unit: Unit, action: int) -> tuple[int, int]:
    """Take an action back as far as nothing stands on it by now; return how much went and stayed.

    What was added stays where other records point at it or it was changed since; a change stays
    where the record was changed again. Raises Refused where it was taken back already.
    """
    _mark(unit, action, undone=True)
    entries = _entries(unit, action)
    stays = _stood_on(unit, action, {e.record_id for e in entries if e.op == "add"})
    gone, kept = 0, 0
    for entry in reversed(entries):
        counts = entry.record != "conflict"
        if entry.record_id not in stays or entry.op != "add":
            done = _taken_back(unit, entry)
        else:
            done = not counts
        gone += done and counts
        kept += not done and counts
    return gone, kept


def _taken_back(unit: Unit, entry: Any) -> bool:
    try:
        _undo_entry(unit, entry)
    except Refused:
        return False
    return True


def _stood_on(unit: Unit, action: int, added: set[str]) -> set[str]:
    """Return which of the added records were changed since or are pointed at by what stays."""
    ours = select(_HISTORY.c.record_id).where(_HISTORY.c.action_n == action)
    later = (
        select(_HISTORY.c.record_id)
        .join(_ACTION, _ACTION.c.n == _HISTORY.c.action_n)
        .where(_HISTORY.c.action_n > action, _ACTION.c.undone.is_(False))
        .where(_HISTORY.c.record_id.in_(ours))
    )
    stays = added.intersection(unit.connection.execute(later).scalars())
    points: dict[str, set[str]] = {}
    for one, at in queries.pointers(unit):
        if at in added:
            points.setdefault(one, set()).add(at)
    waiting = [*stays, *(points.keys() - added)]
    while waiting:
        more = points.get(waiting.pop(), set()) - stays
        stays |= more
        waiting.extend(more)
    return stays


def _mark(unit: Unit, action: int, *, undone: bool) -> str:
    row = unit.connection.execute(
        select(_ACTION.c.label, _ACTION.c.undone, _ACTION.c.erased).where(_ACTION.c.n == action)
    ).first()
    if row is None or bool(row.undone) is undone:
        raise Refused(tr("There is nothing to undo here."), tr("It was taken back already."))
    if row.erased:
        raise Refused(
            tr("This cannot be undone: part of it was about somebody who was erased since."),
            tr("Change by hand what should be otherwise."),
        )
    values = {"undone": undone, "turned_at": unit.at}
    unit.connection.execute(update(_ACTION).where(_ACTION.c.n == action).values(**values))
    return str(row.label)


def _entries(unit: Unit, action: int) -> list[Any]:
    query = select(_HISTORY).where(_HISTORY.c.action_n == action).order_by(_HISTORY.c.n)
    return list(unit.connection.execute(query))


def _undo_entry(unit: Unit, entry: Any) -> None:
    records = unit.undoable(entry.record)
    if entry.op == "add":
        _keep(unit, entry, after=to_json(records.whole(entry.record_id)))
        records.erase(entry.record_id)
    elif entry.op == "delete":
        records.put_back(entry.before)
    else:
        _turn(unit, entry, expected=entry.after, wanted=entry.before)


def _redo_entry(unit: Unit, entry: Any) -> None:
    records = unit.undoable(entry.record)
    if entry.op == "add":
        records.put_back(entry.after)
    elif entry.op == "delete":
        records.erase(entry.record_id)
    else:
        _turn(unit, entry, expected=entry.before, wanted=entry.after)


def _keep(unit: Unit, entry: Any, after: dict[str, Any]) -> None:
    unit.connection.execute(update(_HISTORY).where(_HISTORY.c.n == entry.n).values(after=after))


def _turn(unit: Unit, entry: Any, expected: dict[str, Any], wanted: dict[str, Any]) -> None:
    records = unit.undoable(entry.record)
    now = records.columns(entry.record_id)
    stands = to_json({name: now[name] for name in expected})
    if stands != expected:
        raise Refused(
            tr("This cannot be undone: it was changed again since."),
            tr("Undo the later change first."),
        )
    whole = records.validated({**now, **wanted})
    values = {name: getattr(whole, name) for name in wanted}
    records.write(entry.record_id, {**now, **values}, values)
