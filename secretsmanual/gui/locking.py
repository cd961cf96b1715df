"""When the manual locks: by key, after a while without a touch, with the screen, before sleep."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from secretsmanual.domain.confided import Confided
from secretsmanual.domain.errors import UserError
from secretsmanual.gui.away import Away
from secretsmanual.gui.half_typed import HalfTyped
from secretsmanual.gui.idle import IdleWatch
from secretsmanual.gui.main_window import MainWindow
from secretsmanual.gui.palette import Palette
from secretsmanual.gui.sent_off import SentOff
from secretsmanual.gui.tools import Tools
from secretsmanual.system.clock import Clock

IDLE_CHOICES = (5, 10, 15, 30, 0)
"""Minutes without a touch after which the manual locks; 0 for never."""
USUAL_MINUTES = 10
WARNED_S = 60
"""So long before it locks by itself this is said (WCAG 2.2, 2.2.1)."""

Close = Callable[[str, Callable[[], None], Callable[[UserError], None]], None]
"""Keeps a text in the manual, closes it and calls the second; if that is refused, the third."""


def idle_minutes(tools: Tools) -> int:
    """Return the minutes that were chosen in the settings."""
    found = tools.preferences.get("idle_minutes", str(USUAL_MINUTES))
    return int(found) if found in map(str, IDLE_CHOICES) else USUAL_MINUTES


class Locking(QObject):
    """Decides, takes what is half typed out of the pages, and puts it back afterwards.

    A talk is never interrupted: neither the key nor time locks while one is live, on hold or
    parked. Where the system has locked its screen meanwhile, that screen is the protection; the
    manual follows when the talk has ended, if the screen is still locked then.
    """

    def __init__(self, tools: Tools, window: MainWindow, clock: Clock, close: Close) -> None:
        super().__init__(window)
        self._tools = tools
        self._window = window
        self._close = close
        self._owed = False
        """The screen was locked while a talk went on, and still is."""
        self._warned = False
        self.idle = IdleWatch(clock, self)
        self._sent_off = SentOff(tools, self.idle)
        self.away = Away(self)
        self.idle.looked.connect(self._look)
        self.away.gone.connect(self._gone)
        self.away.back.connect(self._back)
        tools.actions.bind(window, "lock", self.lock_by_key)

    def begin(self) -> None:
        """Watch from now on, as the manual is open."""
        self.idle.begin()
        self.away.listen(self._window)

    def stop(self) -> None:
        """Watch no more: the window closes."""
        self.idle.stop()
        self.away.stop()

    def lock_by_key(self) -> None:
        """Lock now, or say why not."""
        if self._busy:
            self._tools.banner.tell(
                self.tr("A talk goes on, so nothing locks. End it first, or lock the screen."),
                "care",
            )
        else:
            self._lock_if_it_can(self._offer_passphrase)

    def put_back(self, text: str) -> None:
        """Go back to where one was, with what was half typed there."""
        found = HalfTyped.from_text(text)
        self._tools.putting_back.wait(found.pages)
        palette = self._window.findChild(Palette)
        if palette is not None:
            palette.field.setText(found.asked)
        self._tools.navigation.forget()
        self._tools.navigation.retrace(found.trail, found.at)

    @property
    def _busy(self) -> bool:
        return any(page.busy for page in self._tools.navigation.pages.values())

    def _look(self) -> None:
        minutes = idle_minutes(self._tools)
        left = minutes * 60 - self.idle.seconds
        late = minutes > 0 and left <= 0
        can = self._tools.is_open() and not self._busy
        if (late or self._owed) and can:
            self._lock_if_it_can()
        elif can:
            self._warn(near=minutes > 0 and left <= WARNED_S)

    def _warn(self, *, near: bool) -> None:
        """Say once that it locks soon: who reads on the screen or listens can keep it open."""
        if near and not self._warned and self._tools.services.locking.locked:
            said = self.tr("The manual locks in a minute. Any key keeps it open.")
            self._tools.banner.tell(said, "info")
        self._warned = near

    def _gone(self) -> None:
        self._owed = self._tools.is_open()
        self._look()

    def _back(self) -> None:
        if self._owed and self._tools.is_open() and self._busy:
            said = self.tr("The manual stayed open for the talk; the locked screen kept it.")
            self._tools.banner.tell(said, "info")
        self._owed = False

    def _lock_if_it_can(self, otherwise: Callable[[], None] | None = None) -> None:
        """Lock a manual that has a passphrase; without one there is nothing to lock it with.

        That is looked up here and not in the worker, where it might wait behind long work.
        """
        if self._tools.services.locking.locked:
            self._lock()
        elif otherwise is not None:
            otherwise()

    def _offer_passphrase(self) -> None:
        tools = self._tools
        tools.banner.offer(
            self.tr("Without a passphrase there is nothing to lock this manual with."),
            self.tr("Set a passphrase"),
            self._go_to_passphrase,
            "care",
        )

    def _go_to_passphrase(self) -> None:
        self._tools.navigation.open("settings", part="passphrase")

    def _lock(self) -> None:
        tools, window = self._tools, self._window
        self._owed = False
        self.idle.stop()
        palette = window.findChild(Palette)
        asked = palette.field.text() if palette is not None and palette.isVisible() else ""
        found = tools.putting_back.take(asked)
        tools.putting_back.forget()
        self._sent_off.forget()
        for page in tools.navigation.pages.values():
            page.let_go()
        _dismiss_dialogs()
        if palette is not None:
            palette.empty()
        tools.actions.rest(resting=True)
        tools.undoing.forget()
        tools.banner.clear()
        tools.navigation.forget()
        tools.theme.set_confided(Confided())
        text = found.to_text()
        self._close(text, self._locked, lambda error: self._not_locked(text, error))

    def _locked(self) -> None:
        from secretsmanual.services.forgetting import forget_words

        forget_words()

    def _not_locked(self, text: str, error: UserError) -> None:
        """Stay open where what is half typed could not be kept: it would be lost."""
        self.idle.begin()
        self._tools.actions.rest(resting=False)
        self.put_back(text)
        said = self.tr("The manual is not locked, as what is half typed could not be kept. {}")
        self._tools.banner.tell(said.format(error.sentence), "error")


def _dismiss_dialogs() -> None:
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible():
            top.reject()
