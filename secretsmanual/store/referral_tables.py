"""The table of referrals."""

from datetime import datetime

from secretsmanual.domain.ids import AccountId, PersonId, SecretId
from secretsmanual.domain.referrals import ReferralFields
from secretsmanual.store.columns import Keyed, link, moment, owner


class ReferralRow(Keyed, ReferralFields, table=True):
    """A referral."""

    __tablename__ = "referral"
    account_id: AccountId = owner("account.id")
    person_id: PersonId | None = link("person.id")
    to: str
    why: str = ""
    secret_id: SecretId | None = link("secret.id")
    result: str = ""
    created_at: datetime = moment()
