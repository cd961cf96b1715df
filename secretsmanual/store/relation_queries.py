"""How relations between people are read."""

from sqlalchemy import or_

from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.relations import Relation
from secretsmanual.store import kinds_of_record as kinds
from secretsmanual.store.unit import Unit

_RELATION = kinds.RELATION.table.c


def of_account(unit: Unit, account_id: AccountId) -> list[Relation]:
    """Return the relations at an account, in the order in which they were noted."""
    condition = _RELATION.account_id == account_id
    return unit.relations.where(condition, order=(_RELATION.created_at, _RELATION.id))


def of_person(unit: Unit, person_id: PersonId) -> list[Relation]:
    """Return the relations that a person is in, in the order in which they were noted."""
    condition = or_(_RELATION.from_id == person_id, _RELATION.to_id == person_id)
    return unit.relations.where(condition, order=(_RELATION.created_at, _RELATION.id))
