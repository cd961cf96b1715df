"""What can be filled in on a page: read before a lock, and filled again after it.

As if by hand: a page that listens to what is typed or ticked hears it again.
"""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from secretsmanual.gui.widgets.fields import TextArea, TextField
from secretsmanual.gui.widgets.tick_list import TickList

TextEdit = QLineEdit | QPlainTextEdit
Choice = QComboBox | QAbstractButton | QSpinBox | QDateEdit | TickList


def fields_of(page: QWidget) -> Iterator[tuple[str, TextEdit | Choice]]:
    """Find what can be filled in and is shown there, by name and number of that name."""
    seen: Counter[str] = Counter()
    for one in page.findChildren(QWidget):
        if isinstance(one, TextEdit | Choice) and _to_fill_in(one) and one.isVisibleTo(page):
            name = one.accessibleName() or one.objectName() or _label(one)
            seen[name] += 1
            yield f"{name} {seen[name]}", one


def text_of(field: TextEdit) -> str:
    """Return what stands there."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def is_typed(field: TextEdit) -> bool:
    """Whether somebody has typed there."""
    if isinstance(field, QLineEdit):
        return field.isModified()
    return field.modified if isinstance(field, TextArea) else field.document().isModified()


def type_into(field: TextEdit, text: str) -> None:
    """Type a text in place of what stands there."""
    veiled = field.veiled if isinstance(field, TextField | TextArea) else None
    if veiled is not None:
        veiled.unmask()
    field.selectAll()
    if isinstance(field, QLineEdit):
        field.insert(text)
        field.setModified(True)
    else:
        field.insertPlainText(text)
        field.document().setModified(True)
    if veiled is not None:
        veiled.mask()


def chosen_in(field: Choice) -> str:
    """Return what is chosen or ticked there."""
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QSpinBox):
        return str(field.value())
    if isinstance(field, QDateEdit):
        return field.date().toString(Qt.DateFormat.ISODate)
    if isinstance(field, TickList):
        return "\n".join(field.ticks)
    return "yes" if field.isChecked() else ""


def choose_in(field: Choice, value: str) -> None:
    """Choose or tick that; what is so already is left alone."""
    if value == chosen_in(field):
        return
    if isinstance(field, QComboBox):
        field.setCurrentText(value)
    elif isinstance(field, QSpinBox):
        field.setValue(int(value))
    elif isinstance(field, QDateEdit):
        field.setDate(QDate.fromString(value, Qt.DateFormat.ISODate))
    elif isinstance(field, TickList):
        field.set_ticks(value.split("\n"))
    elif value or isinstance(field, QCheckBox):  # the one chosen in its stead unchecks a radio
        field.click()


def _to_fill_in(one: TextEdit | Choice) -> bool:
    """Whether it is kept: a passphrase is kept nowhere, and a spin box is one field, not two."""
    if isinstance(one, TextField | TextArea) and one.veiled.meant is not None:
        return True
    if isinstance(one, QLineEdit):
        hidden = one.echoMode() != QLineEdit.EchoMode.Normal
        inside = isinstance(one.parentWidget(), QAbstractSpinBox | QComboBox)
        return not (one.isReadOnly() or hidden or inside)
    if isinstance(one, QPlainTextEdit):
        return not one.isReadOnly()
    return not isinstance(one, QAbstractButton) or one.isCheckable()


def _label(one: QWidget) -> str:
    return one.text() if isinstance(one, QAbstractButton) else ""
