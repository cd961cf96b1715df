"""An account: the organisation a secrets manual is about."""

from datetime import date

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import AccountId, ImportId
from secretsmanual.domain.values import Fields, Name, Outlook, ServiceStandard


class AccountFields(Fields):
    """What is known of an account besides its people and secrets (domain.md section 3)."""

    name: Name
    trade: str = ""
    site: str = ""
    address: str = ""
    city: str = ""
    country: str = ""
    phone: str = ""
    website: str = ""
    owner: str = ""
    since: str = ""
    notes: str = ""
    high_value: bool = False
    annual_value: int | None = Field(default=None, ge=0)
    """Whole currency units a year; hidden unless asked for, never on people's pages."""
    what_we_sold: str = ""
    what_they_bought: str = ""
    """In the customer's words (domain.md 1, row 71)."""
    quality_in_their_words: str = ""
    knew_before: str = ""
    """What they knew of us, and from where, before they talked with us (row 142)."""
    expects: str = ""
    """What they expect of us (row 147)."""
    service_standard: ServiceStandard = ""
    outlook: Outlook = ""
    last_remarkable: str = ""
    last_remarkable_on: date | None = None
    external_id: str = ""
    """`source:id` of the file it came from, so that a second import updates it."""
    import_id: ImportId | None = None
    created_at: AwareDatetime


class Account(AccountFields):
    """One account as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: AccountId
