"""Fields to type in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.banner import announce
from secretsmanual.gui.widgets.frames import restyle
from secretsmanual.gui.widgets.labels import PlainLabel


class TextField(QLineEdit):
    """A line to type in, with a name for screen readers and a hint in grey."""

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))


class SearchField(TextField):
    """A field with a glass and a cross. Escape empties it; Down asks for the list below."""

    down = Signal()

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        self._glass = None
        super().__init__(theme, name, hint or name)
        self._glass = self.addAction(
            theme.icon("search", "faint", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self.setClearButtonEnabled(False)
        self._cross = self.addAction(
            theme.icon("x", "faint", 16), QLineEdit.ActionPosition.TrailingPosition
        )
        self._cross.setText(self.tr("Empty the search"))
        self._cross.setToolTip(self.tr("Empty the search (Esc)"))
        self._cross.triggered.connect(self.clear)
        self._cross.setVisible(False)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    @override
    def _dress(self) -> None:
        super()._dress()
        if self._glass is not None:
            self._glass.setIcon(self._theme.icon("search", "faint", 16))
            self._cross.setIcon(self._theme.icon("x", "faint", 16))


class TextArea(QPlainTextEdit):
    """Lines to type in; Tab goes on to the next field."""

    def __init__(self, theme: Theme, name: str, hint: str = "", rows: int = 3) -> None:
        super().__init__()
        self._theme = theme
        self._rows = rows
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        font = self._theme.font("body")
        self.setFont(font)
        self.setMinimumHeight(round(font.pixelSize() * 1.3 * self._rows) + self._theme.px(20))


class FormField(QWidget):
    """A field under its name, with the error (one plain sentence) under the field."""

    def __init__(self, theme: Theme, name: str, field: QWidget, note: str = "") -> None:
        super().__init__()
        self.field = field
        self._note = note
        label = PlainLabel(theme, name, "label")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name)
        self._below = PlainLabel(theme, note, "small", "soft", wrap=True)
        self._below.setVisible(bool(note))
        field.setAccessibleDescription(note)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(label)
        box.addWidget(field)
        box.addWidget(self._below)
        self.setFocusProxy(field)

    @property
    def error(self) -> str:
        """The error that stands there, or nothing."""
        return self._below.text() if self.field.property("wrong") else ""

    def set_error(self, sentence: str) -> None:
        """Say what is wrong with the value; empty when it is right again."""
        wrong = bool(sentence)
        self._below.setText(sentence or self._note)
        self._below.set_tone("alert" if wrong else "soft")
        self._below.setVisible(wrong or bool(self._note))
        self.field.setAccessibleDescription(sentence or self._note)
        if wrong != bool(self.field.property("wrong")):
            restyle(self.field, "wrong", wrong)
        if wrong:
            announce(self.field, sentence)
