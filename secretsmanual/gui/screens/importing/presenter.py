"""What the import page knows: the file or text at hand, what is said of its rows, and the end."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.ids import ImportId
from secretsmanual.domain.import_plan import Choice
from secretsmanual.domain.importing import Pasted
from secretsmanual.gui.screens.importing.rows import Rows, name_of, past_rows, preview_rows
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.work import Progress, Ticket
from secretsmanual.services.importing import Imported, Preview

Source = Path | Pasted


class Seen(NamedTuple):
    """A preview, ready to be shown."""

    preview: Preview
    rows: Rows
    homeless: bool
    """Whether there are people whose row names no account."""


class Past(NamedTuple):
    """Past imports, ready to be shown."""

    rows: Rows
    standing: frozenset[str]
    """Ids of those that were not taken back."""


class AtHand(NamedTuple):
    """The files at hand, and what was said of the first one's rows."""

    sources: tuple[Source, ...]
    into: str
    choices: dict[int, Choice]
    names: dict[int, str]
    """What rows are called that are left out."""

    def to_text(self) -> str:
        """Write it, to be kept over a lock; what was pasted is kept with it."""
        sources = [
            {"path": str(one)}
            if isinstance(one, Path)
            else {"pasted": b64encode(one.data).decode("ascii"), "name": one.name}
            for one in self.sources
        ]
        said = list(self.choices.items()), list(self.names.items())
        return json.dumps([sources, self.into, *said])

    @classmethod
    def from_text(cls, text: str) -> "AtHand":
        """Read what `to_text` wrote."""
        sources, into, choices, names = json.loads(text)
        read = (
            Path(one["path"]) if "path" in one else Pasted(b64decode(one["pasted"]), one["name"])
            for one in sources
        )
        return cls(tuple(read), into, dict(choices), dict(names))


