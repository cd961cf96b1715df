"""What the page of promises knows and does."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.happened import Happening
from secretsmanual.domain.ids import PromiseId
from secretsmanual.domain.interview.dates import read_date
from secretsmanual.domain.values import Satisfied
from secretsmanual.gui.models.rows import ItemRow, SectionRow
from secretsmanual.gui.screens.promises.rows import Show, rows
from secretsmanual.gui.tools import Tools
from secretsmanual.services.promises import NamedPromise


class Seen(NamedTuple):
    """All that the page shows."""

    today: date
    promises: dict[str, NamedPromise]
    rows: list[ItemRow | SectionRow]


class PromisesPresenter(QObject):
    """Reads promises, and keeps, moves and drops them."""

    shown = Signal()
    """There is something new in `seen`."""
    written = Signal(object, int)
    """A calendar: its path, and how many stand in it."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.show_only: Show = "open"
        self.seen = Seen(date.min, {}, [])

    def read(self) -> None:
        """Read anew."""
        tools, show = self._tools, self.show_only

        def call() -> Seen:
            today = tools.services.manual.today
            found = tools.services.promises.named()
            return Seen(today, {one.promise.id: one for one in found}, rows(found, show, today))

        tools.work.run(self, call, self._take, latest="promises")

    def counts(self) -> dict[Show, int]:
        """How many there are of each sort."""
        found = [one.promise for one in self.seen.promises.values()]
        still = [promise for promise in found if promise.open]
        ours = sum(promise.direction == "ours" for promise in still)
        return {
            "open": len(still),
            "ours": ours,
            "theirs": len(still) - ours,
            "kept": len(found) - len(still),
        }

    def overdue(self) -> int:
        """How many of our own are past their day."""
        found = self.seen.promises.values()
        return sum(one.overdue and one.promise.direction == "ours" for one in found)

    def day(self, typed: str) -> date | None:
        """Read a day as people type it, from today on; None where it is none."""
        found = read_date(typed, self.seen.today)
        return found if found and found >= self.seen.today else None

    def keep(self, promise_id: str, satisfied: Satisfied | None) -> None:
        """Say that it was kept, and how they took it."""
        service = self._tools.services.promises
        self._tools.write(
            self,
            lambda: service.keep(PromiseId(promise_id), satisfied),
            self.tr("Kept. Well done."),
        )

    def move(self, promise_id: str, due: date, why: str) -> None:
        """Give it another day."""
        service = self._tools.services.promises
        self._tools.write(
            self, lambda: service.move(PromiseId(promise_id), due, why), self.tr("Moved.")
        )

    def drop(self, promise_id: str) -> None:
        """Say that nobody waits for it."""
        service = self._tools.services.promises
        self._tools.write(self, lambda: service.drop(PromiseId(promise_id)), self.tr("Dropped."))

    def read_history(self, promise_id: str, show: Callable[[str, list[Happening]], None]) -> None:
        """Read what happened to it."""
        service = self._tools.services.histories

        def take(happened: list[Happening]) -> None:
            show(promise_id, happened)

        self._tools.work.run(self, lambda: service.of("promise", promise_id), take)

    def set_test(self, promise_id: str, test_of_done: str) -> None:
        """Say by what they will see that it is done."""
        service = self._tools.services.promises
        self._tools.write(
            self, lambda: service.set_test(PromiseId(promise_id), test_of_done), self.tr("Kept.")
        )

    def write_calendar(self, path: Path) -> None:
        """Write the open ones as a calendar."""
        tools = self._tools
        tools.work.run(
            self,
            lambda: tools.services.promises.write_calendar(path),
            lambda count: self.written.emit(path, count),
        )

    def _take(self, seen: Seen) -> None:
        self.seen = seen
        self.shown.emit()
