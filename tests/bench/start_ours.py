"""The program's start: timed to the first page painted with accounts, and to all answering."""

import sys
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from secretsmanual.gui.application import Application
from tests.bench.start_bare import memory_mb, since

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "alembic")


class Watch(QObject):
    """Notes the first paint after the accounts are shown, and the longest stall until ready."""

    def __init__(self, application):
        super().__init__()
        self.application = application
        self.glanced = False
        self.painted = 0.0
        self.loaded = []
        self.stall = 0.0
        self.beat = QElapsedTimer()
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.tick)
        application.glanced.connect(self.on_glance)
        application.ready.connect(self.on_ready)
        QApplication.instance().installEventFilter(self)

    def on_glance(self):
        self.glanced = True

    def eventFilter(self, watched, event):
        if self.glanced and not self.painted and event.type() == QEvent.Type.Paint:
            QApplication.instance().removeEventFilter(self)
            self.painted = -1.0
            self.loaded = [name for name in HEAVY if name in sys.modules]  # next, the rest loads
            QTimer.singleShot(0, self.on_painted)
        return False

    def on_painted(self):
        self.painted = since()
        print(f"painted {self.painted:.6f}", flush=True)
        print(f"heavy {' '.join(self.loaded) or '-'}", flush=True)
        self.beat.start()
        self.timer.start(1)

    def tick(self):
        self.stall = max(self.stall, self.beat.restart() / 1000)

    def on_ready(self):
        self.tick()
        print(f"ready {since():.6f}", flush=True)
        print(f"stall {self.stall:.6f}", flush=True)
        QTimer.singleShot(300, self.finish)

    def finish(self):
        print(f"memory {memory_mb():.2f}", flush=True)
        self.application.window.close()
        QApplication.instance().quit()


def main():
    manual = Path(sys.argv[1])

    def opener(key):
        from secretsmanual.bootstrap import open_or_make
        from secretsmanual.system.clock import SystemClock

        return open_or_make(manual, SystemClock(), key)

    app = QApplication(sys.argv[:1])
    application = Application(app, manual, opener)
    watch = Watch(application)
    application.start()
    app.exec()
    del watch


if __name__ == "__main__":
    main()
