"""Bring a file in: a preview first, then one transaction, and undo as one step."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from secretsmanual.domain.accounts import Account, AccountFields
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import Refused
from secretsmanual.domain.ids import AccountId, ImportId, PersonId
from secretsmanual.domain.import_plan import Choice, Counts, PlannedRow
from secretsmanual.domain.importing import (
    FoundAccount,
    FoundPerson,
    FoundSecret,
    NotUnderstood,
    Pasted,
    Reading,
)
from secretsmanual.domain.people import PersonFields
from secretsmanual.domain.runs import ImportRun, ImportRunFields
from secretsmanual.domain.secrets import SecretFields
from secretsmanual.formats.importers import pasted, registry
from secretsmanual.services.import_planner import Planner, changes_to
from secretsmanual.services.manual import Manual
from secretsmanual.services.moving import move_person
from secretsmanual.store import history, queries
from secretsmanual.store.change_times import BUNDLE
from secretsmanual.store.unit import Unit
from secretsmanual.system.files import read_bounded

LARGEST_FILE = 200_000_000
"""Bytes; HubSpot's own limit for paid accounts is 512 MB, for free ones 20 MB."""
SHOWN_ROWS = 500
"""Rows of the preview; the counts are of all."""
BATCH = 2_000

Progress = Callable[[int, int], None]
Source = Path | Pasted


@dataclass(frozen=True)
class Preview:
    """What an import would do."""

    file_name: str
    format: str
    label: str
    encoding: str
    counts: Counts
    rows: tuple[PlannedRow, ...] = ()
    """The first rows, and every doubtful one."""
    duplicates: tuple[PlannedRow, ...] = ()
    """Rows that look like somebody who is there already."""
    not_understood: tuple[NotUnderstood, ...] = ()
    left_out: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of the people that rows look like, by id."""


@dataclass(frozen=True)
class Imported:
    """What an import did."""

    preview: Preview
    import_id: ImportId
    change: Change


class ImportService:
    """Previews, runs and takes back imports."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def read(self, path: Source) -> Reading:
        """Recognise a file or pasted text; raises NotFound or BadInput with one plain sentence."""
        if isinstance(path, Pasted):
            return pasted.read(path.name, path.data)
        return registry.read(path.name, read_bounded(path, LARGEST_FILE))

    def preview(
        self,
        path: Source,
        into: str = "",
        choices: Mapping[int, Choice] | None = None,
        progress: Progress | None = None,
    ) -> Preview:
        """Say what each row would become; nothing is written.

        `into` is the account of people whose row names none.
        """
        reading = self.read(path)
        with self._manual.read() as unit:
            planner = self._planner(unit, into, choices)
            tally = _Tally(path.name, reading, progress)
            for found in reading:
                if isinstance(found, NotUnderstood):
                    tally.miss(found)
                else:
                    planned, _, person_id = planner.plan(found)
                    tally.count(planned, changed=_would_change(planner, planned, person_id))
            return tally.preview(unit)

    def run(
        self,
        path: Source,
        into: str = "",
        choices: Mapping[int, Choice] | None = None,
        progress: Progress | None = None,
    ) -> Imported:
        """Import a file in one transaction; if anything goes wrong the manual stays as it was.

        Whom the user said a row is not, is remembered and not asked again.
        """
        reading = self.read(path)
        self._manual.keep_before("import")
        with self._manual.write(f"Import {path.name}") as unit:
            run = unit.imports.add(
                ImportRunFields(at=unit.at, file_name=path.name, format=reading.format, rows=0)
            )
            planner = self._planner(unit, into, choices)
            writer = _Writer(unit, run.id, self._manual, planner.accounts)
            tally = _Tally(path.name, reading, progress)
            for found in reading:
                if isinstance(found, NotUnderstood):
                    tally.miss(found)
                    continue
                planned, account_id, person_id = planner.plan(found)
                changed = writer.take(planned, account_id, person_id)
                tally.count(planned, changed=changed)
            writer.flush()
            preview = tally.preview(unit)
            _remember(unit, preview, choices or {})
            counts = preview.counts
            unit.imports.set_quietly(
                run.id,
                rows=counts.rows,
                accounts_added=counts.accounts_added,
                people_added=counts.people_added,
                people_updated=counts.people_updated,
                secrets_added=counts.secrets_added,
                action=unit.change.action,
            )
        return Imported(preview, run.id, replace(unit.change, action=None))

    def undo(self, import_id: ImportId) -> tuple[int, int, Change]:
        """Take an import back as one step.

        People and accounts that have talks, secrets or promises of their own since are kept.
        Returns how many records went, how many stayed, and the change.
        """
        with self._manual.write("Undo the import") as unit:
            run = unit.imports.get(import_id)
            if run.undone_at is not None:
                raise Refused(f"The import of {run.file_name} was undone already.")
            gone, kept = _merge_back(unit, run) if run.format == BUNDLE else _take_back(unit, run)
            unit.imports.set_quietly(import_id, undone_at=unit.at)
        return gone, kept, unit.change

    def all(self) -> list[ImportRun]:
        """Return past imports, newest first."""
        with self._manual.read() as unit:
            return queries.imports(unit)

    def _planner(self, unit: Unit, into: str, choices: Mapping[int, Choice] | None) -> Planner:
        ids = self._manual.ids
        return Planner(unit, lambda: ids.new("a"), lambda: ids.new("p"), into, choices)


