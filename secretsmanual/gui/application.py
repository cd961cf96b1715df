"""Start the window: paint first, then open the manual (speed.md)."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import UserError
from secretsmanual.gui import crash
from secretsmanual.gui.ask import Ask
from secretsmanual.gui.changes import Changes
from secretsmanual.gui.everywhere import bind_everywhere
from secretsmanual.gui.main_window import MainWindow
from secretsmanual.gui.pages import register_all
from secretsmanual.gui.theme import Scheme, Theme
from secretsmanual.gui.tools import Tools, Undoing
from secretsmanual.gui.work import GarbageOnUiThread, Work
from secretsmanual.services.glance import AccountGlance, first_accounts
from secretsmanual.system.paths import state_folder
from secretsmanual.system.preferences import Preferences

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services

OPENED = ("manual", "opened")
"""What is touched when the manual has been opened: every page reads anew."""

Opener = Callable[[], "Services"]


class Application(QObject):
    """One window on one manual."""

    ready = Signal()
    """The manual is open and everything answers."""
    glanced = Signal()
    """The first page shows its accounts."""

    def __init__(self, qt: QApplication, manual: Path, opener: Opener) -> None:
        super().__init__()
        self._manual = manual
        self._opener = opener
        self._services: Services | None = None
        self.preferences = Preferences(state_folder() / "preferences.json")
        self.theme = Theme(qt, _scheme(self.preferences), _scale(self.preferences))
        self.window = MainWindow(self.theme)
        self.work = Work(self.window)
        changes = Changes(self.window)
        self.tools = Tools(
            theme=self.theme,
            work=self.work,
            actions=self.window.actions_of_window,
            navigation=self.window.navigation,
            changes=changes,
            undoing=Undoing(self.work, changes, self._opened),
            banner=self.window.banner,
            ask=Ask(self.theme, self.window),
            opened=self._opened,
            is_open=lambda: self._services is not None,
            preferences=self.preferences,
        )
        register_all(self.tools)
        self.work.refused.connect(self.window.banner.refuse)
        self.work.bug.connect(crash.report)
        self.window.closing.connect(self._close)
        self._garbage = GarbageOnUiThread(self)

    def start(self) -> None:
        """Show the window with its first page, then read, then open."""
        self.tools.navigation.open("accounts")
        self.window.show()
        manual = self._manual
        self.work.run(self, lambda: first_accounts(manual), self._show_first, self._refused)

    def _show_first(self, accounts: list[AccountGlance]) -> None:
        page: Any = self.tools.navigation.page
        page.show_glance(accounts)
        self.glanced.emit()
        QTimer.singleShot(0, self, self._open_manual)

    def _open_manual(self) -> None:
        self.work.run(self, self._opener, self._take, self._refused)

    def _take(self, services: "Services") -> None:
        self._services = services
        bind_everywhere(self.window, self.tools)
        self.tools.changes.announce(Change("Open the manual", frozenset({OPENED})))
        self.ready.emit()

    def _refused(self, error: UserError) -> None:
        self.window.banner.refuse(error)

    def _opened(self) -> "Services":
        if self._services is None:
            raise RuntimeError("the manual is not open yet")
        return self._services

    def _close(self) -> None:
        services = self._services
        if services is not None:
            self.work.run(self, services.manual.close)
        self.work.close()
        self._garbage.stop()


def run(manual: Path, opener: Opener) -> int:
    """Show the window on a manual until it is closed; return the exit status."""
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("Secrets Manual")
    qt.setDesktopFileName("io.github.example.SecretsManual")
    application = Application(qt, manual, opener)
    crash.install(application.theme, application.window)
    application.start()
    return qt.exec()


def _scheme(preferences: Preferences) -> Scheme:
    found = preferences.get("theme", "system")
    return found if found in {"light", "dark"} else "system"  # type: ignore[return-value]


def _scale(preferences: Preferences) -> float:
    try:
        return float(preferences.get("scale", "1"))
    except ValueError:
        return 1.0
