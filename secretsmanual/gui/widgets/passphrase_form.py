"""The form that sets, changes or removes a passphrase, and what shows a new recovery code."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import FormField, TextField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Card, column
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.strength import StrengthMeter

Way = Literal["set", "change", "remove", "code"]


class PassphraseForm(QWidget):
    """Fields and two buttons. Enter goes on, Escape leaves; what was typed is not kept."""

    asked = Signal(str, str, str)
    """Way, what is known, the new passphrase."""
    left = Signal()

    def __init__(self, theme: Theme, leave: str) -> None:
        super().__init__()
        self._way: Way = "set"
        self.known = _hidden(TextField(theme, self.tr("Passphrase or recovery code")))
        self.new = _hidden(TextField(theme, self.tr("New passphrase")))
        self.again = _hidden(TextField(theme, self.tr("Once more")))
        self.known_field = FormField(theme, self.known.accessibleName(), self.known)
        self.new_field = FormField(theme, self.new.accessibleName(), self.new)
        self.again_field = FormField(theme, self.again.accessibleName(), self.again)
        self.new.textChanged.connect(lambda _: self.new_field.set_error(""))
        self.meter = StrengthMeter(theme, self.new)
        self.do = Button(theme, "", "primary", run=self._ask)
        self.cancel = Button(theme, leave, run=self._leave)
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.do, self.cancel))
        parts = (self.known_field, self.new_field, self.meter, self.again_field, buttons)
        self.setLayout(column(theme, *parts, gap=12))
        for field in (self.known, self.new, self.again):
            field.returnPressed.connect(self._go_on)

    def begin(self, way: Way, do: str) -> None:
        """Show the fields for it, empty; `do` is the verb on the button."""
        self._way = way
        self.do.set_text(do)
        self._empty()
        self.known_field.setVisible(way != "set")
        for field in (self.new_field, self.again_field):
            field.setVisible(way in {"set", "change"})
        self.show()

    def take_focus(self) -> None:
        """Let one type at once."""
        (self.new if self._way == "set" else self.known).setFocus()

    def refuse(self, sentence: str) -> None:
        """Say in place what was wrong."""
        self.again_field.set_note("")
        self._enable(enabled=True)
        (self.new_field if self._way == "set" else self.known_field).set_error(sentence)
        self.take_focus()

    def end(self) -> None:
        """Forget what was typed, and go."""
        self.again_field.set_note("")
        self._empty()
        self._enable(enabled=True)
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        fields = (self.known, self.new, self.again)
        empty = next((one for one in fields if one.isVisible() and not one.text()), None)
        if empty is None:
            self._ask()
        else:
            empty.setFocus()

    def _ask(self) -> None:
        if not self.do.isEnabled():
            return
        for field in (self.known_field, self.new_field, self.again_field):
            field.set_error("")
        if self._way in {"set", "change"} and self.new.text() != self.again.text():
            self.again_field.set_error(self.tr("The two are not the same."))
            return
        if self._way == "set":
            self.again_field.set_note(self.tr("The manual is encrypted anew …"))
        self._enable(enabled=False)
        self.asked.emit(self._way, self.known.text(), self.new.text())

    def _leave(self) -> None:
        if self.cancel.isEnabled():
            self.end()
            self.left.emit()

    def _empty(self) -> None:
        for field, part in (
            (self.known_field, self.known),
            (self.new_field, self.new),
            (self.again_field, self.again),
        ):
            part.clear()
            field.set_error("")

    def _enable(self, *, enabled: bool) -> None:
        for field in (self.known, self.new, self.again):
            field.setReadOnly(not enabled)  # a disabled one would send the focus elsewhere
        if not enabled:
            (self.known if self._way in {"remove", "code"} else self.again).setFocus()
        for button in (self.do, self.cancel):
            button.setEnabled(enabled)


class CodeBox(QWidget):
    """A new recovery code, shown once, with the ways onto paper."""

    print_wanted = Signal()
    sheet_wanted = Signal()
    noted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.code = PlainLabel(theme, "", "heading", wrap=True)
        self.print = Button(
            theme, self.tr("Print the sheet"), "primary", "printer", self.print_wanted.emit
        )
        self.save = Button(
            theme, self.tr("Save it as a file"), icon="file-down", run=self.sheet_wanted.emit
        )
        self.have = Button(theme, self.tr("I have it on paper"), run=self._forget)
        buttons = QWidget()
        buttons.setLayout(Flow(theme, self.print, self.save, self.have))
        self.setLayout(column(theme, self.code, buttons, gap=12))
        self.hide()

    def show_code(self, code: str) -> None:
        """Show a code, with the focus on the way to print it."""
        self.code.setText(code)
        self.setVisible(bool(code))
        if code:
            self.print.setFocus()

    def _forget(self) -> None:
        self.show_code("")
        self.noted.emit()


class PassphraseAsker(Card):
    """A card with such a form, as `gui.passphrases` serves it.

    What is shown when the form was left, or the code noted, is each card's own.
    """

    asked = Signal(str, str, str)
    """Way, what is known, the new passphrase."""
    keychain_wanted = Signal(bool)
    grown = Signal()
    """There is more to see than before."""

    def __init__(self, theme: Theme, leave: str) -> None:
        super().__init__(theme, padding=20, gap=12)
        self.form = PassphraseForm(theme, leave)
        self.said = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.result = CodeBox(theme)
        self.said.hide()
        self.form.asked.connect(self.asked)

    def refuse(self, sentence: str) -> None:
        """Say in place what was wrong."""
        self.form.refuse(sentence)

    def done(self, sentence: str, code: str = "") -> None:
        """Say what came of it, with the recovery code where there is a new one."""
        self.form.end()
        self.said.setText(sentence)
        self.said.show()
        self.result.show_code(code)
        self.grown.emit()


def _hidden(field: TextField) -> TextField:
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
