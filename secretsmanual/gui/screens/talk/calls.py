"""The calls on the desk, as the worker holds them: each step in order, each on the disk first.

Nothing here knows Qt. The page is given a `Seen` after each step and holds the last one.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from secretsmanual.domain.changes import Change
from secretsmanual.domain.confided import Confided, confided_line
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import AccountId, InterviewId, PersonId
from secretsmanual.domain.interview import wrap
from secretsmanual.domain.interview.bank import base_question
from secretsmanual.domain.interview.capture import Captured, remove_last_token
from secretsmanual.domain.interview.desk import Desk
from secretsmanual.domain.interview.effects import Hint, SaveLine
from secretsmanual.domain.interview.events import End, Event, Moment
from secretsmanual.domain.interview.follow_ups import handed_back
from secretsmanual.domain.interview.names import fold
from secretsmanual.domain.interview.session import About, Said, Session
from secretsmanual.domain.interview.transitions import refusal
from secretsmanual.domain.people import Person
from secretsmanual.gui.models.families import family_of
from secretsmanual.gui.screens.talk.seen import (
    Parked,
    SavedLine,
    Seen,
    Somebody,
    Stranger,
    Understood,
    Vocabulary,
)
from secretsmanual.services.interviews import Plan, Step, Talk

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services


@dataclass
class _Kept:
    """What goes with a talk on the desk."""

    talk: Talk
    times: dict[int, datetime] = field(default_factory=dict)
    readings: dict[tuple[str, About, tuple[PersonId, ...]], Captured] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    """Names that were answered with a no."""


class Calls:
    """One live call and the parked ones. All methods run in the worker, one after another."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self._desk = Desk()
        self._kept: dict[InterviewId, _Kept] = {}

    def start(self, plan: Plan, at: Moment) -> Seen:
        """Begin a call; one that is live is parked. Raises Refused when five are parked."""
        if self._desk.live:
            self._desk.take(self._desk.live, at)  # refuses before anything is written
        return self._take(self._services.interviews.start(plan), at)

    def resume(self, interview_id: InterviewId, at: Moment) -> Seen:
        """Take up a talk where it stood: one that is parked, or one that a killed program left.

        Raises Refused where its position cannot be read.
        """
        if self._desk.live and self._desk.live.id == interview_id:
            return self._seen()
        if any(one.id == interview_id for one in self._desk.parked):
            return self.unpark(interview_id, at)
        talk = self._services.interviews.resume(interview_id)
        seen = self._take(talk, at)
        if talk.session.held:
            return self._unheld(seen, at)
        return seen

    def handle(self, event: Event, at: Moment) -> Seen:
        """Take one event; what has no place now is answered with the reason."""
        live = self._live()
        reason = refusal(live.talk.session, event)
        if reason:
            return self._seen(refused=reason)
        return self._stepped(live.talk.handle(event, at))

    def park(self, at: Moment) -> Seen:
        """Park the live call and take another, of a caller who is not known yet."""
        return self.start(Plan(), at)

    def unpark(self, interview_id: InterviewId, at: Moment) -> Seen:
        """Take a parked call back; the live one is parked in turn, or ended if it is empty."""
        if self._desk.live and _untouched(self._desk.live):
            self.handle(End(final=True), at)
        before = self._desk
        desk, told = before.unpark(interview_id, at)
        effects = tuple(effect for _, effect in told)
        self._write_parked(before, desk)
        step = self._kept[interview_id].talk.put(_live_of(desk), effects)
        self._desk = desk
        return self._seen(step)

    def attend(self, people: tuple[PersonId, ...], account_id: AccountId | None = None) -> Seen:
        """Say who is really there."""
        live = self._live()
        step = self._services.interviews.attend(live.talk, people, account_id)
        live.readings.clear()
        return self._stepped(step)

    def everybody(self) -> tuple[Somebody, ...]:
        """List who may be there, those present first: of an unknown caller everybody known."""
        session = self._live().talk.session
        people = self._services.people.all(session.account_id)
        names: dict[AccountId | None, str] = {}
        if session.account_id is None:
            names = {one.account.id: one.account.name for one in self._services.accounts.all()}
        place = {person_id: at for at, person_id in enumerate(session.attendees)}
        found = [
            Somebody(
                person.id,
                person.name,
                ", ".join(part for part in (person.role, names.get(person.account_id)) if part),
                person.account_id,
                person.id in place,
            )
            for person in people
        ]
        return tuple(sorted(found, key=lambda one: place.get(one.id, len(place))))

    def toggle(self, somebody: Somebody) -> Seen:
        """Take somebody in as present, or out."""
        session = self._live().talk.session
        there = list(session.attendees)
        if somebody.id in there:
            there.remove(somebody.id)
        else:
            there.append(somebody.id)
        account = somebody.account_id if session.account_id is None else None
        return self.attend(tuple(there), account)

    def consent(self, *, service: bool, marketing: bool) -> Change:
        """Write down what the one the talk is with agreed to, and that they were asked."""
        return self._services.people.change(
            self._live().talk.session.attendees[0],
            consent_service=service,
            consent_marketing=marketing,
            consent_asked_on=self._services.manual.today,
        )

    def welcome(self, stranger: Stranger) -> Seen:
        """Take a named stranger as present: the one who is known, or as a new person."""
        session = self._live().talk.session
        person, account = stranger.known, None
        if person is None:
            name = stranger.typed[:1].upper() + stranger.typed[1:]
            person, _ = self._services.people.add(name, session.account_id)
        elif session.account_id is None:
            account = person.account_id
        present = (*session.attendees, person.id)
        return self.attend(tuple(dict.fromkeys(present)), account)

    def turn_away(self, stranger: Stranger) -> Seen:
        """Ask no more about a name."""
        self._live().settled.add(fold(stranger.typed))
        return self._seen()

    def understand(self, raw: str) -> Understood:
        """Read the line in hand without saving it."""
        live = self._live()
        session, guide = live.talk.session, live.talk.guide
        context = guide.context(session.attendees, self._about(session))
        captured = guide.read(raw, session.attendees, self._about(session))
        return Understood(raw, captured.chips, remove_last_token(raw, context))

    def vocabulary(self) -> Vocabulary:
        """List what Tab completes in this talk."""
        live = self._live()
        directory = live.talk.guide.context(live.talk.session.attendees, About()).people
        kinds = live.talk.guide.bank.kinds
        everybody = [entry.who for group in directory.groups for entry in group]
        people = [
            who.first_name if directory.first_named(who.first_name) else who.name
            for who in everybody
        ]
        return Vocabulary(tuple(people), tuple((kind.id, kind.label) for kind in kinds))

    def leave(self) -> None:
        """Take a call that is over off the desk."""
        self._desk = self._desk.cleared()

    def _take(self, talk: Talk, at: Moment) -> Seen:
        before = self._desk
        desk = before.take(talk.session, at)
        self._write_parked(before, desk)
        lines = self._services.interviews.lines(talk.session.id)
        self._kept[talk.session.id] = _Kept(talk, {line.n: line.saved_at for line in lines})
        self._desk = desk
        return self._seen()

    def _unheld(self, seen: Seen, at: Moment) -> Seen:
        """Wake a talk that was parked or on hold when the program ended."""
        parked = Desk(None, (seen.session,))
        desk, told = parked.unpark(seen.session.id, at)
        effects = tuple(effect for _, effect in told)
        return self._stepped(self._live().talk.put(_live_of(desk), effects))

    def _write_parked(self, before: Desk, after: Desk) -> None:
        """Put on the disk that the call that was live is parked now."""
        for session in after.parked:
            if session not in before.parked:
                self._kept[session.id].talk.put(session)

    def _live(self) -> _Kept:
        return self._kept[_live_of(self._desk).id]

    def _stepped(self, step: Step) -> Seen:
        self._desk = self._desk.moved(step.session)
        kept = self._live()
        for effect in step.effects:
            if isinstance(effect, SaveLine):
                kept.times[effect.line.n] = effect.line.saved_at
        return self._seen(step)

    def _seen(self, step: Step | None = None, refused: str = "") -> Seen:
        kept = self._live()
        talk, session = kept.talk, kept.talk.session
        lines = tuple(self._line(kept, said) for said in session.said)
        effects = step.effects if step else ()
        return Seen(
            session=session,
            people=tuple((p.id, p.name) for p in talk.guide.among(session.attendees).people),
            organisation=talk.guide.knowledge.organisation,
            lines=lines,
            open_promises=_open_promises(talk) + sum(_ours(line) for line in lines),
            aloud=self._aloud(talk) if session.state == "WRAP" else (),
            confided=_confided(talk, lines),
            card=wrap.card(session, talk.guide, session.last) if session.ended else None,
            parked=tuple(self._parked(one) for one in self._desk.parked),
            stranger=self._stranger(kept, lines),
            hints=tuple(effect.name for effect in effects if isinstance(effect, Hint)),
            refused=refused,
            change=step.change if step else None,
        )

    def _line(self, kept: _Kept, said: Said) -> SavedLine:
        guide, session = kept.talk.guide, kept.talk.session
        key = (said.raw, said.about, session.attendees)
        if key not in kept.readings:
            kept.readings[key] = guide.read(said.raw, session.attendees, said.about)
        captured = kept.readings[key]
        kind_id = captured.kinds[0] if captured.kinds else self._kind_of(kept, said)
        bank = guide.bank
        kind = bank.kind(kind_id) if bank.has_kind(kind_id) else None
        label, family = (kind.label, kind.family) if kind else ("", "")
        return SavedLine(said, captured, kept.times.get(said.n), label, family_of(family))

    @staticmethod
    def _kind_of(kept: _Kept, said: Said) -> str:
        bank = kept.talk.guide.bank
        question = base_question(said.question_id)
        if question.startswith("GAP:"):
            return question.removeprefix("GAP:")
        return bank.question(question).kind if bank.has_question(question) else ""

    def _parked(self, session: Session) -> Parked:
        guide = self._kept[session.id].talk.guide
        present = guide.among(session.attendees).people
        since = session.held.since if session.held else session.last
        return Parked(session.id, present[0].first_name if present else "", since.wall)

    def _stranger(self, kept: _Kept, lines: tuple[SavedLine, ...]) -> Stranger | None:
        """Find the newest name that nobody answers to; looked up only while a call is unknown."""
        for line in reversed(lines):
            for typed in line.captured.unknown_names:
                if fold(typed) not in kept.settled:
                    return Stranger(typed, self._known(kept, typed))
        return None

    def _known(self, kept: _Kept, typed: str) -> Person | None:
        if kept.talk.session.account_id is not None:
            return None
        try:
            return self._services.people.find(typed)
        except UserError:
            return None

    @staticmethod
    def _aloud(talk: Talk) -> tuple[str, ...]:
        people = talk.guide.knowledge
        names = {p.id: p.first_name for p in (*people.people, *people.others)}
        return wrap.promises_aloud(talk.session, talk.guide, names)

    @staticmethod
    def _about(session: Session) -> About:
        offer = None if session.detached else session.current
        return About(offer.subject) if offer else About()


def _live_of(desk: Desk) -> Session:
    if desk.live is None:
        raise RuntimeError("no call is live")
    return desk.live


def _untouched(session: Session) -> bool:
    """Whether a call was taken by mistake: nobody named, nothing written."""
    return not (session.said or session.draft or session.attendees or session.account_id)


def _open_promises(talk: Talk) -> int:
    return sum(item.kept_on is None for item in talk.guide.knowledge.promises)


def _confided(talk: Talk, lines: tuple[SavedLine, ...]) -> Confided:
    """Gather what a follow-up may say back of what was said in confidence in this talk."""
    words: set[str] = set()
    for line in lines:
        if confided_line(line.said.raw, line.said.marks):
            words |= handed_back(line.captured.thread_line(), talk.guide.lexicon)
            words.add(line.captured.text)
    return Confided(words)


def _ours(line: SavedLine) -> bool:
    promised = line.captured.type == "promise" or "promise" in line.said.marks
    return promised and line.captured.direction != "theirs" and bool(line.captured.text)
