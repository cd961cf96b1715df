"""Write the rows of an import: new records in batches, those that are there one by one."""

from collections.abc import Iterable, Mapping
from typing import Any

from secretsmanual.domain.accounts import Account, AccountFields
from secretsmanual.domain.ids import AccountId, ImportId, PersonId
from secretsmanual.domain.import_plan import PlannedRow
from secretsmanual.domain.importing import FoundAccount, FoundPerson, FoundSecret
from secretsmanual.domain.people import PersonFields
from secretsmanual.domain.secrets import SecretFields
from secretsmanual.services.import_planner import changes_to
from secretsmanual.services.manual import Manual
from secretsmanual.services.moving import move_person
from secretsmanual.store.unit import Unit

BATCH = 2_000
"""Records that wait before they are written."""


class ImportWriter:
    """Adds new records in batches, and changes those that are there one by one."""

    def __init__(
        self, unit: Unit, run: ImportId, manual: Manual, known: Mapping[str, Account]
    ) -> None:
        self._unit = unit
        self._run = run
        self._manual = manual
        self._known = dict(known)
        self._added: set[str] = set()
        """People who wait to be written."""
        self._accounts: list[dict[str, Any]] = []
        self._people: list[dict[str, Any]] = []
        self._secrets: list[dict[str, Any]] = []

    def take(self, planned: PlannedRow, account_id: str, person_id: str) -> bool:
        """Write one row; return whether a person that was there already was changed."""
        if planned.account_fate == "new" and planned.account:
            self._accounts.append(self._account(planned.account, account_id))
        elif planned.account_fate == "joins" and planned.account:
            self._fill_account(planned.account, account_id)
        changed = True
        if planned.person_fate == "new" and planned.person:
            self._people.append(self._person(planned.person, account_id, person_id))
            self._added.add(person_id)
            if planned.secrets:
                self._keep_secrets(planned.secrets, account_id, person_id)
        elif planned.person_fate == "updates" and planned.person:
            if planned.moves:
                self._move(person_id, account_id)
            changed = self._update(planned.person, person_id) or planned.moves
        if len(self._people) + len(self._accounts) >= BATCH:
            self.flush()
        return changed

    def flush(self) -> None:
        """Write what is waiting."""
        self._unit.accounts.add_many(self._accounts)
        self._unit.people.add_many(self._people)
        self._unit.secrets.add_many(self._secrets)
        self._accounts, self._people, self._secrets = [], [], []
        self._added.clear()

    def _account(self, found: FoundAccount, account_id: str) -> dict[str, Any]:
        fields = AccountFields(**_same_fields(found), import_id=self._run, created_at=self._unit.at)
        return fields.columns(account_id)

    def _person(self, found: FoundPerson, account_id: str, person_id: str) -> dict[str, Any]:
        fields = PersonFields(
            account_id=AccountId(account_id) if account_id else None,
            name=found.name[:300],
            role=found.role,
            roles=list(found.roles),
            decision_maker=found.decision_maker,
            emails=list(found.emails),
            phones=list(found.phones),
            address=found.address,
            birthday=found.birthday,
            notes=found.notes,
            external_id=found.external_id,
            import_id=self._run,
            created_at=self._unit.at,
        )
        return fields.columns(person_id)

    def _keep_secrets(self, found: Iterable[FoundSecret], account_id: str, person_id: str) -> None:
        today = self._manual.today
        for secret in found:
            person = PersonId(person_id) if secret.about == "person" else None
            fields = SecretFields(
                account_id=AccountId(account_id) if account_id else None,
                person_id=person,
                kind=secret.kind,
                text=secret.text,
                confidence="heard",
                sensitivity=secret.sensitivity,
                source="import",
                heard_on=today,
                last_confirmed=today,
                status="active" if secret.kind else "unsorted",
                import_id=self._run,
                created_at=self._unit.at,
                updated_at=self._unit.at,
            )
            self._secrets.append(fields.columns(self._manual.ids.new("s")))

    def _fill_account(self, found: FoundAccount, account_id: str) -> None:
        known = self._known.get(account_id)
        if known is None:
            return  # an earlier row of this file brought it
        empty = {
            name: value
            for name, value in _same_fields(found).items()
            if value and not getattr(known, name)
        }
        if empty:
            self._known[account_id] = self._unit.accounts.change(account_id, **empty)

    def _move(self, person_id: str, account_id: str) -> None:
        self.flush()  # the company may be new
        person, account = PersonId(person_id), AccountId(account_id)
        move_person(self._unit, person, account, self._manual.today)

    def _update(self, found: FoundPerson, person_id: str) -> bool:
        if person_id in self._added:
            self.flush()
        known = self._unit.people.get(person_id)
        values = changes_to(known, found)
        if values:
            self._unit.people.change(person_id, **values)
        return bool(values)


def _same_fields(found: FoundAccount) -> dict[str, Any]:
    names = ("website", "phone", "address", "city", "country", "trade", "notes", "external_id")
    return {"name": found.name[:300], **{name: getattr(found, name) for name in names}}
