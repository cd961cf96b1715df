"""What happens to questions: offered, chosen, counted (domain.md 2.3 and 2.6)."""

from dataclasses import replace

from secretsmanual.domain.interview import noting
from secretsmanual.domain.interview.bank import base_question
from secretsmanual.domain.interview.effects import BringUp, Effect, Hint, RecordAsked
from secretsmanual.domain.interview.events import Choose, Cycle, Moment
from secretsmanual.domain.interview.model import Offer, Progress, Ranking, Thread, Turn
from secretsmanual.domain.interview.noting import Step
from secretsmanual.domain.interview.recall import recall
from secretsmanual.domain.interview.session import Guide, Session, Slots, State
from secretsmanual.domain.talks import AskedFields
from secretsmanual.domain.values import Outcome, Richness

ASKED_AFTER_S = 10.0
"""A question that stood on screen so long was asked, though nothing was written."""
WARM = 3
"""From this warmth on, an answer asks for something of one's own in return."""
ENOUGH = 14
"""Above so many questions it begins to feel like an interrogation (domain.md 1b)."""


def progress(session: Session, at: Moment, guide: Guide) -> Progress:
    """Put together what the engine needs to know of this talk."""
    thread = session.thread
    if thread:
        lines = noting.thread_lines(session, session.last_answers(), guide)
        thread = replace(thread, lines=lines)
    minutes_left = None
    if session.ends_at is not None:
        minutes_left = (session.ends_at - at.wall).total_seconds() / 60
    return Progress(
        seed=session.seed,
        turns=session.turns,
        thread=thread,
        answers=sum(turn.outcome == "answered" for turn in session.turns),
        minutes_left=minutes_left,
        used_offers=frozenset(session.brought_up),
        follow_up_index=session.follow_up_index,
        new_subject_index=session.new_subject_index,
    )


def offer(
    session: Session, at: Moment, guide: Guide, state: State, *, lighter: bool = False
) -> Session:
    """Rank, and put the best candidate on screen; the lighter one after a deflection."""
    if session.mode == "after":
        return put(session, recall(session, guide), at, state)
    session = replace(session, follow_up_index=0, new_subject_index=0)
    ranking = guide.rank(session.attendees, progress(session, at, guide))
    best = (ranking.lighter or ranking.big) if lighter else ranking.big
    return put(_slotted(session, ranking), best, at, state)


def put(session: Session, current: Offer | None, at: Moment, state: State) -> Session:
    """Put a question on screen; from now on lines answer this one."""
    return replace(
        session,
        current=current,
        chosen=False,
        state=state,
        shown=at.mono,
        since=len(session.said),
    )


def done_with_it(session: Session, after_s: float | None, at: Moment, guide: Guide) -> Step:
    """Count the question and show the next one: Enter on the empty line."""
    stood = session.on_screen_s(at) if after_s is None else after_s
    without_lines: Outcome = "thin" if stood >= ASKED_AFTER_S else "skipped"
    session, effects = close(session, without_lines, at, guide)
    return offer(_recalled(session), at, guide, "NEXT"), effects


def pass_over(session: Session, outcome: Outcome, at: Moment, guide: Guide) -> Step:
    """Skip the question, or note that they shut it down, whatever lines it has."""
    effects: tuple[Effect, ...] = ()
    if session.current and session.mode == "live":
        session, effects = _counted(session, session.current, outcome, None, at)
    deflected = outcome == "deflected"
    return offer(_recalled(session), at, guide, "NEXT", lighter=deflected), effects


def choose(session: Session, event: Choose, at: Moment, guide: Guide) -> Step:
    """Put the offer of a slot on screen in place of the question that stood there.

    What was only offered leaves no trace; what had been chosen and then stood for 10 s counts
    as asked, and only then are the slots ranked anew.
    """
    chosen = session.slots.at(event.slot)
    if chosen == session.current:
        return replace(session, state="ASK", chosen=True), ()
    session, effects = leave(session, at, guide)
    if effects:
        session = offer(session, at, guide, "ASK")
    return replace(put(session, chosen, at, "ASK"), chosen=True), effects


def leave(session: Session, at: Moment, guide: Guide) -> Step:
    """Close the question on screen when the rep goes elsewhere without Enter."""
    stood = session.chosen and session.on_screen_s(at) >= ASKED_AFTER_S
    return close(session, "thin" if stood else None, at, guide)


