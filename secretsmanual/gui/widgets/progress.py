"""Long work under way: what, how far, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import row
from secretsmanual.gui.widgets.labels import PlainLabel


class Progress(QWidget):
    """A sentence, a bar, and Cancel. Hidden until it starts."""

    cancelled = Signal()
    """The user pressed Cancel; connect it to a ticket's `cancel`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = PlainLabel(theme, "", "body")
        self._count = PlainLabel(theme, "", "small", "soft")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = Button(theme, self.tr("Cancel"), run=self._stop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addLayout(row(theme, self._words, None, self._count, self.cancel))
        box.addWidget(self.bar)
        self.hide()

    def start(self, what: str) -> None:
        """Begin: `what` is a sentence such as "Reading the file". How much is not known yet."""
        self._words.setText(what)
        self._count.setText("")
        self.bar.setAccessibleName(what)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()

    def step(self, now: int, total: int) -> None:
        """Show how far it is; total 0 where that is not known."""
        self.bar.setRange(0, total)
        self.bar.setValue(min(now, total))
        locale = self.locale()
        if total:
            words = self.tr("{} of {}").format(locale.toString(now), locale.toString(total))
            self._count.setText(words)

    def finish(self) -> None:
        """Take it away."""
        self.hide()

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self._words.setText(self.tr("Stopping"))
        self.cancelled.emit()
