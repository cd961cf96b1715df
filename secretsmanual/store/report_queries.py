"""What the report card asks besides the records: what left, and what colleagues brought."""

from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple

from sqlalchemy import Select, false, func, select

from secretsmanual.domain.ids import SecretId
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import tables
from secretsmanual.store.change_times import BUNDLE
from secretsmanual.store.unit import Unit

_ACTION = tables.ActionRow.__table__  # type: ignore[attr-defined]
_HISTORY = tables.HistoryRow.__table__  # type: ignore[attr-defined]
_IMPORT = kinds.IMPORT_RUN.table.c
_SECRET = kinds.SECRET.table.c
_BROUGHT = kinds.BROUGHT.table.c
_HANDOVER = kinds.HANDOVER.table.c
_OUTSIDE = ("service", "marketing", "themes")
"""For whom a secret counts as reported back; other reps are not among them."""


class Confirmed(NamedTuple):
    """A colleague's manual told of a later confirmation of a secret."""

    secret_id: SecretId
    manual: str
    """Id of the colleague's manual."""
    at: datetime


def first_left(unit: Unit, zone: tzinfo | None) -> dict[SecretId, date]:
    """Return the day on which each secret first left for service or marketing."""
    query = select(_HANDOVER.at, _HANDOVER.secrets).where(_HANDOVER.audience.in_(_OUTSIDE))
    found: dict[SecretId, date] = {}
    for at, secrets in unit.connection.execute(query.order_by(_HANDOVER.at)):
        for secret_id in secrets:
            found.setdefault(secret_id, at.astimezone(zone).date())
    return found


def origins(unit: Unit) -> dict[str, str]:
    """Return the manual from which each record came that a bundle brought, by the record's id."""
    query = (
        _of_standing_bundles(_HISTORY.c.record_id, _IMPORT.manual)
        .join(_HISTORY, _HISTORY.c.action_n == _ACTION.c.n)
        .where(_HISTORY.c.op == "add", _HISTORY.c.record != "conflict")
        .order_by(_HISTORY.c.n.desc())
    )
    return {row[0]: row[1] for row in unit.connection.execute(query)}


def recorded_here(unit: Unit) -> bool:
    """Say whether there is a secret that no bundle brought."""
    brought = (
        _of_standing_bundles(_HISTORY.c.record_id)
        .join(_HISTORY, _HISTORY.c.action_n == _ACTION.c.n)
        .where(_HISTORY.c.op == "add", _HISTORY.c.record == "secret")
    )
    query = select(_SECRET.id).where(_SECRET.id.not_in(brought)).limit(1)
    return unit.connection.execute(query).first() is not None


def confirmed_by_colleagues(unit: Unit) -> list[Confirmed]:
    """Return the confirmations of secrets that bundles brought."""
    query = (
        _of_standing_bundles(_BROUGHT.record_id, _IMPORT.manual, _BROUGHT.times)
        .join(kinds.BROUGHT.table, _BROUGHT.import_id == _IMPORT.id)
        .where(_BROUGHT.record == "secret")
    )
    return [
        Confirmed(secret_id, manual, datetime.fromisoformat(times["last_confirmed"][0]))
        for secret_id, manual, times in unit.connection.execute(query)
        if times.get("last_confirmed")
    ]


def colleagues(unit: Unit) -> dict[str, str]:
    """Return whose bundles were merged: the name they last went by, by their manual's id.

    Two of one name, such as their company's, are told apart by the manual's id.
    """
    query = _of_standing_bundles(_IMPORT.manual, _IMPORT.sender).order_by(_IMPORT.at)
    found = {row[0]: row[1] for row in unit.connection.execute(query)}
    names = list(found.values())
    return {
        manual: name if name and names.count(name) == 1 else f"{name} ({manual})".strip()
        for manual, name in found.items()
    }


def _of_standing_bundles(*columns: Any) -> Select[Any]:
    """Select of what bundles brought that were not taken back since."""
    return (
        select(*columns)
        .select_from(kinds.IMPORT_RUN.table)
        .join(_ACTION, _ACTION.c.n == _IMPORT.action)
        .where(_IMPORT.format == BUNDLE, _IMPORT.undone_at.is_(None), _ACTION.c.undone == false())
    )


def first_heard(unit: Unit) -> date | None:
    """Return the day on which the oldest secret was heard."""
    return unit.connection.execute(select(func.min(kinds.SECRET.table.c.heard_on))).scalar()
