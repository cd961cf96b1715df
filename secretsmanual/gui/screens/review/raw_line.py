"""The line as it was typed: to be read, and to pick words from."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from secretsmanual.gui.theme import Theme

MOST = 5
"""Lines shown before it scrolls."""


class RawLine(QPlainTextEdit):
    """Cannot be changed. Shift and the arrows pick words; letters are keys of the page."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        by = Qt.TextInteractionFlag
        self.setTextInteractionFlags(by.TextSelectableByKeyboard | by.TextSelectableByMouse)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("As typed"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str) -> None:
        """Show a line; what was picked of another one is forgotten."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self.updateGeometry()

    def begin(self) -> None:
        """Take the focus and pick the first word, as Shift and the right arrow do in the list."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    @property
    def picked(self) -> tuple[int, int]:
        """Start and end of the picked words, counted in characters."""
        cursor = self.textCursor()
        text = self.toPlainText()
        start, end = (_characters(text, at) for at in _ends(cursor))
        return start, end

    @override
    def sizeHint(self) -> QSize:
        lines = min(MOST, max(1, round(self.document().size().height())))
        height = self.fontMetrics().lineSpacing() * lines + self._theme.px(28)
        return QSize(super().sizeHint().width(), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _types(event) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        self.updateGeometry()


def _types(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return not plain and event.text().isprintable() and bool(event.text())


def _ends(cursor: QTextCursor) -> tuple[int, int]:
    return cursor.selectionStart(), cursor.selectionEnd()


def _characters(text: str, units: int) -> int:
    """Count characters up to a place that Qt counts in UTF-16."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
