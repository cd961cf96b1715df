"""A service mishap and its 24 hours (domain.md 5.5)."""

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import AccountId, OopsId, PersonId
from secretsmanual.domain.values import Fields, Text


class OopsFields(Fields):
    """What went wrong for whom, and what was done about it."""

    account_id: AccountId
    person_id: PersonId | None = None
    what: Text
    learned_at: AwareDatetime
    deadline: AwareDatetime
    steps: list[dict[str, str]] = Field(default_factory=list)
    """`{"at", "step", "note"}`, ISO times."""
    feeling_before: str = ""
    feeling_after: str = ""
    after_words: str = ""
    surprise: str = ""
    within_24h: bool | None = None
    closed_at: AwareDatetime | None = None
    learned: str = ""


class Oops(OopsFields):
    """One mishap as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: OopsId
