"""The table of the forms that customers are asked to fill in, and of their answers."""

from datetime import datetime
from typing import Any

from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.own_cards import OwnCardFields
from secretsmanual.store.columns import Keyed, json, link, moment, owner


class OwnCardRow(Keyed, OwnCardFields, table=True):
    """A customer's own report card."""

    __tablename__ = "own_card"
    account_id: AccountId = owner("account.id")
    person_id: PersonId | None = link("person.id")
    offered: list[str] = json()
    answers: dict[str, Any] = json(dict)
    made: list[str] = json()
    created_at: datetime = moment()
