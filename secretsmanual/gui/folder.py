"""After each review the hand-over folder is written anew, off the UI thread, and quietly."""

from PySide6.QtCore import QObject, QTimer

from secretsmanual.domain.changes import REVIEW_FINISHED, Change
from secretsmanual.domain.errors import UserError
from secretsmanual.gui.tools import Tools

RETRY_MS = 15_000
"""How long after the start a writing that went wrong is tried again: nothing waits for it."""


class FolderKeeper(QObject):
    """Keeps the packs in the hand-over folder fresh while the window is open."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._said = ""
        tools.changes.follow(self, self._heard, "interview")
        QTimer.singleShot(RETRY_MS, self, self.retry)

    def retry(self) -> None:
        """Try once more where the last writing went wrong."""
        self._write(only_after_a_problem=True)

    def _heard(self, change: Change) -> None:
        if change.label == REVIEW_FINISHED:
            self._write()

    def _write(self, *, only_after_a_problem: bool = False) -> None:
        opened = self._tools.opened
        if not self._tools.is_open():
            return

        def call() -> str:
            service = opened().folder
            folder = service.current()
            if folder is None or (only_after_a_problem and not folder.problem):
                return ""
            return service.write().problem

        self._tools.work.run(self, call, self._tell, self._refuse, latest="folder")

    def _tell(self, problem: str) -> None:
        """Say once what went wrong; the same again is not said twice."""
        if problem and problem != self._said:
            self._tools.banner.tell(problem, "info")
        self._said = problem

    def _refuse(self, error: UserError) -> None:
        self._tell(error.sentence)
