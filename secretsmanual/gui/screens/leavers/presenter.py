"""What the list of people who left knows and does."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.changes import Change
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview.dates import read_date
from secretsmanual.domain.retention import Leaver
from secretsmanual.gui.tools import Tools


class LeaversPresenter(QObject):
    """Shows whom it concerns; reduces and keeps."""

    shown = Signal()
    """There is something new in `found`."""
    reduced = Signal(int)
    """How many were reduced."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.found: list[Leaver] = []
        self.months = 0
        self.today = date.min

    def read(self) -> None:
        """Read the list; whoever stands on it counts as shown."""
        services = self._tools.services

        def call() -> tuple[list[Leaver], int, date]:
            return services.retention.show(), services.retention.months(), services.manual.today

        self._tools.work.run(self, call, self._take, latest="leavers")

    def leaver(self, person_id: str) -> Leaver | None:
        """Return somebody on the list."""
        return next((one for one in self.found if one.person.id == person_id), None)

    @property
    def due(self) -> list[Leaver]:
        """Those whose time is over."""
        return [one for one in self.found if one.is_due(self.today)]

    def reduce(self, people: list[Leaver]) -> None:
        """Reduce them for good; undo forgets what it knew of them."""
        service, ids = self._tools.services.retention, [one.person.id for one in people]

        def done(change: Change) -> None:
            self._tools.undoing.forget()
            self._tools.changes.announce(change)
            self.reduced.emit(len(ids))

        self._tools.work.run(self, lambda: service.reduce(ids), done)

    def keep(self, person_id: str, typed: str) -> str:
        """Keep somebody longer: a day, a comma, a reason. Returns what is wrong, or nothing."""
        day, _, why = typed.partition(",")
        until = read_date(day, self.today)
        if until is None or until <= self.today:
            return self.tr("Begin with a day to come, such as 30 June 2027.")
        if not why.strip():
            return self.tr("Say why after a comma: the person may ask for it.")
        service = self._tools.services.retention
        call = partial(service.keep, PersonId(person_id), until, why)
        self._tools.write(self, call, self.tr("Kept."))
        return ""

    def set_months(self, months: int) -> None:
        """Say after how many months people who left are reduced; 0: never."""
        if months != self.months:
            service = self._tools.services.retention
            self._tools.write(self, lambda: service.set_months(months), "")

    def _take(self, found: tuple[list[Leaver], int, date]) -> None:
        self.found, self.months, self.today = found
        self.shown.emit()
