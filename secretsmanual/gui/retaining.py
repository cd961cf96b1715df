"""People who left are reduced by themselves while the window is open, when their notice is over."""

from PySide6.QtCore import QObject, QTimer

from secretsmanual.domain import words
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.people import Person
from secretsmanual.domain.wording import tr
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.work import Work

FIRST_MS = 30_000
"""After the start, when what one came for is on the screen."""
LOOK_MS = 10 * 60_000
"""How often it is looked whose notice is over: so long after midnight at most."""


class RetentionKeeper(QObject):
    """Looks, has a backup made beside other work, then reduces, and says whom.

    The reducing itself waits in the window's own queue, so that a lock never meets it half done.
    """

    def __init__(self, tools: Tools, beside: Work, parent: QObject) -> None:
        """`beside` is the queue in which backups are made."""
        super().__init__(parent)
        self._tools = tools
        self._beside = beside
        self._said = ""
        timer = QTimer(self)
        timer.setInterval(LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()
        QTimer.singleShot(FIRST_MS, self, self.look)

    def look(self) -> None:
        """Reduce whose notice is over, unless a talk goes on."""
        if self._may:
            retention = self._tools.services.retention
            self._beside.run(self, retention.make_ready, self._reduce, self._tell, latest="ready")

    @property
    def _may(self) -> bool:
        pages = self._tools.navigation.pages.values()
        return self._tools.is_open() and not any(page.busy for page in pages)

    def _reduce(self, ready: list[Person]) -> None:
        if ready and self._may:
            retention = self._tools.services.retention
            self._tools.work.run(self, retention.reduce_over, self._done, self._tell)

    def _done(self, found: tuple[list[Person], Change | None]) -> None:
        people, change = found
        if change is None:
            return
        self._tools.undoing.forget()
        self._tools.changes.announce(change)
        names = words.listed([person.name for person in people])
        self._tools.banner.tell(
            tr(
                "Reduced, as the list had said: {names}. A backup of before was made; it goes by "
                "age.",
                names=names,
            ),
            "info",
        )

    def _tell(self, error: UserError) -> None:
        """Say once why it was not done: it is tried again."""
        if self._tools.is_open() and error.sentence != self._said:
            self._said = error.sentence
            said = tr("People who left were not reduced: {why}", why=error.sentence)
            self._tools.banner.tell(said, "care")
