"""Story cards: what was asked, what they feared, what we did, and what it meant to them.

Source: domain.md 1, rows 72 to 75 (Arussy's airline story).
"""

from datetime import date

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import AccountId, PersonId, StoryId
from secretsmanual.domain.values import Fields, Text


class StoryFields(Fields):
    """One story. Told only among ourselves: no hand-over carries it."""

    account_id: AccountId
    person_id: PersonId | None = None
    """Whom it was for."""
    asked: Text
    """What they asked us for."""
    feared: str = Field(default="", max_length=20_000)
    """What they were afraid of, and which answer they had braced for."""
    did: str = Field(default="", max_length=20_000)
    meant: str = Field(default="", max_length=20_000)
    """What it meant to them, in their words."""
    cost: str = Field(default="", max_length=300)
    """What it cost us: cheap gestures that worked are worth knowing."""
    on: date
    created_at: AwareDatetime


class Story(StoryFields):
    """One story as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: StoryId