class _Tally:
    """Counts what happens to the rows, and keeps the ones that are worth a look."""

    def __init__(self, name: str, reading: Reading, progress: Progress | None) -> None:
        self._name = name
        self._reading = reading
        self._progress = progress
        self._counts = dict.fromkeys(Counts.__slots__, 0)
        self._rows: list[PlannedRow] = []
        self._duplicates: list[PlannedRow] = []
        self._missed: list[NotUnderstood] = []

    def count(self, planned: PlannedRow, *, changed: bool = True) -> None:
        counts = self._counts
        counts["rows"] += 1
        counts["accounts_added"] += planned.account_fate == "new"
        counts["people_added"] += planned.person_fate == "new"
        counts["people_updated"] += planned.person_fate == "updates" and changed
        counts["secrets_added"] += len(planned.secrets) if planned.person_fate == "new" else 0
        if len(self._rows) < SHOWN_ROWS or planned.doubtful:
            self._rows.append(planned)
        if planned.person_match is not None:
            self._duplicates.append(planned)
        if self._progress and counts["rows"] % 500 == 0:
            self._progress(counts["rows"], max(self._reading.rows_about, counts["rows"]))

    def miss(self, missed: NotUnderstood) -> None:
        self._counts["not_understood"] += 1
        self._missed.append(missed)

    def preview(self, unit: Unit) -> Preview:
        alike = [row.person_match.of for row in self._duplicates if row.person_match]
        people = unit.people.by_ids(set(alike))
        return Preview(
            file_name=self._name,
            format=self._reading.format,
            label=self._reading.label,
            encoding=self._reading.encoding,
            counts=Counts(**self._counts),
            rows=tuple(self._rows),
            duplicates=tuple(self._duplicates),
            not_understood=tuple(self._missed),
            left_out=self._reading.left_out,
            names={person_id: person.name for person_id, person in people.items()},
        )


class _Writer:
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
        return {**dict(fields), "id": account_id}

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
        return {**dict(fields), "id": person_id}

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
            self._secrets.append({**dict(fields), "id": self._manual.ids.new("s")})

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


def _would_change(planner: Planner, planned: PlannedRow, person_id: str) -> bool:
    known = planner.people.get(person_id)
    if known is None or planned.person is None or planned.moves:
        return True
    return bool(changes_to(known, planned.person))


def _remember(unit: Unit, preview: Preview, choices: Mapping[int, Choice]) -> None:
    for row in preview.duplicates:
        if row.person_match and row.person and choices.get(row.line) == "new":
            queries.remember_not_same(unit, row.person_match.of, row.person.name)


def _same_fields(found: FoundAccount) -> dict[str, Any]:
    names = ("website", "phone", "address", "city", "country", "trade", "notes", "external_id")
    return {"name": found.name[:300], **{name: getattr(found, name) for name in names}}


def _merge_back(unit: Unit, run: ImportRun) -> tuple[int, int]:
    return (0, 0) if run.action is None else history.take_back(unit, run.action)


def _take_back(unit: Unit, run: ImportRun) -> tuple[int, int]:
    accounts, people, secrets = queries.added_by_import(unit, run.id)
    if run.action is not None:
        history.undo(unit, run.action)
    for secret_id in secrets:
        unit.secrets.delete(secret_id)
    busy = queries.people_with_talk(unit, people)
    for person_id in people:
        if person_id not in busy:
            unit.people.delete(person_id)
    busy_accounts = [one for one in accounts if queries.referring(unit, one)]
    for account_id in accounts:
        if account_id not in busy_accounts:
            unit.accounts.delete(account_id)
    kept = len(busy) + len(busy_accounts)
    return len(accounts) + len(people) + len(secrets) - kept, kept
