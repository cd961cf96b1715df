"""What each hand-over told, line by line: the words as they left, so that they can be recalled.

A plain table beside the receipts, for it has a row to each secret of each file: nothing of it is
listed with the receipts, and no undo takes it back.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, delete, insert, or_, select, tuple_, update

from secretsmanual.domain.ids import HandoverId, PersonId, SecretId
from secretsmanual.domain.recall import Told
from secretsmanual.domain.values import Audience
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store import tables
from secretsmanual.store.unit import Unit

_HANDED = tables.HandedRow.__table__  # type: ignore[attr-defined]
_HANDOVER = kinds.HANDOVER.table.c
_SECRET = kinds.SECRET.table.c


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


def in_use(unit: Unit, today: date, audience: Audience, recipient: str = "") -> list[Handed]:
    """Return the lines of an audience's files that are not to be destroyed yet, the oldest first.

    Of all recipients where none is named.
    """
    query = _lines().where(_in_use(today, audience)).order_by(_HANDED.c.n)
    return _read(unit, query.where(_HANDOVER.recipient == recipient) if recipient else query)


def in_doubt(
    unit: Unit, today: date, audience: Audience, without_consent: Collection[PersonId]
) -> list[Handed]:
    """Return the lines of an audience's files in use that may not hold any more, the oldest first.

    Those whose secret was changed or deleted since, and those of people who may not be told of.
    Files in use are those that are not to be destroyed yet.
    """
    told_of = tuple(without_consent)
    changed = or_(
        _SECRET.id.is_(None),
        _SECRET.updated_at != _HANDED.c.version,
        _SECRET.updated_at >= _HANDOVER.at,  # changed within the same tick of the clock
        _SECRET.account_id.is_(None),
        _SECRET.person_id.in_(told_of),
        _SECRET.said_by.in_(told_of),
    )
    query = _lines().outerjoin(kinds.SECRET.table, _SECRET.id == _HANDED.c.secret_id)
    query = query.where(_in_use(today, audience), changed).order_by(_HANDED.c.n)
    return _read(unit, query)


def audiences(unit: Unit, today: date) -> list[Audience]:
    """Return the audiences that have files in use."""
    query = select(_HANDOVER.audience).where(_HANDOVER.expires_on >= today).distinct()
    return list(unit.connection.execute(query.order_by(_HANDOVER.audience)).scalars())


def tell(
    unit: Unit, audience: Audience, recipient: str, secrets: Collection[SecretId], at: datetime
) -> None:
    """Note that a recipient was told not to use these any more, in whatever file they stand."""
    theirs = select(_HANDOVER.id).where(
        _in_use(at.date(), audience), _HANDOVER.recipient == recipient
    )
    query = update(_HANDED).where(
        _HANDED.c.handover_id.in_(theirs),
        _HANDED.c.secret_id.in_(tuple(secrets)),
        _HANDED.c.recalled_at.is_(None),
    )
    unit.connection.execute(query.values(recalled_at=at))


def _in_use(today: date, audience: Audience) -> Any:
    return and_(_HANDOVER.expires_on >= today, _HANDOVER.audience == audience)


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
