"""Interviews, the raw lines typed in them, the questions asked, things to ask later, meetings."""

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import (
    AccountId,
    AskedId,
    AskLaterId,
    InterviewId,
    LineId,
    MeetingId,
    PersonId,
)
from secretsmanual.domain.values import (
    Channel,
    Fields,
    InConfidence,
    Mode,
    Outcome,
    Review,
    Richness,
)


class InterviewFields(Fields):
    """One talk, live or logged afterwards (domain.md section 3)."""

    account_id: AccountId | None = None
    attendees: list[PersonId] = Field(default_factory=list)
    mode: Mode = "live"
    channel: Channel = "call"
    purpose: str = ""
    seed: str = ""
    started: AwareDatetime
    """With the offset of the place where it was held."""
    ended: AwareDatetime | None = None
    interruptions: list[dict[str, str]] = Field(default_factory=list)
    """`{"from": ISO time, "to": ISO time}` of each hold."""
    auto_closed: bool = False
    summary: str = ""
    review: Review = "none"
    reviewed_at: AwareDatetime | None = None
    """When its review was finished; None where nobody noted it."""
    state: str = ""
    """The session's own state as JSON, so that a killed session resumes where it stood."""
    draft: str = ""
    """The half-typed line."""


class Interview(InterviewFields):
    """One talk as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: InterviewId


class LineFields(Fields):
    """A raw line, kept for ever; what follows from it is derived and can be derived again."""

    interview_id: InterviewId
    n: int = Field(ge=1)
    raw: str
    question_id: str = ""
    """Id of the question it answers, `FU:<question id>` for a follow-up, or empty."""
    move_id: str = ""
    first_key_at: AwareDatetime
    saved_at: AwareDatetime
    richness: Richness | None = None
    marks: list[str] = Field(default_factory=list)
    """Set by a key after saving: gold, private, promise."""
    decided: bool = False
    """Settled in review, as a secret, a promise, or a note only."""
    made: list[str] = Field(default_factory=list)
    """Ids of the secrets, promises and ask-laters made of it."""


class Line(LineFields):
    """One raw line as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: LineId


class AskedFields(Fields):
    """A question that was put, and what came of it."""

    interview_id: InterviewId
    account_id: AccountId | None = None
    person_id: PersonId | None = None
    question_id: str
    kind: str = ""
    at: AwareDatetime
    outcome: Outcome
    depth: int = Field(default=0, ge=0, le=9)
    richness: Richness | None = None


class Asked(AskedFields):
    """One question that was put."""

    model_config = ConfigDict(frozen=True)

    id: AskedId


class AskLaterFields(Fields):
    """Something to ask next time."""

    account_id: AccountId | None = None
    person_id: PersonId | None = None
    text: str
    line_id: LineId | None = None
    sensitivity: InConfidence = ""
    """Where no line tells it: it was typed by hand, or its line went with somebody."""
    status: str = "open"
    """open, done or dropped"""
    asked_in: InterviewId | None = None
    created_at: AwareDatetime


class AskLater(AskLaterFields):
    """One thing to ask next time."""

    model_config = ConfigDict(frozen=True)

    id: AskLaterId


class MeetingFields(Fields):
    """A meeting to come."""

    account_id: AccountId
    at: AwareDatetime
    minutes: int = Field(default=30, ge=1, le=1440)
    attendees: list[PersonId] = Field(default_factory=list)
    purpose: str = ""
    external_id: str = ""
    """The calendar's own id of it, so that a second import moves it."""


class Meeting(MeetingFields):
    """One meeting to come."""

    model_config = ConfigDict(frozen=True)

    id: MeetingId
