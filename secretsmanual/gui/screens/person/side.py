"""Beside the report: putting right, and erasing, which asks for the name to be typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from secretsmanual.domain.erasing import Erasure
from secretsmanual.domain.erasure_page import counted
from secretsmanual.domain.wording import trn
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import FormField, TextField
from secretsmanual.gui.widgets.frames import column, row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel


class RightsSide(QWidget):
    """One of the few things that undo cannot take back: it says so, and waits for the name."""

    correct_wanted = Signal()
    erase_wanted = Signal(bool)
    """Whether the name is to be taken out of what is about others, too."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._name = ""
        self.correct = Button(
            theme, self.tr("Open their page"), icon="pen-line", run=self.correct_wanted.emit
        )
        right = self.tr(
            "What is wrong is put right where it stands. Whoever received it is told: the page "
            "Hand-overs lists whom."
        )
        self.goes = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.elsewhere = PlainLabel(theme, "", "body", "warm", wrap=True)
        self.names = QCheckBox(self.tr("Take the name out of those as well"))
        self.name = TextField(theme, self.tr("Type the whole name to go on"))
        self._field = FormField(theme, self.name.accessibleName(), self.name)
        self.erase = Button(theme, self.tr("Erase for good"), icon="trash-2", run=self._erase)
        self.setLayout(
            column(
                theme,
                Heading(theme, self.tr("Put right"), 2),
                PlainLabel(theme, right, "body", "soft", wrap=True),
                row(theme, self.correct, None),
                Heading(theme, self.tr("Erase"), 2),
                self.goes,
                self.elsewhere,
                self.names,
                self._field,
                row(theme, self.erase, None),
                None,
                gap=12,
            )
        )
        self.name.textChanged.connect(lambda _: self._judge())
        self.name.returnPressed.connect(self._erase)
        self.rest()

    def rest(self) -> None:
        """Show nothing of the person before."""
        self._name = ""
        self.goes.setText(self.tr("Looking at what would go …"))
        self.elsewhere.hide()
        self.names.hide()
        self.names.setChecked(False)
        self.name.clear()
        self._field.set_error("")
        self._judge()

    def show_person(self, name: str, would_go: Erasure | None, why_not: str) -> None:
        """Say what erasing would take, or why it cannot be done now."""
        self._name = name if would_go else ""
        self.goes.setText(self._sentence(would_go) if would_go else why_not)
        mentions = len(would_go.mentions) if would_go else 0
        found = trn(
            "Named in {n} text about others; the report lists where.",
            "Named in {n} texts about others; the report lists where.",
            mentions,
        )
        self.elsewhere.setText(found)
        self.elsewhere.setVisible(bool(mentions))
        self.names.setVisible(bool(mentions))
        self._field.setVisible(bool(self._name))
        self.erase.setVisible(bool(self._name))
        self._judge()

    def stop_waiting(self) -> None:
        """Let it be tried again."""
        self._judge()

    def _sentence(self, would_go: Erasure) -> str:
        gone = self.tr("{}. In the history and in every backup as well. Undo cannot bring it back.")
        said = gone.format(counted(would_go))
        return said[:1].upper() + said[1:]

    def _judge(self) -> None:
        typed = " ".join(self.name.text().split()).casefold()
        fits = bool(self._name) and typed == self._name.casefold()
        self.erase.setEnabled(fits)
        if fits:
            self._field.set_error("")

    def _erase(self) -> None:
        if not self.erase.isEnabled():
            self._field.set_error(self.tr("That is not the whole name.") if self._name else "")
            return
        self.erase.setEnabled(False)
        self.erase_wanted.emit(self.names.isChecked())
