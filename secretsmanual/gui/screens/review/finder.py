"""Choosing in place: a field, and a list that follows what is typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.fields import SearchField
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.row_list import RowList

Find = Callable[[str], list[ItemRow]]


class Finder(QWidget):
    """Enter takes the row, or the first one found; Escape leaves all as it was."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._find: Find = _nothing
        self._take: Callable[[str], None] = _leave
        self._leave: Callable[[], None] | None = None
        self.heading = Heading(theme, "", 2, wrap=True)
        self.note = PlainLabel(theme, "", "body", "soft", wrap=True)
        self.field = _Field(theme, self.tr("Type the first letters"))
        empty = EmptyState(
            theme, "search", self.tr("Nothing is called that"), self.tr("Try fewer letters.")
        )
        self.list = RowList(theme, self.tr("Choices"), empty=empty)
        box = column(theme, self.heading, self.note, self.field, self.list, gap=10)
        box.setStretch(3, 1)
        side = theme.px(20)
        box.setContentsMargins(side, side, theme.px(12), theme.px(8))
        self.setLayout(box)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._show)
        self.field.down.connect(self.list.setFocus)
        self.field.entered.connect(self._choose)
        self.field.left.connect(self._escape)
        self.list.opened.connect(lambda _id: self._choose())

    def ask(
        self,
        title: str,
        note: str,
        find: Find,
        take: Callable[[str], None],
        start: str = "",
        leave: Callable[[], None] | None = None,
    ) -> None:
        """Let one of what `find` returns be chosen; `take` is given its id.

        `start` is typed already; `leave` is called after Escape.
        """
        self._find, self._take, self._leave = find, take, leave
        self.heading.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.list.setAccessibleName(title)
        self.field.setAccessibleName(title)
        if self.field.text() == start:
            self._show(start)
        self.field.setText(start)
        self.field.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        self.left.emit()
        if self._leave is not None:
            self._leave()

    def _show(self, typed: str) -> None:
        self.list.show_rows(self._find(typed))
        self.list.choose_first()

    def _choose(self) -> None:
        if chosen := self.list.current_id():
            self._take(chosen)


class _Field(SearchField):
    entered = Signal()
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Not passed on: for the page below Enter accepts a line.
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _nothing(_typed: str) -> list[ItemRow]:
    return []


def _leave(_chosen: str) -> None:
    return None
