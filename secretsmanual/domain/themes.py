"""Themes: what many people want, told without saying who (domain.md 5.3, 5.4).

A secret carries the labels of its themes (`Secret.themes`). A theme is the label with what
marketing asks back and tries out; a publication is one row as it left the house; a quote is the
rep's word on whether a sentence may be repeated.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints

from secretsmanual.domain.ids import SecretId, ThemeId
from secretsmanual.domain.values import Fields

ThemeStatus = Literal["proposed", "active", "retired"]
"""Proposed until a secret carries it; a retired one is counted and handed over no more."""
IdeaType = Literal["", "product", "service", "package", "offer"]
"""What an idea would change (domain.md 1, row 31)."""
QuoteAnswer = Literal["confirmed", "refused"]

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class ThemeFields(Fields):
    """A theme. No two have the same label, whatever their case."""

    label: Label
    ask_back: Line = ""
    """What to ask back of those who said it, so that a dialogue begins (row 115)."""
    idea: Line = ""
    """So we could ..."""
    idea_type: IdeaType = ""
    test: Line = ""
    """What is being tried out at present, and how it is measured (row 113)."""
    status: ThemeStatus = "proposed"
    created_at: AwareDatetime


class Theme(ThemeFields):
    """One theme as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: ThemeId


class PublicationFields(Fields):
    """A theme's row as it left: it stands unchanged until the rule lets a newer one out.

    It is kept for good, also without its theme: every later row is held against all of them.
    """

    theme_id: ThemeId
    on: date
    people: int = Field(ge=0)
    """Rounded, as shown."""
    accounts: int = Field(ge=0)
    """Rounded, as shown."""
    members: list[str]
    """Whom the row counts: codes that tell nothing of the people, to compare with later rows."""
    cells: dict[str, list[str]] = Field(default_factory=dict)
    """The same by trade, where a breakdown was shown; empty where it was not."""
    kinds: list[str] = Field(default_factory=list)
    said: int = Field(default=0, ge=0, le=100)
    """Share that said it themselves, in percent, rounded to quarters."""
    age_months: int = Field(default=0, ge=0)
    words: list[str] = Field(default_factory=list)
    frozen_until: date | None = None
    """Since it fell below the rule: the last day on which the old row is shown."""


class Publication(PublicationFields):
    """One publication."""

    model_config = ConfigDict(frozen=True)

    id: str


class ThemeQuoteFields(Fields):
    """The rep's answer to one quote in one theme.

    The words are not kept, only their fingerprint: where they change, or a new name has to be
    taken out of them, the rep is asked again.
    """

    theme_id: ThemeId
    secret_id: SecretId
    fingerprint: str
    answer: QuoteAnswer
    on: date
    left_on: date | None = None
    """The last day on which it was in a file."""


class ThemeQuote(ThemeQuoteFields):
    """One answer."""

    model_config = ConfigDict(frozen=True)

    id: str
