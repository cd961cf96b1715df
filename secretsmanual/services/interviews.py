"""Hold an interview: every event is on the disk before its answer is shown."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from secretsmanual.domain.accounts import Account
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import AccountId, InterviewId, MeetingId, PersonId
from secretsmanual.domain.interview import ending, state, transitions
from secretsmanual.domain.interview.effects import Effect
from secretsmanual.domain.interview.events import Attendees, Event, Moment
from secretsmanual.domain.interview.guide import ManualGuide
from secretsmanual.domain.interview.model import Offer, Progress
from secretsmanual.domain.interview.session import Session
from secretsmanual.domain.people import Person
from secretsmanual.domain.talks import Interview, InterviewFields, Line
from secretsmanual.domain.values import Channel, Mode
from secretsmanual.domain.wording import mark
from secretsmanual.services.keeping import Keeper
from secretsmanual.services.knowledge import build_knowledge
from secretsmanual.services.manual import Manual
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

REMINDED_FOR = timedelta(days=14)
"""How long a talk waits for its review (domain.md 2.3)."""


@dataclass(frozen=True)
class Plan:
    """What is known before a talk begins."""

    account_id: AccountId | None = None
    """None for an unknown caller."""
    attendees: tuple[PersonId, ...] = ()
    mode: Mode = "live"
    channel: Channel = "call"
    purpose: str = ""
    expects: str = ""
    """What they expect of us, where it was asked and said (domain.md 1, row 147)."""
    recipe: str = ""
    seed: str = ""
    """Empty: the interview's id."""
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Preparation:
    """What one chooses from before a talk."""

    account: Account
    people: tuple[Person, ...]
    """Those who decide first."""
    present: tuple[PersonId, ...]
    """Who will be there, as far as it is known: those given, of the meeting, who decides, or the
    only one there is."""
    purpose: str
    minutes: int | None
    """Planned length; None where no meeting says."""
    recipes: tuple[tuple[str, str], ...]
    """(id, label) of sets of questions to follow."""


@dataclass(frozen=True)
class Step:
    """What an event led to."""

    session: Session
    effects: tuple[Effect, ...] = ()
    change: Change | None = None


@dataclass(frozen=True)
class Unfinished:
    """A talk that was never ended: the program was killed, or it is parked."""

    interview: Interview
    account: str
    people: tuple[str, ...]
    lines: int
    draft: str
    touched: datetime
    """When its last line was kept, or it began."""


class Talk:
    """One open talk: the session, and the guide that knows the manual."""

    def __init__(self, manual: Manual, guide: ManualGuide, session: Session) -> None:
        self._manual = manual
        self.guide = guide
        self.session = session

    def moment(self) -> Moment:
        """Return now, on both clocks."""
        return Moment(self._manual.clock.now(), self._manual.clock.monotonic())

    def handle(self, event: Event, at: Moment | None = None) -> Step:
        """Take one event; when this returns, what it says is on the disk.

        Raises Refused where the disk says no; the session then stands as before.
        """
        after, effects = transitions.step(self.session, event, at or self.moment(), self.guide)
        if after is self.session:
            return Step(self.session)
        change = self._keep(after, effects)
        self.session = after
        return Step(after, effects, change)

    def picked_up(self) -> Step:
        """Go on with a talk whose program had ended."""
        after, effects = ending.pick_up(self.session, self.moment())
        change = self._keep(after, effects)
        self.session = after
        return Step(after, effects, change)

    def put(self, session: Session, effects: tuple[Effect, ...] = ()) -> Step:
        """Take over a session that the desk changed (parked, taken back)."""
        change = self._keep(session, effects)
        self.session = session
        return Step(session, effects, change)

    def _keep(self, session: Session, effects: tuple[Effect, ...]) -> Change:
        with self._manual.write(mark("The talk")) as unit:
            keeper = Keeper(unit, session)
            for effect in effects:
                keeper.keep(effect)
            keeper.position(json.dumps(state.to_state(session), ensure_ascii=False), session.draft)
        return unit.change


