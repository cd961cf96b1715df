"""Several calls at once: one is live, up to five wait parked (domain.md 2.3)."""

from dataclasses import dataclass, replace

from secretsmanual.domain.errors import NotFound, Refused
from secretsmanual.domain.ids import InterviewId
from secretsmanual.domain.interview import ending
from secretsmanual.domain.interview.effects import Effect
from secretsmanual.domain.interview.events import Moment
from secretsmanual.domain.interview.session import Session
from secretsmanual.domain.wording import tr

MOST_PARKED = 5

Told = tuple[tuple[InterviewId, Effect], ...]
"""Effects, each with the interview it belongs to."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The live talk and the parked ones, oldest first. A parked talk is on hold."""

    live: Session | None = None
    parked: tuple[Session, ...] = ()

    def take(self, call: Session, at: Moment) -> "Desk":
        """Park the live talk, if there is one, and take another call.

        Raises Refused when five are parked already.
        """
        if self.live is None or self.live.state == "DONE":
            return replace(self, live=call)
        if len(self.parked) == MOST_PARKED:
            raise Refused(tr("Five calls are parked already."), tr("End one of them first."))
        return Desk(call, (*self.parked, _parked(self.live, at)))

    def unpark(self, interview_id: InterviewId, at: Moment) -> tuple["Desk", Told]:
        """Take a parked talk back; the live one, unless it is over, is parked in turn.

        Raises NotFound when it is not parked.
        """
        call = next((one for one in self.parked if one.id == interview_id), None)
        if call is None:
            raise NotFound(tr("That call is not parked."), tr("It may have been ended already."))
        waiting = tuple(one for one in self.parked if one is not call)
        if self.live and self.live.state != "DONE":
            waiting = (*waiting, _parked(self.live, at))
        call, effects = ending.resume(call, at)
        told = tuple((call.id, effect) for effect in effects)
        return Desk(replace(call, last=at), waiting), told

    def moved(self, live: Session) -> "Desk":
        """Put the live talk as it stands after a step in its place."""
        return replace(self, live=live)

    def cleared(self) -> "Desk":
        """Take a talk that is over off the desk."""
        over = self.live is not None and self.live.state == "DONE"
        return replace(self, live=None) if over else self


def _parked(session: Session, at: Moment) -> Session:
    return session if session.held else ending.hold(session, at)
