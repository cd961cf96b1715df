"""What the card of a mishap asks of the manual: few rows, however large the manual is."""

from sqlalchemy import select

from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.secrets import Secret, SecretUse
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


def uses_about(
    unit: Unit, account_id: AccountId, person_id: PersonId | None
) -> dict[str, list[SecretUse]]:
    """Return the uses of each secret about a person, or about the organisation."""
    about = (
        _SECRET.person_id == person_id
        if person_id is not None
        else _SECRET.account_id == account_id
    )
    found: dict[str, list[SecretUse]] = {}
    for use in unit.secret_uses.where(_USE.secret_id.in_(select(_SECRET.id).where(about))):
        found.setdefault(use.secret_id, []).append(use)
    return found
