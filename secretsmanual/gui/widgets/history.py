"""What happened to one record, newest first, with what each field was and is."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from secretsmanual.domain import words
from secretsmanual.domain.happened import Happening, Turn
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.details import FactsGrid
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import Heading, PlainLabel


class HistoryPart(QWidget):
    """Part of a record's panel; hidden until the history is asked for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.facts = FactsGrid(theme)
        self._nothing = PlainLabel(
            theme, self.tr("Nothing since it came here."), "body", "soft", wrap=True
        )
        title = Heading(theme, self.tr("What happened to it"), 3)
        self.setLayout(column(theme, title, self._nothing, self.facts, gap=8))
        self._of = ""
        self.hide()

    def forget_but(self, record_id: str) -> None:
        """Hide the history of any other record."""
        if record_id != self._of:
            self.hide()

    def show_history(self, record_id: str, happened: Sequence[Happening]) -> None:
        """Show what happened to a record."""
        self._of = record_id
        self.facts.set_pairs([(words.day(one.at.date()), self._told(one)) for one in happened])
        self._nothing.setVisible(not happened)
        self.show()
        QTimer.singleShot(0, self, self._bring)

    def _bring(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self)
            around.horizontalScrollBar().setValue(0)

    def _told(self, one: Happening) -> str:
        done = self.tr("{} (undone)").format(one.label) if one.undone else one.label
        return "\n".join((done, *map(self._turned, one.turns)))

    def _turned(self, turn: Turn) -> str:
        if turn.was and turn.now:
            said = self.tr("{}: “{}” before, “{}” now")
            return said.format(turn.field, turn.was, turn.now)
        if turn.now:
            return self.tr("{}: “{}” now").format(turn.field, turn.now)
        return self.tr("{}: “{}” before, nothing now").format(turn.field, turn.was)
