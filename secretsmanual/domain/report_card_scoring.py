"""Which secrets score at all, before any part counts them (domain.md 5.7).

Never scored: needs, what is not sorted, replaced or withdrawn, and what was said twice of the
same person or organisation. Private ones score like any other, and show nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from functools import cached_property

from secretsmanual.domain import words
from secretsmanual.domain.accounts import Account
from secretsmanual.domain.chain import Chain, Entry, What
from secretsmanual.domain.ids import PersonId, PromiseId, SecretId
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.suggest import are_alike, stems
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.people import Person
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.quarters import Quarter
from secretsmanual.domain.referrals import Referral
from secretsmanual.domain.report_card import HIDDEN, Behind
from secretsmanual.domain.secrets import Secret, SecretUse
from secretsmanual.domain.talks import Interview
from secretsmanual.domain.wording import mark, tr

_CONFIDED = frozenset(("private", "never"))
_NO_STATUS = {"superseded": mark("replaced by a newer fact"), "withdrawn": mark("withdrawn")}
_ENTERED: Mapping[What, str] = {
    "added": mark("added"),
    "confirmed": mark("confirmed"),
    "used": mark("used"),
    "kept": mark("kept"),
    "handed over": mark("handed over"),
    "imported": mark("imported"),
}


@dataclass(frozen=True)
class Records:
    """What one card is made of."""

    quarter: Quarter
    now: datetime
    bank: Bank
    lexicon: Lexicon
    accounts: Sequence[Account]
    people: Sequence[Person] = ()
    secrets: Sequence[Secret] = ()
    """Whatever their status, in the order in which they were recorded."""
    uses: Mapping[SecretId, Sequence[SecretUse]] = field(default_factory=dict)
    talks: Sequence[Interview] = ()
    promises: Sequence[Promise] = ()
    mishaps: Sequence[Oops] = ()
    referrals: Sequence[Referral] = ()
    shared_only: bool = False
    """They are a colleague's, as far as they were shared with us: what does not travel, such as
    receipts, reviews and referrals, is not measured."""
    reached: Mapping[SecretId, date] = field(default_factory=dict)
    """The day on which each first left for service or marketing."""
    colleagues: Mapping[SecretId, date] = field(default_factory=dict)
    """The last day on which a colleague used, confirmed or quoted it."""
    chain: Chain = field(default_factory=Chain)
    """What was noted in the quarter, sealed."""
    rapport: Mapping[PersonId, int] = field(default_factory=dict)
    confided: frozenset[str] = frozenset()
    """Ids of promises that rest on what was told in confidence."""

    @property
    def zone(self) -> tzinfo | None:
        """The place whose days count."""
        return self.now.tzinfo

    @cached_property
    def as_of(self) -> date:
        """The day at which everything is looked at."""
        return self.quarter.as_of(self.now.date())

    def day(self, moment: datetime) -> date:
        """Return the day of a moment here."""
        return moment.astimezone(self.zone).date()


@dataclass(frozen=True)
class Ground:
    """What the parts stand on: the records, and the secrets among them that score."""

    records: Records
    scored: tuple[Secret, ...]
    """As they stood at the day looked at."""
    left_out: tuple[Behind, ...]
    names: "Names"


class Names:
    """Who is who, and what may be said of a record."""

    def __init__(self, records: Records) -> None:
        self._names: dict[str, str] = {one.id: one.name for one in records.accounts}
        self._names.update((one.id, one.name) for one in records.people)
        self._confided = records.confided

    def of(self, record_id: str | None) -> str:
        """Return a name; empty where it is not known."""
        return self._names.get(record_id or "", "")

    def secret(self, secret: Secret, counts: float, why: str) -> Behind:
        """Return the row of a secret; of a private one nothing but its account is told."""
        account = self.of(secret.account_id)
        if secret.sensitivity in _CONFIDED:
            return Behind(secret.id, "secret", tr(HIDDEN), account, "", counts, why, private=True)
        person = self.of(secret.person_id)
        return Behind(secret.id, "secret", secret.text, account, person, counts, why)

    def promise(self, promise: Promise, counts: float, why: str) -> Behind:
        """Return the row of a promise."""
        names = self.of(promise.account_id), self.of(promise.person_id)
        private = promise.id in self._confided
        return Behind(promise.id, "promise", promise.text, *names, counts, why, private=private)


def ground(records: Records) -> Ground:
    """Sort out what scores."""
    names = Names(records)
    scored: list[Secret] = []
    left_out: list[Behind] = []
    once = _Once(records.lexicon)
    for secret in records.secrets:
        if secret.heard_on > records.as_of:
            continue
        reason = _why_not(secret) or once.why_not(secret)
        if reason:
            left_out.append(names.secret(secret, 0.0, reason))
        else:
            scored.append(_as_at(secret, records.as_of))
    return Ground(records, tuple(scored), tuple(left_out), names)


def _why_not(secret: Secret) -> str:
    if secret.status in _NO_STATUS:
        return tr(_NO_STATUS[secret.status])
    if secret.status == "unsorted" or not secret.kind:
        return tr("not sorted yet")
    if secret.layer == "need":
        return tr("a need, which everybody knows")
    return "" if secret.account_id else tr("of nobody yet")


class _Once:
    """Remembers what was said of whom, so that nothing counts twice.

    Under whatever kind: the same sentence filed under two kinds is still one secret.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_word: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)

    def why_not(self, secret: Secret) -> str:
        found = stems(secret.text, self._lexicon) or frozenset((secret.text.casefold(),))
        subject = secret.person_id or secret.account_id or ""
        places = [self._by_word[subject, word] for word in found]
        if any(are_alike(found, other) for place in places for other in place):
            return tr("said once already")
        for place in places:
            place.append(found)
        return ""


def _as_at(secret: Secret, day: date) -> Secret:
    """Return a secret as it stood on a day: what was confirmed later was only heard by then."""
    if secret.last_confirmed <= day:
        return secret
    return secret.model_copy(update={"last_confirmed": secret.heard_on})


def on(day: date) -> str:
    """Say a day in a row."""
    return words.day(day)


def capped(rows: Iterable[Behind], most: float) -> tuple[Behind, ...]:
    """Scale what rows count so that together they count `most` at the most."""
    found = list(rows)
    total = sum(row.counts for row in found)
    if total <= most:
        return tuple(found)
    return tuple(replace(row, counts=row.counts * most / total) for row in found)


def entry_rows(base: Ground, entries: Iterable[Entry]) -> tuple[Behind, ...]:
    """Return the rows of noted entries whose record is on this card."""
    secrets = {one.id: one for one in base.records.secrets}
    promises = {one.id: one for one in base.records.promises}
    of_use = {use.id: key for key, some in base.records.uses.items() for use in some}
    rows = []
    for entry in entries:
        noted = on(base.records.day(entry.at))
        said, day = tr(_ENTERED[entry.what]), on(entry.on) if entry.on else ""
        why = tr("{what}, noted {noted}", what=f"{said} {day}".strip(), noted=noted)
        secret = secrets.get(SecretId(of_use.get(entry.record_id, entry.record_id)))
        promise = promises.get(PromiseId(entry.record_id))
        if secret is not None:
            rows.append(base.names.secret(secret, 0.0, why))
        elif promise is not None:
            rows.append(base.names.promise(promise, 0.0, why))
    return tuple(rows)