class InterviewService:
    """Starts talks, and finds those that wait."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def prepare(
        self,
        account_id: AccountId,
        people: tuple[PersonId, ...] = (),
        meeting_id: MeetingId | None = None,
    ) -> Preparation:
        """Gather what a talk is prepared with; raises NotFound."""
        with self._manual.read() as unit:
            account = unit.accounts.get(account_id)
            known = queries.people(unit, account_id)
            meeting = unit.meetings.get(meeting_id) if meeting_id else None
        planned = tuple(meeting.attendees) if meeting else ()
        here = [person.id for person in known if person.status == "active"]
        decides = tuple(person.id for person in known if person.decision_maker)[:1]
        alone = tuple(here) if len(here) == 1 else ()
        return Preparation(
            account=account,
            people=tuple(known),
            present=people or planned or decides or alone,
            purpose=meeting.purpose if meeting else "",
            minutes=meeting.minutes if meeting else None,
            recipes=tuple((one.id, one.label) for one in self._manual.bank.recipes),
        )

    def first_questions(self, plan: Plan) -> tuple[Offer, ...]:
        """Show with what a talk would begin: up to three offers, the first question first."""
        with self._manual.read() as unit:
            guide = guide_for(
                unit, self._manual, plan.account_id, plan.attendees, plan.purpose, plan.recipe
            )
        ranking = guide.rank(plan.attendees, Progress(seed=plan.seed))
        offers = [ranking.big, ranking.stay, ranking.new, ranking.lighter]
        return tuple({offer.id: offer for offer in offers if offer}.values())[:3]

    def start(self, plan: Plan) -> Talk:
        """Begin a talk; its first question is on screen. Raises NotFound for who is not there."""
        manual = self._manual
        at = Moment(manual.clock.now(), manual.clock.monotonic())
        with manual.write(mark("Begin a talk")) as unit:
            for person_id in plan.attendees:
                unit.people.get(person_id)
            guide = guide_for(
                unit, manual, plan.account_id, plan.attendees, plan.purpose, plan.recipe
            )
            if plan.account_id and plan.expects:
                unit.accounts.change(plan.account_id, expects=plan.expects)
            interview = unit.interviews.add(
                InterviewFields(
                    account_id=plan.account_id,
                    attendees=list(plan.attendees),
                    mode=plan.mode,
                    channel=plan.channel,
                    purpose=plan.purpose,
                    seed=plan.seed,
                    started=at.wall,
                )
            )
            session = transitions.begin(
                Session(
                    id=interview.id,
                    seed=plan.seed or interview.id,
                    started=at,
                    last=at,
                    account_id=plan.account_id,
                    attendees=plan.attendees,
                    mode=plan.mode,
                    ends_at=plan.ends_at,
                ),
                guide,
            )
            Keeper(unit, session).position(json.dumps(state.to_state(session)), "")
        return Talk(manual, guide, session)

    def attend(
        self, talk: Talk, people: tuple[PersonId, ...], account_id: AccountId | None = None
    ) -> Step:
        """Say who is really there, and gather what the manual holds about them.

        With an account an unknown caller belongs there from now on. Raises NotFound for an
        unknown account and Refused where the disk says no.
        """
        known = talk.guide.knowledge
        with self._manual.read() as unit:
            guide = guide_for(
                unit,
                self._manual,
                account_id or talk.session.account_id,
                people,
                known.purpose,
                known.recipe,
                current=talk.session.id,
            )
        before, talk.guide = talk.guide, guide
        try:
            return talk.handle(Attendees(people, account_id))
        except UserError:
            talk.guide = before
            raise

    def resume(self, interview_id: InterviewId) -> Talk:
        """Take up an unfinished talk where it stood.

        Raises Refused where its position cannot be read; its lines wait for review all the same.
        """
        with self._manual.read() as unit:
            interview = unit.interviews.get(interview_id)
            lines = queries.lines(unit, interview_id)
            guide = guide_for(
                unit,
                self._manual,
                interview.account_id,
                tuple(interview.attendees),
                interview.purpose,
                current=interview_id,
            )
        position = json.loads(interview.state or "{}")
        talk = Talk(self._manual, guide, state.from_state(position, lines, interview.draft))
        talk.picked_up()
        return talk

    def unfinished(self) -> list[Unfinished]:
        """Return talks that were never ended, first the one that was written in last.

        A parked call began later than the one it interrupted, and yet that one goes first when
        it was taken back.
        """
        with self._manual.read() as unit:
            found = [self._unfinished(unit, one) for one in queries.interviews_unfinished(unit)]
        return sorted(found, key=lambda one: one.touched, reverse=True)

    def waiting_for_review(self) -> list[Unfinished]:
        """Return talks that wait for their review, oldest first.

        After 14 days unsorted lines stay notes and nobody is reminded (domain.md 2.3); such a
        talk can still be opened from its account.
        """
        since = self._manual.clock.now() - REMINDED_FOR
        with self._manual.read() as unit:
            waiting = queries.interviews_waiting(unit)
            return [
                self._unfinished(unit, one)
                for one in waiting
                if one.ended is None or one.ended >= since
            ]

    def close_for_review(self, interview_id: InterviewId) -> Change:
        """End an unfinished talk as it stands; its draft becomes a line, its lines wait."""
        with self._manual.write(mark("End the talk")) as unit:
            interview = unit.interviews.get(interview_id)
            Keeper.save_draft(unit, interview)
            lines = queries.lines(unit, interview_id)
            ended = lines[-1].saved_at if lines else interview.started
            unit.interviews.set_quietly(
                interview_id, ended=ended, auto_closed=True, review="pending" if lines else "done"
            )
        return unit.change

    def lines(self, interview_id: InterviewId) -> list[Line]:
        """Return a talk's raw lines."""
        with self._manual.read() as unit:
            return queries.lines(unit, interview_id)

    def get(self, interview_id: InterviewId) -> Interview:
        """Return a talk; raises NotFound."""
        with self._manual.read() as unit:
            return unit.interviews.get(interview_id)

    @staticmethod
    def _unfinished(unit: Unit, interview: Interview) -> Unfinished:
        account = unit.accounts.maybe(interview.account_id or "")
        people = unit.people.by_ids(interview.attendees)
        lines = queries.lines(unit, interview.id)
        return Unfinished(
            interview=interview,
            account=account.name if account else "",
            people=tuple(people[who].name for who in interview.attendees if who in people),
            lines=len(lines),
            draft=interview.draft,
            touched=lines[-1].saved_at if lines else interview.started,
        )


def guide_for(
    unit: Unit,
    manual: Manual,
    account_id: AccountId | None,
    attendees: tuple[PersonId, ...],
    purpose: str = "",
    recipe: str = "",
    *,
    current: InterviewId | None = None,
) -> ManualGuide:
    """Return the guide of a talk: the bank, the lexicon and what the manual knows now."""
    knowledge = build_knowledge(
        unit, manual, account_id, attendees, purpose, recipe, current=current
    )
    team = tuple((member.id, member.name) for member in unit.team.where())
    return ManualGuide(manual.bank, manual.lexicon, knowledge, team)
