"""One question beside the list: what it is, and what can be done with it."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain import words
from secretsmanual.domain.interview.bank import Kind, Question
from secretsmanual.domain.wording import tr
from secretsmanual.gui.screens.questions.forms import KindForm, QuestionForm
from secretsmanual.gui.screens.questions.rows import WARMTH, about, state
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.services.questions import QuestionBook

_SLOT = re.compile(r"\{\w+\}")
"""What a phrase of theirs fills; shown as three dots."""


class QuestionPanel(DetailsPanel):
    """The question that is chosen, or the form to write one."""

    edit_wanted = Signal()
    turn_wanted = Signal()
    mute_wanted = Signal()
    delete_wanted = Signal()
    list_wanted = Signal()
    kind_mute_wanted = Signal()
    kind_wanted = Signal()
    kind_delete_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("This question"))
        self.marks = PlainLabel(theme, "", "small", "warm", wrap=True)
        self.follow_ups = PlainLabel(theme, "", "body", "soft", wrap=True)
        self._go_on = QWidget()
        self._go_on.setLayout(
            column(
                theme, PlainLabel(theme, self.tr("To go on with"), "label"), self.follow_ups, gap=4
            )
        )
        self.edit = Button(theme, "", "primary", "pen-line", self.edit_wanted.emit)
        self.turn = Button(theme, "", run=self.turn_wanted.emit)
        self.mute = Button(theme, self.tr("Not with …"), run=self.mute_wanted.emit)
        self.put_on_list = Button(
            theme, self.tr("Onto a list …"), "quiet", run=self.list_wanted.emit
        )
        self.mute_kind = Button(theme, "", "quiet", run=self.kind_mute_wanted.emit)
        self.delete = Button(theme, self.tr("Delete"), "quiet", run=self.delete_wanted.emit)
        self.kind = Button(theme, self.tr("Change the kind"), "quiet", "tag", self.kind_wanted.emit)
        self.kind_delete = Button(
            theme, self.tr("Delete the kind"), "quiet", run=self.kind_delete_wanted.emit
        )
        for button, key in (
            (self.edit, "E"),
            (self.turn, "R"),
            (self.mute, "M"),
            (self.put_on_list, "L"),
            (self.mute_kind, "K"),
            (self.delete, self.tr("Delete")),
        ):
            button.setToolTip(f"({key})")
        self._can = QWidget()
        self._can.setLayout(
            Flow(
                theme,
                *(self.edit, self.turn, self.mute, self.put_on_list, self.mute_kind),
                *(self.delete, self.kind, self.kind_delete),
                gap=6,
            )
        )
        self.form = QuestionForm(theme)
        self.kind_form = KindForm(theme)
        self._record = (self.heading, self.note, self.facts, self.marks, self._go_on, self._can)
        for part in (self.marks, self._go_on, self._can, self.form, self.kind_form):
            self.add(part)
        self.show_form(None)

    @property
    def writing(self) -> bool:
        """Whether a form stands there."""
        return not (self.form.isHidden() and self.kind_form.isHidden())

    def show_form(self, form: QWidget | None) -> None:
        """Show a form in place of the question, or the question again."""
        for one in (self.form, self.kind_form):
            one.setVisible(one is form)
        for part in self._record:
            part.setVisible(form is None)

    def show_question(self, question: Question, book: QuestionBook) -> None:
        """Show this question."""
        self.show_form(None)
        kind = book.bank.kind(question.kind) if book.bank.has_kind(question.kind) else None
        names = book.muted_for.get(question.id, ())
        self.show_record(
            question.text,
            _sentence(state(question, book)),
            [
                (self.tr("Asks about"), kind.label if kind else ""),
                ("", about(kind)),
                (self.tr("When it fits"), tr(WARMTH[question.warmth])),
                (self.tr("Listen for"), question.listen_for),
                (self.tr("Not with"), ", ".join(names)),
            ],
        )
        said = "\n".join(mark.say for mark in book.marks.get(question.id, ()))
        self.marks.setText(said)
        self.marks.setVisible(bool(said))
        self.follow_ups.setText(_SLOT.sub("…", "\n".join(question.followups)))
        self._go_on.setVisible(bool(question.followups))
        away = question.id in book.retired or bool(names)
        self.edit.set_text(self.tr("Edit") if question.own else self.tr("Reword it as yours"))
        self.turn.set_text(self.tr("Bring back") if away else self.tr("Retire"))
        self.mute.setVisible(question.id not in book.retired)
        for button in (self.edit, self.turn, self.put_on_list):
            button.show()
        self.delete.setVisible(question.own)
        self._show_kind(kind)

    def show_kind(self, kind: Kind) -> None:
        """Show a kind that no question asks for yet."""
        self.show_form(None)
        note = self.tr("No question asks for it yet: N writes one.")
        self.show_record(kind.label, note, [(self.tr("It is"), about(kind)), ("", kind.means)])
        self.marks.hide()
        self._go_on.hide()
        for button in (self.edit, self.turn, self.mute, self.put_on_list, self.delete):
            button.hide()
        self._show_kind(kind)

    def _show_kind(self, kind: Kind | None) -> None:
        self.mute_kind.setVisible(kind is not None)
        if kind is not None:
            self.mute_kind.set_text(self.tr("No {} with …").format(words.inside(kind.label)))
        for button in (self.kind, self.kind_delete):
            button.setVisible(kind is not None and kind.own)


def _sentence(words_said: str) -> str:
    return words_said[:1].upper() + words_said[1:]
