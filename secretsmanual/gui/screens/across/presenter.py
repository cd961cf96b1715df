"""What the lists over all customers know."""

from PySide6.QtCore import QObject, Signal

from secretsmanual.domain.across import Which
from secretsmanual.gui.tools import Tools
from secretsmanual.services.across import Across, Entry


class AcrossPresenter(QObject):
    """Reads the list that is chosen."""

    shown = Signal()
    """There is something new in `found`."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.which: Which = "benchmarks"
        self.found: Across | None = None

    def choose(self, which: Which) -> None:
        """Show another list."""
        self.which = which
        self.read()

    def read(self) -> None:
        """Read anew."""
        service, which = self._tools.services.across, self.which
        self._tools.work.run(self, lambda: service.read(which), self._take, latest="across")

    def entry(self, row_id: str) -> Entry | None:
        """Return a row."""
        found = self.found.entries if self.found else ()
        return next((one for one in found if one.id == row_id), None)

    def _take(self, found: Across) -> None:
        self.found = found
        self.shown.emit()
