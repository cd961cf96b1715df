"""What an import would do with each row, before and while it does it."""

from dataclasses import dataclass
from typing import Literal

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

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at this row."""
        return self.person_match is not None and not self.person_match.certain


@dataclass(frozen=True, slots=True)
class Counts:
    """An import in numbers."""

    rows: int = 0
    accounts_added: int = 0
    people_added: int = 0
    people_updated: int = 0
    secrets_added: int = 0
    not_understood: int = 0
