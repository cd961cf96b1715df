"""A sheet laid over the window: it darkens the page, keeps the focus, and Escape closes it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.gui.accessible import Role
from secretsmanual.gui.theme import Theme


class Overlay(QWidget):
    """The base of what comes over a page. Content goes into `box`; sizes in pixels at 100 %."""

    accessible_role = Role.Dialog

    VEIL = 110
    """Opacity of what darkens the page, of 255."""

    def __init__(
        self, theme: Theme, window: QWidget, name: str, width: int = 720, height: int = 560
    ) -> None:
        super().__init__(window)
        self.theme = theme
        self._most = (width, height)
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.sheet = QFrame(self)
        self.sheet.setProperty("part", "overlay")
        px = theme.px
        self.box = QVBoxLayout(self.sheet)
        self.box.setContentsMargins(px(24), px(18), px(20), px(18))
        self.box.setSpacing(px(10))
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Come over the page and take the focus."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def leave(self) -> None:
        """Close, and put the focus back where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Keep Tab inside the sheet."""
        moved = super().focusNextPrevChild(next)
        here = self.window().focusWidget()
        if here is not self and not self.isAncestorOf(here):
            self.setFocus()
        return moved

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self.leave()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, self.VEIL))

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        px = self.theme.px
        width = min(px(self._most[0]), self.width() - px(32))
        height = min(px(self._most[1]), self.height() - px(48))
        self.sheet.resize(width, height)
        self.sheet.move((self.width() - width) // 2, (self.height() - height) // 2)
