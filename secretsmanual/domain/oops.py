"""A service mishap and its 24 hours (domain.md 5.5); the rules for it are in `recovery`."""

from typing import Literal

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import AccountId, OopsId, PersonId, SecretId
from secretsmanual.domain.values import Fields, Text

Ending = Literal["", "recovered", "late", "not_ours"]
"""How a case was closed; empty while it runs."""
Grade = Literal["", "A", "B", "C", "D", "E", "F"]
"""Their answer to "Did we blow you away with what we did to recover?"; empty: not asked yet."""


class OopsFields(Fields):
    """What went wrong for whom, and what was done about it."""

    account_id: AccountId
    person_id: PersonId | None = None
    what: Text
    learned_at: AwareDatetime
    deadline: AwareDatetime
    steps: list[dict[str, str]] = Field(default_factory=list)
    """`{"at", "step", "note"}`, ISO times; `learned` and `clock` tell of the clock itself."""
    feeling_before: str = ""
    feeling_after: str = ""
    after_words: str = ""
    surprise: str = ""
    """What is done as a surprise, in words."""
    surprise_secret: SecretId | None = None
    """The secret that it rests on."""
    surprise_cost: float | None = Field(default=None, ge=0)
    checks: list[str] = Field(default_factory=list)
    """Which of the five checks were ticked for it (`surprises.CHECKS`)."""
    apology: list[str] = Field(default_factory=list)
    """Three lines: what happened, what we have done, what will be different."""
    within_24h: bool | None = None
    outcome: Ending = ""
    answer: Grade = ""
    closed_at: AwareDatetime | None = None
    learned: str = ""
    """What we learned from it."""


class Oops(OopsFields):
    """One mishap as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: OopsId
