"""When each field of a record was changed, from the history and from what bundles brought.

A merge's own entries in the history do not count: what it brought was changed elsewhere, at the
moments kept in `brought`. A change here always comes after what was known here before, by a
microsecond if the clock says otherwise, so that a clock set wrong never loses a change.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import false, func, select

from secretsmanual.domain.bundles import GONE, MOST_TIMES
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import tables
from secretsmanual.store.unit import Unit

BUNDLE = "bundle"
"""`ImportRun.format` of a colleague's bundle."""

_ACTION = tables.ActionRow.__table__  # type: ignore[attr-defined]
_HISTORY = tables.HistoryRow.__table__  # type: ignore[attr-defined]
_IMPORT = kinds.IMPORT_RUN.table.c
_BROUGHT = kinds.BROUGHT.table.c
_TICK = timedelta(microseconds=1)
_AT_ONCE = 500


class Past(NamedTuple):
    """What is known of one record's changes."""

    times: Mapping[str, tuple[datetime, ...]]
    """By field, newest first; `gone` for its deletion."""
    said: Mapping[str, Any]
    """What bundles said of it while it was not here, and `gone`."""
    brought: bool
    """Whether it came with a bundle."""


class _Event(NamedTuple):
    at: datetime
    fields: tuple[str, ...]
    moments: Mapping[str, tuple[datetime, ...]] | None
    """Of a merge: when its fields were changed elsewhere."""


def pasts(unit: Unit, kind: str, births: Mapping[str, datetime]) -> dict[str, Past]:
    """Return the changes of the records of a type, by id; `births` are those to look at."""
    events: dict[str, list[_Event]] = defaultdict(list)
    said: dict[str, dict[str, Any]] = defaultdict(dict)
    brought: set[str] = set()
    for record_id, event, values in _of_bundles(unit, kind, births):
        events[record_id].append(event)
        said[record_id].update(values)
        brought.add(record_id)
    for record_id, event, values in _of_history(unit, kind, births):
        events[record_id].append(event)
        said[record_id].update(values)
    return {
        record_id: Past(_stepped(found, births[record_id]), said[record_id], record_id in brought)
        for record_id, found in events.items()
    }


def deleted(unit: Unit, kind: str) -> set[str]:
    """Return the ids of records of a type that were deleted here, and not brought back by undo."""
    query = _history_of(kind).where(_HISTORY.c.op == "delete", _ACTION.c.undone.is_(False))
    return {row.record_id for row in unit.connection.execute(query)}


def _stepped(events: list[_Event], birth: datetime) -> dict[str, tuple[datetime, ...]]:
    last: dict[str, datetime] = {}
    seen: dict[str, set[datetime]] = defaultdict(set)
    for event in sorted(events, key=lambda one: one.at):
        for name in event.fields:
            before = last.get(name, birth)
            moments = (event.moments or {}).get(name) or (_after(event.at, before),)
            last[name] = max(before, *moments)
            seen[name].update(moments)
    return {n: tuple(sorted(m, reverse=True)[:MOST_TIMES]) for n, m in seen.items()}


def _after(at: datetime, before: datetime) -> datetime:
    return at if at > before else before + _TICK


def _of_bundles(
    unit: Unit, kind: str, ids: Iterable[str]
) -> Iterator[tuple[str, _Event, dict[str, Any]]]:
    merges = (
        select(_IMPORT.id)
        .outerjoin(_ACTION, _ACTION.c.n == _IMPORT.action)
        .where(_IMPORT.undone_at.is_(None), func.coalesce(_ACTION.c.undone, false()) == false())
    )
    stand = _BROUGHT.import_id.in_(merges)  # what was taken back brought nothing
    for part in _parts(ids):
        rows = unit.brought.where(_BROUGHT.record == kind, _BROUGHT.record_id.in_(part), stand)
        for row in rows:
            moments = {
                name: tuple(datetime.fromisoformat(text) for text in texts)
                for name, texts in row.times.items()
            }
            yield row.record_id, _Event(row.at, tuple(moments), moments), row.said


def _of_history(
    unit: Unit, kind: str, ids: Iterable[str]
) -> Iterator[tuple[str, _Event, dict[str, Any]]]:
    merges = select(_IMPORT.action).where(_IMPORT.format == BUNDLE, _IMPORT.action.is_not(None))
    for part in _parts(ids):
        query = (
            _history_of(kind)
            .where(_HISTORY.c.record_id.in_(part), _HISTORY.c.op.in_(("change", "delete")))
            .where(_HISTORY.c.action_n.not_in(merges))
            .order_by(_HISTORY.c.n)
        )
        for row in unit.connection.execute(query):
            removed = row.op == "delete"
            fields = (GONE,) if removed else tuple(row.after)
            values = {GONE: not row.undone} if removed else {}
            yield row.record_id, _Event(row.at, fields, None), values
            if row.turned_at is not None:
                yield row.record_id, _Event(row.turned_at, fields, None), {}


def _history_of(kind: str) -> Any:
    columns = (_HISTORY.c.record_id, _HISTORY.c.op, _HISTORY.c.after)
    return (
        select(*columns, _ACTION.c.at, _ACTION.c.turned_at, _ACTION.c.undone)
        .join(_ACTION, _ACTION.c.n == _HISTORY.c.action_n)
        .where(_HISTORY.c.record == kind)
    )


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    found = list(ids)
    for start in range(0, len(found), _AT_ONCE):
        yield found[start : start + _AT_ONCE]
