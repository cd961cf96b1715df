"""The chosen secret in the column beside the list: all of it, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.ideas import WANTED
from secretsmanual.domain.interview.bank import Kind
from secretsmanual.domain.occasions import OCCASIONS
from secretsmanual.domain.pages import SecretLine
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.uses import in_words
from secretsmanual.domain.wording import mark, tr
from secretsmanual.domain.words import quoted
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.models.heard import heard_where
from secretsmanual.gui.models.rows import veiled
from secretsmanual.gui.screens.account.rows import secret_row
from secretsmanual.gui.screens.account.secret_can import SecretCan
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import ActionButton, Button
from secretsmanual.gui.widgets.details import FactsGrid
from secretsmanual.gui.widgets.frames import Scroll, row
from secretsmanual.gui.widgets.history import HistoryPart
from secretsmanual.gui.widgets.in_place import InPlaceArea, InPlaceField
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.marks import KindMark

PROTECTION = {
    "open": mark("open: service and marketing"),
    "service": mark("service"),
    "private": mark("nobody: it is private"),
    "never": mark("nobody, and it is never mentioned"),
}


class SecretPanel(Scroll):
    """One secret. Its words turn into a field in place."""

    reworded = Signal(str, str)
    """Its id and the new words."""
    topic_named = Signal(str, str)
    """Its id and what service is told not to raise."""
    left = Signal()
    peeked = Signal(bool)
    """Whether what must never be mentioned is to be shown now."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme, tr("This secret"), padding=20, gap=12)
        self._theme = theme
        self._line: SecretLine | None = None
        self._kind: Kind | None = None
        self.mark = KindMark(theme, "")
        self.text = PlainLabel(theme, "", "capture", wrap=True)
        self.quote = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.field = InPlaceArea(theme, tr("What they said or want"))
        self.field.hide()
        self.marks = PlainLabel(theme, "", "small", "soft", wrap=True)
        self.hold = Button(theme, tr("Hold to see it"), icon="eye")
        self.topic = InPlaceField(theme, tr("Do not raise (for service)"))
        self.topic.setPlaceholderText(tr("A topic such as: warehouse 2"))
        self._topic_name = PlainLabel(theme, tr("Do not raise (for service)"), "small", "soft")
        self.confirm = ActionButton(theme, actions["confirm"], "primary", "circle-check")
        self.facts = FactsGrid(theme)
        self.history = HistoryPart(theme)
        self.can = SecretCan(theme, actions)
        part: QWidget
        for part in (self.mark, self.text, self.field, self.quote, self.marks):
            self.box.addWidget(part)
        self.box.addLayout(row(theme, self.hold, None))
        self.box.addWidget(self._topic_name)
        self.box.addWidget(self.topic)
        self.box.addLayout(row(theme, self.confirm, None))
        for part in (self.can, self.facts, self.history):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.field.saved.connect(self._save)
        self.field.left.connect(self._leave)
        self.topic.saved.connect(self._save_topic)
        self.topic.left.connect(self._leave_topic)
        self.hold.pressed.connect(lambda: self.peeked.emit(True))
        self.hold.released.connect(lambda: self.peeked.emit(False))

    @property
    def editing(self) -> bool:
        """Whether the words are a field now."""
        return not self.field.isHidden()

    def show_secret(self, line: SecretLine, kind: Kind | None, who: str) -> None:
        """Show a secret."""
        another = self._line is None or self._line.secret.id != line.secret.id
        self._line, self._kind = line, kind
        row = secret_row(line, kind)
        self.mark.set_kind(row.kind, row.family)
        never = line.secret.sensitivity == "never"
        hidden = self._theme.veiled and line.secret.sensitivity in CONFIDED
        for part in (self.hold, self._topic_name, self.topic):
            part.setVisible(never and not hidden)
        if another or not self._topic_typed:
            self.topic.setText(line.secret.topic)
        marks = [mark.word for mark in secret_row(line, kind).marks]
        self.marks.setText(" · ".join(marks))
        self.marks.setVisible(bool(marks))
        self.facts.set_pairs(_facts(line, who) if not hidden else _facts_at_a_glance(line, who))
        self._show_field(False)
        self.show_words(shown=False)
        self.history.forget_but("" if hidden else line.secret.id)
        if another:
            self.verticalScrollBar().setValue(0)

    def show_words(self, *, shown: bool) -> None:
        """Show what must never be mentioned, or hide it again."""
        if self._line is None:
            return
        painted = secret_row(self._line, self._kind, shown=shown)
        if self._theme.veiled:
            painted = veiled(painted, self._theme.veil_all)
        hidden = self._line.secret.sensitivity == "never" and not shown
        self.text.setText(painted.text)
        self.text.set_tone("soft" if hidden else "ink")
        self.quote.setText(quoted(painted.quote))
        self.quote.setVisible(bool(painted.quote))

    def edit(self) -> None:
        """Turn the words into a field."""
        if self._line is not None:
            self.field.setPlainText(self._line.secret.text)
            self._show_field(True)
            self.field.setFocus()
            self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def keep(self) -> None:
        """Save what is half typed, and show words again."""
        if self.editing:
            self._show_field(False)
            self._reword(self.field.toPlainText())
        self._name_topic()

    def _save(self, text: str) -> None:
        self._leave()
        self._reword(text)

    def _reword(self, text: str) -> None:
        if self._line is not None and text.strip() not in {"", self._line.secret.text}:
            self.reworded.emit(self._line.secret.id, text)

    @property
    def _topic_typed(self) -> bool:
        """Whether a topic is typed and not saved yet."""
        return self.topic.isModified() and not self.topic.isHidden()

    def _save_topic(self, _: str) -> None:
        self._name_topic()
        self.left.emit()

    def _leave_topic(self) -> None:
        if self._line is not None:
            self.topic.setText(self._line.secret.topic)
        self.left.emit()

    def _name_topic(self) -> None:
        typed, changed = self.topic.text().strip(), self._topic_typed
        self.topic.setModified(False)
        if changed and self._line is not None and typed != self._line.secret.topic:
            self.topic_named.emit(self._line.secret.id, typed)

    def _leave(self) -> None:
        self._show_field(False)
        self.left.emit()

    def _show_field(self, shown: bool) -> None:
        self.field.setVisible(shown)
        self.text.setVisible(not shown)


