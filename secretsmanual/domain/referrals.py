"""A referral: somebody named us to others, and why in their own words (domain.md 1, row 128)."""

from datetime import date

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import AccountId, PersonId, ReferralId, SecretId
from secretsmanual.domain.values import Fields, Name


class ReferralFields(Fields):
    """Who referred us to whom, when, why, and what came of it."""

    account_id: AccountId
    person_id: PersonId | None = None
    """Who referred us; None where it was the organisation."""
    to: Name
    """To whom, in words: they may not be in the manual."""
    on: date
    why: str = Field(default="", max_length=20_000)
    """In their words. A referral counts in the report card only with it (domain.md 5.7)."""
    secret_id: SecretId | None = None
    """The secret that was made of it."""
    result: str = Field(default="", max_length=20_000)
    thanked_on: date | None = None
    """When they were thanked and told what came of it."""
    created_at: AwareDatetime


class Referral(ReferralFields):
    """One referral as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: ReferralId
