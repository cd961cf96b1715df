"""Under the list: what needs care, or gives its source away, is settled in place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import Held
from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import quoted
from secretsmanual.gui.screens.hand_over.rows import groups_in_words
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import Card, column, row
from secretsmanual.gui.widgets.in_place import InPlaceArea
from secretsmanual.gui.widgets.labels import Heading, PlainLabel


class SettleCard(Card):
    """One secret with why it stays, and two ways on: keep it, or reword it."""

    kept = Signal()
    reworded = Signal(str)
    left = Signal()
    """The words stay as they were; back to the list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=16, gap=6)
        self._text = ""
        self.name = Heading(theme, "", 3, wrap=True)
        self.why = PlainLabel(theme, "", "body", "warm", wrap=True)
        self.words = PlainLabel(theme, "", "body", wrap=True)
        self.quote = PlainLabel(theme, "", "small", "soft", wrap=True)
        self.area = InPlaceArea(theme, self.tr("New words that may leave"))
        self.problem = PlainLabel(theme, "", "small", "alert", wrap=True)
        self.keep = Button(theme, self.tr("Keep to yourself"), icon="eye-off", run=self.kept.emit)
        self.keep.setToolTip(self.tr("It stays behind for good (K)"))
        self.reword = Button(theme, self.tr("Reword"), icon="pen-line", run=self.begin)
        self.reword.setToolTip(self.tr("Other words, which may leave (R)"))
        self.save = Button(theme, self.tr("Take these words"), "primary", run=self._save)
        self.cancel = Button(theme, self.tr("Leave as it was"), "quiet", run=self._cancel)
        self._reading, self._writing = QWidget(), QWidget()
        self._reading.setLayout(row(theme, self.keep, self.reword, None))
        buttons = row(theme, self.save, self.cancel, None)
        self._writing.setLayout(column(theme, self.area, self.problem, buttons))
        parts = (self.name, self.why, self.words, self.quote, self._reading, self._writing)
        for part in parts:
            self.box.addWidget(part)
        self.area.saved.connect(self.reworded)
        self.area.left.connect(self._cancel)
        self.hide()

    @property
    def writing(self) -> bool:
        """Whether new words are being typed."""
        return not self._writing.isHidden()

    def show_secret(self, secret: Secret, held: Held) -> None:
        """Show what it is, and why it cannot leave as it is."""
        whose = " · ".join(part for part in (tr(held.kind), held.person, held.account) if part)
        self.name.setText(whose)
        groups = groups_in_words(held)
        self.why.setText(f"{held.why} ({groups})" if groups else held.why)
        self._text = secret.text
        self.words.setText(secret.text)
        self.quote.setText(quoted(secret.verbatim))
        self.quote.setVisible(bool(secret.verbatim))
        self._show_writing(writing=False)
        self.show()

    def begin(self) -> None:
        """Reword: begin with the words as they are."""
        self.area.setPlainText(self._text)
        self._show_writing(writing=True)
        self.area.selectAll()
        self.area.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why the new words cannot leave either."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.area.setAccessibleDescription(sentence)

    def _show_writing(self, *, writing: bool) -> None:
        self.refuse("")
        for part in (self._reading, self.words):
            part.setVisible(not writing)
        self._writing.setVisible(writing)

    def _save(self) -> None:
        self.reworded.emit(self.area.toPlainText())

    def _cancel(self) -> None:
        self._show_writing(writing=False)
        self.left.emit()
