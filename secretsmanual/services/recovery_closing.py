"""What is kept when a case is closed: their word, and what we learned (domain.md 5.5)."""

from dataclasses import dataclass
from typing import Any

from secretsmanual.domain.feelings import KIND as FEELING
from secretsmanual.domain.oops import Grade, Oops
from secretsmanual.domain.promises import PromiseFields
from secretsmanual.domain.secrets import SecretFields
from secretsmanual.domain.talks import AskLaterFields
from secretsmanual.domain.wording import tr
from secretsmanual.services.manual import Manual
from secretsmanual.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Closing:
    """What was said at the end."""

    answer: Grade = ""
    feeling: str = ""
    """How they feel now, in a word or two."""
    words: str = ""
    """What they said."""
    learned: str = ""
    """What we learned."""
    as_promise: bool = False
    """Whether that becomes a promise of ours; else it is asked next time."""


def keep_what_was_said(unit: Unit, case: Oops, closing: Closing, manual: Manual) -> None:
    """Make a secret of their word, and something to ask, or a promise, of what we learned."""
    _keep_feeling(unit, case, closing, manual)
    text = closing.learned.strip()
    whose: dict[str, Any] = {
        "account_id": case.account_id,
        "person_id": case.person_id,
        "created_at": unit.at,
    }
    if text and closing.as_promise:
        unit.promises.add(PromiseFields(text=text, made_on=manual.today, **whose))
    elif text:
        unit.ask_later.add(AskLaterFields(text=text, **whose))


def _keep_feeling(unit: Unit, case: Oops, closing: Closing, manual: Manual) -> None:
    said, felt = closing.words.strip(), closing.feeling.strip()
    if not said and not felt:
        return
    unit.secrets.add(
        SecretFields(
            account_id=case.account_id,
            person_id=case.person_id,
            said_by=case.person_id,
            kind=FEELING,
            text=tr("Felt {felt} after we put it right: {what}", felt=felt, what=case.what)
            if felt
            else said,
            verbatim=said,
            sensitivity=manual.bank.kind(FEELING).share,
            source="service",
            heard_on=manual.today,
            last_confirmed=manual.today,
            created_at=unit.at,
            updated_at=unit.at,
        )
    )
