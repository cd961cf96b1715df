"""What can happen in an interview: keys, clicks, timers (domain.md 2.3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from secretsmanual.domain.ids import AccountId, PersonId

MarkName = Literal["gold", "private", "promise"]
SlotNumber = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, on two clocks.

    Wall time, with the offset of the place, is what people read and what is stored. Durations
    are taken from the monotonic clock, so that a clock change or a sleeping computer cannot
    stretch them.
    """

    wall: datetime
    mono: float
    """Seconds; only differences mean anything."""


@dataclass(frozen=True, slots=True)
class Key:
    """The line was typed in: its first printable key, and then every half second.

    Only the first one freezes the screen; the later ones keep the draft.
    """

    draft: str


@dataclass(frozen=True, slots=True)
class Line:
    """Enter with text in the line."""

    raw: str


@dataclass(frozen=True, slots=True)
class Next:
    """Enter on the empty line: done with this question."""

    after_s: float | None = None
    """Seconds the question stood on screen; None takes them from the clock."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Alt+1, 2 or 3: stay on it, a new subject, something lighter."""

    slot: SlotNumber


@dataclass(frozen=True, slots=True)
class Cycle:
    """Alt+Right (1) or Alt+Left (-1) on slot 1 (another phrase) or slot 2 (another subject)."""

    slot: Literal[1, 2]
    by: Literal[1, -1]


@dataclass(frozen=True, slots=True)
class Skip:
    """Ctrl+Enter: not now."""


@dataclass(frozen=True, slots=True)
class Deflect:
    """Ctrl+D: they shut it down."""


@dataclass(frozen=True, slots=True)
class Hold:
    """F8, or the call dropped, or the window was minimised."""


@dataclass(frozen=True, slots=True)
class Resume:
    """F8 again; also back from wrap-up into the talk."""


@dataclass(frozen=True, slots=True)
class End:
    """F10: first into wrap-up, then out of it. A final one does both at once.

    A half-typed line is saved, as the last `Key` gave it.
    """

    final: bool = False


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Up on the empty line: the last line comes back to be edited."""


@dataclass(frozen=True, slots=True)
class Mark:
    """F2, F3, F4 on the last saved line; pressed again it takes the mark off."""

    mark: MarkName


@dataclass(frozen=True, slots=True)
class TheyRaisedIt:
    """F5: the next line does not answer the question on screen; pressed again it does."""


@dataclass(frozen=True, slots=True)
class MarkMoment:
    """F6: something was missed here, come back to it."""


@dataclass(frozen=True, slots=True)
class Attendees:
    """Other people are there than was said; the first is whom the talk is with."""

    people: tuple[PersonId, ...]
    account_id: AccountId | None = None
    """Where a caller who was unknown belongs; None leaves the account as it is."""


@dataclass(frozen=True, slots=True)
class Talking:
    """Ctrl+Space went down or up: we talk, or listen again."""

    on: bool


@dataclass(frozen=True, slots=True)
class PlannedEnd:
    """Until when there is time; None when nobody said."""

    at: datetime | None


@dataclass(frozen=True, slots=True)
class Quiet:
    """A timer found the window behind others; ends a talk that was forgotten."""


Event = (
    Key
    | Line
    | Next
    | Choose
    | Cycle
    | Skip
    | Deflect
    | Hold
    | Resume
    | End
    | TakeBack
    | Mark
    | TheyRaisedIt
    | MarkMoment
    | Attendees
    | Talking
    | PlannedEnd
    | Quiet
)
