"""Promises, ours and theirs (domain.md 1, row 52)."""

from datetime import date

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import AccountId, InterviewId, LineId, PersonId, PromiseId
from secretsmanual.domain.values import Direction, Fields, InConfidence, Satisfied, Text


class PromiseFields(Fields):
    """Who promised what to whom, by when, and whether it was kept to their satisfaction."""

    account_id: AccountId | None = None
    person_id: PersonId | None = None
    """The person it was made to (ours) or by (theirs)."""
    direction: Direction = "ours"
    text: Text
    by: str = ""
    """Who keeps it, where it is one of our team."""
    made_on: date
    due: date | None = None
    moved: list[dict[str, str]] = Field(default_factory=list)
    """`{"on", "from", "to", "why"}` of each postponement, ISO dates."""
    kept_on: date | None = None
    satisfied: Satisfied | None = None
    test_of_done: str = ""
    dropped: bool = False
    note: str = ""
    """What is to be known of it besides, such as that whoever it was made to has left."""
    interview_id: InterviewId | None = None
    line_id: LineId | None = None
    sensitivity: InConfidence = ""
    """Where no line tells it: it was typed by hand, or its line went with somebody."""
    created_at: AwareDatetime


class Promise(PromiseFields):
    """One promise as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: PromiseId

    @property
    def open(self) -> bool:
        """Not kept and not dropped."""
        return self.kept_on is None and not self.dropped

    def overdue(self, today: date) -> bool:
        """Ours or theirs, open, and its day has passed."""
        return self.open and self.due is not None and self.due < today