class ImportPresenter(QObject):
    """Reads one file after another; nothing is written before the user says so."""

    working = Signal(str)
    """A sentence about what takes a while."""
    stepped = Signal(int, int)
    previewed = Signal(object)
    """A Seen."""
    bundle_found = Signal(object)
    """The Path of a colleague's bundle: it is merged, not imported."""
    imported = Signal(object)
    """An Imported."""
    refused = Signal(str)
    """Why a file cannot be used."""
    stopped = Signal()
    """The user has stopped what was under way; the manual is as it was."""
    past = Signal(object)
    """A Past."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._queue: list[Source] = []
        self._path: Source | None = None
        self._into = ""
        self._choices: dict[int, Choice] = {}
        self._names: dict[int, str] = {}
        self._seen: Seen | None = None
        self._ticket: Ticket | None = None
        self._running = False
        self._asked = 0
        """How many times something was begun or stopped."""

    @property
    def file_name(self) -> str:
        """The file at hand."""
        return self._path.name if self._path else ""

    @property
    def left(self) -> int:
        """How many files wait after this one."""
        return len(self._queue)

    @property
    def running(self) -> bool:
        """Whether an import is being written."""
        return self._running

    def take(self, paths: Iterable[Source]) -> None:
        """Take these files or pasted texts, one after another."""
        self._queue += paths
        if self._path is None:
            self.next_file()

    def next_file(self) -> None:
        """Go on with the next file that waits."""
        if self._queue:
            self._path = self._queue.pop(0)
            self._into = ""
            self._choices, self._names, self._seen = {}, {}, None
            self._preview()

    def at_hand(self) -> "AtHand | None":
        """Return the file at hand with what was said of its rows; None where there is none."""
        if self._path is None or self._running:
            return None
        sources = (self._path, *self._queue)
        return AtHand(sources, self._into, dict(self._choices), dict(self._names))

    def go_on(self, found: "AtHand") -> None:
        """Read that file again, with what was said of its rows."""
        self._path, *self._queue = found.sources
        self._into, self._seen = found.into, None
        self._choices, self._names = dict(found.choices), dict(found.names)
        self._preview()

    def leave_file(self) -> None:
        """Put this file and those that wait aside."""
        self._cancel()
        self._queue.clear()
        self._path = self._seen = None
        self.read_past()

    def file_done(self) -> None:
        """Let go of the file at hand, which was taken in elsewhere; those that wait stay."""
        self._path = self._seen = None

    def choose(self, line: int, choice: Choice) -> None:
        """Say of a row whether it is the same person, somebody new, or stays out.

        Saying the same again takes it back.
        """
        if self._choices.get(line) == choice:
            del self._choices[line]
        else:
            self._choices[line] = choice
        self._preview(quietly=True)

    def put_into(self, account: str) -> None:
        """Put people whose row names no account into this one."""
        if account.strip() != self._into:
            self._into = account.strip()
            self._preview(quietly=True)

    def run(self) -> None:
        """Import the file."""
        if self._path is None or self._seen is None or self._running:
            return
        path, into, choices = self._path, self._into, dict(self._choices)
        service = self._tools.services.importing

        def call(step: Progress) -> Imported:
            return service.run(path, into, choices, step)

        self._cancel()
        self._running = True
        self.working.emit(self.tr("Importing {}").format(path.name))
        self._ticket = self._tools.work.run_long(
            self, call, self._imported, self._not_written, progressed=self.stepped.emit
        )

    def stop(self) -> None:
        """Stop what is under way."""
        self._cancel()
        self.stopped.emit()

    def take_back(self, import_id: str) -> None:
        """Take a past import back as one step."""
        service = self._tools.services.importing

        def done(found: tuple[int, int, Change]) -> None:
            gone, kept, change = found
            self._tools.wrote(change)
            text = self.tr("Taken back: {} records.").format(gone)
            if kept:
                text += " " + self.tr("{} stay, for they have talks or promises by now.").format(
                    kept
                )
            self._tools.banner.tell(text)
            self.read_past()

        self._tools.work.run(self, lambda: service.undo(ImportId(import_id)), done)

    def read_past(self) -> None:
        """Read past imports."""
        tools = self._tools

        def call() -> Past:
            runs = tools.services.importing.all()
            standing = frozenset(run.id for run in runs if run.undone_at is None)
            return Past(past_rows(runs), standing)

        tools.work.run(self, call, self.past.emit, latest="past")

    def _preview(self, *, quietly: bool = False) -> None:
        path, into, choices = self._path, self._into, dict(self._choices)
        if path is None:
            return
        names, services = dict(self._names), self._tools.services
        service = services.importing
        self._cancel()
        asked = self._asked

        def call(step: Progress) -> tuple[Seen, dict[int, str]] | None:
            if isinstance(path, Path) and services.bundles.is_bundle(path):
                return None
            preview = service.preview(path, into, choices, step)
            told = {**names, **{row.line: name_of(row) for row in preview.rows if name_of(row)}}
            out = {line: told.get(line, "") for line, one in choices.items() if one == "skip"}
            homeless = any(row.person and row.account_fate == "none" for row in preview.rows)
            return Seen(preview, preview_rows(preview, choices, out), homeless), told

        def done(found: tuple[Seen, dict[int, str]] | None) -> None:
            if asked != self._asked:  # a short file is read before it can be stopped
                return
            if found is None:
                self._ticket = None
                self.bundle_found.emit(path)
            else:
                self._take(found)

        if not quietly:
            self.working.emit(self.tr("Reading {}").format(path.name))
        self._ticket = self._tools.work.run_long(
            self, call, done, self._refused, progressed=self.stepped.emit
        )

    def _cancel(self) -> None:
        self._asked += 1
        self._running = False
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _take(self, found: tuple[Seen, dict[int, str]]) -> None:
        self._seen, self._names = found
        self._ticket = None
        self.previewed.emit(self._seen)

    def _imported(self, imported: Imported) -> None:
        self._running = False
        self._ticket = self._path = self._seen = None
        self._tools.wrote(imported.change)
        self.imported.emit(imported)

    def _refused(self, error: UserError) -> None:
        self._ticket = self._path = self._seen = None
        if self._queue:
            self._tools.banner.refuse(error)
            self.next_file()
            return
        self.refused.emit(error.sentence)
        self.read_past()

    def _not_written(self, error: UserError) -> None:
        """Stay with the preview: what the disk refused can be done again."""
        self._running = False
        self._ticket = None
        self._tools.banner.refuse(error)
        self.stopped.emit()
