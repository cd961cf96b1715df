"""Bring a file in: a preview first, then one transaction, and undo as one step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from secretsmanual.domain import changes
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import Refused
from secretsmanual.domain.ids import ImportId
from secretsmanual.domain.import_plan import Choice, Counts, PlannedMeeting, PlannedRow
from secretsmanual.domain.importing import (
    FoundCard,
    FoundMeeting,
    FoundRow,
    NotUnderstood,
    Pasted,
    Reading,
)
from secretsmanual.domain.own_card_taking import SeenCard
from secretsmanual.domain.runs import ImportRun, ImportRunFields
from secretsmanual.domain.wording import mark, tr
from secretsmanual.formats.importers import pasted, registry
from secretsmanual.services.import_cards import CardTaker
from secretsmanual.services.import_meetings import CalendarPlanner, write_meetings
from secretsmanual.services.import_planner import Planner, changes_to
from secretsmanual.services.import_writer import ImportWriter
from secretsmanual.services.manual import Manual
from secretsmanual.store import history, queries
from secretsmanual.store.change_times import BUNDLE
from secretsmanual.store.unit import Unit
from secretsmanual.system.files import read_bounded

LARGEST_FILE = 200_000_000
"""Bytes; HubSpot's own limit for paid accounts is 512 MB, for free ones 20 MB."""
SHOWN_ROWS = 500
"""Rows of the preview; the counts are of all."""

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
    meetings: tuple[PlannedMeeting, ...] = ()
    card: SeenCard | None = None
    """A customer's own report card, where the file is one."""
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
        self._taken_back: dict[ImportId, int | None] = {}
        """Which action of the history took an import back."""

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
            numbers = map(str, count())
            planner = Planner(unit, lambda _: next(numbers), into, choices)
            calendar = self._calendar(unit, planner)
            tally = _Tally(path.name, reading, progress)
            for found in reading:
                if isinstance(found, FoundRow):
                    planned, _, person_id = planner.plan(found)
                    tally.count(planned, changed=_would_change(planner, planned, person_id))
                elif isinstance(found, FoundCard):
                    tally.answered(CardTaker(unit, self._manual, found).seen())
                else:
                    _aside(found, tally, calendar)
            tally.meet(calendar)
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
        with self._manual.write(changes.IMPORT.format(name=path.name)) as unit:
            run = unit.imports.add(
                ImportRunFields(at=unit.at, file_name=path.name, format=reading.format, rows=0)
            )
            planner = Planner(unit, self._manual.ids.new, into, choices)
            calendar = self._calendar(unit, planner)
            writer = ImportWriter(unit, run.id, self._manual, planner.accounts)
            tally = _Tally(path.name, reading, progress)
            for found in reading:
                if isinstance(found, FoundRow):
                    planned, account_id, person_id = planner.plan(found)
                    changed = writer.take(planned, account_id, person_id)
                    tally.count(planned, changed=changed)
                elif isinstance(found, FoundCard):
                    taker = CardTaker(unit, self._manual, found)
                    tally.answered(taker.seen())
                    taker.take()
                else:
                    _aside(found, tally, calendar)
            writer.flush()
            write_meetings(unit, tally.meet(calendar))
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
                meetings_added=counts.meetings_added,
                action=unit.change.action,
            )
        return Imported(preview, run.id, replace(unit.change, action=None, import_id=run.id))

    def undo(self, import_id: ImportId) -> tuple[int, int, Change]:
        """Take an import back as one step.

        People and accounts that have talks, secrets or promises of their own since are kept.
        Returns how many records went, how many stayed, and the change.
        """
        with self._manual.write(mark("Undo the import")) as unit:
            run = unit.imports.get(import_id)
            if run.undone_at is not None:
                raise Refused(
                    tr("The import of {file_name} was undone already.", file_name=run.file_name)
                )
            gone, kept = _merge_back(unit, run) if run.format == BUNDLE else _take_back(unit, run)
            unit.imports.set_quietly(import_id, undone_at=unit.at)
        change = replace(unit.change, action=None)
        if run.format != BUNDLE:
            self._taken_back[import_id] = unit.change.action
            change = replace(change, import_id=import_id, took_back=True)
        return gone, kept, change

    def redo(self, import_id: ImportId) -> Change:
        """Bring an import back that was taken back since the manual was opened; raises Refused."""
        if import_id not in self._taken_back:
            raise Refused(
                tr("This import was taken back too long ago."), tr("Import the file again.")
            )
        with self._manual.write(mark("Import again")) as unit:
            run, action = unit.imports.get(import_id), self._taken_back[import_id]
            if action is not None:
                history.undo(unit, action)
            if run.action is not None:
                history.redo(unit, run.action)
            unit.imports.set_quietly(import_id, undone_at=None)
        del self._taken_back[import_id]
        return replace(unit.change, action=None)

    def all(self) -> list[ImportRun]:
        """Return past imports, newest first."""
        with self._manual.read() as unit:
            return queries.imports(unit)

    def _calendar(self, unit: Unit, planner: Planner) -> CalendarPlanner:
        return CalendarPlanner(unit, planner.people, planner.accounts, self._manual.clock.now())


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
        self._meetings: list[PlannedMeeting] = []
        self._card: SeenCard | None = None

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

    def answered(self, card: SeenCard) -> None:
        self._counts["rows"] += 1
        self._card = card

    def meet(self, calendar: CalendarPlanner) -> list[PlannedMeeting]:
        counts = self._counts
        self._meetings = calendar.plan()
        for one in self._meetings:
            counts["meetings_added"] += one.fate == "new"
            counts["meetings_changed"] += one.fate in ("updates", "gone")
        counts["meetings_left_out"] = calendar.left_out
        counts["rows"] += len(self._meetings) + calendar.left_out
        return self._meetings

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
            meetings=tuple(self._meetings),
            card=self._card,
            not_understood=tuple(self._missed),
            left_out=self._reading.left_out,
            names={person_id: person.name for person_id, person in people.items()},
        )


def _aside(found: FoundMeeting | NotUnderstood, tally: _Tally, calendar: CalendarPlanner) -> None:
    if isinstance(found, FoundMeeting):
        calendar.take(found)
    else:
        tally.miss(found)


def _would_change(planner: Planner, planned: PlannedRow, person_id: str) -> bool:
    known = planner.people.get(person_id)
    if known is None or planned.person is None or planned.moves:
        return True
    return bool(changes_to(known, planned.person))


def _remember(unit: Unit, preview: Preview, choices: Mapping[int, Choice]) -> None:
    for row in preview.duplicates:
        if row.person_match and row.person and choices.get(row.line) == "new":
            queries.remember_not_same(unit, row.person_match.of, row.person.name)


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
