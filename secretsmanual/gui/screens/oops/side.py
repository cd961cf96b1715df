"""Beside the steps: what it does to them, how they feel, the apology, the clock's beginning."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.recovery_card import APOLOGY, RecoveryCard, case_in_short, learned_words
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.wording import tr
from secretsmanual.gui.clipboard import copy
from secretsmanual.gui.screens.oops.forms import StepField
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton, Button
from secretsmanual.gui.widgets.details import FactsGrid
from secretsmanual.gui.widgets.fields import FormField
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import Rule, column, row
from secretsmanual.gui.widgets.in_place import InPlaceArea
from secretsmanual.gui.widgets.labels import Heading, PlainLabel

PAST = 3
"""Earlier mishaps that are told of."""


class MomentForm(QWidget):
    """When we learned of it, changed with a reason."""

    changed = Signal(object, str)
    """A datetime, and why."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.at = StepField(theme, tr("Learned at"), tr("07:18, or 2026-11-20 07:18"))
        self.why = StepField(theme, tr("Why"), tr("Why it is corrected"))
        self._at = FormField(theme, tr("Learned at"), self.at)
        self._why = FormField(theme, tr("Why"), self.why)
        self._now: datetime | None = None
        for field in (self.at, self.why):
            field.saved.connect(lambda _: self._save())
            field.left.connect(self._leave)
        self.setLayout(column(theme, self._at, self._why, gap=8))
        self.hide()

    def begin(self, learned: datetime, now: datetime) -> None:
        """Show the fields with what holds now."""
        self._now = now
        self.at.setText(f"{learned.astimezone(now.tzinfo):%Y-%m-%d %H:%M}")
        self.why.clear()
        self.tell("")
        self.show()
        self.at.setFocus()
        self.at.selectAll()

    def tell(self, sentence: str) -> None:
        """Say what is wrong."""
        self._at.set_error(sentence)

    def _save(self) -> None:
        at = self._read()
        self._at.set_error("" if at else tr("Write it as 07:18, or 2026-11-20 07:18."))
        missing = not self.why.text().strip()
        self._why.set_error(tr("Say in a few words why.") if missing else "")
        if at is None:
            self.at.setFocus()
        elif missing:
            self.why.setFocus()
        else:
            self.changed.emit(at, self.why.text())

    def _read(self) -> datetime | None:
        if self._now is None:
            return None
        typed = self.at.text().strip()
        if len(typed) <= len("07:18"):
            typed = f"{self._now:%Y-%m-%d} {typed.zfill(5)}"
        try:
            found = datetime.fromisoformat(typed)
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=self._now.tzinfo)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class SpokenLine(InPlaceArea):
    """Words of the case, as many rows as they need; kept when one leaves them."""

    finished = Signal()
    typed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, rows=1)
        self.saved.connect(lambda _: self.finished.emit())
        self.textChanged.connect(self._tell)

    def fill(self, text: str) -> None:
        """Show a text, but not over what is being typed."""
        if not (self.hasFocus() and self.modified) and self.toPlainText() != text:
            self.setPlainText(text)

    def take(self) -> str:
        """Return what stands there, as kept."""
        text = self.toPlainText()
        if self.veiled.meant is None:
            self.document().setModified(False)
        return text

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.modified:
            self.finished.emit()

    def _tell(self) -> None:
        if self.hasFocus():
            self.typed.emit()


