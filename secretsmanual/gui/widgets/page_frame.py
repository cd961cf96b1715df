"""The shape that pages share: a title with what can be done, and columns that find their room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.focus_in_sight import FocusInSight
from secretsmanual.gui.widgets.frames import Surface, row
from secretsmanual.gui.widgets.labels import Heading, PlainLabel
from secretsmanual.gui.widgets.sides import around

SIDE = 340
"""Width of a side column, in pixels at 100 %."""
STACK_BELOW = 780
"""Under this width of the page, in pixels at 100 %, the side column goes below."""

LEAST = 150
"""Height that a page's last part usually keeps, in pixels at 100 %: two rows of a list."""
_ABOVE, _LAST = 0, 1
"""Rows of a page's column."""


class HeadLine(QWidget):
    """A title with what can be done at its end, or below it where the title would be cut."""

    def __init__(self, theme: Theme, title: QWidget, *buttons: QWidget) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title = title
        self._doing = QWidget()
        self._doing.setLayout(row(theme, *buttons))
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(8))
        self._box.addWidget(title, 1)
        self._box.addWidget(self._doing, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        both = self._title.sizeHint().width() + self._doing.sizeHint().width()
        below = both + self._box.spacing() > self.width()
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if below else way.LeftToRight)


class PageHead(QWidget):
    """The page's title with buttons at the right, and under both a quiet sentence."""

    def __init__(self, theme: Theme, title: str, note: str = "", *buttons: QWidget) -> None:
        super().__init__()
        self.heading = Heading(theme, title)
        self.note = PlainLabel(theme, "", "body", "soft", wrap=True)
        for label in (self.heading, self.note):
            policy = label.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
            label.setSizePolicy(policy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(2))
        box.addWidget(HeadLine(theme, self.heading, *buttons))
        box.addWidget(self.note)
        self.say(title, note)

    def say(self, title: str, note: str = "") -> None:
        """Change title and sentence."""
        self.heading.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))


class TwoColumns(QWidget):
    """What one works on, and beside it what belongs to it; below it where the page is narrow."""

    def __init__(self, theme: Theme, main: QWidget, side: QWidget, width: int = SIDE) -> None:
        super().__init__()
        self._theme = theme
        self._width = width
        self._side = Surface("side", "left")
        if not side.accessibleName():
            self._side.setAccessibleName(self.tr("Side column"))
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(side)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(main, 3)
        self._box.addWidget(self._side, 2)
        theme.changed.connect(self._place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def show_side(self, shown: bool) -> None:
        """Show the side column, or leave its room to the rest."""
        self._side.setVisible(shown)

    def _place(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(STACK_BELOW)
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._side.setMinimumWidth(px(self._width) if beside else 0)
        self._side.setMaximumWidth(px(self._width) if beside else 16_777_215)


class OneOf(QStackedWidget):
    """Shows one of its parts, and takes no more room than that one needs."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    @override
    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()


class PageBox(FocusInSight):
    """Parts under each other with a page's margins; the last takes the height that is left.

    Where the window is too low for all of them, the whole scrolls, so that nothing is clipped.
    """

    def __init__(
        self,
        theme: Theme,
        *parts: QWidget,
        widest: int = 1040,
        margin: int = 36,
        least: int = LEAST,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._least = least
        self._margin = margin
        self._widest = widest
        last = parts[-1]
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._column = QGridLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(14))
        scrolls = isinstance(last, QAbstractScrollArea)
        above = beside_bar(theme, *parts[:-1]) if scrolls else _column(theme, *parts[:-1])
        if len(parts) > 1:
            self._column.addLayout(above, _ABOVE, 0)
        self._column.addWidget(last, _LAST, 0)
        self._column.setRowStretch(_LAST, 1)
        whole = QWidget()
        self._box = QVBoxLayout(whole)
        self._box.addWidget(self._inside)
        self.setWidget(whole)
        whole.setAutoFillBackground(False)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        right = max(12, self._margin - 12)  # a list keeps the room of its scroll bar
        self._inside.setMaximumWidth(px(self._widest))
        self._column.setRowMinimumHeight(_LAST, px(self._least))
        self._box.setContentsMargins(around(px(self._margin), px(26), px(right), px(10)))


def beside_bar(theme: Theme, *parts: QWidget) -> QVBoxLayout:
    """Return parts under each other, as wide as the rows of a list below without its scroll bar."""
    column = _column(theme, *parts)
    column.setContentsMargins(around(0, 0, theme.px(10) + 1, 0))
    return column


def _column(theme: Theme, *parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(14))
    for part in parts:
        column.addWidget(part)
    return column
