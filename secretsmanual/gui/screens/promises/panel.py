"""One promise beside the list: what it is, and keeping, moving, dropping it in place."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.values import Satisfied
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.screens.promises.rows import SATISFIED, satisfied, when, who
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import ActionButton, Button
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.fields import FormField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Leavable, column, row
from secretsmanual.gui.widgets.history import HistoryPart
from secretsmanual.gui.widgets.in_place import InPlaceField
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.services.promises import NamedPromise

ANSWERS: tuple[Satisfied, ...] = ("delighted", "yes", "partly", "late", "no")


class Answers(Leavable):
    """How they took it: the keys 1 to 5, or 0 where nobody has asked them yet."""

    answered = Signal(object)
    """A Satisfied, or None."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        title = PlainLabel(theme, self.tr("How did they take it?"), "strong")
        answers: tuple[Satisfied | None, ...] = (*ANSWERS, None)
        self.buttons = {
            f"{number % len(answers)}": self._button(theme, number % len(answers), value)
            for number, value in enumerate(answers, 1)
        }
        self.setLayout(column(theme, title, *self.buttons.values(), gap=2))

    def begin(self) -> None:
        """Take the focus: Enter says that nobody has asked them yet."""
        self.buttons["0"].setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in self.buttons:
            self.buttons[event.text()].click()
        else:
            super().keyPressEvent(event)

    def _button(self, theme: Theme, key: int, value: Satisfied | None) -> Button:
        text = self.tr(SATISFIED[value]) if value else self.tr("Not asked yet")
        return Button(theme, f"{key}   {text}", "place", run=lambda: self.answered.emit(value))


class Mover(QWidget):
    """Another day, typed as one says it, and why."""

    moved = Signal(object, str)
    """The new day and the reason."""
    left = Signal()

    def __init__(self, theme: Theme, read: Callable[[str], date | None]) -> None:
        super().__init__()
        self._read = read
        self.day = InPlaceField(theme, self.tr("New day"), self.tr("Friday, 4 Dec, in 2 weeks"))
        self.why = InPlaceField(theme, self.tr("Why"), self.tr("What we told them"))
        self._day_field = FormField(theme, self.tr("New day"), self.day, " ")
        self._why_field = FormField(theme, self.tr("Why"), self.why)
        save = Button(theme, self.tr("Move it"), "primary", run=self._save)
        leave = Button(theme, self.tr("Leave"), "quiet", run=self.left.emit)
        buttons = row(theme, save, leave, None)
        self.setLayout(column(theme, self._day_field, self._why_field, buttons, gap=12))
        self.day.textChanged.connect(self._tell)
        for field in (self.day, self.why):
            field.saved.connect(lambda _text: self._save())
            field.left.connect(self.left)

    def begin(self) -> None:
        """Start with empty fields."""
        self.day.clear()
        self.why.clear()
        self._day_field.set_error("")
        self._why_field.set_error("")
        self._tell()
        self.day.setFocus()

    def _tell(self) -> None:
        found = self._read(self.day.text())
        self._day_field.set_error("")
        self._day_field.set_note(_day(found) if found else " ")

    def _save(self) -> None:
        found = self._read(self.day.text())
        if found is None:
            self._day_field.set_error(self.tr("Type a day from today on, such as Friday or 4 Dec."))
            self.day.setFocus()
        elif not self.why.text().strip():
            self._why_field.set_error(self.tr("Say why, so that the brief can tell it."))
            self.why.setFocus()
        else:
            self.moved.emit(found, self.why.text().strip())


class PromisePanel(DetailsPanel):
    """The promise that is chosen."""

    keep_wanted = Signal()
    move_wanted = Signal()
    drop_wanted = Signal()
    person_wanted = Signal()
    tested = Signal(str)
    """By what they will see that it is done."""
    left = Signal()

    def __init__(self, theme: Theme, read: Callable[[str], date | None], actions: Actions) -> None:
        super().__init__(theme, self.tr("This promise"))
        self.keep = Button(theme, self.tr("Kept"), "primary", "check", self.keep_wanted.emit)
        self.move_it = Button(theme, self.tr("Move"), icon="clock", run=self.move_wanted.emit)
        self.drop = Button(theme, self.tr("Drop"), "quiet", run=self.drop_wanted.emit)
        for button, key in ((self.keep, "K"), (self.move_it, "M"), (self.drop, "D")):
            button.setToolTip(f"{button.text()} ({key})")
        self.person = Button(
            theme, self.tr("Open their page"), "link", "user", self.person_wanted.emit
        )
        self._can = QWidget()
        self._can.setLayout(Flow(theme, self.keep, self.move_it, self.drop, gap=6))
        self.answers = Answers(theme)
        self.mover = Mover(theme, read)
        self.test = InPlaceField(
            theme, self.tr("Done when"), self.tr("By what they will see that it is done")
        )
        self._test_field = FormField(theme, self.tr("Done when"), self.test)
        self.test.saved.connect(self.tested)
        self.test.left.connect(self.left)
        for part in (self._can, self.answers, self.mover, self._test_field):
            self.add(part)
        self._where = QWidget()
        happened = ActionButton(theme, actions["history"], "quiet", "history")
        self._where.setLayout(Flow(theme, self.person, happened, gap=6))
        self.add(self._where)
        self.history = HistoryPart(theme)
        self.add(self.history)
        self.rest()

    def rest(self) -> None:
        """Show what can be done."""
        self._show(self._can)

    def ask(self) -> None:
        """Ask how they took it."""
        self._show(self.answers)
        self.answers.begin()

    def ask_day(self) -> None:
        """Ask for another day."""
        self._show(self.mover)
        self.mover.begin()

    def ask_test(self, test_of_done: str) -> None:
        """Ask by what they will see that it is done."""
        self._show(self._test_field)
        self.test.setText(test_of_done)
        self.test.selectAll()
        self.test.setFocus()

    def show_promise(self, one: NamedPromise, today: date) -> None:
        """Show this promise."""
        promise = one.promise
        facts = [
            (self.tr("Day"), _day(promise.due) if promise.due else ""),
            (self.tr("Made"), words.day(promise.made_on)),
            (self.tr("Does it"), promise.by),
            (self.tr("Done when"), promise.test_of_done),
            (self.tr("Account"), one.account),
            (self.tr("They were"), satisfied(one)),
            *((self.tr("Moved"), _moved(move)) for move in promise.moved),
        ]
        if one.private and self._theme.veiled:
            facts = facts[:2]
        text = self._theme.veil(promise.text, private=one.private)
        self.show_record(text, f"{who(one)}, {when(one, today)}", facts)
        self.note.set_tone("warm" if one.overdue else "soft")
        self.person.setVisible(bool(one.account))
        self.history.forget_but(promise.id)
        for button in (self.keep, self.move_it, self.drop):
            button.setEnabled(promise.open)
        self.rest()

    def _show(self, part: QWidget) -> None:
        for one in (self._can, self.answers, self.mover, self._test_field):
            one.setVisible(one is part)


def _day(on: date) -> str:
    return f"{words.weekday(on)} {on.year}"


def _moved(move: dict[str, str]) -> str:
    to = _day(date.fromisoformat(move["to"]))
    return words.labelled(to, move["why"]) if move.get("why") else to
