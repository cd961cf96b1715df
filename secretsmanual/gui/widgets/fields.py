"""Fields to type in."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from secretsmanual.gui.accessible import announce
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import IconButton
from secretsmanual.gui.widgets.frames import restyle
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.veiled import Meant, Veiled

UNLEARNED = Qt.InputMethodHint.ImhSensitiveData
"""Asks input methods to keep nothing of what is typed in their word lists."""


EDITING_ON_X11 = (Qt.Key.Key_E, Qt.Key.Key_U)
"""With Ctrl these move and cut in a line on Linux; where the page answers them they are its own."""


def leave_to_page(event: QEvent) -> None:
    """Give back a key that a line has claimed: without an action there the line still gets it."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() in EDITING_ON_X11:
            event.ignore()


class TextField(QLineEdit):
    """A line to type in, with a name for screen readers and a hint in grey."""

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.veiled = Veiled(theme, self, self._read, self._put)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setInputMethodHints(UNLEARNED)
        theme.changed.connect(self._dress)
        theme.veil_changed.connect(self._follow_veil)
        self._dress()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        leave_to_page(event)
        return done

    @override
    def text(self) -> str:
        return self._read().text if self.veiled.meant is None else self.veiled.meant.text

    @override
    def setText(self, text: str | None) -> None:
        self.veiled.unmask()
        super().setText(text)
        self.veiled.mask()

    @override
    def clear(self) -> None:
        self.veiled.unmask()
        super().clear()

    @override
    def isModified(self) -> bool:
        return self._read().typed if self.veiled.meant is None else self.veiled.meant.typed

    def _read(self) -> Meant:
        return Meant(super().text(), super().isModified())

    def _put(self, what: Meant) -> None:
        super().setText(what.text)
        self.setModified(what.typed)

    def _follow_veil(self) -> None:
        self.veiled.mask()

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))


class SearchField(TextField):
    """A field with a glass and a cross. Escape empties it; Down asks for the list below."""

    down = Signal()

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        self._cross: IconButton | None = None
        super().__init__(theme, name, hint or name)
        cross = IconButton(theme, "x", self.tr("Empty the search (Esc)"), self.clear, 14, self)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.hide()
        self.textChanged.connect(lambda text: cross.setVisible(bool(text)))
        self._cross = cross
        self._dress()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        picture = self._theme.pixmap("search", "faint", 16, self.devicePixelRatioF())
        side = self._theme.px(16)
        left = self._theme.px(10)
        left = self.width() - side - left if self.isRightToLeft() else left
        painter.drawPixmap(left, (self.height() - side) // 2, picture)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._cross is not None:
            side = self._theme.px(28)
            top = (self.height() - side) // 2
            end = self._theme.px(5)
            left = end if self.isRightToLeft() else self.width() - side - end
            self._cross.setGeometry(left, top, side, side)

    @override
    def _dress(self) -> None:
        super()._dress()
        glass, cross = self._theme.px(22), self._theme.px(24)
        before, behind = (cross, glass) if self.isRightToLeft() else (glass, cross)
        self.setTextMargins(before, 0, behind, 0)
        self._place()


class TextArea(QPlainTextEdit):
    """Lines to type in; Tab goes on to the next field."""

    def __init__(self, theme: Theme, name: str, hint: str = "", rows: int = 3) -> None:
        super().__init__()
        self._theme = theme
        self.veiled = Veiled(theme, self, self._read, self._put)
        theme.veil_changed.connect(self._follow_veil)
        self._rows = rows
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(UNLEARNED)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def modified(self) -> bool:
        """Whether somebody has typed in it."""
        return self._read().typed if self.veiled.meant is None else self.veiled.meant.typed

    @override
    def toPlainText(self) -> str:
        return self._read().text if self.veiled.meant is None else self.veiled.meant.text

    @override
    def setPlainText(self, text: str) -> None:
        self.veiled.unmask()
        super().setPlainText(text)
        self.veiled.mask()

    @override
    def clear(self) -> None:
        self.veiled.unmask()
        super().clear()

    def _read(self) -> Meant:
        return Meant(super().toPlainText(), self.document().isModified())

    def _put(self, what: Meant) -> None:
        super().setPlainText(what.text)
        self.document().setModified(what.typed)

    def _follow_veil(self) -> None:
        self.veiled.mask()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        lines = self.fontMetrics().lineSpacing() * self._rows
        return QSize(super().sizeHint().width(), lines + self._theme.px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.sizeHint().height())

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        self.updateGeometry()


class NumberField(QSpinBox):
    """A whole number within bounds."""

    def __init__(self, theme: Theme, name: str, low: int, high: int, unit: str = "") -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSuffix(f" {unit}" if unit else "")
        self._theme = theme
        self.setAccessibleName(name)
        theme.changed.connect(self._dress)
        self._dress()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        leave_to_page(event)
        return done

    def _dress(self) -> None:
        _dress_spin(self, self._theme)


class DateField(QDateEdit):
    """A day. Up and Down change the part under the cursor."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setDisplayFormat("d MMMM yyyy")
        self._theme = theme
        self.setAccessibleName(name)
        theme.changed.connect(self._dress)
        self._dress()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        leave_to_page(event)
        return done

    def _dress(self) -> None:
        _dress_spin(self, self._theme)


def _dress_spin(field: QAbstractSpinBox, theme: Theme) -> None:
    field.setFont(theme.font("body"))
    line = field.lineEdit()
    line.setAccessibleName(field.accessibleName())
    line.setFont(theme.font("body"))
    line.setTextMargins(theme.px(9), 0, theme.px(9), 0)


class Choice(QComboBox):
    """One of several. `letters` is the width of what is shown of it; 0 is that of the longest."""

    def __init__(self, name: str, letters: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # Qt on Linux says what is chosen in the name's place
        if letters:
            self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.setMinimumContentsLength(letters)


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
        field.setAccessibleDescription(note)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(label)
        box.addWidget(field)
        box.addWidget(self._below)
        self._below.setVisible(bool(note))

    @property
    def error(self) -> str:
        """The error that stands there, or nothing."""
        return self._below.text() if self.field.property("wrong") else ""

    def set_note(self, note: str) -> None:
        """Say something else below, such as how a typed day was read."""
        self._note = note
        if not self.error:
            self._below.setText(note)
            self._below.setVisible(bool(note))
            self.field.setAccessibleDescription(note)

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
            announce(self.field, sentence, urgent=True)