def close(session: Session, without_lines: Outcome | None, at: Moment, guide: Guide) -> Step:
    """Write the outcome of the question on screen, by its lines or for want of them.

    Nothing is written where there is no line and no outcome for that case, nor in a talk that
    is logged afterwards, whose prompts are put to the rep and not to the customer.
    """
    if session.current is None or session.mode == "after":
        return session, ()
    lines = session.answers()
    if lines:
        rich = guide.richness(noting.thread_lines(session, lines, guide))
        outcome: Outcome = "thin" if rich == "thin" else "answered"
        return _counted(session, session.current, outcome, rich, at)
    if without_lines is None:
        return session, ()
    rich_enough: Richness | None = "thin" if without_lines == "thin" else None
    return _counted(session, session.current, without_lines, rich_enough, at)


def cycle(session: Session, event: Cycle, at: Moment, guide: Guide) -> Step:
    """Show another phrase in slot 1, or another subject in slot 2; the other slots stay.

    What slot 3 shows already is passed over, so that no question stands there twice.
    """
    before, lighter = session.slots.at(event.slot), session.slots.lighter
    turned, after = _turned(session, event, at, guide)
    if after and lighter and event.slot != 1 and after.id == lighter.id:
        turned, after = _turned(turned, event, at, guide)
    if after is None:
        return session, ()
    slots = replace(session.slots, **{"stay" if event.slot == 1 else "new": after})
    turned = replace(turned, slots=slots)
    if session.current != before:
        return turned, ()
    return replace(put(turned, after, at, session.state), chosen=session.chosen), ()


def _turned(
    session: Session, event: Cycle, at: Moment, guide: Guide
) -> tuple[Session, Offer | None]:
    """Return the session one place on, and what its slot then offers."""
    if event.slot == 1:
        index = max(0, session.follow_up_index + event.by)
        session = replace(session, follow_up_index=index)
    else:
        index = max(0, session.new_subject_index + event.by)
        session = replace(session, new_subject_index=index)
    ranking = guide.rank(session.attendees, progress(session, at, guide))
    return session, ranking.stay if event.slot == 1 else ranking.new


def _slotted(session: Session, ranking: Ranking) -> Session:
    slots = Slots(ranking.stay, ranking.new, ranking.lighter)
    return replace(session, slots=slots, level=ranking.level)


def _recalled(session: Session) -> Session:
    if session.mode == "live":
        return session
    return replace(session, recall_step=session.recall_step + 1)


def _counted(
    session: Session, asked: Offer, outcome: Outcome, richness: Richness | None, at: Moment
) -> Step:
    session = replace(session, answer=(session.since, len(session.said)))
    if asked.type in {"promise", "ask_later"}:
        session = replace(session, thread=None, brought_up=(*session.brought_up, asked.id))
        return session, (_brought_up(asked, outcome),)
    person_id = asked.person_id or next(iter(session.attendees), None)
    turn = Turn(asked.id, asked.kind, asked.depth, outcome, richness, person_id, asked.move_id)
    thread = _thread(session.thread, asked, richness) if richness else None
    session = replace(session, turns=(*session.turns, turn), thread=thread)
    record = AskedFields(
        interview_id=session.id,
        account_id=session.account_id,
        person_id=person_id,
        question_id=asked.id,
        kind=asked.kind,
        at=at.wall,
        outcome=outcome,
        depth=asked.depth,
        richness=richness,
    )
    session, hints = _hinted(session, asked, outcome)
    return session, (RecordAsked(record), *hints)


def _brought_up(asked: Offer, outcome: Outcome) -> BringUp:
    return BringUp("promise" if asked.type == "promise" else "ask_later", asked.id, outcome)


def _thread(thread: Thread | None, asked: Offer, richness: Richness) -> Thread:
    question_id = base_question(asked.id)
    if not (asked.follow_up and thread and thread.question_id == question_id):
        thread = Thread(question_id, asked.kind, asked.warmth, asked.person_id)
    moves = (*thread.moves, asked.move_id) if asked.follow_up else ()
    return replace(
        thread, depth=asked.depth, moves=moves, last_level=asked.level, richness=richness
    )


def _hinted(session: Session, asked: Offer, outcome: Outcome) -> tuple[Session, tuple[Hint, ...]]:
    due: list[Hint] = []
    if outcome == "answered" and asked.warmth >= WARM:
        due.append(Hint("give_one_too"))
    if sum(turn.outcome in {"answered", "thin"} for turn in session.turns) >= ENOUGH:
        due.append(Hint("enough_questions"))
    new = tuple(hint for hint in due if hint.name not in session.hinted)
    hinted = (*session.hinted, *(hint.name for hint in new))
    return replace(session, hinted=hinted), new
