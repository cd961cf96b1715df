"""The customer's own report card: what they are asked about us, and what may stand in the form.

Nothing in it was told in confidence, needs care or names somebody else there: it holds our own
promises to them, in the words they know them by, and questions (domain.md 1, rows 55, 99 to 105,
134; 5.7).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain import words
from secretsmanual.domain.erasing import Names
from secretsmanual.domain.ids import AccountId, OwnCardId, PersonId
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.sharing import care_in
from secretsmanual.domain.values import Fields
from secretsmanual.domain.wording import tr

MOST_PROMISES = 12
KEPT_WITHIN = timedelta(days=365)
"""Promises kept longer ago are not asked about."""
PUT_RIGHT_WITHIN = timedelta(days=180)
"""The same of mishaps."""


class OwnCardFields(Fields):
    """A form that was made for a customer, and what came back."""

    account_id: AccountId
    person_id: PersonId | None = None
    """Who is asked; None where it is the organisation."""
    key: str
    """The form's own key, 64 hexadecimal digits: what was saved with it is sealed by it."""
    asked_on: date
    offered: list[str] = Field(default_factory=list)
    """Ids of the promises, and of the mishap, that it asks about."""
    answers: dict[str, Any] = Field(default_factory=dict)
    """As they gave them last (`own_card_answers.Answers`); empty until they do."""
    answered_on: date | None = None
    """When they saved them, by their computer's clock."""
    digest: str = ""
    """SHA-256 of the answers: by it the same file is known again."""
    made: list[str] = Field(default_factory=list)
    """Ids of what was recorded because of the answers."""
    created_at: AwareDatetime


class OwnCard(OwnCardFields):
    """One such card as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: OwnCardId


@dataclass(frozen=True, slots=True)
class AskedPromise:
    """One of our promises as they know it."""

    id: str
    text: str
    when: str
    """When it was made, and when it was due."""
    done_when: str
    """By what they said they would see it; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class AskedMishap:
    """What we put right for them."""

    id: str
    text: str
    """What happened, as they were told; empty where nothing was."""
    when: str


@dataclass(frozen=True, slots=True)
class CardForm:
    """All that stands in the form."""

    id: str
    key: str
    whom: str
    """How they are greeted."""
    rep: str
    company: str
    made_on: date
    promises: tuple[AskedPromise, ...] = ()
    mishap: AskedMishap | None = None

    @property
    def asker(self) -> str:
        """Who asks, in words."""
        return ", ".join(one for one in (self.rep, self.company) if one)


@dataclass(frozen=True, slots=True)
class Asking:
    """What decides on what stands in a form."""

    account_id: AccountId
    person: Person | None
    others: Collection[Person]
    """Everybody else who is known: none of them may be named in it."""
    confided: Collection[str]
    """Ids of promises that were made of what was told in confidence."""
    lexicon: Lexicon
    today: date

    @property
    def person_id(self) -> PersonId | None:
        """Who is asked."""
        return self.person.id if self.person else None


def asked_promises(
    promises: Iterable[Promise], asking: Asking
) -> tuple[tuple[AskedPromise, ...], int]:
    """Return what they are asked about, newest first, and how many promises stay out of it.

    Out stays what was made in confidence, needs care, or names somebody else.
    """
    ripe = [one for one in promises if _ripe(one, asking)]
    ripe.sort(key=lambda one: (one.made_on, one.id), reverse=True)
    may = [one for one in ripe if one.id not in asking.confided and _may_read(one.text, asking)]
    return tuple(_promise(one, asking) for one in may[:MOST_PROMISES]), len(ripe) - len(may)


def asked_mishap(mishaps: Iterable[Oops], asking: Asking) -> AskedMishap | None:
    """Return the newest that was put right and that they were not asked about yet."""
    since = asking.today - PUT_RIGHT_WITHIN
    found = [
        one
        for one in mishaps
        if one.person_id == asking.person_id
        and one.outcome in ("recovered", "late")
        and not one.answer
        and one.learned_at.date() >= since
    ]
    if not found:
        return None
    last = max(found, key=lambda one: (one.learned_at, one.id))
    told = last.apology[0].strip() if last.apology else ""
    text = told if told and _may_read(told, asking) else ""
    return AskedMishap(last.id, text, words.day(last.learned_at.date()))


def _ripe(one: Promise, asking: Asking) -> bool:
    ours = one.direction == "ours" and one.person_id == asking.person_id and not one.dropped
    if one.kept_on is not None:
        return ours and one.kept_on >= asking.today - KEPT_WITHIN
    return ours and one.due is not None and one.due <= asking.today


def _promise(one: Promise, asking: Asking) -> AskedPromise:
    when = tr("Promised {day}", day=words.day(one.made_on))
    if one.due:
        when = tr("Promised {day}, for {due}", day=words.day(one.made_on), due=words.day(one.due))
    done = one.test_of_done if _may_read(one.test_of_done, asking) else ""
    return AskedPromise(one.id, one.text, when, done)


def _may_read(text: str, asking: Asking) -> bool:
    if care_in(asking.lexicon, text):
        return False
    at_home = [one for one in asking.others if one.account_id == asking.account_id]
    own = [asking.person] if asking.person else []
    near = any(Names.of(one, own).stand_in(text, near=True) for one in at_home)
    return not near and not any(
        Names.of(one, own).stand_in(text, near=False) for one in asking.others
    )
