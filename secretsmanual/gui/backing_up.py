"""Backups by themselves while the window is open: off the UI thread, and beside other work."""

import gc

from PySide6.QtCore import QObject, QTimer

from secretsmanual.domain.backups import EVERY
from secretsmanual.domain.errors import UserError
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.work import Work

FIRST_MS = 60_000
"""After the start, so that a manual that is open for a short while only is backed up as well."""


class BackupKeeper(QObject):
    """Backs up every half hour where something changed; says only what went wrong, and once."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._said = ""
        self.work = Work(self, "backups")  # copying must not hold up what is being typed
        self.work.bug.connect(tools.work.bug)
        self._timer = QTimer(self)
        self._timer.setInterval(int(EVERY.total_seconds() * 1000))
        self._timer.timeout.connect(self.keep)
        self._timer.start()
        QTimer.singleShot(FIRST_MS, self, self.keep)

    def keep(self) -> None:
        """Make a backup now, if anything was written since the newest one."""
        if not self._tools.is_open():
            return
        backups = self._tools.services.backups

        def call() -> str | None:
            return backups.elsewhere() if backups.make_if_changed() else None

        self.work.run(self, call, self._well, self._tell)

    def close(self) -> None:
        """Make the last one, if anything was written since the newest; begin no more.

        One that cannot be made now is made after the next start, which says so if it fails.
        """
        self._timer.stop()
        if self._tools.is_open():  # a locked manual was closed, and is copied once it is open
            self.work.run(self, self._tools.services.backups.make_if_changed)
        self.work.close()

    def _well(self, elsewhere: str | None) -> None:
        if elsewhere is None:
            return
        if elsewhere and elsewhere != self._said:
            self._tools.banner.tell(elsewhere, "care")
        self._said = elsewhere

    def _tell(self, error: UserError) -> None:
        if not self._tools.is_open():
            gc.collect()  # it was locked meanwhile, and what still held the file open goes now
        elif error.sentence != self._said:
            self._said = error.sentence
            said = self.tr("No backup could be made: {}").format(error.sentence)
            self._tools.banner.tell(said, "care")
