"""What a person sees when the program was wrong: what is safe, and what to do."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from secretsmanual.gui.accessible import announce
from secretsmanual.gui.clipboard import copy_openly
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.overlay import Overlay


class CrashPage(Overlay):
    """An apology without a traceback; the report is there to be read and copied."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "", 620, 420)
        title = self.tr("Something in the program went wrong")
        self.setAccessibleName(title)
        words = self.tr(
            "What you saved is safe. You can go on working; if it happens again, please send the "
            "report below. It names places in the program, and nothing of your customers."
        )
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setTabChangesFocus(True)
        self._text.setFont(theme.font("small"))
        self.copy = Button(theme, self.tr("Copy the report"), "primary", "copy", self._copy)
        self.go_on = Button(theme, self.tr("Go on"), run=self.leave)
        self.box.addWidget(Heading(theme, title, 2, wrap=True))
        self.box.addWidget(PlainLabel(theme, words, wrap=True))
        self.box.addWidget(self._text, 1)
        self.box.addLayout(row(theme, self.copy, None, self.go_on))

    @property
    def report(self) -> str:
        """The text that is copied."""
        return self._text.toPlainText()

    def show_report(self, report: str) -> None:
        """Show the redacted report of a crash."""
        self._text.setPlainText(report)
        self.copy.set_text(self.tr("Copy the report"))
        self.open()
        self.copy.setFocus()
        announce(self, self.accessibleName(), urgent=True)

    def _copy(self) -> None:
        copy_openly(self.report)
        self.copy.set_text(self.tr("Copied"))
