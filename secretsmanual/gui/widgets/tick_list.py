"""A list in which several rows can be ticked, with Space or a double click."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from secretsmanual.gui.models.rows import Mark, SecretRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.list_keys import answer_key
from secretsmanual.gui.widgets.row_list import RowList

LINES = 3
"""Of a secret's words."""


class TickList(RowList):
    """Shows secrets with a ring under each, filled with a tick where it is chosen."""

    ticked = Signal()
    """Something was ticked or unticked."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, lines=LINES)
        self._rows: Sequence[SecretRow] = ()
        self.ticks: list[str] = []
        """Ids of the ticked rows, in the order of the list."""
        answer_key(self, "Space", self._toggle)
        self.doubleClicked.connect(lambda _at: self._toggle())

    def offer(self, rows: Sequence[SecretRow], ticks: Iterable[str] = ()) -> None:
        """Show rows, some of them ticked."""
        self._rows = rows
        self._tick(set(ticks))
        self.choose_first()

    def set_ticks(self, ids: Iterable[str]) -> None:
        """Tick these and no others, as if by hand."""
        self._tick(set(ids))
        self.ticked.emit()

    def _toggle(self) -> None:
        chosen = self.current_id()
        if chosen:
            self.set_ticks(set(self.ticks) ^ {chosen})

    def _tick(self, ticks: set[str]) -> None:
        self.ticks = [row.id for row in self._rows if row.id in ticks]
        self.show_rows([self._painted(row) for row in self._rows])

    def _painted(self, row: SecretRow) -> SecretRow:
        ticked = Mark("circle-check", self.tr("ticked"), "accent")
        mark = ticked if row.id in self.ticks else Mark("circle", self.tr("not ticked"))
        return replace(row, marks=(mark,))
