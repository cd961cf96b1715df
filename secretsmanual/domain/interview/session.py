"""The interview session: everything that is on the screen and all that counts, as one value.

It is the same for the window, the command line and the tests. `transitions.step` moves it on;
`state` writes it down and reads it back, so that a killed session resumes where it stood.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, Protocol

from secretsmanual.domain.ids import AccountId, InterviewId, PersonId
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.events import MarkName, Moment
from secretsmanual.domain.interview.meter import Meter
from secretsmanual.domain.interview.model import (
    Offer,
    Progress,
    Ranking,
    Thread,
    ThreadLine,
    Turn,
    WarmthLevel,
)
from secretsmanual.domain.values import Mode, Richness, Subject

State = Literal["ASK", "LISTEN", "NEXT", "HOLD", "WRAP", "DONE"]
LIVE: frozenset[State] = frozenset({"ASK", "LISTEN", "NEXT"})
Stage = Literal["promises", "closing", "consent", "next_talk"]

MARKS: tuple[MarkName, ...] = ("gold", "private", "promise")
GO_BACK = ".."
"""What F6 writes: something was missed here (domain.md 2.8)."""


class Guide(Protocol):
    """What a session needs to know of the manual and the question bank.

    The attendees come with each call, since they may change during a talk.
    """

    def rank(self, attendees: tuple[PersonId, ...], progress: Progress) -> Ranking:
        """Choose what to offer next (domain.md 2.4 to 2.6)."""

    def read(self, raw: str, attendees: tuple[PersonId, ...], about: "About") -> Captured:
        """Read one line (domain.md 2.8)."""

    def heard(self, captured: Captured) -> ThreadLine:
        """Reduce a line to what follow-ups are made of."""

    def richness(self, lines: tuple[ThreadLine, ...]) -> Richness:
        """Judge an answer (domain.md 2.5)."""

    def offer(self, question_id: str, attendees: tuple[PersonId, ...]) -> Offer | None:
        """Make a question of the bank ready to be said; None if the bank has no such question."""

    def gaps(self, attendees: tuple[PersonId, ...]) -> tuple[Offer, ...]:
        """List what is not known yet, for a talk logged afterwards, widest gap first."""


@dataclass(frozen=True, slots=True)
class About:
    """Whom a line is about unless it says otherwise: the subject of the question it answers."""

    subject: Subject = "person"
    person_id: PersonId | None = None
    """None: the first of those present."""


@dataclass(frozen=True, slots=True)
class Said:
    """A saved line as far as the session needs it; the manual holds the rest."""

    n: int
    """1 for the first line of the talk."""
    raw: str
    question_id: str = ""
    """Of the question it answers; empty when they raised it themselves."""
    move_id: str = ""
    about: About = About()
    marks: tuple[MarkName, ...] = ()

    @property
    def missed(self) -> bool:
        """Whether it only says that something was missed."""
        return self.raw.strip() == GO_BACK


@dataclass(frozen=True, slots=True)
class Slots:
    """Three offers with fixed meaning. One of them may be the question on screen."""

    stay: Offer | None = None
    new: Offer | None = None
    lighter: Offer | None = None

    def at(self, slot: int) -> Offer | None:
        """Look into slot 1, 2 or 3."""
        return (self.stay, self.new, self.lighter)[slot - 1]


@dataclass(frozen=True, slots=True)
class Held:
    """The talk is on hold, or parked while another call is taken."""

    state: State
    """Where it goes back to."""
    since: Moment


@dataclass(frozen=True, slots=True)
class Session:
    """One talk as it stands. Lines are numbered without gaps; turns are in the order put."""

    id: InterviewId
    seed: str
    started: Moment
    """Its monotonic part moves on with every hold, so that holds count in no duration."""
    last: Moment
    """Of the last event that came from a hand."""
    account_id: AccountId | None = None
    attendees: tuple[PersonId, ...] = ()
    """Those present on their side; the first is whom the talk is with. Empty: unknown caller."""
    mode: Mode = "live"
    state: State = "ASK"
    current: Offer | None = None
    """The question on screen."""
    chosen: bool = False
    """It was chosen with Alt+n, not only offered."""
    shown: float = 0.0
    """Monotonic seconds when it came on screen."""
    slots: Slots = Slots()
    level: WarmthLevel = field(default_factory=lambda: WarmthLevel(1))
    said: tuple[Said, ...] = ()
    since: int = 0
    """How many lines were there when the question on screen was put."""
    turns: tuple[Turn, ...] = ()
    thread: Thread | None = None
    """The thread as it stood when the last question was closed, without its lines."""
    answer: tuple[int, int] = (0, 0)
    """Which lines, first and last but one as in a slice, answered that question."""
    brought_up: tuple[str, ...] = ()
    """Ids of promises and ask-laters that had their turn."""
    follow_up_index: int = 0
    new_subject_index: int = 0
    recall_step: int = 0
    """How far the recall prompts and gaps of a talk logged afterwards have come."""
    first_key_at: datetime | None = None
    draft: str = ""
    """What stands in the line; the manual keeps it beside the state."""
    editing: int = 0
    """Number of the line that was taken back; 0 for none."""
    detached: bool = False
    """The next line was raised by them."""
    held: Held | None = None
    meter: Meter = field(default_factory=Meter)
    ends_at: datetime | None = None
    stage: Stage | None = None
    """How far wrap-up has come."""
    hinted: tuple[str, ...] = ()
    ended: datetime | None = None
    auto_closed: bool = False

    def answers(self) -> tuple[Said, ...]:
        """List the lines that answer the question on screen so far."""
        return self._answering(self.since, len(self.said))

    def last_answers(self) -> tuple[Said, ...]:
        """List the lines that answered the question closed last."""
        return self._answering(*self.answer)

    def _answering(self, first: int, end: int) -> tuple[Said, ...]:
        lines = self.said[first:end]
        return tuple(line for line in lines if line.question_id and not line.missed)

    def on_screen_s(self, at: Moment) -> float:
        """Tell how many seconds the question has stood on screen, holds left out."""
        return max(0.0, at.mono - self.shown)

    def talk_s(self, at: Moment) -> float:
        """Tell how many seconds the talk has gone on, holds left out."""
        now = self.held.since if self.held else at
        return max(0.0, now.mono - self.started.mono)

    def pushed_on(self, seconds: float) -> "Session":
        """Move the clocks on over a time that shall count in no duration."""
        started = replace(self.started, mono=self.started.mono + seconds)
        return replace(self, started=started, shown=self.shown + seconds)
