"""What asks for attention before anybody asks: accounts to look after, secrets that fade.

Sources: domain.md 1, rows 106, 131, 138, 140, 141.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.freshness import worth
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.interview import wording
from secretsmanual.domain.interview.bank import Bank, Question
from secretsmanual.domain.interview.model import Knowledge, KnownSecret, PersonFacts
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.wording import tr, trn

UPSET_DAYS = 60
"""How long a bad feeling counts."""
MISSED_DAYS = 180
"""How long a mishap that was not put right in time counts."""
SILENT_DAYS = 120
"""Without a talk for so long, nothing was heard of an account."""
QUIET_DAYS = 90
"""Without a talk for so long, somebody who decides has gone quiet, unless a clock of their own
is set."""
JUST_FADED = timedelta(days=45)
"""How long after its half-life a secret is shown as fading; later it is simply old."""


@dataclass(frozen=True, slots=True)
class AccountSigns:
    """What is known of how an account stands with us."""

    account: Account
    upset: tuple[str, ...] = ()
    """Who felt bad lately, by first name; empty text for the organisation."""
    overdue: int = 0
    """Our promises past their day."""
    missed: int = 0
    """Mishaps of late that were not put right within 24 hours."""
    last_talk: date | None = None
    talked_with: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class AtRisk:
    """An account to look after, and why."""

    account: Account
    reasons: tuple[str, ...]


def at_risk(signs: Iterable[AccountSigns], today: date) -> list[AtRisk]:
    """Return accounts with a reason to look after them, most valued ones first (row 141).

    To know one person only is a reason for who matters most; elsewhere it adds to another.
    """
    found = []
    for one in signs:
        reasons = _reasons(one, today)
        alone = len(one.talked_with) == 1
        if alone and (reasons or one.account.high_value):
            reasons.append(tr("you talk with one person only"))
        if reasons:
            found.append(AtRisk(one.account, tuple(reasons)))
    return sorted(found, key=_first)


def _first(one: AtRisk) -> tuple[bool, int, int, str]:
    account = one.account
    return (not account.high_value, -(account.annual_value or 0), -len(one.reasons), account.name)


def _reasons(one: AccountSigns, today: date) -> list[str]:
    found = []
    if one.upset:
        found.append(_felt_bad(dict.fromkeys(name for name in one.upset if name)))
    if one.overdue:
        found.append(trn("{n} promise overdue", "{n} promises overdue", one.overdue))
    if one.missed:
        found.append(tr("a mishap was not put right in time"))
    if one.last_talk and (today - one.last_talk).days >= SILENT_DAYS:
        found.append(_silent((today - one.last_talk).days))
    return found


def _felt_bad(names: Collection[str]) -> str:
    if not names:
        return tr("somebody felt bad lately")
    who = words.listed(names)
    return trn("{who} felt bad lately", "{who} felt bad lately", len(names), who=who)


def _silent(days: int) -> str:
    if days >= 730:
        return trn("nothing heard for {n} year", "nothing heard for {n} years", days // 365)
    return trn("nothing heard for {n} month", "nothing heard for {n} months", days // 30)


def upset_since(today: date) -> date:
    """Return the first day of which a bad feeling counts."""
    return today - timedelta(days=UPSET_DAYS - 1)


def missed(mishap: Oops, today: date) -> bool:
    """Whether a mishap of late was not put right within its 24 hours."""
    return mishap.within_24h is False and (today - mishap.learned_at.date()).days < MISSED_DAYS


def overdue(promise: Promise, today: date) -> bool:
    """Whether we owe it and its day has passed."""
    return promise.direction == "ours" and promise.overdue(today)


def quiet_since(person: Person, last_talk: date | None, today: date) -> date | None:
    """Return since when somebody is quiet for too long; None where they are not.

    A clock of their own counts from the day they came into the manual where no talk was held.
    """
    if person.status != "active":
        return None
    if person.quiet_after is None:
        after, since = QUIET_DAYS, last_talk if person.decision_maker else None
    else:
        after, since = person.quiet_after, last_talk or person.created_at.date()
    return since if since and (today - since).days >= after else None


@dataclass(frozen=True, slots=True)
class Fading:
    """A secret that has just lost half its worth, and how to ask whether it still holds."""

    secret: Secret
    ask: str


def fades_between(kind_days: int, today: date) -> tuple[date, date]:
    """Return the first and last day of confirmation with which a secret fades now.

    `kind_days` is its kind's half-life.
    """
    last = today - timedelta(days=kind_days + 1)
    return last - JUST_FADED, last


def fading(
    secrets: Iterable[Secret],
    people: Mapping[PersonId, Person],
    accounts: Mapping[AccountId, Account],
    bank: Bank,
    today: date,
    most: int,
) -> list[Fading]:
    """Return the secrets worth most among those that fade, each with its sentence.

    What was told in confidence is left out: a page of the day may be seen across the desk.
    """
    wanted = [
        secret
        for secret in secrets
        if secret.sensitivity not in ("private", "never")
        and secret.layer == "want"
        and secret.standing == "standing"
        and _still_there(secret, people)
    ]
    wanted.sort(key=lambda one: (-worth(one, bank, today, used=True), one.id))
    return [Fading(one, _ask(one, people, accounts, bank, today)) for one in wanted[:most]]


def _still_there(secret: Secret, people: Mapping[PersonId, Person]) -> bool:
    if secret.person_id is None:
        return True
    person = people.get(secret.person_id)
    return person is not None and person.status == "active"


def _ask(
    secret: Secret,
    people: Mapping[PersonId, Person],
    accounts: Mapping[AccountId, Account],
    bank: Bank,
    today: date,
) -> str:
    """Put the question that asks it again, as a talk would (domain.md 2.5)."""
    person = people.get(secret.person_id or secret.said_by or PersonId(""))
    facts = PersonFacts(person.id, person.name) if person else None
    account = accounts.get(secret.account_id or AccountId(""))
    knowledge = Knowledge(
        today=today,
        organisation=account.name if account else "",
        people=(facts,) if facts else (),
    )
    asks = (wording.fill(one.text, knowledge) for one in _gentle(bank, secret.kind))
    known = KnownSecret(
        kind=secret.kind,
        person_id=secret.person_id,
        confidence=secret.confidence,
        confirmed_on=secret.last_confirmed,
        verbatim=secret.verbatim,
        said_by=secret.said_by,
    )
    text = next((ask for ask in asks if ask), tr("How does that stand today?"))
    return wording.check_again(text, known, facts, alone=True)


def _gentle(bank: Bank, kind: str) -> Sequence[Question]:
    """Return the questions of a kind, those for a first acquaintance first."""
    found = [one for one in bank.questions if one.kind == kind and not one.role]
    return sorted(found, key=lambda one: (one.warmth, one.id))
