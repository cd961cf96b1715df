"""Letters that do something while a list has the focus."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from secretsmanual.gui.actions import Actions

ListKey = tuple[str, Callable[[], None], str]
"""The key, what it does, and that in words."""


def onward(widget: QWidget) -> Qt.Key:
    """Return the arrow key that goes on in the way one reads; the other one goes back."""
    return Qt.Key.Key_Left if widget.isRightToLeft() else Qt.Key.Key_Right


def backward(widget: QWidget) -> Qt.Key:
    """Return the arrow key that goes back."""
    return Qt.Key.Key_Right if widget.isRightToLeft() else Qt.Key.Key_Left


def answer_key(widget: QWidget, key: str | Qt.Key, run: Callable[[], None]) -> None:
    """Call `run` when the key is pressed in this widget itself, never in a field beside it."""
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(run)


def answer_keys(
    actions: "Actions", page: QWidget, keys: Sequence[ListKey], *lists: QWidget
) -> None:
    """Let keys be pressed in these lists, and name them among the keys of the page (Ctrl+/)."""
    for widget in lists:
        for key, run, _ in keys:
            answer_key(widget, key, run)
    actions.explain(page, [(key, what) for key, _, what in keys])
