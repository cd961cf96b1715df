"""Choosing one of many in the column beside the list: a kind, a person, an account, an answer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from secretsmanual.domain.names import folded
from secretsmanual.gui.models.rows import ItemRow, SecretRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import SearchField
from secretsmanual.gui.widgets.frames import Leavable, column, row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.row_list import RowList

Choice = ItemRow | SecretRow


class Picker(Leavable):
    """A title, a field to find by, and a list. Enter chooses, Escape leaves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: Sequence[Choice] = ()
        self._run: Callable[[str], None] | None = None
        self.heading = Heading(theme, "", 2, wrap=True)
        self.note = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.field = _Find(theme, self.tr("Type a part of it"))
        nothing = EmptyState(theme, "search", self.tr("None of them."))
        self.list = RowList(theme, self.tr("Choices"), empty=nothing)
        leave = Button(theme, self.tr("Leave"), "quiet", run=self.left.emit)
        above = column(theme, self.heading, self.note, self.field)
        # As wide as the rows, which leave room for the scroll bar.
        above.setContentsMargins(0, 0, theme.px(10) + 1, 0)
        box = column(theme, above, self.list, row(theme, None, leave))
        side = theme.px(20)
        box.setContentsMargins(side, side, theme.px(14), theme.px(12))
        self.setLayout(box)
        self.field.textChanged.connect(self._show)
        self.field.down.connect(self.list.setFocus)
        self.field.returnPressed.connect(self._choose)
        self.list.opened.connect(lambda _: self._choose())

    def ask(
        self, title: str, note: str, rows: Sequence[Choice], run: Callable[[str], None]
    ) -> None:
        """Let one be chosen; `run` is given its id."""
        self._rows, self._run = rows, run
        self.heading.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.field.clear()
        self.list.show_rows([])
        self._show("")
        self.field.setFocus()

    def _show(self, typed: str) -> None:
        wanted = folded(typed).split()
        self.list.show_rows(
            [row for row in self._rows if all(word in folded(row.spoken) for word in wanted)]
        )
        self.list.choose_first()

    def _choose(self) -> None:
        chosen, run = self.list.current_id(), self._run
        if chosen and run is not None:
            self._run = None
            run(chosen)


class _Find(SearchField):
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
