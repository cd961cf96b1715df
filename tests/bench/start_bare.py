"""The floor of the start: a bare window with a label, timed to its first paint.

With `stay` it keeps open and tells nothing.
"""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False


def since():
    """Seconds since the process was started."""
    return time.monotonic() - float(os.environ["BENCH_T0"])


def tell():
    print(f"painted {since():.6f}", flush=True)
    print(f"memory {memory_mb():.2f}", flush=True)
    app.quit()


def memory_mb():
    """Proportional set size in MB; 0 where the system does not tell."""
    try:
        with open("/proc/self/smaps_rollup", encoding="ascii") as file:  # noqa: PTH123
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = QMainWindow()
    label = QLabel("Secrets Manual")
    window.setCentralWidget(label)
    window.resize(1280, 800)
    painted = Painted()
    if sys.argv[1:] != ["stay"]:
        label.installEventFilter(painted)
    window.show()
    app.exec()
