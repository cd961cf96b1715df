"""What has the focus is never out of sight: where text is large, pages are longer than windows."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from typing_extensions import override

AROUND = 12
"""Pixels that stay in sight beside it."""


class FocusInSight(QScrollArea):
    """Scrolls to what has the focus, also where things above it grow, until one scrolls away."""

    def __init__(self) -> None:
        super().__init__()
        self._away = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_focus)
        self.verticalScrollBar().actionTriggered.connect(self._go_away)

    def follow(self) -> None:
        """Scroll to the focus, which has come here, once all is laid out."""
        self._away = False
        self._soon.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _show_focus(self) -> None:
        here = QApplication.focusWidget()
        pressed = QApplication.mouseButtons().value  # nothing moves away under the mouse
        if here is not None and not self._away and not pressed and self.isAncestorOf(here):
            self.ensureWidgetVisible(here, 0, AROUND)

    def _go_away(self, _action: int) -> None:
        self._away = True


def follow_focus(now: QWidget | None) -> None:
    """Let whatever scrolls around what has the focus now follow it, to a row within a list too."""
    while now is not None:
        if isinstance(now, FocusInSight):
            now.follow()
        now = now.parentWidget()
