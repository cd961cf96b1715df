"""What the manual has to do after a step of the interview, in the order given.

The session itself is stored with each of them; an effect names only what lies outside it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.events import MarkName
from secretsmanual.domain.talks import AskedFields, LineFields
from secretsmanual.domain.values import Outcome

HintName = Literal["give_one_too", "enough_questions"]


@dataclass(frozen=True, slots=True)
class SaveLine:
    """A line was committed. A promise or an ask-later in it enters the manual at once."""

    line: LineFields
    captured: Captured


@dataclass(frozen=True, slots=True)
class ReviseLine:
    """A line was edited; the manual keeps the old one in its history.

    What had been made of it at once (a promise, an ask-later) follows the new reading.
    """

    n: int
    raw: str
    captured: Captured


@dataclass(frozen=True, slots=True)
class MarkLine:
    """The marks of a line changed. With `promise` newly among them the line becomes one."""

    n: int
    marks: tuple[MarkName, ...]
    captured: Captured


@dataclass(frozen=True, slots=True)
class RereadLines:
    """Others are present than was thought, so these lines read differently; one undo step."""

    attendees: tuple[PersonId, ...]
    account_id: AccountId | None
    lines: tuple[tuple[int, Captured], ...]


@dataclass(frozen=True, slots=True)
class RecordAsked:
    """A question was put, or passed over, and this came of it."""

    asked: AskedFields


@dataclass(frozen=True, slots=True)
class BringUp:
    """A promise or an ask-later had its turn in the talk."""

    type: Literal["promise", "ask_later"]
    id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """The half-typed line, kept so that at most half a second of typing can be lost."""

    text: str


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The talk rested from here to there."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Hint:
    """A few words for the strip, once a talk, never a box."""

    name: HintName


@dataclass(frozen=True, slots=True)
class Ended:
    """The talk is over; its lines wait for review."""

    at: datetime
    auto_closed: bool = False


Effect = (
    SaveLine
    | ReviseLine
    | MarkLine
    | RereadLines
    | RecordAsked
    | BringUp
    | KeepDraft
    | Interrupted
    | Hint
    | Ended
)
