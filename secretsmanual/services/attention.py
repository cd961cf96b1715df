"""Gather what asks for attention: accounts to look after, people gone quiet, fading secrets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from secretsmanual.domain import attention
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.attention import AccountSigns, AtRisk, Fading
from secretsmanual.domain.ids import AccountId, PersonId
from secretsmanual.domain.people import Person
from secretsmanual.domain.secrets import Secret
from secretsmanual.services.manual import Manual
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

MOST_AT_RISK = 8
MOST_QUIET = 12
"""Names enough to ring in a week; the longest unheard first."""
MOST_FADING = 6
MOST_LOOKED_AT = 50
"""Secrets of a kind, the latest first: enough to choose the best from."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody whom one has not talked with for too long."""

    person: Person
    account: str
    since: date
    """The last talk, or when they came into the manual."""


@dataclass(frozen=True, slots=True)
class FadingLine:
    """A fading secret with the name of whom it is about."""

    fading: Fading
    who: str


@dataclass(frozen=True, slots=True)
class Attention:
    """What asks for attention."""

    at_risk: tuple[AtRisk, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    fading: tuple[FadingLine, ...] = ()


@dataclass(slots=True)
class _Talked:
    """When one last talked with whom."""

    person: dict[PersonId, date] = field(default_factory=dict)
    account: dict[str, date] = field(default_factory=dict)
    people: dict[str, set[PersonId]] = field(default_factory=dict)
    """With whom one talked, by account."""


def gather(
    unit: Unit,
    manual: Manual,
    accounts: Mapping[AccountId, Account],
    people: Mapping[PersonId, Person],
) -> Attention:
    """Return what asks for attention today."""
    talked = _talked(unit, manual)
    today = manual.today
    at_risk = attention.at_risk(_signs(unit, manual, accounts, people, talked), today)
    return Attention(
        tuple(at_risk[:MOST_AT_RISK]),
        _quiet(people.values(), accounts, talked, today),
        _fading(unit, manual, accounts, people),
    )


def _talked(unit: Unit, manual: Manual) -> _Talked:
    zone = manual.clock.now().tzinfo
    talked = _Talked()
    for account_id, started, attendees in queries.talk_days(unit):
        on = started.astimezone(zone).date()
        for who in attendees:
            talked.person[who] = max(on, talked.person.get(who, on))
        if account_id:
            talked.account[account_id] = max(on, talked.account.get(account_id, on))
            talked.people.setdefault(account_id, set()).update(attendees)
    return talked


def _signs(
    unit: Unit,
    manual: Manual,
    accounts: Mapping[AccountId, Account],
    people: Mapping[PersonId, Person],
    talked: _Talked,
) -> Iterable[AccountSigns]:
    today = manual.today
    upset: dict[str, list[str]] = {}
    for secret in _upset(unit, manual):
        person = people.get(secret.person_id or PersonId(""))
        upset.setdefault(secret.account_id or "", []).append(person.first_name if person else "")
    overdue: dict[str, int] = {}
    for promise in queries.open_promises(unit):
        if attention.overdue(promise, today):
            key = promise.account_id or ""
            overdue[key] = overdue.get(key, 0) + 1
    missed: dict[str, int] = {}
    for mishap in queries.mishaps(unit):
        if attention.missed(mishap, today):
            missed[mishap.account_id] = missed.get(mishap.account_id, 0) + 1
    for account_id, account in accounts.items():
        yield AccountSigns(
            account=account,
            upset=tuple(upset.get(account_id, ())),
            overdue=overdue.get(account_id, 0),
            missed=missed.get(account_id, 0),
            last_talk=talked.account.get(account_id),
            talked_with=frozenset(talked.people.get(account_id, ())),
        )


def _upset(unit: Unit, manual: Manual) -> Iterable[Secret]:
    since = attention.upset_since(manual.today)
    for secret in queries.secrets_confirmed(unit, "feeling", since, manual.today):
        if "negative" in manual.lexicon.cues(f"{secret.text} {secret.verbatim}"):
            yield secret


def _quiet(
    people: Iterable[Person], accounts: Mapping[AccountId, Account], talked: _Talked, today: date
) -> tuple[Quiet, ...]:
    found = []
    for person in people:
        since = attention.quiet_since(person, talked.person.get(person.id), today)
        if since is not None:
            account = accounts.get(person.account_id) if person.account_id else None
            found.append(Quiet(person, account.name if account else "", since))
    return tuple(sorted(found, key=lambda one: (one.since, one.person.name)))[:MOST_QUIET]


def _fading(
    unit: Unit,
    manual: Manual,
    accounts: Mapping[AccountId, Account],
    people: Mapping[PersonId, Person],
) -> tuple[FadingLine, ...]:
    found: list[Secret] = []
    for kind in manual.bank.kinds:
        days = attention.fades_between(kind.half_life, manual.today)
        found += queries.secrets_confirmed(unit, kind.id, *days, most=MOST_LOOKED_AT)
    chosen = attention.fading(found, people, accounts, manual.bank, manual.today, MOST_FADING)
    return tuple(FadingLine(one, _who(one.secret, accounts, people)) for one in chosen)


def _who(
    secret: Secret, accounts: Mapping[AccountId, Account], people: Mapping[PersonId, Person]
) -> str:
    if secret.person_id is not None:
        return people[secret.person_id].name
    account = accounts.get(secret.account_id) if secret.account_id else None
    return account.name if account else ""
