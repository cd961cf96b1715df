"""A secret: one recorded fact about exactly one person or one organisation."""

from datetime import date

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import (
    AccountId,
    ImportId,
    InterviewId,
    LineId,
    PersonId,
    SecretId,
)
from secretsmanual.domain.values import (
    Confidence,
    Fields,
    Known,
    Layer,
    Reaction,
    SecretStatus,
    Sensitivity,
    SourceType,
    Standing,
    Subject,
    Text,
    UseWay,
    WantedStatus,
)


class SecretFields(Fields):
    """The fields of a secret (domain.md section 3)."""

    account_id: AccountId | None = None
    person_id: PersonId | None = None
    """The person it is about; None when it is about the organisation."""
    kind: str = ""
    """A kind's id; empty while unsorted."""
    text: Text
    verbatim: str = ""
    """Their words, kept exactly."""
    layer: Layer = "want"
    confidence: Confidence = "said"
    known: Known = "told"
    """How we know: they told us, we saw it, through somebody else, or our own guess."""
    sensitivity: Sensitivity = "service"
    topic: str = ""
    """What service may be told not to raise, of a never-mention secret alone; never its text
    (domain.md 5.2)."""
    gold: bool = False
    standing: Standing = "standing"
    standing_on: date | None = None
    """The day of a one-off."""
    occasion: str = ""
    attribute: str = ""
    themes: list[str] = Field(default_factory=list)
    care: list[str] = Field(default_factory=list)
    """Care groups that were found and kept on purpose; such a secret never leaves."""
    said_by: PersonId | None = None
    via: str = ""
    """Name of whom it was heard through."""
    source_protected: bool = False
    """Who told us must not be known: neither a name nor what gives it away ever leaves."""
    source: SourceType = "interview"
    interview_id: InterviewId | None = None
    line_id: LineId | None = None
    """The raw line it came from."""
    heard_on: date
    last_confirmed: date
    status: SecretStatus = "active"
    superseded_by: SecretId | None = None
    idea: str = ""
    """So we could ..."""
    why_it_matters: str = ""
    wanted_status: WantedStatus = ""
    """Of a want: whether they got it."""
    import_id: ImportId | None = None
    created_at: AwareDatetime
    updated_at: AwareDatetime


class Secret(SecretFields):
    """One secret as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: SecretId

    @property
    def subject(self) -> Subject:
        """Whom it is about."""
        return "person" if self.person_id else "organisation"


class SecretUseFields(Fields):
    """A secret was used: when, how, and how it landed (domain.md 1, row 46)."""

    secret_id: SecretId
    on: date
    way: UseWay = ""
    how: str = ""
    """In a few words."""
    reaction: Reaction = ""
    """Empty while nobody knows."""
    landed: str = ""
    """The same in words."""


class SecretUse(SecretUseFields):
    """One use of a secret."""

    model_config = ConfigDict(frozen=True)

    id: str
