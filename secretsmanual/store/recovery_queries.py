"""What the card of a mishap asks of the manual: few rows, however large the manual is."""

from sqlalchemy import func, select

from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.secrets import Secret
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store.unit import Unit

_OOPS = kinds.OOPS.table.c
_SECRET = kinds.SECRET.table.c
_USE = kinds.SECRET_USE.table.c


def running_mishaps(unit: Unit) -> list[Oops]:
    """Return the mishaps that are not closed, the one that ends first on top."""
    return unit.oops.where(_OOPS.closed_at.is_(None), order=(_OOPS.deadline,))


def secrets_about(unit: Unit, account_id: AccountId, person_id: PersonId | None) -> list[Secret]:
    """Return the secrets about a person, or about the organisation alone, of every status."""
    if person_id is not None:
        return unit.secrets.where(_SECRET.person_id == person_id)
    return unit.secrets.where(_SECRET.account_id == account_id, _SECRET.person_id.is_(None))


def secrets_never(unit: Unit, account_id: AccountId) -> list[Secret]:
    """Return what must never be mentioned in an account and has a topic."""
    return unit.secrets.where(
        _SECRET.account_id == account_id, _SECRET.sensitivity == "never", _SECRET.topic != ""
    )


def use_counts(unit: Unit, account_id: AccountId, person_id: PersonId | None) -> dict[str, int]:
    """Count how often each secret about a person, or about the organisation, was used."""
    about = (
        _SECRET.person_id == person_id
        if person_id is not None
        else _SECRET.account_id == account_id
    )
    query = (
        select(_USE.secret_id, func.count())
        .join(kinds.SECRET.table, _SECRET.id == _USE.secret_id)
        .where(about)
        .group_by(_USE.secret_id)
    )
    return {row[0]: row[1] for row in unit.connection.execute(query)}
