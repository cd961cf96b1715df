"""Room for the page: people, list and record side by side, or one at a time where it is small."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from secretsmanual.domain.wording import tr
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.frames import Surface, column, row

PANEL = 316
"""Width of the column with the chosen record, in pixels at 100 %."""
ONE_BELOW = 900
"""Under this width of the page the record stands in the place of the list."""
PEOPLE = (204, 260)
"""Least and greatest width of the column of people."""
ABOVE_BELOW = 520
"""Under this width people stand above the list."""
MOST = 16_777_215
"""Qt's own word for as large as there is room."""


class Columns(QWidget):
    """The list, and the record beside it; where there is little room, one of them."""

    back = Signal()
    """The list is wanted again."""

    def __init__(self, theme: Theme, main: QWidget, panel: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._main = main
        self._turned = False
        self._side = Surface("side", "left")
        self._return = Button(theme, tr("Back to the list"), "quiet", "arrow-left", self.back.emit)
        self._top = QWidget()
        self._top.setLayout(row(theme, self._return, None))
        self._side.setLayout(column(theme, self._top, panel, gap=0))
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(main, 1)
        self._box.addWidget(self._side)
        theme.changed.connect(self._place)

    @property
    def turned(self) -> bool:
        """Whether the record stands in the place of the list."""
        return self._main.isHidden()

    def turn(self, *, to_record: bool) -> None:
        """Show the record, or the list, where there is room for one only."""
        self._turned = to_record
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        one = self.width() < px(ONE_BELOW)
        self._main.setVisible(not (one and self._turned))
        self._side.setVisible(not one or self._turned)
        self._top.setVisible(one)
        self._side.setMinimumWidth(0 if one else px(PANEL))
        self._side.setMaximumWidth(MOST if one else px(PANEL))


class Halves(QWidget):
    """People beside what is known of one; above it where there is little room."""

    def __init__(self, theme: Theme, people: QWidget, known: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._people = people
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(18))
        self._box.addWidget(people)
        self._box.addWidget(known, 1)
        theme.changed.connect(self._place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(ABOVE_BELOW)
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if beside else way.TopToBottom)
        least, most = map(px, PEOPLE)
        wide = max(least, min(most, round(self.width() * 0.37)))
        self._people.setMaximumSize(*((wide, MOST) if beside else (MOST, px(172))))
        self._people.setMinimumWidth(wide if beside else 0)
