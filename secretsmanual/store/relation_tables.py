"""The table of relations."""

from datetime import datetime

from sqlmodel import Field

from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.relations import RelationFields, Sort
from secretsmanual.store.columns import Keyed, moment, owner, word


class RelationRow(Keyed, RelationFields, table=True):
    """A relation."""

    __tablename__ = "relation"
    account_id: AccountId = owner("account.id")
    from_id: PersonId = owner("person.id")
    to_id: PersonId = owner("person.id")
    sort: Sort = word("reports_to")
    note: str = Field(default="")
    created_at: datetime = moment()
