"""Letters that do something while a list has the focus."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def answer_key(widget: QWidget, key: str, run: Callable[[], None]) -> None:
    """Call `run` when the key is pressed in this widget itself, never in a field beside it."""
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(run)
