"""Gather what one manual tells a colleague's: everything in it has passed the gate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from secretsmanual.domain.bundle_contents import MODELS, REFERENCES, born, called, outgoing, whole
from secretsmanual.domain.bundles import GONE, NO_BIRTH, Shared, Times, known
from secretsmanual.domain.clearing import without_words_that_stay
from secretsmanual.domain.idea_sharing import ideas_that_leave
from secretsmanual.domain.ids import AccountId, SecretId
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import Held, HeldBack, Outgoing, Rules, Why, care_in, select
from secretsmanual.domain.wording import tr
from secretsmanual.services.confided import made_of_confided
from secretsmanual.services.manual import Manual
from secretsmanual.store import change_times, queries
from secretsmanual.store.change_times import Past
from secretsmanual.store.unit import Unit

_TICK = timedelta(microseconds=1)
_NO_PAST = Past({}, {}, brought=False)
_HIDES = frozenset(("withdrawn", "private", "never", "care", "declined", "source"))
"""Reasons for which what left before is called back."""


@dataclass(frozen=True)
class Contents:
    """What a bundle would hold, and what stays behind and why."""

    records: tuple[Shared, ...]
    held_back: tuple[Held, ...]
    leaving: tuple[Outgoing, ...]
    """The secrets that leave."""
    withdrawn: tuple[SecretId, ...]
    """Ids of the secrets that left before and are called back."""
    names: Mapping[str, str]
    """Of all accounts and people, by id."""


def contents(manual: Manual, unit: Unit, account_ids: Sequence[AccountId] = ()) -> Contents:
    """Return what a colleague's manual would be told; without accounts, of all of them."""
    for account_id in account_ids:
        unit.accounts.get(account_id)
    return _Gathering(manual, unit, set(account_ids)).contents()


