"""Who is there: changed at any time, lines move along (domain.md 2.3, wrong person on screen)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.domain.interview.names import fold
from secretsmanual.gui.models.rows import ItemRow
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.fields import SearchField
from secretsmanual.gui.widgets.frames import row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.row_list import RowList

if TYPE_CHECKING:
    from secretsmanual.gui.screens.talk.seen import Somebody


class PresentPane(QWidget):
    """People of the account; of an unknown caller, everybody. Enter takes one in or out."""

    toggled = Signal(object)
    """Somebody"""
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self._people: tuple[Somebody, ...] = ()
        self.search = SearchField(theme, self.tr("Find a person"))
        self.list = RowList(theme, self.tr("People"))
        note = self.tr("The first is whom the talk is with. Enter takes somebody in or out.")
        box = QVBoxLayout(self)
        box.setContentsMargins(px(32), px(28), px(32), px(16))
        box.setSpacing(px(12))
        box.addWidget(Heading(theme, self.tr("Who is there?"), 1))
        box.addWidget(PlainLabel(theme, note, "body", "soft", wrap=True))
        box.addWidget(self.search)
        box.addWidget(self.list, 1)
        done = Button(theme, self.tr("Back to the talk"), "primary", run=self.finished.emit)
        box.addLayout(row(theme, done, None))
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(lambda *_: self._show())
        self.search.down.connect(self.list.setFocus)
        self.search.returnPressed.connect(lambda: self._toggle(self.list.current_id()))
        self.list.opened.connect(self._toggle)

    def show_people(self, people: "tuple[Somebody, ...]") -> None:
        """Show these; those present come first."""
        self._people = people
        self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        wanted = fold(self.search.text())
        rows = [
            ItemRow(
                one.id,
                one.name,
                one.note,
                aside=self.tr("there") if one.present else "",
                icon="check" if one.present else "user",
                aside_tone="accent",
            )
            for one in self._people
            if wanted in fold(one.name)
        ]
        self.list.show_rows(rows)
        if not self.list.current_id():
            self.list.choose_first()

    def _toggle(self, which: str) -> None:
        found = next((one for one in self._people if one.id == which), None)
        if found is not None:
            self.search.clear()
            self.toggled.emit(found)
