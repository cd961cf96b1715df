"""What the worker hands to the page after each step: values, ready to be shown."""

from dataclasses import dataclass, field
from datetime import datetime

from secretsmanual.domain.changes import Change
from secretsmanual.domain.confided import Confided
from secretsmanual.domain.ids import AccountId, InterviewId, PersonId
from secretsmanual.domain.interview import wrap
from secretsmanual.domain.interview.body import Chip
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.session import Said, Session
from secretsmanual.domain.people import Person
from secretsmanual.gui.tokens import Family


@dataclass(frozen=True, slots=True)
class SavedLine:
    """A line that is on the disk, and how it reads with those who are present."""

    said: Said
    captured: Captured
    at: datetime | None
    kind: str
    """Label of the kind of the question it answers, or nothing."""
    family: Family = ""


@dataclass(frozen=True, slots=True)
class Parked:
    """A call that waits."""

    id: InterviewId
    name: str
    """First name of whom it is with; empty for an unknown caller."""
    since: datetime


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name in the lines that nobody present goes by."""

    typed: str
    known: Person | None = None
    """The one in the manual who goes by that name, where there is just one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the page shows after a step."""

    session: Session
    people: tuple[tuple[PersonId, str], ...] = ()
    """Who is present, with whole names."""
    organisation: str = ""
    lines: tuple[SavedLine, ...] = ()
    open_promises: int = 0
    """Ours to those present, with those of this talk."""
    aloud: tuple[str, ...] = ()
    """Promises of this talk in sentences; in wrap-up."""
    confided: Confided = field(default_factory=Confided)
    """Words of this talk told in confidence that a question may say back."""
    card: wrap.Card | None = None
    parked: tuple[Parked, ...] = ()
    stranger: Stranger | None = None
    hints: tuple[str, ...] = ()
    refused: str = ""
    """Why the key did nothing; empty if it did."""
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What the line in hand would mean."""

    raw: str
    chips: tuple[Chip, ...]
    without_last: str
    """The line with the last thing understood taken away."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person who may be there."""

    id: PersonId
    name: str
    note: str
    """Role, and where they work where that is not this account."""
    account_id: AccountId | None
    present: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What Tab completes: people by the name one types, kinds by their tag."""

    people: tuple[str, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    """(tag, label)"""
