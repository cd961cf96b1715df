"""A question or a kind of one's own, written in the column beside the list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from secretsmanual.domain.interview.bank import Kind, Question
from secretsmanual.domain.interview.lint import lint
from secretsmanual.domain.own_bank import LONGEST_TEXT, OwnKindFields, OwnQuestionFields
from secretsmanual.domain.values import SENSITIVITIES
from secretsmanual.domain.wording import tr
from secretsmanual.gui.models.families import FAMILIES
from secretsmanual.gui.screens.questions.rows import WARMTH
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import Choice, FormField, NumberField
from secretsmanual.gui.widgets.frames import Leavable, column, row
from secretsmanual.gui.widgets.in_place import InPlaceArea, InPlaceField
from secretsmanual.gui.widgets.labels import PlainLabel


class Form(Leavable):
    """Fields under each other. Enter keeps, Escape leaves all as it was."""

    def __init__(self, theme: Theme, title: str, keep: Callable[[], None]) -> None:
        super().__init__()
        self._theme = theme
        self.title = PlainLabel(theme, title, "strong")
        self._keep_button = Button(theme, self.tr("Keep it"), "primary", run=keep)
        leave = Button(theme, self.tr("Leave"), "quiet", run=self.left.emit)
        self._buttons = row(theme, self._keep_button, leave, None)

    def _choice(self, name: str, choices: Sequence[tuple[object, str]]) -> QComboBox:
        box = Choice(name)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for value, word in choices:
            box.addItem(word, value)
        return box


class QuestionForm(Form):
    """The words, what they ask for, how warm one must be, and how one goes on."""

    kept = Signal(object)
    """OwnQuestionFields."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("A question of your own"), self.keep)
        self._was: Question | None = None
        self.text = InPlaceArea(theme, self.tr("Question"), self.tr("What happens when …?"))
        self._text_field = FormField(theme, self.tr("Question"), self.text)
        self.marks = PlainLabel(theme, "", "small", "warm", wrap=True)
        self.kind = self._choice(self.tr("Asks about"), ())
        warmth = [(level, f"{level}   {tr(word)}") for level, word in WARMTH.items()]
        self.warmth = self._choice(self.tr("When it fits"), warmth)
        self.followups = InPlaceArea(
            theme, self.tr("To go on with, one a line"), self.tr("When was the last time?"), 2
        )
        self.listen_for = InPlaceField(theme, self.tr("Listen for"))
        go_on = FormField(
            theme,
            self.tr("To go on with, one a line"),
            self.followups,
            self.tr("Shift+Enter begins a line. {np} stands for a phrase of theirs."),
        )
        self.setLayout(
            column(
                theme,
                self.title,
                self._text_field,
                self.marks,
                FormField(theme, self.tr("Asks about"), self.kind),
                FormField(theme, self.tr("When it fits"), self.warmth),
                go_on,
                FormField(theme, self.tr("Listen for"), self.listen_for),
                self._buttons,
                gap=12,
            )
        )
        for area in (self.text, self.followups):
            area.textChanged.connect(self._look)
            area.saved.connect(lambda _text: self.keep())
            area.left.connect(self.left)
        self.listen_for.saved.connect(lambda _text: self.keep())
        self.listen_for.left.connect(self.left)

    def begin(self, kinds: Sequence[Kind], question: Question | None, kind_id: str) -> None:
        """Start from a question, or empty for a kind."""
        self._was = question
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(kind.label, kind.id)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind_id)))
        self.text.setPlainText(question.text if question else "")
        self.followups.setPlainText("\n".join(question.followups) if question else "")
        self.listen_for.setText(question.listen_for if question else "")
        self.warmth.setCurrentIndex(question.warmth - 1 if question else 0)
        self._text_field.set_error("")
        self._look()
        self.text.setFocus()

    def keep(self) -> None:
        """Say what was written, if it can stand."""
        text = " ".join(self.text.toPlainText().split())
        if not text:
            self._text_field.set_error(self.tr("Write how you would ask it."))
            self.text.setFocus()
        elif len(text) > LONGEST_TEXT:
            self._text_field.set_error(self.tr("That is too long to be asked."))
            self.text.setFocus()
        else:
            self.kept.emit(self._fields(text))

    def _fields(self, text: str) -> OwnQuestionFields:
        lines = (line.strip()[:LONGEST_TEXT] for line in self.followups.toPlainText().splitlines())
        was = self._was
        return OwnQuestionFields(
            kind=self.kind.currentData() or "",
            warmth=self.warmth.currentData(),
            text=text,
            followups=[line for line in lines if line][:12],
            listen_for=self.listen_for.text()[:LONGEST_TEXT],
            form=was.form if was else "",
            attribute=was.attribute if was else "",
            again=was.again if was else False,
        )

    def _look(self) -> None:
        """Mark what the wording rules say, quietly: nothing is refused (domain.md 4.1)."""
        text = " ".join(self.text.toPlainText().split())
        followups = tuple(self.followups.toPlainText().splitlines())
        draft = Question("", "", "person", 1, text, followups=followups)
        said = [mark.say for mark in lint(draft)] if text else []
        self.marks.setText("\n".join(said))
        self.marks.setVisible(bool(said))
        self._text_field.set_error("")


