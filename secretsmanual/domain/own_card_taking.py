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

Verdict = Literal["intact", "again", "known", "changed", "unknown"]
"""intact: as it was saved; again: the same, and they answered before; known: this very file is in
the manual already; changed: not as it was saved; unknown: a form that this manual did not make."""

VERDICTS: Mapping[Verdict, str] = {
    "intact": "Intact: as it was saved in the form you sent.",
    "again": "Intact. They answered on {} already: these answers are added, the newest count.",
    "known": "These answers are in the manual already.",
    "changed": "Changed after it was saved: somebody altered it on its way, or by hand.",
    "unknown": "This manual made no such form, or holds it no more: whose answers these are cannot "
    "be told.",
}
HINTS: Mapping[Verdict, str] = {
    "known": "There is nothing to bring in.",
    "changed": "Ask them to save their answers again and mail the file as it is.",
    "unknown": "Open the manual that the form was made with, or make them a new one.",
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
    return VERDICTS[verdict].format(before)


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
        return said if change is None else "noted on the promise"
    if of == RECOVERY:
        return _of_recovery(beside)
    if of == RECOMMENDS:
        return "a referral, with their why" if is_referral(answers) else "kept on their card"
    known = {FEELING: "a feeling of theirs", QUESTION: "something to answer next time"}
    if of in known:
        return known[of]
    one = next(judged for name, judged in answers.attributes.items() if name == of)
    return "a judgement of theirs" if one.importance or one.performance else "kept on their card"


def of_promise(answers: Answers, promise: Promise) -> tuple[str, dict[str, Any] | None]:
    """Return what is noted on a promise; or why not: what we noted ourselves stays."""
    satisfied = answers.promises[promise.id].satisfaction
    if satisfied is None:
        return "kept on their card", None
    if promise.kept_on is None:
        return "stands beside ours: we have not noted it as kept", None
    if promise.satisfied is not None:
        ours = "late" if promise.satisfied == "late" else SATISFIED[promise.satisfied]
        return f"stands beside what we noted: {ours}", None
    return "", {"satisfied": satisfied}


def _of_recovery(beside: Beside) -> str:
    case = next(iter(beside.mishaps.values()), None)
    if case is None:
        return "kept on their card"
    if case.answer:
        return f"stands beside what we noted: {case.answer}"
    return "their grade of how we put it right"


def is_referral(answers: Answers) -> bool:
    """Whether they recommend us to somebody whom they name."""
    return answers.recommend == "yes" and bool(answers.to)


def day_of(saved_at: datetime, today: date) -> date:
    """Return the day of an answer: none is of the future, whatever their clock says."""
    return min(saved_at.date(), today)
