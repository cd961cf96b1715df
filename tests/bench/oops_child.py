"""The card of a mishap in the window: from each of several pages, by the key, to its paint."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from secretsmanual.bootstrap import open_manual
from secretsmanual.gui.application import Application
from secretsmanual.system.clock import SteppingClock
from tests.bench.generate import NOW


def settle(application):
    loop = QEventLoop()
    while application.work.pending():
        application.work.idle.connect(loop.quit)
        loop.exec()


def main(manual: Path, rounds: int) -> None:
    """Print the milliseconds of each opening, as they passed and as work of all threads.

    The first one loads the card's own modules too.
    """
    qt = QApplication(sys.argv[:1])
    application = Application(qt, manual, lambda _: open_manual(manual, SteppingClock(NOW)))
    loop = QEventLoop()
    application.ready.connect(loop.quit)
    application.start()
    loop.exec()
    settle(application)
    services = application.tools.services
    people = services.people.all()[: 4 * rounds]
    for person in people[::2]:
        services.recovery.open(person.account_id, person.id, "It went wrong")
    for number in range(rounds):
        person = people[number]
        whom = {"account": person.account_id, "person": person.id}
        page = ("today", "accounts", "account", "promises")[number % 4]
        application.tools.navigation.open(page, **(whom if page == "account" else {}))
        settle(application)
        began, worked = time.perf_counter(), time.process_time()
        card = application.tools.navigation.open("oops", **whom)
        shown = QEventLoop()
        card.presenter.shown.connect(shown.quit)
        shown.exec()
        application.window.grab()
        passed, work = time.perf_counter() - began, time.process_time() - worked
        print(f"{passed * 1000:.3f} {work * 1000:.3f}", flush=True)
    application.window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
