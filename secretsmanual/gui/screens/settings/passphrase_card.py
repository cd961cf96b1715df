"""The card of the passphrase: whether there is one, and the form to set, change or remove it."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from secretsmanual.domain.passphrases import strength
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import FormField, TextField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Card, column, row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel

Way = Literal["set", "change", "remove", "code"]


class PassphraseCard(Card):
    """Says plainly which of the two a manual is: locked, or open to whoever reads the disk."""

    asked = Signal(str, str, str)
    """Way, what is known, the new passphrase."""
    sheet_wanted = Signal()
    grown = Signal()
    """There is more to see than before."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme, padding=20, gap=12)
        self._way: Way = "set"
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self.new.textChanged.connect(self._judge)
        for field in (self.known, self.new, self.again):
            field.returnPressed.connect(self._ask)
        self.show_locked(locked=False)

    @property
    def first(self) -> QWidget:
        """What takes the focus when one came for the passphrase."""
        return self.change if self.change.isVisibleTo(self) else self.set

    def _make_fields(self) -> None:
        theme = self._theme
        self.state = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.known = _hidden(TextField(theme, self.tr("Passphrase or recovery code")))
        self.new = _hidden(TextField(theme, self.tr("New passphrase")))
        self.again = _hidden(TextField(theme, self.tr("Once more")))
        self.known_field = FormField(theme, self.known.accessibleName(), self.known)
        self.new_field = FormField(theme, self.new.accessibleName(), self.new)
        self.again_field = FormField(theme, self.again.accessibleName(), self.again)
        self.code = PlainLabel(theme, "", "heading", wrap=True)
        self.said = PlainLabel(theme, "", "body", "soft", wrap=True)

    def _make_buttons(self) -> None:
        theme = self._theme
        self.set = Button(
            theme, self.tr("Set a passphrase"), icon="lock", run=lambda: self.begin("set")
        )
        self.change = Button(
            theme, self.tr("Change it"), icon="key-round", run=lambda: self.begin("change")
        )
        self.remove = Button(
            theme, self.tr("Remove it"), icon="lock-open", run=lambda: self.begin("remove")
        )
        self.renew = Button(
            theme, self.tr("New recovery code"), icon="refresh-cw", run=lambda: self.begin("code")
        )
        self.do = Button(theme, "", "primary", run=self._ask)
        self.cancel = Button(theme, self.tr("Cancel"), run=self._leave)
        self.sheet = Button(
            theme,
            self.tr("Save the recovery sheet"),
            "primary",
            "printer",
            run=self.sheet_wanted.emit,
        )
        self.noted = Button(theme, self.tr("I have it on paper"), run=self._forget_code)

    def _lay_out(self) -> None:
        theme = self._theme
        self.ways, self.form, self.result = QWidget(), QWidget(), QWidget()
        self.ways.setLayout(Flow(theme, self.set, self.change, self.remove, self.renew))
        buttons = row(theme, self.do, self.cancel, None)
        fields = (self.known_field, self.new_field, self.again_field)
        self.form.setLayout(column(theme, *fields, buttons, gap=12))
        after = QWidget()
        after.setLayout(Flow(theme, self.sheet, self.noted))
        self.result.setLayout(column(theme, self.code, after, gap=12))
        heading = Heading(theme, self.tr("Passphrase"), 2)
        for part in (heading, self.state, self.ways, self.form, self.said, self.result):
            self.box.addWidget(part)
        for part in (self.form, self.said, self.result):
            part.hide()

    def show_locked(self, *, locked: bool) -> None:
        """Say which of the two it is."""
        self.state.setText(
            self.tr("This manual is locked. It opens with its passphrase or its recovery code.")
            if locked
            else self.tr(
                "This manual opens without a passphrase: whoever gets at this computer's disk "
                "or at a backup can read it."
            )
        )
        self.set.setVisible(not locked)
        for button in (self.change, self.remove, self.renew):
            button.setVisible(locked)

    def begin(self, way: Way) -> None:
        """Show the form."""
        self._way = way
        words: dict[Way, str] = {
            "set": self.tr("Lock the manual"),
            "change": self.tr("Change the passphrase"),
            "remove": self.tr("Let it stand open"),
            "code": self.tr("Make a new code"),
        }
        self.do.set_text(words[way])
        self._empty()
        self.known_field.setVisible(way != "set")
        for field in (self.new_field, self.again_field):
            field.setVisible(way in {"set", "change"})
        self.form.show()
        self.ways.hide()
        self.said.hide()
        (self.new if way == "set" else self.known).setFocus()
        self.grown.emit()

    def refuse(self, sentence: str) -> None:
        """Say in place what was wrong."""
        self._enable(enabled=True)
        field = self.new_field if self._way == "set" else self.known_field
        field.set_error(sentence)

    def done(self, sentence: str, code: str = "") -> None:
        """Say what came of it, with the recovery code where there is a new one."""
        self._leave()
        self.said.setText(sentence)
        self.said.show()
        self.code.setText(code)
        self.result.setVisible(bool(code))
        if code:
            self.ways.hide()
            self.sheet.setFocus()
        self.grown.emit()

    def _judge(self, typed: str) -> None:
        self.new_field.set_error("")
        self.new_field.set_note(strength(typed).sentence if typed else "")

    def _ask(self) -> None:
        if not self.do.isEnabled():
            return
        for field in (self.known_field, self.new_field, self.again_field):
            field.set_error("")
        if self._way in {"set", "change"} and self.new.text() != self.again.text():
            self.again_field.set_error(self.tr("The two are not the same."))
            return
        self._enable(enabled=False)
        self.asked.emit(self._way, self.known.text(), self.new.text())

    def _leave(self) -> None:
        self._empty()
        self._enable(enabled=True)
        self.form.hide()
        self.ways.show()

    def _forget_code(self) -> None:
        self.code.setText("")
        self.result.hide()
        self.said.hide()
        self.ways.show()

    def _empty(self) -> None:
        for field, part in (
            (self.known_field, self.known),
            (self.new_field, self.new),
            (self.again_field, self.again),
        ):
            part.clear()
            field.set_error("")
            field.set_note("")

    def _enable(self, *, enabled: bool) -> None:
        for part in (self.do, self.cancel, self.known, self.new, self.again):
            part.setEnabled(enabled)


def _hidden(field: TextField) -> TextField:
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
