"""The interview as a machine: a session, an event and its moment give the next session.

Nothing here reads a clock, draws lots, or touches the manual, so the same events always lead
to the same session. The table of domain.md 2.3 stands in `_STATES`, with these additions from
use: what NEXT shows can be shut down (Ctrl+D) as well, since it may be asked as it stands;
a final End ends at once; wrap-up takes lines, as its questions get answers, and can be left
for the talk again.
"""

from dataclasses import replace

from secretsmanual.domain.interview import asking, ending, noting
from secretsmanual.domain.interview.effects import KeepDraft
from secretsmanual.domain.interview.events import (
    Attendees,
    Choose,
    Cycle,
    Deflect,
    End,
    Event,
    Hold,
    Key,
    Line,
    Mark,
    MarkMoment,
    Moment,
    Next,
    PlannedEnd,
    Quiet,
    Resume,
    Skip,
    TakeBack,
    Talking,
    TheyRaisedIt,
)
from secretsmanual.domain.interview.noting import Step
from secretsmanual.domain.interview.session import LIVE, Guide, Session, State
from secretsmanual.domain.wording import tr

_OPEN: frozenset[State] = LIVE | {"WRAP"}
_NOT_OVER: frozenset[State] = _OPEN | {"HOLD"}
_BETWEEN: frozenset[State] = frozenset({"ASK", "NEXT"})

_STATES: dict[type[Event], frozenset[State]] = {
    Key: _NOT_OVER,
    Line: _OPEN,
    Next: _OPEN,
    Choose: _BETWEEN,
    Cycle: _BETWEEN,
    Skip: _BETWEEN,
    Deflect: LIVE,
    Hold: LIVE,
    Resume: frozenset({"HOLD", "WRAP"}),
    End: _NOT_OVER,
    TakeBack: _OPEN,
    Mark: _OPEN,
    TheyRaisedIt: LIVE,
    MarkMoment: LIVE,
    Attendees: _NOT_OVER,
    Talking: LIVE,
    PlannedEnd: _NOT_OVER,
    Quiet: _NOT_OVER,
}


def begin(session: Session, guide: Guide) -> Session:
    """Start a talk with its first question on screen; without attendees, an unknown caller's."""
    return asking.offer(session, session.started, guide, "ASK")


def refusal(session: Session, event: Event) -> str:
    """Say in a sentence why an event does nothing now; empty if it does something."""
    if session.state not in _STATES[type(event)]:
        return _out_of_place(session, event)
    match event:
        case Line(raw) if not raw.strip():
            return tr("The line is empty.")
        case Choose(slot) | Cycle(slot) if session.slots.at(slot) is None:
            return tr("Nothing is offered in slot {slot}.", slot=slot)
        case TakeBack() | Mark() if not session.said:
            return tr("No line has been saved yet.")
    return ""


def step(session: Session, event: Event, at: Moment, guide: Guide) -> Step:
    """Move on. An event that has no place in the present state changes nothing at all."""
    if refusal(session, event):
        return session, ()
    after, effects = _moved(session, event, at, guide)
    return (after if isinstance(event, Quiet) else replace(after, last=at)), effects


def _out_of_place(session: Session, event: Event) -> str:
    if session.state in LIVE and isinstance(event, Resume):
        return tr("The talk is not on hold.")
    return {
        "HOLD": tr("The talk is on hold: resume it first."),
        "WRAP": tr("The talk is being wrapped up: go back to it first."),
        "DONE": tr("The talk is over."),
    }.get(session.state, tr("Finish this question first, with Enter on the empty line."))


def _moved(session: Session, event: Event, at: Moment, guide: Guide) -> Step:
    match event:
        case Key() | Line() | Next():
            return _typing(session, event, at, guide)
        case TakeBack() | Mark() | MarkMoment() | TheyRaisedIt():
            return _on_lines(session, event, at, guide)
        case Choose() | Cycle() | Skip() | Deflect():
            return _with_the_question(session, event, at, guide)
        case Hold() | Resume() | End() | Quiet():
            return _coming_and_going(session, event, at, guide)
        case Attendees():
            return _attended(session, event, at, guide)
        case _:
            return _aside(session, event, at), ()


def _typing(session: Session, event: Key | Line | Next, at: Moment, guide: Guide) -> Step:
    match event:
        case Key(draft):
            return _typed(session, draft, at)
        case Line(raw):
            return noting.save(_listening(session), raw, at, guide)
        case _:
            return _entered(session, event.after_s, at, guide)


def _on_lines(
    session: Session,
    event: TakeBack | Mark | MarkMoment | TheyRaisedIt,
    at: Moment,
    guide: Guide,
) -> Step:
    match event:
        case TakeBack():
            return noting.take_back(_listening(session))
        case Mark():
            return noting.mark(session, event, guide)
        case MarkMoment():
            return noting.mark_moment(session, at, guide)
        case _:
            return replace(session, detached=not session.detached), ()


def _with_the_question(
    session: Session, event: Choose | Cycle | Skip | Deflect, at: Moment, guide: Guide
) -> Step:
    match event:
        case Choose():
            return asking.choose(session, event, at, guide)
        case Cycle():
            return asking.cycle(session, event, at, guide)
        case Skip():
            return asking.pass_over(session, "skipped", at, guide)
        case _:
            return asking.pass_over(session, "deflected", at, guide)


def _coming_and_going(
    session: Session, event: Hold | Resume | End | Quiet, at: Moment, guide: Guide
) -> Step:
    match event:
        case Hold():
            return ending.hold(session, at), ()
        case End(final):
            return ending.end(session, final, at, guide)
        case Quiet():
            return ending.close_forgotten(session, at, guide)
        case _:
            if session.held:
                return ending.resume(session, at)
            return ending.back_to_talk(session, at, guide)


def _aside(session: Session, event: Talking | PlannedEnd, at: Moment) -> Session:
    if isinstance(event, PlannedEnd):
        return replace(session, ends_at=event.at)
    meter = session.meter.press(at.mono) if event.on else session.meter.release(at.mono)
    return replace(session, meter=meter)


def _typed(session: Session, draft: str, at: Moment) -> Step:
    if session.held:
        if at.mono - session.held.since.mono < ending.WAKES_AFTER_S:
            return session, ()
        return ending.resume(session, at)
    draft = noting.storable(draft)
    first = (session.first_key_at or at.wall) if draft else None
    session = replace(_listening(session), first_key_at=first, draft=draft)
    return session, (KeepDraft(draft),)


def _listening(session: Session) -> Session:
    return replace(session, state="LISTEN") if session.state in _BETWEEN else session


def _entered(session: Session, after_s: float | None, at: Moment, guide: Guide) -> Step:
    editing = session.editing
    session = replace(session, editing=0, draft="", first_key_at=None)
    if editing:
        return session, (KeepDraft(""),)
    if session.state == "WRAP":
        return ending.next_stage(session, at, guide)
    return asking.done_with_it(session, after_s, at, guide)


def _attended(session: Session, event: Attendees, at: Moment, guide: Guide) -> Step:
    session, effects = noting.attend(session, event, guide)
    if session.state in _BETWEEN:
        session = asking.offer(session, at, guide, session.state)
    return session, effects
