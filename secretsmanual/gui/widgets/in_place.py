"""Fields that stand where the words stand: Enter saves, Escape leaves all as it was."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.fields import TextArea, TextField

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InPlaceField(TextField):
    """One line."""

    saved = Signal(str)
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saved.emit(self.text())
        else:
            super().keyPressEvent(event)


class InPlaceArea(TextArea):
    """As many lines as the words need, up to eight; Shift and Enter begin a new one."""

    saved = Signal(str)
    left = Signal()

    MOST = 8

    def __init__(self, theme: Theme, name: str, hint: str = "", rows: int = 2) -> None:
        super().__init__(theme, name, hint, rows)
        self._least = rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)

    @override
    def sizeHint(self) -> QSize:
        lines = round(self.document().size().height())
        shown = max(self._least, min(self.MOST, lines))
        high = self.fontMetrics().lineSpacing() * shown + self._theme.px(24)
        return QSize(super().sizeHint().width(), high)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER and plain:
            self.saved.emit(self.toPlainText())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def _grow(self) -> None:
        self.updateGeometry()
