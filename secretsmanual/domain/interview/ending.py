"""Holding, resuming, wrapping up and ending a talk (domain.md 2.2 and 2.3)."""

from dataclasses import replace

from secretsmanual.domain.interview import asking, noting
from secretsmanual.domain.interview.effects import Ended, Interrupted
from secretsmanual.domain.interview.events import Moment
from secretsmanual.domain.interview.noting import Step
from secretsmanual.domain.interview.session import Guide, Held, Session, Stage

WAKES_AFTER_S = 2.0
"""A key wakes a talk on hold, but not the one that was just being typed."""
FORGOTTEN_AFTER_S = 20 * 60.0
"""Without a key for so long and behind other windows, a talk is over."""

STAGES: tuple[Stage, ...] = ("promises", "closing", "consent", "next_talk")
CLOSERS: dict[Stage, str] = {"closing": "X-CLO-01", "consent": "X-CLO-03"}
"""The questions of the bank that close a talk. Promises are read aloud from the list."""


def hold(session: Session, at: Moment) -> Session:
    """Put the talk on hold; the talk key counts as released."""
    meter = session.meter.release(at.mono)
    return replace(session, state="HOLD", held=Held(session.state, at), meter=meter)


def resume(session: Session, at: Moment) -> Step:
    """Go back to where it was before the hold; the time between counts in no duration."""
    held = session.held
    if held is None:
        return session, ()
    session = session.pushed_on(at.mono - held.since.mono)
    session = replace(session, state=held.state, held=None)
    return session, (Interrupted(held.since.wall, at.wall),)


def pick_up(session: Session, at: Moment) -> Step:
    """Resume a talk whose program had ended, from what was written down last.

    The monotonic clock may have begun anew, so the clocks are set as if no time had passed
    since the last event; that time is stored as an interruption.
    """
    away = at.mono - session.last.mono
    resumed = replace(
        session.pushed_on(away), last=at, meter=session.meter.release(session.last.mono)
    )
    if session.held:
        since = replace(session.held.since, mono=session.held.since.mono + away)
        return replace(resumed, held=replace(session.held, since=since)), ()
    if session.state == "DONE":
        return session, ()
    return resumed, (Interrupted(session.last.wall, at.wall),)


def end(session: Session, final: bool, at: Moment, guide: Guide) -> Step:
    """Wrap up, or end when it is being wrapped up already, or at once.

    A half-typed line is saved first, while the question it answers is still on screen.
    """
    session, effects = resume(session, at)
    session, saved = _draft_saved(session, at, guide)
    effects += saved
    if session.state == "WRAP":
        session, closed = _over(session, at, guide)
        return session, effects + closed
    session, closed = asking.leave(session, at, guide)
    session = _staged(session, "promises", at, guide)
    effects += closed
    if final:
        session, closed = _over(session, at, guide)
        effects += closed
    return session, effects


def next_stage(session: Session, at: Moment, guide: Guide) -> Step:
    """Go on in wrap-up; after its last stage the talk is over.

    A talk logged afterwards has nobody to put a closing question to.
    """
    stages = STAGES if session.mode == "live" else STAGES[:1]
    later = stages[stages.index(session.stage) + 1 :] if session.stage in stages else ()
    if later:
        session, closed = asking.close(session, None, at, guide)
        return _staged(session, later[0], at, guide), closed
    return _over(session, at, guide)


def back_to_talk(session: Session, at: Moment, guide: Guide) -> Step:
    """Leave wrap-up for the talk, when F10 came too early."""
    session, effects = asking.close(session, None, at, guide)
    return asking.offer(replace(session, stage=None), at, guide, "NEXT"), effects


def close_forgotten(session: Session, at: Moment, guide: Guide) -> Step:
    """End a talk that nobody has touched for 20 minutes; it ended with the last key."""
    if at.mono - session.last.mono < FORGOTTEN_AFTER_S:
        return session, ()
    session = replace(session, held=None, auto_closed=True)
    session, saved = _draft_saved(session, session.last, guide)
    session, ended = _over(session, session.last, guide)
    return session, saved + ended


def _staged(session: Session, stage: Stage, at: Moment, guide: Guide) -> Session:
    question = CLOSERS.get(stage)
    closer = guide.offer(question, session.attendees) if question else None
    return replace(asking.put(session, closer, at, "WRAP"), stage=stage)


def _draft_saved(session: Session, at: Moment, guide: Guide) -> Step:
    if not session.draft.strip():
        return session, ()
    return noting.save(session, session.draft, at, guide)


def _over(session: Session, at: Moment, guide: Guide) -> Step:
    session, closed = asking.close(session, None, at, guide)
    session = replace(
        session,
        state="DONE",
        current=None,
        stage=None,
        editing=0,
        ended=at.wall,
        meter=session.meter.release(at.mono),
    )
    return session, (*closed, Ended(at.wall, session.auto_closed))
