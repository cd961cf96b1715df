"""The tables of the customer's side: how they judge us, and stories."""

from datetime import datetime

from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.ratings import Attribute, RatingFields
from secretsmanual.domain.stories import StoryFields
from secretsmanual.store.columns import Keyed, json, link, moment, owner, word


class RatingRow(Keyed, RatingFields, table=True):
    """What somebody says of one attribute."""

    __tablename__ = "rating"
    account_id: AccountId = owner("account.id")
    person_id: PersonId | None = link("person.id")
    attribute: Attribute = word("ease")
    aspects: list[str] = json()
    quote: str = ""
    created_at: datetime = moment()


class StoryRow(Keyed, StoryFields, table=True):
    """A story."""

    __tablename__ = "story"
    account_id: AccountId = owner("account.id")
    person_id: PersonId | None = link("person.id")
    asked: str
    feared: str = ""
    did: str = ""
    meant: str = ""
    cost: str = ""
    created_at: datetime = moment()
