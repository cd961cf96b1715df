"""The tables of ideas and of marketing tests."""

from datetime import datetime

from secretsmanual.domain.ideas import IdeaFields, Status, Worth
from secretsmanual.domain.ids import AccountId, PersonId, SecretId, ThemeId
from secretsmanual.domain.market_tests import MarketTestFields
from secretsmanual.store.columns import Keyed, json, link, moment, owner, word


class IdeaRow(Keyed, IdeaFields, table=True):
    """An idea."""

    __tablename__ = "idea"
    title: str
    worth: Worth = word("")
    person_id: PersonId | None = link("person.id")
    account_id: AccountId | None = link("account.id")
    theme_id: ThemeId | None = link("theme.id")
    secrets: list[SecretId] = json()
    value: str = ""
    status: Status = word("idea")
    quote: str = ""
    reason: str = ""
    next_step: str = ""
    created_at: datetime = moment()


class MarketTestRow(Keyed, MarketTestFields, table=True):
    """A marketing test."""

    __tablename__ = "market_test"
    theme_id: ThemeId = owner("theme.id")
    hypothesis: str
    offer: str = ""
    measure: str = ""
    a_sent: int = 0
    a_replies: int = 0
    b_sent: int = 0
    b_replies: int = 0
    result: str = ""
    created_at: datetime = moment()
