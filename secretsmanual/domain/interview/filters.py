"""What must not be asked now, whatever it would score (domain.md 2.4)."""

from collections.abc import Iterable

from secretsmanual.domain.interview.bank import Bank, Kind, Question
from secretsmanual.domain.interview.model import Knowledge, PastAsk, PersonFacts, Progress

REPAIR_KINDS = frozenset({"stakes", "feeling", "journey", "delight"})
"""All that is asked while a promise is overdue or an OOPS is open."""
REST_DAYS = 90
SKIP_DAYS = 14
DEFLECTED_DAYS = 60
CLOSING_MINUTES = 3.0


def talked_with(knowledge: Knowledge) -> PersonFacts | None:
    """Whom the talk is with; None for an unknown caller."""
    return knowledge.people[0] if knowledge.people else None


def repair_first(knowledge: Knowledge) -> bool:
    """Whether somebody present waits for us to put something right."""
    return any(person.repair for person in knowledge.people)


def rest_days(kind: Kind) -> float:
    """Days for which a question of this kind rests after it was asked."""
    return max(REST_DAYS, kind.half_life / 2)


def asked_here(question: Question, ask: PastAsk, knowledge: Knowledge) -> bool:
    """Whether this ask counts for the question: to this person, or to anybody for theirs.

    A question about the organisation counts whoever there was asked.
    """
    person = talked_with(knowledge)
    return (
        ask.question_id == question.id
        and ask.depth == 0
        and (question.subject == "organisation" or ask.person_id == (person.id if person else None))
    )


def resting(kind: Kind, ask: PastAsk, knowledge: Knowledge) -> bool:
    """Whether an earlier ask keeps the question away today."""
    days = (knowledge.today - ask.on).days
    if ask.outcome == "skipped":
        return days < SKIP_DAYS
    return days < rest_days(kind)


def shut_kinds(knowledge: Knowledge) -> frozenset[str]:
    """List the kinds this person does not want to hear about: muted, or lately shut down."""
    person = talked_with(knowledge)
    muted = person.muted_kinds if person else ()
    return frozenset(muted) | {
        ask.kind
        for ask in knowledge.asked
        if ask.outcome == "deflected"
        and (knowledge.today - ask.on).days < DEFLECTED_DAYS
        and (person is None or ask.person_id in (None, person.id))
    }


def fits_company(question: Question, kind: Kind, knowledge: Knowledge) -> bool:
    """Whether it can be asked with everybody who is present listening."""
    if len(knowledge.people) <= 1:
        return True
    if kind.one_to_one:
        return False
    return question.subject == "organisation" or question.warmth < 3


def allowed(bank: Bank, knowledge: Knowledge) -> Iterable[Question]:
    """Give the questions that may come up in this talk at all.

    Leaves out what is muted, shut down, resting, unfit for company, or must wait for a repair.
    Openers and closers pass all but mutes: each talk has its own.
    """
    shut = shut_kinds(knowledge)
    repair = repair_first(knowledge)
    asks: dict[str, list[PastAsk]] = {}
    for ask in knowledge.asked:
        asks.setdefault(ask.question_id, []).append(ask)
    for question in bank.questions:
        if question.id in knowledge.muted_questions or question.kind in shut:
            continue
        if question.role:
            yield question
            continue
        kind = bank.kind(question.kind)
        if (
            fits_company(question, kind, knowledge)
            and (not repair or question.kind in REPAIR_KINDS)
            and not any(
                asked_here(question, ask, knowledge) and resting(kind, ask, knowledge)
                for ask in asks.get(question.id, ())
            )
        ):
            yield question


def put_today(progress: Progress) -> frozenset[str]:
    """List the questions already put in this session, answered or not."""
    return frozenset(turn.id for turn in progress.turns)


def shut_today(progress: Progress) -> frozenset[str]:
    """List the kinds shut down in this session."""
    return frozenset(turn.kind for turn in progress.turns if turn.outcome == "deflected")


def closing(progress: Progress) -> bool:
    """Whether only closers are left."""
    return progress.minutes_left is not None and progress.minutes_left <= CLOSING_MINUTES