def _facts(line: SecretLine, who: str) -> list[tuple[str, str]]:
    secret = line.secret
    confirmed = secret.last_confirmed
    return [
        (tr("About"), who),
        (tr("Heard"), _heard(secret)),
        (tr("Confirmed"), words.day(confirmed) if confirmed != secret.heard_on else ""),
        (tr("Through"), secret.via),
        (tr("On"), words.day(secret.standing_on) if secret.standing_on else ""),
        (tr("May know"), tr(PROTECTION[secret.sensitivity])),
        (tr("Source"), tr("protected: no name, no hint") if secret.source_protected else ""),
        (tr("Used"), "\n".join(in_words(use) for use in reversed(line.uses))),
        (tr("They got it"), tr(WANTED[secret.wanted_status]) if secret.wanted_status else ""),
        (tr("So we could"), secret.idea),
        (tr("Occasion"), tr(OCCASIONS.get(secret.occasion, secret.occasion))),
        (tr("It matters"), secret.why_it_matters),
        (tr("Themes"), ", ".join(secret.themes)),
    ]


def _facts_at_a_glance(line: SecretLine, who: str) -> list[tuple[str, str]]:
    """Give what tells nobody's words."""
    told = {tr("About"), tr("Heard"), tr("Confirmed"), tr("May know"), tr("Used")}
    return [pair for pair in _facts(line, who) if pair[0] in told]


def _heard(secret: Secret) -> str:
    return f"{words.day(secret.heard_on)} {heard_where(secret)}".rstrip()
