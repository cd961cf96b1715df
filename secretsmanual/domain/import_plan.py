"""What an import would do with each row, before and while it does it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from secretsmanual.domain.ids import AccountId, MeetingId, PersonId
from secretsmanual.domain.importing import FoundAccount, FoundPerson, FoundSecret
from secretsmanual.domain.matching import Match

Fate = Literal["new", "joins", "updates", "none"]
"""new: a record is added; joins: an account that is there; updates: a person that is there."""

Choice = Literal["same", "moved", "new", "skip"]
"""What the user says of a row that looks like somebody: the same one, the same one who works for
the row's company now, somebody new (remembered), leave out."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of one row."""

    line: int
    account_fate: Fate = "none"
    account_name: str = ""
    account_match: Match | None = None
    account: FoundAccount | None = None
    person_fate: Fate = "none"
    person: FoundPerson | None = None
    person_match: Match | None = None
    """Whom it looks like; where not certain, the person is new unless the user says otherwise."""
    secrets: tuple[FoundSecret, ...] = ()
    works_at: str = ""
    """Where the person works as we know it, if the row says another company: she moves only
    where the user says so."""
    moves: bool = False
    erased_on: date | None = None
    """Somebody who was erased at their own request: the row stays out unless the user says new."""

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at this row."""
        unsure = self.person_match is not None and not self.person_match.certain
        return unsure or self.erased_on is not None


MeetingFate = Literal["new", "updates", "same", "gone"]
"""new: added; updates: moved or changed since; gone: it stands in the calendar no more."""


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """What becomes of one meeting of a calendar."""

    fate: MeetingFate
    external_id: str
    title: str
    at: datetime
    minutes: int
    account_id: AccountId
    account: str
    person_ids: tuple[PersonId, ...]
    people: tuple[str, ...]
    meeting_id: MeetingId | None
    """The one that is there already."""

    def with_fate(self, fate: MeetingFate) -> "PlannedMeeting":
        """Return the same with another fate."""
        return replace(self, fate=fate)

    def fields(self) -> dict[str, Any]:
        """Return it as `MeetingFields` are named."""
        return {
            "account_id": self.account_id,
            "at": self.at,
            "minutes": self.minutes,
            "attendees": list(self.person_ids),
            "purpose": self.title,
            "external_id": self.external_id,
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """An import in numbers."""

    rows: int = 0
    accounts_added: int = 0
    people_added: int = 0
    people_updated: int = 0
    secrets_added: int = 0
    meetings_added: int = 0
    meetings_changed: int = 0
    """Moved or changed since, or not in the calendar any more."""
    meetings_left_out: int = 0
    """Over, of whole days, or with nobody who is in the manual."""
    not_understood: int = 0
