"""What is done next, as one small form each: open, a step, the surprise, the end."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.domain import recovery, words
from secretsmanual.domain.ids import SecretId
from secretsmanual.domain.oops import Grade
from secretsmanual.domain.recovery import Todo
from secretsmanual.domain.recovery_card import RecoveryCard
from secretsmanual.domain.surprises import CHECKS
from secretsmanual.domain.wording import mark, tr
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button, Chip
from secretsmanual.gui.widgets.fields import FormField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column, row
from secretsmanual.gui.widgets.in_place import ENTER, InPlaceField
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.services.recovery import Closing, Surprising

GRADES: tuple[Grade, ...] = ("A", "B", "C", "D", "E", "F")
GRADE_WORDS = (
    mark("Blown away"),
    mark("Very pleased"),
    mark("Pleased"),
    mark("Not much"),
    mark("Disappointed"),
    mark("Worse off"),
)


class StepField(InPlaceField):
    """A line whose Enter does a step; a key held down does it once."""

    typed = Signal()
    down = Signal()
    """What stands below the form is wanted."""

    def __init__(self, theme: Theme, name: str, hint: str = "") -> None:
        super().__init__(theme, name, hint)
        self.textEdited.connect(lambda _: self.typed.emit())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class Form(QWidget):
    """A title, a sentence, fields and one button. Enter in any field presses it."""

    done = Signal()
    typed = Signal()
    """Something is being typed: nothing else may move."""
    down = Signal()
    """The list of secrets is wanted."""

    def __init__(self, theme: Theme, title: str, help_: str, button: str) -> None:
        super().__init__()
        self.theme = theme
        self.title = Heading(theme, title, 2, wrap=True)
        self.help = PlainLabel(theme, help_, "body", "soft", wrap=True)
        self.button = Button(theme, button, "primary", run=self.done.emit)
        self.box: QVBoxLayout = column(theme, self.title, self.help, gap=10)
        self.setLayout(self.box)

    def add(self, part: QWidget) -> None:
        """Put a part under what is there."""
        self.box.addWidget(part)

    def end(self) -> None:
        """Put the button under the fields."""
        self.box.addLayout(row(self.theme, self.button, None))

    def field(self, name: str, hint: str = "", note: str = "") -> StepField:
        """Add a line to type in, under its name."""
        made = StepField(self.theme, name, hint)
        made.saved.connect(lambda _: self.done.emit())
        made.typed.connect(self.typed)
        made.down.connect(self.down)
        self.add(FormField(self.theme, name, made, note))
        return made

    def begin(self) -> None:
        """Take the focus where work goes on."""
        self.button.setFocus()


class OpenForm(Form):
    """A fresh card asks what went wrong."""

    def __init__(self, theme: Theme) -> None:
        help_ = tr("Enter starts the clock: we learn of it now.")
        super().__init__(theme, tr("What went wrong?"), help_, tr("Start the 24 hours"))
        self.what = self.field(tr("What went wrong"), tr("A few words are enough"))
        self.feeling = self.field(tr("How they feel, in their words"), tr("If they said it"))
        self.end()

    @override
    def begin(self) -> None:
        self.what.setFocus()


class StepForm(Form):
    """One step: what was done, then Enter."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "", tr("Done"))
        self.step: Todo | None = None
        self.note = self.field(tr("What was done"), tr("Who, what; or leave it empty"))
        self.end()

    def show_step(self, todo: Todo) -> None:
        """Ask for this step; what is half typed for another one goes."""
        if self.step is None or self.step.step != todo.step:
            self.note.clear()
        self.step = todo
        self.title.setText(tr("Next: {}").format(tr(recovery.STEPS[todo.step])))
        self.help.setText(tr(recovery.HELP[todo.step]))

    @override
    def begin(self) -> None:
        self.note.setFocus()


