"""Type into a bare text edit, into one in a window and into a live talk; print milliseconds."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QPlainTextEdit, QVBoxLayout

from secretsmanual.gui.application import Application

LETTERS = "she rings the line before seven and never after four "
PAUSE_MS = 12
"""Between keys: fast typing leaves the event loop time for what else it does."""


class Painted(QObject):
    """Notes when the editor's text area was painted."""

    def __init__(self, viewport):
        super().__init__()
        self.at = 0.0
        self.loop = QEventLoop()
        viewport.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.note)
        return False

    def note(self):
        self.at = time.perf_counter()
        self.loop.quit()


def pause(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def typed(editor, keys):
    painted = Painted(editor.viewport())
    editor.setFocus()
    pause(300)
    times = []
    for number in range(keys):
        letter = LETTERS[number % len(LETTERS)]
        start = time.perf_counter()
        QTest.keyClick(editor, letter)
        painted.loop.exec()
        times.append((painted.at - start) * 1000)
        pause(PAUSE_MS)
        if number % 60 == 59:
            editor.selectAll()
            QTest.keyClick(editor, Qt.Key.Key_Delete)
            pause(PAUSE_MS)
    return times


class Answering(QPlainTextEdit):
    """All that a line must do: each key is looked at and each text handed on; it lies on a card."""

    def __init__(self, size):
        super().__init__()
        self.window_around, card = QMainWindow(), QFrame()
        self.setProperty("look", "bare")
        QVBoxLayout(card).addWidget(self)
        self.window_around.setCentralWidget(card)
        self.window_around.resize(size)
        self.draft = ""
        self.textChanged.connect(self.hand_on)

    def keyPressEvent(self, event):
        super().keyPressEvent(event)

    def hand_on(self):
        self.draft = self.toPlainText()


def live_line(application, manual):
    services = application.tools.services
    account = services.accounts.all()[0].account
    person = services.people.all(account.id)[0]
    from secretsmanual.services.interviews import Plan

    talk = services.interviews.start(Plan(account.id, (person.id,)))
    page = application.tools.navigation.open("talk", resume=talk.session.id)
    while page.presenter.session is None or not page.live.line.hasFocus():
        pause(50)
    return page.live.line


def main():
    manual, keys = Path(sys.argv[1]), int(sys.argv[2])

    def opener(key):
        from secretsmanual.bootstrap import open_or_make
        from secretsmanual.system.clock import SystemClock

        return open_or_make(manual, SystemClock(), key)

    app = QApplication(sys.argv[:1])
    app.setCursorFlashTime(0)
    application = Application(app, manual, opener)
    application.start()
    loop = QEventLoop()
    application.ready.connect(loop.quit)
    loop.exec()
    bare = QPlainTextEdit()
    bare.resize(700, 60)
    bare.setFont(application.theme.font("capture"))
    bare.show()
    bare.activateWindow()
    floor = typed(bare, keys)
    bare.close()
    answering = Answering(application.window.size())
    answering.setFont(application.theme.font("capture"))
    answering.window_around.show()
    answering.window_around.activateWindow()
    must = typed(answering, keys)
    answering.window_around.close()
    application.window.activateWindow()
    ours = typed(live_line(application, manual), keys)
    application.window.close()
    for series in (floor, must, ours):
        print(" ".join(f"{value:.4f}" for value in series))


if __name__ == "__main__":
    main()
