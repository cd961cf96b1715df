"""What each hand-over told, line by line: the words as they left, so that they can be recalled.

A plain table beside the receipts, for it has a row to each secret of each file: nothing of it is
listed with the receipts, and no undo takes it back.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select, tuple_, update

from secretsmanual.domain.ids import HandoverId, SecretId
from secretsmanual.domain.recall import Told
from secretsmanual.domain.values import Audience
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import tables
from secretsmanual.store.unit import Unit

_HANDED = tables.HandedRow.__table__  # type: ignore[attr-defined]
_HANDOVER = kinds.HANDOVER.table.c


class Handed(NamedTuple):
    """One line that left."""

    n: int
    handover_id: HandoverId
    at: datetime
    audience: Audience
    expires_on: date
    told: Told


def remember(unit: Unit, handover_id: HandoverId, lines: Iterable[Told]) -> None:
    """Remember what a hand-over told."""
    rows = [{"handover_id": handover_id, **line._asdict()} for line in lines]
    if rows:
        unit.connection.execute(insert(_HANDED), rows)


def forget(unit: Unit, handover_id: HandoverId) -> None:
    """Forget the lines of a hand-over that was not made after all."""
    unit.connection.execute(delete(_HANDED).where(_HANDED.c.handover_id == handover_id))


def of_secret(unit: Unit, secret_id: SecretId) -> list[Handed]:
    """Return every line in which a secret left, the oldest first."""
    query = _lines().where(_HANDED.c.secret_id == secret_id).order_by(_HANDED.c.n)
    return _read(unit, query)


def of_receipt(unit: Unit, handover_id: HandoverId) -> list[Handed]:
    """Return the lines of one file, in its order."""
    query = _lines().where(_HANDED.c.handover_id == handover_id).order_by(_HANDED.c.n)
    return _read(unit, query)


def in_use(unit: Unit, today: date, audience: str = "", recipient: str = "") -> list[Handed]:
    """Return the lines of files that are not to be destroyed yet, the oldest first.

    Of all audiences and recipients where none is named.
    """
    query = _lines().where(_HANDOVER.expires_on >= today).order_by(_HANDED.c.n)
    if audience:
        query = query.where(_HANDOVER.audience == audience)
    if recipient:
        query = query.where(_HANDOVER.recipient == recipient)
    return _read(unit, query)


def recalled(unit: Unit, numbers: Iterable[int], at: datetime) -> None:
    """Note that these lines were called back."""
    wanted = list(numbers)
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        query = update(_HANDED).where(_HANDED.c.n.in_(part), _HANDED.c.recalled_at.is_(None))
        unit.connection.execute(query.values(recalled_at=at))


def drop_repeated(unit: Unit, earlier: HandoverId, later: HandoverId) -> list[SecretId]:
    """Drop the lines of a file that the one in its place says too, word for word.

    Returns the secrets of those that are left.
    """
    said = select(_HANDED.c.secret_id, _HANDED.c.words).where(_HANDED.c.handover_id == later)
    of_earlier = _HANDED.c.handover_id == earlier
    same = tuple_(_HANDED.c.secret_id, _HANDED.c.words).in_(said)
    unit.connection.execute(delete(_HANDED).where(of_earlier, same))
    left = select(_HANDED.c.secret_id).where(of_earlier).order_by(_HANDED.c.n)
    return list(unit.connection.execute(left).scalars())


def _lines() -> Any:
    columns = _HANDED.c
    return select(
        columns.n,
        columns.handover_id,
        _HANDOVER.at,
        _HANDOVER.audience,
        _HANDOVER.expires_on,
        columns.secret_id,
        columns.version,
        columns.words,
        columns.said,
        columns.recalled_at,
    ).join(kinds.HANDOVER.table, _HANDOVER.id == columns.handover_id)


def _read(unit: Unit, query: Any) -> list[Handed]:
    rows = unit.connection.execute(query)
    return [Handed._make((*row[:5], Told._make(row[5:]))) for row in rows]
