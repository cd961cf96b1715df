"""What a command, or another program, writes while the window is open is shown as well."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain.changes import anything
from secretsmanual.gui.tools import Tools

EVERY_MS = 3_000
"""A look costs a tenth of a millisecond, off the UI thread."""


class ElsewhereWatch(QObject):
    """Looks when the window is turned to, and every few seconds while it can be seen."""

    def __init__(self, tools: Tools, window: QWidget) -> None:
        super().__init__(window)
        self._tools = tools
        self._window = window
        self._look(lambda _: None)  # what was written before now was read when it was opened
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.installEventFilter(self)

    def look(self) -> None:
        """Tell every page to read anew, if anything was written elsewhere since the last look."""
        if self._tools.is_open() and not self._window.isMinimized():
            self._look(self._tell)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False

    def _look(self, done: Callable[[bool], None]) -> None:
        self._tools.work.run(
            self,
            self._tools.services.manual.written_elsewhere,
            done,
            lambda _: None,  # whatever keeps the manual from being read is told where it is read
            latest="elsewhere",
        )

    def _tell(self, written: bool) -> None:
        if written:
            self._tools.changes.announce(anything(self.tr("Written elsewhere")))
