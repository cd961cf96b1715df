"""Live through a scripted day in one window: each quarter of an hour in some seconds.

A quarter is a talk with typed lines and its review, every page, searches typed into the palette,
and what belongs to some of them only: a backup, locking and unlocking, another look of the window.
Prints what the process holds after each, with everything thrown away that nobody refers to.
"""

import gc
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from secretsmanual.bootstrap import open_manual
from secretsmanual.gui.application import Application
from secretsmanual.gui.backing_up import BackupKeeper
from secretsmanual.gui.palette import Palette
from secretsmanual.gui.showcase import settle
from secretsmanual.services.demo import make_demo
from secretsmanual.services.interviews import Plan
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.ids import Ids
from tests.bench.generate import NOW
from tests.gui import every_page

PASSPHRASE = "heron ladder Tuesday marble"
STILL_MS = 30
NOT_VISITED = {"talk", "review", "rescue", "unlock", "welcome"}
"""Pages that the script comes to by work, or that belong to a manual that is not open."""
SAID = (
    "first over the cones at the two-lake crossing #recreation",
    '"I slept the night before, that is new"',
    "! send the photo of the new sleeves by fri",
    "% second line starts again in march",
    "~ may hand over operations next year #dream",
)
ASKED = ("hester", "cones at", "what they fear", "sleeves", "oops", "march")


def memory_mb() -> float:
    """What the process holds in memory of its own and shared (RSS), in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


class Day:
    """The window, and somebody who works in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SteppingClock(NOW)
        manual = folder / "day.secrets"
        make_demo(manual, self.clock)
        services = open_manual(manual, self.clock, Ids.seeded("day"))
        every_page.prepare(services, folder)
        services.locking.set(PASSPHRASE)
        services.manual.close()
        self.app = Application(
            QApplication.instance(), manual, lambda key: open_manual(manual, self.clock, None, key)
        )
        self.tools = self.app.tools
        self.tools.preferences.set("idle_minutes", "0")
        self.app.work.bug.connect(self.failed)
        self.app.start()
        self.unlock()

    def failed(self, error: Exception) -> None:
        """End at once: a day with a bug in it measures nothing."""
        print(f"failed {error!r}", flush=True)
        os._exit(1)

    def until(self, holds) -> None:
        while not holds():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        settle(self.app, STILL_MS)

    def unlock(self) -> None:
        self.until(lambda: self.tools.navigation.here.name == "unlock")
        page = self.tools.navigation.page
        page.typed.setText(PASSPHRASE)
        page.do.click()
        self.until(self.tools.is_open)

    def lock(self) -> None:
        self.tools.actions["lock"].trigger()
        self.until(lambda: not self.tools.is_open())
        self.unlock()

    def talk(self, number: int) -> None:
        services = self.tools.services
        people = [one for one in services.people.all() if one.account_id]
        person = people[number % len(people)]
        plan = Plan(person.account_id, (person.id,), seed=f"day {number}")
        held = services.interviews.start(plan).session.id
        page = self.tools.navigation.open("talk", resume=held)
        self.until(lambda: page.presenter.session is not None)
        for raw in SAID:
            QTest.keyClicks(page.live.line, f"{raw} {number}")
            for _ in range(2):  # keep it; then, on the empty line, ask on
                QTest.keyClick(page.live.line, Qt.Key.Key_Return)
                settle(self.app, STILL_MS)
        while page.presenter.session.state != "DONE":
            self.tools.actions["end"].trigger()
            settle(self.app, STILL_MS)
        self.tools.navigation.open("review", interview=held)
        settle(self.app, STILL_MS)
        services.reviews.accept(held, "question")

    def pages(self) -> None:
        for name in every_page.NAMES:
            if name not in NOT_VISITED:
                every_page.show(self.tools, name, self.folder)
                settle(self.app, STILL_MS)
                self.app.window.grab()

    def search(self) -> None:
        palette = self.app.window.findChild(Palette)
        for text in ASKED:
            palette.open()
            QTest.keyClicks(palette.field, text)
            settle(self.app, STILL_MS)
            QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    def back_up(self) -> None:
        keeper = self.app.findChild(BackupKeeper)
        keeper.keep()
        self.until(lambda: keeper.work.pending() == 0)

    def quarter(self, number: int) -> None:
        self.talk(number)
        self.pages()
        self.search()
        if number % 2:
            self.back_up()
        if number % 4 == 3:
            self.lock()
            self.tools.actions["light_or_dark"].trigger()
        self.clock.advance(timedelta(minutes=15))

    def held(self) -> str:
        """What is left when nothing waits to be deleted.

        Qt is not asked for its objects: each that it made itself gets a Python name by that, which
        stays when the object goes, and is what would be found to grow.
        """
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return f"{memory_mb():.2f} {len(gc.get_objects())}"


def main(folder: Path, quarters: int) -> None:
    qt = QApplication(sys.argv[:1])
    qt.setCursorFlashTime(0)
    day = Day(folder)
    began = time.monotonic()
    for number in range(quarters):
        day.quarter(number)
        print(f"{day.held()} {time.monotonic() - began:.1f}", flush=True)
    day.app.window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
