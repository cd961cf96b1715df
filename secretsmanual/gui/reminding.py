"""Reminders of mishaps at 12, 4 and 1 hours left, while the program runs (domain.md 1, row 37).

They name nobody: others see what comes up on a screen. While a talk is in front nothing comes up;
what was due is said when it is over, or quietly in the banner when its page is left.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from secretsmanual.domain import recovery
from secretsmanual.domain.wording import trn
from secretsmanual.gui.tools import Tools
from secretsmanual.system.clock import Clock

LOOK_MS = 20_000
"""How often the clocks are looked at. The clock on the wall counts, so sleep costs nothing."""
SHOWN_MS = 15_000
"""How long a message of the tray stays, where the system lets one say."""


class Tray(QObject):
    """A picture in the system tray, made with the first message; without a tray it says no."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._icon: QSystemTrayIcon | None = None

    def tell(self, text: str, run: Callable[[], None]) -> bool:
        """Say something; False where there is nothing to say it with."""
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._tools.theme.icon("life-buoy", "accent", 32), self)
            self._icon.messageClicked.connect(run)
            self._icon.show()
        name = QApplication.applicationName()
        self._icon.showMessage(name, text, self._icon.icon(), SHOWN_MS)
        return True


class Reminder(QObject):
    """Looks at the clocks of running cases and reminds once at each limit.

    It keeps when they end and nothing else of them, so that it goes on while the manual is locked.
    """

    def __init__(self, tools: Tools, parent: QObject, tray: Tray | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._tray = tray or Tray(tools, self)
        self._clock: Clock | None = None
        self._bands: dict[tuple[str, datetime], int | None] = {}
        """By case and its end: how near that was when it was last looked at. A corrected clock
        counts anew."""
        self._due: int | None = None
        """Hours left of what is to be said when the talk is over."""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        tools.changes.follow(self, lambda _: self._read(), "oops", "manual")
        tools.navigation.moved.connect(lambda _: self._say())

    def look(self) -> None:
        """See whose end has come nearer, and say of the nearest."""
        if self._clock is None:
            return
        now = self._clock.now()
        for (case, ends), before in self._bands.items():
            band = recovery.band(recovery.left_until(ends, now))
            self._bands[case, ends] = band
            told = recovery.reminder(before, band)
            if told is not None:
                self._due = min(told, self._due or told)
        self._say()

    def _read(self) -> None:
        opened = self._tools.opened

        def call() -> tuple[Clock, list[tuple[str, datetime]]]:
            services = opened()
            running = services.recovery.running()
            return services.manual.clock, [(one.case.id, one.case.deadline) for one in running]

        if self._tools.is_open():
            self._tools.work.run(self, call, self._take, latest="running")

    def _take(self, found: tuple[Clock, list[tuple[str, datetime]]]) -> None:
        self._clock, ends = found
        self._bands = {one: self._bands.get(one) for one in ends}
        self.look()

    def _say(self) -> None:
        navigation = self._tools.navigation
        if self._due is None or (navigation.page is not None and navigation.page.busy):
            return
        hours, self._due = self._due, None
        left = trn("under {n} hour left", "under {n} hours left", hours)
        text = self.tr("A mishap is to be put right: {}. F12 shows it.").format(left)
        talking = any(page.busy for page in navigation.pages.values())
        if talking or not self._tray.tell(text, self._open):
            self._tools.banner.tell(text, "care")

    def _open(self) -> None:
        """Show the day, which lists what is to be put right; not over a talk or a lock."""
        navigation = self._tools.navigation
        talking = any(page.busy for page in navigation.pages.values())
        if self._tools.is_open() and not talking:
            navigation.open("today")
