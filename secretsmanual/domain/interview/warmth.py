"""How warm a question may be today, and why (domain.md 2.4, filter 1)."""

import math
from collections.abc import Sequence
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.interview.model import PastAsk, PersonFacts, Progress, WarmthLevel
from secretsmanual.domain.wording import tr, trn

LATELY_DAYS = 180
KEPT_SHARE = 0.8
"""Share of promises kept on time from which they count for warmth."""


def level(
    person: PersonFacts | None, today: date, progress: Progress, asked: Sequence[PastAsk] = ()
) -> WarmthLevel:
    """Find the warmth level, 1 to 5, with its reasons in words for people.

    It rises slowly with talks held, and within a talk with rich answers; it falls with silence,
    broken promises and questions they shut down, today or (`asked`) in the last half year.
    An unknown caller stands at 1.
    """
    steps = (
        [*_standing(person, today), *_lately(person, today, asked), *_today(progress)]
        if person
        else _today(progress)
    )
    standing = 1 + sum(step for step, _ in steps)
    return WarmthLevel(
        level=math.floor(min(5.0, max(1.0, standing))),
        reasons=tuple(reason for _, reason in steps),
    )


def _standing(person: PersonFacts, today: date) -> list[tuple[float, str]]:
    silent = (today - person.last_talk).days // 180 if person.last_talk else 0
    kept = person.promises_done >= 3 and (
        person.promises_on_time >= KEPT_SHARE * person.promises_done
    )
    talks = min(2.5, 0.9 * math.log2(1 + max(0, person.sessions)))
    steps = [
        (talks, trn("{n} talk so far", "{n} talks so far", person.sessions)),
        (0.5 * person.volunteered_private, tr("told you something private")),
        (0.5 * kept, tr("promises to them were kept")),
        (-1.0 * person.repair, tr("a promise is overdue or an OOPS is open")),
        (-0.5 * max(0, silent), _silent(6 * silent)),
        (person.rapport_adjust, _corrected(person.rapport_adjust)),
    ]
    return [(step, reason) for step, reason in steps if step]


def _silent(months: int) -> str:
    return trn("no talk for {n} month or more", "no talk for {n} months or more", months)


def _corrected(steps: float) -> str:
    sign = "-" if steps < 0 else "+"
    return tr("your own correction {number}", number=f"{sign}{words.number(abs(steps), 1)}")


def _lately(person: PersonFacts, today: date, asked: Sequence[PastAsk]) -> list[tuple[float, str]]:
    shut = sum(
        ask.outcome == "deflected"
        and ask.person_id in (None, person.id)
        and (today - ask.on).days < LATELY_DAYS
        for ask in asked
    )
    reason = trn("{n} shut down lately", "{n} shut down lately", shut)
    return [(max(-1.0, -0.5 * shut), reason)] if shut else []


def _today(progress: Progress) -> list[tuple[float, str]]:
    rich = sum(turn.richness == "rich" for turn in progress.turns)
    shut = sum(turn.outcome == "deflected" for turn in progress.turns)
    steps: list[tuple[float, str]] = []
    if rich or shut:
        reasons = [trn("{n} rich answer today", "{n} rich answers today", rich)] * bool(rich)
        reasons += [trn("{n} shut down today", "{n} shut down today", shut)] * bool(shut)
        steps.append((min(1.5, 0.5 * rich - shut), ", ".join(reasons)))
    return steps
