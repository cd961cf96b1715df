"""What becomes of a customer's answers, before anything is written."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from secretsmanual.domain import words
from secretsmanual.domain.importing import FoundCard
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.own_card_answers import (
    FEELING,
    QUESTION,
    RECOMMENDS,
    RECOVERY,
    SATISFIED,
    Answers,
    Told,
    told,
)
from secretsmanual.domain.own_cards import OwnCard
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.wording import mark, tr

Verdict = Literal["intact", "again", "known", "changed", "unknown"]
"""intact: as it was saved; again: the same, and they answered before; known: this very file is in
the manual already; changed: not as it was saved; unknown: a form that this manual did not make."""

VERDICTS: Mapping[Verdict, str] = {
    "intact": mark("Intact: as it was saved in the form you sent."),
    "again": mark(
        "Intact. They answered on {day} already: these answers are added, the newest count."
    ),
    "known": mark("These answers are in the manual already."),
    "changed": mark("Changed after it was saved: somebody altered it on its way, or by hand."),
    "unknown": mark(
        "This manual made no such form, or holds it no more: whose answers these are cannot "
        "be told."
    ),
}
HINTS: Mapping[Verdict, str] = {
    "known": mark("There is nothing to bring in."),
    "changed": mark("Ask them to save their answers again and mail the file as it is."),
    "unknown": mark("Open the manual that the form was made with, or make them a new one."),
}
"""What to do about a card that is not taken in."""


@dataclass(frozen=True, slots=True)
class TakenLine:
    """One answer, and what becomes of it."""

    told: Told
    becomes: str


@dataclass(frozen=True, slots=True)
class SeenCard:
    """A filled card as the preview shows it."""

    verdict: Verdict
    who: str
    """Empty where the form is unknown."""
    account: str
    saved_on: date
    sentence: str
    """Whether it is as it was saved."""
    lines: tuple[TakenLine, ...]

    @property
    def may_be_taken(self) -> bool:
        """Whether the answers may be brought in: only as they were saved, and once."""
        return self.verdict in ("intact", "again")


@dataclass(frozen=True, slots=True)
class Beside:
    """What the manual holds already of what was asked."""

    promises: Mapping[str, Promise]
    mishaps: Mapping[str, Oops]


def digest_of(found: FoundCard) -> str:
    """Return by what the same answers are known again."""
    return hashlib.sha256(found.body).hexdigest()


def verdict_of(card: OwnCard | None, found: FoundCard) -> Verdict:
    """Say whether answers are as they were saved in a form of ours."""
    if card is None:
        return "unknown"
    seal = hmac.new(bytes.fromhex(card.key), found.body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(seal, found.hmac):
        return "changed"
    if card.digest == digest_of(found):
        return "known"
    return "again" if card.answered_on else "intact"


def sentence_of(verdict: Verdict, card: OwnCard | None) -> str:
    """Tell a verdict."""
    before = words.day(card.answered_on) if card and card.answered_on else ""
    return tr(VERDICTS[verdict], day=before)


def taken_lines(answers: Answers, beside: Beside) -> tuple[TakenLine, ...]:
    """Tell each answer with what becomes of it.

    Promises that are gone since, or that this form did not ask about, are left out.
    """
    asked = {of: one for of, one in answers.promises.items() if of in beside.promises}
    known = answers.model_copy(update={"promises": asked})
    names = {of: beside.promises[of].text for of in asked}
    return tuple(TakenLine(one, _becomes(one.of, answers, beside)) for one in told(known, names))


def _becomes(of: str, answers: Answers, beside: Beside) -> str:
    if of in answers.promises:
        said, change = of_promise(answers, beside.promises[of])
        return said if change is None else tr("noted on the promise")
    if of == RECOVERY:
        return _of_recovery(beside)
    if of == RECOMMENDS:
        return (
            tr("a referral, with their why") if is_referral(answers) else tr("kept on their card")
        )
    known = {FEELING: tr("a feeling of theirs"), QUESTION: tr("something to answer next time")}
    if of in known:
        return known[of]
    one = next(judged for name, judged in answers.attributes.items() if name == of)
    return (
        tr("a judgement of theirs")
        if one.importance or one.performance
        else tr("kept on their card")
    )


def of_promise(answers: Answers, promise: Promise) -> tuple[str, dict[str, Any] | None]:
    """Return what is noted on a promise; or why not: what we noted ourselves stays."""
    satisfied = answers.promises[promise.id].satisfaction
    if satisfied is None:
        return tr("kept on their card"), None
    if promise.kept_on is None:
        return tr("stands beside ours: we have not noted it as kept"), None
    if promise.satisfied is not None:
        late = promise.satisfied == "late"
        ours = tr("late") if late else tr(SATISFIED[promise.satisfied])
        return tr("stands beside what we noted: {what}", what=ours), None
    return "", {"satisfied": satisfied}


def _of_recovery(beside: Beside) -> str:
    case = next(iter(beside.mishaps.values()), None)
    if case is None:
        return tr("kept on their card")
    if case.answer:
        return tr("stands beside what we noted: {what}", what=case.answer)
    return tr("their grade of how we put it right")


def is_referral(answers: Answers) -> bool:
    """Whether they recommend us to somebody whom they name."""
    return answers.recommend == "yes" and bool(answers.to)


def day_of(saved_at: datetime, today: date) -> date:
    """Return the day of an answer: none is of the future, whatever their clock says."""
    return min(saved_at.date(), today)