class KindForm(Form):
    """What a kind is called, whom it is about, how long it stays fresh, and who may know."""

    kept = Signal(object)
    """OwnKindFields."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("A kind of your own"), self.keep)
        self.label = InPlaceField(theme, self.tr("Name"), self.tr("Shift handover"))
        self._label_field = FormField(theme, self.tr("Name"), self.label)
        self.means = InPlaceField(theme, self.tr("What belongs there"))
        self.subject = self._choice(
            self.tr("About"),
            [("person", self.tr("A person")), ("organisation", self.tr("The organisation"))],
        )
        self.family = self._choice(
            self.tr("Belongs to"), [(name, tr(word)) for name, word in FAMILIES.items()]
        )
        self.half_life = NumberField(
            theme, self.tr("Half as fresh after"), 1, 3650, self.tr("days")
        )
        words = (
            self.tr("Everybody"),
            self.tr("Service"),
            self.tr("Only me"),
            self.tr("Never said"),
        )
        self.share = self._choice(
            self.tr("Who may know"), list(zip(SENSITIVITIES, words, strict=True))
        )
        parts = [
            FormField(theme, field.accessibleName(), field)
            for field in (self.means, self.subject, self.family, self.half_life, self.share)
        ]
        self.setLayout(column(theme, self.title, self._label_field, *parts, self._buttons, gap=12))
        for field in (self.label, self.means):
            field.saved.connect(lambda _text: self.keep())
            field.left.connect(self.left)
        self.begin(None)

    def begin(self, kind: Kind | None) -> None:
        """Start from a kind, or empty."""
        self.label.setText(kind.label if kind else "")
        self.means.setText(kind.means if kind else "")
        self.half_life.setValue(kind.half_life if kind else 365)
        for box, value in (
            (self.subject, kind.subject if kind else "person"),
            (self.family, kind.family if kind else "work"),
            (self.share, kind.share if kind else "service"),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._label_field.set_error("")
        self.label.setFocus()

    def keep(self) -> None:
        """Say what was written, if it can stand."""
        label = " ".join(self.label.text().split())
        if not label or len(label) > 60:
            self._label_field.set_error(self.tr("Give it a short name."))
            self.label.setFocus()
            return
        self.kept.emit(
            OwnKindFields(
                label=label,
                means=self.means.text()[:LONGEST_TEXT],
                subject=self.subject.currentData(),
                family=self.family.currentData(),
                half_life=self.half_life.value(),
                share=self.share.currentData(),
            )
        )