class _Gathering:
    def __init__(self, manual: Manual, unit: Unit, meant: set[AccountId]) -> None:
        self._unit = unit
        self._meant = meant
        self._rules = Rules("colleague", manual.today, manual.bank, manual.lexicon)
        self._accounts = {one.id: one for one in queries.accounts(unit)}
        self._people = {one.id: one for one in queries.people(unit)}
        self._names: dict[str, str] = {key: one.name for key, one in self._accounts.items()}
        self._names.update((key, one.name) for key, one in self._people.items())
        self._left, self._called_back = _receipts(unit)
        self._held: list[Held] = []
        self._records: list[Shared] = []

    def contents(self) -> Contents:
        secrets = {one.id: one for one in self._unit.secrets.where()}
        asked = [one for one in secrets.values() if self._is_meant(one.account_id)]
        selection = select(asked, self._accounts, self._people, self._rules)
        leaving: dict[str, Secret] = {out.secret.id: out.secret for out in selection.leaves}
        for kind, found in self._others(leaving).items():
            self._take(kind, found)
        reasons = {held.id: held.reason for held in selection.held_back}
        staying: dict[str, Secret | None] = {one.id: one for one in asked if one.id in reasons}
        deleted = self._left.keys() - secrets.keys()
        withdrawn = [
            *self._withdraw(staying, reasons),
            *self._withdraw(dict.fromkeys(deleted), reasons),
        ]
        if self._left:
            self._tell_deleted()
        return Contents(
            _tied(self._records),
            (*selection.held_back, *self._held),
            selection.leaves,
            tuple(SecretId(one) for one in withdrawn),
            self._names,
        )

    def _is_meant(self, account_id: AccountId | None) -> bool:
        return not self._meant or account_id in self._meant

    def _others(self, leaving: Mapping[str, Secret]) -> dict[str, list[Any]]:
        unit = self._unit
        kinds = {secret.kind for secret in leaving.values()}
        talks = [one for one in self._of_meant(unit.interviews.where()) if one.ended]
        there = {who for talk in talks for who in talk.attendees}
        there.update(secret.said_by for secret in leaving.values() if secret.said_by)
        nominations = [
            one for one in unit.nominations.where() if not self._meant or one.secret_id in leaving
        ]
        on = {one.id for one in nominations}
        return {
            "own_kind": [one for one in unit.own_kinds.where() if one.id in kinds],
            "account": [one for one in self._accounts.values() if self._is_meant(one.id)],
            "person": [
                one
                for one in self._people.values()
                if one.id in there or self._is_meant(one.account_id)
            ],
            "interview": talks,
            "secret": list(leaving.values()),
            "promise": self._promises(),
            "oops": without_words_that_stay(
                self._of_meant(unit.oops.where()), unit.secrets.where(), leaving
            ),
            "idea": self._ideas(leaving),
            "secret_use": [one for one in unit.secret_uses.where() if one.secret_id in leaving],
            "relation": [
                one for one in self._of_meant(unit.relations.where()) if not one.is_private
            ],
            "nomination": nominations,
            "vote": [
                one for one in unit.votes.where() if not self._meant or one.nomination_id in on
            ],
        }

    def _promises(self) -> list[Any]:
        """Return the promises, but for those made of a line told in confidence."""
        meant = self._of_meant(self._unit.promises.where())
        confided = made_of_confided(self._unit, meant)
        for one in meant:
            if one.id in confided:
                self._keep(one, "promise", HeldBack("private"))
        return [one for one in meant if one.id not in confided]

    def _ideas(self, leaving: Mapping[str, Secret]) -> list[Any]:
        """Return the ideas that pass the gate; a dropped one stays, and one for a theme."""
        accounts = {key: one for key, one in self._accounts.items() if self._is_meant(key)}
        found = ideas_that_leave(
            self._unit.ideas.where(), leaving.values(), accounts, self._people, self._rules
        )
        return [one.idea for one in found]

    def _of_meant(self, records: Iterable[Any]) -> list[Any]:
        return [one for one in records if self._is_meant(one.account_id)]

    def _take(self, kind: str, found: Sequence[Any]) -> None:
        pasts = change_times.pasts(self._unit, kind, {one.id: born(one) for one in found})
        for record in found:
            values = outgoing(kind, record, self._rules.lexicon)
            if values is None:
                self._hold(kind, record)
                continue
            past = pasts.get(record.id, _NO_PAST)
            shared = self._shared(kind, record, values, past)
            self._records.append(self._returned(shared) if kind == "secret" else shared)

    def _shared(self, kind: str, record: Any, values: dict[str, Any], past: Past) -> Shared:
        if GONE in past.times:  # it was deleted, and the deletion was undone
            values[GONE] = False
        times = {name: found for name, found in past.times.items() if name in values}
        return Shared(kind, record.id, values, born(record), times)

    def _returned(self, secret: Shared) -> Shared:
        """Let a secret that was called back once be active again for those who were told."""
        back = self._called_back.get(secret.id)
        if back is None or secret.changed("status") > back:
            return secret
        times = {**secret.times, "status": known(secret.times.get("status", ()), (back + _TICK,))}
        return Shared(secret.kind, secret.id, secret.values, secret.born, times)

    def _hold(self, kind: str, record: Any) -> None:
        texts = [part for part in dict(record).values() if isinstance(part, str)]
        no = care_in(self._rules.lexicon, *texts)
        self._keep(record, kind, no or HeldBack("care", tr("A word in it needs care.")))

    def _keep(self, record: Any, kind: str, no: HeldBack) -> None:
        account = self._names.get(getattr(record, "account_id", None) or "", "")
        person = self._names.get(getattr(record, "person_id", None) or "", "")
        self._held.append(no.of(record.id, account, person, called(kind)))

    def _withdraw(
        self, staying: Mapping[str, Secret | None], reasons: Mapping[str, Why]
    ) -> list[str]:
        births = {key: born(one) if one else NO_BIRTH for key, one in staying.items()}
        pasts = change_times.pasts(self._unit, "secret", births)
        told: list[str] = []
        for secret_id, secret in staying.items():
            past = pasts.get(secret_id, _NO_PAST)
            if secret_id not in self._left and not past.brought:
                continue  # nobody else knows of it
            reason = reasons[secret_id] if secret else "withdrawn"
            said = self._farewell(secret, past, self._left.get(secret_id), reason)
            if said is not None:
                values, times = said
                self._records.append(Shared("secret", secret_id, values, births[secret_id], times))
                told.append(secret_id)
        return told

    def _farewell(
        self, secret: Secret | None, past: Past, left: datetime | None, reason: Why
    ) -> tuple[dict[str, Any], Times] | None:
        """Return what is said of a secret that stays behind: never a word of its own.

        One that a colleague brought is theirs: to protect or delete it here withdraws it here
        only. What is merely old stays known.
        """
        if secret is not None and reason in {"withdrawn", "superseded"}:
            values: dict[str, Any] = {"status": secret.status}
            if secret.superseded_by:
                values["superseded_by"] = secret.superseded_by
            return values, {name: found for name, found in past.times.items() if name in values}
        if past.brought or left is None or reason not in _HIDES:
            return None
        latest = max((found[0] for found in past.times.values()), default=left)
        moments = known(past.times.get("status", ()), (max(latest, left + _TICK),))
        return {"status": "withdrawn"}, {"status": moments}

    def _tell_deleted(self) -> None:
        for kind in MODELS:
            if kind == "secret":
                continue
            ids = change_times.deleted(self._unit, kind)
            ids -= set(self._unit.records(kind).by_ids(ids))
            pasts = change_times.pasts(self._unit, kind, dict.fromkeys(ids, NO_BIRTH))
            self._records.extend(
                Shared(kind, record_id, {GONE: True}, NO_BIRTH, {GONE: past.times[GONE]})
                for record_id, past in sorted(pasts.items())
                if not past.brought and GONE in past.times
            )


def _receipts(unit: Unit) -> tuple[dict[str, datetime], dict[str, datetime]]:
    """Return when each secret last left for a colleague, and when it was last called back."""
    left: dict[str, datetime] = {}
    back: dict[str, datetime] = {}
    for receipt in reversed(queries.handovers(unit)):
        if receipt.audience == "colleague":
            left.update(dict.fromkeys(receipt.secrets, receipt.at))
            back.update(dict.fromkeys(receipt.withdrawn, receipt.at))
    return left, back


def _tied(records: Sequence[Shared]) -> tuple[Shared, ...]:
    """Leave out the names of records that do not leave."""
    there = {one.id for one in records if whole(one)}
    tied: list[Shared] = []
    for record in records:
        points = REFERENCES.get(record.kind, {})
        values = {
            name: value
            for name, value in record.values.items()
            if name not in points or value is None or isinstance(value, list) or value in there
        }
        times = {name: found for name, found in record.times.items() if name in values}
        tied.append(Shared(record.kind, record.id, values, record.born, times))
    return tuple(tied)
