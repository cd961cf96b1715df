"""What happens to lines: saved, taken back, marked, read again."""

from dataclasses import replace
from datetime import datetime

from secretsmanual.domain.interview.effects import (
    Effect,
    KeepDraft,
    MarkLine,
    RereadLines,
    ReviseLine,
    SaveLine,
)
from secretsmanual.domain.interview.events import Attendees, Mark, Moment
from secretsmanual.domain.interview.model import Offer, ThreadLine
from secretsmanual.domain.interview.session import (
    GO_BACK,
    MARKS,
    About,
    Guide,
    Said,
    Session,
)
from secretsmanual.domain.talks import LineFields
from secretsmanual.domain.values import Richness

Step = tuple[Session, tuple[Effect, ...]]

LONGEST = 20_000
"""Characters of one line, as of one text in the manual; what is pasted beyond it follows as
further lines, so that nothing is cut."""


def save(session: Session, raw: str, at: Moment, guide: Guide) -> Step:
    """Commit what was typed: as a new line, or as the new version of the line taken back."""
    clean = storable(raw)
    if session.editing:
        return _revised(session, clean, guide)
    effects: list[Effect] = []
    for piece in _pieces(clean):
        session, effect = _added(session, piece, at.wall, guide)
        effects.append(effect)
    return replace(session, draft="", first_key_at=None, detached=False), tuple(effects)


def mark_moment(session: Session, at: Moment, guide: Guide) -> Step:
    """Write a line that says only that something was missed; the draft stays untouched."""
    first_key_at, detached = session.first_key_at, session.detached
    session, effect = _added(replace(session, first_key_at=None), GO_BACK, at.wall, guide)
    return replace(session, first_key_at=first_key_at, detached=detached), (effect,)


def take_back(session: Session) -> Step:
    """Give the last line back for editing."""
    last = session.said[-1]
    return replace(session, editing=last.n, draft=last.raw), (KeepDraft(last.raw),)


def mark(session: Session, event: Mark, guide: Guide) -> Step:
    """Put a mark on the last line, or take it off."""
    last = session.said[-1]
    on = {*last.marks} ^ {event.mark}
    marks = tuple(name for name in MARKS if name in on)
    session = _with(session, replace(last, marks=marks))
    captured = guide.read(last.raw, session.attendees, last.about)
    return session, (MarkLine(last.n, marks, captured),)


def attend(session: Session, event: Attendees, guide: Guide) -> Step:
    """Change who is there; lines that named nobody move to the one the talk is with now."""
    before = session.attendees
    account = event.account_id or session.account_id
    session = replace(session, attendees=event.people, account_id=account)
    if event.people[:1] != before[:1]:
        session = replace(session, thread=None)
    readings = ((line, guide.read(line.raw, event.people, line.about)) for line in session.said)
    moved = tuple(
        (line.n, captured)
        for line, captured in readings
        if captured != guide.read(line.raw, before, line.about)
    )
    return session, (RereadLines(event.people, account, moved),)


def thread_lines(session: Session, lines: tuple[Said, ...], guide: Guide) -> tuple[ThreadLine, ...]:
    """Reduce lines to what follow-ups and richness are judged by."""
    return tuple(_thread_line(session, line, guide) for line in lines)


def _thread_line(session: Session, line: Said, guide: Guide) -> ThreadLine:
    heard = guide.heard(guide.read(line.raw, session.attendees, line.about))
    return replace(heard, gold=heard.gold or "gold" in line.marks)


def _added(session: Session, raw: str, at: datetime, guide: Guide) -> tuple[Session, SaveLine]:
    offer = None if session.detached else session.current
    about = _about(session, offer) if offer else About()
    said = Said(
        n=len(session.said) + 1,
        raw=raw,
        question_id=offer.id if offer else "",
        move_id=offer.move_id if offer else "",
        about=about,
    )
    session = replace(session, said=(*session.said, said))
    line = LineFields(
        interview_id=session.id,
        n=said.n,
        raw=raw,
        question_id=said.question_id,
        move_id=said.move_id,
        first_key_at=session.first_key_at or at,
        saved_at=at,
        richness=_richness_so_far(session, said, guide),
    )
    return session, SaveLine(line, guide.read(raw, session.attendees, about))


def _about(session: Session, offer: Offer) -> About:
    """Whom an answer is about; of the one the talk is with it may yet turn out who that is."""
    first = session.attendees[:1]
    return About(offer.subject, None if offer.person_id in first else offer.person_id)


def _richness_so_far(session: Session, said: Said, guide: Guide) -> Richness | None:
    if not said.question_id or said.missed:
        return None
    return guide.richness(thread_lines(session, session.answers(), guide))


def _revised(session: Session, raw: str, guide: Guide) -> Step:
    said = session.said[session.editing - 1]
    session = _with(session, replace(said, raw=raw))
    effect = ReviseLine(said.n, raw, guide.read(raw, session.attendees, said.about))
    return replace(session, editing=0, draft="", first_key_at=None), (effect,)


def _with(session: Session, said: Said) -> Session:
    lines = (*session.said[: said.n - 1], said, *session.said[said.n :])
    return replace(session, said=lines)


def storable(raw: str) -> str:
    """Replace half characters, as a broken input method may send them: they are no text."""
    return raw.encode("utf-8", "replace").decode("utf-8")


def _pieces(raw: str) -> list[str]:
    pieces = [raw[start : start + LONGEST] for start in range(0, len(raw), LONGEST)]
    return [piece for piece in pieces if piece.strip()]
