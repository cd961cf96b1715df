"""A talk that types by itself until it is killed: `python -m tests.gui.talk_child MANUAL SEED`.

Says on its standard output, a line each: `typed TIME TEXT` after a key was taken, where TEXT is
all lines and the draft, and `saved COUNT` once so many lines are shown as saved.
"""

import os
import random
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from secretsmanual.bootstrap import open_manual
from secretsmanual.gui.application import Application

LETTERS = "abcdefghij klmnop qrstu vwxyz"


def tell(*words):
    print(*words, flush=True)


class Typist:
    """Presses a key every few hundredths of a second."""

    def __init__(self, page, seed):
        self._page = page
        self._chance = random.Random(seed)
        self._lines = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._press)
        page.presenter.moved.connect(self._moved)

    def start(self):
        self._timer.start(25)

    def _press(self):
        self._timer.setInterval(self._chance.randrange(10, 60))
        line = self._page.live.line
        text = line.text()
        if len(text) > 8 and self._chance.random() < 0.08:
            self._lines.append(text)
            QTest.keyClick(line, Qt.Key.Key_Return)
        else:
            QTest.keyClick(line, self._chance.choice(LETTERS))
        tell("typed", time.monotonic(), "|".join([*self._lines, line.text()]))

    def _moved(self, seen, quiet):
        tell("saved", len(seen.lines))


def main(manual, seed):
    qt = QApplication([])
    window = Application(qt, manual, lambda _: open_manual(manual))
    typists = []

    def ready():
        page = window.tools.navigation.open("talk", mode="unknown")
        typist = Typist(page, seed)
        typists.append(typist)
        page.presenter.opened.connect(lambda *_: typist.start())

    window.ready.connect(ready)
    window.start()
    qt.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
