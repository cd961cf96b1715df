"""PySide6 6.12.0 lost a reference to None at each call that returns it, and aborted on 3.11."""

import subprocess
import sys
from importlib import metadata

SCRIPT = """
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
label = QLabel()
for _ in range(20_000):
    label.setText("x")
    label.update()
"""


def test_twenty_thousand_calls_that_return_none_are_survived():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_version_stays_below_the_one_that_aborts():
    version = tuple(int(part) for part in metadata.version("PySide6-Essentials").split(".")[:2])
    assert version < (6, 12)
