"""What the pictures ask of the records: secrets without their words, quickly."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, String, cast, select, type_coerce

from secretsmanual.domain.ids import AccountId, SecretId
from secretsmanual.domain.pictures import Fact
from secretsmanual.domain.secrets import SecretUse
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store.unit import Unit

_SECRET = kinds.SECRET.table.c
_USE = kinds.SECRET_USE.table.c
_STANDS = ("active", "superseded")


def facts(unit: Unit, account_id: AccountId | None = None) -> list[Fact]:
    """Return the secrets that stand or stood, of one account or of all, without any words."""
    query = select(
        _SECRET.id,
        _SECRET.account_id,
        _SECRET.person_id,
        _SECRET.kind,
        _SECRET.layer,
        _SECRET.confidence,
        _SECRET.sensitivity,
        cast(_SECRET.care, String) != "[]",
        _SECRET.status,
        _SECRET.superseded_by,
        type_coerce(_SECRET.heard_on, String),
        type_coerce(_SECRET.last_confirmed, String),
    ).where(*_of(account_id))
    rows = unit.connection.execute(query).all()
    return [Fact._make((*row[:10], _day(row[10]), _day(row[11]))) for row in rows]


class Said(NamedTuple):
    """The words of a feeling, to read its mood from."""

    id: SecretId
    text: str
    verbatim: str


def feelings(unit: Unit, since: date, account_id: AccountId | None = None) -> list[Said]:
    """Return what they said of how they felt since a day, replaced feelings too."""
    query = select(_SECRET.id, _SECRET.text, _SECRET.verbatim)
    of_kind = (_SECRET.kind == "feeling", _SECRET.heard_on >= since, *_of(account_id))
    return [Said._make(row) for row in unit.connection.execute(query.where(*of_kind))]


def uses_told(
    unit: Unit, account_id: AccountId | None = None
) -> dict[SecretId, Sequence[SecretUse]]:
    """Return the uses of which one knows how they went down, by secret."""
    conditions = [_USE.reaction != ""]
    if account_id is not None:
        of_account = select(_SECRET.id).where(_SECRET.account_id == account_id)
        conditions.append(_USE.secret_id.in_(of_account))
    found: dict[SecretId, list[SecretUse]] = defaultdict(list)
    for use in unit.secret_uses.where(*conditions):
        found[use.secret_id].append(use)
    return dict(found)


def _of(account_id: AccountId | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [_SECRET.status.in_(_STANDS)]
    if account_id is not None:
        conditions.append(_SECRET.account_id == account_id)
    return conditions


@lru_cache(maxsize=20_000)
def _day(text: str) -> date:
    return date.fromisoformat(text)