class OopsSide(QWidget):
    """Facts to read aloud from, and the words one says."""

    reworded = Signal(str)
    """What went wrong, in other words."""
    felt = Signal(str)
    """How they feel, in their words."""
    worded = Signal(list)
    """The three lines of the apology."""
    typed = Signal()
    copied = Signal()
    not_ours = Signal()
    moment_wanted = Signal()

    def __init__(self, tools: Tools) -> None:
        theme = tools.theme
        super().__init__()
        self._theme = theme
        self.facts = FactsGrid(theme)
        self.what = SpokenLine(theme, tr("What went wrong"))
        self._what = FormField(theme, tr("What went wrong"), self.what)
        self.feeling = StepField(theme, tr("How they feel, in their words"))
        self._feeling = FormField(theme, tr("How they feel, in their words"), self.feeling)
        self.lines = [SpokenLine(theme, tr(name)) for name in APOLOGY]
        self._apology = [
            FormField(theme, tr(name), line) for name, line in zip(APOLOGY, self.lines, strict=True)
        ]
        self.copy = Button(theme, tr("Copy the apology"), icon="copy", run=self._copy)
        self.moment = Button(theme, tr("Learned at another time"), "quiet", "clock")
        self.moment.clicked.connect(lambda *_: self.moment_wanted.emit())
        self.moment_form = MomentForm(theme)
        self.print = ActionButton(
            theme, tools.actions["print"], icon="printer", text=tr("Page for service")
        )
        self.off = Button(theme, tr("Not ours after all"), "quiet", run=self.not_ours.emit)
        self.past = PlainLabel(theme, "", "small", "soft", wrap=True)
        self._buttons = QWidget()
        self._buttons.setLayout(Flow(theme, self.print, self.moment, self.off, gap=6))
        self._lay_out()
        self._connect()

    def show_card(self, card: RecoveryCard) -> None:
        """Show the card's facts; a field in which one types is left alone."""
        case = card.case
        self.facts.set_pairs(_facts(card, self._known))
        for part in (
            self._what,
            self._feeling,
            *self._apology,
            self.copy,
            self._words,
            self._buttons,
        ):
            part.setVisible(case is not None)
        for part in (self.moment, self.off):
            part.setVisible(card.running)
        self.print.setVisible(case is not None)
        self.past.setText(_past(card))
        self.past.setVisible(bool(self.past.text()))
        if case is not None:
            self.what.fill(case.what)
            _fill(self.feeling, case.feeling_before)
            for field, line in zip(self.lines, card.apology, strict=True):
                field.fill(line)

    def keep(self) -> None:
        """Keep what is half typed."""
        if self.what.modified:
            self._reword()
        if self.feeling.isModified():
            self._feel()
        if any(line.modified for line in self.lines):
            self._word()

    def _lay_out(self) -> None:
        theme = self._theme
        self._words = Heading(theme, tr("Apology"), 3)
        copy = row(theme, self.copy, None)
        said = column(theme, self._words, *self._apology, copy, gap=12)
        box = column(theme, self._what, self.facts, self._feeling, Rule(), said, gap=12)
        for part in (self._buttons, self.moment_form, self.past):
            box.addWidget(part)
        box.addStretch(1)
        side = theme.px(20)
        box.setContentsMargins(side, side, side, side)
        self.setLayout(box)

    def _connect(self) -> None:
        self.feeling.editingFinished.connect(self._feel)
        self.feeling.saved.connect(lambda _: self._feel())
        self.what.finished.connect(self._reword)
        for line in self.lines:
            line.finished.connect(self._word)
        for line in (self.what, *self.lines):
            line.typed.connect(self.typed)
        for field in (self.feeling, self.moment_form.at, self.moment_form.why):
            field.typed.connect(self.typed)

    def _known(self, secret: Secret | None) -> str:
        if secret is None:
            return ""
        return self._theme.veil(secret.text, private=secret.sensitivity in CONFIDED)

    def _reword(self) -> None:
        self.reworded.emit(self.what.take())

    def _feel(self) -> None:
        self.feeling.setModified(False)
        self.felt.emit(self.feeling.text())

    def _word(self) -> None:
        self.worded.emit([line.take() for line in self.lines])

    def _copy(self) -> None:
        said = [line.toPlainText().strip() for line in self.lines]
        copy("\n".join(line for line in said if line))
        self.copied.emit()


def _fill(field: StepField, text: str) -> None:
    if not (field.hasFocus() and field.isModified()) and field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)


def _facts(
    card: RecoveryCard, words_of: Callable[[Secret | None], str]
) -> Sequence[tuple[str, str]]:
    known, case = card.known, card.case
    limit = known.gift_limit
    quiet = (
        tr("{}; the clock goes on").format(words.hours(known.quiet_hours))
        if known.quiet_hours
        else ""
    )
    return [
        (tr("Learned"), learned_words(case, known.now) if case else ""),
        (tr("Does to them"), words_of(card.stakes) or tr("nothing told yet")),
        (tr("Reach them"), words_of(card.reach)),
        (tr("Not these"), ", ".join(known.topics)),
        (tr("Gift limit"), words.number(limit, 2) if limit is not None else ""),
        (tr("Quiet hours"), quiet),
    ]


def _past(card: RecoveryCard) -> str:
    others = [one for one in card.known.others if card.case is None or one.id != card.case.id]
    return "\n".join(
        f"{words.day(one.learned_at.date())}: {one.what} "
        f"({case_in_short(one, card.known.now)}{f', {one.answer}' if one.answer else ''})"
        for one in others[:PAST]
    )
