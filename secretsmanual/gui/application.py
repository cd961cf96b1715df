"""Start the window: paint first, then open the manual (speed.md).

What the first painted page does not need (dialogs, crash page, search, the services with their
database layer) is imported after it is painted.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import Damaged, Locked, Unreadable, UserError
from secretsmanual.gui import crash, translation
from secretsmanual.gui.changes import Changes
from secretsmanual.gui.clipboard import Clipboard, seconds
from secretsmanual.gui.coming_forward import ComingForward
from secretsmanual.gui.main_window import MainWindow
from secretsmanual.gui.pages import register_all
from secretsmanual.gui.theme import Scheme, Theme, scheme_of
from secretsmanual.gui.tools import Tools, Undoing
from secretsmanual.gui.work import GarbageOnUiThread, Work
from secretsmanual.services.glance import AccountGlance, first_accounts, key_in_keychain
from secretsmanual.system.languages import PREFERENCE
from secretsmanual.system.one_window import OneWindow
from secretsmanual.system.paths import preferences_file
from secretsmanual.system.preferences import Preferences

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.gui.ask import Ask
    from secretsmanual.gui.backing_up import BackupKeeper
    from secretsmanual.gui.locking import Locking

OPENED = ("manual", "opened")
"""What is touched when the manual has been opened: every page reads anew."""

Opener = Callable[[bytes | None], "Services"]
"""Opens the manual, with its key where it is locked."""

FURNITURE = tuple(
    f"secretsmanual.gui.{name}"
    for name in ("backing_up", "everywhere", "locking", "retaining", "written_elsewhere")
)
"""What the window gets once the manual is open; imported beside it, not on the UI thread."""

NOTHING_TO_PAINT_MS = 150
"""After so long without a paint the first page has nothing new to show."""


class AfterPaint(QObject):
    """Calls once, when a window has painted what was just put on it."""

    def __init__(self, window: QObject, call: Callable[[], None]) -> None:
        super().__init__(window)
        self._call: Callable[[], None] | None = call
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        QTimer.singleShot(NOTHING_TO_PAINT_MS, self, self._go)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self.deleteLater()
            call()


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
        self._key: bytes | None = None
        """Of a locked manual; empty where the system's keychain was asked for it in vain."""
        self._services: Services | None = None
        self.forward: ComingForward | None = None
        self._backups: BackupKeeper | None = None
        self._locking: Locking | None = None
        self._to_bring = ""
        """A file that waits to be shown on the import page until the manual is open."""
        self._closing = False
        """The manual is on its way to being locked: what is queued before still reads it."""
        self.preferences = Preferences(preferences_file())
        self.theme = Theme(qt, _scheme(self.preferences), _scale(self.preferences))
        self.theme.set_veiled(bool(self.preferences.get("private_view")))
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
            make_ask=self._ask,
            opened=self._opened,
            is_open=lambda: self._services is not None and not self._closing,
            preferences=self.preferences,
        )
        register_all(self.tools)
        self.work.refused.connect(self._tell)
        self.work.not_written.connect(self.window.banner.offer_again)
        self.work.bug.connect(crash.report)
        self.window.closing.connect(self._close)
        self.clipboard = Clipboard(lambda: seconds(self.preferences), self)
        self._garbage = GarbageOnUiThread(self)

    def start(self) -> None:
        """Show the window with its first page, then read, then open."""
        self._crash = crash.install(self.theme, self.window)
        self._crash.refused.connect(self.window.banner.refuse)
        self.tools.navigation.open("accounts")
        self.window.show()
        manual = self._manual
        self.work.run(self, lambda: key_in_keychain(manual), self._have_key)

    def bring(self, path: str) -> None:
        """Show what a file would bring, as soon as the manual is open."""
        self._to_bring = path
        if path and self.tools.is_open():
            self._show_brought()

    def _show_brought(self) -> None:
        path, self._to_bring = self._to_bring, ""
        self.tools.navigation.open("import", files=path)

    def _have_key(self, key: bytes | None) -> None:
        self._key = key
        self._read_first()

    def _read_first(self) -> None:
        manual, key = self._manual, self._key
        self.work.run(self, lambda: first_accounts(manual, key), self._show_first, self._refused)

    def _show_first(self, accounts: list[AccountGlance]) -> None:
        page: Any = self.tools.navigation.page
        page.show_glance(accounts)
        self.glanced.emit()
        AfterPaint(self.window, self._open_manual)

    def _open_manual(self) -> None:
        opener, key = self._opener, self._key

        def call() -> "Services":
            services = opener(key)
            for module in FURNITURE:  # a fifth of a second, which the window need not stand still
                import_module(module)
            return services

        self.work.run(self, call, self._take, self._refused)

    def _take(self, services: "Services") -> None:
        self._services = services
        if self._locking is None:
            self._locking = self._furnish(services)
        self._locking.begin()
        self.tools.actions.rest(resting=False)
        self.tools.changes.announce(Change("Open the manual", frozenset({OPENED})))
        self.work.run(self, services.half_typed.take, self._put_back)
        if (kept := services.manual.kept_old) is not None:
            said = self.tr("This manual was brought up to date. As it was, it is kept as {}.")
            self.window.banner.tell(said.format(kept.name), "care")
        self.ready.emit()

    def _furnish(self, services: "Services") -> "Locking":
        """Add what the window needs once, when the manual is open for the first time."""
        from secretsmanual.gui.backing_up import BackupKeeper
        from secretsmanual.gui.everywhere import bind_everywhere
        from secretsmanual.gui.locking import Locking
        from secretsmanual.gui.retaining import RetentionKeeper
        from secretsmanual.gui.written_elsewhere import ElsewhereWatch

        self._backups = BackupKeeper(self.tools, self)
        RetentionKeeper(self.tools, self._backups.work, self)
        bind_everywhere(self.window, self.tools)
        ElsewhereWatch(self.tools, self.window)
        return Locking(self.tools, self.window, services.manual.clock, self._lock)

    def _put_back(self, half_typed: str) -> None:
        here = self.tools.navigation.here
        if half_typed and self._locking is not None:
            self._locking.put_back(half_typed)
        elif here is not None and here.name == "unlock":
            self._start_over()
        if self._to_bring:
            self._show_brought()

    def _refused(self, error: UserError) -> None:
        if isinstance(error, Locked):
            self._ask_passphrase()
            return
        self.window.banner.refuse(error)
        if isinstance(error, Damaged):
            self._rescue()

    def _tell(self, error: UserError) -> None:
        """Say what nobody else says; damage that shows while the manual is open, with a way out."""
        if isinstance(error, Unreadable):
            self.window.banner.refuse(error, self.tr("See what can be saved"), self._rescue)
        else:
            self.window.banner.refuse(error)

    def _rescue(self) -> None:
        rescue: Any = self.tools.navigation.open("rescue")
        rescue.show_manual(self._manual, self._key)

    def _ask_passphrase(self) -> None:
        why = "keychain" if self._key == b"" else ""
        page: Any = self.tools.navigation.open("unlock", manual=str(self._manual), why=why)
        page.unlocked.connect(self._unlocked)

    def _unlocked(self, key: bytes) -> None:
        self._key = key
        if self._locking is None:
            self._start_over()
            self._read_first()
        else:
            opener = self._opener
            self.work.run(self, lambda: opener(key), self._take, self._refused)

    def _start_over(self) -> None:
        self.tools.navigation.forget()
        self.tools.navigation.open("accounts")

    def _lock(
        self, half_typed: str, locked: Callable[[], None], refused: Callable[[UserError], None]
    ) -> None:
        """Close the manual behind the unlock page, when what is queued for it is done."""
        services, self._closing = self._opened(), True
        self.clipboard.clear_now()
        self._ask_passphrase()

        def call() -> None:
            services.half_typed.keep(half_typed)
            services.manual.close()

        def done(_: None) -> None:
            self._services = self._key = None
            self._closing = False
            locked()
            QTimer.singleShot(0, self, self._garbage.collect_all)

        def failed(error: UserError) -> None:
            self._closing = False
            refused(error)

        self.work.run(self, call, done, failed)

    def _ask(self) -> "Ask":
        from secretsmanual.gui.ask import Ask

        return Ask(self.theme, self.window)

    def _opened(self) -> "Services":
        if self._services is None:
            raise RuntimeError("the manual is not open yet")
        return self._services

    def _close(self) -> None:
        if self.forward is not None:
            self.forward.end()
        if self._locking is not None:
            self._locking.stop()
        if self._backups is not None:
            self.window.hide()  # the last backup may take a moment
            self._backups.close()
        if self._services is not None:
            self.work.run(self, self._services.manual.close)
        self.work.close()
        self._garbage.stop()


def run(
    manual: Path, opener: Opener, one: OneWindow, language: str | None = None, bring: str = ""
) -> int:
    """Show the window on a manual until it is closed; return the exit status.

    `one` is held by this start, and let go when the window begins to close. `language` is spoken
    instead of the one that was chosen. `bring` is the path of a file to show on the import page.
    """
    qt = QApplication(sys.argv[:1])
    translation.begin(qt, language or Preferences(preferences_file()).get(PREFERENCE))
    qt.setApplicationName("Secrets Manual")
    qt.setDesktopFileName("io.github.example.SecretsManual")
    application = Application(qt, manual, opener)
    application.forward = forward = ComingForward(application.window, one)
    forward.brought.connect(application.bring)
    application.bring(bring or forward.first_call.bring)
    application.start()
    return qt.exec()


def _scheme(preferences: Preferences) -> Scheme:
    return scheme_of(preferences.get("theme", "system"))


def _scale(preferences: Preferences) -> float:
    try:
        return float(preferences.get("scale", "1"))
    except ValueError:
        return 1.0