class SurpriseForm(Form):
    """The surprise: what, what it costs, and the five checks."""

    planned = Signal()
    """A tick or a field changed: it is kept before it is done."""

    def __init__(self, theme: Theme) -> None:
        title = tr("Next: {}").format(tr(recovery.STEPS["surprise"]))
        super().__init__(theme, title, tr(recovery.HELP["surprise"]), tr("Done: they have it"))
        self.rests_on = PlainLabel(theme, "", "body", "accent", wrap=True)
        self.add(self.rests_on)
        self.what = self.field(tr("What we do for them"), tr("Time and attention before things"))
        self.cost = self.field(tr("What it costs"), tr("0 where it costs time"))
        self.checks: dict[str, QCheckBox] = {}
        for name, text in CHECKS.items():
            box = self.checks[name] = QCheckBox(tr(text))
            box.setAccessibleName(tr(text))
            box.clicked.connect(lambda *_: self.planned.emit())
            self.add(Ticked(theme, box, tr(text)))
        self.end()
        for field in (self.what, self.cost):
            field.editingFinished.connect(self._keep)
        self._secret = ""
        self._was: Surprising | None = None

    def show_plan(self, card: RecoveryCard) -> None:
        """Show what was thought of so far, but not over what is being typed."""
        case, chosen = card.case, card.chosen
        if case is None:
            return
        another = self._secret != (case.surprise_secret or "")
        self._secret = case.surprise_secret or ""
        limit = card.known.gift_limit
        if chosen:
            self.rests_on.setText(tr("Rests on: {}").format(chosen.secret.text))
        else:
            self.rests_on.setText(tr("Choose what it rests on: Down, then Enter on a secret."))
        note = tr("No limit is set.")
        if limit is not None:
            note = tr("At most {}.").format(words.number(limit, 2))
        holder = self.cost.parentWidget()
        if isinstance(holder, FormField):
            holder.set_note(note)
        values = (case.surprise, "" if case.surprise_cost is None else f"{case.surprise_cost:.2f}")
        for field, value in zip((self.what, self.cost), values, strict=True):
            if another or not (field.hasFocus() and field.isModified()):
                field.setText(value)
        for name, box in self.checks.items():
            box.setChecked(name in case.checks)
        self._was = self._now()

    def resting_on(self, secret_id: str) -> Surprising:
        """Return the plan with another secret: what is written stays, its checks begin anew."""
        found = self._now()
        cost = found.cost if found else None
        return Surprising(self.what.text().strip(), SecretId(secret_id), cost)

    def surprising(self) -> Surprising | None:
        """Return what stands in the fields; None where the cost is no amount."""
        holder = self.cost.parentWidget()
        found = self._now()
        wrong = found is None
        if isinstance(holder, FormField):
            holder.set_error(tr("An amount, such as 24 or 24.50.") if wrong else "")
        if wrong:
            self.cost.setFocus()
        return found

    def _now(self) -> Surprising | None:
        typed = self.cost.text().strip().replace(",", ".")
        try:
            cost = float(typed) if typed else None
        except ValueError:
            return None
        if cost is not None and not 0 <= cost < 10_000_000:
            return None
        ticked = tuple(name for name, box in self.checks.items() if box.isChecked())
        secret = SecretId(self._secret) if self._secret else None
        return Surprising(self.what.text().strip(), secret, cost, ticked)

    def _keep(self) -> None:
        if self._now() not in (None, self._was):
            self.planned.emit()

    @override
    def begin(self) -> None:
        self.what.setFocus()


class Ticked(QWidget):
    """A box to tick whose sentence wraps where there is little room."""

    def __init__(self, theme: Theme, box: QCheckBox, text: str) -> None:
        super().__init__()
        box.setText("")
        words = PlainLabel(theme, text, "body", wrap=True)
        words.setBuddy(box)
        across = row(theme, box, words, gap=6)
        across.setStretch(1, 1)
        across.setAlignment(box, Qt.AlignmentFlag.AlignTop)
        self.setLayout(across)


class CloseForm(Form):
    """The end: the question, A to F, and how it felt."""

    not_ours = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr(recovery.ASK), "", tr("Close the case"))
        self.question = Heading(theme, tr(recovery.QUESTION), 2, wrap=True)
        self.add(self.question)
        self.grades: dict[Grade, Chip] = {}
        self.answer: Grade = ""
        holder = QWidget()
        for grade, meaning in zip(GRADES, GRADE_WORDS, strict=True):
            chip = Chip(theme, f"{grade}  {tr(meaning)}", checkable=True)
            chip.clicked.connect(lambda *_, own=grade: self.choose(own))
            self.grades[grade] = chip
        holder.setLayout(Flow(theme, *self.grades.values(), gap=6))
        self.add(holder)
        self.feeling = self.field(tr("How they feel now"), tr("One or two words of theirs"))
        self.words = self.field(tr("What they said"), tr("Word for word: it becomes a secret"))
        self.learned = self.field(tr("What we learned"))
        self.as_promise = QCheckBox(tr("It is a promise of ours"))
        self.as_promise.setAccessibleName(self.as_promise.text())
        self.add(self.as_promise)
        self.end()

    def choose(self, grade: Grade) -> None:
        """Take their answer; the same once more takes it back."""
        self.answer = "" if self.answer == grade else grade
        for one, chip in self.grades.items():
            chip.setChecked(one == self.answer)

    def show_card(self, card: RecoveryCard) -> None:
        """Say as what the case can be closed, or why it cannot yet."""
        case = card.case
        if case is None:
            return
        why = recovery.why_not_closed(case, card.known.now)
        recovered = recovery.within_24h(case)
        self.help.setText(
            why or (tr("It will be closed as recovered.") if recovered else tr(recovery.LATE))
        )
        self.button.setEnabled(not why)

    def closing(self) -> Closing:
        """Return what stands there."""
        return Closing(
            self.answer,
            self.feeling.text(),
            self.words.text(),
            self.learned.text(),
            as_promise=self.as_promise.isChecked(),
        )

    def forget(self) -> None:
        """Empty it for another case."""
        for field in (self.feeling, self.words, self.learned):
            field.clear()
        self.as_promise.setChecked(False)
        self.answer = ""
        for chip in self.grades.values():
            chip.setChecked(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().upper()
        grade = next((one for one in GRADES if one == typed), None)
        if grade and any(chip.hasFocus() for chip in self.grades.values()):
            self.choose(grade)
            self.feeling.setFocus()
        else:
            super().keyPressEvent(event)

    @override
    def begin(self) -> None:
        self.grades["A"].setFocus()


class ClosedNote(Form):
    """A closed case: how it ended, and a new one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "", tr("Something went wrong again"))
        self.end()

    def show_card(self, card: RecoveryCard, lines: Sequence[str]) -> None:
        """Say how it ended."""
        state = recovery.state_words(card.case) if card.case else ""
        self.title.setText(state[:1].upper() + state[1:])
        self.help.setText("\n".join(line for line in lines if line))
